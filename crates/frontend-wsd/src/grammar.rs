//! The productions, one file for each area of the language. Each names an example of what it reads.

pub(crate) mod body;
pub(crate) mod fragment;
pub(crate) mod message;
pub(crate) mod name;
pub(crate) mod note;
pub(crate) mod participant;
pub(crate) mod reference;
pub(crate) mod setting;
