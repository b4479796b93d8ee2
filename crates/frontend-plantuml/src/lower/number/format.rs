//! Formats of numbers: decimal patterns like `<b>[000]` (reference plantuml P-035).

/// A pattern: a slot with text around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Format {
    before: String,
    behind: String,
    /// At least so many digits before the point.
    digits: usize,
    /// At least so many behind it.
    places: usize,
    /// A point is shown even without digits behind it.
    point: bool,
    /// Digits between two commas; 0 for none.
    group: usize,
    /// Percent and per mille signs multiply.
    factor: u64,
}

impl Format {
    /// `0`.
    pub(super) fn plain() -> Self {
        Self {
            before: String::new(),
            behind: String::new(),
            digits: 1,
            places: 0,
            point: false,
            group: 0,
            factor: 1,
        }
    }

    /// Reads a pattern; `None` where it has no slot, or several.
    pub(super) fn read(pattern: &str) -> Option<Self> {
        let mut format = Self { digits: 0, ..Self::plain() };
        let mut quoted = false;
        let mut slot: Option<String> = None;
        let mut behind = false;
        let mut chars = pattern.chars().peekable();
        while let Some(c) = chars.next() {
            let text = if slot.is_some() { &mut format.behind } else { &mut format.before };
            match c {
                '\'' if chars.peek() == Some(&'\'') => {
                    chars.next();
                    text.push('\'');
                    behind = slot.is_some();
                }
                '\'' => {
                    quoted = !quoted;
                    behind = slot.is_some();
                }
                _ if quoted => text.push(c),
                '0' | '#' | ',' | '.' => {
                    if behind {
                        return None;
                    }
                    slot.get_or_insert_default().push(c);
                }
                ';' => break,
                '%' | '\u{2030}' => {
                    format.factor = if c == '%' { 100 } else { 1000 };
                    text.push(c);
                    behind = slot.is_some();
                }
                _ => {
                    text.push(c);
                    behind = slot.is_some();
                }
            }
        }
        let slot = slot.filter(|slot| slot.contains(['0', '#']))?;
        let (whole, places) =
            slot.split_once('.').map_or((slot.as_str(), None), |(whole, places)| (whole, Some(places)));
        if places.is_some_and(|places| places.contains(['.', ','])) {
            return None;
        }
        format.digits = whole.matches('0').count();
        format.places = places.map_or(0, |places| places.matches('0').count());
        format.point = places == Some("");
        format.group = whole.rsplit_once(',').map_or(0, |(_, last)| last.len());
        Some(format)
    }

    /// The number with everything around it.
    pub(super) fn apply(&self, number: u32) -> String {
        let value = u64::from(number) * self.factor;
        // a pattern of `#` alone shows no zero
        let plain =
            if value == 0 && self.digits == 0 && self.places > 0 { String::new() } else { value.to_string() };
        let width = self.digits.min(40);
        let mut whole = format!("{plain:0>width$}");
        if self.group > 0 {
            let count = whole.len();
            whole = whole
                .chars()
                .enumerate()
                .flat_map(|(at, c)| {
                    let comma = at > 0 && (count - at).is_multiple_of(self.group);
                    comma.then_some(',').into_iter().chain([c])
                })
                .collect();
        }
        let mut out = format!("{}{whole}", self.before);
        if self.places > 0 || self.point {
            out.push('.');
            out.push_str(&"0".repeat(self.places.min(40)));
        }
        out.push_str(&self.behind);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn slots_are_filled_and_the_rest_stays() {
        for (pattern, number, expected) in [
            ("<b>[000]", 7, "<b>[007]"),
            ("<b>(<u>##</u>)", 15, "<b>(<u>15</u>)"),
            ("No ##0.00", 1, "No 1.00"),
            ("%02d", 1, "%1002d"),
            ("'#'0", 3, "#3"),
            ("#,##0", 12345, "12,345"),
            ("0.", 1, "1."),
        ] {
            if pattern == "%02d" {
                // the sign multiplies, the slot is one digit wide, `2d` is text
                assert_eq!(Format::read(pattern).unwrap().apply(number), expected);
            }
            assert_eq!(Format::read(pattern).map(|format| format.apply(number)).as_deref(), Some(expected));
        }
        for wrong in ["x", "{0}.", "", "0 of 10"] {
            assert_eq!(Format::read(wrong), None, "{wrong}");
        }
    }
}
