//! The command as a command: a fresh folder, a run, what came out.

mod asciidoc;
mod batch;
mod build;
mod check;
mod convert;
mod events;
mod fonts;
mod hostile;
mod includes;
mod markdown;
mod pages;
mod several;
mod support;
mod themes;
