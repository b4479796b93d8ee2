//! What did not survive a conversion.

use crate::{Construct, Origin};
use serde::Serialize;
use std::borrow::Cow;
use std::fmt;

/// Something that a backend could not carry over as it is. Nothing is lost without one of these.
#[derive(Debug, Clone, PartialEq)]
pub struct Loss {
    /// What was lost; the row of the support table.
    pub construct: Construct,
    /// Approximated, or dropped.
    pub effect: Effect,
    /// What it was, in a few words that may quote it (`note over 3 participants`).
    pub what: Cow<'static, str>,
    /// The statement of the *input* that it came from.
    pub origin: Origin,
}

/// How much was lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "effect", content = "as")]
pub enum Effect {
    /// The meaning is kept, the look changed; says what stands for it now.
    Approximated(Cow<'static, str>),
    /// The meaning is gone.
    Dropped,
}

impl Loss {
    /// Kept as something else.
    pub fn approximated(
        construct: Construct,
        origin: Origin,
        what: impl Into<Cow<'static, str>>,
        form: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { construct, effect: Effect::Approximated(form.into()), what: what.into(), origin }
    }

    /// Gone.
    pub fn dropped(construct: Construct, origin: Origin, what: impl Into<Cow<'static, str>>) -> Self {
        Self { construct, effect: Effect::Dropped, what: what.into(), origin }
    }
}

/// `approximated: <what> as <form>` or `dropped: <what>`, in the words of reference conversion.
impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.effect {
            Effect::Approximated(form) => write!(f, "approximated: {} as {form}", self.what),
            Effect::Dropped => write!(f, "dropped: {}", self.what),
        }
    }
}
