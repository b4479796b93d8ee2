//! One small parser for each statement, and the words that they are made of.
//!
//! A production reads the tokens of one line, from behind the word that it begins with; the caller has chosen it by that
//! word. Terminals take all of their text or none of it, so a production goes back only where two forms begin alike.

pub(crate) mod activation;
pub(crate) mod arrow;
pub(crate) mod divider;
pub(crate) mod furniture;
pub(crate) mod group;
pub(crate) mod message;
pub(crate) mod note;
pub(crate) mod numbering;
pub(crate) mod paint;
pub(crate) mod participant;
pub(crate) mod reference;
pub(crate) mod setting;
pub(crate) mod sprite;
pub(crate) mod word;

use crate::lex::{Failure, Tokens};
use combine::Parser;

/// What a production gives.
pub(crate) type Parsed<T> = Result<T, Failure>;

/// Reads a statement with `parser`.
pub(crate) fn run<'t, P>(mut parser: P, tokens: Tokens<'t>) -> Parsed<P::Output>
where
    P: Parser<Tokens<'t>>,
{
    parser.parse(tokens).map(|(output, _)| output)
}
