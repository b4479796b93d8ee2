//! Includes stay below their folder.

use crate::support::Folder;

#[test]
fn a_file_beside_is_included() {
    let folder = Folder::new();
    folder.file("docs/main.wsd", "include \"part\"\nA->B: main\n").file("docs/part.wsd", "A->B: part\n");
    let ran = folder.run(&["convert", "docs/main.wsd", "--to", "wsd"]).fine();
    assert!(ran.text().contains("part") && ran.text().contains("main"), "{}", ran.text());
}

#[test]
fn nothing_outside_is() {
    let folder = Folder::new();
    folder.file("secret.wsd", "A->B: secret\n");
    let main = |target: &str| folder.file("docs/main.wsd", format!("include \"{target}\"\nA->B: main\n"));
    let absolute = folder.path("secret.wsd").display().to_string();
    let far = "../".repeat(30) + "etc/passwd";
    for target in ["../secret", "../secret.wsd", "../../etc/passwd", "/etc/passwd", &absolute, &far] {
        main(target);
        let ran = folder.run(&["convert", "docs/main.wsd", "--to", "json"]);
        let ran = ran.says(1, &["docs/main.wsd:1:", "outside the folder that may be read"]);
        assert!(!ran.text().contains("secret") && !ran.text().contains("root:"), "{target}: {}", ran.text());
    }
    main("../secret");
    let ran = folder.run(&["convert", "docs/main.wsd", "--to", "json", "--include-root", "."]).fine();
    assert!(ran.text().contains("secret"), "unless it was allowed");
    let ran = folder.run(&["build"]);
    assert_eq!(ran.code, 0, "the folder that is walked is the one that may be read: {ran:?}");
    let ran = folder.run(&["build", "docs"]);
    assert_eq!(ran.code, 1, "{ran:?}");
}

#[cfg(unix)]
#[test]
fn a_link_leads_nowhere_else() {
    let folder = Folder::new();
    folder.file("secret.wsd", "A->B: secret\n").file("docs/main.wsd", "include \"link\"\nA->B: main\n");
    std::os::unix::fs::symlink("../secret.wsd", folder.path("docs/link.wsd")).unwrap();
    let ran = folder.run(&["convert", "docs/main.wsd", "--to", "json"]);
    let ran = ran.says(1, &["outside the folder that may be read"]);
    assert!(!ran.text().contains("secret"), "{}", ran.text());
}

#[test]
fn standard_input_includes_nothing() {
    let folder = Folder::new();
    folder.file("part.wsd", "A->B: part\n");
    folder
        .pipe("include \"part\"\n", &["convert", "--to", "json"])
        .says(1, &["includes are not followed here"]);
    let allowed =
        folder.pipe("include \"part\"\n", &["convert", "--to", "json", "--include-root", "."]).fine();
    assert!(allowed.text().contains("part"));
}

#[test]
fn including_in_circles_ends() {
    let folder = Folder::new();
    folder.file("a.wsd", "include \"b\"\nA->B: a\n").file("b.wsd", "include \"a\"\nA->B: b\n");
    let ran = folder.run(&["convert", "a.wsd", "--to", "json"]);
    assert_eq!(ran.code, 1, "{ran:?}");
}
