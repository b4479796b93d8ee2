//! Texts and what they show; each expectation was checked against a picture of PlantUML 1.2026.8.

use super::*;
use ir::{Block, Color, Content, Run};

fn read(raw: &str, context: Context) -> (Text, Vec<Found>) {
    let mut found = Vec::new();
    let text = text(raw, context, &mut found);
    (text, found)
}

/// One line, its runs with letters for their looks: `b:now| or never`.
fn line(raw: &str) -> String {
    let (text, found) = read(raw, Context::Line);
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(text.lines.len(), 1, "{text:?}");
    assert_eq!(text.lines[0].block, Block::Plain, "{text:?}");
    runs(&text.lines[0].runs)
}

fn runs(runs: &[Run]) -> String {
    let shown: Vec<String> = runs
        .iter()
        .map(|run| {
            let looks = [
                (run.strong, 'b'),
                (run.emphasis, 'i'),
                (run.underline, 'u'),
                (run.strike, 's'),
                (run.wave, 'w'),
                (run.code, 'm'),
                (run.subscript, 'v'),
                (run.superscript, '^'),
                (run.paint.is_some(), 'p'),
                (run.link.is_some(), '@'),
            ];
            let looks: String = looks.iter().filter(|(yes, _)| *yes).map(|(_, letter)| letter).collect();
            let colon = if looks.is_empty() { "" } else { ":" };
            format!("{looks}{colon}{}", run.content.shown())
        })
        .collect();
    shown.join("|")
}

fn blocks(raw: &str, context: Context) -> Vec<(Block, String)> {
    read(raw, context).0.lines.into_iter().map(|line| (line.block.clone(), line.to_plain())).collect()
}

#[test]
fn pairs_of_marks() {
    assert_eq!(line("**b** x"), "b:b| x");
    assert_eq!(line("a **b **c** d"), "a |b:b |c** d");
    assert_eq!(line("**b//i//b**"), "b:b|bi:i|b:b");
    assert_eq!(line("****x****"), "b:**x|**");
    assert_eq!(line("__u__ ~~w~~ --s-- a--b--c --"), "u:u| |w:w| |s:s| a|s:b|c --");
    assert_eq!(line("\"\"a **b** c\"\" \"\" unclosed"), "m:a |bm:b|m: c| \"\" unclosed");
    assert_eq!(line("//http://x.y/z//"), "i:http:|x.y/z//");
    assert_eq!(line("--a -- b-- --c--d ---e---"), "s:a | b|s: |c|s:d |-e---");
    assert_eq!(line("snake_case 5*3*2 a//b http://x.y/z"), "snake_case 5*3*2 a|i:b http:|x.y/z");
}

#[test]
fn tags() {
    assert_eq!(line("<b>x</b> <B>y</B> <b >z</b> </b>"), "b:x| |b:y| <b >z</b> </b>");
    assert_eq!(line("<i>a<b>c</i>d</b>e"), "i:a|bi:c|d</b>e");
    assert_eq!(line("<b>x<b>y</b>z</b>"), "b:xy|z</b>");
    assert_eq!(
        line("<color:red>r</color> <color:nocolor>n</color> <colour:red>x</colour>"),
        "p:r| n <colour:red>x</colour>"
    );
    assert_eq!(line("<size:20>x</size> <size:abc>z</size>"), "p:x| <size:abc>z</size>");
    assert_eq!(line("<u:red>x</u> <s>a</s> <strike>c <del:red>d</del>"), "up:x| |s:a| |s:c |sp:d");
    assert_eq!(line("x<sub>1</sub><sup>2</sup>"), "x|v:1|^:2");
    assert_eq!(
        line("<code>f</code> <em>c</em> List<String> a < b > c"),
        "<code>f</code> <em>c</em> List<String> a < b > c"
    );
    assert_eq!(line("<color:>f</color>"), "<color:>f</color>");
}

#[test]
fn colours_sizes_and_faces() {
    let paint = |raw: &str| read(raw, Context::Line).0.lines[0].runs[0].paint.clone().unwrap();
    assert_eq!(paint("<color:red>x").color, Some(Color::rgb(255, 0, 0)));
    assert_eq!(paint("<color #0F0>x").color, Some(Color::rgb(0, 255, 0)));
    assert_eq!(paint("<color:#red>x").color, Some(Color::rgb(255, 0, 0)));
    assert_eq!(paint("<back:yellow>x").background, Some(Color::rgb(255, 255, 0)));
    assert_eq!(paint("<s:green>x</s>").mark, Some(Color::rgb(0, 128, 0)));
    assert_eq!(paint("<size:5000>x").size, Some(1000));
    assert_eq!(paint("<font:Courier New>x").font.as_deref(), Some("Courier New"));
    let font = paint("<font size=20 color=\"red\" face=Mono>x");
    assert_eq!(
        (font.size, font.color, font.font.as_deref()),
        (Some(20), Some(Color::rgb(255, 0, 0)), Some("Mono"))
    );
}

#[test]
fn links() {
    let link = |raw: &str| {
        let run = read(raw, Context::Line).0.lines[0].runs[0].clone();
        let link = run.link.unwrap();
        (link.target, link.tooltip, run.content.shown().to_owned())
    };
    let of = |target: &str, tip: Option<&str>, shown: &str| {
        (target.to_owned(), tip.map(str::to_owned), shown.to_owned())
    };
    assert_eq!(link("[[http://x.y]]"), of("http://x.y", None, "http://x.y"));
    assert_eq!(link("[[http://x.y lbl text]]"), of("http://x.y", None, "lbl text"));
    assert_eq!(link("[[http://x.y{tip} lbl]]"), of("http://x.y", Some("tip"), "lbl"));
    assert_eq!(link("[[{tip} lbl]]"), of("", Some("tip"), "lbl"));
    assert_eq!(link("[[\"http://x y\" lbl]]"), of("http://x y", None, "lbl"));
    assert_eq!(link(r"[[http://x\new **l**]]"), of(r"http://x\new", None, "**l**"));
    assert_eq!(line("[[]] [[foo"), "[[]] [[foo");
    assert_eq!(line("**[[http://x l]]**"), "b@:l");
}

#[test]
fn characters() {
    assert_eq!(line("&#65; &#x41; &lt; &#8364; &#65 &#99999999;"), "A &#x41; &lt; € &#65 &#99999999;");
    assert_eq!(line("<U+0041> <u+0041> <U+1F600> <U+110000> <U+>"), "A <u+0041> 😀 <U+110000> <U+>");
    assert_eq!(line("a<U+000A>b&#0;<U+00>"), "a b<U+00>");
    assert_eq!(line("<<x>> << a >> <<>> a<<b >> <<a>b>>"), "«x» «a» <<>> a«b» <<a>b>>");
    assert_eq!(line("<:smile:>a<:1f600:><:+1:>"), "😄a😀<:+1:>");
    assert_eq!(line("<#red:heart:>"), "p:❤");
}

#[test]
fn escapes() {
    assert_eq!(
        line("~**b** ~//x// ~__u__ ~--s-- ~\"\"m\"\" ~[[x]] ~<b>x</b> a~b ~"),
        "**b** //x// __u__ --s-- \"\"m\"\" [[x]] <b>x</b> a~b ~"
    );
    assert_eq!(line("~~x ~<<x>> ~&#65; ~<U+0041>"), "~~x ~«x» ~A ~A");
    assert_eq!(line("~* x"), "* x");
    assert_eq!(line("~# x"), "# x");
    assert_eq!(line("a ~* x"), "a * x");
    assert_eq!(line("~= x"), "~= x");
}

#[test]
fn breaks() {
    let (text, _) = read(r"a\lb\rc\td\\e\qf\", Context::Line);
    assert_eq!(text.to_plain(), "a\nb\nc\td\\e\\qf\\");
    assert_eq!(text.lines[0].align, Some(Align::Left));
    assert_eq!(text.lines[1].align, Some(Align::Right));
    assert_eq!(read(r"left\l", Context::Line).0.lines.len(), 1);
    assert_eq!(read(r"\\n", Context::Line).0.to_plain(), r"\n");
    assert_eq!(read("<b>x\\ny</b>", Context::Line).0.to_plain(), "x\ny</b>");
    assert_eq!(read(&format!("a{LINE_FEED}b"), Context::Line).0.to_plain(), "a\nb");
    assert_eq!(read(&format!("a{LINE_FEED}b"), Context::Body).0.to_plain(), "a\nb");
    assert_eq!(read(r"a\nb \t \\ c", Context::Body).0.to_plain(), "a\\nb \t \\\\ c");
    assert_eq!(read(&format!("a{BACKSLASH}n"), Context::Line).0.to_plain(), "a\\n");
    assert_eq!(read("", Context::Line).0, Text::default());
}

#[test]
fn kinds_of_lines() {
    let kind = |raw: &str| {
        let mut all = blocks(raw, Context::Line);
        assert_eq!(all.len(), 1);
        all.remove(0)
    };
    let bullet = |depth, text: &str| (Block::Bullet { depth }, text.to_owned());
    assert_eq!(kind("* x"), bullet(1, "x"));
    assert_eq!(kind("**x"), bullet(2, "x"));
    assert_eq!(kind("*** a ***"), bullet(3, "a ***"));
    assert_eq!(kind("**a** b **c"), bullet(2, "a b c"));
    assert_eq!(kind("*a* b"), (Block::Plain, "*a* b".to_owned()));
    assert_eq!(kind("#red"), (Block::Numbered { depth: 1 }, "red".to_owned()));
    assert_eq!(kind("## x"), (Block::Numbered { depth: 2 }, "x".to_owned()));
    assert_eq!(kind("== x"), (Block::Heading { level: 2 }, "x".to_owned()));
    assert_eq!(kind("=a="), (Block::Heading { level: 1 }, "a=".to_owned()));
    assert_eq!(kind(" * x").0, Block::Plain);
    let rule = |double, dotted, text: &str| (Block::Rule { double, dotted }, text.to_owned());
    assert_eq!(kind("----"), rule(false, false, ""));
    assert_eq!(kind("--x--"), rule(false, false, "x"));
    assert_eq!(kind("===="), rule(true, false, ""));
    assert_eq!(kind("..x.."), rule(false, true, "x"));
    assert_eq!(kind("---").0, Block::Plain);
    assert_eq!(kind("____").0, Block::Plain);
    assert_eq!(kind("|a|b").0, Block::Plain);
    assert_eq!(blocks(r"* x\n** y", Context::Guard)[0], (Block::Plain, "* x".to_owned()));
    assert_eq!(blocks(r"* x\n** y", Context::Guard)[1], bullet(2, "y"));
}

#[test]
fn tables_trees_and_code() {
    let (text, _) = read("|= a |<#red> b |", Context::Line);
    let Block::Row { cells } = &text.lines[0].block else { panic!("{text:?}") };
    assert!(cells[0].header && !cells[1].header);
    assert_eq!(cells[1].background, Some(Color::rgb(255, 0, 0)));
    assert_eq!(text.to_plain(), "a\tb");
    let depths: Vec<_> = blocks("  |_ r\n    |_ c\n      |_ d\n    |_ e\n", Context::Body)
        .into_iter()
        .map(|line| line.0)
        .collect();
    assert_eq!(depths, [1, 2, 3, 2].map(|depth| Block::Tree { depth }));
    let code = blocks("a\n  <code>\n  **x**  y\n  </code>\nb", Context::Body);
    assert_eq!(code[1], (Block::Code, "  **x**  y".to_owned()));
    assert_eq!(code.len(), 3);
    assert_eq!(blocks("<code>\nx", Context::Body).len(), 2);
}

#[test]
fn pictures_are_named_and_reported() {
    for (raw, what, shown) in [
        ("<$foo*2>", Picture::Sprite, "[foo]"),
        ("<&check>", Picture::Icon, "✓"),
        ("<img:foo.png{scale=2}>", Picture::Image, "[image]"),
        ("<img src=\"x.png\">", Picture::Image, "[image]"),
        ("<math>x^2 **</math>", Picture::Math, "x^2 **"),
        (r"<latex>\nu</latex>", Picture::Math, r"\nu"),
        ("<:nosuch:>", Picture::Emoji, ":nosuch:"),
    ] {
        let (text, found) = read(&format!("a {raw} b"), Context::Line);
        assert_eq!(found, [Found { at: 2..2 + raw.len(), what }], "{raw}");
        assert_eq!(text.to_plain(), format!("a {shown} b"));
    }
    let (text, found) = read("a\n{{\nsalt\n}}\nb", Context::Body);
    assert_eq!(found[0].what, Picture::Diagram);
    assert_eq!(text.to_plain(), "a\n[diagram]\nb");
    assert!(
        matches!(&text.lines[1].runs[0].content, Content::Foreign { source, .. } if source == "{{\nsalt\n}}")
    );
    assert_eq!(line("<img> <$> x<y"), "<img> <$> x<y");
}

#[test]
fn hostile_texts_take_time_in_step() {
    for raw in [
        "**".repeat(500_000),
        "<b>".repeat(300_000),
        "<i><b>".repeat(200_000),
        format!("{}{}", "<b>".repeat(100_000), "</b>".repeat(100_000)),
        "[[".repeat(500_000),
        "[[x".repeat(300_000),
        "<<".repeat(500_000),
        "~".repeat(1_000_000),
        "<color:red>".repeat(100_000),
        "<math>".repeat(150_000),
        "<&".repeat(300_000),
        "|a".repeat(300_000),
        "\\n".repeat(300_000),
        "*".repeat(1_000_000),
        "{{\n".repeat(100_000),
        "<code>\n".repeat(100_000),
        "|_\n ".repeat(100_000),
        "__//--\"\"".repeat(100_000),
        "[[\\n".repeat(200_000) + "]]",
    ] {
        let started = std::time::Instant::now();
        for context in [Context::Line, Context::Body] {
            read(&raw, context);
        }
        // unoptimised, on a busy machine
        assert!(started.elapsed().as_secs() < 10, "{raw:.20} took {:?}", started.elapsed());
    }
}
