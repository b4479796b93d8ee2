//! Widths of texts whose width is known from elsewhere.

use measure::{
    Fixed, Font, Measure, Tables, is_covered, is_invisible, is_pictograph, metrics, missing_glyphs,
};

/// Width in em, in the regular text face.
fn em(text: &str) -> f64 {
    Tables.width(text, Font::sans(1.0))
}

#[track_caller]
fn assert_em(text: &str, expected: f64) {
    assert!((em(text) - expected).abs() < 0.005, "{text:?} is {} em, not {expected}", em(text));
}

#[test]
fn latin_labels_have_the_advances_of_arial() {
    assert_em("Authentication Request", 10.34);
    assert_em("validate(token) -> Result<User, Error>", 16.87);
    assert_em("", 0.0);
    assert!(Tables.width("Request", Font::sans(1.0).bold()) > em("Request"));
}

#[test]
fn widths_scale_with_the_size() {
    let label = "validate(token) -> Größe";
    assert_eq!(Tables.width(label, Font::sans(28.0)), 2.0 * Tables.width(label, Font::sans(14.0)));
}

#[test]
fn code_has_one_advance() {
    for font in [Font::mono(1.0), Font::mono(1.0).bold(), Font::mono(1.0).italic()] {
        for text in ["iiii", "WWWW", "äéΩЖ", "سلام", "⟶∀x→"] {
            assert!((Tables.width(text, font) - 4.0 * 0.602).abs() < 0.001, "{text} in {font:?}");
        }
        assert!((Tables.width("認証", font) - 2.0).abs() < 0.001);
    }
}

#[test]
fn wide_scripts_have_the_advances_of_their_fonts() {
    assert_em("認証リクエスト", 7.0);
    assert_em("，。「」", 4.0);
    assert_em("인증", 2.0 * 0.92);
    assert_em("\u{1112}\u{1161}\u{11AB}", 0.92); // one syllable, written as three letters
    assert_em("\u{20000}", 1.0);
    assert_em("か\u{3099}", 1.0);
    assert_em("ｶﾀｶﾅ", 2.0);
}

#[test]
fn an_emoji_counts_once_however_long_it_is() {
    let emoji =
        ["🚀", "👍🏽", "👩\u{200D}👩\u{200D}👧\u{200D}👦", "🇩🇪", "❤\u{FE0F}", "1\u{FE0F}\u{20E3}", "✅"];
    let flag_of_wales = "🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}";
    let more =
        [flag_of_wales, "❤\u{FE0F}\u{200D}🔥", "⛹🏿\u{200D}♀\u{FE0F}", "ℹ\u{FE0F}", "©\u{FE0F}", "🖥\u{FE0F}"];
    for sequence in emoji.into_iter().chain(more) {
        assert_em(sequence, 1.248);
        assert_em(&format!("a{sequence}b"), 1.248 + em("ab"));
        assert_em(&sequence.repeat(3), 3.0 * 1.248);
    }
    // Asked to be text, and never asked to be a picture.
    assert!(em("❤\u{FE0E}") < 1.0 && em("⌚\u{FE0E}") < 1.0 && em("✔") < 1.0);
    assert!(is_pictograph('🚀') && is_pictograph('✅') && !is_pictograph('✔') && !is_pictograph('認'));
}

#[test]
fn what_is_not_seen_takes_no_room() {
    for invisible in
        ["\u{301}", "\u{FE0F}", "\u{200D}", "\u{200B}", "\u{202E}", "\u{2066}", "\u{AD}", "\u{FEFF}", "\u{7}"]
    {
        assert_em(invisible, 0.0);
        assert_em(&format!("ab{invisible}c"), em("abc"));
        assert!(invisible.chars().all(is_invisible));
    }
    assert_em("e\u{301}\u{302}\u{303}", em("e"));
    assert_em("\u{5E9}\u{5C1}\u{5B8}", em("\u{5E9}"));
    assert_em("a\tb\n", em("ab"));
    assert!(!is_invisible('a') && !is_invisible(' ') && !is_invisible('\u{A0}'));
}

#[test]
fn arabic_letters_join() {
    let isolated = |text: &str| text.chars().map(|c| em(&c.to_string())).sum::<f64>();
    for text in ["طلب", "المصادقة", "تسجيل الدخول", "سلام"] {
        assert!(em(text) < 0.85 * isolated(text), "{text}: {} of {}", em(text), isolated(text));
        // Marks change nothing, not even the joining.
        let marked: String = text.chars().flat_map(|c| [c, '\u{64E}']).collect();
        assert_em(&marked, em(text));
    }
    // Dal never joins what follows it.
    assert_em("دد", 2.0 * em("د"));
    // A non-joiner keeps two letters apart, a joiner shows the joined form without a neighbour.
    assert_em("ب\u{200C}ب", 2.0 * em("ب"));
    assert_em("ب\u{200D}", em("بب") - em("\u{200D}ب"));
    assert!(em("ب\u{200D}") < em("ب"));
    // Lam and alef are one ligature, narrower than joined lam and joined alef, also with a mark between.
    assert!(em("لا") < em("ل\u{200D}") + em("\u{200D}ا"));
    assert_em("ل\u{64E}ا", em("لا"));
    // A space ends joining.
    assert_em("طلب طلب", 2.0 * em("طلب") + em(" "));
}

#[test]
fn a_joined_pair_is_hardly_ever_wider_than_its_letters_apart() {
    let letters = || ('\u{620}'..='\u{6D3}').filter(|&c| !is_invisible(c));
    for bold in [false, true] {
        let width = |text: &str| Tables.width(text, Font { bold, ..Font::sans(1.0) });
        let (mut wider, mut all) = (0, 0);
        for (a, b) in letters().flat_map(|a| letters().map(move |b| (a, b))) {
            let excess = width(&format!("{a}{b}")) - width(&a.to_string()) - width(&b.to_string());
            // Letters like jeem have no narrow initial form, and letters like yeh a wide final one.
            assert!(excess < 0.25, "{a}{b} is {excess} em wider");
            wider += usize::from(excess > 0.0);
            all += 1;
        }
        assert!(all > 20_000 && wider * 10 < all, "{wider} of {all} pairs are wider");
    }
}

#[test]
fn pairs_of_letters_are_kerned() {
    let apart = |text: &str| text.chars().map(|c| em(&c.to_string())).sum::<f64>();
    for (text, closer) in
        [("AV", 0.074), ("To", 0.111), ("11", 0.074), ("P.", 0.129), ("А", 0.0), ("ГА", 0.067)]
    {
        assert!((apart(text) - em(text) - closer).abs() < 0.01, "{text}: {} of {}", em(text), apart(text));
    }
    // In each face by its own pairs; code has none.
    let moved = |font: Font| Tables.width("AV", font) - Tables.width("A", font) - Tables.width("V", font);
    assert!(moved(Font::sans(1.0)) < 0.0 && moved(Font::sans(1.0).bold().italic()) < 0.0);
    assert_eq!(moved(Font::mono(1.0)), 0.0);
    // Whatever stands between two letters keeps them apart; what stands before or behind a pair changes nothing.
    assert_em("A\u{200B}V", apart("AV"));
    assert_em("é AV 本", em("é ") + em("AV") + em(" 本") - 0.055);
    for text in ["TVTVTV", ".,'\"", "rrrr....", "yyy,,,"] {
        assert!(em(text) > 0.0 && em(text) <= apart(text), "{text}");
    }
}

#[test]
fn consonants_join_in_indic_scripts() {
    // A half form, a ligature, a stroke above and one below.
    for (pair, letters) in [("स्त", "सत"), ("क्ष", "कष"), ("र्म", "रम"), ("प्र", "पर")]
    {
        assert!(em(pair) < 0.9 * em(letters), "{pair} {} of {}", em(pair), em(letters));
    }
    assert_em("र्म", em("म"));
    // Kept apart, and asked for as a half form.
    assert_em("क्\u{200C}ष", em("कष"));
    assert!(em("क्ष") < em("क्\u{200D}ष") && em("क्\u{200D}ष") < em("कष"));
    // A vowel sign behind its letter adds something, one above or below nothing.
    assert!(em("ना") > em("न") && em("ना") < em("नन"));
    assert_em("नु", em("न"));
    assert_em("นี่", em("น"));
    // Signs that belong to nothing.
    assert!(em("्") < 0.1 && em("्् ्") < 0.5);
}

#[test]
fn scripts_without_numbers_are_estimated() {
    assert_em("\u{1B05}\u{1B06}", 2.0 * 0.6); // Balinese
}

#[test]
fn neighbours_in_other_scripts_do_not_matter() {
    let parts = ["token ", "Größe", "認証", " 🚀", "שלום", " طلب", " ok", "é", "कि", "ไทย"];
    let sum: f64 = parts.iter().map(|part| em(part)).sum();
    assert_em(&parts.concat(), sum);
}

#[test]
fn a_fixed_measurer_counts_characters() {
    let fixed = Fixed { advance_em: 0.5 };
    let width = |text: &str| fixed.width(text, Font::sans(10.0).bold());
    assert_eq!(width("abcd"), 20.0);
    assert_eq!(width("認証é🚀"), 20.0);
    assert_eq!(width("e\u{301}👩\u{200D}👧\u{200B}"), 10.0);
    assert_eq!(width("a\tb"), 10.0);
    assert_eq!(width(""), 0.0);
}

#[test]
fn a_line_of_text_is_about_as_high_as_its_size() {
    assert!((1.0..1.2).contains(&(metrics::ASCENT + metrics::DESCENT)));
}

#[test]
fn missing_glyphs_are_named_once() {
    assert!(missing_glyphs("Größe, Ωμέγα, Проверка, שלום, a → b ✓ e\u{301} 1\u{200D}\u{FE0F}\n").is_empty());
    assert_eq!(missing_glyphs("証 認 🚀 認 ok"), ['証', '認', '🚀']);
    assert!(is_covered('ا') && !is_covered('न') && !is_covered('한'));
}
