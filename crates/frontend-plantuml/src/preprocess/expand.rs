//! Ordinary lines: what is defined is replaced, the rest copied (reference plantuml section 18).

use super::call::Called;
use super::lines::Code;
use super::machine::{Fault, Halt, Machine, Sink};
use super::problem::Problem;
use super::statement::{is_word, name_length};
use std::ops::Range;
use std::rc::Rc;

impl Machine<'_> {
    /// Writes a line, with its line end.
    pub(super) fn write_line(&mut self, code: &Rc<Code>, index: usize, sink: &mut Sink) -> Result<(), Halt> {
        let line = &code.lines[index];
        let text = line.text(code);
        self.spend(text.len())?;
        let before = sink.text.len();
        let silent = self.write(code, index, 0..text.len(), sink)?;
        if silent && sink.text[before..].trim().is_empty() {
            // a call that writes nothing leaves no line behind
            sink.cut(before);
            return Ok(());
        }
        let span = line.span(code);
        let rest = &code.source.as_bytes()[span.end as usize..];
        let ends = match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r', ..] => 1,
            _ => 0,
        };
        if ends > 0 {
            let end = span.end as usize;
            let written = diag::Span { start: span.end, end: span.end + ends, ..span };
            sink.same(&code.source[end..end + ends as usize], written);
        } else {
            sink.made("\n", diag::Span { start: span.end, ..span });
        }
        Ok(())
    }

    /// Writes a comment as a line of its own that begins with `'`.
    pub(super) fn write_comment(&mut self, code: &Rc<Code>, index: usize, sink: &mut Sink) {
        let line = &code.lines[index];
        let text = line.text(code);
        let mut said = 0..text.len();
        // the end of a comment on a line of its own says nothing
        if text.trim() == "'/" || !text.trim_start().starts_with('\'') {
            said = between_marks(text);
            if said.is_empty() {
                return;
            }
            let span = line.span(code);
            sink.made("'", diag::Span { end: span.start, ..span });
        }
        line.pieces(code, said, |part, span| sink.same(&text[part], span));
        sink.made("\n", diag::Span { start: line.span(code).end, ..line.span(code) });
    }

    /// Writes a stretch of a line. Says whether a procedure was called.
    fn write(
        &mut self,
        code: &Rc<Code>,
        index: usize,
        range: Range<usize>,
        sink: &mut Sink,
    ) -> Result<bool, Halt> {
        let line = &code.lines[index];
        let text = line.text(code);
        let copy = |sink: &mut Sink, part: Range<usize>| {
            line.pieces(code, part, |part, span| sink.same(&text[part], span));
        };
        let mut copied = range.start;
        let mut at = range.start;
        while let Some(found) = self.next_name(&text[..range.end], at) {
            at = self.behind(text, &found);
            let name = &text[found.clone()];
            if text[found.end..].starts_with('(') && self.has_function(name) {
                copy(sink, copied..found.start);
                match self.call(name, text, found.clone(), found.end, sink) {
                    Ok((Called::Value(value), end)) => {
                        self.spend(value.weight())?;
                        sink.made(&value.to_text(), line.part(code, found.start..end));
                        (copied, at) = (end, end);
                    }
                    Ok((Called::Written, end)) => {
                        // what stands behind a procedure is taken as it is
                        copy(sink, end..range.end);
                        return Ok(true);
                    }
                    Err(Halt::Fault(fault)) => {
                        self.report(fault.at, fault.problem);
                        copied = found.start;
                    }
                    Err(stop) => return Err(stop),
                }
                at = at.max(copied);
            } else if let Some(value) = self.variable(name) {
                copy(sink, copied..unglued(text, copied, found.start));
                match self.members(&value, text, found.end) {
                    Ok((shown, end)) => {
                        self.spend(shown.len())?;
                        sink.made(&shown, line.part(code, found.start..end));
                        (copied, at) = (glued(text, end), end);
                    }
                    Err(Halt::Fault(fault)) => {
                        self.report(fault.at, fault.problem);
                        copied = found.start;
                    }
                    Err(stop) => return Err(stop),
                }
                at = at.max(copied);
            }
        }
        copy(sink, copied..range.end);
        Ok(false)
    }

    /// A text of its own, with what is defined replaced.
    pub(super) fn expanded(&mut self, text: &str) -> Result<String, Halt> {
        let mut out = String::new();
        let mut copied = 0;
        let mut at = 0;
        while let Some(found) = self.next_name(text, at) {
            at = self.behind(text, &found);
            let name = &text[found.clone()];
            let (shown, from, end) = if text[found.end..].starts_with('(') && self.has_function(name) {
                let (value, end) =
                    self.call_for_value(name, text, found.start, found.end).map_err(Halt::nowhere)?;
                (value.to_text(), found.start, end)
            } else if let Some(value) = self.variable(name) {
                let (shown, end) = self.members(&value, text, found.end).map_err(Halt::nowhere)?;
                (shown, unglued(text, copied, found.start), glued(text, end))
            } else {
                continue;
            };
            self.spend(shown.len())?;
            out.push_str(&text[copied..from]);
            out.push_str(&shown);
            self.fits(out.len())?;
            copied = end;
            at = end;
        }
        self.spend(text.len())?;
        out.push_str(&text[copied..]);
        Ok(out)
    }

    /// Where to look on behind a word that means nothing: of `$x`, `x` may mean something.
    fn behind(&self, text: &str, found: &Range<usize>) -> usize {
        let signed = matches!(text.as_bytes()[found.start], b'$' | b'%');
        if signed && self.plain_names { found.start + 1 } else { found.end }
    }

    /// The next word from `from` on that could be defined.
    fn next_name(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let bytes = text.as_bytes();
        let mut at = from;
        while at < bytes.len() {
            let byte = bytes[at];
            if matches!(byte, b'$' | b'%') {
                let length = name_length(&text[at..]);
                if length > 0 {
                    return Some(at..at + length);
                }
                at += 1;
            } else if self.plain_names && (byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80) {
                let length = text[at..].find(|c| !is_word(c)).unwrap_or(text.len() - at);
                if length == 0 {
                    at += text[at..].chars().next().map_or(1, char::len_utf8);
                    continue;
                }
                return Some(at..at + length);
            } else {
                at += 1;
            }
        }
        None
    }
}

/// The end of the text before a name, without a `##` that glues the name to it.
fn unglued(text: &str, from: usize, end: usize) -> usize {
    if end >= from + 2 && text[from..end].ends_with("##") { end - 2 } else { end }
}

/// The beginning of the text behind a name, without a `##` that glues it to the name.
fn glued(text: &str, at: usize) -> usize {
    if text[at..].starts_with("##") { at + 2 } else { at }
}

/// Nothing stands where a value should.
pub(super) fn missing(at: usize) -> Halt {
    Fault::at(at..at, Problem::MissingExpression)
}

/// What a line of a comment between `/'` and `'/` says, without these marks.
fn between_marks(line: &str) -> Range<usize> {
    let text = line.trim();
    let start = line.len() - line.trim_start().len();
    let opened = if text.starts_with("/'") { 2 } else { 0 };
    let inner = &text[opened..];
    let length = inner.strip_suffix("'/").unwrap_or(inner).trim_end().len();
    start + opened..start + opened + length
}
