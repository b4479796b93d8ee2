use super::*;
use crate::theme;
use ir::{Align, Cell, Color, Content, Link, Run, RunPaint, TextLine};
use measure::Fixed;
use scene::Rgba;
use std::time::{Duration, Instant};

/// Every character is 7 px wide in a label (14 px), 6.5 px in a note (13 px).
const HALF: Fixed = Fixed { advance_em: 0.5 };

fn label() -> TextStyle {
    TextStyle::label(theme::default())
}

fn note() -> TextStyle {
    TextStyle::note(theme::default())
}

fn line(block: Block, runs: Vec<Run>) -> TextLine {
    TextLine { block, align: None, runs }
}

fn text(lines: Vec<TextLine>) -> Text {
    Text { lines, wrap: None }
}

fn drawn(block: &TextBlock<'_>, anchor: Anchor) -> Vec<Shape> {
    let mut shapes = Vec::new();
    block.draw(100.0, 50.0, anchor, &mut |shape| shapes.push(shape));
    shapes
}

fn texts(shapes: &[Shape]) -> Vec<&scene::Text> {
    shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Text(text) => Some(text),
            _ => None,
        })
        .collect()
}

/// The letters of each line of text.
fn letters(shapes: &[Shape]) -> Vec<String> {
    texts(shapes).iter().map(|text| text.runs.iter().map(|run| run.text.as_str()).collect()).collect()
}

fn wrapped(source: &Text, style: &TextStyle, wrap: Wrap) -> Vec<String> {
    letters(&drawn(&lay(source, style, wrap, &HALF), Anchor::Start))
}

#[test]
fn one_plain_line_stands_on_its_base_line() {
    let source = Text::plain("0123456789");
    let block = lay(&source, &label(), Wrap::at(320.0), &HALF);
    assert_eq!((block.width, block.height, block.lines()), (70.0, 18.0, 1));
    let shapes = drawn(&block, Anchor::Middle);
    let [text] = texts(&shapes)[..] else { panic!("{shapes:?}") };
    assert_eq!(
        (text.x, text.y, text.anchor, text.size, text.width),
        (100.0, 64.0, Anchor::Middle, 14.0, 70.0)
    );
    assert_eq!(text.runs, [scene::Run::plain("0123456789", theme::default().colour.ink)]);
}

#[test]
fn base_lines_are_those_of_the_house_style() {
    let theme = theme::default();
    let styles = [
        (TextStyle::title(theme), 18.0),
        (TextStyle::name(theme), 14.0),
        (TextStyle::label(theme), 14.0),
        (TextStyle::note(theme), 13.0),
        (TextStyle::guard(theme), 13.0),
        (TextStyle::tab(theme), 12.0),
        (TextStyle::furniture(theme), 12.0),
        (TextStyle::badge(theme), 12.0),
    ];
    for (style, baseline) in styles {
        assert_eq!(style.baseline, baseline, "{} px", style.size);
    }
}

#[test]
fn nothing_takes_no_room() {
    for source in [Text::default(), text(vec![TextLine::default()]), Text::plain("\u{0}")] {
        let block = lay_guard(&source, &label(), Wrap::NONE, &HALF);
        assert_eq!((block.width, block.height), (0.0, 0.0), "{source:?}");
        assert!(block.is_empty() && drawn(&block, Anchor::Start).is_empty());
    }
}

#[test]
fn lines_of_the_author_are_kept_and_long_ones_broken() {
    let source = Text::plain("one two three\n\nfour");
    assert_eq!(wrapped(&source, &label(), Wrap::NONE), ["one two three", "four"]);
    assert_eq!(wrapped(&source, &label(), Wrap::at(60.0)), ["one two", "three", "four"]);
    let block = lay(&source, &label(), Wrap::at(60.0), &HALF);
    assert_eq!((block.width, block.height), (49.0, 4.0 * 18.0), "the empty line has its height");
    let last = texts(&drawn(&block, Anchor::Start))[2].y;
    assert_eq!(last, 50.0 + 3.0 * 18.0 + 14.0);
    let kept = Text { wrap: Some(false), ..source };
    assert_eq!(wrapped(&kept, &label(), Wrap::at(60.0)), ["one two three", "four"]);
}

#[test]
fn labels_do_not_end_with_a_mere_word() {
    let label_of = |words: &str, width| wrapped(&Text::plain(words), &label(), Wrap::at(width));
    assert_eq!(
        label_of("every line of the order is in stock", 220.0),
        ["every line of the", "order is in stock"]
    );
    assert_eq!(
        label_of("every line of the orders", 120.0),
        ["every line of the", "orders"],
        "long enough to stand"
    );
}

#[test]
fn names_break_where_words_of_code_do() {
    let name = Text::plain("com.example.OrderService");
    assert_eq!(wrapped(&name, &label(), Wrap::name(90.0)), ["com.example.", "OrderService"]);
    assert_eq!(
        wrapped(&Text::plain("OrderFacadeService"), &label(), Wrap::name(90.0)),
        ["OrderFacade", "Service"]
    );
    let host = Text::plain("api.eu-central.example.com");
    assert_eq!(
        wrapped(&host, &label(), Wrap::name(170.0)),
        ["api.eu-central.", "example.com"],
        "not a mere `com`"
    );
    let words = Text::plain("AuthenticationController");
    assert_eq!(
        wrapped(&words, &label(), Wrap::name(160.0)),
        ["Authentication", "Controller"],
        "no torn words"
    );
}

#[test]
fn guards_have_brackets_around_all_their_lines() {
    let guard = |source: &Text, width: f64| {
        letters(&drawn(&lay_guard(source, &label(), Wrap::at(width), &HALF), Anchor::Start))
    };
    assert_eq!(guard(&Text::plain("ok"), 400.0), ["[ok]"]);
    assert_eq!(guard(&Text::plain("a long guard"), 50.0), ["[a long", "guard]"]);
    assert_eq!(guard(&Text::plain("two\nlines"), 400.0), ["[two", "lines]"]);
    let strong = text(vec![line(Block::Plain, vec![Run { strong: true, ..Run::plain("ok") }])]);
    let shapes = drawn(&lay_guard(&strong, &label(), Wrap::NONE, &HALF), Anchor::Start);
    let runs: Vec<_> = texts(&shapes)[0].runs.iter().map(|run| (run.text.as_str(), run.bold)).collect();
    assert_eq!(runs, [("[", false), ("ok", true), ("]", false)]);
}

#[test]
fn runs_keep_their_look_across_lines() {
    let source = text(vec![line(
        Block::Plain,
        vec![Run::plain("see "), Run { strong: true, ..Run::plain("the whole story") }, Run::plain(" now")],
    )]);
    let block = lay(&source, &label(), Wrap::at(80.0), &HALF);
    let shapes = drawn(&block, Anchor::Start);
    let looks: Vec<Vec<_>> = texts(&shapes)
        .iter()
        .map(|text| text.runs.iter().map(|run| (run.text.as_str(), run.bold)).collect())
        .collect();
    assert_eq!(
        looks,
        [vec![("see ", false), ("the", true)], vec![("whole story", true)], vec![("now", false)]]
    );
    assert_eq!(block.width, 77.0, "the widest line is `whole story`");
}

#[test]
fn code_is_mono_and_a_little_smaller() {
    let source =
        text(vec![line(Block::Plain, vec![Run { code: true, ..Run::plain("GET /") }, Run::plain(" ok")])]);
    let block = lay(&source, &label(), Wrap::NONE, &HALF);
    let shapes = drawn(&block, Anchor::Start);
    let text = texts(&shapes)[0];
    assert_eq!((text.size, text.runs[0].mono, text.runs[0].size), (14.0, true, Some(14.0 * 0.93)));
    assert_eq!(block.width, 5.0 * 7.0 * 0.93 + 3.0 * 7.0);
    assert_eq!(block.height, 18.0, "code does not change the line");
    let math = text_of(Content::Math("x^2".into()));
    assert!(texts(&drawn(&lay(&math, &label(), Wrap::NONE, &HALF), Anchor::Start))[0].runs[0].mono);
}

fn text_of(content: Content) -> Text {
    text(vec![line(Block::Plain, vec![Run { content, ..Run::default() }])])
}

#[test]
fn links_are_coloured_underlined_and_lead_somewhere() {
    let link = Link { target: "https://example.org".into(), tooltip: Some("spec".into()), label: None };
    let run = Run { link: Some(Box::new(link)), ..Run::plain("spec") };
    let source = text(vec![line(Block::Plain, vec![run])]);
    let shapes = drawn(&lay(&source, &label(), Wrap::NONE, &HALF), Anchor::Start);
    let run = &texts(&shapes)[0].runs[0];
    assert!(run.underline);
    assert_eq!(run.fill.token, Some("link"));
    assert_eq!(run.link.as_ref().map(|link| link.target.as_str()), Some("https://example.org"));
}

#[test]
fn authors_colours_are_readable_on_what_they_stand() {
    let yellow = Color::rgb(255, 255, 0);
    let painted = |paint: RunPaint| {
        text(vec![line(Block::Plain, vec![Run { paint: Some(Box::new(paint)), ..Run::plain("x") }])])
    };
    let run = |source: &Text| {
        let shapes = drawn(&lay(source, &label(), Wrap::NONE, &HALF), Anchor::Start);
        texts(&shapes)[0].runs[0].clone()
    };
    let letters = run(&painted(RunPaint { color: Some(yellow), ..RunPaint::default() }));
    assert_ne!(letters.fill.light.rgb, [255, 255, 0], "too pale on white");
    assert_eq!(letters.fill.dark.rgb, [255, 255, 0]);
    let marked = run(&painted(RunPaint { background: Some(yellow), ..RunPaint::default() }));
    assert_eq!(marked.background.map(|paint| paint.light), Some(Rgba::opaque(255, 255, 0)));
    assert_eq!(
        marked.fill.dark,
        Rgba::opaque(0x14, 0x20, 0x2e),
        "dark letters on yellow on the dark page too"
    );
    assert_eq!(marked.width, Some(7.0), "a background needs a width");
}

#[test]
fn large_runs_make_their_line_higher() {
    let paint = RunPaint { size: Some(28), ..RunPaint::default() };
    let source = text(vec![
        line(Block::Plain, vec![Run::plain("a"), Run { paint: Some(Box::new(paint)), ..Run::plain("B") }]),
        line(Block::Plain, vec![Run::plain("c")]),
    ]);
    let block = lay(&source, &label(), Wrap::NONE, &HALF);
    assert_eq!((block.width, block.height), (7.0 + 14.0, 36.0 + 18.0));
    let shapes = drawn(&block, Anchor::Start);
    assert_eq!([texts(&shapes)[0].y, texts(&shapes)[1].y], [50.0 + 28.0, 50.0 + 36.0 + 14.0]);
}

#[test]
fn bullets_hang_and_numbers_count() {
    let item = |block, word| line(block, vec![Run::plain(word)]);
    let source = text(vec![
        item(Block::Bullet { depth: 1 }, "one two"),
        item(Block::Numbered { depth: 1 }, "first"),
        item(Block::Numbered { depth: 2 }, "inner"),
        item(Block::Numbered { depth: 1 }, "second"),
        item(Block::Plain, "between"),
        item(Block::Numbered { depth: 1 }, "again"),
    ]);
    let block = lay(&source, &note(), Wrap::NONE, &HALF);
    assert!(block.is_structured());
    let shapes = drawn(&block, Anchor::Start);
    let Some(Shape::Circle { x, y, radius, .. }) = shapes.first() else { panic!("{shapes:?}") };
    assert_eq!((*x, *radius), (104.0, 1.75));
    assert!((y - 58.5).abs() < 0.01, "4.5 above the base line: {y}");
    // The widest number would be `4.`, 13 px and a gap of 5.
    let places: Vec<_> = texts(&shapes).iter().map(|text| (text.runs[0].text.as_str(), text.x)).collect();
    assert_eq!(
        places,
        [
            ("one two", 114.0),
            ("1.", 113.0),
            ("first", 118.0),
            ("1.", 131.0),
            ("inner", 136.0),
            ("2.", 113.0),
            ("second", 118.0),
            ("between", 100.0),
            ("1.", 113.0),
            ("again", 118.0),
        ]
    );
}

#[test]
fn a_wrapped_bullet_has_one_dot_and_one_left_edge() {
    let source = text(vec![line(Block::Bullet { depth: 1 }, vec![Run::plain("first second third fourth")])]);
    let shapes = drawn(&lay(&source, &note(), Wrap::at(100.0), &HALF), Anchor::Start);
    assert_eq!(shapes.iter().filter(|shape| matches!(shape, Shape::Circle { .. })).count(), 1);
    let lines = texts(&shapes);
    assert_eq!(letters(&shapes), ["first second", "third fourth"]);
    assert!(lines.iter().all(|line| line.x == 114.0 && line.anchor == Anchor::Start));
}

#[test]
fn tables_line_up_in_columns() {
    let cell = |header, word: &str| Cell { header, background: None, runs: vec![Run::plain(word)] };
    let row = |cells| line(Block::Row { cells }, vec![]);
    let source = text(vec![
        row(vec![cell(true, "key"), cell(true, "value")]),
        row(vec![cell(false, "a"), cell(false, "1"), cell(false, "more")]),
    ]);
    let block = lay(&source, &label(), Wrap::at(10.0), &HALF);
    // Columns: 21, 35 and 28 px of letters, 12 px around each.
    assert_eq!((block.width, block.height), (33.0 + 47.0 + 40.0, 2.0 * 22.0));
    let shapes = drawn(&block, Anchor::Start);
    let places: Vec<_> = texts(&shapes).iter().map(|text| (text.x, text.y, text.runs[0].bold)).collect();
    assert_eq!(
        places,
        [
            (106.0, 66.0, true),
            (139.0, 66.0, true),
            (106.0, 88.0, false),
            (139.0, 88.0, false),
            (186.0, 88.0, false)
        ]
    );
    let lines = shapes.iter().filter(|shape| matches!(shape, Shape::Line { .. })).count();
    assert_eq!(lines, 3 + 4, "three across, four down");
}

#[test]
fn rules_cross_the_whole_text() {
    let source = text(vec![
        line(Block::Plain, vec![Run::plain("0123456789")]),
        line(Block::Rule { double: true, dotted: false }, vec![]),
        line(Block::Rule { double: false, dotted: true }, vec![Run::plain("mid")]),
    ]);
    let block = lay(&source, &label(), Wrap::NONE, &HALF);
    assert_eq!((block.width, block.height), (70.0, 18.0 + 9.0 + 18.0));
    let shapes = drawn(&block, Anchor::Start);
    let ends: Vec<_> = shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Line { from, to, stroke } => Some((from.0, to.0, from.1, stroke.dash.is_some())),
            _ => None,
        })
        .collect();
    // Twice across, then on both sides of the 21 px of the title and a gap of 6.
    assert_eq!(
        ends,
        [
            (100.0, 170.0, 71.5, false),
            (100.0, 170.0, 73.5, false),
            (100.0, 118.5, 86.5, true),
            (151.5, 170.0, 86.5, true),
        ]
    );
}

#[test]
fn headings_are_bold_and_larger() {
    let source = text(vec![
        line(Block::Heading { level: 1 }, vec![Run::plain("Top")]),
        line(Block::Heading { level: 9 }, vec![Run::plain("Low")]),
    ]);
    let block = lay(&source, &label(), Wrap::NONE, &HALF);
    let shapes = drawn(&block, Anchor::Start);
    let sizes: Vec<_> = texts(&shapes).iter().map(|text| (text.size, text.runs[0].bold)).collect();
    assert_eq!(sizes, [(14.0 * 1.4, true), (14.0, true)]);
    assert_eq!(block.height, (18.0_f64 * 1.4).ceil() + 18.0);
}

#[test]
fn what_no_picture_shows_is_reported() {
    let mut builder = ir::Builder::new();
    let a = builder.participant("A");
    let foreign = |shown: &str| Content::Foreign {
        dialect: ir::Dialect::PlantUml,
        source: "<&star>".into(),
        shown: shown.into(),
    };
    let painted = RunPaint { font: Some("Papyrus".into()), ..RunPaint::default() };
    let mono = RunPaint { font: Some("DejaVu Sans Mono".into()), ..RunPaint::default() };
    let runs = vec![
        Run::plain("plain"),
        Run { content: Content::Math("x".into()), ..Run::default() },
        Run { content: foreign(""), ..Run::default() },
        Run { content: foreign("star"), ..Run::default() },
        Run { paint: Some(Box::new(painted)), ..Run::plain("x") },
        Run { paint: Some(Box::new(mono)), strong: true, ..Run::plain("x") },
    ];
    let text = text(vec![line(Block::Plain, runs)]);
    builder.push(ir::Item::Message(ir::Message::new(a.into(), a.into(), ir::Arrow::call(), text)));
    let mut found = Vec::new();
    losses(&builder.finish(), &mut found);
    let words: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(
        words,
        [
            "approximated: a formula as its source",
            "dropped: an icon, sprite or image",
            "approximated: an icon, sprite or image as text",
            "approximated: a font family as the font of the picture",
        ]
    );
}

#[test]
fn code_keeps_its_blanks_and_its_lines() {
    let source = text(vec![line(Block::Code, vec![Run::plain("\tif a  b c d e f g h i j k")])]);
    assert_eq!(wrapped(&source, &label(), Wrap::at(50.0)), ["        if a  b c d e f g h i j k"]);
}

#[test]
fn trees_have_twigs() {
    let node = |depth, word| line(Block::Tree { depth }, vec![Run::plain(word)]);
    let source = text(vec![node(1, "a"), node(2, "b"), node(1, "c")]);
    let shapes = drawn(&lay(&source, &label(), Wrap::NONE, &HALF), Anchor::Start);
    let down: Vec<_> = shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Line { from, to, .. } if from.0 == to.0 => Some((from.0, from.1, to.1)),
            _ => None,
        })
        .collect();
    // `c` hangs from its sibling `a`, past `b`.
    assert_eq!(down, [(104.5, 50.0, 59.0), (118.5, 68.0, 77.0), (104.5, 59.0, 95.0)]);
}

#[test]
fn lines_stand_where_the_author_or_their_script_says() {
    let mut source = Text::plain("left\nright\nשלום\nlong enough line");
    source.lines[1].align = Some(Align::Right);
    let shapes = drawn(&lay(&source, &label(), Wrap::NONE, &HALF), Anchor::Start);
    let places: Vec<_> =
        texts(&shapes).iter().map(|text| (text.x, text.anchor, text.right_to_left)).collect();
    // 16 letters of 7 px make the block 112 px wide.
    assert_eq!(
        places,
        [
            (100.0, Anchor::Start, false),
            (212.0, Anchor::End, false),
            (212.0, Anchor::End, true),
            (100.0, Anchor::Start, false),
        ]
    );
    let shapes = drawn(&lay(&source, &label(), Wrap::NONE, &HALF), Anchor::Middle);
    let anchors: Vec<_> = texts(&shapes).iter().map(|text| (text.x, text.anchor)).collect();
    assert_eq!(anchors[1], (156.0, Anchor::End), "right, in the block");
    assert_eq!(anchors[2], (100.0, Anchor::Middle));
}

#[test]
fn an_authors_style_changes_size_weight_and_colour() {
    let style = ir::ElementStyle {
        font_size: Some(28.0),
        bold: Some(true),
        underline: Some(true),
        text: Some(Color::rgb(0, 0, 0)),
        font_family: Some("Courier New".into()),
        ..ir::ElementStyle::default()
    };
    let style = label().with(&style);
    assert_eq!((style.size, style.line_height, style.baseline), (28.0, 36.0, 28.0));
    assert!(style.bold && style.mono && style.underline && !style.italic);
    assert_eq!(style.fill.light, Rgba::opaque(0, 0, 0));
    assert_ne!(style.fill.dark, Rgba::opaque(0, 0, 0), "black is not readable on the dark page");
    let on = note().on(colour_paint("#1f5f46"));
    assert_eq!(on.fill.light, Rgba::opaque(255, 255, 255));
}

fn colour_paint(text: &str) -> Paint {
    colour::paint(Color::from_hex(text).unwrap()).unwrap()
}

#[test]
fn hostile_text_takes_linear_time() {
    let start = Instant::now();
    let word = Text::plain("x".repeat(90_000));
    let lines = lay(&word, &label(), Wrap::at(320.0), &HALF).lines();
    assert_eq!(lines, 90_000_usize.div_ceil(45), "45 letters fit");
    let name = Text::plain("aB.".repeat(30_000));
    assert_eq!(lay(&name, &label(), Wrap::name(160.0), &HALF).lines(), 30_000_usize.div_ceil(7));
    let many = text(vec![line(
        Block::Plain,
        (0..30_000).map(|n| Run { strong: n % 2 == 0, ..Run::plain("ab ") }).collect(),
    )]);
    assert!(lay(&many, &label(), Wrap::at(320.0), &HALF).lines() > 1_500);
    let deep = text(vec![line(Block::Tree { depth: 255 }, vec![Run::plain("x")]); 10_000]);
    assert!(lay(&deep, &label(), Wrap::at(320.0), &HALF).width < 400.0, "indentation ends somewhere");
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn a_text_of_a_hundred_pages_is_cut_and_reported() {
    let endless = Text::plain("a word ".repeat(1_000_000));
    let block = lay(&endless, &label(), Wrap::at(320.0), &HALF);
    let shown = letters(&drawn(&block, Anchor::Start));
    let count: usize = shown.iter().map(String::len).sum();
    assert!((90_000..=100_010).contains(&count), "{count} bytes are shown");
    assert!(shown.last().is_some_and(|line| line.ends_with('…')), "the cut shows");
    let many = text(vec![TextLine::default(); 1_000_000]);
    assert_eq!(lay(&many, &label(), Wrap::at(320.0), &HALF).lines(), 0, "empty lines alone are no text");

    let mut builder = ir::Builder::new();
    let a = builder.participant("A");
    builder.push(ir::Item::Message(ir::Message::new(a.into(), a.into(), ir::Arrow::call(), endless.clone())));
    let mut found = Vec::new();
    losses(&builder.finish(), &mut found);
    let words: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(words, ["approximated: a text of 7000001 bytes as its first 100000 bytes"]);
}

#[test]
fn letters_are_readable_on_the_ground_that_they_come_to_stand_on() {
    let grounds = [colour_paint("#f0c0c0"), colour_paint("#c0e0c0")];
    let red = RunPaint { color: Color::from_hex("#e00000"), ..RunPaint::default() };
    let navy = Cell { header: false, background: Color::from_hex("#000080"), runs: vec![Run::plain("cell")] };
    let source = text(vec![
        line(Block::Plain, vec![Run { paint: Some(Box::new(red)), ..Run::plain("red") }, Run::plain(" ink")]),
        line(Block::Row { cells: vec![navy] }, vec![]),
        line(Block::Bullet { depth: 1 }, vec![Run::plain("item")]),
    ]);
    let block = lay(&source, &label(), Wrap::NONE, &HALF);
    let mut shapes = Vec::new();
    block.draw_on(&grounds, 0.0, 0.0, Anchor::Start, &mut |shape| shapes.push(shape));
    let [first, cell, item] = texts(&shapes)[..] else { panic!("{shapes:?}") };
    for ground in grounds {
        assert!(colour::contrast(first.runs[0].fill.light, ground.light) >= colour::TEXT);
    }
    let ink = theme::default().colour.ink;
    assert_eq!(first.runs[1].fill.light, ink.light, "what is readable stays as it is");
    assert_eq!(
        first.runs[1].fill.dark, item.runs[0].fill.dark,
        "also in the dark, where these grounds are pale"
    );
    assert!(colour::contrast(item.runs[0].fill.dark, grounds[0].dark) >= colour::TEXT);
    assert_eq!(cell.runs[0].fill.light, Rgba::opaque(255, 255, 255), "a cell has its own ground");
}

#[test]
fn tables_keep_away_from_lines_around_them() {
    let cell = || Cell { header: false, background: None, runs: vec![Run::plain("a")] };
    let row = || line(Block::Row { cells: vec![cell()] }, vec![]);
    let plain = || line(Block::Plain, vec![Run::plain("b")]);
    let height = |lines| lay(&text(lines), &label(), Wrap::NONE, &HALF).height;
    assert_eq!(height(vec![row()]), 22.0);
    assert_eq!(height(vec![plain(), row(), plain()]), 18.0 + 3.0 + 22.0 + 3.0 + 18.0);
}

#[test]
fn parts_of_an_indented_line_stand_below_its_beginning() {
    let source = Text::plain("{\n  \"key\": \"a long value\"\n}");
    let lines = wrapped(&source, &label(), Wrap::at(90.0));
    assert_eq!(lines, ["{", "  \"key\": \"a", "  long", "  value\"", "}"]);
    let deep = Text::plain("          deep and long");
    assert_eq!(
        wrapped(&deep, &label(), Wrap::at(90.0))[1].trim_start(),
        wrapped(&deep, &label(), Wrap::at(90.0))[1]
    );
}
