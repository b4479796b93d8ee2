//! What holds for every text, checked over the fixtures, over texts made from them by small accidents, and over real
//! diagrams where a corpus is at hand.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read fixtures and a corpus, and report"
)]

use crate::lex::{self, Kind as Token};
use crate::parse;
use crate::part::Part;
use crate::prepare;
use crate::report::Report;
use crate::tree::Kind;
use diag::{NoIncludes, Sources};
use std::path::{Path, PathBuf};

/// A fixture or a diagram of the corpus.
struct Case {
    path: PathBuf,
    text: String,
}

#[test]
fn fixtures_hold_the_laws() {
    let cases = fixtures();
    assert!(cases.len() > 100, "only {} fixtures", cases.len());
    cases.iter().for_each(|case| check(&case.path, &case.text));
}

#[test]
fn damaged_fixtures_hold_the_laws() {
    let cases = fixtures();
    let mut random = Random(0x5eed);
    for case in &cases {
        for _ in 0..40 {
            check(&case.path, &damaged(&case.text, &cases, &mut random));
        }
    }
}

#[test]
fn real_diagrams_have_the_verdict_of_the_original() {
    let root = std::env::var_os("SEQWEAVE_CORPUS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus"), PathBuf::from);
    let Ok(expected) = std::fs::read_to_string(root.join("expected/mermaid.jsonl")) else {
        println!("skipped: no corpus at {}; set SEQWEAVE_CORPUS", root.display());
        return;
    };
    let mut seen = 0;
    for line in expected.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("the dumps are JSON");
        let path = root.join(line["file"].as_str().expect("a file"));
        let text = std::fs::read_to_string(&path).expect("a diagram");
        check(&path, &text);
        let mut sources = Sources::new();
        let file = sources.add("real", text.as_str());
        let read = crate::read(&mut sources, file, &NoIncludes);
        let accepted = !read.diagnostics.iter().any(diag::Diagnostic::is_error);
        assert_eq!(Some(accepted), line["ok"].as_bool(), "{}: {:?}", path.display(), read.diagnostics);
        seen += 1;
    }
    println!("{seen} real diagrams");
}

/// Prepared text leads back to its source, tokens cover each byte of it once, an error node stands for each error of the
/// parser, the diagram is valid, and its origins lie in the text.
fn check(path: &Path, text: &str) {
    let path = path.display();
    let prepared = prepare::prepare(text);
    let mut last = 0;
    for (at, char) in prepared.text.char_indices() {
        let range = prepared.source(Part::new(at, at + char.len_utf8()));
        let from =
            text.get(range.clone()).unwrap_or_else(|| panic!("{path}: {range:?} is no stretch of {text:?}"));
        let same = from.starts_with(char) || matches!((char, from), ('\n', "\r") | ('\'', "\""));
        assert!(same && range.start >= last, "{path}: {char:?} comes from {from:?} in {text:?}");
        last = range.end;
    }

    let mut lexer = lex::Lexer::new(&prepared.text, prepared.has_marks);
    let mut at = 0;
    loop {
        let token = lexer.next();
        assert_eq!(token.part.start, at, "{path}: tokens leave a gap or overlap in {text:?}");
        assert!(
            prepared.text.is_char_boundary(token.part.end as usize),
            "{path}: a token splits a character"
        );
        at = token.part.end;
        match token.kind {
            Token::End => break,
            _ => assert!(
                token.part.end > token.part.start
                    || matches!(token.kind, Token::Newline | Token::Rest | Token::LabelText | Token::Error),
                "{path}: an empty {:?} in {text:?}",
                token.kind
            ),
        }
    }
    assert_eq!(at as usize, prepared.text.len(), "{path}: tokens end early in {text:?}");

    let mut report = Report::default();
    let tree = parse::tree(&prepared, &mut report);
    let nodes =
        tree.statements.iter().filter(|it| matches!(it.kind, Kind::Refused | Kind::ForeignBlock)).count();
    assert_eq!(nodes, report.errors(), "{path}: errors and error nodes differ in {text:?}");
    for statement in &tree.statements {
        let part = statement.part;
        let stretch = prepared.text.get(part.start as usize..part.end as usize);
        assert!(stretch.is_some(), "{path}: {part:?} is no stretch of {text:?}");
    }

    let mut sources = Sources::new();
    let file = sources.add(path.to_string(), text);
    let read = crate::read(&mut sources, file, &NoIncludes);
    assert_eq!(ir::validate(&read.diagram), [], "{path}: {text:?}");
    let spans = read.diagnostics.iter().flat_map(|finding| finding.labels.iter().map(|label| label.span));
    let mut spans: Vec<_> = spans.collect();
    spans.extend(read.diagram.participants.iter().filter_map(|participant| participant.origin.span()));
    ir::walk(&read.diagram, |item| spans.extend(item.origin().span()));
    for span in spans {
        assert!(text.get(span.range()).is_some(), "{path}: {span:?} is no stretch of {text:?}");
    }
}

fn fixtures() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/mermaid");
    let mut found = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the fixtures are there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "mmd") {
                let text = std::fs::read_to_string(&path).expect("fixtures are UTF-8");
                found.push(Case { path, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// A text with a few small accidents: letters lost, marks put in, lines taken from elsewhere.
fn damaged(text: &str, cases: &[Case], random: &mut Random) -> String {
    const MARKS: [&str; 40] = [
        "\n",
        " ",
        ";",
        "#",
        "%",
        "%%",
        "%%{",
        "}%%",
        ":",
        ",",
        "@{",
        "}",
        "()",
        "+",
        "-",
        "--",
        "->>",
        "<",
        ">",
        "x",
        "end",
        "end ",
        "loop ",
        "box ",
        "note over ",
        "title ",
        "as ",
        " as ",
        "participant ",
        "create ",
        "#35;",
        "<br>",
        "$$",
        "---\n",
        "\r\n",
        "\u{2028}",
        "\u{FEFF}",
        "é",
        "accDescr {",
        "style:",
    ];
    let mut text = text.to_owned();
    for _ in 0..1 + random.below(4) {
        let mut at = random.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        match random.below(4) {
            0 => {
                if let Some(char) = text[at..].chars().next() {
                    text.replace_range(at..at + char.len_utf8(), "");
                }
            }
            1 => {
                let other = &cases[random.below(cases.len())].text;
                let lines: Vec<&str> = other.lines().collect();
                let line = lines.get(random.below(lines.len().max(1))).copied().unwrap_or_default();
                text.insert_str(at, line);
            }
            _ => text.insert_str(at, MARKS[random.below(MARKS.len())]),
        }
    }
    text
}

/// A small generator: the same texts in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}
