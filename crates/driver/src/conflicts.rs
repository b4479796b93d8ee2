//! Outputs that get in each other's way, or in the way of inputs.

use crate::error::Error;
use crate::files;
use crate::job::{Input, Job, without_number};
use crate::run;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is known about the outputs of jobs. Files are known by their [identity](files::identity), pages by their [place](files::place). How many files a page
/// writes is known only to those who read it, and that is done only where a name looks like one of them.
pub(crate) struct Conflicts<'j> {
    jobs: &'j [Job],
    /// File → the jobs that write it, and its name.
    writers: BTreeMap<PathBuf, (Vec<usize>, &'j Path)>,
    /// The same for pages; the file is without the numbers of diagrams.
    pages: BTreeMap<PathBuf, (Vec<usize>, &'j Path)>,
    /// How many diagrams a job has, as far as it was asked.
    counts: BTreeMap<usize, usize>,
    /// The jobs that must not be done.
    pub(crate) refused: BTreeSet<usize>,
    /// What is to be said about them.
    pub(crate) problems: Vec<Error>,
}

impl<'j> Conflicts<'j> {
    pub(crate) fn of(jobs: &'j [Job]) -> Self {
        let mut found = Self {
            jobs,
            writers: BTreeMap::new(),
            pages: BTreeMap::new(),
            counts: BTreeMap::new(),
            refused: BTreeSet::new(),
            problems: Vec::new(),
        };
        for (index, job) in jobs.iter().enumerate() {
            for path in job.files() {
                found.writers.entry(files::identity(path)).or_insert((Vec::new(), path)).0.push(index);
            }
            for path in job.pages() {
                found.pages.entry(files::place(path)).or_insert((Vec::new(), path)).0.push(index);
            }
        }
        found
    }

    /// Outputs that would replace an input.
    pub(crate) fn with_inputs(&mut self) {
        for job in self.jobs {
            let Input::File(input) = &job.input else { continue };
            let identity = files::identity(input);
            if let Some((jobs, path)) = self.writers.get(&identity) {
                self.problems.push(Error::OverwritesInput { output: files::shown(path) });
                self.refused.extend(jobs);
            }
            let pages = self.writing_pages(&identity);
            if !pages.is_empty() {
                self.problems.push(Error::OverwritesInput { output: files::shown(input) });
                self.refused.extend(pages);
            }
        }
    }

    /// Outputs that several jobs would write.
    pub(crate) fn with_each_other(&mut self) {
        let mut told = BTreeSet::new();
        for (identity, (jobs, path)) in self.writers.clone() {
            let pages = self.writing_pages(&identity);
            let group: Vec<usize> = jobs.into_iter().chain(pages).collect();
            self.refuse(group, files::shown(path), &mut told);
        }
        for (jobs, path) in self.pages.clone().into_values() {
            let first = crate::job::Destination::Numbered(path.to_owned());
            let first = first.file(1).map(|path| files::shown(&path)).unwrap_or_default();
            self.refuse(jobs, first, &mut told);
        }
    }

    /// Refuses what would write one file, if it is more than one job. A flowchart beside a sequence diagram of the same
    /// name writes nothing.
    fn refuse(&mut self, mut group: Vec<usize>, output: String, told: &mut BTreeSet<Vec<usize>>) {
        if group.len() > 1 {
            group.retain(|&job| self.count(job) > 0);
        }
        if group.len() > 1 && told.insert(group.clone()) {
            let inputs = group.iter().map(|&job| files::shown(Path::new(&self.jobs[job].input.name())));
            self.problems.push(Error::Conflict { output, inputs: inputs.collect() });
            self.refused.extend(group);
        }
    }

    /// The pages that write this file for one of their diagrams.
    fn writing_pages(&mut self, identity: &Path) -> Vec<usize> {
        let Some((rest, number)) = without_number(identity) else { return Vec::new() };
        let Some((jobs, _)) = self.pages.get(&rest) else { return Vec::new() };
        let jobs = jobs.clone();
        jobs.into_iter().filter(|&job| self.count(job) >= number).collect()
    }

    fn count(&mut self, job: usize) -> usize {
        *self.counts.entry(job).or_insert_with(|| run::diagrams_in(&self.jobs[job]))
    }
}
