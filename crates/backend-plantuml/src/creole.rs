//! Lines with their looks, as PlantUML's Creole (reference plantuml section 17).

use crate::letters::{Around, code, first_by_number, plain};
use crate::link;
use crate::paint::color;
use crate::text::Form;
use ir::{Align, Block, Cell, Construct, Content, Dialect, Origin, Run, Text, TextLine};
use spelling::printing::{CELL_GAP, Losses, Piece, runs_and_gaps};
use std::borrow::Cow;

/// A line of a text, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) align: Option<Align>,
}

/// The lines of a text. `body`: each stands on a line of its own, else they are joined to one.
pub(crate) fn lines(
    text: &Text,
    form: Form,
    body: bool,
    themed: bool,
    origin: Origin,
    losses: &mut Losses,
) -> Vec<Written> {
    let joined = !body && text.lines.len() > 1;
    let is_letter = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let by_number = matches!(form, Form::Heading | Form::Page) && !text.to_plain().contains(is_letter);
    let writer = Writer { form, body, joined, by_number, themed };
    let mut out: Vec<Written> = Vec::with_capacity(text.lines.len());
    let mut rest = &text.lines[..];
    while let [line, behind @ ..] = rest {
        if line.block == Block::Code {
            let count = rest.iter().take_while(|line| line.block == Block::Code).count();
            let (code_lines, behind) = rest.split_at(count);
            rest = behind;
            out.extend(writer.code(code_lines, origin, losses));
            continue;
        }
        let first = out.is_empty();
        out.push(Written { text: writer.line(line, first, origin, losses), align: line.align });
        rest = behind;
    }
    out
}

#[derive(Debug, Clone, Copy)]
struct Writer {
    form: Form,
    body: bool,
    /// Further lines follow on the same one.
    joined: bool,
    /// A letter or digit is needed, and has to come from the numbers of characters.
    by_number: bool,
    themed: bool,
}

impl Writer {
    /// Lines between `<code>` and `</code>`, where that is possible: nothing can be escaped there.
    fn code(self, lines: &[TextLine], origin: Origin, losses: &mut Losses) -> Vec<Written> {
        let fits = |line: &String| {
            let inner = line.trim();
            let lower: String = inner.chars().take(4).collect::<String>().to_ascii_lowercase();
            let in_body = !inner.ends_with('\\')
                && !inner.starts_with(['\'', '!', '@', '/'])
                && !lower.starts_with("end")
                && !lower.starts_with("\\end");
            let in_line = !inner.contains(['\\', '[', '<', '"', '\u{201C}', '\u{201D}']);
            let calm = !inner.contains(['%', '$', '{', '}'])
                && !inner.chars().any(|c| c.is_control() || c == '\u{2013}');
            calm && !inner.contains("</code>")
                && if self.body { in_body } else { in_line && self.form == Form::Line }
        };
        let letters: Vec<String> = lines.iter().map(|line| line.to_plain().trim_end().to_owned()).collect();
        let written = |text: String| Written { text, align: None };
        if letters.iter().all(fits) {
            let inner = letters.into_iter().map(written);
            return [written("<code>".to_owned())]
                .into_iter()
                .chain(inner)
                .chain([written("</code>".to_owned())])
                .collect();
        }
        losses.approximated(Construct::TextCodeBlock, origin, "block of code", "plain lines");
        let around = Around {
            start: true,
            quoted: self.form == Form::Quoted,
            joined: self.joined,
            by_number: self.by_number,
            themed: self.themed,
            ..Around::default()
        };
        letters.iter().map(|line| written(plain(line, around))).collect()
    }

    fn line(self, line: &TextLine, first: bool, origin: Origin, losses: &mut Losses) -> String {
        // behind a keyword or a bracket nothing stands but letters
        let bracketed = first && matches!(self.form, Form::Guard | Form::Bracketed);
        let headed = first && matches!(self.form, Form::Name | Form::Group | Form::Page);
        if (bracketed || headed) && !matches!(line.block, Block::Plain | Block::Code) {
            for look in ir::text_constructs(&Text { lines: vec![line.clone()], wrap: None }) {
                if is_block(look) {
                    losses.approximated(look, origin, look.description(), "plain letters");
                }
            }
            let runs: Vec<Run> = runs_and_gaps(line)
                .map(|piece| match piece {
                    Piece::Gap => Run::plain(CELL_GAP),
                    Piece::Run(run) => run.clone(),
                })
                .collect();
            return Runs::new(self, headed, first, origin, losses).all(&runs);
        }
        let mut runs = |runs: &[Run], start| Runs::new(self, start, first, origin, losses).all(runs);
        let shown = |text: String| if text.trim().is_empty() { code('\u{A0}') } else { text };
        match &line.block {
            Block::Plain | Block::Code if bracketed => runs(&line.runs, false),
            Block::Plain | Block::Code => not_an_item(runs(&line.runs, true)),
            Block::Bullet { depth } => {
                format!("{} {}", repeated("*", *depth), shown(runs(&line.runs, false)))
            }
            Block::Numbered { depth } => {
                format!("{} {}", repeated("#", *depth), shown(runs(&line.runs, false)))
            }
            Block::Heading { level } => {
                let title = shown(runs(&line.runs, false));
                // marks at both ends are those of a rule
                match title.strip_suffix('=') {
                    Some(title) => format!("{} {title}{}", repeated("=", *level), code('=')),
                    None => format!("{} {title}", repeated("=", *level)),
                }
            }
            Block::Rule { double, dotted } => {
                let mark = match (dotted, double) {
                    (true, _) => "..",
                    (false, true) => "==",
                    (false, false) => "--",
                };
                let title = runs(&line.runs, false);
                // the marks end at the first of their kind
                let title = if title.contains(&mark[..1]) {
                    title.replace(&mark[..1], &code(mark.as_bytes()[0].into()))
                } else {
                    title
                };
                format!("{mark}{title}{mark}")
            }
            Block::Row { cells } if cells.is_empty() => runs(&line.runs, false),
            Block::Row { cells } => {
                let mut row = String::from("|");
                for Cell { header, background, runs: inner } in cells {
                    let ground = background.map(|ground| format!("<#{}>", color(ground))).unwrap_or_default();
                    let head = if *header { "=" } else { "" };
                    let text = runs(inner, false).replace('|', &code('|'));
                    // another mark of a header, or a ground
                    let text = match text.starts_with(['=', '<']) && !is_tag(&text) {
                        true => first_by_number(&text),
                        false => text,
                    };
                    row.push_str(&format!("{ground}{head} {text} |"));
                }
                row
            }
            Block::Tree { depth } => {
                format!(
                    "{}|_ {}",
                    "  ".repeat(usize::from(depth.saturating_sub(1))),
                    shown(runs(&line.runs, false))
                )
            }
        }
    }
}

/// Bold letters at the beginning of a line could be an item of a list, where further stars follow.
fn not_an_item(line: String) -> String {
    let parts = line.strip_prefix("**").and_then(|rest| rest.split_once("**"));
    match parts.filter(|(_, behind)| behind.contains('*')) {
        Some((bold, behind)) => format!("<b>{bold}</b>{behind}"),
        None => line,
    }
}

/// Whether a text begins with a tag or a character's number, and not with the ground of a cell.
fn is_tag(text: &str) -> bool {
    text.starts_with('<') && !text.starts_with("<#")
}

/// Whether it is a look of a whole line.
fn is_block(look: Construct) -> bool {
    use Construct::{TextHeading, TextList, TextRule, TextTable, TextTree};
    matches!(look, TextList | TextHeading | TextRule | TextTable | TextTree)
}

fn repeated(mark: &str, depth: u8) -> String {
    mark.repeat(usize::from(depth.clamp(1, 9)))
}

/// The runs of one line.
struct Runs<'l> {
    writer: Writer,
    /// Marks there would be those of a list or heading.
    start: bool,
    /// Of the text's first line.
    first: bool,
    origin: Origin,
    losses: &'l mut Losses,
    out: String,
    /// Plain letters that are not written yet, because what follows decides how.
    plain: String,
}

impl<'l> Runs<'l> {
    fn new(writer: Writer, start: bool, first: bool, origin: Origin, losses: &'l mut Losses) -> Self {
        Self { writer, start, first, origin, losses, out: String::new(), plain: String::new() }
    }

    fn all(mut self, runs: &[Run]) -> String {
        for run in runs {
            let run = &*self.without_link(run);
            match &run.content {
                Content::Text(text) if run.is_plain() => self.plain.push_str(text),
                Content::Text(text) if text.is_empty() => {}
                Content::Foreign { dialect: Dialect::PlantUml, source, .. } if is_inline(source) => {
                    self.flush(true);
                    self.out.push_str(source);
                }
                Content::Foreign { dialect, shown, .. } => {
                    if *dialect == Dialect::PlantUml {
                        let what = "a picture in a text";
                        self.losses.approximated(Construct::TextForeign, self.origin, what, "its words");
                    } else {
                        self.losses.dropped(Construct::TextForeign, self.origin, "a picture in a text");
                    }
                    self.plain.push_str(shown);
                }
                _ => {
                    self.flush(true);
                    let content = self.content(run);
                    self.styled(run, content);
                }
            }
        }
        self.flush(false);
        self.out
    }

    /// The heading of a group ends at the first bracket that is not of a link at its beginning.
    fn without_link<'r>(&mut self, run: &'r Run) -> Cow<'r, Run> {
        match &run.link {
            Some(link)
                if self.writer.form == Form::Group
                    && !(self.first && self.out.is_empty() && self.plain.is_empty()) =>
            {
                self.losses.dropped(Construct::TextLink, self.origin, format!("link {}", link.target));
                Cow::Owned(Run { link: None, ..run.clone() })
            }
            _ => Cow::Borrowed(run),
        }
    }

    fn flush(&mut self, before_mark: bool) {
        let text = std::mem::take(&mut self.plain);
        if text.is_empty() {
            return;
        }
        let around = Around {
            start: self.out.is_empty() && self.start,
            after_mark: !self.out.is_empty(),
            before_mark,
            quoted: self.writer.form == Form::Quoted,
            joined: self.writer.joined,
            by_number: self.writer.by_number,
            themed: self.writer.themed,
        };
        self.out.push_str(&plain(&text, around));
    }

    /// What a run with a look says, without its look.
    fn content(&mut self, run: &Run) -> String {
        let marked = Around {
            after_mark: true,
            before_mark: true,
            quoted: self.writer.form == Form::Quoted,
            joined: self.writer.joined,
            by_number: self.writer.by_number,
            themed: self.writer.themed,
            ..Around::default()
        };
        let letters = match &run.content {
            Content::Math(source)
                if !source.contains('<') && !source.contains(['\n', '"']) && !source.trim().is_empty() =>
            {
                return format!("<math>{source}</math>");
            }
            Content::Math(source) => {
                self.losses.approximated(Construct::TextMath, self.origin, "formula", "its source");
                source
            }
            other => other.shown(),
        };
        let quoted = self.writer.form == Form::Quoted;
        match &run.link {
            Some(target) if link::leads(target) => {
                let label = if letters == target.target { "" } else { letters };
                link::with(target, label, quoted, self.origin, self.losses)
            }
            // an address is needed
            Some(_) => {
                self.losses.dropped(Construct::TextLink, self.origin, "link without an address");
                plain(letters, marked)
            }
            None => plain(letters, marked),
        }
    }

    /// Puts the looks round a content, the innermost first.
    fn styled(&mut self, run: &Run, content: String) {
        let paint = run.paint.as_deref();
        let mark = paint.and_then(|paint| paint.mark).map(|mark| format!(":#{}", color(mark)));
        // at the beginning of such a text a mark could be the beginning of an arrow or a quote, and dashes anywhere in a delay
        let trapped = self.out.is_empty()
            && matches!(
                self.writer.form,
                Form::Guard | Form::Name | Form::Group | Form::Heading | Form::Page
            );
        let dashed = self.writer.form == Form::Delay;
        // marks are short, tags stand everywhere
        let calm = !trapped
            && run.link.is_none()
            && matches!(run.content, Content::Text(_))
            && !content.starts_with(char::is_whitespace)
            && !content.ends_with(char::is_whitespace)
            && !content.contains(['*', '/', '_', '-', '~', '"', '\\']);
        let mut text = content;
        let looks = [
            (run.code, "\"\"", None),
            (run.strong, "**", Some("b")),
            (run.emphasis, "//", Some("i")),
            (run.underline, "__", Some("u")),
            (run.strike, "--", Some("s")),
            (run.wave, "~~", Some("w")),
            (run.subscript, "", Some("sub")),
            (run.superscript, "", Some("sup")),
        ];
        let plain_marks =
            calm && mark.is_none() && paint.is_none() && !self.out.ends_with(['*', '/', '_', '-', '~', '"']);
        for (on, mark_text, tag) in looks {
            if !on {
                continue;
            }
            text = match (tag, &mark) {
                (Some(tag @ ("u" | "s" | "w")), Some(color)) => format!("<{tag}{color}>{text}</{tag}>"),
                (Some(tag), _)
                    if !plain_marks
                        || mark_text.is_empty()
                        || text.starts_with('<')
                        || (dashed && mark_text == "--")
                        // at the beginning of a line it could be a rule
                        || (mark_text == "--" && self.out.is_empty()) =>
                {
                    format!("<{tag}>{text}</{tag}>")
                }
                (None, _) if trapped || self.writer.form == Form::Quoted => {
                    format!("<font:monospaced>{text}</font>")
                }
                _ => format!("{mark_text}{text}{mark_text}"),
            };
        }
        if let Some(paint) = paint {
            if let Some(font) = paint.font.as_ref().map(|font| font.replace(['<', '>', '"'], "")) {
                text = format!("<font:{font}>{text}</font>");
            }
            if let Some(size) = paint.size {
                text = format!("<size:{size}>{text}</size>");
            }
            if let Some(ground) = paint.background {
                text = format!("<back:#{}>{text}</back>", color(ground));
            }
            if let Some(letters) = paint.color {
                text = format!("<color:#{}>{text}</color>", color(letters));
            }
        }
        self.out.push_str(&text);
    }
}

/// Whether a picture's source can stand in a line as it is.
fn is_inline(source: &str) -> bool {
    let calm = !source.chars().any(|c| c.is_control() || matches!(c, '"' | '\\'));
    let inner = source.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    calm && inner
        .is_some_and(|inner| !inner.contains(['<', '>']) && inner.starts_with(['&', '$', ':', '#', 'i']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::RunPaint;

    fn print(runs: Vec<Run>) -> String {
        let text = Text { lines: vec![TextLine { runs, ..TextLine::default() }], wrap: None };
        let mut losses = Losses::new(Dialect::PlantUml);
        lines(&text, Form::Line, false, false, Origin::NONE, &mut losses).remove(0).text
    }

    #[test]
    fn looks_are_marks_where_that_is_safe_and_tags_elsewhere() {
        let strong = |text: &str| Run { strong: true, ..Run::plain(text) };
        assert_eq!(print(vec![Run::plain("a "), strong("b"), Run::plain(" c")]), "a **b** c");
        assert_eq!(print(vec![strong("a*b")]), "<b>a*b</b>");
        assert_eq!(print(vec![Run::plain("*"), strong("b"), Run::plain("*")]), "<U+002A>**b**<U+002A>");
        let both = Run { emphasis: true, ..strong("b") };
        assert_eq!(print(vec![both]), "//**b**//");
        assert_eq!(print(vec![strong("a"), Run { emphasis: true, ..strong("b") }]), "**a**<i><b>b</b></i>");
        let paint = RunPaint { size: Some(18), ..RunPaint::default() };
        assert_eq!(print(vec![Run { paint: Some(Box::new(paint)), ..Run::plain("x") }]), "<size:18>x</size>");
    }
}
