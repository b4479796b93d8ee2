//! Names of files from texts that nobody vouches for.

/// How many bytes a name has at most: file systems allow 255, and more comes behind it.
const LONGEST: usize = 200;

/// Names that mean a device to Windows, whatever stands behind a dot after them.
const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

/// The last part of a path, on all systems, without the blanks around it.
pub(crate) fn base(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default().trim()
}

/// What a file can be called after a name of any kind, without an extension: the last part of a path, at most 200 bytes,
/// `_` for characters that file systems or readers take for something else, and neither a hidden file nor a device.
/// `None` where nothing is left.
///
/// ```
/// assert_eq!(frontend_plantuml::safe_name("../../etc/Log in: 1?").as_deref(), Some("Log in_ 1_"));
/// assert_eq!(frontend_plantuml::safe_name("a/.."), None);
/// ```
pub fn safe_name(name: &str) -> Option<String> {
    let mut safe: String = base(name).chars().map(|c| if is_harmless(c) { c } else { '_' }).collect();
    if safe.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|&at| safe.is_char_boundary(at)).unwrap_or(0);
        safe.truncate(end);
    }
    let safe = safe.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let device = safe.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_numbered = ["com", "lpt"].iter().any(|port| {
        device.strip_prefix(port).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    });
    let mark = if is_numbered || DEVICES.contains(&device.as_str()) { "_" } else { "" };
    (!safe.is_empty()).then(|| format!("{mark}{safe}"))
}

/// Whether a character can stand in a file name, on all systems and for all readers: no separator, nothing with a meaning
/// to Windows, and nothing that cannot be seen or turns the writing round.
fn is_harmless(c: char) -> bool {
    let is_unseen = matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}'
        | '\u{e0000}'..='\u{10ffff}');
    let has_a_meaning = matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '`');
    c == ' ' || !(c.is_control() || c.is_whitespace() || is_unseen || has_a_meaning)
}
