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
    let mut text = String::from("@startuml\nautonumber\nparticipant \"Client\" as c\nactor \"User\" as u\n");
    for index in 0..lines / 8 {
        // writing into a string does not fail
        let _ = write!(
            text,
            "u -> c ++ : place order {index}\n' a remark\nalt order {index} is known\n    \
             c ->> \"Order Service\" : GET /orders/{index}\n    \"Order Service\" -->> c : 200 OK\nelse\n    \
             note over c, u : nothing to do\nend\nc --> u -- : done\n"
        );
    }
    text.push_str("@enduml\n");
    text
}

/// The same, with a variable and a procedure in it.
fn with_procedures(lines: usize) -> String {
    let mut text = String::from(
        "@startuml\n!$host = \"example.org\"\n!procedure $call($from, $to, $what)\n$from -> $to : $what\n\
         $to --> $from : from $host\n!endprocedure\n",
    );
    for index in 0..lines / 2 {
        // writing into a string does not fail
        let _ = write!(text, "$call(\"a\", \"b\", \"order {index}\")\na -> b : see $host\n");
    }
    text.push_str("@enduml\n");
    text
}

fn bench(bencher: Bencher<'_, '_>, text: &str) {
    bencher.counter(BytesCount::of_str(text)).bench(|| {
        let mut sources = Sources::new();
        let file = sources.add("bench.puml", text);
        frontend_plantuml::read(&mut sources, file, &NoIncludes)
    });
}

#[divan::bench(args = [100, 10_000, 200_000])]
fn read(bencher: Bencher<'_, '_>, lines: usize) {
    bench(bencher, &typical(lines));
}

#[divan::bench(args = [100, 10_000])]
fn preprocess(bencher: Bencher<'_, '_>, lines: usize) {
    bench(bencher, &with_procedures(lines));
}
