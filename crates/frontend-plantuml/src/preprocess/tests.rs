//! What comes out of whole blocks; each expectation was checked against PlantUML 1.2026.8.

use super::*;
use crate::document;
use diag::{IncludeError, Included, NoIncludes};
use std::collections::BTreeMap;

/// Texts by name.
struct Folder(BTreeMap<&'static str, &'static str>);

impl Includes for Folder {
    fn load(&self, _from: &str, target: &str, _extensions: &[&str]) -> Result<Included, IncludeError> {
        match self.0.get(target) {
            _ if target.starts_with('/') || target.contains("..") => Err(IncludeError::OutsideRoot),
            Some(text) => Ok(Included { name: target.to_owned(), text: (*text).to_owned() }),
            None => Err(IncludeError::NotFound(Vec::new())),
        }
    }
}

fn expand_with(text: &str, includes: &dyn Includes) -> (Sources, Expanded) {
    let mut sources = Sources::new();
    let file = sources.add("main.puml", text);
    let block = document::split(text).remove(0);
    let expanded = run(&mut sources, file, &block, includes, Limits::default());
    (sources, expanded)
}

fn codes(expanded: &Expanded) -> Vec<&'static str> {
    expanded.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

/// The lines without their blanks around; there must be no finding.
#[track_caller]
fn lines(text: &str) -> Vec<String> {
    let (_, expanded) = expand_with(text, &NoIncludes);
    assert!(expanded.diagnostics.is_empty(), "{:?}", expanded.diagnostics);
    expanded.text().lines().map(|line| line.trim().to_owned()).collect()
}

/// The finding, and the text that it points at.
#[track_caller]
fn finding(text: &str) -> (&'static str, String) {
    let (sources, expanded) = expand_with(text, &NoIncludes);
    assert_eq!(expanded.diagnostics.len(), 1, "{:?}", expanded.diagnostics);
    let diagnostic = &expanded.diagnostics[0];
    (diagnostic.code, sources.slice(diagnostic.span().unwrap()).to_owned())
}

#[test]
fn a_block_without_anything_to_do_is_not_copied() {
    let text = "@startuml\nA -> B : 50% 'x'\n' c\n@enduml\n";
    let (sources, expanded) = expand_with(text, &NoIncludes);
    assert!(matches!(expanded.text, ExpandedText::Same(..)));
    assert_eq!(expanded.text(), "A -> B : 50% 'x'\n' c\n");
    assert_eq!(sources.slice(expanded.map.span(0..1)), "A");
}

#[test]
fn variables() {
    assert_eq!(lines("!$x = 1\nA->B:$x ${x} $xy z$x $x_ $x##y y##$x"), ["A->B:1 ${x} $xy z1 $x_ 1y y1"]);
    assert_eq!(lines("!a = 1\n!ab = 2\nx: a ab abc a.b a-b"), ["x: 1 2 abc 1.b 1-b"]);
    assert_eq!(lines("!x = 3\nx x3 $x"), ["3 x3 $3"]);
    assert_eq!(lines("!$x ?= 5\n!$x ?= 6\n!$y = foo\n$x $y $z"), ["5 foo $z"]);
    assert_eq!(lines("!$y = \"v $x\"\n!$x = 5\n$y"), ["v $x"]);
    assert_eq!(lines("!$x = 1\n!undef $x\n!ifdef $x\nno\n!endif\n$x"), ["$x"]);
}

#[test]
fn expressions() {
    let value = |expression: &str| lines(&format!("!$x = {expression}\n$x")).remove(0);
    assert_eq!(value("1 + 2 * 3 - 4 / 2"), "5");
    assert_eq!(value("\"a\" + 1 + 2"), "a12");
    assert_eq!(value("1 + 2 + 'a'"), "3a");
    assert_eq!(value("3 - -1"), "4");
    assert_eq!(value("(1+2)*3"), "9");
    assert_eq!(value("1 == \"1\""), "1");
    assert_eq!(value("\"10\" < \"9\""), "1");
    assert_eq!(value("1 && 0 || 1"), "1");
    assert_eq!(value("2 > 1 == 1"), "1");
    assert_eq!(value("\"a\" * 2"), "a*2");
    assert_eq!(value("%upper(\"a\" + \"b\") + \"c\""), "ABc");
    assert_eq!(value("2147483647 + 1"), "-2147483648");
    assert_eq!(value("1+2*3-4"), "3");
    assert_eq!(value("0-3"), "-3");
    let deep = format!("{}1{}", "%not(".repeat(100_000), ")".repeat(100_000));
    assert_eq!(value(&deep), "1");
}

#[test]
fn json() {
    let json = "!$j = {\"a\":{\"b\":[10,20,\"z\"]}, \"c\":true}\n";
    assert_eq!(
        lines(&format!("{json}$j.a.b[1] $j.a.b[2] $j.c $j.a $j.x|")),
        ["20 z true {\"b\":[10,20,\"z\"]} |"]
    );
    // to operators, numbers in JSON are texts
    assert_eq!(lines("!$j = {\"n\":5}\n!$x = $j.n + 1\n!$y = %intval($j.n) + 1\n$x $y"), ["51 6"]);
    assert_eq!(finding("!$j = {\"a\":1}\n$j[\"a\"]").0, "no-such-member");
    assert_eq!(finding("!$j = {\"a\":1}\n$j.a.").0, "no-such-member");
    assert_eq!(finding("!$j = [1]\n$j[1]").0, "no-such-member");
    assert_eq!(lines("!$j = {\n\"a\": 1,\n\"b\": [1,2]\n}\n$j.a $j.b[1]"), ["1 2"]);
    assert_eq!(lines("!$l = [{\"n\":1},{\"n\":2}]\n!foreach $x in $l\n$x.n\n!endfor"), ["1", "2"]);
    assert_eq!(lines("!foreach $x in {\"k\":1,\"l\":2}\n$x\n!endfor"), ["k", "l"]);
    assert_eq!(
        lines("!$j = {\"a\":1}\n!$k = %json_add($j, \"b\", 2)\n%json_remove($k, \"a\") $k"),
        ["{\"b\":2} {\"a\":1,\"b\":2}"]
    );
}

#[test]
fn conditions_and_loops() {
    assert_eq!(lines("!$k = 1\n!if $k == 2\na\n!elseif $k == 1\nb\n!else\nc\n!endif"), ["b"]);
    assert_eq!(lines("!if 0\n!if 1\na\n!else\nb\n!endif\n!else\nc\n!endif"), ["c"]);
    assert_eq!(lines("!ifndef X\n1\n!endif\n!define X\n!ifdef X\n3\n!else\n4\n!endif"), ["1", "3"]);
    assert_eq!(lines("!define X\n!ifdef X && !Y\na\n!endif\n!ifdef (Y || !X)\nb\n!endif"), ["a"]);
    assert_eq!(lines("!$i = 0\n!while $i < 3\n$i\n!$i = $i + 1\n!endwhile\nz"), ["0", "1", "2", "z"]);
    assert_eq!(
        lines("!foreach $x in [1,2]\n!foreach $y in [\"a\",\"b\"]\n$x$y\n!endfor\n!endfor"),
        ["1a", "1b", "2a", "2b"]
    );
    assert_eq!(lines("!foreach $x in []\n$x\n!endfor\nz"), ["z"]);
}

#[test]
fn functions() {
    let f = "!function $f($a, $b=\"d\")\n!return $a + $b\n!endfunction\n";
    assert_eq!(
        lines(&format!("{f}$f(\"x\") $f(\"x\",\"y\") $f($b=\"1\",$a=\"2\") z$f(1)")),
        ["xd xy 21 z1d"]
    );
    assert_eq!(lines("!function $f($x) return $x * 2\n$f(4)"), ["8"]);
    assert_eq!(
        lines("!unquoted function $f($a)\n!return \"<\" + $a + \">\"\n!endfunction\n$f(a b)"),
        ["<a b>"]
    );
    assert_eq!(
        lines(
            "!function $r($n)\n!if $n <= 1\n!return 1\n!endif\n!return $n * $r($n - 1)\n!endfunction\n$r(5)"
        ),
        ["120"]
    );
    // what a function sets stays inside, unless it was there before
    assert_eq!(
        lines("!$x = 1\n!function $f()\n!$x = 2\n!$y = 3\n!return $x\n!endfunction\n$f() $x $y"),
        ["2 2 $y"]
    );
    assert_eq!(lines("!function $f($a) return 1\n!function $f($a,$b) return 2\n$f(0) $f(0,0)"), ["1 2"]);
}

#[test]
fn procedures() {
    let p = "!procedure $p($a, $b=\"x\")\nA->B:$a $b\nB->A\n!endprocedure\n";
    assert_eq!(lines(&format!("{p}$p(1)\nz")), ["A->B:1 x", "B->A", "z"]);
    assert_eq!(lines(&format!("{p}before $p(\"q\") after $p(1)")), ["before A->B:q x", "B->A after $p(1)"]);
    assert_eq!(lines("!procedure $e()\n!endprocedure\na\n  $e()\nb"), ["a", "b"]);
    assert_eq!(
        lines("!unquoted procedure $p($a, $b=dd)\n$a/$b\n!endprocedure\n$p(one two)\n$p(f(x,y), \"a, b\")"),
        ["one two/dd", "f(x,y)/a, b"]
    );
    assert_eq!(lines("!procedure $p($a)\nA->B:$a\n!endprocedure\n%invoke_procedure(\"$p\", 5)"), ["A->B:5"]);
}

#[test]
fn macros() {
    assert_eq!(lines("!define V value\nV V.V V_V \"V\""), ["value value.value V_V \"value\""]);
    assert_eq!(lines("!define F(x,y) x -> y : x##y\nF(P,Q)\nF( \"P\" , Q )"), ["P -> Q : PQ", "P -> Q : PQ"]);
    assert_eq!(lines("!define F(x) G(x) x\n!define G(y) [y]\nF(1)"), ["[1] 1"]);
    assert_eq!(lines("!definelong M(x)\nA->B: x\nB->A: x\n!enddefinelong\nM(hi)"), ["A->B: hi", "B->A: hi"]);
}

#[test]
fn parts() {
    assert_eq!(lines("!startsub S\nsub\n!endsub\nx\n!includesub S"), ["sub", "x", "sub"]);
    assert_eq!(lines("!startsub S\n1\n!endsub\n!startsub S\n2\n!endsub\n!includesub S"), ["1", "2", "2"]);
}

#[test]
fn built_in_functions() {
    assert_eq!(
        lines(
            "%upper(\"a\") %strlen(\"abc\") %substr(\"abcdef\",2,3) %strpos(\"abc\",\"c\") %intval(\"5\") %nofunc(1)"
        ),
        ["A 3 cde 2 5 %nofunc(1)"]
    );
    assert_eq!(lines("%mod(7,3) %dec2hex(255) %hex2dec(\"ff\") %chr(65) %ord(\"A\")"), ["1 ff 255 A 65"]);
    assert_eq!(lines("%lighten(\"red\",20) %darken(\"#ff0000\", 20)"), ["#FF3333 #CC0000"]);
    assert_eq!(
        lines("%is_dark(\"black\") %reverse_color(\"#123456\") %hsl_color(120,100,50)"),
        ["1 #EDCBA9 #00FF00"]
    );
    assert_eq!(
        lines("a%newline()b%tab()c%backslash()n%dollar()"),
        [format!("a{LINE_FEED}b{TAB}c{BACKSLASH}n$")]
    );
}

#[test]
fn the_machine_is_not_asked() {
    for (text, code) in [
        ("%getenv(\"HOME\")", "function-not-available"),
        ("%load_json(\"x\")", "function-not-available"),
        ("%filename()", "function-not-available"),
        ("%date()%date()", "fixed-answer"),
        ("%random()", "fixed-answer"),
    ] {
        assert_eq!(finding(text).0, code, "{text}");
    }
}

#[test]
fn findings_point_at_the_place() {
    assert_eq!(finding("!$x = \"a\nb"), ("unclosed-quote", "\"".to_owned()));
    assert_eq!(finding("!if (1\nb\n!endif"), ("unbalanced-parenthesis", "(".to_owned()));
    assert_eq!(finding("A->B\n!endif"), ("stray-directive", "!endif".to_owned()));
    assert_eq!(finding("!local $x = 1"), ("local-outside-function", "!local $x = 1".to_owned()));
    assert_eq!(finding("!$x = 1 / 0").0, "division-by-zero");
    assert_eq!(finding("!assert 1 == 2 : \"why \" + 1").0, "assertion-failed");
    assert_eq!(finding("!procedure $p($a)\n!endprocedure\nx $p()"), ("wrong-arguments", "$p()".to_owned()));
    assert_eq!(finding("!if 1\nx").0, "unclosed-directive");
    assert_eq!(finding("/' open\nx").0, "unclosed-comment");
    assert_eq!(finding("!$x = 1 \u{2013}").0, "missing-operand");
    assert_eq!(finding("!$x = (1 \u{2013}"), ("unbalanced-parenthesis", "(".to_owned()));
    assert_eq!(finding("!$x = 1 \u{2013} $f(2)"), ("unknown-function", "$f".to_owned()));
    assert_eq!(finding("!includesub S\u{2013}"), ("no-such-part", "S\u{2013}".to_owned()));
    assert_eq!(finding("!include <C4/C4_Context>"), ("include-failed", "<C4/C4_Context>".to_owned()));
    assert_eq!(finding("!includeurl https://example.org/x").0, "include-failed");
}

#[test]
fn a_finding_inside_a_call_says_how_it_was_reached() {
    let text = "!procedure $p()\n!$x = 1 / 0\n!endprocedure\n!procedure $q()\n$p()\n!endprocedure\n$q()\n";
    let (sources, expanded) = expand_with(text, &NoIncludes);
    let labels = &expanded.diagnostics[0].labels;
    let at: Vec<_> = labels.iter().skip(1).map(|label| (sources.slice(label.span), &*label.text)).collect();
    assert_eq!(at, [("$p()", "called here"), ("$q()", "called here")]);
}

#[test]
fn what_is_written_leads_back() {
    let text = "!$n = \"Bob\"\n!procedure $p($a)\nA -> $a : $n\n!endprocedure\n$p(\"C\")\nX -> Y : $n!\n";
    let (sources, expanded) = expand_with(text, &NoIncludes);
    let out = expanded.text().to_owned();
    assert_eq!(out, "A -> C : Bob\nX -> Y : Bob!\n");
    let place = |word: &str| {
        let at = out.find(word).unwrap();
        sources.slice(expanded.map.span(at..at + word.len())).to_owned()
    };
    assert_eq!(place("A ->"), "A ->");
    assert_eq!(place("C"), "$a");
    assert_eq!(place("X ->"), "X ->");
    assert_eq!(place("Bob!"), "$n!");
    assert_eq!(expanded.map.trail(0).len(), 1);
    assert!(expanded.map.trail(out.find('X').unwrap()).is_empty());
}

#[test]
fn includes() {
    let folder = Folder(BTreeMap::from([
        ("a.puml", "@startuml\nA->B: a\n@enduml\n@startuml(id=two)\nA->B: two\n@enduml\n"),
        ("b.puml", "A->B: b\n!include a.puml\n"),
        ("c.puml", "no\n!startsub S\nA->B: s\n!endsub\nno\n!startsub S\nB->A: s\n!endsub\n"),
        ("loop.puml", "A->B: l\n!include loop.puml\n"),
        ("bad.puml", "!$x = 1 / 0\n"),
    ]));
    let out = |text: &str| {
        let (_, expanded) = expand_with(text, &folder);
        let lines: Vec<String> = expanded.text().lines().map(str::to_owned).collect();
        (lines.join("|"), codes(&expanded))
    };
    assert_eq!(out("!include a.puml\n!include a.puml\nx"), ("A->B: a|A->B: a|x".to_owned(), vec![]));
    assert_eq!(out("!include a.puml!two\n!include a.puml!0"), ("A->B: two|A->B: a".to_owned(), vec![]));
    assert_eq!(out("!include a.puml!9"), (String::new(), vec!["no-such-part"]));
    assert_eq!(out("!include_many a.puml\n!include_many a.puml"), ("A->B: a|A->B: a".to_owned(), vec![]));
    assert_eq!(out("!include a.puml\n!include_once a.puml"), ("A->B: a".to_owned(), vec!["included-twice"]));
    assert_eq!(out("!$d = \"b\"\n!include $d.puml"), ("A->B: b|A->B: a".to_owned(), vec![]));
    assert_eq!(out("!includesub c.puml!S"), ("A->B: s|B->A: s".to_owned(), vec![]));
    assert_eq!(out("!include loop.puml\nz"), ("A->B: l|z".to_owned(), vec!["include-cycle"]));
    assert_eq!(out("!include main.puml\nz"), ("z".to_owned(), vec!["include-failed"]));
    assert_eq!(out("!include ../x\n!include /etc/passwd\nz"), ("z".to_owned(), vec!["include-failed"; 2]));
    let (sources, expanded) = expand_with("!include bad.puml\n", &folder);
    let labels = &expanded.diagnostics[0].labels;
    assert_eq!(sources.get(labels[0].span.file).name(), "bad.puml");
    assert_eq!((sources.slice(labels[1].span), &*labels[1].text), ("!include bad.puml", "included here"));
}

#[test]
fn hostile_texts_end_soon() {
    let bomb = (0..40).fold("!define A0(x) xx\n".to_owned(), |text, n| {
        text + &format!("!define A{}(x) A{n}(x) A{n}(x) A{n}(x)\n", n + 1)
    });
    for (text, code) in [
        ("A->B\n!while 1\n!endwhile\n", "preprocessor-limit"),
        ("A->B\n!while 1\nB->A\n!endwhile\n", "preprocessor-limit"),
        ("A->B\n!$s = \"x\"\n!while 1\n!$s = $s + $s\n!endwhile\n", "preprocessor-limit"),
        ("A->B\n!function $f()\n!return $f()\n!endfunction\n$f()\n", "nested-too-deep"),
        (
            "A->B\n!procedure $p()\n$q()\n$q()\n!endprocedure\n!procedure $q()\n$p()\n$p()\n!endprocedure\n$p()",
            "nested-too-deep",
        ),
        (&format!("A->B\n{bomb}A40(1)\n"), "preprocessor-limit"),
        ("A->B\n!$j = []\n!while 1\n!$j = %json_add([], $j)\n!endwhile", "bad-json"),
        (&format!("A->B\n!$x = {}1\n", "%not(".repeat(100_000)), "unbalanced-parenthesis"),
    ] {
        let started = std::time::Instant::now();
        let (_, expanded) = expand_with(text, &NoIncludes);
        assert!(codes(&expanded).contains(&code), "{:?} {}", codes(&expanded), &text[..60.min(text.len())]);
        assert!(expanded.text().starts_with("A->B\n"));
        assert!(expanded.text().len() < 100, "something of {text:.60} is left: {}", expanded.text().len());
        // unoptimised; optimised a tenth of this
        assert!(started.elapsed().as_secs() < 10, "{text:.60}");
    }
}

#[test]
fn long_lines_and_many_lines_take_time_in_step() {
    let deep_if = format!("{}{}", "!if 1\n".repeat(100_000), "!endif\n".repeat(100_000));
    for text in [
        format!("!$x = {}1", "(".repeat(1_000_000)),
        format!("!$x = 1\n{}", "$x".repeat(500_000)),
        format!("!$x = 1\n{}", "$".repeat(2_000_000)),
        "/'".repeat(1_000_000),
        format!("!$x = {}", "[".repeat(1_000_000)),
        "!$x = {\n".repeat(5_000),
        "!procedure $p()\n".repeat(20_000),
        format!("!$x = 1\n{}", "\u{2013}".repeat(500_000)),
        "a\\\n".repeat(300_000),
        deep_if,
        "@startuml\n".repeat(50_000),
        "<".repeat(1_000_000),
    ] {
        let started = std::time::Instant::now();
        let _ = expand_with(&text, &NoIncludes);
        assert!(started.elapsed().as_secs() < 10, "{text:.40}");
    }
}
