//! The documentation folder is what it says it is: every diagram has its pictures and stands in the page beside it.

#![expect(clippy::disallowed_methods, reason = "a test reads the repository")]

use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").join("docs/auth")
}

fn sources() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder())
        .expect("docs/auth")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "wsd" || extension == "puml"))
        .collect();
    found.sort();
    found
}

#[test]
fn every_diagram_has_its_pictures() {
    assert!(sources().len() >= 12, "the flows are described");
    for source in sources() {
        for extension in ["svg", "png"] {
            let picture = source.with_extension(extension);
            assert!(picture.exists(), "{} is missing: run `make docs`", picture.display());
        }
    }
}

/// Pages with diagrams in them show each picture in front of its fence. The number counts the fences of the page.
#[test]
fn pages_show_the_pictures_of_their_fences() {
    let page = folder().join("login-flow.md");
    let text = fs::read_to_string(&page).expect("a page");
    let mut number = 0;
    let mut place = 0;
    while let Some(fence) = text[place..].find("```mermaid\n") {
        number += 1;
        let name = format!("login-flow-{number}.svg");
        assert!(
            text[place..place + fence].contains(&format!("]({name})")),
            "{name} is not shown before its text"
        );
        for picture in [folder().join(&name), folder().join(name.replace(".svg", ".png"))] {
            assert!(picture.exists(), "{} is missing: run `make docs`", picture.display());
        }
        place += fence + "```mermaid\n".len();
    }
    assert!((2..=4).contains(&number), "the flow is told in a few pictures: {number}");
    for other in ["README.md", "../../README.md"] {
        let text = fs::read_to_string(folder().join(other)).expect("a page");
        assert!(text.contains("login-flow.md)"), "{other} leads to the page");
    }
}

/// The page repeats the text of each diagram, so that it can be read there. `BLESS=1` writes it anew.
#[test]
fn the_page_shows_each_picture_with_its_text() {
    let page = folder().join("README.md");
    let mut text = fs::read_to_string(&page).expect("a page");
    let before = text.clone();
    for source in sources() {
        let stem = source.file_stem().expect("a name").to_string_lossy().into_owned();
        assert!(text.contains(&format!("]({stem}.svg)")), "{} shows no {stem}.svg", page.display());
        let name = source.file_name().expect("a name").to_string_lossy().into_owned();
        let mark = format!("<code>{name}</code></summary>\n\n```text\n");
        let start = text.find(&mark).unwrap_or_else(|| panic!("the page has no text of {name}")) + mark.len();
        let end = start + text[start..].find("```").expect("the fence ends");
        text.replace_range(start..end, &fs::read_to_string(&source).expect("a diagram"));
    }
    if text != before && std::env::var_os("BLESS").is_some() {
        fs::write(&page, &text).expect("the page can be written");
        return;
    }
    assert!(text == before, "{} repeats an older text of a diagram: run `make bless`", page.display());
}
