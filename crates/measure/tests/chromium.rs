//! Our widths against those of a browser. `make widths` takes the latter anew, and says with which fonts.

#![expect(clippy::print_stdout, reason = "`make widths` shows the numbers")]

use std::collections::BTreeMap;

use measure::{Family, Font, Measure, Tables};

/// How far a width may be off, in per cent: half of the texts, and any.
const MEDIAN: f64 = 0.5;
const WORST: f64 = 3.0;

/// Classes of texts that are narrower in this browser than they can be.
const ROOMIER: [&str; 2] = ["trimmed", "monochrome"];

/// A text in a face, and how wide the browser sets it.
struct Row {
    class: &'static str,
    font: Font,
    em: f64,
    text: String,
}

/// Class, face, width in em and text of each line.
fn rows() -> Vec<Row> {
    let row = |line: &'static str| {
        let fields: Vec<_> = line.split('\t').collect();
        let [class, face, em, text] = fields[..] else { panic!("four fields: {line}") };
        let family = if face.starts_with("mono") { Family::Mono } else { Family::Sans };
        let font = Font { family, bold: face.contains("bold"), italic: face.contains("italic"), size: 1.0 };
        let em = em.parse().unwrap_or_else(|_| panic!("not measured yet, `make widths` does: {line}"));
        Row { class, font, em, text: unescaped(text) }
    };
    include_str!("chromium/widths.tsv").lines().map(row).collect()
}

/// `\u{…}` stands for what cannot be seen.
fn unescaped(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (hex, after) = after.split_once('}').expect("a closed escape");
        out.push_str(before);
        out.push(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).expect("a character"));
        rest = after;
    }
    out + rest
}

/// How far our width is off, in per cent.
fn excess(row: &Row) -> f64 {
    (Tables.width(&row.text, row.font) / row.em - 1.0) * 100.0
}

#[test]
fn texts_are_as_wide_as_in_a_browser() {
    let rows = rows();
    let mut classes: BTreeMap<_, Vec<f64>> = BTreeMap::new();
    let mut wrong = String::new();
    for row in rows.iter().filter(|row| !ROOMIER.contains(&row.class)) {
        let excess = excess(row);
        if excess.abs() > WORST {
            wrong += &format!("{}: {excess:+.1} % {:?} {}\n", row.class, row.text, row.em);
        }
        classes.entry(row.class).or_default().push(excess.abs());
    }
    assert_eq!(wrong, "");
    for (class, off) in &mut classes {
        off.sort_by(f64::total_cmp);
        let (median, worst) = (off[off.len() / 2], off[off.len() - 1]);
        println!("{class:16} {:4} texts, off by {median:.2} % (median), {worst:.2} % (worst)", off.len());
        assert!(median <= MEDIAN || *class == "other-scripts", "{class}: {median} %");
    }
    let different: std::collections::BTreeSet<_> = rows.iter().map(|row| &row.text).collect();
    assert!(different.len() > 300 && classes.len() >= 20, "{} texts", different.len());
}

/// What this browser sets narrower than others do, and than the PNG does: where two marks of Han text meet, it takes out the
/// blank halves between them, and an emoji comes in black and white from a text font if the reader's has it.
#[test]
fn room_is_kept_for_other_viewers() {
    for row in rows().iter().filter(|row| ROOMIER.contains(&row.class)) {
        assert!((3.0..50.0).contains(&excess(row)), "{} {}", row.text, excess(row));
    }
}
