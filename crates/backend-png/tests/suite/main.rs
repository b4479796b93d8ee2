//! Pictures as pixels.

mod drawing;
mod file;
mod limits;
mod pixels;
#[path = "../../../backend-svg/tests/suite/support.rs"]
mod support;
