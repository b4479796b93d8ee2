//! Links: `[[target{tip} label]]` (P-171).

use crate::printer::Printer;
use ir::{Construct, Link, Origin};

/// Whether a link leads anywhere: PlantUML has no links without an address.
pub(crate) fn leads(link: &Link) -> bool {
    !target(&link.target).is_empty()
}

impl Printer<'_> {
    /// A link of a whole element, with its label and a blank before it. Reports one that leads nowhere.
    pub(crate) fn link(&mut self, line: &mut String, link: &Link, construct: Construct, origin: Origin) {
        if leads(link) {
            line.push_str(&format!(" {}", full(link)));
        } else {
            self.losses.dropped(construct, origin, "link without an address");
        }
    }
}

fn full(link: &Link) -> String {
    with(link, link.label.as_deref().unwrap_or_default())
}

/// A link that shows this.
pub(crate) fn with(link: &Link, label: &str) -> String {
    let target = target(&link.target);
    let tip = link.tooltip.as_deref().map(clean).unwrap_or_default();
    let tip = if tip.is_empty() { tip } else { format!("{{{tip}}}") };
    let label = clean(label);
    let gap = if label.is_empty() { "" } else { " " };
    format!("[[{target}{tip}{gap}{label}]]")
}

/// An address, in quotes where it has blanks. What would end it is written in its other, equal form.
fn target(target: &str) -> String {
    let mut out = String::new();
    for c in target.trim().chars() {
        match c {
            '"' => out.push_str("%22"),
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    if out.contains(char::is_whitespace) { format!("\"{out}\"") } else { out }
}

/// Letters of a tip or label, without what would end the link.
fn clean(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.replace(['[', '{'], "(").replace([']', '}'], ")").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_to_their_brackets() {
        let link = |target: &str, tip: Option<&str>| Link {
            target: target.to_owned(),
            tooltip: tip.map(str::to_owned),
            label: Some("a label".to_owned()),
        };
        assert_eq!(
            full(&link("https://example.org", Some("a {tip}"))),
            "[[https://example.org{a (tip)} a label]]"
        );
        assert_eq!(full(&link("https://example.org/a b", None)), "[[\"https://example.org/a b\" a label]]");
        assert_eq!(full(&link("x]]y", None)), "[[x%5D%5Dy a label]]");
    }
}
