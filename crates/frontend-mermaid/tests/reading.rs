//! Reading as its users see it: line ends, sizes, the wording of findings, kinds of diagrams.

mod support;

use diag::{NoIncludes, Severity, Sources};
use frontend_mermaid::{Kind, kind};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

fn meaning(text: &str) -> String {
    let (sources, _, read) = support::read(text);
    support::meaning(&sources, &read)
}

#[test]
fn line_ends_and_byte_order_mark() {
    let plain = "%% c\nsequenceDiagram\ntitle T\nA->>B: x\n\n%% one\nnote over A: t\nhello\nB->>A: y";
    let expected = meaning(plain);
    assert!(expected.contains("comment \"one\"\nnote over A \"t\""), "{expected}");
    assert!(expected.contains("error not-a-statement@8:1"), "{expected}");
    for end in ["\r\n", "\r"] {
        assert_eq!(meaning(&plain.replace('\n', end)), expected, "{end:?}");
    }
    assert_eq!(meaning(&format!("\u{FEFF}{}", plain.replace('\n', "\r\n"))), expected);
}

#[test]
fn front_matter_comes_first_of_all() {
    let front = "---\ntitle: T\n---\nsequenceDiagram\nA->>B: x";
    assert!(meaning(front).starts_with("title \"T\""));
    assert!(meaning(&front.replace('\n', "\r\n")).starts_with("title \"T\""));
    for before in ["\n", "\u{FEFF}"] {
        assert_eq!(meaning(&format!("{before}{front}")).matches("error front-matter-not-first").count(), 1);
    }
}

#[test]
fn findings_point_into_the_source_behind_what_is_cut_out() {
    let text = "%%{init: {}}%%\r\nsequenceDiagram\r\n%% c\r\nA->>B: é\r\n\r\n  bad %%{wrap}%%line\r\n";
    let (sources, _, read) = support::read(text);
    let span = read.diagnostics[0].span().expect("a place");
    assert_eq!(sources.slice(span), "bad %%{wrap}%%line");
    assert_eq!(sources.locate(span).to_string(), "6:3");
}

#[test]
fn what_is_no_sequence_diagram_is_empty_and_refused() {
    for (text, code) in [
        ("", "no-header"),
        ("\n", "no-header"),
        ("A->>B: x", "no-header"),
        ("SequenceDiagram\nA->>B: x", "header-case"),
        ("flowchart LR\nA-->B", "other-kind"),
        ("sequenceDiagramm", "header-glued"),
        ("---\n---\nsequenceDiagram", "front-matter-empty"),
        ("---\na: 1\nsequenceDiagram", "front-matter-unclosed"),
    ] {
        let (_, _, read) = support::read(text);
        let codes: Vec<_> = read.diagnostics.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [code], "{text:?}");
    }
}

#[test]
fn kinds_of_diagrams() {
    for (text, expected) in [
        ("sequenceDiagram", Kind::Sequence),
        ("---\ntitle: x\n---\n%% c\n%%{init: {}}%%\n  sequenceDiagram\n", Kind::Sequence),
        ("flowchart LR", Kind::Other("flowchart")),
        ("graph TD;A-->B", Kind::Other("graph")),
        ("\n classDiagram-v2\nA: graph", Kind::Other("classDiagram")),
        ("%% sequenceDiagram\nstateDiagram-v2", Kind::Other("stateDiagram")),
        ("sequenceDiagram\nA->>B: the C4Container", Kind::Other("C4Container")),
        ("sequenceDiagram\nA->>B: x %% the C4Container\n", Kind::Sequence),
        ("sequencediagram", Kind::Unknown),
        ("# c\nsequenceDiagram", Kind::Unknown),
        ("", Kind::Unknown),
    ] {
        assert_eq!(kind(text), expected, "{text:?}");
    }
}

#[test]
fn findings_say_what_is_wrong_where_and_what_to_do() {
    let mut sources = Sources::new();
    let text = "sequenceDiagram\nparticpant A\nA<-B: x\nend-user->>B: x\ngroup g\nA->>B: y\nend\nA->>B\nnote over A\n  one\nend note\nparticipant d@{type: databse}\n";
    let file = sources.add("a.mmd", text);
    let read = frontend_mermaid::read(&mut sources, file, &NoIncludes);
    let mut said = String::new();
    for finding in &read.diagnostics {
        let label = &finding.labels[0];
        let _ = writeln!(said, "{} | {} ({})", sources.slice(label.span), finding.message, label.text);
        let _ = writeln!(said, "   {}", finding.help.as_deref().unwrap_or("-"));
    }
    let expected = "\
particpant A | `particpant A` is not a statement (not understood)
   did you mean `participant`?
<- | `<-` is not an arrow of Mermaid (this arrow)
   write `->>` with the ends turned round, as in `B->>A: …`
end | `end` is a keyword and cannot begin a name (read as the keyword)
   declare an id for this participant, `participant p1 as …`, and use `p1`
group g | `group g` is a group of PlantUML (Mermaid does not know this)
   write `opt …`, or `alt …` where it has branches
A->>B | a `:` is missing; it is needed even where there is no text (`:` must follow)
   write `:` and the text at the end
note over A | Mermaid has no notes of several lines (it goes on to `end note`)
   write one line, and `<br/>` where it breaks: `Note over A: one<br/>two`
type: databse | `databse` is not a type that Mermaid draws (drawn as a plain participant)
   did you mean `database`?
";
    assert_eq!(said, expected);
    // what is understood is there
    assert_eq!(read.diagram.participants.len(), 3);
    assert_eq!(read.diagram.body.len(), 1);
}

/// Inputs that cost time, memory or stack in careless readers. The bound is far above what they take, and far below
/// what anything quadratic would.
#[test]
fn hostile_sizes_are_read_in_a_moment() {
    let many = 100_000;
    let names: String = (0..many).map(|index| format!("participant P{index}\n")).collect();
    let lives: String = (0..many / 2)
        .map(|index| {
            format!("create participant P{index}\nA->>P{index}: x\ndestroy P{index}\nP{index}->>A: y\n")
        })
        .collect();
    let pending: String = (0..many).map(|index| format!("create participant P{index}\n")).collect();
    let doomed: String = (0..many).map(|index| format!("destroy P{index}\n")).collect();
    let activated: String = (0..many).map(|index| format!("activate P{index}\n")).collect();
    let inputs = [
        ("a long text", format!("A->>B: {}", "x y ".repeat(2_500_000))),
        ("a long text of codes", format!("A->>B: {}", "#35;".repeat(500_000))),
        ("a long text of breaks", format!("A->>B: {}", "<br>".repeat(500_000))),
        ("a long text of dollars", format!("A->>B: {}", "$$x".repeat(300_000))),
        ("a long text of hashes", format!("A->>B: {}", "#a".repeat(500_000))),
        ("a long line of dashes", "-".repeat(1_000_000)),
        ("a long line of arrows", "->>".repeat(300_000)),
        ("a long line of colons", ":".repeat(300_000)),
        ("a long line of words", "a ".repeat(500_000)),
        ("a long line of percent signs", "a%%{".repeat(300_000)),
        ("a long line of brackets", "<a ".repeat(300_000)),
        ("a long line of quotes", "<a b=\"".repeat(300_000)),
        ("a line of statements", "A->>B: x;".repeat(many)),
        ("a line of bad statements", "A->B;".repeat(many)),
        ("a long name with hashes", format!("participant {}:", "#a ".repeat(300_000))),
        ("participants", names),
        ("lives", lives),
        ("creations", pending),
        ("destructions", doomed),
        ("activations", activated),
        ("nested blocks", format!("{}A->>B: x\n{}", "alt x\n".repeat(many), "end\n".repeat(many))),
        ("open blocks", "alt x\n".repeat(many)),
        ("foreign blocks", "group x\n".repeat(many)),
        ("open boxes", "box x\n".repeat(many)),
        ("block notes", "note over A\n".repeat(many)),
        ("open configuration", "participant A@{ x\n".repeat(many)),
        ("open descriptions", "accDescr {\n".repeat(many)),
        ("deep configuration", format!("participant A@{{ {} }}", "[".repeat(many))),
        ("open directives", "%%{init: {\n".repeat(many)),
        ("directives", "%%{init: {}}%%\n".repeat(many)),
        ("comments", "%% c\n".repeat(many)),
        ("empty comments", "%%\n".repeat(many)),
        ("blank lines and comments", "\n \n%%\n".repeat(many)),
        ("style", "A->>B: style:#35;;\n".repeat(many)),
        ("bad lines", "???? hm\n".repeat(many)),
        ("a million bad lines", "?\n".repeat(1_000_000)),
        ("bad arrows", "A=>B: hm\n".repeat(many)),
        ("stray ends", "end\n".repeat(many)),
        ("carriage returns", "A->>B: x\r\n".repeat(many)),
        ("line ends", "\n".repeat(1_000_000)),
        ("blanks", "participant\n".to_owned() + &" \n".repeat(500_000)),
        ("links", "link A: a @ b\n".repeat(many)),
    ];
    for (what, text) in inputs {
        let text = format!("sequenceDiagram\n{text}");
        let started = Instant::now();
        let (_, _, read) = support::read(&text);
        let took = started.elapsed();
        assert!(took < Duration::from_secs(6), "{what} took {took:?}");
        assert!(read.diagnostics.len() <= 1001, "{what} gave {} findings", read.diagnostics.len());
        assert!(ir::validate(&read.diagram).is_empty(), "{what}");
    }
    for (what, text) in [
        ("front matter", format!("---\n{}", "---\n".repeat(many))),
        ("deep front matter", format!("---\n{}\n---\nsequenceDiagram", "- ".repeat(many))),
        ("long front matter", format!("---\n{}---\nsequenceDiagram", "a: b\n".repeat(many))),
        ("no header", "x\n".repeat(many)),
        ("C4", format!("sequenceDiagram\n{}", "A->>B: C4 %% C4Container\n".repeat(many))),
    ] {
        let started = Instant::now();
        support::read(&text);
        let took = started.elapsed();
        assert!(took < Duration::from_secs(6), "{what} took {took:?}");
    }
}

#[test]
fn a_small_stack_is_enough_for_deep_nesting() {
    let text = format!(
        "sequenceDiagram\n{}A->>B: x\n{}",
        "alt x\nloop\n".repeat(50_000),
        "end\nend\n".repeat(50_000)
    );
    let findings = std::thread::Builder::new()
        .stack_size(256 << 10)
        .spawn(move || support::read(&text).2.diagnostics)
        .expect("a thread")
        .join()
        .expect("no overflow");
    let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["too-long", "too-deep"]);
}

#[test]
fn findings_beyond_the_limit_are_counted() {
    let (_, _, read) = support::read(&format!("sequenceDiagram\n{}", "hello\n".repeat(5000)));
    let last = read.diagnostics.last().expect("findings");
    assert_eq!((read.diagnostics.len(), last.code, last.severity), (1001, "more-findings", Severity::Error));
    assert_eq!(last.message, "4000 more findings are not shown");
}
