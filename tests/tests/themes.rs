//! `docs/themes.md` tells what the themes are made of, from their own files; pictures of all of them are redrawn.

#![expect(clippy::disallowed_methods, reason = "a test reads the repository")]

use convert::theme;
use seqweave_tests::{assert_golden, root};
use std::fmt::Write;
use std::fs;

const BEFORE: &str = "\
# Themes

A theme decides what pictures look like: colours, distances, shapes, and which of several ways things are drawn.
[style.md](style.md) tells why the house style looks as it does. `make bless` writes this page anew, from the themes.

```sh
seqweave themes                                       # lists the built-in themes
seqweave convert login.wsd --theme dark -o login.svg
seqweave build docs --theme brand.toml                # a theme of your own
```

| theme | what it is for |
|---|---|
";

const OWN: &str = r##"
## Your own

A theme is a TOML file that names what it changes:

```toml
extends = "default"          # or another theme, or a file beside this one: "brand.toml"
about = "the colours of our company"

[colour]
arrow = { light = "#0b3d91", dark = "#9cc2ff" }   # on a light page, on a dark one
note = { dark = "#26331f" }                       # the light one stays as it is
icon = "#8a5cf6"                                  # the same on both

[form]
feet = "always"

[metric]
margin = 8
```

`seqweave themes --show default` prints everything there is, with reasons. Mistakes are reported all at once, with their
places: unknown tables and keys, values that make no sense, a base that is not there. Text that your colours make hard to
read (less than 4.5:1) is a warning.

`page` says which column of colours is shown: `auto` (the reader's page decides; a PNG takes the light one), `light` or
`dark`. `--mode light` and `--mode dark` decide it for one run.

## What authors say

| the diagram says | the picture |
|---|---|
| nothing | the house style |
| `theme: dark` (Mermaid), a dark `!theme` (PlantUML) | the dark look |
| `theme: forest`, `!theme cerulean`, … | the house style with participants in that colour, on that theme's ground |
| `theme: neutral`, `!theme plain`, `skinparam monochrome true` | no colours: each becomes the grey that is as light |
| `skinparam`, `<style>`, `themeVariables` | these colours, made readable where they are not |
| a background (`skinparam backgroundColor`) | that ground, with the light or dark colours that can be read on it |
| two colours (`#red/blue`, `\|`, `\`, `-`) | a gradient, with one colour of text that can be read at both ends |

`--theme` wins over a theme that the diagram names. Colours that it sets, one by one, are kept in every theme;
`author_colours = "grey"` in a theme of your own takes those away, too.

## Tokens

What is on the left of `=` in a theme file, by its table. Distances are px, heights of text are those of line boxes.
"##;

/// A line of the file of the house style: `key = value   # what it is`.
fn row(line: &str) -> Option<(&str, &str, &str)> {
    let (key, rest) = line.split_once(" = ")?;
    let (value, about) = rest.split_once("  # ").map_or((rest, ""), |(value, about)| (value.trim(), about));
    Some((key, value, about))
}

/// The value as a table shows it: drawings are too long.
fn shown(value: &str) -> String {
    let pages = ["{ light = ", ", dark = ", " }"];
    let is_drawing =
        value.starts_with("\"M") || value.starts_with("{ strokes") || value.starts_with("{ centre");
    if is_drawing {
        return "a drawing".to_owned();
    }
    match value.strip_prefix(pages[0]).and_then(|rest| rest.strip_suffix(pages[2])) {
        Some(pair) if !pair.contains("alpha") => {
            let (light, dark) = pair.split_once(pages[1]).unwrap_or((pair, ""));
            format!("`{}` `{}`", light.trim_matches('"'), dark.trim_matches('"'))
        }
        _ => format!("`{}`", value.trim_matches('"')),
    }
}

fn page() -> String {
    let mut out = BEFORE.to_owned();
    for name in theme::NAMES {
        let about = &theme::named(name).expect("it is built in").about;
        let _ = writeln!(out, "| `{name}` | {about} |");
    }
    out.push_str(OWN);
    let text = theme::text("default").expect("it is built in");
    let above = text.split("\n[").next().unwrap_or_default();
    out.push_str("\nAbove all tables:\n\n| key | default | what it is |\n|---|---|---|\n");
    out.push_str("| `extends` | `default` | the theme or file that everything else is taken from |\n");
    out.push_str("| `about` | | one sentence that says what it is for |\n");
    for (key, value, about) in above.lines().filter(|line| !line.starts_with('#')).filter_map(row) {
        if key != "about" {
            let _ = writeln!(out, "| `{key}` | {} | {about} |", shown(value));
        }
    }
    for line in text[above.len()..].lines() {
        if let Some(heading) = line.strip_prefix('[') {
            let (name, about) = heading.split_once(']').unwrap_or((heading, ""));
            let about = about.trim().trim_start_matches("# ");
            let _ = write!(out, "\n### `[{name}]`\n\n");
            if !about.is_empty() {
                let _ = write!(out, "{}{}.\n\n", about[..1].to_uppercase(), &about[1..]);
            }
            out.push_str("| key | default | what it is |\n|---|---|---|\n");
        } else if let Some((key, value, about)) = row(line) {
            let _ = writeln!(out, "| `{key}` | {} | {about} |", shown(value));
        }
    }
    out
}

#[test]
fn the_page_tells_every_token() {
    let page = page();
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        assert!(!line.ends_with("|  |"), "it does not say what it is: {line}");
    }
    assert_golden("docs/themes.md", &page);
}

/// The example of a theme is one.
#[test]
fn the_example_of_a_theme_has_no_mistake() {
    let text = OWN.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let loaded = theme::load("brand.toml", text, &diag::NoIncludes);
    assert_eq!(loaded.findings, []);
    let theme = loaded.theme.expect("it is read");
    assert_eq!((theme.metric.margin, theme.about.as_str()), (8.0, "the colours of our company"));
}

/// `make docs` draws the example in each theme; the page about style shows the pictures.
#[test]
fn the_example_is_drawn_in_every_theme() {
    let makefile = fs::read_to_string(root().join("Makefile")).expect("the Makefile");
    let line = makefile.lines().find(|line| line.starts_with("THEMES = ")).expect("it names the themes");
    let drawn: Vec<_> = line.split_whitespace().skip(2).collect();
    let others: Vec<_> = theme::NAMES.into_iter().filter(|name| *name != "default").collect();
    assert_eq!(drawn, others);
    for name in others {
        let picture = root().join(format!("docs/style/{name}/example.svg"));
        assert!(picture.exists(), "{} is missing: run `make docs`", picture.display());
    }
}
