//! What holds for every text, tried on texts that were damaged at random (always the same ones).

use super::{Limits, run};
use crate::creole::{self, Context};
use crate::document;
use diag::{IncludeError, Included, Includes, Sources};

const SEED: &str = "@startuml(id=a) name\n' remark\n!$x = {\"a\": [1, \"b\"]}\n!define F(a,b) a##b\n!procedure $p($n, $m=\"d\")\n\
    A -> $n : $m %upper(\"x\")\n!endprocedure\n!function $f($v) return $v + 1\n!if $f(1) == 2 && %not(0)\n$p(\"B\")\n!else\n\
    A – > B\n!endif\n!foreach $i in $x.a\n!while $i < 1\n!endwhile\nA -> B : **b** <color:red>$i</color> [[u{t} l]] F(1,2)\n\
    !endfor\n!include part\nnote over A\n  |a|b|\n  * x ~~w~~ é\n  <code>\n  </code>\nend note\n/' c\nc '/ A -> B : a \\\n b\n\
    !startsub S\n!endsub\n!includesub S\n@pause\n@append x\n@unpause\n@enduml\n";

const BITS: [&str; 36] = [
    "!",
    "$x",
    "(",
    ")",
    "\"",
    "'",
    "/'",
    "'/",
    "\\",
    "\n",
    "\r",
    "[",
    "]",
    "{",
    "}",
    ",",
    "=",
    "$p(",
    "$f(",
    "##",
    "–",
    "\u{feff}",
    "😀",
    "[[",
    "<b>",
    "**",
    "~",
    "<:",
    "<U+",
    "&#",
    "|",
    "{{\n",
    "\u{e100}",
    "@startuml",
    "@enduml",
    "!if ",
];

/// A part to include, and sometimes none.
struct Part;

impl Includes for Part {
    fn load(&self, _from: &str, target: &str, _extensions: &[&str]) -> Result<Included, IncludeError> {
        match target {
            "part" => Ok(Included { name: "part".to_owned(), text: "B -> A : $x\n!$y = 1 / 0\n".to_owned() }),
            _ => Err(IncludeError::NotFound(Vec::new())),
        }
    }
}

/// Numbers that look random and are the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }
}

fn damaged(dice: &mut Dice) -> String {
    let mut text: Vec<char> = SEED.chars().collect();
    for _ in 0..=dice.roll(12) {
        let at = dice.roll(text.len());
        if dice.roll(3) == 0 {
            let end = (at + dice.roll(20)).min(text.len());
            text.drain(at..end);
        } else {
            text.splice(at..at, BITS[dice.roll(BITS.len())].chars());
        }
    }
    text.into_iter().collect()
}

#[test]
fn places_lie_in_their_texts_and_lines_hold_no_line_feeds() {
    let mut dice = Dice(0x5EED_5EED_5EED);
    // many of these never end; not much is needed to see that
    let limits = Limits { work: 1 << 14, ..Limits::default() };
    for _ in 0..400 {
        let text = damaged(&mut dice);
        let mut sources = Sources::new();
        let file = sources.add("main.puml", text.as_str());
        let lies_inside = |sources: &Sources, span: diag::Span| {
            assert!(sources.get(span.file).text().get(span.range()).is_some(), "{span:?} of {text:?}");
        };
        for block in document::split(&text) {
            let mut findings = Vec::new();
            document::report(&sources, file, &block, &mut findings);
            let expanded = run(&mut sources, file, &block, &Part, limits);
            findings.extend(expanded.diagnostics.iter().cloned());
            findings
                .iter()
                .flat_map(|finding| &finding.labels)
                .for_each(|label| lies_inside(&sources, label.span));
            let out = expanded.text();
            for (at, c) in out.char_indices() {
                lies_inside(&sources, expanded.map.span(at..at + c.len_utf8()));
                expanded.map.trail(at).iter().for_each(|label| lies_inside(&sources, label.span));
            }
            for context in [Context::Line, Context::Guard, Context::Body] {
                let mut found = Vec::new();
                let read = creole::text(out, context, &mut found);
                assert!(found.iter().all(|each| out.get(each.at.clone()).is_some()), "{found:?} of {out:?}");
                let runs = read.lines.iter().flat_map(|line| &line.runs);
                runs.for_each(|run| assert!(!run.content.shown().contains('\n'), "{run:?} of {out:?}"));
            }
        }
    }
}
