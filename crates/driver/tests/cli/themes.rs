//! `--theme` and `seqweave themes`: names, files of one's own, and everything that is wrong in one.

use crate::support::{Folder, GREETING};

#[test]
fn a_theme_changes_the_picture_and_nothing_else() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING);
    let svg = |theme: &[&str]| {
        let arguments = [&["convert", "a.wsd", "--to", "svg"], theme].concat();
        folder.run(&arguments).fine().text().to_owned()
    };
    let house = svg(&[]);
    assert_eq!(svg(&["--theme", "default"]), house);
    assert!(house.contains("prefers-color-scheme") && house.contains("#1a2230"));
    let dark = svg(&["--theme", "dark"]);
    assert!(!dark.contains("<style>") && dark.contains("#12161d") && !dark.contains("#1a2230"));
    let bold = |svg: &str| svg.contains("font-weight");
    assert!(bold(&house) && bold(&svg(&["--theme", "plantuml"])) && bold(&svg(&["--theme", "mono"])));
    let json = |theme: &str| folder.run(&["convert", "a.wsd", "--to", "json", "--theme", theme]).fine().out;
    assert_eq!(json("mermaid"), json("default"));
}

#[test]
fn every_theme_is_listed_and_its_file_is_a_theme_again() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING);
    let listed = folder.run(&["themes"]).fine();
    let names: Vec<&str> = listed.text().lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names, ["default", "light", "dark", "mono", "high-contrast", "mermaid", "plantuml"]);
    for name in names {
        let file = folder.run(&["themes", "--show", name]).fine();
        folder.file("own.toml", &file.out);
        let drawn =
            |theme: &str| folder.run(&["convert", "a.wsd", "--to", "svg", "--theme", theme]).fine().out;
        assert_eq!(drawn("own.toml"), drawn(name), "{name}");
    }
}

#[test]
fn a_file_of_ones_own_names_what_it_changes() {
    let folder = Folder::new();
    folder.file("docs/a.wsd", GREETING);
    folder.file("looks/brand.toml", "extends = \"dark\"\n[colour]\narrow = \"#ffcc00\"\n");
    folder.file("looks/quiet.toml", "extends = \"brand.toml\"\n[form]\nfeet = \"always\"\n");
    folder.run(&["build", "docs", "--theme", "looks/quiet.toml", "--quiet"]).fine();
    let svg = folder.text("docs/a.svg");
    assert!(svg.contains("#ffcc00") && svg.contains("#12161d"), "{svg}");
    assert_eq!(svg.matches(">Alice<").count(), 2, "heads at the foot");
    folder.run(&["build", "docs", "--theme", "looks/quiet.toml", "--check", "--quiet"]).fine();
    folder.run(&["build", "docs", "--check"]).says(1, &["1 out of date"]);
}

#[test]
fn mistakes_in_a_file_are_said_all_at_once_with_their_places() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING);
    let text =
        "extends = \"default\"\n[colour]\narow = \"#000000\"\nink = \"black\"\n[form]\nfeet = \"no\"\n";
    folder.file("own.toml", text);
    let ran = folder.run(&["convert", "a.wsd", "--theme", "own.toml", "-o", "a.svg"]);
    let said = [
        "own.toml:3:1",
        "was `arrow` meant?",
        "own.toml:4:7",
        "a colour must be written",
        "own.toml:6:8",
        "this must be one of \"tall\", \"always\", \"never\"",
        "cannot draw with the theme own.toml: it has 3 mistakes",
    ];
    ran.says(2, &said);
    assert!(!folder.has("a.svg"));
    folder.file("own.toml", "[colour]\nnote = \"#777777\"\n");
    let ran = folder.run(&["convert", "a.wsd", "--theme", "own.toml", "-o", "a.svg"]);
    ran.says(0, &["own.toml:2:1", "`note-ink` on `note` contrasts 2.8:1"]);
    assert!(folder.has("a.svg"));
    folder.run(&["convert", "a.wsd", "--theme", "own.toml", "-o", "a.svg", "--quiet"]).fine();
}

#[test]
fn themes_that_are_not_there_have_a_way_out() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING).file("latin.toml", b"about = \"caf\xe9\"");
    let theme = |name: &str| folder.run(&["convert", "a.wsd", "--to", "svg", "--theme", name]);
    theme("drak").says(2, &["there is no theme `drak`", "was `dark` meant?"]);
    theme("forest").says(2, &["there are default, light, dark,", "or say the name of a TOML file"]);
    theme("looks/brand.toml").says(2, &["cannot read the theme looks/brand.toml: no such file or folder"]);
    theme("latin.toml").says(2, &["cannot read the theme latin.toml: it is not UTF-8"]);
    folder.file("round.toml", "extends = \"round.toml\"");
    theme("round.toml").says(2, &["round.toml:1:11", "`round.toml` extends this file"]);
    folder.run(&["themes", "--show", "drak"]).says(2, &["drak", "dark"]);
}
