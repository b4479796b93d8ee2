//! What is said and written does not depend on how many things are done at once.

use crate::support::{Folder, GREETING, WRONG, without_time};

fn folder() -> Folder {
    let folder = Folder::new();
    for number in 0..60 {
        let name = format!("docs/{}/{number:02}.wsd", number % 7);
        match number % 6 {
            0 => folder.file(&name, WRONG),
            1 => folder.file(&name, b"\xff\xfe"),
            2 => folder.file(&format!("docs/{number}.mmd"), "flowchart LR\nA-->B\n"),
            _ => folder.file(&name, GREETING.repeat(number + 1)),
        };
    }
    folder
}

#[test]
fn one_job_and_eight_write_and_say_the_same() {
    let runs = ["1", "8", "8"].map(|jobs| {
        let folder = folder();
        let ran = folder.run(&["build", "docs", "-v", "--jobs", jobs, "--report", "losses.jsonl"]);
        assert_eq!(ran.code, 1);
        (without_time(&ran.err), ran.out, folder.everything())
    });
    assert!(runs[0].0.contains("skipped"), "there is something to say: {}", runs[0].0);
    assert_eq!(runs[0], runs[1]);
    assert_eq!(runs[1], runs[2]);
}

#[test]
fn the_same_for_data_and_for_findings() {
    let folder = folder();
    for command in [&["events", "docs"][..], &["check", "docs", "--format", "json"], &["check", "docs"]] {
        let one = folder.run(&[command, &["--jobs", "1"]].concat());
        let eight = folder.run(&[command, &["--jobs", "8"]].concat());
        assert!(!one.out.is_empty());
        assert_eq!((one.code, one.out), (eight.code, eight.out), "{command:?}");
        assert_eq!(without_time(&one.err), without_time(&eight.err), "{command:?}");
    }
}
