//! What could not be said.

use ir::{Construct, Dialect, Loss, Origin};
use spelling::support::{Support, support};
use std::borrow::Cow;

/// Collects losses, in the words of the support table.
#[derive(Debug, Default)]
pub(crate) struct Losses(Vec<Loss>);

impl Losses {
    /// A construct that WSD lacks, as the table says.
    pub(crate) fn report(
        &mut self,
        construct: Construct,
        origin: Origin,
        what: impl Into<Cow<'static, str>>,
    ) {
        match support(Dialect::Wsd, construct) {
            Support::Approximated(form) => self.approximated(construct, origin, what, form),
            Support::Absent => self.dropped(construct, origin, what),
            Support::Native => {
                debug_assert!(false, "the table promises {construct}");
                self.dropped(construct, origin, what);
            }
        }
    }

    /// A case in which the table's words would say too little.
    pub(crate) fn approximated(
        &mut self,
        construct: Construct,
        origin: Origin,
        what: impl Into<Cow<'static, str>>,
        form: impl Into<Cow<'static, str>>,
    ) {
        self.0.push(Loss::approximated(construct, origin, what, form));
    }

    /// A case of something that can be said otherwise, but not here.
    pub(crate) fn dropped(
        &mut self,
        construct: Construct,
        origin: Origin,
        what: impl Into<Cow<'static, str>>,
    ) {
        self.0.push(Loss::dropped(construct, origin, what));
    }

    /// All of them.
    pub(crate) fn finish(self) -> Vec<Loss> {
        self.0
    }
}
