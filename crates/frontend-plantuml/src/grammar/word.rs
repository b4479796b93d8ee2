//! The smallest parts of statements: blanks, names, words, numbers, text (reference plantuml section 3).

use crate::lex::{Failure, Kind, Tokens};
use crate::tree::Part;
use combine::error::Commit;
use combine::{Parser, attempt, choice, optional, parser};

/// A terminal made of code: all of its text, or nothing and the expectation `label`.
pub(crate) fn scan<'t, O>(
    label: &'static str,
    mut read: impl FnMut(&mut Tokens<'t>) -> Option<O>,
) -> impl Parser<Tokens<'t>, Output = O> {
    parser(move |input: &mut Tokens<'t>| {
        let before = input.at();
        match read(input) {
            Some(output) if input.at() == before => Ok((output, Commit::Peek(()))),
            Some(output) => Ok((output, Commit::Commit(()))),
            None => {
                input.back_to(before);
                Err(Commit::Peek(input.missing(label).into()))
            }
        }
    })
}

/// A parser that takes part only where `on` is true.
pub(crate) fn scan_if<'t, P>(on: bool, mut inner: P) -> impl Parser<Tokens<'t>, Output = P::Output>
where
    P: Parser<Tokens<'t>>,
{
    parser(move |input: &mut Tokens<'t>| {
        if on {
            inner.parse_stream(input).into_result()
        } else {
            Err(Commit::Peek(Failure::new(input.at()).into()))
        }
    })
}

/// One token.
pub(crate) fn token<'t>(kind: Kind, label: &'static str) -> impl Parser<Tokens<'t>, Output = Part> {
    scan(label, move |input| {
        let token = input.peek().filter(|token| token.kind == kind)?;
        Some(input.skip(token.part.range().len()))
    })
}

/// Blanks, or none; tells whether there are any.
pub(crate) fn blanks<'t>() -> impl Parser<Tokens<'t>, Output = bool> {
    // silent: that blanks may stand everywhere helps nobody
    parser(|input: &mut Tokens<'t>| match input.peek() {
        Some(token) if token.kind == Kind::Blank => {
            input.skip(token.part.range().len());
            Ok((true, Commit::Commit(())))
        }
        _ => Ok((false, Commit::Peek(()))),
    })
}

/// At least one blank.
pub(crate) fn blank<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    token(Kind::Blank, "a blank")
}

/// A bare name (P-016).
pub(crate) fn name<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    token(Kind::Name, "a name")
}

/// A name in quotes (P-017), without them.
pub(crate) fn quoted<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("a name in quotes", |input| {
        let token = input.peek().filter(|token| token.kind == Kind::Quoted)?;
        input.skip(token.part.range().len());
        let slice = token.part.of(input.text());
        let front = slice.chars().next().map_or(0, char::len_utf8);
        let back = slice.chars().next_back().map_or(0, char::len_utf8);
        Some(Part::new(token.part.start as usize + front, token.part.end as usize - back))
    })
}

/// A name, bare or in quotes.
pub(crate) fn who<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    choice((name(), quoted()))
}

/// A word of the language, in any case.
pub(crate) fn word<'t>(text: &'static str, label: &'static str) -> impl Parser<Tokens<'t>, Output = ()> {
    scan(label, move |input| {
        let token = input.peek().filter(|token| token.kind == Kind::Name)?;
        token.part.of(input.text()).eq_ignore_ascii_case(text).then(|| {
            input.skip(token.part.range().len());
        })
    })
}

/// One of several words, in any case.
pub(crate) fn one_of<'t, O: Copy>(
    rows: &'static [(&'static str, O)],
    label: &'static str,
) -> impl Parser<Tokens<'t>, Output = O> {
    scan(label, move |input| {
        let token = input.peek().filter(|token| token.kind == Kind::Name)?;
        let text = token.part.of(input.text());
        let row = rows.iter().find(|row| row.0.eq_ignore_ascii_case(text))?;
        input.skip(token.part.range().len());
        Some(row.1)
    })
}

/// Digits, as many as stand there.
pub(crate) fn digits<'t>(label: &'static str) -> impl Parser<Tokens<'t>, Output = Part> {
    scan(label, |input| {
        let count = input.rest().bytes().take_while(u8::is_ascii_digit).count();
        (count > 0).then(|| input.skip(count))
    })
}

/// `{name}` and a blank behind it (an anchor, section 7).
pub(crate) fn anchor<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    attempt((braced(), blank()).map(|(name, _)| name))
}

/// `{name}`.
pub(crate) fn braced<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("an anchor in braces", |input| {
        let inner = input.rest().strip_prefix('{')?;
        let length = inner.find('}')?;
        let plain = |c: char| c.is_alphabetic() || c.is_ascii_digit() || c == '_';
        (length > 0 && inner[..length].chars().all(plain)).then(|| {
            let part = input.skip(length + 2);
            Part::new(part.start as usize + 1, part.end as usize - 1)
        })
    })
}

/// `& ` before a statement that begins with the one before it.
pub(crate) fn parallel<'t>() -> impl Parser<Tokens<'t>, Output = bool> {
    (optional(token(Kind::Ampersand, "`&`")), blanks()).map(|(mark, _)| mark.is_some())
}

/// The rest of the line, which may be empty.
pub(crate) fn rest<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    scan("text", |input| {
        let length = input.rest().len();
        Some(input.skip(length))
    })
}

/// `: text`.
pub(crate) fn colon_text<'t>() -> impl Parser<Tokens<'t>, Output = Part> {
    (token(Kind::Colon, "`:` and a text"), blanks(), rest()).map(|(_, _, text)| text)
}

/// The end of the line.
pub(crate) fn end<'t>() -> impl Parser<Tokens<'t>, Output = ()> {
    scan("the end of the line", |input| input.rest().is_empty().then_some(()))
}
