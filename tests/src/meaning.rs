//! What diagrams mean, where texts may say it in several ways.

use ir::{Diagram, Dialect, Head, Item, Message};

/// The diagram without what printing may say differently without a loss: names of participants that have another
/// label, statements of numbering (their numbers stay), the order of what happens at one message.
pub fn meaning(dialect: Dialect, diagram: &Diagram) -> Diagram {
    let mut diagram = diagram.clone();
    for (index, participant) in diagram.participants.iter_mut().enumerate() {
        participant.name = index.to_string();
    }
    without_numbering(&mut diagram.body);
    if dialect == Dialect::PlantUml {
        lives_first(&mut diagram.body);
        for link in diagram.participants.iter_mut().flat_map(|participant| &mut participant.links) {
            link.target = equal_address(&link.target);
        }
    }
    ir::walk_mut(&mut diagram.body, &mut turned);
    destroyed_last(&mut diagram.body);
    diagram
}

/// A message with its only head at the sender is one the other way round.
fn turned(item: &mut Item) {
    if let Item::Message(Message { from, to, arrow, .. }) = item
        && arrow.head.head == Head::None
        && arrow.tail.head != Head::None
    {
        std::mem::swap(from, to);
        std::mem::swap(&mut arrow.head, &mut arrow.tail);
    }
}

/// An address with marks by their number, as it stands in brackets.
fn equal_address(target: &str) -> String {
    let marks = [('"', "%22"), ('[', "%5B"), (']', "%5D"), ('\\', "%5C")];
    marks.iter().fold(target.to_owned(), |target, (mark, number)| target.replace(*mark, number))
}

/// Bars and lives that begin or end behind a message do so at that message, whatever else stands between: PlantUML wants
/// them before a delay.
pub fn lives_first(items: &mut [Item]) {
    for index in 1..items.len() {
        let mut at = index;
        let is_life = matches!(items[index], Item::Activate(_) | Item::Deactivate(_) | Item::Destroy(_));
        let passes = |item: &Item| {
            matches!(item, Item::Delay(_) | Item::Note(_) | Item::Comment(_) | Item::Space(_))
                || matches!(item, Item::PageBreak(_) | Item::Duration(_) | Item::Reference(_))
        };
        while is_life && at > 0 && passes(&items[at - 1]) {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
    for item in items {
        if let Item::Fragment(fragment) = item {
            fragment.operands.iter_mut().for_each(|operand| lives_first(&mut operand.items));
        }
    }
}

/// What happens at one message has no order: the end of a lifeline behind the bars.
fn destroyed_last(items: &mut [Item]) {
    for index in 1..items.len() {
        let mut at = index;
        let is_bar = matches!(items[index], Item::Activate(_) | Item::Deactivate(_));
        while is_bar && at > 0 && matches!(items[at - 1], Item::Destroy(_)) {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
    for item in items {
        if let Item::Fragment(fragment) = item {
            fragment.operands.iter_mut().for_each(|operand| destroyed_last(&mut operand.items));
        }
    }
}

fn without_numbering(items: &mut Vec<Item>) {
    items.retain(|item| !matches!(item, Item::Numbering(_)));
    for item in items {
        if let Item::Fragment(fragment) = item {
            fragment.operands.iter_mut().for_each(|operand| without_numbering(&mut operand.items));
        }
    }
}
