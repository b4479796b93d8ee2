//! Links: `[[target{tip} label]]` (P-171).

use crate::letters::in_link;
use crate::printer::Printer;
use ir::{Construct, Link, Origin};
use spelling::plantuml::is_quote;
use spelling::printing::Losses;

/// Whether a link leads anywhere: PlantUML has no links without an address.
pub(crate) fn leads(link: &Link) -> bool {
    !target(&link.target).is_empty()
}

impl Printer<'_> {
    /// A link of a whole element, with its label and a blank before it. Reports one that leads nowhere.
    pub(crate) fn link(&mut self, line: &mut String, link: &Link, construct: Construct, origin: Origin) {
        if leads(link) {
            let label = link.label.as_deref().unwrap_or_default();
            line.push_str(&format!(" {}", with(link, label, false, origin, &mut self.losses)));
        } else {
            self.losses.dropped(construct, origin, "link without an address");
        }
    }
}

/// A link that shows this; `quoted`: no quote can stand there. Reports letters that have no place in a tip.
pub(crate) fn with(link: &Link, label: &str, quoted: bool, origin: Origin, losses: &mut Losses) -> String {
    let target = target(&link.target);
    let wanted = link.tooltip.as_deref().unwrap_or_default().trim();
    let tip = calm(wanted, quoted);
    if tip != wanted {
        let (what, form) = ("brackets, braces or quotes in the tip of a link", "similar characters");
        losses.approximated(Construct::TextCharacter, origin, what, form);
    }
    let label = in_link(label);
    let tip = if tip.is_empty() { tip } else { format!("{{{tip}}}") };
    let gap = if label.is_empty() { "" } else { " " };
    format!("[[{target}{tip}{gap}{label}]]")
}

/// Letters of a tip, without what would end the link or what surrounds it.
fn calm(text: &str, quoted: bool) -> String {
    let letters = text.trim().chars().map(|c| match c {
        '[' | '{' => '(',
        ']' | '}' => ')',
        c if quoted && is_quote(c) => '\'',
        c if c.is_control() => ' ',
        c => c,
    });
    letters.collect()
}

/// An address, in quotes where it has blanks or what would begin a tip. What would end it is written in its other, equal
/// form.
fn target(target: &str) -> String {
    let mut out = String::new();
    for c in target.trim().chars() {
        match c {
            '"' => out.push_str("%22"),
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            '\\' => out.push_str("%5C"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    if out.contains(|c: char| c.is_whitespace() || c == '{') { format!("\"{out}\"") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(link: &Link) -> (String, usize) {
        let mut losses = Losses::new(ir::Dialect::PlantUml);
        let label = link.label.as_deref().unwrap_or_default();
        let text = with(link, label, false, Origin::NONE, &mut losses);
        (text, losses.finish().len())
    }

    #[test]
    fn addresses_keep_to_their_brackets() {
        let link = |target: &str, tip: Option<&str>| Link {
            target: target.to_owned(),
            tooltip: tip.map(str::to_owned),
            label: Some("a label".to_owned()),
        };
        for (target, tip, expected, lost) in [
            ("https://example.org", Some("a {tip}"), "[[https://example.org{a (tip)} a label]]", 1),
            ("https://example.org/a b", None, "[[\"https://example.org/a b\" a label]]", 0),
            ("a{b}", None, "[[\"a{b}\" a label]]", 0),
            ("x]]y", None, "[[x%5D%5Dy a label]]", 0),
        ] {
            assert_eq!(full(&link(target, tip)), (expected.to_owned(), lost));
        }
    }
}
