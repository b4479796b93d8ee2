//! From settings to jobs: which inputs, which outputs, in which order, and whether they get in each other's way.

use crate::conflicts::{Claims, Refused};
use crate::error::Error;
use crate::files;
use crate::job::{Destination, Input, Job, Target};
use crate::settings::{Build, Check, Convert, Events};
use crate::walk;
use convert::Format;
use std::path::{Path, PathBuf};

/// What is to be done, and what was found out to be impossible meanwhile.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// In the order in which they are reported.
    pub(crate) jobs: Vec<Job>,
    /// Reported before the jobs; they do not keep the jobs from being done.
    pub(crate) problems: Vec<Error>,
}

/// One job for each file, in the order in which they were given.
pub(crate) fn convert(
    settings: Convert,
    include_root: Option<&Path>,
    terminal_shows_output: bool,
) -> Result<Plan, Error> {
    let Convert { files, from, to, output, .. } = settings;
    if files.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err(Error::InputTwice);
    }
    let output = place(output, to, files.len(), terminal_shows_output)?;
    let mut jobs = Vec::with_capacity(files.len());
    for path in files {
        let mut job = named_job(Input::new(path), from, include_root, Vec::new());
        let destination = match &output {
            Place::Standard => Destination::Standard,
            Place::File(path) => Destination::File(path.clone()),
            Place::Folder(folder) => {
                let Input::File(path) = &job.input else { return Err(Error::NamelessInput) };
                Destination::Each(folder.join(output_name(path, to)))
            }
        };
        job.targets.push(Target { format: to, destination });
        jobs.push(job);
    }
    if let [job] = &mut jobs[..] {
        // the event list says by itself that it is none
        job.alone = to.name != "events";
    }
    let mut plan = Plan { jobs, problems: Vec::new() };
    plan.refuse_conflicts();
    Ok(plan)
}

/// One job for each diagram in the folders, sorted by path.
pub(crate) fn build(settings: Build, include_root: Option<&Path>) -> Plan {
    let (found, problems) = walk::find(&settings.paths);
    let job = |found: walk::Found| {
        let folder = found.path.parent().unwrap_or(Path::new(""));
        let folder = match &settings.out_dir {
            Some(out_dir) => out_dir.join(below(folder, &found.root)),
            None => folder.to_owned(),
        };
        let paths = settings.to.iter().map(|format| folder.join(output_name(&found.path, format)));
        let paths: Vec<_> = paths.collect();
        let mut job = found_job(found, None, include_root, Vec::new());
        let target = |(&format, path)| Target { format, destination: Destination::Each(path) };
        job.targets = settings.to.iter().zip(paths).map(target).collect();
        job
    };
    let jobs = found.into_iter().map(job).collect();
    let mut plan = Plan { jobs, problems };
    plan.refuse_conflicts();
    plan
}

/// One job for each diagram in the folders, sorted by path.
pub(crate) fn check(settings: Check, include_root: Option<&Path>) -> Result<Plan, Error> {
    let (paths, standard) = without_standard_input(settings.paths)?;
    let (found, problems) = walk::find(&paths);
    let standard = standard.then(|| named_job(Input::Standard, settings.from, include_root, Vec::new()));
    let found = found.into_iter().map(|found| found_job(found, settings.from, include_root, Vec::new()));
    Ok(Plan { jobs: standard.into_iter().chain(found).collect(), problems })
}

/// One job for each file, in the order in which files and folders were given.
pub(crate) fn events(
    settings: Events,
    include_root: Option<&Path>,
    format: &'static Format,
) -> Result<Plan, Error> {
    without_standard_input(settings.paths.clone())?;
    let mut plan = Plan::default();
    let targets = || vec![Target { format, destination: Destination::Standard }];
    for path in settings.paths {
        if path.as_os_str() == "-" {
            plan.jobs.push(named_job(Input::Standard, settings.from, include_root, targets()));
            continue;
        }
        let (found, problems) = walk::find(&[path]);
        plan.problems.extend(problems);
        plan.jobs
            .extend(found.into_iter().map(|found| found_job(found, settings.from, include_root, targets())));
    }
    Ok(plan)
}

fn without_standard_input(mut paths: Vec<PathBuf>) -> Result<(Vec<PathBuf>, bool), Error> {
    let all = paths.len();
    paths.retain(|path| path.as_os_str() != "-");
    match all - paths.len() {
        0 => Ok((paths, false)),
        1 => Ok((paths, true)),
        _ => Err(Error::InputTwice),
    }
}

fn named_job(
    input: Input,
    from: Option<&'static Format>,
    include_root: Option<&Path>,
    targets: Vec<Target>,
) -> Job {
    let own = match &input {
        Input::Standard => None,
        Input::File(path) => Some(files::folder_of(path)),
    };
    let include_root = include_root.or(own).map(Path::to_owned);
    Job { input, from, named: true, alone: false, include_root, targets }
}

fn found_job(
    found: walk::Found,
    from: Option<&'static Format>,
    include_root: Option<&Path>,
    targets: Vec<Target>,
) -> Job {
    let include_root = Some(include_root.unwrap_or(&found.root).to_owned());
    let mut job = Job {
        input: Input::File(found.path),
        from: None,
        named: found.named,
        alone: false,
        include_root,
        targets,
    };
    // `--from` says what diagrams are written in; a page among them is one all the same, unless it was named
    if job.named || !job.is_page() {
        job.from = from;
    }
    job
}

/// Where the outputs of `convert` go.
enum Place {
    Standard,
    File(PathBuf),
    Folder(PathBuf),
}

fn place(
    output: Option<PathBuf>,
    to: &'static Format,
    inputs: usize,
    terminal_shows_output: bool,
) -> Result<Place, Error> {
    let Some(output) = output else {
        return match () {
            // some are made to be strung together
            () if inputs > 1 && to.strung.is_none() => Err(Error::SeveralInputs { to: to.title }),
            () if to.binary && terminal_shows_output => Err(Error::BinaryOnTerminal { to: to.title }),
            () => Ok(Place::Standard),
        };
    };
    let is_folder = output.as_os_str().as_encoded_bytes().last().is_some_and(|&last| last == b'/')
        || output.as_os_str().to_string_lossy().ends_with(std::path::MAIN_SEPARATOR)
        || output.is_dir();
    let is_file_name = output
        .extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| convert::by_extension(extension).is_some());
    if is_folder || (inputs > 1 && !is_file_name) {
        return Ok(Place::Folder(output));
    }
    if inputs > 1 {
        return Err(Error::SeveralInputs { to: to.title });
    }
    let folder = files::folder_of(&output);
    if !folder.is_dir() {
        return Err(Error::NoFolder { path: files::shown(folder) });
    }
    Ok(Place::File(output))
}

/// `login.wsd` becomes `login.svg`.
fn output_name(input: &Path, format: &Format) -> PathBuf {
    let mut name = input.file_stem().unwrap_or_default().to_owned();
    name.push(".");
    name.push(format.extension());
    name.into()
}

/// The path of `folder` below `root`.
fn below<'p>(folder: &'p Path, root: &Path) -> &'p Path {
    let root = root.strip_prefix("./").unwrap_or(root);
    let root = if root == Path::new(".") { Path::new("") } else { root };
    folder.strip_prefix(root).unwrap_or(Path::new(""))
}

impl Plan {
    /// Whether the report of losses can be written without harm: it would replace whatever is there.
    pub(crate) fn allow_report(&self, report: Option<&Path>) -> Result<(), Error> {
        let Some(report) = report else { return Ok(()) };
        let folder = files::folder_of(report);
        if !folder.is_dir() {
            return Err(Error::NoFolder { path: files::shown(folder) });
        }
        let identity = files::identity(report);
        if self.jobs.iter().any(|job| job.input.is(&identity)) {
            return Err(Error::OverwritesInput { output: files::shown(report) });
        }
        if let Some((job, _)) = Claims::of(&self.jobs).writers(&identity).first() {
            let input = files::shown(Path::new(&self.jobs[*job].input.name()));
            let inputs = vec![input, "`--report`".to_owned()];
            return Err(Error::Conflict { output: files::shown(report), inputs });
        }
        Ok(())
    }

    /// Takes out jobs that would write over an input, and jobs that would write the same file as another one.
    fn refuse_conflicts(&mut self) {
        let Refused { jobs, problems } = Claims::of(&self.jobs).refused();
        self.problems.extend(problems);
        let mut index = 0;
        self.jobs.retain(|_| {
            index += 1;
            !jobs.contains(&(index - 1))
        });
    }
}

impl Input {
    /// Whether it is the file with this [identity](files::identity).
    fn is(&self, identity: &Path) -> bool {
        matches!(self, Input::File(path) if files::identity(path) == identity)
    }
}
