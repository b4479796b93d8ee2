//! Formats of numbers: decimal patterns like `<b>[000]` (reference plantuml P-035).

/// A pattern: text before the number, digits, text behind it.
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
    /// `E0` stands behind the digits.
    exponent: usize,
}

/// Digit places of a pattern, as they are met.
#[derive(Debug, Default)]
struct Places {
    /// `#` before the first `0`.
    left: usize,
    zeros: usize,
    /// `#` behind them.
    right: usize,
    /// How many places stand before the point.
    point: Option<usize>,
    /// How many places stand behind the last comma.
    group: Option<usize>,
}

impl Places {
    fn count(&self) -> usize {
        self.left + self.zeros + self.right
    }

    /// Takes a character of the slot; `None` where it can't stand there.
    fn push(&mut self, c: char) -> Option<()> {
        match c {
            '#' if self.zeros > 0 => self.right += 1,
            '#' => self.left += 1,
            '0' if self.right > 0 => return None,
            '0' => self.zeros += 1,
            ',' => self.group = Some(0),
            _ if self.point.is_some() => return None,
            _ => self.point = Some(self.count()),
        }
        if matches!(c, '0' | '#')
            && self.point.is_none()
            && let Some(group) = &mut self.group
        {
            *group += 1;
        }
        Some(())
    }

    /// Brings `#.#` and the like into the normal form; `None` where the places make no sense.
    fn settle(&mut self) -> Option<()> {
        if let Some(point) = self.point
            && self.zeros == 0
            && self.left > 0
        {
            let place = point.max(1);
            self.right = self.left - place;
            self.left = place - 1;
            self.zeros = 1;
        }
        let stray = self.point.is_some_and(|point| point < self.left || point > self.left + self.zeros);
        (!stray && self.group != Some(0)).then_some(())
    }
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
            exponent: 0,
        }
    }

    /// Reads a pattern; `None` where PlantUML says that it has an error.
    pub(super) fn read(pattern: &str) -> Option<Self> {
        let mut format = Self { digits: 0, ..Self::plain() };
        let mut places = Places::default();
        let mut quoted = false;
        let mut met = false;
        let mut chars = pattern.chars().peekable();
        while let Some(c) = chars.next() {
            let text = if met { &mut format.behind } else { &mut format.before };
            match c {
                '\'' if chars.next_if_eq(&'\'').is_some() => text.push('\''),
                '\'' => quoted = !quoted,
                _ if quoted => text.push(c),
                '0' | '#' | ',' | '.' => {
                    places.push(c)?;
                    met = true;
                }
                'E' if met && text.is_empty() && chars.peek() == Some(&'0') => {
                    while chars.next_if_eq(&'0').is_some() {
                        format.exponent += 1;
                    }
                }
                ';' if met => break,
                ';' => return None,
                '%' | '\u{2030}' => {
                    format.factor = if c == '%' { 100 } else { 1000 };
                    text.push(c);
                }
                _ => text.push(c),
            }
        }
        if quoted {
            return None;
        }
        places.settle()?;
        let total = places.count();
        let point = places.point.unwrap_or(total);
        format.digits = point - places.left.min(point);
        format.places = (places.left + places.zeros).saturating_sub(point);
        format.point = places.point.is_some_and(|point| point == 0 || point == total);
        format.group = places.group.unwrap_or(0);
        Some(format)
    }

    /// The number with everything around it.
    pub(super) fn apply(&self, number: u32) -> String {
        let value = u64::from(number) * self.factor;
        let width = self.digits.min(40);
        let mut whole = value.to_string();
        if whole.len() < width {
            whole.insert_str(0, &"0".repeat(width - whole.len()));
        }
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
        let mut out = match self.before.as_str() {
            "" => whole,
            before => format!("{before}{whole}"),
        };
        if self.places > 0 || self.point {
            out.push('.');
            out.push_str(&"0".repeat(self.places.min(40)));
        }
        if self.exponent > 0 {
            out.push('E');
            out.push_str(&"0".repeat(self.exponent.min(40)));
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
            // the sign multiplies, the slot is one digit wide, `2d` is text
            ("%02d", 1, "%1002d"),
            ("'#'0", 3, "#3"),
            ("#,##0", 12345, "12,345"),
            ("{0}.", 1, "{1.}"),
            ("x", 5, "x5"),
            ("#.##", 1, "1"),
            ("0E0", 1, "1E0"),
            ("0;1", 2, "2"),
        ] {
            assert_eq!(Format::read(pattern).map(|format| format.apply(number)).as_deref(), Some(expected));
        }
        for wrong in ["0.0.0", "it's 0", ";", "##,", "0#0"] {
            assert_eq!(Format::read(wrong), None, "{wrong}");
        }
    }
}
