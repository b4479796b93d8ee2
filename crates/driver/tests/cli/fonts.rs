//! Fonts for what the built-in ones lack.

use crate::support::Folder;
use std::process::Command;

/// A letter that hardly any machine has a font for, and one that no font at all has.
const RARE: char = '\u{12000}';
const UNKNOWN: char = '\u{F0000}';

/// A font that has one character, which looks like this letter.
fn font(c: char, letter: char) -> Vec<u8> {
    let mut file = truetype::subset(measure::fonts::SANS_REGULAR, &[letter].into(), "one letter").unwrap();
    let code = |c: char| u32::from(c).to_be_bytes();
    let group = [code(letter), code(letter)].concat();
    let at = file.windows(8).position(|bytes| bytes == group).expect("one group of characters");
    file[at..at + 8].copy_from_slice(&[code(c), code(c)].concat());
    file
}

fn diagram(c: char) -> String {
    format!("Alice->Bob: hello {c}{c}\n")
}

/// `folder` with one such diagram and fonts for it.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.file("rare.wsd", diagram(RARE)).file("fonts/rare.ttf", font(RARE, 'W'));
    folder.file("other/unknown.ttf", font(UNKNOWN, 'V')).file("other/rare.ttf", font(RARE, 'I'));
    folder
}

fn png(folder: &Folder, arguments: &[&str]) -> Vec<u8> {
    let arguments = [&["convert", "rare.wsd", "--to", "png", "--no-system-fonts"], arguments].concat();
    folder.run(&arguments).fine().out
}

#[test]
fn characters_without_a_font_are_told_with_a_way_out() {
    let folder = folder();
    let command = ["convert", "rare.wsd", "-o", "rare.png", "--no-system-fonts"];
    let says = ["there is no font for Cuneiform: \u{12000}", "Noto Sans Cuneiform", "`--font FILE`"];
    folder.run(&command).says(0, &says);
    assert!(folder.has("rare.png"));
    // An SVG is shown with the fonts of its reader.
    folder.run(&["convert", "rare.wsd", "-o", "rare.svg"]).fine();
    assert!(!folder.run(&["convert", "rare.wsd", "-o", "rare.png", "-q"]).err.contains("no font"));
}

#[test]
fn fonts_can_be_named_one_by_one_or_by_their_folder() {
    let folder = folder();
    let named = png(&folder, &["--font", "fonts/rare.ttf"]);
    assert_eq!(named, png(&folder, &["--font", "fonts"]));
    assert_eq!(named, png(&folder, &["--font", "fonts", "--font", "other"]), "the first that has it");
    let other = png(&folder, &["--font", "other", "--font", "fonts/rare.ttf"]);
    assert_ne!(named, other);
    // Names of files are looked at in `build`, too.
    let build = ["build", "--to", "png", "--no-system-fonts", "--font", "fonts"];
    folder.run(&build).says(0, &["1 diagram, 1 written"]);
    assert_eq!(folder.bytes("rare.png"), named);
    folder.run(&[&build[..], &["--check"]].concat()).says(0, &["unchanged"]);
}

#[test]
fn what_was_named_has_to_be_a_font() {
    let folder = folder();
    folder.file("none/note.txt", "hello").file("broken.ttf", &font(RARE, 'W')[..50]);
    for (name, why) in [
        ("nowhere.ttf", "no such file"),
        ("rare.wsd", "it is no font"),
        ("none", "there is no font in it"),
        ("broken.ttf", "it is no font"),
    ] {
        let command = ["convert", "rare.wsd", "-o", "rare.png", "--font", name];
        folder.run(&command).says(2, &[&format!("cannot read the font {name}: {why}")]);
    }
    assert!(!folder.has("rare.png"));
}

#[test]
fn pictures_that_need_no_other_font_are_the_same_with_any() {
    let folder = folder();
    folder.file("plain.wsd", "Алиса->Боб: Größe → ✓ طلب שלום\n");
    let of = |arguments: &[&str]| {
        folder.run(&[&["convert", "plain.wsd", "--to", "png"], arguments].concat()).fine().out
    };
    let plain = of(&[]);
    assert!(plain == of(&["--no-system-fonts"]) && plain == of(&["--font", "fonts"]));
}

/// The command, on a machine with these fonts.
#[cfg(target_os = "linux")]
fn on_machine_with(folder: &Folder, fonts: &str, arguments: &[&str]) -> Command {
    let fonts = folder.path(fonts);
    let config = format!("<fontconfig><dir>{}</dir></fontconfig>", fonts.display());
    folder.file("fonts.conf", config);
    let mut command = folder.command(arguments);
    command.env("FONTCONFIG_FILE", folder.path("fonts.conf"));
    command
}

#[test]
#[cfg(target_os = "linux")]
fn installed_fonts_are_found_and_their_absence_elsewhere_is_told() {
    let folder = folder();
    let run = |fonts: &str, arguments: &[&str]| {
        let output = on_machine_with(&folder, fonts, arguments).output().expect("the command can be started");
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        (output.status.code(), format!("{out}{err}"))
    };
    let build = ["build", "--to", "png"];
    let (code, said) = run("fonts", &build);
    assert!(code == Some(0) && !said.contains("warning"), "{said}");
    assert_eq!(folder.bytes("rare.png"), png(&folder, &["--font", "fonts"]));
    assert_eq!(run("fonts", &["build", "--to", "png", "--check"]).0, Some(0));
    // Another machine has another font, so the picture looks out of date there.
    let (code, said) = run("other", &["build", "--to", "png", "--check"]);
    assert!(code == Some(1) && said.contains("fonts of this machine: one letter"), "{said}");
    assert!(said.contains("--no-system-fonts"), "{said}");
    // Nothing is looked for without need, and not at all when told so.
    let (_, said) = run("fonts", &["build", "--to", "png", "--no-system-fonts"]);
    assert!(said.contains("no font for Cuneiform"), "{said}");
}
