//! The nearest arrow that PlantUML has (reference conversion 1.1, rules 1 to 6).

use crate::paint::color;
use ir::{Arrow, Construct, End, Endpoint, Head, Line, Message, Side};
use spelling::plantuml::{LEFT_HEADS, RIGHT_HEADS, participant_type};
use spelling::printing::Losses;

/// A message as it is written: its ends swapped where its only head stands at the sender.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sent {
    pub(crate) from: Endpoint,
    pub(crate) to: Endpoint,
    arrow: Arrow,
}

/// The message that PlantUML can draw instead of this one. Reports what is lost.
pub(crate) fn sent(message: &Message, losses: &mut Losses) -> Sent {
    let origin = message.origin;
    let (mut from, mut to, mut arrow) = (message.from, message.to, message.arrow);
    if arrow.head.head == Head::None && arrow.tail.head != Head::None {
        (from, to) = (to, from);
        (arrow.head, arrow.tail) = (arrow.tail, arrow.head);
    }
    if arrow.head.head == Head::None {
        losses.report(Construct::HeadNone, origin, "no head");
        arrow.head.head = Head::Filled;
    }
    for end in [&mut arrow.head, &mut arrow.tail] {
        if end.head == Head::Cross && end.circle {
            losses.report(Construct::HeadCircleCross, origin, "circle beside a cross");
            end.circle = false;
        }
    }
    let whole = match arrow.tail.head {
        Head::FilledUpper | Head::FilledLower => Head::Filled,
        Head::OpenUpper | Head::OpenLower => Head::Open,
        other => other,
    };
    let half =
        |head| matches!(head, Head::FilledUpper | Head::FilledLower | Head::OpenUpper | Head::OpenLower);
    if whole != arrow.tail.head {
        // a half head at the receiver takes that at the sender with it
        if half(arrow.head.head) && is_upper(arrow.head.head) == is_upper(arrow.tail.head) {
            // as it is read
        } else {
            let form = if half(arrow.head.head) { "one on the other side" } else { "a whole head" };
            losses.approximated(Construct::HeadsMixed, origin, "half head at the sender", form);
        }
        arrow.tail.head = whole;
    } else if half(arrow.head.head) && matches!(whole, Head::Filled | Head::Open) {
        losses.approximated(Construct::HeadsMixed, origin, "whole head at the sender", "a half head");
    }
    let inside = from.participant().is_some() && to.participant().is_some();
    let open = matches!(arrow.head.head, Head::Open | Head::OpenUpper | Head::OpenLower);
    let alike = if open { Head::Open } else { Head::Filled };
    if !inside && matches!(arrow.tail.head, Head::Filled | Head::Open) && arrow.tail.head != alike {
        // there PlantUML draws both as the one at the receiver
        losses.approximated(
            Construct::HeadsMixed,
            origin,
            "heads of two kinds at the border",
            "heads of one kind",
        );
        arrow.tail.head = alike;
    }
    if !matches!(arrow.tail.head, Head::None | Head::Cross) {
        // an arrow with two heads is read from left to right
        for (end, side, other) in [(&mut from, Side::Right, Side::Left), (&mut to, Side::Left, Side::Right)] {
            if *end == Endpoint::Point(side) {
                *end = Endpoint::Point(other);
                let (what, form) = ("lost or found message with two heads", "one on the other side");
                losses.approximated(Construct::EndpointPoint, origin, what, form);
            }
        }
    }
    Sent { from, to, arrow }
}

fn is_upper(head: Head) -> bool {
    matches!(head, Head::FilledUpper | Head::OpenUpper)
}

impl Sent {
    /// The arrow between the names, with the names. `name` gives that of a participant.
    pub(crate) fn spell(
        &self,
        message: &Message,
        losses: &mut Losses,
        name: impl Fn(ir::ParticipantId) -> String,
    ) -> String {
        let slant = self.slant(message, losses);
        let style = style(message);
        let Arrow { line, head, tail } = self.arrow;
        let dashes = match (line, &style) {
            (Line::Dashed, Some(style)) => format!("-[{style}]-"),
            (Line::Dashed, None) => "--".to_owned(),
            (_, Some(style)) => format!("-[{style}]"),
            (_, None) => "-".to_owned(),
        };
        let forward = format!("{}{dashes}{}{slant}", left(tail), right(head));
        // there the halves of heads are seen from the other side
        let against = format!("{}{dashes}{}", left(other_half(tail)), right(other_half(head)));
        // without a head behind it, a style must have a dash there
        let backward = match (line, &style) {
            (Line::Dashed, Some(style)) => format!("-[{style}]-"),
            (_, Some(style)) => format!("[{style}]-"),
            _ => dashes,
        };
        let receiver = if head.head == Head::Cross { "x<".to_owned() } else { left(head) };
        let backward = format!("{receiver}{backward}{}", mark(tail));
        let single = matches!(tail.head, Head::None | Head::Cross);
        // `create o-> B <<x>>` would create `o`
        let sender = |id| {
            let name = name(id);
            let declares = participant_type(&name).is_some() || name.eq_ignore_ascii_case("create");
            match declares && forward.starts_with(|c: char| c.is_ascii_alphabetic()) {
                true => format!("\"{name}\""),
                false => name,
            }
        };
        match (self.from, self.to) {
            (Endpoint::Participant(from), Endpoint::Participant(to)) => {
                format!("{} {forward} {}", sender(from), name(to))
            }
            (Endpoint::Border(Side::Left), Endpoint::Participant(to)) => format!("[{forward} {}", name(to)),
            (Endpoint::Point(Side::Left), Endpoint::Participant(to)) => format!("?{forward} {}", name(to)),
            (Endpoint::Participant(from), Endpoint::Border(Side::Right)) => {
                format!("{} {forward}]", sender(from))
            }
            (Endpoint::Participant(from), Endpoint::Point(Side::Right)) => {
                format!("{} {forward}?", sender(from))
            }
            // with heads at both ends, only the forward spelling says who sends
            (Endpoint::Participant(from), Endpoint::Border(Side::Left)) if single => {
                format!("[{backward} {}", name(from))
            }
            (Endpoint::Participant(from), Endpoint::Border(Side::Left)) => {
                format!("{} {against}[", sender(from))
            }
            (Endpoint::Border(Side::Right), Endpoint::Participant(to)) if single => {
                format!("{} {backward}]", name(to))
            }
            (Endpoint::Border(Side::Right), Endpoint::Participant(to)) => format!("]{against} {}", name(to)),
            (Endpoint::Participant(from), Endpoint::Point(Side::Left)) => {
                format!("?{backward} {}", name(from))
            }
            (Endpoint::Point(Side::Right), Endpoint::Participant(to)) => {
                format!("{} {backward}?", name(to))
            }
            // no message has two ends without a lifeline
            _ => String::new(),
        }
    }

    /// `(N)`, where it is taken.
    fn slant(&self, message: &Message, losses: &mut Losses) -> String {
        if message.slant == 0 {
            return String::new();
        }
        let ends = [self.from, self.to].iter().all(|end| end.participant().is_some());
        let Arrow { head, tail, .. } = self.arrow;
        let fits = ends
            && matches!(head.head, Head::Filled | Head::Open)
            && !head.circle
            && !tail.circle
            && matches!(tail.head, Head::None | Head::Filled | Head::Open);
        if fits {
            return format!("({})", message.slant);
        }
        losses.dropped(Construct::MessageSlant, message.origin, format!("slant of {} px", message.slant));
        String::new()
    }
}

/// What stands between the brackets of an arrow.
fn style(message: &Message) -> Option<String> {
    let line = message.style.as_ref().and_then(|style| style.line).map(|line| format!("#{}", color(line)));
    let hidden = (message.arrow.line == Line::Hidden).then(|| "hidden".to_owned());
    let words: Vec<String> = line.into_iter().chain(hidden).collect();
    (!words.is_empty()).then(|| words.join(","))
}

fn other_half(end: End) -> End {
    let head = match end.head {
        Head::FilledUpper => Head::FilledLower,
        Head::FilledLower => Head::FilledUpper,
        Head::OpenUpper => Head::OpenLower,
        Head::OpenLower => Head::OpenUpper,
        other => other,
    };
    End { head, ..end }
}

fn left(end: End) -> String {
    let head = LEFT_HEADS.iter().find(|row| row.1 == end.head).map_or("", |row| row.0);
    match end.head {
        // before a head that is another participant's
        Head::Cross => "x".to_owned(),
        _ if end.circle => format!("o{head}"),
        _ => head.to_owned(),
    }
}

fn right(end: End) -> String {
    let head = RIGHT_HEADS.iter().find(|row| row.1 == end.head).map_or("", |row| row.0);
    match end.head {
        Head::Cross => ">x".to_owned(),
        _ if end.circle => format!("{head}o"),
        _ => head.to_owned(),
    }
}

/// The mark at a sender that stands on the right.
fn mark(end: End) -> &'static str {
    match end {
        End { head: Head::Cross, .. } => "x",
        End { circle: true, .. } => "o",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ir::{Builder, Dialect, Loss, Text};

    fn spelled(from: &str, tail: &str, head: &str, to: &str) -> (String, Vec<String>) {
        let mut builder = Builder::new();
        let (a, b) = (builder.participant("A"), builder.participant("B"));
        let end = |text: &str| {
            let (circle, text) = match text.strip_prefix("circle") {
                Some(rest) => (true, rest.trim_start_matches('+')),
                None => (false, text),
            };
            let head = Head::ALL.into_iter().find(|head| head.as_str() == text).unwrap_or_default();
            End { head, circle }
        };
        let place = |name: &str| match name {
            "A" => a.into(),
            "B" => b.into(),
            "[" => Endpoint::Border(Side::Left),
            "]" => Endpoint::Border(Side::Right),
            _ => Endpoint::Point(Side::Right),
        };
        let arrow = Arrow { line: Line::Solid, head: end(head), tail: end(tail) };
        let message = Message::new(place(from), place(to), arrow, Text::default());
        let mut losses = Losses::new(Dialect::PlantUml);
        let text = sent(&message, &mut losses)
            .spell(&message, &mut losses, |id| if id == a { "A" } else { "B" }.to_owned());
        (text, losses.finish().iter().map(Loss::to_string).collect())
    }

    #[test]
    fn every_arrow_has_a_nearest_one() {
        let headless = "approximated: no head as a filled head";
        for (from, tail, head, to, text, loss) in [
            ("A", "none", "none", "B", "A -> B", Some(headless)),
            ("A", "none", "filled", "B", "A -> B", None),
            ("A", "none", "cross", "B", "A ->x B", None),
            ("A", "none", "open-lower", "B", "A -// B", None),
            ("A", "filled", "open", "B", "A <->> B", None),
            ("A", "cross", "cross", "B", "A x->x B", None),
            ("A", "open", "none", "B", "B ->> A", None),
            ("A", "filled-upper", "none", "B", r"B -\ A", None),
            (
                "A",
                "filled-upper",
                "filled",
                "B",
                "A <-> B",
                Some("approximated: half head at the sender as a whole head"),
            ),
            ("A", "none", "circle", "B", "A ->o B", Some(headless)),
            ("A", "circle", "circle+open", "B", "A o->>o B", None),
            ("A", "none", "circle+cross", "B", "A ->x B", Some("dropped: circle beside a cross")),
            ("[", "none", "filled", "A", "[-> A", None),
            ("A", "none", "filled", "[", "[<- A", None),
            ("A", "none", "cross", "]", "A ->x]", None),
            ("]", "none", "open-lower", "A", r"A \\-]", None),
            ("A", "filled", "filled", "[", "A <->[", None),
            ("A", "none", "filled", "?", "A ->?", None),
        ] {
            let expected = (text.to_owned(), loss.map(str::to_owned).into_iter().collect());
            assert_eq!(spelled(from, tail, head, to), expected, "{from} {tail} {head} {to}");
        }
    }
}
