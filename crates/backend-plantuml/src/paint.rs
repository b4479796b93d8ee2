//! Colours as they are written on statements, without the `#` before them.

use ir::{Color, Construct, Fill, GradientDirection, Origin};
use spelling::printing::Losses;

/// One colour: hexadecimal digits.
pub(crate) fn color(color: Color) -> String {
    if color == Color::TRANSPARENT {
        return "transparent".to_owned();
    }
    color.to_string().trim_start_matches('#').to_ascii_uppercase()
}

/// One colour, or two with the mark of the gradient between them (P-018).
pub(crate) fn fill(fill: Fill) -> String {
    match fill {
        Fill::Solid(one) => color(one),
        Fill::Gradient { from, to, direction } => {
            let mark = match direction {
                GradientDirection::Vertical => '-',
                GradientDirection::Horizontal => '|',
                GradientDirection::Down => '/',
                GradientDirection::Up => '\\',
            };
            format!("{}{mark}{}", color(from), color(to))
        }
    }
}

/// The one colour of a fill, where no gradient can stand. Reports the loss.
pub(crate) fn solid(fill: Fill, construct: Construct, origin: Origin, losses: &mut Losses) -> String {
    if let Fill::Gradient { .. } = fill {
        losses.approximated(construct, origin, "gradient", "one colour");
    }
    color(fill.color())
}
