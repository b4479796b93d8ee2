//! Visiting every item of a diagram.

use crate::{Diagram, Item, Operand};

/// Calls `visit` for every item, in the order of time: a fragment before its content. Needs no recursion from the
/// caller and uses none itself.
pub fn walk<'d>(diagram: &'d Diagram, mut visit: impl FnMut(&'d Item)) {
    let mut open: Vec<std::slice::Iter<'d, Item>> = vec![diagram.body.iter()];
    let mut operands: Vec<std::slice::Iter<'d, Operand>> = Vec::new();
    while let Some(items) = open.last_mut() {
        match items.next() {
            Some(item) => {
                visit(item);
                if let Item::Fragment(fragment) = item {
                    operands.push(fragment.operands.iter());
                    open.push([].iter());
                }
            }
            None => match operands.last_mut().and_then(Iterator::next) {
                Some(operand) => *items = operand.items.iter(),
                None => {
                    operands.pop();
                    open.pop();
                }
            },
        }
    }
}

/// Like [`walk`], with items that may be changed. Recursion is bounded by [`MAX_NESTING`](crate::MAX_NESTING).
pub fn walk_mut(items: &mut [Item], visit: &mut impl FnMut(&mut Item)) {
    for item in items {
        visit(item);
        if let Item::Fragment(fragment) = item {
            for operand in &mut fragment.operands {
                walk_mut(&mut operand.items, visit);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Comment, Fragment, FragmentKind, Origin};

    fn comment(text: &str) -> Item {
        Item::Comment(Comment { text: text.into(), origin: Origin::NONE })
    }

    #[test]
    fn items_come_in_the_order_of_time() {
        let branch = |items| Operand { items, ..Operand::default() };
        let inner =
            Fragment::new(FragmentKind::Opt, vec![branch(vec![comment("b")]), branch(vec![comment("c")])]);
        let outer = Fragment::new(
            FragmentKind::Alt,
            vec![
                branch(vec![comment("a"), Item::Fragment(inner), comment("d")]),
                branch(vec![]),
                branch(vec![comment("e")]),
            ],
        );
        let mut diagram =
            Diagram { body: vec![comment("0"), Item::Fragment(outer), comment("f")], ..Diagram::default() };
        let mut seen = String::new();
        walk(&diagram, |item| match item {
            Item::Comment(comment) => seen.push_str(&comment.text),
            _ => seen.push('('),
        });
        assert_eq!(seen, "0(a(bcdef");
        let mut count = 0;
        walk_mut(&mut diagram.body, &mut |_| count += 1);
        assert_eq!(count, 9);
    }
}
