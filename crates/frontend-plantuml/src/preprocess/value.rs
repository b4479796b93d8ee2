//! Values of the preprocessor: integers, texts, JSON (reference plantuml section 19).

use super::json::Json;
use std::rc::Rc;

/// A value. Cheap to copy.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// 32 bits, overflowing silently as PlantUML's do.
    Int(i32),
    Text(Rc<str>),
    Json(Json),
}

impl Value {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn truth(yes: bool) -> Self {
        Self::Int(i32::from(yes))
    }

    /// How many bytes it takes in a text, nearly.
    pub(super) fn weight(&self) -> usize {
        match self {
            Self::Int(_) => 8,
            Self::Text(text) => text.len(),
            Self::Json(json) => json.weight(),
        }
    }

    /// Zero and the empty text are false; a JSON value counts as its text.
    pub(super) fn is_true(&self) -> bool {
        match self {
            Self::Int(number) => *number != 0,
            value => !value.to_text().is_empty(),
        }
    }

    /// As it stands in a text.
    pub(super) fn to_text(&self) -> Rc<str> {
        match self {
            Self::Int(number) => number.to_string().into(),
            Self::Text(text) => Rc::clone(text),
            Self::Json(Json::Text(text)) => Rc::clone(text),
            Self::Json(json) => json.to_string().into(),
        }
    }

    pub(super) fn to_json(&self) -> Json {
        match self {
            Self::Int(number) => Json::Number(number.to_string().into()),
            Self::Text(text) => Json::Text(Rc::clone(text)),
            Self::Json(json) => json.clone(),
        }
    }

    /// The number that it is; 0 for anything else, texts of digits among them.
    pub(super) fn to_int(&self) -> i32 {
        match self {
            Self::Int(number) => *number,
            _ => 0,
        }
    }
}
