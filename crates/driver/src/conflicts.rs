//! Outputs that get in each other's way, or in the way of inputs.

use crate::contents;
use crate::error::Error;
use crate::files;
use crate::job::{Destination, Input, Job, Stem, with_stem, without_number, without_page};
use crate::work;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is known about the outputs of jobs. Which files a job writes exactly is known only to those who read its diagrams,
/// and that is done only where a name looks like one of them. Files are known by their [identity](files::identity).
pub(crate) struct Claims<'j> {
    jobs: &'j [Job],
    /// File → the jobs that may write it, or it with the number of a page.
    files: BTreeMap<PathBuf, BTreeSet<usize>>,
    /// The same for files that are written with the number of a diagram, and perhaps that of a page.
    numbered: BTreeMap<PathBuf, BTreeSet<usize>>,
    /// What a job writes, as far as it was asked: by identity, as it is called.
    exact: BTreeMap<usize, BTreeMap<PathBuf, PathBuf>>,
}

/// The jobs that must not be done, and why.
#[derive(Default)]
pub(crate) struct Refused {
    pub(crate) jobs: BTreeSet<usize>,
    pub(crate) problems: Vec<Error>,
}

impl<'j> Claims<'j> {
    pub(crate) fn of(jobs: &'j [Job]) -> Self {
        let (files, numbered, exact) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut claims = Self { jobs, files, numbered, exact };
        for (index, job) in jobs.iter().enumerate() {
            let mut stems = None;
            for target in &job.targets {
                match &target.destination {
                    Destination::Standard => {}
                    Destination::File(path) => {
                        claims.files.entry(files::identity(path)).or_default().insert(index);
                    }
                    Destination::Each(path) => {
                        for stem in stems.get_or_insert_with(|| contents::stems(job)) {
                            let (map, path) = match stem {
                                Stem::Numbered(_) => (&mut claims.numbered, files::place(path)),
                                stem => (&mut claims.files, files::identity(&with_stem(path, stem))),
                            };
                            map.entry(path).or_default().insert(index);
                        }
                    }
                }
            }
        }
        claims
    }

    /// The jobs that write the file with this identity, with the name that it has there.
    pub(crate) fn writers(&mut self, identity: &Path) -> Vec<(usize, PathBuf)> {
        let candidates = self.candidates(identity);
        let name = |job| Some((job, self.exact(job).get(identity)?.clone()));
        candidates.into_iter().filter_map(name).collect()
    }

    /// The jobs that could write a file, judged by its name.
    fn candidates(&self, identity: &Path) -> BTreeSet<usize> {
        let first_page = without_page(identity);
        let files = [Some(identity), first_page.as_deref()].into_iter().flatten();
        let mut found = BTreeSet::new();
        for file in files {
            let numbered = without_number(file).and_then(|page| self.numbered.get(&page));
            found.extend(self.files.get(file).into_iter().chain(numbered).flatten());
        }
        found
    }

    fn exact(&mut self, job: usize) -> &BTreeMap<PathBuf, PathBuf> {
        let Self { jobs, exact, .. } = self;
        exact.entry(job).or_insert_with(|| {
            let files = work::files_of(&jobs[job]);
            files.into_iter().map(|path| (files::identity(&path), path)).collect()
        })
    }

    /// Jobs whose outputs would replace an input, and jobs that would write the same file as another one: whatever would be
    /// there in the end, it would be the wrong one for somebody.
    pub(crate) fn refused(mut self) -> Refused {
        let mut refused = Refused::default();
        for job in self.jobs {
            let Input::File(input) = &job.input else { continue };
            let writers = self.writers(&files::identity(input));
            if let Some((_, path)) = writers.first() {
                refused.problems.push(Error::OverwritesInput { output: files::shown(path) });
            }
            refused.jobs.extend(writers.into_iter().map(|(job, _)| job));
        }
        self.refuse_each_other(&mut refused);
        refused
    }

    fn refuse_each_other(&mut self, refused: &mut Refused) {
        let by_name = self.files.keys().map(|file| self.candidates(file));
        let doubtful = by_name.chain(self.numbered.values().cloned()).filter(|jobs| jobs.len() > 1);
        let doubtful: BTreeSet<usize> = doubtful.flatten().collect();
        let mut writers: BTreeMap<PathBuf, (BTreeSet<usize>, PathBuf)> = BTreeMap::new();
        for job in doubtful {
            for (identity, path) in self.exact(job).clone() {
                writers.entry(identity).or_insert((BTreeSet::new(), path)).0.insert(job);
            }
        }
        let mut told = BTreeSet::new();
        for (jobs, path) in writers.into_values().filter(|(jobs, _)| jobs.len() > 1) {
            refused.jobs.extend(&jobs);
            if told.insert(jobs.clone()) {
                let input = |job: usize| files::shown(Path::new(&self.jobs[job].input.name()));
                let inputs = jobs.into_iter().map(input).collect();
                refused.problems.push(Error::Conflict { output: files::shown(&path), inputs });
            }
        }
    }
}
