//! Sizes that nobody draws: they are answered, one way or the other.

use crate::support::Folder;

/// Asks for data and for a picture; both come to an end, without a panic and without a signal.
#[track_caller]
fn answered(text: &str) {
    let folder = Folder::new();
    folder.file("large.wsd", text);
    for to in ["events", "svg"] {
        let ran = folder.run(&["convert", "large.wsd", "--to", to, "-q"]);
        let start: String = ran.err.chars().take(2000).collect();
        assert!(ran.code == 0 || ran.code == 1, "{to}: {} {start}", ran.code);
        assert!(!ran.err.contains("internal-error"), "{to}: {start}");
        assert!(!ran.out.is_empty(), "{to}");
    }
}

#[test]
fn a_line_of_ten_megabytes() {
    answered(&format!("A->B: {}\n", "x".repeat(10_000_000)));
    answered(&format!("A->B: {}\n", "word ".repeat(200_000)));
}

#[test]
fn a_hundred_thousand_participants() {
    answered(&(0..100_000).map(|number| format!("participant P{number}\n")).collect::<String>());
}

#[test]
fn a_hundred_thousand_blocks_in_each_other() {
    answered(&("opt x\n".repeat(100_000) + "A->B: x\n" + &"end\n".repeat(100_000)));
    answered(&"alt x\n".repeat(100_000));
    answered(&"end\n".repeat(100_000));
}

#[test]
fn a_hundred_thousand_messages() {
    answered(&"A->B: x\n".repeat(100_000));
}

#[test]
fn a_hundred_thousand_losses() {
    let folder = Folder::new();
    folder.file("large.wsd", "option a=b\n".repeat(100_000) + "A->B: x\n");
    let ran = folder.run(&["convert", "large.wsd", "-o", "large.svg", "--report", "losses.jsonl"]);
    assert_eq!((ran.code, ran.err.matches("warning[loss-").count()), (0, 100));
    let rows = folder.text("losses.jsonl").lines().count();
    let rest = format!("and {} more like these; `--report FILE` lists all", rows - 100);
    assert!(rows >= 100_000 && ran.err.contains(&rest), "{rows} losses: {}", ran.err);
}

#[test]
fn binary_rubbish() {
    let text: String =
        (0..200_000_u32).map(|number| char::from((number.wrapping_mul(2_654_435_761) >> 24) as u8)).collect();
    answered(&text);
    answered(&"\0".repeat(100_000));
    answered("");
}

#[test]
fn deep_json() {
    let folder = Folder::new();
    folder.file("deep.json", "[".repeat(1_000_000));
    folder.run(&["convert", "deep.json", "--to", "svg"]).says(1, &["error[invalid-json]"]);
}

#[test]
fn a_file_larger_than_the_limit() {
    let folder = Folder::new();
    folder.file("huge.wsd", "");
    let file = std::fs::File::options().write(true).open(folder.path("huge.wsd")).unwrap();
    file.set_len((64 << 20) + 1).unwrap();
    folder
        .run(&["convert", "huge.wsd", "--to", "svg"])
        .says(1, &["error[too-large]: the file is larger than 64 MiB", "huge.wsd"]);
    let events = folder.run(&["events", "huge.wsd"]);
    assert_eq!(events.json_lines()[0]["diagnostics"][0]["code"], "too-large");
}

#[test]
fn more_than_the_limit_on_standard_input() {
    let folder = Folder::new();
    let ran = folder.pipe(vec![b'#'; (64 << 20) + 1], &["convert", "--to", "svg"]);
    ran.says(1, &["error[too-large]"]);
}
