//! No format of this build brings letters along, so none needs fonts.

use crate::error::Error;
use crate::settings::Places;

/// Nothing: what was named is not looked at.
#[expect(clippy::unnecessary_wraps, reason = "builds with fonts can fail here")]
pub(crate) fn at(_places: &Places) -> Result<convert::Fonts, Error> {
    Ok(convert::Fonts::default())
}
