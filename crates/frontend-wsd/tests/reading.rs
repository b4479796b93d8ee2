//! Reading as its users see it: line ends, includes, sizes, the wording of findings.

mod support;

use diag::{NoIncludes, Severity, Sources};
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use support::Texts;

fn meaning(text: &str) -> String {
    let (sources, file, read) = support::read("wsd", text, &NoIncludes);
    support::meaning(&sources, file, &read)
}

#[test]
fn line_ends_and_byte_order_mark() {
    let plain = "title T\nA->B: x\n\nnote over A\n  one\n\n  two\nend note\nhello\nB->A: y";
    let expected = meaning(plain);
    assert!(expected.contains("note over A \"one\\n\\ntwo\""), "{expected}");
    assert!(expected.contains("error not-a-statement@9:1"), "{expected}");
    for end in ["\r\n", "\r"] {
        assert_eq!(meaning(&plain.replace('\n', end)), expected, "{end:?}");
    }
    assert_eq!(meaning(&format!("\u{FEFF}{}", plain.replace('\n', "\r\n"))), expected);
}

#[test]
fn empty_texts_are_empty_diagrams() {
    for text in ["", "\n", " \t ", "\u{FEFF}", "\r\r\n\n"] {
        assert_eq!(meaning(text), "", "{text:?}");
    }
}

#[test]
fn control_characters_are_kept() {
    let (_, _, read) = support::read("wsd", "A\u{0}->B\u{1b}: x\u{7f}y\u{85}\n", &NoIncludes);
    assert_eq!(read.diagram.participants[0].name, "A\0");
    assert!(read.diagnostics.is_empty());
}

#[test]
fn findings_say_what_is_wrong_where_and_what_to_do() {
    let mut sources = Sources::new();
    let file = sources.add("a.wsd", "particpant A\nA-B: x\ngroup g\nend\nend\nparticipant:databse D\n");
    let read = frontend_wsd::read(&mut sources, file, &NoIncludes);
    let mut said = String::new();
    for finding in &read.diagnostics {
        let label = &finding.labels[0];
        let _ = writeln!(said, "{} | {} ({})", sources.slice(label.span), finding.message, label.text);
        let _ = writeln!(said, "   {}", finding.help.as_deref().unwrap_or("-"));
    }
    let expected = "\
particpant A | this line is no statement (not read)
   did you mean `participant`?
- | WSD has no lines without a head; js-sequence-diagrams has them (no WSD arrow)
   write `->` for a call: `A->B: text`
group | `group` is PlantUML and sequencediagram.org syntax, which WSD does not have (a block)
   write `opt` with the word in the label, or `alt` when there are branches
end | `end` closes nothing (this `end`)
   remove it, or open a block before it
databse | `databse` is no type of participant (drawn as a plain participant)
   did you mean `database`?
";
    assert_eq!(said, expected);
}

#[test]
fn included_texts_cannot_run_in_circles_or_explode() {
    let mut texts = Texts::default();
    texts.0.insert("one", "A->B: one\ninclude \"two\"\n".to_owned());
    texts.0.insert("two", "A->B: two\ninclude \"one\"\n".to_owned());
    let (sources, file, read) = support::read("wsd", "include \"one\"\n", &texts);
    let meaning = support::meaning(&sources, file, &read);
    assert_eq!(meaning.matches("message").count(), 2, "{meaning}");
    assert!(meaning.ends_with("error include-cycle@two.wsd:2:10\n"), "{meaning}");

    // each text includes the next one ten times: ten to the twelfth messages, if anyone counted
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"];
    let mut texts = Texts::default();
    for pair in names.windows(2) {
        texts.0.insert(pair[0], format!("include \"{}\"\n", pair[1]).repeat(10));
    }
    texts.0.insert("m", "A->B: x\n".to_owned());
    let (_, _, read) = support::read("wsd", "include \"a\"\n", &texts);
    assert!(read.diagram.body.len() <= 1000);
    assert!(read.diagnostics.iter().any(|finding| finding.code == "include-limit"));

    let deep: Vec<String> = (0..30).map(|level| format!("d{level}")).collect();
    let mut texts = Texts::default();
    for pair in deep.windows(2) {
        let name: &'static str = Box::leak(pair[0].clone().into_boxed_str());
        texts.0.insert(name, format!("A->B: x\ninclude \"{}\"\n", pair[1]));
    }
    let (_, _, read) = support::read("wsd", "include \"d0\"\n", &texts);
    assert_eq!(read.diagram.body.len(), 16);
    assert_eq!(read.diagnostics[0].code, "include-limit");
}

#[test]
fn an_include_that_is_not_allowed_says_why() {
    let (_, _, read) = support::read("wsd", "include \"login\"\nA->B: x\n", &NoIncludes);
    assert_eq!(read.diagnostics[0].code, "include-failed");
    assert_eq!(read.diagnostics[0].notes, ["includes are not followed here"]);
    assert_eq!(read.diagram.body.len(), 1);
}

/// Inputs that cost time, memory or stack in careless readers. The bound is far above what they take, and far below
/// what anything quadratic would.
#[test]
fn hostile_sizes_are_read_in_a_moment() {
    let many = 100_000;
    let names: String = (0..many).map(|index| format!("participant P{index}\n")).collect();
    let creations: String = (0..many).map(|index| format!("create P{index}\n")).collect();
    let list = (0..many).map(|index| format!("P{index}")).collect::<Vec<_>>().join(",");
    let inputs = [
        ("a long text", format!("A->B: {}", "x y ".repeat(500_000))),
        ("a long line of dashes", "-".repeat(1_000_000)),
        ("a long line of quotes", "- \"".repeat(300_000)),
        ("a long line of arrows", "->".repeat(300_000)),
        ("a long line of colons", ":".repeat(300_000)),
        ("a long declaration", format!("participant {}y", "x as ".repeat(300_000))),
        ("a long list", format!("note over {list}: x")),
        ("participants", names),
        ("creations", creations),
        ("nested blocks", format!("{}A->B: x\n{}", "alt x\n".repeat(many), "end\n".repeat(many))),
        ("open blocks", "alt x\n".repeat(many)),
        ("open groups", "parallel {\n".repeat(many)),
        ("foreign blocks", "group x\n".repeat(many)),
        ("notes without an end", "note over A\n".repeat(many)),
        ("notes with an empty colon", "note over A:\nfoo\n".repeat(many)),
        (
            "unfinished blocks of text",
            "state over A\nnote over B\nref over C\nA->ref over D: x\n".repeat(many / 4),
        ),
        ("blocks with crossed groups", "parallel {\nalt\nelse\n}\nend\n".repeat(many / 5)),
        ("bad lines", "???? hm\n".repeat(many)),
        ("bad arrows", "A-B: hm\n".repeat(many)),
        ("indented text", " hello\n".repeat(many)),
        ("stray ends", "end\n".repeat(many)),
        ("line ends", "\n".repeat(1_000_000)),
        ("reversed aliases", "participant a as b c\na->d: x\n".repeat(many / 2)),
    ];
    for (what, text) in inputs {
        let started = Instant::now();
        let (_, _, read) = support::read("wsd", &text, &NoIncludes);
        let took = started.elapsed();
        assert!(took < Duration::from_secs(6), "{what} took {took:?}");
        assert!(read.diagnostics.len() <= 1001, "{what} gave {} findings", read.diagnostics.len());
        assert!(ir::validate(&read.diagram).is_empty(), "{what}");
        support::read("js-sequence", &text, &NoIncludes);
    }
}

#[test]
fn a_small_stack_is_enough_for_deep_nesting() {
    let text = format!("{}A->B: x\n{}", "alt x\nparallel {\n".repeat(50_000), "}\nend\n".repeat(50_000));
    let findings = std::thread::Builder::new()
        .stack_size(256 << 10)
        .spawn(move || support::read("wsd", &text, &NoIncludes).2.diagnostics)
        .expect("a thread")
        .join()
        .expect("no overflow");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, "nested-too-deep");
}

#[test]
fn a_keyword_in_front_of_a_sender_costs_no_line() {
    let text = "parallel x->ref over B: t\n  body\nend ref-->x: out\nA->B: y";
    let said = meaning(text);
    assert!(said.contains("keyword-as-name@1:1"), "{said}");
    assert!(said.contains("body") && !said.contains("error"), "{said}");
    let said = meaning(&text.replace("parallel", "serial"));
    assert!(said.contains("body") && !said.contains("@"), "{said}");
}

#[test]
fn findings_beyond_the_limit_are_counted() {
    let (_, _, read) = support::read("wsd", &"hello\n".repeat(5000), &NoIncludes);
    let last = read.diagnostics.last().expect("findings");
    assert_eq!((read.diagnostics.len(), last.code, last.severity), (1001, "more-findings", Severity::Error));
    assert_eq!(last.message, "and 4000 more findings in this text");
}
