//! Whole pictures, to be read. Run with `SEQWEAVE_BLESS=1` to accept what is written now.

use crate::support;
use backend_svg::{Mode, Options, write};
use std::path::Path;

#[expect(clippy::disallowed_methods, reason = "goldens are files, accepted by an environment variable")]
fn check(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("SEQWEAVE_BLESS").is_some() {
        std::fs::write(&path, actual).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let diff = similar::TextDiff::from_lines(expected.as_str(), actual);
    assert!(expected == actual, "{name} differs:\n{}", diff.unified_diff().context_radius(1));
}

fn options(id: &str) -> Options {
    Options { id: id.to_owned(), ..Options::default() }
}

#[test]
fn a_small_picture() {
    check("small.svg", &write(&support::small(), &options("small")));
}

#[test]
fn one_specimen_of_everything() {
    check("specimen.svg", &write(&support::specimen(), &options("specimen")));
}

#[test]
fn a_dark_picture_without_css_in_one_line() {
    let options = Options {
        mode: Mode::Dark,
        css: false,
        roles: false,
        minify: true,
        responsive: true,
        direction_marks: true,
        ..options("specimen")
    };
    check("specimen.dark.min.svg", &write(&support::specimen(), &options));
}
