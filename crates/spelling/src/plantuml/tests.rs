//! Tables are read both ways.

use super::*;

#[test]
fn arrows_are_written_with_the_heads_that_they_have() {
    let filled = |head| Arrow::new(Line::Solid, head);
    assert_eq!(arrow_text(Arrow::call()).as_deref(), Some("->"));
    assert_eq!(arrow_text(Arrow::new(Line::Dashed, Head::Open)).as_deref(), Some("-->>"));
    assert_eq!(arrow_text(filled(Head::Cross)).as_deref(), Some("->x "));
    assert_eq!(arrow_text(filled(Head::FilledUpper)).as_deref(), Some(r"-\"));
    assert_eq!(arrow_text(filled(Head::None)), None);
    let both = Arrow { tail: End::of(Head::Filled), ..Arrow::call() };
    assert_eq!(arrow_text(both).as_deref(), Some("<->"));
    let circles = Arrow { tail: End { head: Head::None, circle: true }, ..Arrow::call() };
    assert_eq!(arrow_text(circles).as_deref(), Some(" o->"));
}

#[test]
fn colours_are_names_or_digits() {
    assert_eq!(color("#LightBlue"), color("lightblue"));
    assert_eq!(color("#8"), Some(ir::Color::rgb(0x88, 0x88, 0x88)));
    assert_eq!(color("#12345678").map(|color| color.alpha), Some(0x78));
    assert_eq!(color("#transparent"), Some(ir::Color::TRANSPARENT));
    for wrong in ["#nosuchcolor", "#12", "#12345", "", "thickness=2", "currentcolor"] {
        assert_eq!(color(wrong), None, "{wrong}");
    }
    assert!(matches!(fill("#red|blue"), Some(ir::Fill::Gradient { .. })));
    assert_eq!(fill("#red|nothing"), None);
}

#[test]
fn markup_is_escaped_and_plain_text_is_not() {
    for plain in ["hello", "a: b", "C:\\Users", "x < y", "a - b", "100%", "snake_case"] {
        assert_eq!(escape(plain), plain);
    }
    for (text, expected) in [
        ("**b**", "~**b~**"),
        ("<b>", "~<b>"),
        ("<<x>>", "<U+003C><x>>"),
        ("a\\nb", "a<U+005C>nb"),
        ("&#65;", "&<U+0023>65;"),
        ("http://x", "http:~//x"),
        ("----", "~--~--"),
        ("a***b", "a~**<U+002A>b"),
        ("a<\\", "a<U+003C><U+005C>"),
        ("# one", "~# one"),
        ("%date()", "<U+0025>date()"),
    ] {
        assert_eq!(escape(text), expected);
    }
    assert_eq!(escape_quoted("a \"b\""), "a <U+0022>b<U+0022>");
}

#[test]
fn ids_are_safe_and_distinct() {
    assert_eq!(safe_id("order-db", 1, |_| false), "order_db");
    assert_eq!(safe_id("Title", 1, |_| false), "Title_");
    assert_eq!(safe_id("店", 3, |_| false), "p3");
    assert_eq!(safe_id("a", 1, |id| id == "a"), "a_2");
    assert!(is_safe_id("end"));
}
