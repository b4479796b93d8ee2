//! What people read: letters on one line, with breaks and formulas as Mermaid writes them (reference conversion 3.1).

use ir::{Construct, Content, Origin, Run, Text, TextLine};
use spelling::mermaid::{self, LINE_BREAK, MATH};
use spelling::printing::{CELL_GAP, Losses, Piece, report_markup, runs_and_gaps, without_pictures};

/// A text that is ready to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Written {
    /// `wrap:` or `nowrap:`; goes before everything else.
    pub(crate) prefix: &'static str,
    /// The rest, escaped.
    pub(crate) body: String,
}

impl Written {
    /// This before the text, with a blank between them unless one of them is empty or a line ends there.
    pub(crate) fn behind(self, word: &str) -> Self {
        let apart = !word.is_empty() && !self.body.is_empty();
        let apart = apart && !word.ends_with(LINE_BREAK) && !self.body.starts_with(LINE_BREAK);
        let gap = if apart { " " } else { "" };
        Self { prefix: self.prefix, body: format!("{word}{gap}{}", self.body) }
    }

    /// As it stands behind a colon or keyword.
    pub(crate) fn finish(self) -> String {
        match (self.prefix, self.body.is_empty()) {
            ("", _) => self.body,
            (prefix, true) => prefix.to_owned(),
            (prefix, false) => format!("{prefix} {}", self.body),
        }
    }
}

/// A text of a message, note, guard, label or box. Reports what is lost of it.
pub(crate) fn written(text: &Text, origin: Origin, losses: &mut Losses) -> Written {
    report_markup(text, origin, losses);
    let prefix = match text.wrap {
        None => "",
        Some(true) => "wrap:",
        Some(false) => "nowrap:",
    };
    let text = &*without_pictures(text);
    let mut kept = false;
    let lines: Vec<String> = match text.lines.as_slice() {
        [only] => vec![line(only)],
        several => several.iter().map(|each| edges(&indented(runs(each), &mut kept))).collect(),
    };
    if kept {
        losses.approximated(
            Construct::TextCharacter,
            origin,
            "blanks at the start of a line",
            "fixed blanks",
        );
    }
    Written { prefix, body: lines.join(LINE_BREAK) }
}

/// [`written`] in one piece.
pub(crate) fn one_line(text: &Text, origin: Origin, losses: &mut Losses) -> String {
    written(text, origin, losses).finish()
}

/// The title: on one line, and without a say about wrapping.
pub(crate) fn title(text: &Text, losses: &mut Losses) -> String {
    if text.wrap.is_some() {
        losses.dropped(Construct::TextWrap, Origin::NONE, "wrapping of the title");
    }
    report_markup(&Text { wrap: None, ..text.clone() }, Origin::NONE, losses);
    if text.lines.len() > 1 {
        losses.report(Construct::TitleLines, Origin::NONE, "title of several lines");
    }
    // escaped as one text, as the next reader will have it
    let mut joined = TextLine::default();
    for each in &without_pictures(text).lines {
        if !line(each).is_empty() {
            joined.runs.extend((!joined.runs.is_empty()).then(|| Run::plain(" ")));
            joined.runs.extend(runs_and_gaps(each).map(|piece| match piece {
                Piece::Gap => Run::plain(CELL_GAP),
                Piece::Run(run) => run.clone(),
            }));
        }
    }
    line(&joined)
}

/// Letters without any look, escaped; breaks as in every text.
pub(crate) fn letters(letters: &str) -> String {
    let lines: Vec<String> = letters.split('\n').map(escape).collect();
    lines.join(LINE_BREAK)
}

/// A line with fixed blanks where it is indented by others, which Mermaid takes off (W-096); `kept` tells of any.
fn indented(line: String, kept: &mut bool) -> String {
    let rest = line.trim_start_matches([' ', '\t']);
    if rest.len() == line.len() || rest.is_empty() {
        return line;
    }
    *kept = true;
    let width = |blank| if blank == b'\t' { 4 } else { 1 };
    let blanks = line[..line.len() - rest.len()].bytes().map(width).sum();
    format!("{}{rest}", "\u{A0}".repeat(blanks))
}

/// A line as it is written, without blanks around it.
fn line(line: &TextLine) -> String {
    edges(&runs(line))
}

/// The runs of a line, formulas between their marks.
fn runs(line: &TextLine) -> String {
    let mut out = String::new();
    let mut plain = String::new();
    for piece in runs_and_gaps(line) {
        let content = match piece {
            Piece::Gap => {
                plain.push_str(CELL_GAP);
                continue;
            }
            Piece::Run(run) => &run.content,
        };
        match content {
            Content::Math(tex) if !tex.is_empty() => {
                push_plain(&mut out, &plain, true);
                plain.clear();
                out.push_str(MATH);
                // the marks must stay the only ones of their kind
                out.push_str(&mermaid::escape(tex).replace('$', DOLLAR));
                out.push_str(MATH);
            }
            other => plain.push_str(other.shown()),
        }
    }
    push_plain(&mut out, &plain, false);
    out
}

/// `$` that is no mark of a formula.
const DOLLAR: &str = "#36;";

fn push_plain(out: &mut String, plain: &str, before_math: bool) {
    let escaped = mermaid::escape(plain);
    match escaped.strip_suffix('$') {
        Some(rest) if before_math => {
            out.push_str(rest);
            out.push_str(DOLLAR);
        }
        _ => out.push_str(&escaped),
    }
}

fn escape(letters: &str) -> String {
    edges(&mermaid::escape(letters))
}

/// An escaped line without blanks around it. Blanks of other kinds are part of the text, but Mermaid takes them off as
/// well: they are written by their code.
fn edges(line: &str) -> String {
    let line = line.trim_matches(|char: char| char.is_ascii_whitespace() || char == '\u{B}');
    // U+0085 is no blank for JavaScript, and its code would be that of another character
    let is_blank = |char: char| (char.is_whitespace() && char != '\u{85}') || char == '\u{FEFF}';
    let code = |char: char| is_blank(char).then(|| format!("#{};", u32::from(char)));
    let mut inner = line;
    let first = inner.chars().next().and_then(code);
    if first.is_some() {
        inner = &inner[inner.chars().next().map_or(0, char::len_utf8)..];
    }
    let last = inner.chars().next_back().and_then(code);
    if last.is_some() {
        inner = &inner[..inner.len() - inner.chars().next_back().map_or(0, char::len_utf8)];
    }
    format!("{}{inner}{}", first.unwrap_or_default(), last.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::Dialect;

    fn print(text: &Text) -> String {
        one_line(text, Origin::NONE, &mut Losses::new(Dialect::Mermaid))
    }

    #[test]
    fn texts_stand_on_one_line() {
        for (text, expected) in [
            ("", ""),
            ("item #7; next", "item #35;7#59; next"),
            ("one\n\ntwo ", "one<br/><br/>two"),
            (" one", "one"),
            ("wrap: x", "#119;rap: x"),
            ("\u{A0}", "#160;"),
            ("\u{A0}\u{A0}x\u{3000}", "#160;\u{A0}x#12288;"),
            ("$$5", "#36;#36;5"),
        ] {
            assert_eq!(print(&Text::plain(text)), expected);
        }
        assert_eq!(print(&Text { wrap: Some(false), ..Text::plain("wrap: x") }), "nowrap: #119;rap: x");
        assert_eq!(print(&Text { wrap: Some(true), ..Text::default() }), "wrap:");
    }

    #[test]
    fn indented_lines_stay_indented() {
        let text = Text::plain("  one\n two\n\tthree\n  \nfour");
        let mut losses = Losses::new(Dialect::Mermaid);
        let written = one_line(&text, Origin::NONE, &mut losses);
        let expected = "#160;\u{A0}one<br/>#160;two<br/>#160;\u{A0}\u{A0}\u{A0}three<br/><br/>four";
        assert_eq!(written, expected);
        let found: Vec<_> = losses.finish().into_iter().map(|loss| loss.construct).collect();
        assert_eq!(found, [Construct::TextCharacter]);
    }

    #[test]
    fn formulas_keep_their_marks() {
        let math = |tex: &str| Run { content: Content::Math(tex.to_owned()), ..Run::default() };
        let runs = vec![Run::plain("5$"), math("x^2"), Run::plain("$"), math("a$b$$"), math("")];
        let text = Text { lines: vec![TextLine { runs, ..TextLine::default() }], wrap: None };
        assert_eq!(print(&text), "5#36;$$x^2$$#36;$$a#36;b#36;#36;$$");
    }
}
