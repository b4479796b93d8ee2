//! Writes the generated sources of this crate from font files.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

use measure::fonts;

use crate::truetype::Face;

/// Characters a page. One page holds all of ASCII.
const PAGE: u32 = 128;
/// The tables end with the Supplementary Multilingual Plane: none of the fonts has a glyph above it.
const END: u32 = 0x2_0000;
/// Font units an em that all widths are given in.
const EM: u32 = 2048;
/// Width of an Arabic character that the font lacks: 0.6 em, as for other scripts.
const UNKNOWN: u16 = 1229;

/// The bundled fonts with different widths, under the names of their indexes in `src/tables/data.rs`.
pub(crate) const BUNDLED: [(&str, &[u8]); 7] = [
    ("SANS", fonts::SANS_REGULAR),
    ("SANS_BOLD", fonts::SANS_BOLD),
    ("SANS_ITALIC", fonts::SANS_ITALIC),
    ("SANS_BOLD_ITALIC", fonts::SANS_BOLD_ITALIC),
    ("MONO", fonts::MONO_REGULAR),
    ("FALLBACK", fonts::FALLBACK_REGULAR),
    ("FALLBACK_BOLD", fonts::FALLBACK_BOLD),
];

/// The source of `src/tables/data.rs`: advance widths of `faces`, given with the names that their indexes shall have.
///
/// Pages are shared between faces: a slanted face has the advances of the upright one in most scripts.
pub(crate) fn tables(faces: &[(&str, &[u8])]) -> Option<String> {
    let mut pages: Vec<Vec<Option<u16>>> = vec![vec![None; PAGE as usize]];
    let mut known = HashMap::from([(pages[0].clone(), 0_usize)]);
    let mut indexes = Vec::new();
    for (name, file) in faces {
        let face = Face::open(file)?;
        let mut index = Vec::new();
        let is_fallback = name.starts_with("FALLBACK");
        for place in 0..END / PAGE {
            let widths: Vec<_> =
                (place * PAGE..(place + 1) * PAGE).map(|c| table_entry(&face, c, is_fallback)).collect();
            let page = *known.entry(widths.clone()).or_insert_with(|| {
                pages.push(widths);
                pages.len() - 1
            });
            if page != 0 {
                index.push(format!("({place:#x}, {page})"));
            }
        }
        indexes.push((name, index));
    }

    let mut out = String::from(
        "//! Advance widths of the bundled fonts. Written by `examples/tables`: do not edit.\n\n\
         use super::{ABSENT as X, Index, Page, index, pages};\n",
    );
    for (name, index) in indexes {
        let _ = write!(out, "\n#[rustfmt::skip]\npub(super) static {name}: Index = index(&[\n");
        write_list(&mut out, "    ", &index);
        out.push_str("]);\n");
    }
    let _ = write!(out, "\n#[rustfmt::skip]\npub(super) static PAGES: [Page; {}] = pages(&[\n", pages.len());
    write_list(&mut out, "    ", &packed(&pages.concat()));
    out.push_str("]);\n");
    Some(out)
}

/// Widths as `pages` in `src/tables.rs` reads them: a negative number repeats the width before it.
fn packed(widths: &[Option<u16>]) -> Vec<String> {
    let mut out = Vec::new();
    for run in widths.chunk_by(|a, b| a == b) {
        out.push(run[0].map_or("X".into(), |width| width.to_string()));
        if run.len() > 1 {
            out.push(format!("-{}", run.len() - 1));
        }
    }
    out
}

/// The source of `src/kerning/data.rs`: the kerned pairs of those `faces` that have any.
pub(crate) fn kerning(faces: &[(&str, &[u8])]) -> Option<String> {
    let mut out = String::from(
        "//! Kerned pairs of Liberation Sans, in 1/2048 em: a character, what is moved by that, and which characters are when\n\
         //! they stand behind the first one. Written by `examples/tables`: do not edit.\n\n\
         use super::Group;\n",
    );
    for (name, file) in faces.iter().filter(|(name, _)| name.starts_with("SANS")) {
        let face = Face::open(file)?;
        let mut characters: HashMap<usize, Vec<char>> = HashMap::new();
        for c in (0..END).filter_map(char::from_u32) {
            if let Some(glyph) = face.glyph(c) {
                characters.entry(glyph).or_default().push(c);
            }
        }
        let of = |glyph| characters.get(&glyph).into_iter().flatten().copied();
        let mut groups: BTreeMap<(char, i16), BTreeSet<char>> = BTreeMap::new();
        for (left, right, by) in face.kerned() {
            of(left).for_each(|left| groups.entry((left, by)).or_default().extend(of(right)));
        }
        let _ = write!(out, "\n#[rustfmt::skip]\npub(super) static {name}: &[Group] = &[\n");
        let groups = groups
            .iter()
            .map(|((left, by), rights)| format!("({left:?}, {by}, {:?})", rights.iter().collect::<String>()));
        write_list(&mut out, "    ", &groups.collect::<Vec<_>>());
        out.push_str("];\n");
    }
    Some(out)
}

/// The source of `src/arabic/forms.rs`: widths of the joining forms of U+0600 to U+06FF and of the ligatures of lam and
/// alef. `regular` and `bold` are font files that have the Arabic presentation forms, such as DejaVu Sans.
pub(crate) fn arabic_forms(regular: &[u8], bold: &[u8]) -> Option<String> {
    let mut out = String::from(
        "//! Widths of Arabic letters in their joining forms, in 1/2048 em: isolated, final, initial, medial; 0 for a form\n\
         //! that a letter lacks. Written by `examples/tables` from DejaVu Sans 2.37: do not edit. See `fonts/NOTICE.md`.\n",
    );
    for (name, file) in [("REGULAR", regular), ("BOLD", bold)] {
        let face = Face::open(file)?;
        let width = |c: u32| char::from_u32(c).and_then(|c| advance(&face, c)).unwrap_or(0);
        let forms = |first: u32, count: u32| -> [u16; 4] {
            std::array::from_fn(|i| if (i as u32) < count { width(first + i as u32) } else { 0 })
        };
        let letter = |c: u32| match PRESENTATION_FORMS.iter().find(|row| row.0 == c) {
            // The only letter whose forms lie in two places.
            Some((0x649, ..)) => [width(0xFEEF), width(0xFEF0), width(0xFBE8), width(0xFBE9)],
            Some(&(_, first, count)) => forms(first, count),
            None => [char::from_u32(c).and_then(|c| advance(&face, c)).unwrap_or(UNKNOWN), 0, 0, 0],
        };

        let _ = write!(out, "\n#[rustfmt::skip]\npub(super) static {name}: [[u16; 4]; 256] = [\n");
        let rows: Vec<String> = (0x600..0x700)
            .map(|c| {
                let same = SAME_SHAPE.iter().find(|row| row.0 == c).map_or(c, |row| row.1);
                format!("{:?}", if invisible(c) { [0; 4] } else { letter(same) })
            })
            .collect();
        write_list(&mut out, "    ", &rows);
        out.push_str("];\n");
        out.push_str("\n/// Lam with alef, isolated and final: madda, hamza above, hamza below, plain.\n");
        let _ = writeln!(out, "#[rustfmt::skip]\npub(super) static {name}_LAM_ALEF: [[u16; 4]; 4] = [");
        let ligatures: Vec<String> = (0..4).map(|i| format!("{:?}", forms(0xFEF5 + 2 * i, 2))).collect();
        write_list(&mut out, "    ", &ligatures);
        out.push_str("];\n");
    }
    Some(out)
}

/// Width of a character in a face, `None` if it is to be measured without this table.
fn table_entry(face: &Face, c: u32, is_fallback: bool) -> Option<u16> {
    let c = char::from_u32(c)?;
    match advance(face, c) {
        // A font may draw these, a line of text does not.
        _ if c.is_ascii_control() => Some(0),
        Some(_) if measure::is_invisible(c) => Some(0),
        // Viewers take these from an emoji font even if the text font has them. Whether the last resort has them counts.
        Some(_) if measure::is_pictograph(c) && !is_fallback => None,
        width => width,
    }
}

fn invisible(c: u32) -> bool {
    char::from_u32(c).is_none_or(measure::is_invisible)
}

/// Advance in 1/2048 em.
fn advance(face: &Face, c: char) -> Option<u16> {
    let scaled = u32::from(face.advance(c)?) * EM / u32::from(face.units_per_em);
    u16::try_from(scaled).ok()
}

/// Lines of up to 110 columns.
fn write_list(out: &mut String, indent: &str, values: &[String]) {
    let mut line = String::from(indent);
    for value in values {
        if line.len() + value.len() + 1 > 110 {
            out.push_str(line.trim_end());
            out.push('\n');
            line = String::from(indent);
        }
        line.push_str(value);
        line.push_str(", ");
    }
    out.push_str(line.trim_end());
    out.push('\n');
}

/// Letters of the block Arabic with the first of their presentation forms, and how many there are: isolated, then final,
/// initial, medial (The Unicode Standard, Arabic Presentation Forms-A and -B).
#[rustfmt::skip]
const PRESENTATION_FORMS: [(u32, u32, u32); 76] = [
    (0x621, 0xFE80, 1), (0x622, 0xFE81, 2), (0x623, 0xFE83, 2), (0x624, 0xFE85, 2), (0x625, 0xFE87, 2),
    (0x626, 0xFE89, 4), (0x627, 0xFE8D, 2), (0x628, 0xFE8F, 4), (0x629, 0xFE93, 2), (0x62A, 0xFE95, 4),
    (0x62B, 0xFE99, 4), (0x62C, 0xFE9D, 4), (0x62D, 0xFEA1, 4), (0x62E, 0xFEA5, 4), (0x62F, 0xFEA9, 2),
    (0x630, 0xFEAB, 2), (0x631, 0xFEAD, 2), (0x632, 0xFEAF, 2), (0x633, 0xFEB1, 4), (0x634, 0xFEB5, 4),
    (0x635, 0xFEB9, 4), (0x636, 0xFEBD, 4), (0x637, 0xFEC1, 4), (0x638, 0xFEC5, 4), (0x639, 0xFEC9, 4),
    (0x63A, 0xFECD, 4), (0x641, 0xFED1, 4), (0x642, 0xFED5, 4), (0x643, 0xFED9, 4), (0x644, 0xFEDD, 4),
    (0x645, 0xFEE1, 4), (0x646, 0xFEE5, 4), (0x647, 0xFEE9, 4), (0x648, 0xFEED, 2), (0x649, 0xFBE8, 4),
    (0x64A, 0xFEF1, 4), (0x671, 0xFB50, 2), (0x677, 0xFBDD, 1), (0x679, 0xFB66, 4), (0x67A, 0xFB5E, 4),
    (0x67B, 0xFB52, 4), (0x67E, 0xFB56, 4), (0x67F, 0xFB62, 4), (0x680, 0xFB5A, 4), (0x683, 0xFB76, 4),
    (0x684, 0xFB72, 4), (0x686, 0xFB7A, 4), (0x687, 0xFB7E, 4), (0x688, 0xFB88, 2), (0x68C, 0xFB84, 2),
    (0x68D, 0xFB82, 2), (0x68E, 0xFB86, 2), (0x691, 0xFB8C, 2), (0x698, 0xFB8A, 2), (0x6A4, 0xFB6A, 4),
    (0x6A6, 0xFB6E, 4), (0x6A9, 0xFB8E, 4), (0x6AD, 0xFBD3, 4), (0x6AF, 0xFB92, 4), (0x6B1, 0xFB9A, 4),
    (0x6B3, 0xFB96, 4), (0x6BA, 0xFB9E, 2), (0x6BB, 0xFBA0, 4), (0x6BE, 0xFBAA, 4), (0x6C0, 0xFBA4, 2),
    (0x6C1, 0xFBA6, 4), (0x6C5, 0xFBE0, 2), (0x6C6, 0xFBD9, 2), (0x6C7, 0xFBD7, 2), (0x6C8, 0xFBDB, 2),
    (0x6C9, 0xFBE2, 2), (0x6CB, 0xFBDE, 2), (0x6CC, 0xFBFC, 4), (0x6D0, 0xFBE4, 4), (0x6D2, 0xFBAE, 2),
    (0x6D3, 0xFBB0, 2),
];

/// Letters without presentation forms, and another letter of the same skeleton to take the widths from.
#[rustfmt::skip]
const SAME_SHAPE: [(u32, u32); 74] = [
    (0x620, 0x64A), (0x63B, 0x6A9), (0x63C, 0x6A9), (0x63D, 0x6CC), (0x63E, 0x6CC), (0x63F, 0x6CC),
    (0x66E, 0x628), (0x66F, 0x642), (0x672, 0x623), (0x673, 0x623), (0x674, 0x621), (0x675, 0x623),
    (0x676, 0x648), (0x678, 0x64A), (0x67C, 0x62A), (0x67D, 0x62A), (0x681, 0x62D), (0x682, 0x62D),
    (0x685, 0x62D), (0x689, 0x62F), (0x68A, 0x62F), (0x68B, 0x62F), (0x68F, 0x62F), (0x690, 0x62F),
    (0x692, 0x631), (0x693, 0x631), (0x694, 0x631), (0x695, 0x631), (0x696, 0x631), (0x697, 0x631),
    (0x699, 0x631), (0x69A, 0x633), (0x69B, 0x633), (0x69C, 0x633), (0x69D, 0x635), (0x69E, 0x635),
    (0x69F, 0x637), (0x6A0, 0x639), (0x6A1, 0x641), (0x6A2, 0x641), (0x6A3, 0x641), (0x6A5, 0x641),
    (0x6A7, 0x642), (0x6A8, 0x642), (0x6AA, 0x6A9), (0x6AB, 0x6A9), (0x6AC, 0x6A9), (0x6AE, 0x6A9),
    (0x6B0, 0x6AF), (0x6B2, 0x6AF), (0x6B4, 0x6AF), (0x6B5, 0x644), (0x6B6, 0x644), (0x6B7, 0x644),
    (0x6B8, 0x644), (0x6B9, 0x646), (0x6BC, 0x646), (0x6BD, 0x646), (0x6BF, 0x686), (0x6C2, 0x6C1),
    (0x6C3, 0x629), (0x6C4, 0x648), (0x6CA, 0x648), (0x6CD, 0x649), (0x6CE, 0x6CC), (0x6CF, 0x648),
    (0x6D1, 0x64A), (0x6D5, 0x629), (0x6EE, 0x62F), (0x6EF, 0x631), (0x6FA, 0x634), (0x6FB, 0x636),
    (0x6FC, 0x63A), (0x6FF, 0x647),
];
