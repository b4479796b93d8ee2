//! The nearest arrow that WSD has (reference conversion section 1).

use ir::{Arrow, Construct, End, Head, Line, Message};
use spelling::printing::Losses;
use spelling::wsd;

/// Whether an arrow has its only head at the sender, so that its ends must be swapped. A circle is no head.
pub(crate) fn is_turned(arrow: Arrow) -> bool {
    arrow.head.head == Head::None && arrow.tail.head != Head::None
}

/// The spelling of the nearest arrow, after the ends were swapped if [`is_turned`]. Hidden lines are spelled as solid
/// ones: they are not printed at all.
pub(crate) fn spell(message: &Message, losses: &mut Losses) -> &'static str {
    let Arrow { line, head, tail } = message.arrow;
    let origin = message.origin;
    let circles = [head, tail].into_iter().filter(|end| end.circle);
    let (crossed, bare): (Vec<End>, Vec<End>) = circles.partition(|end| end.head == Head::Cross);
    if !bare.is_empty() {
        losses.report(Construct::HeadCircle, origin, "circle");
    }
    if !crossed.is_empty() {
        losses.report(Construct::HeadCircleCross, origin, "circle");
    }
    let (head, tail) =
        if is_turned(message.arrow) { (tail.head, Head::None) } else { (head.head, tail.head) };
    let double = match (tail, head) {
        (Head::None, _) => false,
        (Head::Cross, _) | (_, Head::Cross) => {
            losses.dropped(Construct::HeadsMixed, origin, "cross");
            false
        }
        (Head::Filled, Head::Filled) => true,
        _ => {
            let what = format!("{}/{}", tail.as_str(), head.as_str());
            losses.report(Construct::HeadsMixed, origin, what);
            true
        }
    };
    // with two heads the loss above has said it all
    let alone = tail == Head::None;
    let nearest = match head {
        Head::Filled => Head::Filled,
        Head::Open => Head::Open,
        Head::None => {
            losses.report(Construct::HeadNone, origin, "no head");
            Head::Filled
        }
        Head::Cross => {
            if alone {
                losses.report(Construct::HeadCross, origin, "cross");
            }
            Head::Filled
        }
        Head::FilledUpper | Head::FilledLower => {
            if alone {
                losses.report(Construct::HeadHalf, origin, head.as_str());
            }
            Head::Filled
        }
        Head::OpenUpper | Head::OpenLower => {
            if alone {
                losses.approximated(Construct::HeadHalf, origin, head.as_str(), "an open head");
            }
            Head::Open
        }
    };
    let line = if line == Line::Dashed { Line::Dashed } else { Line::Solid };
    let arrow = if double {
        Arrow { line, head: End::of(Head::Filled), tail: End::of(Head::Filled) }
    } else {
        Arrow::new(line, nearest)
    };
    wsd::arrow_text(arrow).unwrap_or("->")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::{Dialect, Endpoint, Loss, Side, Text};

    fn spelled(tail: &str, head: &str) -> (String, Vec<String>) {
        let end = |text: &str| {
            let (circle, text) = match text.strip_prefix("circle") {
                Some(rest) => (true, rest.trim_start_matches('+')),
                None => (false, text),
            };
            let head = Head::ALL.into_iter().find(|head| head.as_str() == text).unwrap_or_default();
            End { head, circle }
        };
        let arrow = Arrow { line: Line::Solid, head: end(head), tail: end(tail) };
        let border = Endpoint::Border(Side::Left);
        let message = Message::new(border, border, arrow, Text::default());
        let mut losses = Losses::new(Dialect::Wsd);
        let ends = if is_turned(arrow) { ("B", "A") } else { ("A", "B") };
        let text = format!("{}{}{}", ends.0, spell(&message, &mut losses), ends.1);
        (text, losses.finish().iter().map(Loss::to_string).collect())
    }

    #[test]
    fn every_arrow_has_a_nearest_one() {
        let no_head = "approximated: no head as a filled head";
        let cross = "approximated: cross as a filled head";
        for (tail, head, text, losses) in [
            ("none", "none", "A->B", &[no_head][..]),
            ("none", "filled", "A->B", &[]),
            ("none", "open", "A->>B", &[]),
            ("none", "cross", "A->B", &[cross]),
            ("none", "filled-upper", "A->B", &["approximated: filled-upper as a filled head"]),
            ("none", "open-lower", "A->>B", &["approximated: open-lower as an open head"]),
            ("filled", "filled", "A<->B", &[]),
            ("filled", "open", "A<->B", &["approximated: filled/open as two filled heads"]),
            ("open", "cross", "A->B", &["dropped: cross"]),
            ("cross", "open", "A->>B", &["dropped: cross"]),
            ("cross", "cross", "A->B", &["dropped: cross"]),
            ("cross", "open-lower", "A->>B", &["dropped: cross"]),
            ("open", "none", "B->>A", &[]),
            ("cross", "none", "B->A", &[cross]),
            ("open-upper", "none", "B->>A", &["approximated: open-upper as an open head"]),
            ("filled-upper", "filled", "A<->B", &["approximated: filled-upper/filled as two filled heads"]),
            ("circle", "none", "A->B", &["dropped: circle", no_head]),
            ("circle", "circle+open", "A->>B", &["dropped: circle"]),
            ("circle+filled", "circle+filled", "A<->B", &["dropped: circle"]),
            ("none", "circle+cross", "A->B", &["dropped: circle", cross]),
        ] {
            let losses = losses.iter().map(|&loss| loss.to_owned()).collect();
            assert_eq!(spelled(tail, head), (text.to_owned(), losses), "{tail} {head}");
        }
    }
}
