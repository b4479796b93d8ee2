//! The command line, as `clap` reads it and as `--help` shows it. No type of this file is used anywhere but in
//! [`settings`](crate::settings).

use crate::terminal::{ColorChoice, Verbosity};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args as Arguments, Parser, Subcommand};
use convert::{Effect, FORMATS, Format, Mode};
use std::ffi::OsStr;
use std::path::PathBuf;

/// Stands at the end of every long help text.
macro_rules! exit_codes {
    () => {
        "\
Exit codes:
  0  fine
  1  findings: errors in a diagram, a picture out of date, a loss that --fail-on names
  2  usage or environment: no such file, cannot write, …
One bad diagram never stops the others."
    };
}

/// Draws and converts sequence diagrams.
///
/// Reads sequence diagrams written as text and writes them as pictures (SVG, PNG, PDF), as drawings made of characters,
/// as text, or as data. Works on one file, on standard input, or on a whole folder at once.
#[derive(Debug, Parser)]
#[command(name = "seqweave", version, max_term_width = 100, after_help = exit_codes!(), disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Colours in messages: on terminals (unless NO_COLOR is set), always, or never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_parser = colors(),
          hide_possible_values = true, help_heading = "Messages")]
    pub(crate) color: ColorChoice,

    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = "Messages")]
    quiet: bool,

    /// Say what became of each file
    #[arg(short, long, global = true, help_heading = "Messages")]
    verbose: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Convert(ConvertArgs),
    Build(BuildArgs),
    Check(CheckArgs),
    Events(EventsArgs),
    Themes(ThemesArgs),
}

const CONVERT_EXAMPLES: &str = concat!(
    "\
Examples:
  seqweave convert login.wsd -o login.svg            a picture
  seqweave convert login.wsd --to svg > login.svg    the same
  cat login.wsd | seqweave convert - --to png -o login.png
  seqweave convert docs/*.wsd --to svg -o pictures/  one picture for each file
  seqweave convert login.wsd --to text               a drawing for the terminal (`ascii`: for old ones)
  seqweave convert login.wsd --to json | jq .        the diagram as data
  seqweave convert guide.md --to svg -o pictures/    pictures/guide-1.svg, pictures/guide-2.svg, …
  seqweave convert flows.puml --to svg -o pictures/  one picture for each diagram and page

A Markdown page (.md, .markdown, .mdx) holds any number of diagrams, in fences with the words
mermaid, wsd, websequencediagrams, plantuml, puml, uml, js-sequence, sequence or sqjs. An AsciiDoc
page (.adoc, .asciidoc, .asc) holds them in blocks with such a word as style: `[plantuml]` above
----, .... or --. Each sequence diagram among them becomes an output with its number, or with the
name that AsciiDoc gives it (`[plantuml, target=login]`); others are passed over.

A PlantUML file of several diagrams becomes an output for each, called as PlantUML calls it:
`@startuml login` is login.svg, those without a name are flows.svg, flows_001.svg, …; a file of one
diagram keeps its own name. Each page that `newpage` begins is a picture of its own (flows_001.svg);
on standard output they stand in one. Several diagrams can go to standard output or into one file
as PlantUML (one block each), as text and ascii (one drawing below the other) and as event list
(one line each); otherwise say `-o DIR/`.

How the language of an input is told: --from, or the extension. In `.wsd`, in files with another
extension and on standard input the first line that is neither blank nor a comment decides:
`@start…` is PlantUML, `sequenceDiagram` is Mermaid, `{` is JSON. Standard input that begins with
none of these is taken as WebSequenceDiagrams.

",
    exit_codes!()
);

/// Converts diagrams, one by one
///
/// Each input becomes one output: a picture, a drawing, text in another dialect, or data. What the output cannot say is
/// reported as a warning. A diagram with errors is converted as far as it was understood, and the exit code is 1. Each sequence
/// diagram of a page, and of a PlantUML file, is an input of its own.
#[derive(Debug, Arguments)]
#[command(after_long_help = CONVERT_EXAMPLES)]
pub(crate) struct ConvertArgs {
    /// Files to convert; `-` is standard input, and so is no file at all
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// What to make; told by the extension of OUT when left out
    #[arg(long, value_name = "FORMAT", value_parser = outputs())]
    pub(crate) to: Option<&'static Format>,

    /// The file to write, or a folder (`-o DIR/`, and always with several inputs) in which each input becomes
    /// `<stem>.<extension>`, and each diagram of a page `<stem>-<number>.<extension>`; standard output when left out.
    /// Further pages of a diagram stand beside it, as `<stem>_001.<extension>`, …
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) from: FromArgs,

    #[command(flatten)]
    pub(crate) losses: LossArgs,

    #[command(flatten)]
    pub(crate) picture: PictureArgs,

    /// SVG: prefix of the ids in the picture, by default made from the source text and the look
    #[arg(long, value_name = "PREFIX", help_heading = "Pictures")]
    pub(crate) id: Option<String>,

    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

const BUILD_EXAMPLES: &str = concat!(
    "\
Examples:
  seqweave build                                     draw everything under this folder
  seqweave build docs --to svg,png --out-dir pictures
  seqweave build --check                             in CI: fail when a picture is out of date
  seqweave build --to png --font fonts/ --no-system-fonts
                                                     the same bytes on every machine, in any script

Sequence diagrams in fences of Markdown pages (.md, .markdown, .mdx) and in blocks of AsciiDoc pages
(.adoc, .asciidoc, .asc) are drawn too: guide.md becomes guide-1.svg, guide-2.svg, … in the order of
its diagrams; `[plantuml, target=login]` becomes login.svg. Diagrams of other kinds are counted and
passed over. The page itself is not changed.

A PlantUML file of several diagrams becomes a picture for each, called as PlantUML calls it
(`seqweave convert --help`). Diagrams that would write the same file are an error, and none of them
is written.

Hidden files and what .gitignore or .ignore name are passed over, symbolic links are not followed;
files that are named on the command line are always drawn.

",
    exit_codes!()
);

/// Draws all diagrams of folders, and only those that changed
///
/// `login.wsd` becomes `login.svg` beside it, or at the same place below --out-dir; the diagrams of a page
/// `guide.md` become `guide-1.svg`, `guide-2.svg`, … A picture whose bytes would not
/// change is not touched. A diagram with errors is drawn as far as it was understood, and the exit code is 1.
#[derive(Debug, Arguments)]
#[command(after_long_help = BUILD_EXAMPLES)]
pub(crate) struct BuildArgs {
    /// Folders to walk, and files; this folder when left out
    #[arg(value_name = "DIR")]
    pub(crate) paths: Vec<PathBuf>,

    /// Pictures to make, separated by commas
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', default_value = "svg", value_parser = pictures())]
    pub(crate) to: Vec<&'static Format>,

    /// Put pictures below this folder, at the places that the diagrams have below theirs
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out_dir: Option<PathBuf>,

    /// Write nothing; name pictures that are missing or out of date, and fail if there are any
    #[arg(long, conflicts_with = "force")]
    pub(crate) check: bool,

    /// Write pictures that did not change, too
    #[arg(long)]
    pub(crate) force: bool,

    #[command(flatten)]
    pub(crate) losses: LossArgs,

    #[command(flatten)]
    pub(crate) picture: PictureArgs,

    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

const CHECK_EXAMPLES: &str = concat!(
    "\
Examples:
  seqweave check                                     everything under this folder
  seqweave check docs --format github                in GitHub Actions: annotate the pull request
  seqweave check docs --format sarif > findings.sarif

",
    exit_codes!()
);

/// Reads diagrams and says what is wrong with them
///
/// Diagrams in Markdown and AsciiDoc pages are read too; findings name the lines of the page. Findings go to standard output.
#[derive(Debug, Arguments)]
#[command(after_long_help = CHECK_EXAMPLES)]
pub(crate) struct CheckArgs {
    /// Folders to walk, and files (`-` is standard input); this folder when left out
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// How findings are shown
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = renderers())]
    pub(crate) format: diag::render::Format,

    #[command(flatten)]
    pub(crate) from: FromArgs,

    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

const EVENTS_EXAMPLES: &str = concat!(
    "\
Examples:
  seqweave events login.wsd | jq -r '.participants[].label'
  seqweave events docs | jq -c 'select(.ok | not) | .file'

",
    exit_codes!()
);

/// Prints what diagrams say: JSON Lines, one object a diagram
///
/// The same as `convert --to events`, and for folders too. A diagram with errors still has its line. Each sequence diagram
/// of a page has one, with its `index` in the page and the `line` on which it begins; so has each diagram of a PlantUML
/// file, where those of other kinds are not `ok`.
#[derive(Debug, Arguments)]
#[command(after_long_help = EVENTS_EXAMPLES)]
pub(crate) struct EventsArgs {
    /// Files (`-` is standard input), and folders to walk
    #[arg(value_name = "FILE", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) from: FromArgs,

    #[command(flatten)]
    pub(crate) work: WorkArgs,
}

const THEMES_EXAMPLES: &str = "\
Examples:
  seqweave themes                                    the built-in themes
  seqweave convert login.wsd --theme dark -o login.svg
  seqweave themes --show default > brand.toml        a theme of your own: change it, and
  seqweave build docs --theme brand.toml             draw with it

A theme file names only what it changes; `extends = \"dark\"` at its top takes the rest from another
theme or file.
";

/// Lists the built-in themes of pictures, or prints one as TOML
#[derive(Debug, Arguments)]
#[command(after_long_help = THEMES_EXAMPLES)]
pub(crate) struct ThemesArgs {
    /// Print this theme, to start one of your own from
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(convert::theme::NAMES))]
    pub(crate) show: Option<String>,
}

#[derive(Debug, Arguments)]
pub(crate) struct FromArgs {
    /// What the inputs are written in; told by extension and content when left out. Pages in folders are pages
    /// all the same
    #[arg(long, value_name = "FORMAT", value_parser = inputs())]
    pub(crate) from: Option<&'static Format>,
}

#[derive(Debug, Arguments)]
pub(crate) struct LossArgs {
    /// Write everything that could not be carried over to this file, as JSON Lines
    #[arg(long, value_name = "FILE", help_heading = "Losses")]
    pub(crate) report: Option<PathBuf>,

    /// Exit with 1 when something was dropped, or already when something was approximated
    #[arg(long, value_name = "EFFECT", value_parser = effects(), help_heading = "Losses")]
    pub(crate) fail_on: Option<Effect>,
}

#[derive(Debug, Arguments)]
pub(crate) struct PictureArgs {
    /// Colours of pictures: `auto` is an SVG that follows the reader's colour scheme
    #[arg(long, value_name = "MODE", default_value = "auto", value_parser = modes(), help_heading = "Pictures")]
    pub(crate) mode: Mode,

    /// Look of pictures: a name (see `seqweave themes`), or a TOML file of your own; else what the diagram asks for
    #[arg(long, value_name = "NAME|FILE", help_heading = "Pictures")]
    pub(crate) theme: Option<String>,

    /// Break texts to about this width, in px; in drawings made of characters a column counts 8 px
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(40..=10_000),
          help_heading = "Pictures")]
    pub(crate) wrap: Option<u32>,

    /// Break texts until pictures are no wider than this, in px, if that can be
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(40..=100_000),
          help_heading = "Pictures")]
    pub(crate) max_width: Option<u32>,

    /// PNG: pixels for each px
    #[arg(long, value_name = "FACTOR", default_value = "2", value_parser = scale, help_heading = "Pictures")]
    pub(crate) scale: f64,

    /// PNG, PDF: take what the built-in fonts lack (Chinese, Devanagari, emoji, …) from this font, or from one of those in
    /// this folder, before fonts of this machine; can be said several times
    #[arg(long, value_name = "FILE|FOLDER", help_heading = "Pictures")]
    pub(crate) font: Vec<PathBuf>,

    /// PNG, PDF: take no fonts of this machine, so that every machine draws the same bytes
    #[arg(long, help_heading = "Pictures")]
    pub(crate) no_system_fonts: bool,

    /// SVG: take the width of the page
    #[arg(long, help_heading = "Pictures")]
    pub(crate) responsive: bool,

    /// SVG: carry the letters along, so that it looks the same where there is no Arial; adds some kilobytes
    #[arg(long, help_heading = "Pictures")]
    pub(crate) embed_font: bool,

    /// SVG: no line breaks
    #[arg(long, help_heading = "Pictures")]
    pub(crate) minify: bool,
}

#[derive(Debug, Arguments)]
pub(crate) struct WorkArgs {
    /// Let diagrams include files below this folder; by default the folder that is walked, or the file's own
    #[arg(long, value_name = "FOLDER")]
    pub(crate) include_root: Option<PathBuf>,

    /// How many diagrams are worked on at once; by default as many as there are processors
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
}

/// Reads the command line. For `--help`, `--version` and mistakes the process ends here, with 0 or 2.
pub(crate) fn parse() -> Args {
    Args::parse()
}

impl Args {
    pub(crate) fn verbosity(&self) -> Verbosity {
        match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (_, true) => Verbosity::Verbose,
            _ => Verbosity::Normal,
        }
    }
}

/// Reads the name of a format: one that `wanted` has nothing against. Its other names, the extensions and fence words, are
/// understood too.
#[derive(Clone)]
struct Formats {
    wanted: fn(&Format) -> Result<(), String>,
}

impl TypedValueParser for Formats {
    type Value = &'static Format;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        let wanted = self.wanted;
        let read = move |name: &str| {
            let format = convert::by_name(name).map_err(|unknown| unknown.to_string())?;
            wanted(format).map(|()| format)
        };
        read.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let wanted = FORMATS.iter().filter(|format| (self.wanted)(format).is_ok());
        Some(Box::new(wanted.map(|format| PossibleValue::new(format.name))))
    }
}

/// What is not available in this version is named in the help, and refused where it is used.
fn inputs() -> Formats {
    Formats { wanted: |format| possible(format.is_input(), format.readable()) }
}

fn outputs() -> Formats {
    Formats { wanted: |format| possible(format.is_output(), format.writable()) }
}

fn possible(possible: bool, available: Result<(), convert::Unavailable>) -> Result<(), String> {
    if possible { Ok(()) } else { available.map_err(|why| why.to_string()) }
}

fn pictures() -> Formats {
    Formats {
        wanted: |format| {
            if format.is_picture() {
                Ok(())
            } else {
                Err(format!("{} is no picture; say svg, png or pdf", format.title))
            }
        },
    }
}

fn renderers() -> impl TypedValueParser<Value = diag::render::Format> {
    PossibleValuesParser::new(diag::render::Format::NAMES)
        .try_map(|name| name.parse::<diag::render::Format>())
}

fn modes() -> impl TypedValueParser<Value = Mode> {
    PossibleValuesParser::new(["auto", "light", "dark"]).map(|name| match name.as_str() {
        "light" => Mode::Light,
        "dark" => Mode::Dark,
        _ => Mode::Auto,
    })
}

fn effects() -> impl TypedValueParser<Value = Effect> {
    PossibleValuesParser::new(["dropped", "approximated"]).map(|name| match name.as_str() {
        "approximated" => Effect::Approximated,
        _ => Effect::Dropped,
    })
}

fn colors() -> impl TypedValueParser<Value = ColorChoice> {
    PossibleValuesParser::new(["auto", "always", "never"]).map(|name| match name.as_str() {
        "always" => ColorChoice::Always,
        "never" => ColorChoice::Never,
        _ => ColorChoice::Auto,
    })
}

fn scale(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(factor) if (0.1..=10.0).contains(&factor) => Ok(factor),
        _ => Err("a number from 0.1 to 10 is needed".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::Args;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Args::command().debug_assert();
    }
}
