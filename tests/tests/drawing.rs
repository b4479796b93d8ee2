//! Drawings made of characters: those of `fixtures/drawing`, which are read before they are blessed, and what must be true
//! of every one of them, whatever the diagram.

#![expect(clippy::disallowed_methods, reason = "a test reads the repository")]

use backend_text::{Charset, Options};
use ir::{Block, Diagram, FragmentKind, Item, Line, Text, walk};
use seqweave_tests::random::{self, Say};
use seqweave_tests::{assert_golden, files, root};
use std::collections::BTreeSet;
use std::fs;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many made-up diagrams are drawn. Not more, so that the suite stays quick; `DRAWINGS` in the environment asks for
/// others.
fn seeds() -> u64 {
    std::env::var("DRAWINGS").ok().and_then(|count| count.parse().ok()).unwrap_or(500)
}

/// Every word that a drawing shows, but for blanks, along which it may be broken.
fn words(diagram: &Diagram) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut say = |text: &Text| {
        let plain = text.lines.iter().filter(|line| !matches!(line.block, Block::Row { .. }));
        for line in plain {
            let clean: String = line.to_plain().chars().filter(|c| !c.is_control() || *c == '\t').collect();
            words.extend(clean.split_whitespace().map(str::to_owned));
        }
    };
    let meta = &diagram.meta;
    [&meta.title, &meta.caption].into_iter().for_each(&mut say);
    [&meta.header, &meta.footer].into_iter().flatten().for_each(|each| say(&each.text));
    meta.legend.iter().for_each(|legend| say(&legend.text));
    meta.mainframe.iter().for_each(&mut say);
    diagram.participants.iter().for_each(|each| say(&each.label));
    let boxed =
        |id: usize| diagram.participants.iter().any(|each| each.in_box.is_some_and(|it| it.index() == id));
    diagram.boxes.iter().enumerate().filter(|(id, _)| boxed(*id)).for_each(|(_, each)| say(&each.title));
    walk(diagram, |item| match item {
        Item::Message(message) if message.arrow.line != Line::Hidden => {
            say(&message.text);
            message.number.iter().for_each(|number| say(&Text::plain(number)));
        }
        Item::Note(note) => say(&note.text),
        Item::State(state) => say(&state.text),
        Item::Reference(reference) => say(&reference.text),
        Item::Divider(divider) => say(&divider.text),
        Item::PageBreak(page) => say(&page.title),
        Item::Delay(delay) => say(&delay.text),
        Item::Duration(duration) => say(&duration.text),
        Item::Fragment(fragment) => {
            if fragment.kind != FragmentKind::Rect {
                say(&fragment.name);
                if fragment.name.is_empty() {
                    say(&Text::plain(fragment.kind.as_str()));
                }
            }
            fragment.operands.iter().for_each(|operand| say(&operand.guard));
        }
        _ => {}
    });
    words
}

/// The characters of a drawing by row and column. The second cell of a wide character is empty.
fn grid(text: &str) -> Vec<Vec<&str>> {
    fn row(line: &str) -> Vec<&str> {
        let cells = line.graphemes(true);
        cells
            .flat_map(|c| std::iter::once(c).chain(std::iter::repeat_n("", c.width().saturating_sub(1))))
            .collect()
    }
    text.lines().map(row).collect()
}

const UP: &str = "│└┘├┤┴┼║╚╝╠╣╩╬╙╜╟╢╨╫╘╛╞╡╧╪█";
const DOWN: &str = "│┌┐├┤┬┼║╔╗╠╣╦╬╓╖╟╢╥╫╒╕╞╡╤╪";
const LINES: &str = "─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫█";
/// What a line may end at: bars, ends of arrows, dotted lifelines, crosses, upper sides of boxes.
const STOPS: &str = "█►◄<>×○●X·\\/¦()▲▼─┌┐┬";

/// Lines go on from row to row, but for texts that stand on them: a row that is shifted, because a text is wider than
/// was thought, tears them all.
fn check_lines(text: &str, about: &str) {
    let rows = grid(text);
    let at =
        |row: usize, column: usize| rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or(" ");
    let is = |cell: &str, set: &str| !cell.is_empty() && set.contains(cell);
    let is_letter = |cell: &str| cell.is_empty() || !is(cell, LINES) && !is(cell, " ►◄×○●·¦▲▼");
    // letters in the cell or beside it, or further off on both sides; or the gap of a broken line
    let is_text = |row: usize, column: usize| {
        let near = |column: usize| is_letter(at(row, column));
        let cells = rows.get(row).map_or(&[][..], |row| &row[..]);
        let before = cells.iter().take(column).rev().find(|cell| **cell != " ");
        let behind = cells.iter().skip(column + 1).find(|cell| **cell != " ");
        let between = [before, behind].into_iter().all(|cell| cell.is_some_and(|cell| is_letter(cell)));
        let gap = at(row, column) == " "
            && (at(row, column.saturating_sub(1)) == "─" || at(row, column + 1) == "─");
        near(column) || near(column.saturating_sub(1)) || near(column + 1) || between || gap
    };
    for row in 0..rows.len() {
        for column in 0..rows[row].len() {
            let cell = at(row, column);
            if is(cell, DOWN) && row + 1 < rows.len() {
                let below = at(row + 1, column);
                // boxes with pointed or round sides: below their corners, and above their sides
                let is_side = is(at(row + 1, column.saturating_sub(1)), "<(")
                    || is(at(row + 1, column + 1), ">)")
                    || is(at(row + 2, column), "<(>)");
                // below the end of a lifeline there are only the lower sides of boxes
                let is_end = || (row + 1..rows.len()).all(|row| !is(at(row, column), LINES));
                let is_end = || rows[row + 1].is_empty() || is_end();
                let fine = is(below, UP) || is(below, STOPS) || is_side || is_end();
                let fine = fine || is_text(row + 1, column) || is_text(row, column);
                let near =
                    || text.lines().skip(row.saturating_sub(6)).take(12).collect::<Vec<_>>().join("\n");
                assert!(fine, "{about}: {cell} in row {row}, column {column} ends in {below:?}\n{}", near());
            }
        }
    }
}

fn check(diagram: &Diagram, about: &str) {
    let mut drawings = Vec::new();
    for charset in [Charset::Unicode, Charset::Ascii] {
        let options = Options { charset, wrap: None };
        let text = backend_text::draw(diagram, &options).expect("a drawing").text;
        assert!(text.ends_with('\n'), "{about}: no line feed at the end");
        for line in text.lines() {
            assert_eq!(line, line.trim_end_matches(' '), "{about}: blanks at the end\n{text}");
            assert!(!line.contains(char::is_control), "{about}: {line:?} has control characters");
        }
        let joined: String = text.split_whitespace().collect();
        for word in words(diagram) {
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            if text.contains(&word) || joined.contains(&letters(&word)) {
                continue;
            }
            // broken between rows: its pieces stand there one below the other
            let pieces = pieces(&word);
            assert!(pieces.iter().all(|piece| text.contains(piece)), "{about}: {word:?} is missing\n{text}");
        }
        drawings.push(text);
    }
    if !has_table(diagram) {
        check_lines(&drawings[0], about);
    }
}

/// Tables and trees in texts have lines of their own, which end where the text does.
fn has_table(diagram: &Diagram) -> bool {
    let mut found = false;
    ir::walk_texts(diagram, |text| {
        let is_table = |block: &Block| matches!(block, Block::Row { .. } | Block::Tree { .. });
        found |= text.lines.iter().any(|line| is_table(&line.block));
    });
    found
}

/// Of a word that may be broken anywhere: its characters.
fn pieces(word: &str) -> Vec<String> {
    word.graphemes(true).map(str::to_owned).collect()
}

/// Each diagram of `fixtures/drawing` stands beside its two drawings.
#[test]
fn fixtures_are_drawn_as_they_were() {
    let sources = files(&root().join("fixtures/drawing"), &["wsd", "mmd", "puml"]);
    assert!(sources.len() >= 20, "every construct has a drawing");
    for path in sources {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a diagram");
        let extension = path.extension().and_then(|extension| extension.to_str());
        let format = convert::detect(extension, &text).format();
        let document = convert::read(convert::Input::whole(&name, text.as_str(), format), &diag::NoIncludes);
        assert!(document.is_ok(), "{name}: {:#?}", document.diagnostics);
        let targets = ["text", "ascii"].map(|name| convert::by_name(name).expect("a format"));
        for made in convert::write(&document, &targets, &convert::Options::default()) {
            let drawn = String::from_utf8(made.output.expect("a drawing")).expect("text");
            let golden = path.with_extension(made.format.extension());
            let golden = golden.strip_prefix(root()).expect("below the top").display().to_string();
            assert_golden(&golden, &drawn);
        }
    }
}

/// The drawing in the README is the one of its fixture.
#[test]
fn the_readme_shows_a_drawing() {
    let drawn = fs::read_to_string(root().join("fixtures/drawing/login.txt")).expect("a drawing");
    let page = fs::read_to_string(root().join("README.md")).expect("a page");
    assert!(page.contains(&format!("```text\n{drawn}```\n")), "README.md repeats an older drawing:\n{drawn}");
}

#[test]
fn made_up_diagrams_are_drawn_well() {
    for say in [Say::Anything, Say::Wsd, Say::Mermaid] {
        for seed in 0..seeds() {
            let diagram = random::diagram(seed, say);
            check(&diagram, &format!("{say:?} {seed}"));
        }
    }
}

#[test]
fn every_construct_is_drawn_well() {
    let mut specimen = ir::specimen();
    // hidden columns take their words with them
    specimen.style.hide_unlinked = false;
    check(&specimen, "specimen");
    for (index, diagram) in ir::further_specimens().iter().enumerate() {
        check(diagram, &format!("further specimen {index}"));
    }
    for &construct in ir::Construct::ALL {
        check(&ir::specimen_of(construct), construct.as_str());
    }
}
