//! How long measuring takes: `cargo bench -p seqweave-measure`.

use divan::{Bencher, black_box};
use measure::{Fixed, Font, Measure, Tables, direction, wrap_plain};

const LABELS: [&str; 5] = [
    "getUserById(userId)",       // 19 characters, as labels have on average
    "Größe prüfen: 42 µs",       // Latin beyond ASCII
    "Проверка соединения",       // Cyrillic
    "طلب المصادقة من جديد",      // Arabic
    "認証リクエスト 🚀 done 👩‍💻", // Han, kana, emoji
];

fn main() {
    divan::main();
}

#[divan::bench(args = LABELS)]
fn width(bencher: Bencher, label: &str) {
    bencher.bench(|| Tables.width(black_box(label), Font::sans(14.0)));
}

#[divan::bench(args = LABELS)]
fn fixed_width(bencher: Bencher, label: &str) {
    bencher.bench(|| Fixed { advance_em: 0.5 }.width(black_box(label), Font::sans(14.0)));
}

#[divan::bench(args = LABELS)]
fn base_direction(bencher: Bencher, label: &str) {
    bencher.bench(|| direction(black_box(label)));
}

#[divan::bench(args = [60.0, 1000.0])]
fn wrap(bencher: Bencher, max: f64) {
    let label = "The server answers with a token that is valid for 3600 seconds";
    bencher.bench(|| wrap_plain(&Tables, black_box(label), Font::sans(14.0), max));
}
