//! How long a picture takes to be drawn, and how large its file is (as throughput).

#[path = "../../backend-svg/benches/sample.rs"]
mod sample;

use backend_png::Options;
use divan::Bencher;
use divan::counter::BytesCount;
use measure::fonts::BundledOnly;

fn main() {
    divan::main();
}

#[divan::bench(args = [(10, 1.0), (40, 1.0), (40, 2.0), (200, 2.0)], sample_count = 10)]
fn write(bencher: Bencher<'_, '_>, (messages, scale): (u32, f32)) {
    let scene = sample::diagram(messages);
    let options = Options { scale, ..Options::default() };
    let bytes = backend_png::write(&scene, &options, &BundledOnly).map_or(0, |drawn| drawn.png.len());
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| backend_png::write(divan::black_box(&scene), &options, &BundledOnly));
}
