//! Statements and settings of PlantUML that were kept as they were written.

use ir::{Dialect, Raw};

/// First words of statements that PlantUML takes with anything behind them.
const SETTINGS: [&str; 12] = [
    "skinparam",
    "skinparamlocked",
    "skin",
    "hide",
    "show",
    "autonewpage",
    "ignore",
    "rotate",
    "minwidth",
    "set",
    "!pragma",
    "!option",
];

/// The lines of a statement, if PlantUML is known to take it.
pub(crate) fn lines(raw: &Raw) -> Option<Vec<String>> {
    if raw.dialect != Dialect::PlantUml {
        return None;
    }
    let lines: Vec<String> = raw.text.lines().map(|line| line.trim().to_owned()).collect();
    let calm = |line: &String| {
        !line.starts_with('@') && !line.chars().any(char::is_control) && !line.ends_with('\\')
    };
    let fits = lines.iter().all(calm)
        && match &lines[..] {
            [] => false,
            [one] => is_setting(one),
            [first, .., last] if first.eq_ignore_ascii_case("<style>") => {
                last.eq_ignore_ascii_case("</style>")
                    && is_balanced(&lines)
                    && !lines.iter().any(|line| line.starts_with('!'))
            }
            [first, .., last] => {
                first.to_ascii_lowercase().starts_with("skinparam")
                    && first.ends_with('{')
                    && last == "}"
                    && is_balanced(&lines)
                    && lines[1..].iter().all(|line| is_entry(line))
            }
        };
    // indentation is the author's
    fits.then(|| raw.text.lines().map(str::to_owned).collect())
}

/// A line in the braces of `skinparam`.
fn is_entry(line: &str) -> bool {
    let mut words = line.split_whitespace();
    match (words.next(), words.next()) {
        (None, _) | (Some("}"), None) => true,
        (Some(name), Some(_)) => is_name(name),
        _ => false,
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_.<>".contains(c))
}

fn is_balanced(lines: &[String]) -> bool {
    let mut depth = 0_i32;
    for c in lines.iter().flat_map(|line| line.chars()) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

fn is_setting(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let Some(first) = words.first().map(|word| word.to_ascii_lowercase()) else { return false };
    let behind = &words[1..];
    let is_number =
        |word: &&str| !word.is_empty() && word.len() < 7 && word.bytes().all(|byte| byte.is_ascii_digit());
    if !SETTINGS.contains(&first.as_str()) {
        return false;
    }
    match first.as_str() {
        "skinparam" | "skinparamlocked" => {
            behind.len() > 1 && is_name(behind[0]) && !line.contains(['{', '}', '"'])
        }
        "skin" => behind.len() == 1 && ["rose", "plantuml"].contains(&behind[0]),
        "hide" | "show" => {
            let known = ["stereotype", "stereotypes", "circle", "members", "footbox", "unlinked", "empty"];
            behind.len() == 1 && known.contains(&behind[0]) && behind[0] != "empty"
        }
        "autonewpage" | "minwidth" => behind.len() == 1 && behind.iter().all(is_number),
        "ignore" => behind == ["newpage"],
        "rotate" => behind.is_empty(),
        "set" => behind.len() == 2 && behind[0] == "separator" && is_name(behind[1]),
        _ => !behind.is_empty() && behind.iter().all(|word| is_name(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::Origin;

    #[test]
    fn only_what_plantuml_surely_takes_is_printed() {
        let printed = |text: &str| {
            lines(&Raw { dialect: Dialect::PlantUml, text: text.to_owned(), origin: Origin::NONE }).is_some()
        };
        for good in [
            "skinparam shadowing false",
            "skinparam sequence {\n  ArrowColor red\n}",
            "<style>\nnote { LineColor red }\n</style>",
            "autonewpage 3",
            "!pragma teoz true",
            "skinparam participantFontName<<x>> Arial Narrow",
        ] {
            assert!(printed(good), "{good}");
        }
        for bad in
            ["a statement of its own", "skinparam x {", "autonewpage x", "@enduml", "<style>\n}\n</style>"]
        {
            assert!(!printed(bad), "{bad}");
        }
    }
}
