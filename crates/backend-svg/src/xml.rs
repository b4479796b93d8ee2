//! A thin writer over quick-xml that cannot write bad XML: elements are named by an enum, close by themselves, and
//! whatever comes from outside goes through one filter and one escape.

use crate::number;
use quick_xml::Writer;
use quick_xml::escape::{minimal_escape, partial_escape};
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;

/// Every element that a picture may contain. Nothing that runs, loads or embeds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Tag {
    A,
    Circle,
    Definitions,
    Desc,
    Gradient,
    Group,
    Path,
    Rect,
    Stop,
    Style,
    Svg,
    Text,
    Title,
    Tspan,
}

impl Tag {
    fn name(self) -> &'static str {
        match self {
            Tag::A => "a",
            Tag::Circle => "circle",
            Tag::Definitions => "defs",
            Tag::Desc => "desc",
            Tag::Gradient => "linearGradient",
            Tag::Group => "g",
            Tag::Path => "path",
            Tag::Rect => "rect",
            Tag::Stop => "stop",
            Tag::Style => "style",
            Tag::Svg => "svg",
            Tag::Text => "text",
            Tag::Title => "title",
            Tag::Tspan => "tspan",
        }
    }
}

/// A document or a part of one, under construction.
pub(crate) struct Xml {
    out: Writer<Vec<u8>>,
    /// Name and attributes of the tag that is being written; kept so that its memory is used again.
    start: String,
    /// Whether elements stand on lines of their own.
    lines: bool,
}

impl Xml {
    /// An empty document with room for `capacity` bytes.
    pub(crate) fn new(capacity: usize, lines: bool) -> Self {
        Self { out: Writer::new(Vec::with_capacity(capacity)), start: String::with_capacity(256), lines }
    }

    /// How many bytes are finished.
    pub(crate) fn len(&self) -> usize {
        self.out.get_ref().len()
    }

    /// What was written.
    pub(crate) fn finish(self) -> String {
        // Only whole strings were written, so this never falls back.
        String::from_utf8(self.out.into_inner())
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    /// Begins an element; what it holds is said next. It cannot stay open: see [`Element`].
    pub(crate) fn element(&mut self, tag: Tag, attributes: impl FnOnce(&mut Attributes<'_>)) -> Element<'_> {
        self.start.clear();
        self.start.push_str(tag.name());
        attributes(&mut Attributes { start: &mut self.start });
        Element { xml: self, tag }
    }

    /// Text from outside.
    pub(crate) fn text(&mut self, text: &str) {
        let clean = xml_text(text);
        // Quotes need no escape between tags; `>` does, for `]]>`.
        emit(&mut self.out, Event::Text(BytesText::from_escaped(partial_escape(clean.as_ref()))));
    }

    /// A finished part of a document, or style rules: text of our own that needs no escape.
    pub(crate) fn append(&mut self, finished: &str) {
        emit(&mut self.out, Event::Text(BytesText::from_escaped(finished)));
    }

    fn line_break(&mut self) {
        if self.lines {
            self.append("\n");
        }
    }
}

/// An element with its attributes, of which nothing was written yet: each way to go on writes start and end.
#[must_use = "nothing is written before the content is known"]
pub(crate) struct Element<'x> {
    xml: &'x mut Xml,
    tag: Tag,
}

impl Element<'_> {
    /// Without content, on its own line.
    pub(crate) fn empty(self) {
        let start = BytesStart::from_content(self.xml.start.as_str(), self.tag.name().len());
        emit(&mut self.xml.out, Event::Empty(start));
        self.xml.line_break();
    }

    /// With content on lines of its own.
    pub(crate) fn block(self, content: impl FnOnce(&mut Xml)) {
        self.line(|xml| {
            xml.line_break();
            content(xml);
        });
    }

    /// On one line with its content.
    pub(crate) fn line(self, content: impl FnOnce(&mut Xml)) {
        let Self { xml, tag } = self;
        Element { xml: &mut *xml, tag }.inline(content);
        xml.line_break();
    }

    /// Amid text: no line break anywhere, since that would be a blank.
    pub(crate) fn inline(self, content: impl FnOnce(&mut Xml)) {
        let Self { xml, tag } = self;
        emit(&mut xml.out, Event::Start(BytesStart::from_content(xml.start.as_str(), tag.name().len())));
        content(xml);
        emit(&mut xml.out, Event::End(BytesEnd::new(tag.name())));
    }
}

/// Writing into memory cannot fail.
fn emit(out: &mut Writer<Vec<u8>>, event: Event<'_>) {
    let _ = out.write_event(event);
}

/// The attributes of one element, written in the order of the calls. They go straight into the tag: a value in a
/// buffer of its own, as quick-xml's attributes want it, would be copied once more.
pub(crate) struct Attributes<'w> {
    start: &'w mut String,
}

impl Attributes<'_> {
    /// A value of our own that needs no escape.
    pub(crate) fn known(&mut self, name: &'static str, value: &str) {
        self.composed(name, |out| out.push_str(value));
    }

    /// A value from outside.
    pub(crate) fn outside(&mut self, name: &'static str, value: &str) {
        let clean = xml_text(value);
        // In double quotes a `'` or `>` is harmless; `"` is what quick-xml's minimal escape leaves to us.
        let escaped = minimal_escape(clean.as_ref());
        if escaped.contains('"') {
            self.known(name, &escaped.replace('"', "&quot;"))
        } else {
            self.known(name, &escaped)
        }
    }

    /// A number, see [`number`].
    pub(crate) fn number(&mut self, name: &'static str, value: f64) {
        self.composed(name, |out| number::push(out, value));
    }

    /// A number, unless it is the value that a missing attribute means.
    pub(crate) fn number_unless(&mut self, name: &'static str, value: f64, default: f64) {
        if number::hundredths(value) != number::hundredths(default) {
            self.number(name, value);
        }
    }

    /// A number given in hundredths.
    pub(crate) fn hundredths(&mut self, name: &'static str, value: i64) {
        self.composed(name, |out| number::push_hundredths(out, value));
    }

    /// A value put together from pieces of our own.
    pub(crate) fn composed(&mut self, name: &'static str, compose: impl FnOnce(&mut String)) {
        self.composed_if(name, |out| {
            compose(out);
            true
        });
    }

    /// The same, but the attribute is left out when the composer says `false`.
    pub(crate) fn composed_if(&mut self, name: &'static str, compose: impl FnOnce(&mut String) -> bool) {
        let before = self.start.len();
        self.start.push(' ');
        self.start.push_str(name);
        self.start.push_str("=\"");
        if compose(self.start) { self.start.push('"') } else { self.start.truncate(before) }
    }
}

/// Text in which every character may stand in XML 1.0: forbidden ones become U+FFFD, tabs and line ends blanks
/// (the scene breaks lines; a stray line end would be a blank anyway).
pub(crate) fn xml_text(text: &str) -> Cow<'_, str> {
    // U+FFFE and U+FFFF begin with this byte, and so do few others.
    if !text.bytes().any(|byte| byte < b' ' || byte == 0xef) {
        return Cow::Borrowed(text);
    }
    let replaced = text.chars().map(|c| match c {
        '\t' | '\n' | '\r' => ' ',
        '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    });
    Cow::Owned(replaced.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_are_replaced_and_the_rest_is_kept() {
        assert_eq!(xml_text("a\u{0}b\u{b}c\u{fffe}d\u{ffff}e"), "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e");
        assert_eq!(xml_text("tab\tline\nreturn\r\u{7f}\u{85}"), "tab line return \u{7f}\u{85}");
        assert_eq!(xml_text("plain & \u{fffd} 日本 👩🏽‍💻"), "plain & \u{fffd} 日本 👩🏽‍💻");
    }

    #[test]
    fn elements_close_and_what_comes_from_outside_is_escaped() {
        let mut xml = Xml::new(0, true);
        xml.element(Tag::Group, |a| a.outside("id", "a\"b'c<d>&e")).block(|xml| {
            xml.element(Tag::Text, |_| {}).line(|xml| xml.text("</text> ]]> \"&amp;\""));
            xml.element(Tag::Rect, |a| a.number("x", 1.5)).empty();
        });
        let expected = "<g id=\"a&quot;b'c&lt;d>&amp;e\">\n<text>&lt;/text&gt; ]]&gt; \"&amp;amp;\"</text>\n<rect x=\"1.5\"/>\n</g>\n";
        assert_eq!(xml.finish(), expected);
    }
}
