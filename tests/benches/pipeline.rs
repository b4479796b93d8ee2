//! A diagram from text to picture, in this process on one core: what `make bench` holds against the goal of 150 µs for 30
//! messages, and against linear cost.

use convert::{Input, Options, by_name, read, write};
use diag::NoIncludes;
use divan::{Bencher, black_box, counter::ItemsCount};
use std::fmt::Write;
use std::sync::Arc;

fn main() {
    divan::main();
}

/// Requests through a proxy with notes, activations and fragments, as in documentation; five messages a round.
fn wsd(messages: usize) -> Arc<str> {
    let mut text = String::from("title Requests through a proxy\n");
    for round in 0..messages / 5 {
        let _ = write!(
            text,
            "Client->+Proxy: GET /orders/{round}\nnote right of Proxy: look up session {round}\n\
             Proxy->+Backend: GET /orders/{round} (identity)\nalt found\nBackend->Store: select row {round}\n\
             else missing\nBackend->Backend: make a default\nend\nBackend-->-Proxy: 200 order {round}\n\
             deactivate Proxy\n"
        );
    }
    text.into()
}

fn document(text: &Arc<str>) -> convert::Document {
    let input = Input {
        name: "bench.wsd".into(),
        text: Arc::clone(text),
        format: by_name("wsd").expect("a format"),
        index: 0,
        lines_before: 0,
        columns_before: Vec::new(),
    };
    read(input, &NoIncludes)
}

fn run(bencher: Bencher<'_, '_>, messages: usize, format: &str) {
    let text = wsd(messages);
    let format = by_name(format).expect("a format");
    let document_once = document(&text);
    assert!(document_once.diagnostics.is_empty(), "the text is right");
    assert!(
        write(&document_once, &[format], &Options::default())[0].output.is_some(),
        "the format is written"
    );
    bencher
        .counter(ItemsCount::new(messages))
        .bench(|| black_box(write(&document(black_box(&text)), &[format], &Options::default())));
}

#[divan::bench(args = [30, 300, 3_000, 20_000])]
fn text_to_svg(bencher: Bencher<'_, '_>, messages: usize) {
    run(bencher, messages, "svg");
}

#[divan::bench(args = [30, 20_000])]
fn text_to_events(bencher: Bencher<'_, '_>, messages: usize) {
    run(bencher, messages, "events");
}

#[divan::bench(args = [30, 20_000])]
fn text_to_text(bencher: Bencher<'_, '_>, messages: usize) {
    run(bencher, messages, "wsd");
}

#[divan::bench(args = [30])]
fn text_to_png(bencher: Bencher<'_, '_>, messages: usize) {
    run(bencher, messages, "png");
}
