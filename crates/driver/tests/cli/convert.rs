//! `seqweave convert`: names, formats, and everything that can be said wrongly.

use crate::support::{Folder, GREETING, WRONG};

/// The width of an SVG, px.
fn width(svg: &str) -> f64 {
    let from = svg.find(" width=\"").expect("a width") + 8;
    svg[from..].split('"').next().and_then(|width| width.parse().ok()).expect("a number")
}

#[test]
fn a_picture_is_made_no_wider_than_asked_for_or_a_warning_says_how_wide_it_is() {
    let folder = Folder::new();
    let label = "a request that is told with many words, and with some more of them";
    folder.file("a.wsd", format!("Browser->Shop: {label}\nShop->Ledger: {label}\nLedger->Ledger: {label}\n"));
    let svg = |more: &[&str]| folder.run(&[&["convert", "a.wsd", "--to", "svg"], more].concat());
    let free = width(svg(&[]).fine().text());
    assert!(free > 600.0, "{free}");
    assert!(width(svg(&["--max-width", "600"]).fine().text()) <= 600.0);
    let narrow =
        svg(&["--max-width", "100"]).says(0, &["warning[too-wide]: the picture is ", " px wide, not 100 px"]);
    assert!(width(narrow.text()) < 600.0);
    folder.run(&["build", "--quiet", "--to", "svg,png", "--max-width", "600"]).fine();
    assert!(width(&folder.text("a.svg")) <= 600.0);
    let twice = folder.run(&["build", "--to", "svg,png", "--max-width", "100"]);
    assert_eq!(twice.err.matches("too-wide").count(), 1, "two pictures of one diagram have one width");
    svg(&["--max-width", "12"]).says(2, &["--max-width"]);
}

#[test]
fn a_picture_goes_where_it_was_told_to() {
    let folder = Folder::new();
    folder.file("login.wsd", GREETING);
    assert_eq!(folder.run(&["convert", "login.wsd", "-o", "login.svg"]).fine().out, b"");
    let to_file = folder.bytes("login.svg");
    assert!(to_file.starts_with(b"<svg ") && to_file.ends_with(b"</svg>\n"));
    let to_output = folder.run(&["convert", "login.wsd", "--to", "svg"]).fine();
    assert_eq!(to_output.out, to_file, "the same picture, wherever it goes");
}

#[test]
fn standard_input_is_the_same_as_a_file() {
    let folder = Folder::new();
    folder.file("login.wsd", GREETING);
    let from_file = folder.run(&["convert", "login.wsd", "--to", "json"]).fine();
    assert_eq!(folder.pipe(GREETING, &["convert", "-", "--to", "json"]).fine().out, from_file.out);
    assert_eq!(folder.pipe(GREETING, &["convert", "--to", "json"]).fine().out, from_file.out);
}

#[test]
fn json_is_an_input_too() {
    let folder = Folder::new();
    let json = folder.pipe(GREETING, &["convert", "--to", "json"]).fine();
    folder.file("login.json", &json.out);
    let again = folder.run(&["convert", "login.json", "--to", "json"]).fine();
    assert_eq!(again.out, json.out);
    let by_content = folder.pipe(&json.out, &["convert", "--to", "wsd"]).fine();
    let by_name = folder.run(&["convert", "login.json", "--to", "wsd"]).fine();
    assert_eq!(by_content.out, by_name.out);
    assert!(by_name.text().contains("Alice->Bob: hello"), "{}", by_name.text());
}

#[test]
fn several_inputs_become_files_of_a_folder() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING).file("deep/b.wsd", GREETING);
    folder.run(&["convert", "a.wsd", "deep/b.wsd", "--to", "json", "-o", "out"]).fine();
    assert!(folder.has("out/a.json") && folder.has("out/b.json"));
    folder.run(&["convert", "a.wsd", "--to", "wsd", "-o", "alone/"]).fine();
    assert!(folder.has("alone/a.wsd"), "a slash makes it a folder");
    folder.run(&["convert", "a.wsd", "--to", "svg", "-o", "out"]).fine();
    assert!(folder.has("out/a.svg"), "a folder that is there is one");
}

#[cfg(feature = "png")]
#[test]
fn a_png_is_one() {
    let folder = Folder::new();
    folder.file("login.wsd", GREETING);
    folder.run(&["convert", "login.wsd", "-o", "login.png"]).fine();
    let large = folder.bytes("login.png");
    assert_eq!(&large[..8], b"\x89PNG\r\n\x1a\n");
    folder.run(&["convert", "login.wsd", "-o", "small.png", "--scale", "1"]).fine();
    let width = |png: &[u8]| u32::from_be_bytes([png[16], png[17], png[18], png[19]]);
    assert_eq!(width(&large), 2 * width(&folder.bytes("small.png")));
    // standard output is a pipe here
    assert_eq!(folder.run(&["convert", "login.wsd", "--to", "png"]).fine().out, large);
}

#[test]
fn a_drawing_is_text_for_the_terminal() {
    let folder = Folder::new();
    folder.file("login.wsd", "Alice->Bob: a label of several words");
    let drawn = folder.run(&["convert", "login.wsd", "--to", "text"]).fine();
    assert!(drawn.text().contains("├──"), "{}", drawn.text());
    assert!(drawn.text().contains("│ a label of several words │"), "{}", drawn.text());
    for name in ["login.txt", "login.utxt"] {
        folder.run(&["convert", "login.wsd", "-o", name]).fine();
        assert_eq!(folder.text(name), drawn.text(), "{name}");
    }
    folder.run(&["convert", "login.wsd", "--to", "ascii", "-o", "out/"]).fine();
    assert!(folder.text("out/login.atxt").is_ascii());
    folder.run(&["convert", "login.wsd", "--to", "ascii", "-o", "plain.txt"]).fine();
    assert_eq!(folder.text("plain.txt"), folder.text("out/login.atxt"));
    let twice = folder.run(&["convert", "login.wsd", "login.wsd", "--to", "text"]).fine();
    assert_eq!(twice.text(), format!("{0}\n{0}", drawn.text()), "one below the other");
    let narrow = folder.run(&["convert", "login.wsd", "--to", "text", "--wrap", "96"]).fine();
    assert!(narrow.text().contains("│ a label of │"), "a column is 8 px\n{}", narrow.text());
}

#[test]
fn what_a_drawing_cannot_show_is_reported() {
    let folder = Folder::new();
    folder.file("a.mmd", "sequenceDiagram\nrect rgb(1,2,3)\nA->>B: x\nend\n");
    folder.run(&["convert", "a.mmd", "--to", "text"]).says(
        0,
        &["warning[loss-approximated]: drawn as a frame without a name in the text drawing: a coloured area"],
    );
    folder
        .run(&["convert", "a.mmd", "--to", "ascii", "--fail-on", "approximated"])
        .says(1, &["the ASCII drawing"]);
}

#[test]
fn a_wrong_diagram_is_converted_as_far_as_it_was_understood() {
    let folder = Folder::new();
    folder.file("login.wsd", WRONG);
    folder.run(&["convert", "login.wsd", "-o", "login.svg"]).says(1, &["error[", "login.wsd:2:1", "help: "]);
    assert!(folder.text("login.svg").contains("hello"));
}

#[test]
fn dialects_are_told_by_their_text_where_names_do_not_tell() {
    let folder = Folder::new();
    folder.file("p.wsd", "@startuml\nA->B: x\n@enduml\n").file("m.wsd", "sequenceDiagram\nA->>B: x\n");
    folder.run(&["convert", "p.wsd", "--to", "json"]).fine();
    let forced = folder.run(&["convert", "m.wsd", "--from", "wsd", "--to", "json"]);
    assert_eq!(forced.code, 1, "as WSD the first line is wrong: {forced:?}");
    folder.file("notes.txt", GREETING);
    folder.run(&["convert", "notes.txt", "--to", "svg"]).says(
        2,
        &[
            "error: cannot tell what notes.txt is written in: `.txt` is no extension of a diagram",
            "help: say `--from wsd`",
        ],
    );
    folder.file("notes.wds", GREETING);
    folder.run(&["convert", "notes.wds", "--to", "svg"]).says(2, &["help: was `.wsd` meant?"]);
    folder.file("notes", GREETING);
    folder.run(&["convert", "notes", "--to", "svg"]).says(2, &["its name has no extension"]);
    folder.run(&["convert", "notes", "--from", "wsd", "--to", "svg"]).fine();
}

#[test]
fn diagrams_of_other_kinds_are_passed_over() {
    let folder = Folder::new();
    folder.file("flow.mmd", "flowchart LR\nA-->B\n").file("login.wsd", GREETING);
    folder
        .run(&["convert", "flow.mmd", "login.wsd", "--to", "svg", "-o", "out/", "-v"])
        .says(0, &["skipped flow.mmd (flowchart)", "wrote out/login.svg (from login.wsd)"]);
    assert!(!folder.has("out/flow.svg"));
    folder
        .run(&["convert", "flow.mmd", "--to", "svg"])
        .says(1, &["this is a flowchart diagram, and only sequence diagrams are read", "flow.mmd"]);
}

#[test]
fn formats_that_there_are_not_are_answered_with_those_that_there_are() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING);
    folder.run(&["convert", "a.wsd", "--to", "sgv"]).says(2, &["invalid value 'sgv'", "did you mean `svg`?"]);
    folder.run(&["convert", "a.wsd", "--to", "docx"]).says(2, &["invalid value 'docx'", "formats are wsd"]);
    folder
        .run(&["convert", "a.wsd", "-o", "a.sgv"])
        .says(2, &["error: cannot tell from the name a.sgv what to make", "help: was `.svg` meant?"]);
    folder.run(&["convert", "a.wsd"]).says(2, &["what shall be made?", "help: say `--to svg`"]);
    folder
        .run(&["convert", "a.wsd", "--to", "svg", "-o", "a.png"])
        .says(2, &["error: `--to svg` contradicts the name a.png"]);
    folder
        .run(&["convert", "a.wsd", "--from", "svg", "--to", "json"])
        .says(2, &["SVG can be written, but not read"]);
    folder.run(&["convert", "a.wsd", "--to", "js-sequence"]).says(2, &["can be read, but not written"]);
}

#[test]
fn inputs_that_cannot_be_read_say_why_and_the_others_go_on() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING).file("dir/x.wsd", GREETING);
    folder.run(&["convert", "none.wsd", "dir", "a.wsd", "--to", "svg", "-o", "out/"]).says(
        2,
        &[
            "error: cannot read none.wsd: no such file or folder\n",
            "error: dir is a folder\n",
            "help: `seqweave build dir` draws everything in it",
        ],
    );
    assert!(folder.has("out/a.svg"));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    folder.file("a.wsd", GREETING);
    std::fs::set_permissions(folder.path("a.wsd"), PermissionsExt::from_mode(0o000)).unwrap();
    if std::fs::File::options().read(true).open(folder.path("a.wsd")).is_ok() {
        return; // for root everything may be read
    }
    folder.run(&["convert", "a.wsd", "--to", "svg"]).says(2, &["cannot read a.wsd: permission denied"]);
}

#[test]
fn outputs_that_cannot_be_written_say_why() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING).file("b.wsd", GREETING).file("taken", "").file("dir.svg/x", "");
    folder
        .run(&["convert", "a.wsd", "-o", "none/deep/a.svg"])
        .says(2, &["error: there is no folder none/deep\n", "help: create it first"]);
    folder
        .run(&["convert", "a.wsd", "--to", "svg", "-o", "taken/"])
        .says(2, &["error: cannot write taken/a.svg: "]);
    folder
        .run(&["convert", "a.wsd", "b.wsd", "--to", "svg"])
        .says(2, &["several inputs cannot go to standard output", "help: say `-o DIR/`"]);
    folder.run(&["convert", "a.wsd", "b.wsd", "-o", "both.svg"]).says(2, &["several inputs"]);
    assert!(!folder.has("both.svg"));
    folder
        .pipe(GREETING, &["convert", "-", "--to", "svg", "-o", "out/"])
        .says(2, &["standard input has no name"]);
    folder.run(&["convert", "-", "-", "--to", "events"]).says(2, &["`-`) can be read only once"]);
}

#[test]
fn an_output_never_replaces_an_input() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING).file("b.wsd", WRONG);
    for output in ["a.wsd", "./a.wsd", "../a.wsd"] {
        let output = output.replace("..", &format!("../{}", folder.path("").file_name().unwrap().display()));
        let ran = folder.run(&["convert", "a.wsd", "--to", "wsd", "-o", &output]);
        ran.says(2, &["would replace an input", "help: give the output another name"]);
    }
    folder
        .run(&["convert", "a.wsd", "b.wsd", "--to", "wsd", "-o", "./"])
        .says(2, &["would replace an input"]);
    assert_eq!((folder.text("a.wsd"), folder.text("b.wsd")), (GREETING.to_owned(), WRONG.to_owned()));
}

#[test]
fn two_inputs_never_write_one_output() {
    let folder = Folder::new();
    folder.file("one/a.wsd", GREETING).file("two/a.wsd", GREETING).file("b.wsd", GREETING);
    folder
        .run(&["convert", "one/a.wsd", "two/a.wsd", "b.wsd", "--to", "svg", "-o", "out/"])
        .says(2, &["error: one/a.wsd, two/a.wsd would all write out/a.svg", "help: rename"]);
    assert!(!folder.has("out/a.svg"));
    assert!(folder.has("out/b.svg"), "the others go on");
}

#[cfg(unix)]
#[test]
fn links_stay_links_and_devices_are_written_into() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING).file("real/a.svg", "old");
    std::os::unix::fs::symlink("real/a.svg", folder.path("link.svg")).unwrap();
    folder.run(&["convert", "a.wsd", "-o", "link.svg"]).fine();
    assert!(folder.path("link.svg").is_symlink());
    assert!(folder.text("real/a.svg").starts_with("<svg "));
    let ran = folder.run(&["convert", "a.wsd", "--to", "svg", "-o", "/dev/stdout"]).fine();
    assert!(ran.out.starts_with(b"<svg "));
}

#[cfg(unix)]
#[test]
fn permissions_are_ordinary_ones_and_kept() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    folder.file("a.wsd", GREETING).file("b.wsd", GREETING).file("b.svg", "old");
    std::fs::set_permissions(folder.path("b.svg"), PermissionsExt::from_mode(0o640)).unwrap();
    folder.run(&["build"]).says(0, &["2 written"]);
    let mode = |name: &str| std::fs::metadata(folder.path(name)).unwrap().permissions().mode() & 0o777;
    // 0644 less whatever umask the tests run with
    assert_eq!((mode("a.svg") & !0o644, mode("a.svg") & 0o600), (0, 0o600));
    assert_eq!(mode("b.svg"), 0o640);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    use std::io::Read;
    let folder = Folder::new();
    folder.file("long.wsd", "A->B: x\n".repeat(20_000));
    let mut child = folder.command(&["convert", "long.wsd", "--to", "json"]).spawn().unwrap();
    let mut output = child.stdout.take().unwrap();
    output.read_exact(&mut [0; 10]).unwrap();
    drop(output);
    let ended = child.wait_with_output().unwrap();
    let err: String = String::from_utf8(ended.stderr).unwrap().chars().take(500).collect();
    assert_eq!((ended.status.code(), err.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING);
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let ended = folder.command(&["convert", "a.wsd", "--to", "svg"]).stdout(full).output().unwrap();
    let err = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(2), "{err}");
    assert!(err.starts_with("error: cannot write standard output: "), "{err}");
}

#[test]
fn text_that_is_none_is_a_finding_at_its_place() {
    let folder = Folder::new();
    folder.file("latin.wsd", b"A->B: x\nA->B: caf\xe9\n").file("wide.wsd", b"\xff\xfeA\0-\0>\0");
    folder
        .run(&["convert", "latin.wsd", "--to", "svg"])
        .says(1, &["error[invalid-utf8]: the file is not UTF-8", "latin.wsd:2:10", "save the file as UTF-8"]);
    folder.run(&["convert", "wide.wsd", "-o", "wide.svg"]).says(1, &["it looks like UTF-16"]);
    assert!(!folder.has("wide.svg"));
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    let folder = Folder::new();
    let plain = folder.pipe(WRONG, &["convert", "--to", "json"]);
    let marked = folder.pipe(format!("\u{feff}{WRONG}"), &["convert", "--to", "json"]);
    assert_eq!((plain.code, &plain.out, &plain.err), (marked.code, &marked.out, &marked.err));
}

#[test]
fn losses_are_warnings_rows_of_a_report_and_failures_on_request() {
    let folder = Folder::new();
    // a cross as head is nothing that WSD can write
    folder.file("x.json", r#"{"seqweave":{"version":1},"diagram":{"participants":[{"name":"A","label":"A"},{"name":"B","label":"B"}],
        "body":[{"item":"message","from":{"participant":0},"to":{"participant":1},"arrow":{"head":{"head":"cross"}},"text":"x"}]}}"#);
    let ran = folder.run(&["convert", "x.json", "--to", "wsd", "--report", "losses.jsonl"]);
    let ran = ran.says(0, &["warning[loss-", "WebSequenceDiagrams", "x.json"]);
    assert!(ran.text().contains("A->B: x"), "{}", ran.text());
    let report = folder.text("losses.jsonl");
    let row: serde_json::Value = serde_json::from_str(report.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&row["file"], &row["to"], &row["construct"]),
        (&"x.json".into(), &"wsd".into(), &"head-cross".into())
    );
    assert!(row["effect"] == "approximated" && row["as"].is_string() || row["effect"] == "dropped", "{row}");
    folder.run(&["convert", "x.json", "--to", "wsd", "--fail-on", "approximated"]).says(1, &[]);
    let quiet = folder.run(&["convert", "x.json", "--to", "wsd", "-q"]).fine();
    assert_eq!(quiet.out, ran.out);
    folder.file("plain.wsd", GREETING);
    folder
        .run(&["convert", "plain.wsd", "--to", "wsd", "--fail-on", "approximated", "--report", "none.jsonl"])
        .fine();
    assert_eq!(folder.text("none.jsonl"), "", "no losses, no rows");
}

#[test]
fn a_report_replaces_neither_inputs_nor_outputs() {
    let folder = Folder::new();
    folder.file("a.wsd", GREETING).file("b.wsd", GREETING);
    folder
        .run(&["convert", "a.wsd", "-o", "a.svg", "--report", "a.wsd"])
        .says(2, &["error: the output a.wsd would replace an input"]);
    folder
        .run(&["convert", "a.wsd", "-o", "a.svg", "--report", "./a.svg"])
        .says(2, &["a.wsd, `--report` would all write a.svg"]);
    folder.run(&["build", "--report", "none/losses.jsonl"]).says(2, &["there is no folder none"]);
    assert_eq!(folder.everything().len(), 2, "nothing was begun");
    assert_eq!(folder.text("a.wsd"), GREETING);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_names_all_the_same() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new();
    folder.file("a.wsd", GREETING);
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.wsd");
    std::fs::rename(folder.path("a.wsd"), folder.path("").join(name)).unwrap();
    folder.run(&["build", "-v"]).says(0, &["wrote caf\u{fffd}.svg (from caf\u{fffd}.wsd)"]);
    assert!(folder.path("").join(std::ffi::OsStr::from_bytes(b"caf\xe9.svg")).exists());
    let events = folder.run(&["events", "."]).fine();
    assert_eq!(events.json_lines()[0]["file"], "caf\u{fffd}.wsd");
}

#[cfg(unix)]
#[test]
fn names_cannot_act_on_the_terminal() {
    let folder = Folder::new();
    let name = "\u{1b}[31m.wsd";
    folder.file(name, WRONG);
    for arguments in [&["build", "-v"][..], &["check"], &["convert", name, name, "--to", "svg", "-o", "out/"]]
    {
        let ran = folder.run(arguments);
        assert!(!ran.err.contains('\u{1b}') && !ran.text().contains('\u{1b}'), "{arguments:?}: {ran:?}");
    }
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let folder = Folder::new();
    folder.file("a.wsd", WRONG);
    let colours = |arguments: &[&str]| folder.run(arguments).err.contains("\u{1b}[");
    assert!(!colours(&["convert", "a.wsd", "--to", "svg"]));
    assert!(colours(&["convert", "a.wsd", "--to", "svg", "--color", "always"]));
    assert!(!colours(&["--color", "never", "convert", "a.wsd", "--to", "svg"]));
    assert!(colours(&["--color=always", "convert", "none.wsd", "--to", "svg"]));
}

#[test]
fn help_and_version_are_no_errors() {
    let folder = Folder::new();
    for command in [&["--help"][..], &["convert", "--help"], &["build", "--help"], &["check", "--help"]] {
        let ran = folder.run(command).fine();
        assert!(ran.text().contains("Exit codes:"), "{command:?} documents them");
    }
    let version = folder.run(&["--version"]).fine();
    assert_eq!(version.text(), concat!("seqweave ", env!("CARGO_PKG_VERSION"), "\n"));
    folder.run(&[]).says(2, &["Usage: seqweave"]);
    folder.run(&["convret"]).says(2, &["'convert'"]);
}

#[test]
#[cfg(feature = "pdf")]
fn a_pdf_is_a_picture_like_others() {
    let folder = Folder::new();
    folder.file("login.wsd", GREETING);
    folder.run(&["convert", "login.wsd", "-o", "login.pdf"]).fine();
    assert!(folder.bytes("login.pdf").starts_with(b"%PDF-"));
    folder.run(&["build", "--to", "svg,pdf"]).says(0, &["1 written", "1 unchanged"]);
    // The pages of a diagram are pages of one file.
    folder.file("long.puml", "@startuml\nA->B: one\nnewpage\nB->A: two\n@enduml\n");
    folder.run(&["convert", "long.puml", "-o", "pictures/", "--to", "pdf"]).fine();
    assert!(String::from_utf8_lossy(&folder.bytes("pictures/long.pdf")).contains("/Count 2"));
    assert!(!folder.has("pictures/long-2.pdf"));
}

#[test]
#[cfg(not(feature = "pdf"))]
fn what_was_left_out_of_the_build_says_how_it_comes_in() {
    let folder = Folder::new();
    folder.file("login.wsd", GREETING);
    let says = ["made without PDF", "--features pdf"];
    folder.run(&["convert", "login.wsd", "-o", "login.pdf"]).says(2, &says);
    folder.run(&["build", "--to", "pdf"]).says(2, &says);
    assert!(!folder.has("login.pdf"));
}
