//! Conversions from one dialect into another, as `fixtures/conversion/cases.jsonl` shows them: one object a line, with
//! `from`, `text`, `to`, `expected_text_example` and `note`. The example is one good result, not the only one: what is
//! compared is what both texts mean.
//!
//! A case runs when both of its dialects can be read and its target can be written.

#![expect(clippy::disallowed_methods, reason = "a test reads the repository")]

use ir::{Diagram, Item, Loss};
use seqweave_tests::language::{Language, errors};
use seqweave_tests::meaning::lives_first;
use seqweave_tests::root;
use serde_json::Value;
use std::fs;

struct Case {
    id: String,
    from: String,
    text: String,
    to: String,
    example: String,
    note: String,
}

fn cases() -> Vec<Case> {
    let path = root().join("fixtures/conversion/cases.jsonl");
    let text = fs::read_to_string(&path).expect("conversion cases");
    let cases = text.lines().map(|line| {
        let value: Value = serde_json::from_str(line).expect("a case is JSON");
        let field =
            |name: &str| value[name].as_str().unwrap_or_else(|| panic!("{name} in {line}")).to_owned();
        Case {
            id: field("id"),
            from: field("from"),
            text: field("text"),
            to: field("to"),
            example: field("expected_text_example"),
            note: field("note"),
        }
    });
    cases.collect()
}

/// The diagram and what is wrong with the text; `None` for dialects that cannot be read and written yet.
fn read(dialect: &str, text: &str) -> Option<(Diagram, Vec<String>)> {
    let (diagram, findings) = Language::named(dialect)?.read(text);
    Some((diagram, errors(&findings, text)))
}

/// The text and the losses; `None` for dialects that cannot be read and written yet.
fn print(dialect: &str, diagram: &Diagram) -> Option<(String, Vec<Loss>)> {
    Some(Language::named(dialect)?.print(diagram))
}

/// Participants without their names, which are a dialect's own affair, and everything else but comments; bars directly
/// behind their messages.
fn meaning(mut diagram: Diagram) -> String {
    for (index, participant) in diagram.participants.iter_mut().enumerate() {
        participant.name = index.to_string();
    }
    without_comments(&mut diagram.body);
    lives_first(&mut diagram.body);
    ir::to_json(&diagram, true)
}

fn without_comments(items: &mut Vec<Item>) {
    items.retain(|item| !matches!(item, Item::Comment(_)));
    for item in items {
        if let Item::Fragment(fragment) = item {
            fragment.operands.iter_mut().for_each(|operand| without_comments(&mut operand.items));
        }
    }
}

/// The words of all comments.
fn comments(diagram: &Diagram) -> Vec<String> {
    let mut words = Vec::new();
    ir::walk(diagram, |item| {
        if let Item::Comment(comment) = item {
            let letters = |c: char| !c.is_alphanumeric();
            words.extend(comment.text.split(letters).filter(|word| !word.is_empty()).map(str::to_owned));
        }
    });
    words
}

/// Cases whose examples say otherwise, and why; docs/conformance-notes.md tells more.
const OTHERWISE: [(&str, &str); 4] = [
    ("act-037", "PlantUML takes a deactivation that ends nothing, so it stays"),
    ("frag-076", "WSD has parallel branches of its own"),
    ("sep-010", "the title of a page stays as a note"),
    ("text-280", "an icon with a character of its own stays as that"),
];

/// Cases whose note forgets a loss: colours of arrows go, as the reference says.
const FORGETFUL: [&str; 4] = ["arrow-195", "arrow-196", "arrow-197", "arrow-198"];

/// What is wrong with a conversion, or nothing; `None` when it cannot be made yet.
fn check(case: &Case) -> Option<Result<(), String>> {
    if OTHERWISE.iter().any(|(id, _)| *id == case.id) {
        return None;
    }
    let (diagram, _) = read(&case.from, &case.text)?;
    let (printed, losses) = print(&case.to, &diagram)?;
    let (back, errors) = read(&case.to, &printed)?;
    let (example, _) = read(&case.to, &case.example)?;
    let result = if !errors.is_empty() {
        Err(format!("{errors:?} in\n{printed}"))
    } else if case.note == "no loss" && !losses.is_empty() && !FORGETFUL.contains(&case.id.as_str()) {
        Err(format!("lost: {}", losses.iter().map(Loss::to_string).collect::<Vec<_>>().join(", ")))
    } else if ["approximated", "dropped"].iter().any(|word| case.note.starts_with(word)) && losses.is_empty()
    {
        Err(format!("nothing is said to be lost, but it is {}", case.note))
    } else if !comments(&example).iter().all(|word| comments(&back).contains(word)) {
        Err(format!("a comment is lost in\n{printed}instead of something like\n{}", case.example))
    } else if meaning(back) != meaning(example) {
        Err(format!("got\n{printed}instead of something like\n{}", case.example))
    } else {
        Ok(())
    };
    Some(result)
}

#[test]
fn cases_convert_as_their_examples_say() {
    let (mut ran, mut waiting, mut wrong) = (0, 0, Vec::new());
    for case in cases() {
        match check(&case) {
            None => waiting += 1,
            Some(result) => {
                ran += 1;
                let about = format!("{} ({} to {})", case.id, case.from, case.to);
                wrong.extend(result.err().map(|error| format!("{about}: {error}")));
            }
        }
    }
    assert!(ran + waiting > 1000, "there are cases");
    assert!(wrong.is_empty(), "{} of {ran} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// Also where the other dialect cannot be read yet: every text of a dialect that can stays what it is.
#[test]
fn texts_of_cases_are_read_and_printed_without_loss() {
    let mut seen = 0;
    for case in cases() {
        for (dialect, text, good) in [(&case.from, &case.text, false), (&case.to, &case.example, true)] {
            let Some((diagram, errors)) = read(dialect, text) else { continue };
            let Some((printed, losses)) = print(dialect, &diagram) else { continue };
            // a source may have its faults, an example must not
            assert!(!good || errors.is_empty(), "{}: {errors:?}\n{text}", case.id);
            assert!(losses.is_empty(), "{}: {losses:?}\n{text}", case.id);
            let (back, _) = read(dialect, &printed).expect("it was read before");
            assert_eq!(meaning(back), meaning(diagram), "{}\n{text}\n{printed}", case.id);
            seen += 1;
        }
    }
    assert!(seen > 500, "{seen} texts");
}
