//! Text → IR, in bytes a second.

use diag::{NoIncludes, Sources};
use divan::Bencher;
use divan::counter::BytesCount;
use std::fmt::Write;

fn main() {
    divan::main();
}

/// A diagram as people write them, about `lines` lines long.
fn typical(lines: usize) -> String {
    let mut text =
        String::from("sequenceDiagram\n    autonumber\n    participant c as Client\n    actor u as User\n");
    for index in 0..lines / 8 {
        // writing into a string does not fail
        let _ = write!(
            text,
            "    u->>+c: place order {index}\n    %% a remark\n    alt order {index} is known\n        c->>Order Service: GET /orders/{index}\n        \
             Order Service-->>c: 200 OK\n    else\n        Note over c,u: nothing to do\n    end\n    c-->>-u: done\n"
        );
    }
    text
}

#[divan::bench(args = [100, 10_000, 200_000])]
fn read(bencher: Bencher<'_, '_>, lines: usize) {
    let text = typical(lines);
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let mut sources = Sources::new();
        let file = sources.add("bench.mmd", text.as_str());
        frontend_mermaid::read(&mut sources, file, &NoIncludes)
    });
}
