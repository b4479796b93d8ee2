//! Scripts of South and South-East Asia, and others that no bundled font has: widths as in Noto Sans.
//!
//! Advances alone would make an Indic text up to half as wide again, since a consonant without a vowel of its own joins the
//! next one: it becomes a half form, a stroke above or below, or a ligature with it. A shaper knows which; here each such
//! pair has a number, what the first one adds to the width of the second. Nearly all of these are sums of something that
//! depends on the first and something that depends on the second consonant; the rest is listed.
//!
//! Bold text is measured with the regular numbers: viewers embolden the regular face of a font that they fall back to.

mod data;

/// Consonants of an Indic block that can stand in a pair: as many as there are in Devanagari.
const CONSONANTS: usize = 37;
/// Where these begin in each Indic block.
const FIRST_CONSONANT: u32 = 0x15;

/// The characters of a script.
struct Script {
    /// The first one; it begins a block.
    first: u32,
    /// Advance of each character from there, in 1/2048 em: letters alone, other signs behind a letter. [`ABSENT`] for what
    /// is not in the font.
    advances: &'static [i16],
    joining: Joining,
}

/// How consonants that follow each other without a vowel are written.
enum Joining {
    /// One after the other.
    None,
    /// Between them stands the character at this place of the block; what the pair is like depends on both.
    Pairs(u32, &'static Pairs),
    /// Between them stands the character at this place of the block, and behind it, in some scripts, a joiner; the second
    /// one then adds this much, by its place in the block.
    Below(u32, &'static [i16]),
}

/// What the first consonant of a pair adds to the width of the second: `of_first + of_second`, but for the exceptions.
struct Pairs {
    of_first: [i16; CONSONANTS],
    of_second: [i16; CONSONANTS],
    /// First and second consonant, and what the first one adds. In the order of the consonants.
    exceptions: &'static [(u8, u8, i16)],
}

const ABSENT: i16 = i16::MAX;
const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// Width in 1/2048 em, and length in bytes, of the character `c` that `rest` begins with, or of that and the sign that joins
/// it to the next one; below 0 where a ligature is narrower than its second half alone. `None` for characters of other scripts.
pub(crate) fn next(rest: &str, c: char) -> Option<(i64, usize)> {
    let script = script_of(c)?;
    let width = script.advance(c)?;
    let joined = |sign: u32| {
        let mut after = rest.chars().skip(1);
        let is_joined = after.next() == char::from_u32(script.first + sign);
        let mut second = after.next().filter(|_| is_joined)?;
        let mut length = c.len_utf8() + char::from_u32(script.first + sign)?.len_utf8();
        let by_joiner = second == ZERO_WIDTH_JOINER;
        if by_joiner {
            length += second.len_utf8();
            second = after.next()?;
        }
        Some((second, length, by_joiner))
    };
    let unit = match script.joining {
        Joining::None => None,
        Joining::Pairs(sign, pairs) => joined(sign).and_then(|(second, length, by_joiner)| {
            let (first, second) = (script.place(c)?, script.place(second)?);
            // A joiner asks for the half form where a ligature would be.
            Some((if by_joiner { pairs.of_first[first] } else { pairs.get(first, second)? }, length))
        }),
        Joining::Below(sign, widths) => joined(sign).and_then(|(second, length, _)| {
            let below = *widths.get((second as u32).checked_sub(script.first)? as usize)?;
            (below != ABSENT).then_some((width + below, length + second.len_utf8()))
        }),
    };
    let (width, length) = unit.unwrap_or((width, c.len_utf8()));
    Some((width.into(), length))
}

fn script_of(c: char) -> Option<&'static Script> {
    let after = data::SCRIPTS.partition_point(|script| script.first <= c as u32);
    data::SCRIPTS.get(after.checked_sub(1)?)
}

impl Script {
    fn advance(&self, c: char) -> Option<i16> {
        let advance = *self.advances.get((c as u32 - self.first) as usize)?;
        (advance != ABSENT).then_some(advance)
    }

    /// Number of a consonant among those that can be in a pair.
    fn place(&self, c: char) -> Option<usize> {
        let place = (c as u32).checked_sub(self.first + FIRST_CONSONANT)? as usize;
        (place < CONSONANTS).then_some(place)
    }
}

impl Pairs {
    fn get(&self, first: usize, second: usize) -> Option<i16> {
        let wanted = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
        let found = self.exceptions.binary_search_by_key(&wanted, |&(first, second, _)| (first, second));
        Some(found.map_or(self.of_first[first] + self.of_second[second], |at| self.exceptions[at].2))
    }
}
