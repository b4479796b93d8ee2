//! How long a picture takes to be written.

mod sample;

use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

#[divan::bench(args = [30, 200, 20_000])]
fn write(bencher: Bencher<'_, '_>, messages: u32) {
    let scene = sample::diagram(messages);
    let options = backend_svg::Options::default();
    let bytes = backend_svg::write(&scene, &options).len();
    bencher.counter(BytesCount::new(bytes)).bench(|| backend_svg::write(divan::black_box(&scene), &options));
}
