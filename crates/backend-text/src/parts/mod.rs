//! One file for each construct: how it is measured, and how it is painted.

pub(crate) mod arrow;
pub(crate) mod delay;
pub(crate) mod divider;
pub(crate) mod duration;
pub(crate) mod fragment;
pub(crate) mod furniture;
pub(crate) mod head;
pub(crate) mod message;
pub(crate) mod note;
pub(crate) mod panel;
pub(crate) mod reference;
pub(crate) mod self_message;
