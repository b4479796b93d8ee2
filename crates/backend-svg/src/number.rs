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
    rounded(value.clamp(-LIMIT, LIMIT) * 100.0)
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
    push_scaled(out, rounded(value * 10_000.0), 4);
}

/// Appends a count.
pub(crate) fn push_integer(out: &mut String, value: u32) {
    push_scaled(out, i64::from(value), 0);
}

/// To the nearest whole number, halves away from zero. `f64::round` is a call into the system's library on most
/// processors; this is one addition.
fn rounded(value: f64) -> i64 {
    (value + 0.5_f64.copysign(value)) as i64
}

/// Appends `value` / 10^`decimals`, at most 4 of them.
fn push_scaled(out: &mut String, value: i64, decimals: usize) {
    let one = [1, 10, 100, 1000, 10_000][decimals];
    let absolute = value.unsigned_abs();
    if value < 0 {
        out.push('-');
    }
    push_digits(out, absolute / one);
    let mut rest = absolute % one;
    if rest > 0 {
        out.push('.');
        let mut place = one / 10;
        while rest > 0 {
            out.push(digit(rest / place));
            rest %= place;
            place /= 10;
        }
    }
}

/// Appends a whole number.
fn push_digits(out: &mut String, value: u64) {
    // Nearly all coordinates are below a thousand.
    match value {
        0..10 => out.push(digit(value)),
        10..100 => {
            out.push(digit(value / 10));
            out.push(digit(value % 10));
        }
        100..1000 => {
            out.push(digit(value / 100));
            out.push(digit(value / 10 % 10));
            out.push(digit(value % 10));
        }
        _ => {
            let mut place = 1000;
            while value / place >= 10 {
                place *= 10;
            }
            while place > 0 {
                out.push(digit(value / place % 10));
                place /= 10;
            }
        }
    }
}

fn digit(value: u64) -> char {
    char::from(b'0' + (value % 10) as u8)
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
