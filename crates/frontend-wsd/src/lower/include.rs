//! `include "name"`: another text, inserted where the line stands (W-012).

use super::{Lower, Place};
use crate::parse;
use crate::problem::Problem;
use crate::tree::{Part, Tree};
use diag::{FileId, IncludeError};
use spelling::wsd;
use std::sync::Arc;

/// How deep texts may include each other.
pub(crate) const DEPTH_LIMIT: usize = 16;
/// How many texts may be inserted into one diagram: ten texts that each include ten others ten levels deep would be ten
/// thousand million.
pub(crate) const COUNT_LIMIT: usize = 1000;
/// How many bytes may be inserted into one diagram.
pub(crate) const BYTES_LIMIT: usize = 32 << 20;

/// A text that is being lowered.
pub(crate) struct Frame {
    pub file: FileId,
    pub text: Arc<str>,
    pub tree: Tree,
    /// The next statement's place in the tree.
    pub next: usize,
    /// How many blocks were open where it was included.
    pub floor: usize,
}

/// What was inserted so far.
#[derive(Debug, Default)]
pub(super) struct Spent {
    count: usize,
    bytes: usize,
}

impl Lower<'_> {
    /// The included text, or a finding at the statement.
    pub(super) fn include(
        &mut self,
        place: Place<'_>,
        name: Part,
        part: Part,
        frames: &[Frame],
    ) -> Option<Frame> {
        match self.load(place, name, frames) {
            Ok(frame) => Some(frame),
            Err(problem) => {
                let at = if problem == Problem::IncludeLimit { part } else { name };
                self.report.push(place.span(at), problem);
                None
            }
        }
    }

    fn load(&mut self, place: Place<'_>, name: Part, frames: &[Frame]) -> Result<Frame, Problem> {
        if frames.len() > DEPTH_LIMIT
            || self.included.count >= COUNT_LIMIT
            || self.included.bytes >= BYTES_LIMIT
        {
            return Err(Problem::IncludeLimit);
        }
        self.included.count += 1;
        let from = self.sources.get(place.file).name().to_owned();
        let failed = |error: IncludeError| Problem::Include(Box::new(error));
        let included = self.includes.load(&from, place.of(name), &wsd::EXTENSIONS).map_err(failed)?;
        if frames.iter().any(|frame| self.sources.get(frame.file).name() == included.name) {
            return Err(Problem::IncludeCycle);
        }
        self.included.bytes = self.included.bytes.saturating_add(included.text.len());
        if self.included.bytes > BYTES_LIMIT {
            return Err(Problem::IncludeLimit);
        }
        let text: Arc<str> = included.text.into();
        let file = self.sources.add(included.name, Arc::clone(&text));
        let tree = parse::tree(&text, file, self.report);
        Ok(Frame { file, text, tree, next: 0, floor: self.open.len() })
    }
}
