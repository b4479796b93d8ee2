//! The one way numbers are written: at most two decimals, no trailing zeros, no exponent, never `-0`.
//!
//! All arithmetic is done on whole hundredths, so that what is compared is what is written.

/// Beyond this, coordinates are cut off: a billion px is no picture, and renderers count in 32-bit floats.
const LIMIT: f64 = 1e9;

/// Rounded to hundredths, halves away from zero; what is no number becomes 0.
pub(crate) fn hundredths(value: f64) -> i64 {
    if value.is_nan() {
        return 0;
    }
    (value.clamp(-LIMIT, LIMIT) * 100.0).round() as i64
}

/// Appends a number.
pub(crate) fn push(out: &mut String, value: f64) {
    push_hundredths(out, hundredths(value));
}

/// Appends a number given in hundredths.
pub(crate) fn push_hundredths(out: &mut String, value: i64) {
    push_scaled(out, value, 2);
}

/// Appends a number with at most four decimals: for factors, which are small and get multiplied.
pub(crate) fn push_factor(out: &mut String, value: f64) {
    let value = if value.is_nan() { 0.0 } else { value.clamp(-1e6, 1e6) };
    push_scaled(out, (value * 10_000.0).round() as i64, 4);
}

/// Appends a count.
pub(crate) fn push_integer(out: &mut String, value: u32) {
    push_scaled(out, i64::from(value), 0);
}

/// Appends `value` / 10^`decimals`.
fn push_scaled(out: &mut String, value: i64, decimals: usize) {
    let mut digits = [b'0'; 24];
    let mut at = digits.len();
    let mut rest = value.unsigned_abs();
    let mut place = 0;
    // Whether something other than zeros has been seen: only then do decimals show.
    let mut significant = false;
    while place <= decimals || rest > 0 {
        let digit = (rest % 10) as u8;
        rest /= 10;
        if place == decimals && significant {
            at -= 1;
            digits[at] = b'.';
        }
        significant |= digit != 0;
        if place >= decimals || significant {
            at -= 1;
            digits[at] = b'0' + digit;
        }
        place += 1;
    }
    if value < 0 {
        out.push('-');
    }
    out.extend(digits[at..].iter().map(|&digit| char::from(digit)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: f64) -> String {
        let mut out = String::new();
        push(&mut out, value);
        out
    }

    #[test]
    fn numbers_have_two_decimals_at_most_and_no_needless_sign_zero_or_exponent() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.001, "0"),
            (1.0, "1"),
            (-1.0, "-1"),
            (10.0, "10"),
            (100.0, "100"),
            (0.5, "0.5"),
            (-0.5, "-0.5"),
            (0.05, "0.05"),
            (0.005, "0.01"),
            (64.5, "64.5"),
            (13.02, "13.02"),
            (13.999, "14"),
            (10.10, "10.1"),
            (1e-300, "0"),
            (123_456.789, "123456.79"),
            (1e300, "1000000000"),
            (f64::NEG_INFINITY, "-1000000000"),
            (f64::INFINITY, "1000000000"),
            (f64::NAN, "0"),
        ] {
            assert_eq!(written(value), expected, "{value:?}");
        }
    }

    #[test]
    fn every_hundredth_reads_back_as_itself() {
        for hundredth in -20_000..20_000_i64 {
            let text = written(hundredth as f64 / 100.0);
            assert_eq!(hundredths(text.parse().unwrap()), hundredth, "{text}");
            assert!(!text.contains('.') || !text.ends_with('0'), "{text}");
        }
    }

    #[test]
    fn factors_have_four_decimals_and_counts_none() {
        let mut out = String::new();
        push_factor(&mut out, 22.0 / 24.0);
        out.push(' ');
        push_factor(&mut out, 0.022);
        out.push(' ');
        push_factor(&mut out, 1.0);
        out.push(' ');
        push_integer(&mut out, 1200);
        out.push(' ');
        push_integer(&mut out, 0);
        assert_eq!(out, "0.9167 0.022 1 1200 0");
    }
}
