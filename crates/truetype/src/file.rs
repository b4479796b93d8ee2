//! Putting a font file together.

use std::collections::BTreeMap;

/// The tables of a font, by their names.
pub(crate) type Tables = BTreeMap<[u8; 4], Vec<u8>>;

/// Where `head` has the sum of the whole file.
const ADJUSTMENT: usize = 8;

/// A font file with these tables, sums included.
pub(crate) fn file(mut tables: Tables) -> Vec<u8> {
    if let Some(adjustment) =
        tables.get_mut(b"head").and_then(|head| head.get_mut(ADJUSTMENT..ADJUSTMENT + 4))
    {
        adjustment.fill(0);
    }
    let mut out = vec![0, 1, 0, 0];
    let count = tables.len() as u16;
    // What eases a binary search among the tables.
    let log = count.max(1).ilog2() as u16;
    let range = 16 << log;
    out.extend([count, range, log, 16 * count - range].into_iter().flat_map(u16::to_be_bytes));
    let mut place = out.len() + 16 * tables.len();
    for (tag, table) in &tables {
        out.extend(tag);
        out.extend([sum(table), place as u32, table.len() as u32].into_iter().flat_map(u32::to_be_bytes));
        place += table.len().next_multiple_of(4);
    }
    let mut head = 0;
    for (tag, table) in &tables {
        if tag == b"head" {
            head = out.len();
        }
        out.extend(table);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(sum(&out));
    if let Some(place) = out.get_mut(head + ADJUSTMENT..head + ADJUSTMENT + 4).filter(|_| head > 0) {
        place.copy_from_slice(&adjustment.to_be_bytes());
    }
    out
}

/// The sum of a table as big-endian words.
pub(crate) fn sum(table: &[u8]) -> u32 {
    let word = |chunk: &[u8]| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        u32::from_be_bytes(word)
    };
    table.chunks(4).fold(0, |sum: u32, chunk| sum.wrapping_add(word(chunk)))
}

/// A `cmap` with one subtable of format 12.
pub(crate) fn charmap(characters: &BTreeMap<u32, u16>) -> Vec<u8> {
    // First and last character, and the glyph of the first.
    let mut groups: Vec<[u32; 3]> = Vec::new();
    for (&c, &glyph) in characters {
        let glyph = u32::from(glyph);
        match groups.last_mut() {
            Some([first, last, start]) if *last + 1 == c && *start + (c - *first) == glyph => *last = c,
            _ => groups.push([c, c, glyph]),
        }
    }
    let count = groups.len() as u32;
    // Version, one subtable, of the platform Windows with all of Unicode, 12 bytes from here.
    let mut out: Vec<u8> = [0, 1, 3, 10, 0, 12, 12, 0].into_iter().flat_map(u16::to_be_bytes).collect();
    out.extend([16 + 12 * count, 0, count].into_iter().flat_map(u32::to_be_bytes));
    out.extend(groups.into_iter().flatten().flat_map(u32::to_be_bytes));
    out
}

/// A table `name`: family, style, whole name, and name for PostScript, in English for Windows.
pub(crate) fn names(family: &str) -> Vec<u8> {
    let postscript: String = family.chars().filter(char::is_ascii_alphanumeric).collect();
    let names = [(1, family), (2, "Regular"), (4, family), (6, postscript.as_str())];
    let (mut records, mut texts) = (Vec::new(), Vec::new());
    for (kind, text) in names {
        let text: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        records.extend([3, 1, 0x409, kind, text.len() as u16, texts.len() as u16]);
        texts.extend(text);
    }
    let header = [0, names.len() as u16, 6 + 2 * records.len() as u16];
    let numbers = header.into_iter().chain(records);
    numbers.flat_map(u16::to_be_bytes).chain(texts).collect()
}

/// The table `post` in version 3, in which glyphs have no names.
pub(crate) fn nameless(post: &[u8]) -> Option<Vec<u8>> {
    let mut post = post.get(..32)?.to_vec();
    post[..4].copy_from_slice(&[0, 3, 0, 0]);
    Some(post)
}

pub(crate) fn put(bytes: &mut [u8], at: usize, value: [u8; 2]) -> Option<()> {
    *bytes.get_mut(at..)?.first_chunk_mut()? = value;
    Some(())
}
