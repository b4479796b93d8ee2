//! What each renderer says about the same findings, against the texts in `golden/`; and that no finding, however wrong
//! its spans, brings one down.

#![expect(
    clippy::disallowed_methods,
    reason = "a test reads its goldens, and writes them when it is told to"
)]

use diag::render::{self, Colour, Entry, Finding, Format, Settings};
use diag::{Diagnostic, Severity, Sources, Span};
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

/// Findings with the texts they are about.
struct Case {
    name: &'static str,
    file: &'static str,
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
}

impl Case {
    fn entry(&self) -> Entry<'_> {
        Entry { sources: &self.sources, diagnostics: &self.diagnostics, file: self.file }
    }
}

/// One text, and the findings that `find` makes. The closure gets a function that gives the span of the n-th (from 0)
/// place where a text occurs.
fn case(
    name: &'static str,
    file: &'static str,
    text: &str,
    find: impl FnOnce(&dyn Fn(&str, usize) -> Span) -> Vec<Diagnostic>,
) -> Case {
    let mut sources = Sources::new();
    let id = sources.add(file, text);
    let diagnostics = find(&|part, nth| {
        let start = text.match_indices(part).nth(nth).expect("the case has this text").0;
        sources.span(id, start..start + part.len())
    });
    Case { name, file, sources, diagnostics }
}

fn cases() -> Vec<Case> {
    let mut cases = vec![
        case(
            "error with help",
            "login.wsd",
            "title Login\nUser->Server: name\nend\nServer->User: ok\n",
            |at| {
                let error = Diagnostic::error("stray-end", "`end` closes nothing");
                vec![
                    error
                        .at(at("end", 0), "no block is open here")
                        .note("a block is opened by `alt`, `opt`, `loop` and the like")
                        .help("remove it, or open a block before it"),
                ]
            },
        ),
        case(
            "warning with two labels on two lines",
            "twice.wsd",
            "participant A\nparticipant B\n\nA->B: hi\n\nparticipant A as Alice\nB->A: ho\n",
            |at| {
                let warning = Diagnostic::warning("declared-twice", "`A` is declared twice");
                vec![warning.at(at("A", 2), "declared again here").at(at("A", 0), "first declared here")]
            },
        ),
        case(
            "labels with one line between, and on one line",
            "between.wsd",
            "alt x\nA->B: hi\nelse\n",
            |at| {
                let info = Diagnostic::info("open-block", "the block is never closed");
                vec![
                    info.at(at("alt", 0), "opened here")
                        .at(at("else", 0), "last branch")
                        .at(at("x", 0), "guard"),
                ]
            },
        ),
        case("label over three lines", "tall.wsd", "note over A\n  one\n  two\nend note\nA->B\n", |at| {
            let note = at("note over A", 0).to(at("end note\n", 0));
            vec![Diagnostic::warning("wide-note", "the note is dropped").at(note, "this note")]
        }),
        case(
            "label over a hundred lines",
            "taller.wsd",
            &format!("alt\n{}end\n", "A->B: x\n".repeat(98)),
            |at| {
                let block = at("alt", 0).to(at("end", 0));
                vec![Diagnostic::warning("long-block", "the block is long").at(block, "this block")]
            },
        ),
        case("labels far apart", "apart.wsd", &format!("alt\n{}end\n", "A->B: x\n".repeat(998)), |at| {
            let warning = Diagnostic::warning("far", "the block is closed far away");
            vec![warning.at(at("end", 0), "closed here").at(at("alt", 0), "opened here")]
        }),
        case("no span", "empty-run.wsd", "title x\n", |_| {
            let warning = Diagnostic::warning("no-messages", "the diagram has no messages");
            vec![warning.note("it has a title").help("add a message: `A->B: text`")]
        }),
        case("no span and nothing else", "flow.mmd", "graph TD\n", |_| {
            vec![Diagnostic::info("not-a-sequence", "this is a flowchart")]
        }),
        case(
            "wide and combined characters",
            "宽.wsd",
            "顧客->店: 注文 📦 end\nשלום->עולם: end\ne\u{301}->b end\n",
            |at| {
                let error = Diagnostic::error("stray-end", "no end");
                vec![
                    error.clone().at(at("end", 0), "behind an emoji").at(at("店", 0), "店"),
                    error.clone().at(at("end", 1), "behind right-to-left"),
                    error.at(at("end", 2), "behind a combining accent"),
                ]
            },
        ),
        case("tabs", "tabs.wsd", "\talt\ta\tb\n\t\tend\tnow\n", |at| {
            let error = Diagnostic::error("stray", "stray word");
            vec![error.at(at("now", 0), "here").at(at("a\tb", 0), "over a tab")]
        }),
        case(
            "control characters",
            "bell\u{7}\u{1b}[31m.wsd",
            "A->B: \u{1b}[31mred\u{7}\u{9b}2J\u{202e}txet\0 end\u{200f}\n",
            |at| {
                let error = Diagnostic::error("stray-end", "a \u{1b}[1mloud\u{9b} `end`\r\nand more");
                vec![
                    error
                        .at(at("end", 0), "be\u{7}low\nthis")
                        .note("bi\u{202e}di")
                        .help("remove \u{1b}]0;it\u{7}"),
                ]
            },
        ),
        case("CRLF and lone CR", "dos.wsd", "A->B: one\r\nend\r\nA->B\rend\r\n", |at| {
            let error = Diagnostic::error("stray-end", "no end");
            vec![
                error.clone().at(at("end\r\n", 0), "with its line end"),
                error.clone().at(at("end", 1), "after CR"),
                error.at(at("\r\n", 0), "a line end alone"),
            ]
        }),
        case("end of file", "eof.wsd", "alt x\nA->B\n", |at| {
            let end = at("A->B\n", 0);
            let end = Span { start: end.end, ..end };
            vec![Diagnostic::error("unclosed", "the block is not closed").at(end, "`end` expected")]
        }),
        case("end of file without line end", "eof2.wsd", "alt x\nA->B", |at| {
            let end = at("A->B", 0);
            let end = Span { start: end.end, ..end };
            vec![Diagnostic::error("unclosed", "the block is not closed").at(end, "`end` expected")]
        }),
        case("empty file", "empty.wsd", "", |_| {
            vec![Diagnostic::error("empty", "the file is empty").at(Span::default(), "")]
        }),
        case(
            "very long line",
            "long.wsd",
            &format!("A->B: {}end {}\n", "päd ".repeat(10_000), "x".repeat(10_000_000)),
            |at| {
                let error = Diagnostic::error("stray-end", "no end");
                let whole = at("A->B", 0).to(at("\n", 0));
                vec![
                    error.at(at("end", 0), "here").at(at("A->B", 0), "in this message"),
                    Diagnostic::warning("long", "the line is long").at(whole, "all of it"),
                ]
            },
        ),
        case("names that need escapes", "100% a, b: c/ü \"q\".wsd", "end\n", |at| {
            let error = Diagnostic::error("stray-end", "100% wrong:\n`a,b::c`");
            vec![error.at(at("end", 0), "<here>").help("50%, or {less}")]
        }),
    ];

    let mut sources = Sources::new();
    let embedded = sources.add_embedded("docs/guide.md", "A->B: hi\n  end\n", 41, vec![2, 4]);
    let end = sources.span(embedded, 11..14);
    cases.push(Case {
        name: "in a Markdown page",
        file: "docs/guide.md",
        diagnostics: vec![Diagnostic::error("stray-end", "`end` closes nothing").at(end, "here")],
        sources,
    });

    let mut sources = Sources::new();
    let main = sources.add("main.puml", "!include parts/common.iuml\nA -> B\n");
    let part = sources.add("parts/common.iuml", "' shared\nparticipant A\nparticipant A\n");
    let finding = Diagnostic::warning("declared-twice", "`A` is declared twice")
        .at(sources.span(part, 35..36), "declared again here")
        .at(sources.span(part, 21..22), "first declared here")
        .at(sources.span(main, 0..26), "included from here");
    cases.push(Case {
        name: "in an included file",
        file: "main.puml",
        diagnostics: vec![finding.help("remove one of them")],
        sources,
    });

    let mut sources = Sources::new();
    let file = sources.add("many.wsd", "A->B\n".repeat(40));
    let finding = (0..40).fold(Diagnostic::warning("many", "said too often"), |finding, line| {
        finding.at(sources.span(file, line * 5..line * 5 + 4), "")
    });
    cases.push(Case { name: "forty labels", file: "many.wsd", sources, diagnostics: vec![finding] });
    cases
}

/// Compares with the golden file, or writes it when the environment says `BLESS=1`.
fn assert_golden(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("BLESS").is_some_and(|value| value == "1") {
        std::fs::write(&path, actual).expect("the golden file can be written");
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    for (number, (expected, actual)) in (1..).zip(expected.lines().zip(actual.lines())) {
        assert_eq!(
            actual, expected,
            "line {number} of {name} differs; `make bless`, then read the difference"
        );
    }
    assert_eq!(
        actual.len(),
        expected.len(),
        "the end of {name} differs; `make bless`, then read the difference"
    );
}

/// All cases in one format, each under its name.
fn by_case(format: Format, settings: &Settings<'_>) -> String {
    cases().iter().fold(String::new(), |mut all, case| {
        let text = render::write(format, &[case.entry()], settings);
        let _ = writeln!(all, "=== {}\n{text}", case.name);
        all
    })
}

/// All cases as one run.
fn whole_run(format: Format) -> String {
    let cases = cases();
    let entries: Vec<_> = cases.iter().map(Case::entry).collect();
    render::write(format, &entries, &Settings { version: "1.2.3", ..Settings::default() })
}

#[test]
fn human() {
    let text = by_case(Format::Human, &Settings::default());
    assert_golden("human.txt", &text);
    let acting = |c: &char| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c);
    assert_eq!(text.chars().find(acting), None, "a control character reached the terminal");
    assert!(text.len() < 40_000, "a long line was shown whole");
}

#[test]
fn human_in_colour() {
    let settings = Settings { colour: Colour::Always, ..Settings::default() };
    let text = by_case(Format::Human, &settings);
    assert_golden("human-colour.txt", &text.replace('\u{1b}', "<ESC>"));
    // without the colours it is the plain text
    let mut plain = String::new();
    for part in text.split('\u{1b}') {
        plain.push_str(if plain.is_empty() { part } else { part.split_once('m').expect("a colour").1 });
    }
    assert_eq!(plain, by_case(Format::Human, &Settings::default()));
}

#[test]
fn human_fits_a_narrow_terminal() {
    for width in [0, 40, 60] {
        let text = by_case(Format::Human, &Settings { width, ..Settings::default() });
        assert!(text.contains("long.wsd:1:40007"), "width {width}");
    }
}

#[test]
fn short() {
    let text = by_case(Format::Short, &Settings::default());
    assert_golden("short.txt", &text);
    assert_eq!(whole_run(Format::Short).lines().count(), number_of_findings(), "one line a finding");
}

#[test]
fn json() {
    let text = by_case(Format::Json, &Settings::default());
    assert_golden("json.txt", &text);
    let run = whole_run(Format::Json);
    assert_eq!(run.lines().count(), number_of_findings(), "one line a finding");
    let cases = cases();
    let findings = cases.iter().flat_map(|case| case.diagnostics.iter().map(move |finding| (case, finding)));
    for (line, (case, diagnostic)) in run.lines().zip(findings) {
        let value: Value = serde_json::from_str(line).expect("a line is JSON");
        assert_eq!(value["version"], 1);
        assert_eq!(value["message"], *diagnostic.message);
        assert_eq!(value["labels"].as_array().map(Vec::len), Some(diagnostic.labels.len().saturating_sub(1)));
        let finding: Finding = serde_json::from_value(value).expect("a line holds a finding");
        assert_eq!(finding, Finding::new(diagnostic, &case.sources));
    }
}

#[test]
fn sarif() {
    // the forty places of the last case would only be more of the same
    let cases = &cases()[..cases().len() - 1];
    let entries: Vec<_> = cases.iter().map(Case::entry).collect();
    let settings = Settings { version: "1.2.3", ..Settings::default() };
    assert_golden("sarif.txt", &render::write(Format::Sarif, &entries, &settings));

    let log: Value = serde_json::from_str(&whole_run(Format::Sarif)).expect("the log is JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["tool"]["driver"]["version"], "1.2.3");
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), number_of_findings());
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        let uri =
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().expect("a URI");
        assert!(uri.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b)), "{uri}");
    }
}

#[test]
fn sarif_of_nothing_is_a_log_without_results() {
    let log: Value =
        serde_json::from_str(&render::write(Format::Sarif, &[], &Settings::default())).expect("JSON");
    assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()));
}

#[test]
fn sarif_fingerprints_survive_a_shift_of_lines_and_tell_findings_apart() {
    let prints = |text: &str| {
        let shifted = case("", "a.wsd", text, |at| {
            let error = Diagnostic::error("stray-end", "no end");
            let (first, second, other) = (at("end", 0), at("end", 1), at("end x", 0));
            [first, second, other].map(|span| error.clone().at(span, "")).to_vec()
        });
        let log = render::write(Format::Sarif, &[shifted.entry()], &Settings::default());
        let log: Value = serde_json::from_str(&log).expect("JSON");
        let results = log["runs"][0]["results"].as_array().expect("results").clone();
        results.iter().map(|result| result["partialFingerprints"].to_string()).collect::<Vec<_>>()
    };
    let before = prints("end\nend\nend x\n");
    assert_eq!(before, prints("title moved down\n\nend\n  end\nend x\n"));
    assert!(before[0] != before[1] && before[1] != before[2] && before[0] != before[2], "{before:?}");
}

#[test]
fn github() {
    let text = by_case(Format::Github, &Settings::default());
    assert_golden("github.txt", &text);
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "a control character reached the log");
    let run = whole_run(Format::Github);
    assert_eq!(run.lines().count(), number_of_findings(), "one line a finding");
    let kinds: Vec<_> = run.lines().map(|line| line.split_whitespace().next().unwrap_or_default()).collect();
    let first = |kind| kinds.iter().position(|&other| other == kind).expect("a finding of each kind");
    let last = |kind| kinds.iter().rposition(|&other| other == kind).expect("a finding of each kind");
    assert!(last("::error") < first("::warning"), "errors go first");
    assert!(last("::warning") < first("::notice"), "warnings go before notices");
}

fn number_of_findings() -> usize {
    cases().iter().map(|case| case.diagnostics.len()).sum()
}

#[test]
fn formats_have_names() {
    for (format, name) in Format::ALL.into_iter().zip(Format::NAMES) {
        assert_eq!(format.to_string(), name);
        assert_eq!(name.parse(), Ok(format));
    }
    assert!("Human".parse::<Format>().is_err());
}

/// Texts with everything that line and column arithmetic can trip over.
const NASTY: [&str; 9] = [
    "",
    "\n",
    "\r\n\r\r\n",
    "a\tb\r\n\t\tc",
    "é\u{301}👩‍👩‍👧 x\n\u{200d}\u{200d}\n宽宽",
    "\u{feff}A\u{202e}B\u{2028}C\0\u{1b}[2J\u{85}",
    "\u{300}\u{300}\n \n\n    \n}",
    "// x\n{\n}\n(\n)\n\n\n\nend\n\n\n",
    "שלום\nמ\u{200f}\n",
];

#[test]
fn no_span_brings_a_renderer_down() {
    for text in NASTY {
        let mut sources = Sources::new();
        let file = sources.add("a", text);
        let embedded = sources.add_embedded("b", text, u32::MAX / 2, vec![3, 0]);
        let beyond = text.len() + 3;
        for start in 0..=beyond {
            for end in 0..=beyond {
                let span = sources.span(file, start..end);
                let mirrored = sources.span(file, beyond - end..beyond - start);
                let other = sources.span(embedded, end..start);
                let finding = Diagnostic::new(Severity::Warning, "x", text)
                    .at(span, text)
                    .at(mirrored, "second")
                    .at(other, "")
                    .at(span, "again");
                assert_survives(&sources, &finding);
            }
        }
    }
}

#[test]
fn no_span_in_long_lines_brings_a_renderer_down() {
    let line = "é宽\t\u{1b}x".repeat(100);
    let text = format!("short\n{line}\n{line}\nend");
    let mut sources = Sources::new();
    let file = sources.add("a", text.as_str());
    for start in (0..text.len() + 9).step_by(13) {
        for length in [0, 1, 7, 119, 120, 121, 500, 5_000, usize::MAX / 4] {
            let span = Span {
                end: start.saturating_add(length).min(u32::MAX as usize) as u32,
                ..sources.span(file, start..start)
            };
            let finding =
                Diagnostic::error("x", "y").at(span, "first").at(sources.span(file, 2..9), "second");
            assert_survives(&sources, &finding);
        }
    }
}

#[test]
fn spans_of_other_texts_and_of_none_are_harmless() {
    let mut sources = Sources::new();
    for _ in 0..3 {
        sources.add("a", "end\n");
    }
    let foreign = sources.add("b", "end\n");
    let span = sources.span(foreign, 0..u32::MAX as usize);
    let mut one = Sources::new();
    one.add("a", "x");
    for sources in [Sources::new(), one] {
        assert_survives(&sources, &Diagnostic::error("x", "y").at(span, "z"));
    }
    let nowhere = Diagnostic::error("x", "y").at(Span::default(), "");
    let entry = Entry { sources: &Sources::new(), diagnostics: &[nowhere], file: "name" };
    assert_eq!(render::write(Format::Short, &[entry], &Settings::default()), "name:1:1: error[x]: y\n");
}

/// Renders in every format, and checks what holds for any finding.
fn assert_survives(sources: &Sources, finding: &Diagnostic) {
    let entry = Entry { sources, diagnostics: std::slice::from_ref(finding), file: "f" };
    for format in Format::ALL {
        for width in [40, 120] {
            let text = render::write(format, &[entry], &Settings { width, ..Settings::default() });
            assert!(text.ends_with('\n'), "{format}: the last line is not ended");
            assert!(
                !text.contains(['\u{1}', '\u{1b}', '\u{85}']),
                "{format}: a control character in {text:?}"
            );
            assert!(text.len() < 10_000, "{format}: too much is shown");
        }
    }
}
