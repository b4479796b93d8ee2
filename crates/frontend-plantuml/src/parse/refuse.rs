//! Why a line might have been written that is no statement: spellings of other tools, and near misses
//! (reference plantuml section 22).

use crate::grammar::{message, run};
use crate::lex::Tokens;
use crate::problem::Habit;
use crate::tree::Part;
use ir::Head;

/// The habit behind a line that could not be read from the byte `at` on; `None` where nothing is known.
pub(super) fn habit(text: &str, line: Part, at: usize) -> Option<Habit> {
    let slice = line.of(text);
    let lower = slice.to_lowercase();
    let rest = text.get(at..line.end as usize).unwrap_or_default();
    let word_end = lower.find(|c: char| !c.is_alphanumeric()).unwrap_or(lower.len());
    let (word, behind) = lower.split_at(word_end);
    if slice.starts_with("%%") {
        return Some(Habit::PercentComment);
    }
    if slice.starts_with("//") || slice.starts_with('#') {
        return Some(Habit::HashComment);
    }
    match word {
        "and" => return Some(Habit::Operand("and")),
        "option" => return Some(Habit::Operand("option")),
        "elseif" => return Some(Habit::Operand("elseif")),
        "endif" => return Some(Habit::JoinedEnd("endif")),
        "endloop" | "endopt" | "endalt" | "endgroup" | "endpar" | "endbreak" | "endcritical" => {
            return Some(Habit::JoinedEnd("end"));
        }
        "floating" => return Some(Habit::FreeNote),
        "note" | "hnote" | "rnote" => {
            if behind.trim_start().starts_with("accross") {
                return Some(Habit::Across);
            }
            if behind.trim_start().starts_with("as ") || behind.trim_start().starts_with('"') {
                return Some(Habit::FreeNote);
            }
            if behind.trim_start().starts_with("over") && behind.split(':').next()?.matches(',').count() > 1 {
                return Some(Habit::ThreeNames);
            }
        }
        "autonumber" if behind.trim() == "off" => return Some(Habit::NumberOff),
        "legend" if matches!(behind.trim(), "left top" | "right top" | "center top") => {
            return Some(Habit::LegendPlace);
        }
        "title" | "caption" | "header" | "footer" | "mainframe" => return Some(Habit::Title),
        "left" | "top" if lower.ends_with("direction") => return Some(Habit::Direction),
        "loop" | "alt" | "opt" | "par" | "group" | "break" | "critical" if behind.starts_with(['(', ':']) => {
            return Some(Habit::KeywordNeedsBlank);
        }
        _ => {}
    }
    let shaft = run(message::beginning(), Tokens::new(text, line)).ok()?;
    let behind = text.get(shaft.part.end as usize..line.end as usize)?;
    if behind.starts_with(['+', '-']) || behind.starts_with(')') {
        return Some(Habit::SuffixBeforeName);
    }
    if shaft.left.head == Head::None && shaft.right.head == Head::None {
        return Some(Habit::NoHeadLine);
    }
    if rest.starts_with(';') {
        return Some(Habit::Semicolon);
    }
    if rest.starts_with(['-', '/', '(', '+', '$', '*']) {
        return Some(Habit::NameNeedsQuotes);
    }
    let words_behind = rest.starts_with(|c: char| c.is_alphanumeric());
    words_behind.then_some(Habit::MissingColon)
}
