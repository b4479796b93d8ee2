//! `seqweave themes`: which themes there are, and what they are made of.

use crate::report::Exit;
use crate::terminal::Terminal;
use convert::theme;

/// Prints the text of the theme `show`, or lists all.
pub(super) fn run(show: Option<&str>, terminal: &mut Terminal) -> Exit {
    let text = match show.and_then(theme::text) {
        Some(text) => text.to_owned(),
        None => listed(),
    };
    terminal.write(text.as_bytes());
    Exit::Fine
}

/// One line a theme.
fn listed() -> String {
    let widest = theme::NAMES.iter().map(|name| name.len()).max().unwrap_or(0);
    let about = |name: &str| theme::named(name).map_or("", |theme| theme.about.as_str());
    theme::NAMES.iter().map(|name| format!("{name:widest$}  {}\n", about(name))).collect()
}
