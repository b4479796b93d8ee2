//! One file per construct. Each measures what it stands for, says what it asks of the columns, finds its place across
//! and down, and draws itself: the same verbs everywhere.

pub(crate) mod activation;
pub(crate) mod arrow;
pub(crate) mod attached;
pub(crate) mod delay;
pub(crate) mod divider;
pub(crate) mod duration;
pub(crate) mod fragment;
pub(crate) mod furniture;
pub(crate) mod heads;
pub(crate) mod label;
pub(crate) mod lifeline;
pub(crate) mod message;
pub(crate) mod note;
pub(crate) mod number;
pub(crate) mod participant;
pub(crate) mod reference;
pub(crate) mod self_message;
