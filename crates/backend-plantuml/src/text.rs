//! Texts at their places: on one line, or in lines of their own (reference conversion 3.2).

use crate::creole::{self, Written};
use crate::letters::{code, edges, first_by_number, push_code, starts_with_quote};
use ir::{Align, Construct, Origin, Text};
use spelling::plantuml::LINE_BREAK;
use spelling::printing::{Losses, report_markup};

/// A place for a text on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Behind a colon.
    Line,
    /// In quotes.
    Quoted,
    /// The label of a fragment.
    Guard,
    /// The title of a partition, or the heading of a group without a guard.
    Name,
    /// The heading of a group before its guard, or one that would be read as such.
    Group,
    /// Between brackets, behind the heading of a group.
    Bracketed,
    /// Between `...`.
    Delay,
    /// Between `==`.
    Divider,
    /// Behind a keyword that begins nothing else: without a letter or digit it would not be taken.
    Heading,
    /// Behind `newpage`, which is a name before an arrow.
    Page,
}

/// A text on one line. Reports what is lost of it.
pub(crate) fn one_line(text: &Text, form: Form, themed: bool, origin: Origin, losses: &mut Losses) -> String {
    report_markup(text, origin, losses);
    // several empty lines are room
    if text.is_empty() && text.lines.len() < 2 {
        return String::new();
    }
    let lines = creole::lines(text, form, false, themed, origin, losses);
    let mut out = String::new();
    let count = lines.len();
    for (index, Written { text, align }) in lines.into_iter().enumerate() {
        out.push_str(&edges(&text, index == 0));
        out.push_str(match align {
            Some(Align::Left) => r"\l",
            Some(Align::Right) => r"\r",
            _ if index + 1 < count => LINE_BREAK,
            _ => "",
        });
    }
    at_place(out, form)
}

/// What a place forbids at the beginning or the end.
fn at_place(text: String, form: Form) -> String {
    match form {
        Form::Line | Form::Quoted => text,
        // with the one before it, a bracket would begin a link
        Form::Bracketed if text.starts_with('[') && !text.starts_with("[[") => first_by_number(&text),
        Form::Bracketed => text,
        // a pair of brackets round a guard would be taken for those that pictures put there
        Form::Guard if text.starts_with('[') && !text.starts_with("[[") => format!("~{text}"),
        Form::Guard | Form::Name | Form::Group => {
            let text = match form {
                Form::Group => brackets_by_number(&text),
                _ => text,
            };
            if is_trap(&text) { first_by_number(&text) } else { text }
        }
        Form::Delay => dashes_by_number(&text),
        Form::Divider => match text.strip_suffix('=') {
            Some(rest) => format!("{rest}{}", code('=')),
            None => text,
        },
        Form::Heading if text.starts_with(':') || starts_with_quote(&text) => first_by_number(&text),
        Form::Page if is_trap(&text) => first_by_number(&text),
        Form::Heading | Form::Page => text,
    }
}

/// Whether the beginning of a label could be that of an arrow or a colour, so that the keyword before it would be a
/// name.
fn is_trap(text: &str) -> bool {
    let mut chars = text.chars();
    let (first, second) = (chars.next(), chars.next());
    let arrow = |c: Option<char>| matches!(c, Some('-' | '<' | '/' | '\\' | '[' | '+'));
    match first {
        Some('-' | '#' | '+' | '(' | '{' | '&' | '?' | ']' | '/' | ':' | '~') => true,
        Some('*') => second != Some('*'),
        Some('[') => second != Some('['),
        Some('<' | 'x' | 'X' | 'o' | 'O') => arrow(second),
        // `as "x" -> b`
        Some('a' | 'A') => text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("as ")),
        _ => false,
    }
}

/// The heading of a group ends at the first bracket behind the links at its beginning.
fn brackets_by_number(text: &str) -> String {
    let links = if text.starts_with("[[") { text.find("]]").map_or(0, |at| at + 2) } else { 0 };
    let mut out = text[..links].to_owned();
    for c in text[links..].chars() {
        if c == '[' {
            if out.ends_with('~') {
                out.pop();
            }
            push_code(&mut out, &code('['));
        } else {
            out.push(c);
        }
    }
    out
}

/// In a delay, dashes could be an arrow between two names; not so between digits and letters that are no marks.
fn dashes_by_number(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let calm = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !"xXoO".contains(c));
        if c == '-' && !(calm(out.chars().next_back()) && calm(chars.peek().copied())) {
            if out.ends_with('~') {
                out.pop();
            }
            push_code(&mut out, &code('-'));
        } else {
            out.push(c);
        }
    }
    out
}

/// A text as lines of their own, if it has several and they can stand there. Reports what is lost of it.
pub(crate) fn body(text: &Text, themed: bool, origin: Origin, losses: &mut Losses) -> Option<Vec<String>> {
    fits(text).then(|| lines_of_their_own(text, themed, Construct::TextAlign, origin, losses))
}

/// Whether nothing is lost of a text of several lines where each stands on a line of its own.
fn fits(text: &Text) -> bool {
    text.lines.len() > 1 && is_calm(text)
}

/// Whether no line is aligned, and those at the edges are there to be seen.
fn is_calm(text: &Text) -> bool {
    let empty = |at: Option<&ir::TextLine>| {
        let blank = |line: &ir::TextLine| line.to_plain().bytes().all(|byte| byte.is_ascii_whitespace());
        at.is_none_or(|line| blank(line) && line.block == ir::Block::Plain)
    };
    text.lines.iter().all(|line| line.align.is_none())
        && !empty(text.lines.first())
        && !empty(text.lines.last())
}

/// A text as lines of their own, whatever that costs `construct`: alignment goes, and empty lines at the edges become
/// blanks.
pub(crate) fn lines_of_their_own(
    text: &Text,
    themed: bool,
    construct: Construct,
    origin: Origin,
    losses: &mut Losses,
) -> Vec<String> {
    report_markup(text, origin, losses);
    let lines = creole::lines(text, Form::Line, true, themed, origin, losses);
    let lines: Vec<String> = lines.into_iter().map(|line| edges(&line.text, false)).collect();
    // what all share would be taken off
    let indent = |line: &String| line.len() - line.trim_start_matches([' ', '\t']).len();
    let shared = lines.iter().filter(|line| !line.is_empty()).map(indent).min().unwrap_or(0);
    let mut lines: Vec<String> =
        lines.iter().map(|line| protected(line.get(shared..).unwrap_or_default())).collect();
    if is_calm(text) {
        return lines;
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    let last = lines.len().saturating_sub(1);
    for edge in [0, last] {
        if let Some(line) = lines.get_mut(edge).filter(|line| line.trim().is_empty()) {
            *line = code('\u{A0}');
        }
    }
    let what = "lines that are aligned or empty";
    losses.approximated(construct, origin, what, "plain lines");
    lines
}

/// A line that is no comment, no directive and no end of the body.
pub(crate) fn protected(line: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    let (blanks, inner) = line.split_at(indent);
    let lower: String = inner.chars().take(4).collect::<String>().to_ascii_lowercase();
    if inner.starts_with(['\'', '!', '@'])
        || lower.starts_with("/'")
        || lower.starts_with("end")
        || lower == "\\end"
    {
        return format!("{blanks}{}", first_by_number(inner));
    }
    line.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::Dialect;

    fn print(text: &str, form: Form) -> String {
        one_line(&Text::plain(text), form, false, Origin::NONE, &mut Losses::new(Dialect::PlantUml))
    }

    #[test]
    fn each_place_has_its_traps() {
        for (text, form, expected) in [
            ("one\ntwo", Form::Line, r"one\ntwo"),
            ("\none", Form::Line, r"\none"),
            ("say \"hi\"", Form::Quoted, "say <U+0022>hi<U+0022>"),
            ("-> x", Form::Guard, "<U+002D>> x"),
            ("#tag", Form::Guard, "<U+0023>tag"),
            ("[c]", Form::Guard, "~[c]"),
            ("arr[0]", Form::Group, "arr<U+005B>0]"),
            ("a -> b", Form::Delay, "a <U+002D>> b"),
            ("5-minute", Form::Delay, "5-minute"),
            ("x =", Form::Divider, "x <U+003D>"),
            ("!!", Form::Heading, "<U+0021><U+0021>"),
            (": a", Form::Heading, "<U+003A> a"),
        ] {
            assert_eq!(print(text, form), expected, "{text}");
        }
    }

    #[test]
    fn bodies_hold_no_statements() {
        let mut losses = Losses::new(Dialect::PlantUml);
        let text = Text::plain("one\n' no comment\nend note\n!x\n  two");
        let lines = body(&text, false, Origin::NONE, &mut losses).unwrap();
        assert_eq!(lines, ["one", "<U+0027> no comment", "<U+0065>nd note", "<U+0021>x", "  two"]);
        for alone in ["one", "one\n", "\none"] {
            assert_eq!(body(&Text::plain(alone), false, Origin::NONE, &mut losses), None);
        }
    }
}
