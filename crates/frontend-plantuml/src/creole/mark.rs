//! The marks: what each looks like, and what it says.

use super::{Picture, emoji};
use ir::{Color, Content, Dialect, Link, Run, RunPaint};
use std::ops::Range;

/// Where marks come next, so that looking for one that never comes costs its line once.
pub(super) struct Ahead<'t> {
    text: &'t str,
    /// Marks, where they were looked for, and where they were found.
    known: Vec<(&'static str, usize, Option<usize>)>,
}

impl<'t> Ahead<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, known: Vec::new() }
    }

    /// The first `mark` (in small letters) at or behind `from`.
    fn find(&mut self, mark: &'static str, from: usize) -> Option<usize> {
        let slot = self.known.iter().position(|(known, ..)| *known == mark);
        if let Some(slot) = slot {
            let (_, since, place) = self.known[slot];
            if since <= from && place.is_none_or(|place| place >= from) {
                return place;
            }
        }
        let place = position(self.text.as_bytes(), from, mark.as_bytes());
        match slot {
            Some(slot) => self.known[slot] = (mark, from, place),
            None => self.known.push((mark, from, place)),
        }
        place
    }
}

/// The first place of `mark`, in any case of its letters.
fn position(text: &[u8], from: usize, mark: &[u8]) -> Option<usize> {
    let last = text.len().checked_sub(mark.len())?;
    (from..=last).find(|&at| text[at] == mark[0] && text[at..at + mark.len()].eq_ignore_ascii_case(mark))
}

/// Changes the look of a run.
pub(super) type Set = fn(&mut Run);

/// A pair of equal marks round a stretch.
const PAIRS: [(&str, Set); 6] = [
    ("**", |run| run.strong = true),
    ("//", |run| run.emphasis = true),
    ("__", |run| run.underline = true),
    ("--", |run| run.strike = true),
    ("~~", |run| run.wave = true),
    ("\"\"", |run| run.code = true),
];

/// A mark, once read. Lengths count from its first byte.
pub(super) enum Mark<'t> {
    /// `skip` bytes are left out, `length` bytes behind them are text.
    Literal {
        skip: usize,
        length: usize,
    },
    /// `content` has a look of its own; reading goes on at `resume` behind it.
    Style {
        content: Range<usize>,
        resume: usize,
        style: Style<'t>,
    },
    Text {
        length: usize,
        shown: String,
    },
    Colored {
        length: usize,
        shown: String,
        color: Color,
    },
    Link {
        length: usize,
        link: Link,
        shown: String,
    },
    Picture {
        length: usize,
        what: Picture,
        content: Content,
    },
}

/// A change of look.
pub(super) enum Style<'t> {
    Set(Set),
    /// A line under or through letters in its own colour.
    Lined(Set, Option<Color>),
    Color(Option<Color>),
    Background(Option<Color>),
    Size(u32),
    Font(&'t str),
    /// `<font size=… color=… face=…>`.
    Attributes(&'t str),
}

impl Style<'_> {
    pub(super) fn apply(&self, run: &mut Run) {
        match self {
            Style::Set(set) => set(run),
            Style::Lined(set, color) => {
                set(run);
                if color.is_some() {
                    paint(run).mark = *color;
                }
            }
            Style::Color(None) | Style::Background(None) => {}
            Style::Color(color) => paint(run).color = *color,
            Style::Background(color) => paint(run).background = *color,
            Style::Size(size) => paint(run).size = Some((*size).clamp(1, 1000)),
            // as between `""`
            Style::Font(name) if name.eq_ignore_ascii_case("monospaced") => run.code = true,
            Style::Font(name) => paint(run).font = Some((*name).to_owned()),
            Style::Attributes(attributes) => {
                for (name, value) in spelled(attributes) {
                    match name.to_ascii_lowercase().as_str() {
                        "size" => {
                            if let Ok(size) = value.parse::<u32>() {
                                paint(run).size = Some(size.clamp(1, 1000));
                            }
                        }
                        "color" => {
                            if let Some(color) = color(value) {
                                paint(run).color = Some(color);
                            }
                        }
                        "face" | "name" => paint(run).font = Some(value.to_owned()),
                        _ => {}
                    }
                }
            }
        }
    }
}

/// `name=value` or `name="value"`, separated by blanks.
fn spelled(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (name, value) = rest.split_once('=')?;
        let name = name.trim();
        let value = value.trim_start();
        let (value, behind) = match value.strip_prefix('"') {
            Some(inner) => inner.split_once('"').unwrap_or((inner, "")),
            None => value.split_once(char::is_whitespace).unwrap_or((value, "")),
        };
        rest = behind;
        Some((name, value))
    })
}

pub(super) fn paint(run: &mut Run) -> &mut RunPaint {
    run.paint.get_or_insert_with(Box::default)
}

/// A colour, with or without `#` before it.
pub(super) fn color(text: &str) -> Option<Color> {
    let text = text.trim();
    let name = text.strip_prefix('#').unwrap_or(text);
    Color::from_hex(name)
        .filter(|_| text.starts_with('#') || name.len() != 3)
        .or_else(|| spelling::css::color(name)?.fixed())
}

/// The mark at `at`, inside a stretch that ends at `end`.
pub(super) fn read<'t>(text: &'t str, at: usize, end: usize, ahead: &mut Ahead<'t>) -> Option<Mark<'t>> {
    let rest = &text[at..end];
    for (pair, style) in PAIRS {
        if !rest.starts_with(pair) {
            continue;
        }
        let start = at + 2;
        let first = text[start..end].chars().next()?.len_utf8();
        if let Some(close) = ahead.find(pair, start + first).filter(|close| close + 2 <= end) {
            return Some(Mark::Style { content: start..close, resume: close + 2, style: Style::Set(style) });
        }
    }
    match rest.as_bytes()[0] {
        b'~' => escaped(rest),
        b'<' => tag(text, at, end, ahead),
        b'[' if rest.starts_with("[[") => {
            let close = ahead.find("]]", at + 2).filter(|close| close + 2 <= end)?;
            link(&text[at + 2..close])
        }
        b'&' => {
            let digits = rest.strip_prefix("&#")?;
            let length = digits.bytes().take(8).take_while(u8::is_ascii_digit).count();
            if length == 0 || !digits[length..].starts_with(';') {
                return None;
            }
            Some(Mark::Text { length: length + 3, shown: character(digits[..length].parse().ok()?)? })
        }
        _ => None,
    }
}

/// A character of its own, as text: one that can't be shown is nothing, a line break a blank.
fn character(code: u32) -> Option<String> {
    let c = char::from_u32(code)?;
    Some(match c {
        '\n' | '\r' => " ".to_owned(),
        '\t' => "\t".to_owned(),
        c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => String::new(),
        c => c.to_string(),
    })
}

/// The label of a link, in which only characters given by their number mean something else.
pub(crate) fn characters(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    let mut rest = label;
    while let Some(at) = rest.find("<U+") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match numbered(rest) {
            Some((length, shown)) => {
                out.push_str(&shown);
                rest = &rest[length..];
            }
            None => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// `<U+0041>` at the start: how long it is, and what is shown.
fn numbered(rest: &str) -> Option<(usize, String)> {
    let length = rest[3..].bytes().take(7).take_while(u8::is_ascii_hexdigit).count();
    if !(4..=6).contains(&length) || !rest[3 + length..].starts_with('>') {
        return None;
    }
    let code = u32::from_str_radix(&rest[3..3 + length], 16).ok()?;
    Some((length + 4, character(code)?))
}

/// `~` before a character that marks begin or end with: it is text, and so is the second one of a pair.
fn escaped(rest: &str) -> Option<Mark<'static>> {
    let next = &rest[1..];
    for mark in ["**", "//", "__", "--", "\"\"", "[["] {
        if next.starts_with(mark) {
            return Some(Mark::Literal { skip: 1, length: 2 });
        }
    }
    if next.starts_with("<<") || next.starts_with("<U+") {
        return None;
    }
    // a run of tildes is no escape for what follows it
    if next.starts_with('~') {
        return Some(Mark::Literal { skip: 0, length: 2 });
    }
    let marks = ['"', '#', '*', '-', '.', '/', '<', '[', ']', '_'];
    next.starts_with(marks).then_some(Mark::Literal { skip: 1, length: 1 })
}

/// `[[target{tip} label]]`, given without its brackets.
fn link(inner: &str) -> Option<Mark<'static>> {
    let length = inner.len() + 4;
    if inner.is_empty() || inner.starts_with(char::is_whitespace) {
        return None;
    }
    let (target, mut rest) = if let Some(quoted) = inner.strip_prefix('"') {
        quoted.split_once('"')?
    } else {
        let end = inner.find(|c: char| c.is_whitespace() || c == '{').unwrap_or(inner.len());
        inner.split_at(end)
    };
    let mut tooltip = None;
    if let Some(tip) = rest.trim_start().strip_prefix('{')
        && let Some((tip, behind)) = tip.split_once('}')
    {
        tooltip = Some(tip.to_owned()).filter(|tip| !tip.is_empty());
        rest = behind;
    }
    let label = rest.trim();
    let shown = if label.is_empty() { target } else { label };
    let shown = characters(&shown.replace("\\n", " "));
    if target.is_empty() && tooltip.is_none() && label.is_empty() {
        return None;
    }
    let link = Link { target: target.to_owned(), tooltip, label: None };
    Some(Mark::Link { length, link, shown })
}

/// What begins with `<`.
fn tag<'t>(text: &'t str, at: usize, end: usize, ahead: &mut Ahead<'t>) -> Option<Mark<'t>> {
    let rest = &text[at..end];
    let second = *rest.as_bytes().get(1)?;
    match second {
        b'<' => {
            let inner = &rest[2..];
            let length = inner.find(['<', '>']).filter(|length| *length > 0)?;
            if !inner[length..].starts_with(">>") {
                return None;
            }
            let shown = format!("\u{ab}{}\u{bb}", inner[..length].trim());
            return Some(Mark::Text { length: length + 4, shown });
        }
        b':' | b'#' => return emoji_mark(rest),
        b'&' => return picture(rest, at, Picture::Icon, ahead),
        b'$' => return picture(rest, at, Picture::Sprite, ahead),
        b'U' if rest.starts_with("<U+") => {
            let (length, shown) = numbered(rest)?;
            return Some(Mark::Text { length, shown });
        }
        _ => {}
    }
    let name_length = rest[1..].bytes().take(7).take_while(u8::is_ascii_alphabetic).count();
    let name = rest[1..=name_length].to_ascii_lowercase();
    if name == "img" {
        return picture(rest, at, Picture::Image, ahead);
    }
    let behind = &rest[1 + name_length..];
    // what stands between the name and `>`
    let (given, opened) = if behind.starts_with('>') {
        (None, name_length + 2)
    } else if behind.starts_with([':', ' ']) {
        let close = behind.bytes().take(300).position(|byte| matches!(byte, b'>' | b'<'))?;
        if behind.as_bytes()[close] != b'>' {
            return None;
        }
        (Some((behind.starts_with(':'), behind[1..close].trim())), name_length + 2 + close)
    } else {
        return None;
    };
    if matches!(name.as_str(), "math" | "latex") && given.is_none() {
        let closer = if name == "math" { "</math>" } else { "</latex>" };
        let close = ahead.find(closer, at + opened).filter(|close| close + closer.len() <= end)?;
        let source = text[at + opened..close].trim().to_owned();
        let length = close + closer.len() - at;
        return Some(Mark::Picture { length, what: Picture::Math, content: Content::Math(source) });
    }
    let (style, closer) = style(&name, given)?;
    let start = at + opened;
    // without its end it goes on to the end of what surrounds it
    let (content_end, resume) = match ahead.find(closer, start).filter(|close| close + closer.len() <= end) {
        Some(close) => (close, close + closer.len()),
        None => (end, end),
    };
    Some(Mark::Style { content: start..content_end, resume, style })
}

/// The look that a tag gives and the tag that ends it; `given` is what stands in it, and whether behind a colon.
fn style<'t>(name: &str, given: Option<(bool, &'t str)>) -> Option<(Style<'t>, &'static str)> {
    let strike: Set = |run| run.strike = true;
    let under: Set = |run| run.underline = true;
    let wave: Set = |run| run.wave = true;
    Some(match (name, given) {
        ("b", None) => (Style::Set(|run| run.strong = true), "</b>"),
        ("i", None) => (Style::Set(|run| run.emphasis = true), "</i>"),
        ("sub", None) => (Style::Set(|run| run.subscript = true), "</sub>"),
        ("sup", None) => (Style::Set(|run| run.superscript = true), "</sup>"),
        ("plain", None) => (Style::Set(|run| *run = Run::default()), "</plain>"),
        ("u", None) => (Style::Set(under), "</u>"),
        ("s", None) => (Style::Set(strike), "</s>"),
        ("w", None) => (Style::Set(wave), "</w>"),
        ("del", None) => (Style::Set(strike), "</del>"),
        ("strike", None) => (Style::Set(strike), "</strike>"),
        ("u", Some((true, value))) => (Style::Lined(under, color(value)), "</u>"),
        ("s", Some((true, value))) => (Style::Lined(strike, color(value)), "</s>"),
        ("w", Some((true, value))) => (Style::Lined(wave, color(value)), "</w>"),
        ("del", Some((true, value))) => (Style::Lined(strike, color(value)), "</del>"),
        ("strike", Some((true, value))) => (Style::Lined(strike, color(value)), "</strike>"),
        ("color", Some((_, value))) if is_word(value) => (Style::Color(color(value)), "</color>"),
        ("back", Some((_, value))) if !value.is_empty() => {
            let first = value.split(['/', '\\', '-', '|']).next().unwrap_or(value);
            if !is_word(first) || (first.starts_with('#') && Color::from_hex(first).is_none()) {
                return None;
            }
            (Style::Background(color(first)), "</back>")
        }
        ("size", Some((_, value))) => {
            if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            (Style::Size(value.parse().unwrap_or(1000)), "</size>")
        }
        ("font", Some((true, value))) if !value.is_empty() => (Style::Font(value), "</font>"),
        ("font", Some((false, value))) if value.contains('=') => (Style::Attributes(value), "</font>"),
        ("font", Some((false, value))) if !value.is_empty() => (Style::Font(value), "</font>"),
        _ => return None,
    })
}

/// Whether it could name a colour.
fn is_word(text: &str) -> bool {
    let name = text.strip_prefix('#').unwrap_or(text);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// `<:name:>`, `<#colour:name:>`.
fn emoji_mark(rest: &str) -> Option<Mark<'static>> {
    let inner = &rest[1..];
    let close = inner.bytes().take(100).position(|byte| byte == b'>')?;
    let body = inner[..close].strip_suffix(':')?;
    let (painted, name) = match body.strip_prefix('#') {
        Some(body) => {
            let (painted, name) = body.split_once(':')?;
            (color(painted), name)
        }
        None => (None, body.strip_prefix(':')?),
    };
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return None;
    }
    let length = close + 2;
    match (emoji::character(name), painted) {
        (Some(shown), Some(color)) => Some(Mark::Colored { length, shown, color }),
        (Some(shown), None) => Some(Mark::Text { length, shown }),
        (None, _) => {
            let source = rest[..length].to_owned();
            let content = Content::Foreign { dialect: Dialect::PlantUml, source, shown: format!(":{name}:") };
            Some(Mark::Picture { length, what: Picture::Emoji, content })
        }
    }
}

/// `<&name>`, `<$name>`, `<img:…>`, `<img src=…>`.
fn picture(rest: &str, at: usize, what: Picture, ahead: &mut Ahead<'_>) -> Option<Mark<'static>> {
    let close = ahead.find(">", at).map(|close| close - at).filter(|close| *close < rest.len())?;
    let inner = &rest[2..close];
    let shown = match what {
        Picture::Image => {
            let value = inner.get(2..)?;
            if !value.starts_with([':', ' ']) || value.len() < 2 {
                return None;
            }
            "[image]".to_owned()
        }
        _ => {
            let end = inner
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/')))
                .unwrap_or(inner.len());
            let name = &inner[..end];
            if name.is_empty() || !(inner[end..].is_empty() || inner[end..].starts_with(['*', ',', '{', ' ']))
            {
                return None;
            }
            match what {
                Picture::Icon => emoji::icon(name).map_or_else(|| format!("[{name}]"), str::to_owned),
                _ => format!("[{name}]"),
            }
        }
    };
    let source = rest[..=close].to_owned();
    Some(Mark::Picture {
        length: close + 1,
        what,
        content: Content::Foreign { dialect: Dialect::PlantUml, source, shown },
    })
}
