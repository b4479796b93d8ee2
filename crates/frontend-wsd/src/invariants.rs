//! What holds for every text, checked over the fixtures, over texts made from them by small accidents, and over real
//! diagrams where a corpus is at hand.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read fixtures and a corpus, and report"
)]

use crate::lex;
use crate::parse;
use crate::report::Report;
use crate::tree::{Kind, Tree};
use diag::{NoIncludes, Severity, Sources};
use ir::Dialect;
use std::path::{Path, PathBuf};

/// A fixture or a diagram of the corpus.
struct Case {
    path: PathBuf,
    text: String,
    dialect: Dialect,
}

#[test]
fn fixtures_hold_the_laws() {
    let cases = fixtures();
    assert!(cases.len() > 100, "only {} fixtures", cases.len());
    for case in &cases {
        check(case);
        let findings = read(case).1;
        let wrong = case.path.components().any(|part| part.as_os_str() == "err");
        assert_eq!(!findings.is_empty(), wrong, "{}: {findings:?}", case.path.display());
    }
}

#[test]
fn damaged_fixtures_hold_the_laws() {
    let cases = fixtures();
    let mut random = Random(0x5eed);
    for case in &cases {
        for _ in 0..30 {
            let text = damaged(&case.text, &cases, &mut random);
            check(&Case { path: case.path.clone(), text, dialect: case.dialect });
        }
    }
}

#[test]
fn real_diagrams_hold_the_laws() {
    let root = std::env::var_os("SEQWEAVE_CORPUS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus"), PathBuf::from);
    let mut cases = cases(&root.join("wsd"), "wsd", Dialect::Wsd);
    cases.extend(self::cases(&root.join("js-sequence"), "seq", Dialect::JsSequence));
    if cases.is_empty() {
        println!("skipped: no corpus at {}; set SEQWEAVE_CORPUS", root.display());
        return;
    }
    let mut bad = 0;
    for case in &cases {
        check(case);
        bad += usize::from(read(case).1.contains(&Severity::Error));
    }
    println!("{} real diagrams, {bad} of them with errors", cases.len());
}

/// Tokens cover each byte once; statements follow each other and lie on character boundaries; an error node stands
/// exactly where a line has an error; the diagram is valid and its origins lie in the text.
fn check(case: &Case) {
    let Case { path, text, dialect } = case;
    let path = path.display();
    let mut at = 0;
    for token in lex::tokens(text) {
        assert_eq!(token.part.start, at, "{path}: tokens leave a gap or overlap in {text:?}");
        assert!(token.part.end > token.part.start, "{path}: an empty token in {text:?}");
        assert!(text.is_char_boundary(token.part.end as usize), "{path}: a token splits a character");
        at = token.part.end;
    }
    assert_eq!(at as usize, text.len(), "{path}: tokens end early in {text:?}");

    let mut sources = Sources::new();
    let file = sources.add(path.to_string(), text.as_str());
    let mut report = Report::default();
    let tree: Tree = match dialect {
        Dialect::JsSequence => crate::js_sequence::tree(text, file, &mut report),
        _ => parse::tree(text, file, &mut report),
    };
    let errors = report.into_diagnostics(&sources);
    let mut errors = errors.iter().filter(|finding| finding.is_error()).filter_map(|finding| finding.span());
    let mut end = 0;
    for statement in &tree.statements {
        let part = statement.part;
        assert!(part.start >= end && part.end > part.start, "{path}: statements overlap in {text:?}");
        assert!(
            text.get(part.start as usize..part.end as usize).is_some(),
            "{path}: a statement splits a character"
        );
        if matches!(statement.kind, Kind::Error { .. }) {
            let error =
                errors.next().unwrap_or_else(|| panic!("{path}: an error node without an error in {text:?}"));
            assert!(
                part.start <= error.start && error.end <= part.end,
                "{path}: an error elsewhere in {text:?}"
            );
        }
        end = part.end;
    }
    assert_eq!(errors.next(), None, "{path}: an error without an error node in {text:?}");

    let read = match dialect {
        Dialect::JsSequence => crate::read_js_sequence(&mut sources, file),
        _ => crate::read(&mut sources, file, &NoIncludes),
    };
    assert_eq!(ir::validate(&read.diagram), [], "{path}: {text:?}");
    let spans = read.diagnostics.iter().flat_map(|finding| finding.labels.iter().map(|label| label.span));
    let mut spans: Vec<_> = spans.collect();
    spans.extend(read.diagram.participants.iter().filter_map(|participant| participant.origin.span()));
    ir::walk(&read.diagram, |item| spans.extend(item.origin().span()));
    for span in spans {
        assert!(text.get(span.range()).is_some(), "{path}: {span:?} is no stretch of {text:?}");
    }
}

fn read(case: &Case) -> (ir::Diagram, Vec<Severity>) {
    let mut sources = Sources::new();
    let file = sources.add(case.path.display().to_string(), case.text.as_str());
    let read = match case.dialect {
        Dialect::JsSequence => crate::read_js_sequence(&mut sources, file),
        _ => crate::read(&mut sources, file, &NoIncludes),
    };
    (read.diagram, read.diagnostics.iter().map(|finding| finding.severity).collect())
}

fn fixtures() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let mut all = cases(&root.join("wsd"), "wsd", Dialect::Wsd);
    all.extend(cases(&root.join("js-sequence"), "seq", Dialect::JsSequence));
    all
}

/// The files below a folder with this suffix, in order.
fn cases(folder: &Path, suffix: &str, dialect: Dialect) -> Vec<Case> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|each| each == suffix) {
                let text = std::fs::read_to_string(&path).expect("fixtures are UTF-8");
                found.push(Case { path, text, dialect });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// One or two accidents: a cut, a lost or doubled line, swapped lines, a piece of another text, a stray character.
fn damaged(text: &str, cases: &[Case], random: &mut Random) -> String {
    const STRAY: [&str; 16] =
        ["\"", "->", ":", ",", "\r", "\n", " ", "é", "😀", "\0", "#", "{", "}", "-", "(9)", "\u{FEFF}"];
    let mut text = text.to_owned();
    for _ in 0..=random.below(2) {
        let mut at = random.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let (one, two) = (random.below(lines.len().max(1)), random.below(lines.len().max(1)));
        match random.below(6) {
            0 => text.truncate(at),
            1 if !lines.is_empty() => {
                lines.remove(one);
                text = lines.concat();
            }
            2 if !lines.is_empty() => {
                lines.swap(one, two);
                text = lines.concat();
            }
            3 if !lines.is_empty() => {
                lines.insert(one, lines[two]);
                text = lines.concat();
            }
            4 => text.insert_str(at, &cases[random.below(cases.len())].text),
            _ => text.insert_str(at, STRAY[random.below(STRAY.len())]),
        }
    }
    text
}

/// Numbers that are the same in every run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}
