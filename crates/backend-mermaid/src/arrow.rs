//! The nearest arrow that Mermaid has (reference conversion section 1).

use ir::{Arrow, Construct, End, Head, Line, Message};
use spelling::mermaid;
use spelling::printing::Losses;

/// Whether an arrow has its only head at the sender, so that its ends must be swapped. A circle is no head, and half
/// heads at the sender have arrows of their own.
pub(crate) fn is_turned(arrow: Arrow) -> bool {
    arrow.head.head == Head::None && matches!(arrow.tail.head, Head::Filled | Head::Open | Head::Cross)
}

/// The spelling of the nearest arrow, with circles, after the ends were swapped if [`is_turned`]. Hidden lines are
/// spelled as solid ones: they are not printed at all.
pub(crate) fn spell(message: &Message, losses: &mut Losses) -> String {
    let Arrow { line, head, tail } = message.arrow;
    let (head, tail) = if is_turned(message.arrow) { (tail, head) } else { (head, tail) };
    let line = if line == Line::Dashed { Line::Dashed } else { Line::Solid };
    let of = |head, tail| Arrow { line, head: End::of(head), tail: End::of(tail) };
    let nearest = match (tail.head, head.head) {
        (Head::None, _) | (_, Head::None) | (Head::Filled, Head::Filled) => of(head.head, tail.head),
        (Head::Cross, _) | (_, Head::Cross) => {
            let what = format!("{} at the sender", tail.head.as_str());
            losses.dropped(Construct::HeadsMixed, message.origin, what);
            of(head.head, Head::None)
        }
        _ => {
            let what = format!("{}/{}", tail.head.as_str(), head.head.as_str());
            losses.report(Construct::HeadsMixed, message.origin, what);
            of(Head::Filled, Head::Filled)
        }
    };
    let circle = |end: End| if end.circle { mermaid::CIRCLE } else { "" };
    format!("{}{}{}", circle(tail), mermaid::arrow_text(nearest).unwrap_or("->>"), circle(head))
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
        let mut losses = Losses::new(Dialect::Mermaid);
        let ends = if is_turned(arrow) { ("B", "A") } else { ("A", "B") };
        let text = format!("{}{}{}", ends.0, spell(&message, &mut losses), ends.1);
        (text, losses.finish().iter().map(Loss::to_string).collect())
    }

    #[test]
    fn every_arrow_has_a_nearest_one() {
        let mixed = |pair: &str| format!("approximated: {pair} as two filled heads");
        let dropped = |head: &str| format!("dropped: {head} at the sender");
        for (tail, head, text, loss) in [
            ("none", "none", "A->B", None),
            ("none", "filled", "A->>B", None),
            ("none", "open", "A-)B", None),
            ("none", "cross", "A-xB", None),
            ("none", "filled-upper", r"A-|\B", None),
            ("none", "open-lower", "A-//B", None),
            ("filled", "filled", "A<<->>B", None),
            ("filled", "open", "A<<->>B", Some(mixed("filled/open"))),
            ("open", "open", "A<<->>B", Some(mixed("open/open"))),
            ("open", "cross", "A-xB", Some(dropped("open"))),
            ("cross", "open", "A-)B", Some(dropped("cross"))),
            ("cross", "cross", "A-xB", Some(dropped("cross"))),
            ("cross", "filled-upper", r"A-|\B", Some(dropped("cross"))),
            ("open", "none", "B-)A", None),
            ("cross", "none", "B-xA", None),
            ("filled-upper", "none", "A/|-B", None),
            ("open-lower", "none", r"A\\-B", None),
            ("filled-upper", "filled", "A<<->>B", Some(mixed("filled-upper/filled"))),
            ("none", "circle", "A->()B", None),
            ("circle", "none", "A()->B", None),
            ("circle", "circle+open", "A()-)()B", None),
            ("circle+filled", "circle+filled", "A()<<->>()B", None),
            ("circle+open", "none", "B-)()A", None),
            ("none", "circle+cross", "A-x()B", None),
        ] {
            assert_eq!(spelled(tail, head), (text.to_owned(), loss.into_iter().collect()), "{tail} {head}");
        }
    }
}
