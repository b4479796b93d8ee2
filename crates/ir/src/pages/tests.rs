use super::*;
use crate::{
    Activate, Arrow, Builder, Comment, Create, Deactivate, Destroy, Divider, Duration, Fragment,
    FragmentKind, Furniture, Message, Note, NoteSide, Operand, Origin, PageBreak, Text, validate,
};

const O: Origin = Origin::NONE;

/// A diagram of words: `ab` is a message, `&ab` one at the same time, `+b` and `-b` a bar, `*b` and `!b` a life, `n` a note
/// on the message before, `=` a divider, `'` a comment, `(g` a fragment with the guard g, `/g` its next branch, `)` its
/// end, `|title` a page. Messages carry their numbers.
fn diagram(words: &str) -> Diagram {
    let mut builder = Builder::new();
    let mut number = 0;
    for word in words.split_whitespace() {
        let (first, rest) = word.split_at(1);
        let text = || Text::plain(rest);
        match first {
            "+" => {
                let participant = builder.participant(rest);
                builder.push(Item::Activate(Activate { participant, style: None, origin: O }));
            }
            "-" => {
                let participant = builder.participant(rest);
                builder.push(Item::Deactivate(Deactivate { participant, origin: O }));
            }
            "*" => {
                let participant = builder.participant(rest);
                builder.push(Item::Create(Create { participant, origin: O }));
            }
            "!" => {
                let participant = builder.participant(rest);
                builder.push(Item::Destroy(Destroy { participant, origin: O }));
            }
            "n" => builder.push(Item::Note(Note::new(NotePlace::OnMessage(NoteSide::Left), text()))),
            "=" => builder.push(Item::Divider(Divider { text: text(), origin: O })),
            "'" => builder.push(Item::Comment(Comment { text: rest.to_owned(), origin: O })),
            "(" => {
                let operand = Operand { guard: text(), ..Operand::default() };
                builder.open(Fragment::new(FragmentKind::Alt, vec![operand]));
            }
            "/" => drop(builder.operand(text(), O)),
            ")" => drop(builder.close()),
            "|" => builder.push(Item::PageBreak(PageBreak { title: text(), origin: O })),
            _ => {
                let ends = word.trim_start_matches('&');
                let [from, to] = [&ends[..1], &ends[1..2]].map(|name| builder.participant(name));
                number += 1;
                let text = Text::plain(number.to_string());
                let mut message = Message::new(from.into(), to.into(), Arrow::call(), text);
                message.parallel = word.starts_with('&');
                builder.push(Item::Message(message));
            }
        }
    }
    builder.finish()
}

/// The other way round, without the numbers of messages.
fn words(diagram: &Diagram, items: &[Item]) -> String {
    let name = |id: ParticipantId| diagram.participant(id).name.clone();
    let mut all = Vec::new();
    for item in items {
        all.push(match item {
            Item::Message(message) => {
                let [from, to] = [message.from, message.to].map(|end| name(end.participant().unwrap()));
                format!("{}{from}{to}", if message.parallel { "&" } else { "" })
            }
            Item::Activate(item) => format!("+{}", name(item.participant)),
            Item::Deactivate(item) => format!("-{}", name(item.participant)),
            Item::Create(item) => format!("*{}", name(item.participant)),
            Item::Destroy(item) => format!("!{}", name(item.participant)),
            Item::Note(note) => format!("n{}", note.text.to_plain()),
            Item::Divider(divider) => format!("={}", divider.text.to_plain()),
            Item::Comment(comment) => format!("'{}", comment.text),
            Item::Fragment(fragment) => {
                let branch = |(index, operand): (usize, &Operand)| {
                    let mark = if index == 0 { "(" } else { "/" };
                    format!("{mark}{} {}", operand.guard.to_plain(), words(diagram, &operand.items))
                };
                let branches: Vec<_> = fragment.operands.iter().enumerate().map(branch).collect();
                format!("{} )", branches.join(" ").trim_end())
            }
            other => panic!("{other:?} on a page"),
        });
    }
    all.join(" ").replace("  ", " ")
}

/// The pages of a diagram in words, with the heads that are on each of them.
fn told(text: &str) -> Vec<(String, String)> {
    let whole = diagram(text);
    assert_eq!(validate(&whole), [], "{text}");
    let pages = pages(&whole);
    assert_eq!(Some(pages.len()), page_count(&whole), "{text}");
    let told = |page: &Page| {
        assert_eq!(validate(&page.diagram), [], "{text}");
        let heads = page.diagram.participants.iter().map(|each| each.name.as_str()).collect();
        (heads, words(&page.diagram, &page.diagram.body))
    };
    pages.iter().map(told).collect()
}

#[track_caller]
fn splits(text: &str, expected: &[(&str, &str)]) {
    let told = told(text);
    let told: Vec<_> = told.iter().map(|(heads, body)| (&**heads, &**body)).collect();
    assert_eq!(told, expected, "{text}");
}

#[test]
fn a_diagram_without_breaks_is_one_page() {
    let whole = diagram("ab +b ( ba )");
    assert_eq!(pages(&whole), [Page { diagram: whole.clone(), losses: Vec::new() }]);
}

#[test]
fn all_lifelines_are_on_all_pages() {
    splits("ab | bc | |", &[("abc", "ab"), ("abc", "bc"), ("abc", ""), ("abc", "")]);
}

#[test]
fn open_bars_go_on() {
    splits(
        "ab +b bc +c +c | cb -c | cb -c -b ba",
        &[("abc", "ab +b bc +c +c"), ("abc", "+b +c +c cb -c"), ("abc", "+b +c cb -c -b ba")],
    );
    // a bar that begins or ends at the message before the break does so there
    splits("ab +b | -b 'x n +a ba", &[("ab", "ab +b -b 'x n +a"), ("ab", "+a ba")]);
    splits("ab -b -b +b | ba", &[("ab", "ab -b -b +b"), ("ab", "+b ba")]);
}

#[test]
fn lives_begin_and_end_on_their_pages() {
    splits(
        "ab | *c bc ca | ac !c | ab | *c ac",
        &[("ab", "ab"), ("abc", "*c bc ca"), ("abc", "ac !c"), ("ab", "ab"), ("abc", "*c ac")],
    );
    // who was there before is no newcomer
    splits("ac | *c ac", &[("ac", "ac"), ("ac", "*c ac")]);
    // a bar ends with its lifeline
    splits("ab +b | ab !b | ac", &[("abc", "ab +b"), ("abc", "+b ab !b"), ("ac", "ac")]);
    // a creation stays with its message
    splits("ab *c | | 'x bc", &[("ab", "ab"), ("ab", "'x"), ("abc", "*c bc")]);
}

#[test]
fn frames_go_on_with_the_branch_that_is_open() {
    splits(
        "(one ab /two ba | ab ( ab | ab ) ab /three ab ) ab",
        &[("ab", "(one ab /two ba )"), ("ab", "(two ab ( ab ) )"), ("ab", "(two ( ab ) ab /three ab ) ab")],
    );
}

#[test]
fn nothing_is_drawn_of_frames_that_begin_or_end_at_a_break() {
    splits("ab ( | ba )", &[("ab", "ab"), ("ab", "( ba )")]);
    splits("(x ab | ) ba", &[("ab", "(x ab )"), ("ab", "ba")]);
    splits(
        "(x ab | +b ba | -b /y ba ) ab",
        &[("ab", "(x ab +b )"), ("ab", "+b (x ba -b )"), ("ab", "(y ba ) ab")],
    );
    splits("(x ab | | 'c ) ba", &[("ab", "(x ab )"), ("ab", "'c"), ("ab", "ba")]);
    // a branch without anything in it is one all the same
    splits("(x ab /y | ba )", &[("ab", "(x ab /y )"), ("ab", "(y ba )")]);
    splits("(x ab | ba /y )", &[("ab", "(x ab )"), ("ab", "(x ba /y )")]);
    splits("( ) | ab", &[("ab", "( )"), ("ab", "ab")]);
}

#[test]
fn what_stood_beside_something_stands_alone_on_a_new_page() {
    splits("ab | &ab &ab", &[("ab", "ab"), ("ab", "ab &ab")]);
    splits("ab | n1 =x", &[("ab", "ab n1"), ("ab", "=x")]);
}

#[test]
fn titles_are_those_of_pages_and_furniture_is_on_all() {
    let mut whole = diagram("ab |second ab | ab");
    whole.meta.title = Text::plain("first");
    whole.meta.footer = Some(Furniture { text: Text::plain("foot"), align: None });
    let pages = pages(&whole);
    let titles: Vec<_> = pages.iter().map(|page| page.diagram.meta.title.to_plain()).collect();
    assert_eq!(titles, ["first", "second", ""]);
    assert!(pages.iter().all(|page| page.diagram.meta.footer == whole.meta.footer));
}

#[test]
fn a_duration_over_a_break_is_lost() {
    let mut whole = diagram("ab ba | ab");
    let anchors = ["s", "e", "late"].into_iter();
    let messages = whole.body.iter_mut().filter_map(|item| match item {
        Item::Message(message) => Some(message),
        _ => None,
    });
    for (message, anchor) in messages.zip(anchors) {
        message.anchor = Some(anchor.to_owned());
    }
    let duration = |from: &str, to: &str| {
        Item::Duration(Duration {
            from: from.to_owned(),
            to: to.to_owned(),
            text: Text::plain("1 s"),
            origin: O,
        })
    };
    whole.body.insert(2, duration("s", "e"));
    whole.body.push(duration("s", "late"));
    assert_eq!(validate(&whole), []);
    let pages = pages(&whole);
    assert!(pages.iter().all(|page| validate(&page.diagram).is_empty()));
    assert_eq!(pages[0].diagram.body.len(), 3);
    let lost: Vec<_> = pages.iter().map(|page| page.losses.len()).collect();
    assert_eq!(lost, [0, 1]);
    assert_eq!(pages[1].losses[0].construct, Construct::Duration);
}

#[test]
fn too_many_pages_are_one() {
    let many = diagram(&"| ab ".repeat(1200));
    assert_eq!((page_count(&many), pages(&many).len()), (None, 1));
    assert_eq!(page_count(&diagram(&"| ab ".repeat(900))), Some(901));
    let mut wide = diagram(&"ab | ".repeat(900));
    wide.meta.footer = Some(Furniture { text: Text::plain("x".repeat(100_000)), align: None });
    assert_eq!(page_count(&wide), None);
    assert_eq!(page_count(&diagram(&format!("ab {} {}", "+b ".repeat(10_000), "| ".repeat(900)))), None);
}

#[test]
fn every_page_of_every_diagram_is_valid_and_nothing_is_said_twice() {
    const WORDS: [&str; 19] = [
        "ab", "bc", "&ca", "dd", "+a", "+b", "-a", "-b", "*d ad", "!d", "*e 'x ae", "n", "=", "'", "(g",
        "/h", ")", "|", "|t",
    ];
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut roll = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let mut split = 0;
    for _ in 0..2000 {
        let length = roll(40);
        let text: Vec<_> = (0..length).map(|_| WORDS[roll(WORDS.len())]).collect();
        let text = text.join(" ");
        let whole = diagram(&text);
        let pages = told(&text);
        split += usize::from(pages.len() > 1);
        let seen = |text: &str, what: fn(&str) -> bool| text.split(' ').filter(|word| what(word)).count();
        for what in [
            |word: &str| {
                word.trim_start_matches('&').len() == 2
                    && !word.starts_with(['+', '-', '*', '!', '(', '/', '|', 'n', '='])
            },
            |word: &str| word.starts_with('n'),
            |word: &str| word.starts_with('*'),
            |word: &str| word.starts_with('-'),
        ] {
            let on_pages: usize = pages.iter().map(|(_, body)| seen(body, what)).sum();
            assert_eq!(on_pages, seen(&text, what), "{text}\n{pages:?}");
        }
        assert_eq!(whole, diagram(&text));
    }
    assert!(split > 1000, "only {split} diagrams had pages");
}
