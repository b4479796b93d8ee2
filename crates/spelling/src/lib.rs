//! Per dialect: keywords, arrows, escapes, support table; one table, read both ways.
//!
//! A reader looks a spelling up by its text, a printer by its value, in the same table, so the two cannot drift apart.
//! Where a dialect escapes something, escaping and unescaping stand side by side.
//!
//! ```
//! use spelling::wsd;
//!
//! let reply = wsd::arrow("-->").unwrap();
//! assert_eq!(wsd::arrow_text(reply), Some("-->"));
//! assert_eq!(wsd::escape(&wsd::unescape(r"one\ntwo")), r"one\ntwo");
//! ```
//!
//! This crate knows words only: what a statement looks like is the frontends' and backends' matter.

pub mod css;
pub mod js_sequence;
pub mod mermaid;
pub mod plantuml;
pub mod printing;
pub mod support;
pub mod wsd;
