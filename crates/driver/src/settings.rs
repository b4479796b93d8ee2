//! What a run shall do, free of how it was said.

use crate::args::{self, Args};
use crate::error::Error;
use convert::{Effect, Fonts, Format, Options};
use std::num::NonZero;
use std::path::PathBuf;

/// Everything that a run needs to know.
#[derive(Debug)]
pub(crate) struct Settings {
    /// What to do.
    pub(crate) command: Command,
    /// How many jobs are worked on at once, at most.
    pub(crate) threads: usize,
    /// Where included files may lie, when it was said.
    pub(crate) include_root: Option<PathBuf>,
}

/// What to do.
#[derive(Debug)]
pub(crate) enum Command {
    Convert(Convert),
    Build(Build),
    Check(Check),
    Events(Events),
    /// The built-in themes, or the text of one.
    Themes(Option<String>),
}

/// One output for each input.
#[derive(Debug)]
pub(crate) struct Convert {
    pub(crate) files: Vec<PathBuf>,
    pub(crate) from: Option<&'static Format>,
    pub(crate) to: &'static Format,
    pub(crate) output: Option<PathBuf>,
    /// The name or file of a theme.
    pub(crate) theme: Option<String>,
    /// Where fonts are looked for.
    pub(crate) fonts: Places,
    pub(crate) options: Options,
    pub(crate) losses: Losses,
}

/// Pictures of everything in folders.
#[derive(Debug)]
pub(crate) struct Build {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) to: Vec<&'static Format>,
    pub(crate) out_dir: Option<PathBuf>,
    pub(crate) check: bool,
    pub(crate) force: bool,
    /// The name or file of a theme.
    pub(crate) theme: Option<String>,
    /// Where fonts are looked for.
    pub(crate) fonts: Places,
    pub(crate) options: Options,
    pub(crate) losses: Losses,
}

/// Findings of everything in folders.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) from: Option<&'static Format>,
    pub(crate) format: diag::render::Format,
}

/// The event lists of files.
#[derive(Debug)]
pub(crate) struct Events {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) from: Option<&'static Format>,
}

/// Where fonts are looked for that have what the bundled ones lack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Places {
    /// Files, and folders of files, in the order in which they are tried.
    pub(crate) named: Vec<PathBuf>,
    /// Fonts that are installed on this machine are taken, too.
    pub(crate) installed: bool,
}

/// What happens with losses beside the warnings.
#[derive(Debug, Default)]
pub(crate) struct Losses {
    /// Where they are listed.
    pub(crate) report: Option<PathBuf>,
    /// The least one that makes the run end with 1.
    pub(crate) fail_on: Option<Effect>,
}

impl Settings {
    /// What the arguments mean.
    pub(crate) fn new(args: Args) -> Result<Self, Error> {
        let (command, work) = match args.command {
            args::Command::Convert(args) => (Command::Convert(convert(&args)?), args.work),
            args::Command::Build(args) => (Command::Build(build(&args)?), args.work),
            args::Command::Check(args) => {
                let paths = or_here(args.paths);
                (Command::Check(Check { paths, from: args.from.from, format: args.format }), args.work)
            }
            args::Command::Events(args) => {
                (Command::Events(Events { paths: args.paths, from: args.from.from }), args.work)
            }
            args::Command::Themes(args) => {
                return Ok(Self { command: Command::Themes(args.show), threads: 1, include_root: None });
            }
        };
        let threads = match work.jobs {
            Some(jobs) => jobs.into(),
            None => std::thread::available_parallelism().map_or(1, NonZero::get),
        };
        Ok(Self { command, threads, include_root: work.include_root })
    }
}

fn convert(args: &args::ConvertArgs) -> Result<Convert, Error> {
    let to = target(args.to, args.output.as_ref())?;
    to.writable().map_err(|why| Error::CannotWrite { why })?;
    let files = if args.files.is_empty() { vec![PathBuf::from("-")] } else { args.files.clone() };
    let mut options = options(&args.picture);
    options.id.clone_from(&args.id);
    Ok(Convert {
        files,
        from: args.from.from,
        to,
        output: args.output.clone(),
        theme: args.picture.theme.clone(),
        fonts: places(&args.picture),
        options,
        losses: losses(&args.losses),
    })
}

/// What to make: what `--to` says, else what the name of the output says.
fn target(to: Option<&'static Format>, output: Option<&PathBuf>) -> Result<&'static Format, Error> {
    let extension = output.and_then(|output| output.extension()).and_then(|extension| extension.to_str());
    let named = extension.and_then(convert::by_extension).filter(|format| format.is_output());
    match (to, named) {
        (Some(to), Some(named)) if to != named && (to.is_picture() || named.is_picture()) => {
            let output = output.map(|path| path.display().to_string()).unwrap_or_default();
            Err(Error::Contradiction { to: to.name, output })
        }
        (Some(format), _) | (None, Some(format)) => Ok(format),
        (None, None) => {
            let known = convert::FORMATS.iter().flat_map(|format| format.extensions).copied();
            Err(Error::NoTarget {
                output: output.map(|path| path.display().to_string()),
                nearest: extension.and_then(|extension| diag::nearest(extension, known)),
            })
        }
    }
}

fn build(args: &args::BuildArgs) -> Result<Build, Error> {
    let mut to: Vec<&'static Format> = Vec::new();
    for format in &args.to {
        format.writable().map_err(|why| Error::CannotWrite { why })?;
        if !to.contains(format) {
            to.push(format);
        }
    }
    Ok(Build {
        paths: or_here(args.paths.clone()),
        to,
        out_dir: args.out_dir.clone(),
        check: args.check,
        force: args.force,
        theme: args.picture.theme.clone(),
        fonts: places(&args.picture),
        options: options(&args.picture),
        losses: losses(&args.losses),
    })
}

fn or_here(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from(".")] } else { paths }
}

fn options(args: &args::PictureArgs) -> Options {
    Options {
        id: None,
        mode: args.mode,
        theme: None,
        wrap: args.wrap.map(f64::from),
        max_width: args.max_width.map(f64::from),
        scale: args.scale,
        fonts: Fonts::default(),
        responsive: args.responsive,
        embed_font: args.embed_font,
        minify: args.minify,
        together: false,
    }
}

fn places(args: &args::PictureArgs) -> Places {
    Places { named: args.font.clone(), installed: !args.no_system_fonts }
}

fn losses(args: &args::LossArgs) -> Losses {
    Losses { report: args.report.clone(), fail_on: args.fail_on }
}
