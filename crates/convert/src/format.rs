//! The table of formats.

use crate::read::Reader;
use crate::write::Writer;
use crate::{drawing, picture, read, write};
use ir::Dialect;
use std::fmt;

/// One row of [`FORMATS`]: something that can be read, written, or both.
#[derive(Debug)]
pub struct Format {
    /// The name on the command line.
    pub name: &'static str,
    /// The name in messages.
    pub title: &'static str,
    /// What files of this format are called, without the dot, in lower case; the first one is given to outputs.
    pub extensions: &'static [&'static str],
    /// The words after the fence of a Markdown page that name it.
    pub fences: &'static [&'static str],
    /// The dialect, where the format is a language that people write diagrams in.
    pub dialect: Option<Dialect>,
    /// Whether the output is a picture or other bytes that a terminal should not be shown.
    pub binary: bool,
    /// What goes between the outputs of several diagrams, where these are, one behind the other, an output of several
    /// diagrams.
    pub strung: Option<&'static str>,
    pub(crate) read: Ability<Reader>,
    pub(crate) write: Ability<Writer>,
}

/// Whether and how something is done.
#[derive(Debug)]
pub(crate) enum Ability<T> {
    /// Like this.
    With(T),
    /// A page that holds diagrams of other rows; each of them is read for itself.
    Page,
    /// Makes no sense for the format.
    Never,
    /// Possible, but left out when this program was built.
    #[cfg_attr(all(feature = "png", feature = "pdf"), expect(dead_code, reason = "for builds without some"))]
    LeftOut,
}

/// Every format, in the order in which help texts list them.
pub static FORMATS: [Format; 13] = [
    Format {
        name: "wsd",
        title: "WebSequenceDiagrams",
        extensions: &["wsd"],
        fences: &["wsd", "websequencediagrams"],
        dialect: Some(Dialect::Wsd),
        binary: false,
        strung: None,
        read: Ability::With(read::wsd),
        write: Ability::With(write::wsd),
    },
    Format {
        name: "js-sequence",
        title: "js-sequence-diagrams",
        extensions: &["seq"],
        fences: &["js-sequence", "sequence", "sequence-diagram", "sqjs", "js"],
        dialect: Some(Dialect::JsSequence),
        binary: false,
        strung: None,
        read: Ability::With(read::js_sequence),
        write: Ability::Never,
    },
    Format {
        name: "mermaid",
        title: "Mermaid",
        extensions: &["mmd", "mermaid"],
        fences: &["mermaid"],
        dialect: Some(Dialect::Mermaid),
        binary: false,
        strung: None,
        read: Ability::With(read::mermaid),
        write: Ability::With(write::mermaid),
    },
    Format {
        name: "plantuml",
        title: "PlantUML",
        extensions: &["puml", "plantuml", "pu", "iuml"],
        fences: &["plantuml", "puml", "uml"],
        dialect: Some(Dialect::PlantUml),
        binary: false,
        strung: Some("\n"),
        read: Ability::With(read::plantuml),
        write: Ability::With(write::plantuml),
    },
    Format {
        name: "markdown",
        title: "Markdown",
        extensions: &["md", "markdown", "mdx"],
        fences: &[],
        dialect: None,
        binary: false,
        strung: None,
        read: Ability::Page,
        write: Ability::Never,
    },
    Format {
        name: "asciidoc",
        title: "AsciiDoc",
        extensions: &["adoc", "asciidoc", "asc"],
        fences: &[],
        dialect: None,
        binary: false,
        strung: None,
        read: Ability::Page,
        write: Ability::Never,
    },
    Format {
        name: "svg",
        title: "SVG",
        extensions: &["svg"],
        fences: &[],
        dialect: None,
        binary: false,
        strung: None,
        read: Ability::Never,
        write: Ability::With(picture::svg),
    },
    Format {
        name: "png",
        title: "PNG",
        extensions: &["png"],
        fences: &[],
        dialect: None,
        binary: true,
        strung: None,
        read: Ability::Never,
        #[cfg(feature = "png")]
        write: Ability::With(crate::png::write),
        #[cfg(not(feature = "png"))]
        write: Ability::LeftOut,
    },
    Format {
        name: "pdf",
        title: "PDF",
        extensions: &["pdf"],
        fences: &[],
        dialect: None,
        binary: true,
        strung: None,
        read: Ability::Never,
        #[cfg(feature = "pdf")]
        write: Ability::With(crate::pdf::write),
        #[cfg(not(feature = "pdf"))]
        write: Ability::LeftOut,
    },
    Format {
        name: "text",
        title: "the text drawing",
        extensions: &["txt", "utxt"],
        fences: &[],
        dialect: None,
        binary: false,
        strung: Some("\n"),
        read: Ability::Never,
        write: Ability::With(drawing::unicode),
    },
    Format {
        name: "ascii",
        title: "the ASCII drawing",
        extensions: &["atxt"],
        fences: &[],
        dialect: None,
        binary: false,
        strung: Some("\n"),
        read: Ability::Never,
        write: Ability::With(drawing::ascii),
    },
    Format {
        name: "json",
        title: "JSON",
        extensions: &["json"],
        fences: &[],
        dialect: None,
        binary: false,
        strung: None,
        read: Ability::With(read::json),
        write: Ability::With(write::json),
    },
    Format {
        name: "events",
        title: "the event list",
        extensions: &["jsonl", "ndjson"],
        fences: &[],
        dialect: None,
        binary: false,
        strung: Some(""),
        read: Ability::Never,
        write: Ability::With(write::events),
    },
];

/// Why a format cannot be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unavailable {
    /// It can be written only.
    NeverRead(&'static str),
    /// It can be read only.
    NeverWritten(&'static str),
    /// Possible, but this program was built without it.
    LeftOut(&'static str),
}

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NeverRead(title) => write!(f, "{title} can be written, but not read"),
            Self::NeverWritten(title) => write!(f, "{title} can be read, but not written"),
            Self::LeftOut(title) => write!(f, "this build of seqweave was made without {title}"),
        }
    }
}

impl std::error::Error for Unavailable {}

impl Format {
    /// Fine, or why it cannot be read.
    ///
    /// # Errors
    /// When the format is only written, or left out of this program.
    pub fn readable(&self) -> Result<(), Unavailable> {
        match self.read {
            Ability::With(_) | Ability::Page => Ok(()),
            Ability::Never => Err(Unavailable::NeverRead(self.title)),
            Ability::LeftOut => Err(Unavailable::LeftOut(self.title)),
        }
    }

    /// Fine, or why it cannot be written.
    ///
    /// # Errors
    /// When the format is only read, or left out of this program.
    pub fn writable(&self) -> Result<(), Unavailable> {
        match self.write {
            Ability::With(_) => Ok(()),
            Ability::Page | Ability::Never => Err(Unavailable::NeverWritten(self.title)),
            Ability::LeftOut => Err(Unavailable::LeftOut(self.title)),
        }
    }

    /// Whether reading it makes sense.
    pub fn is_input(&self) -> bool {
        !matches!(self.read, Ability::Never)
    }

    /// Whether writing it makes sense.
    pub fn is_output(&self) -> bool {
        !matches!(self.write, Ability::Never)
    }

    /// Whether it is a page that holds diagrams, which are found by the words after their fences ([`by_fence`]).
    pub fn is_page(&self) -> bool {
        matches!(self.read, Ability::Page)
    }

    /// The extension of files that are written in this format.
    pub fn extension(&self) -> &'static str {
        self.extensions.first().copied().unwrap_or(self.name)
    }

    /// Whether each page of a diagram is an output of its own, and not a page of one document.
    pub fn has_pages_apart(&self) -> bool {
        self.is_picture() && self.name != "pdf"
    }

    /// Whether the output is a picture.
    pub fn is_picture(&self) -> bool {
        matches!(self.name, "svg" | "png" | "pdf")
    }

    /// Whether the output is a drawing made of characters.
    pub fn is_text_drawing(&self) -> bool {
        matches!(self.name, "text" | "ascii")
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

/// No format has this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// What was asked for.
    pub name: String,
    /// The name that was likely meant.
    pub nearest: Option<&'static str>,
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no format `{}`", self.name)?;
        match self.nearest {
            Some(nearest) => write!(f, "; did you mean `{nearest}`?"),
            None => {
                let names: Vec<_> = FORMATS.iter().map(|format| format.name).collect();
                write!(f, "; formats are {}", names.join(", "))
            }
        }
    }
}

impl std::error::Error for UnknownName {}

/// The format of that name; the words after fences and extensions are understood as well (`mmd`, `puml`).
///
/// # Errors
/// When there is none; holds a near miss.
pub fn by_name(name: &str) -> Result<&'static Format, UnknownName> {
    let lower = name.to_ascii_lowercase();
    let known = |format: &&Format| {
        format.name == lower
            || format.extensions.contains(&lower.as_str())
            || format.fences.contains(&lower.as_str())
    };
    FORMATS.iter().find(known).ok_or_else(|| UnknownName {
        name: name.to_owned(),
        nearest: diag::nearest(name, FORMATS.iter().map(|format| format.name)),
    })
}

/// The format that files with this extension (without the dot) have.
pub fn by_extension(extension: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.extensions.iter().any(|own| own.eq_ignore_ascii_case(extension)))
}

/// The format that the word after a fence names.
pub fn by_fence(word: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.fences.iter().any(|own| own.eq_ignore_ascii_case(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_extensions_and_fences_lead_to_one_row_each() {
        let mut seen = std::collections::BTreeMap::new();
        for format in &FORMATS {
            let words = std::iter::once(&format.name)
                .chain(format.extensions)
                .chain(format.fences)
                .collect::<Vec<_>>();
            for word in words {
                let first = *seen.entry(*word).or_insert(format.name);
                assert_eq!(first, format.name, "`{word}` names two formats");
                assert_eq!(by_name(word).unwrap().name, format.name);
            }
        }
    }

    #[test]
    fn a_slip_is_answered_with_what_was_meant() {
        assert_eq!(by_name("mermiad").unwrap_err().nearest, Some("mermaid"));
        assert_eq!(by_name("sgv").unwrap_err().nearest, Some("svg"));
        let stranger = by_name("docx").unwrap_err();
        assert_eq!(stranger.nearest, None);
        assert!(stranger.to_string().ends_with(
            "formats are wsd, js-sequence, mermaid, plantuml, markdown, asciidoc, svg, png, pdf, text, ascii, json, events"
        ));
    }

    #[test]
    fn what_is_not_possible_says_why() {
        let reading = |name| by_name(name).unwrap().readable().map_err(|why| why.to_string());
        assert_eq!(reading("svg"), Err("SVG can be written, but not read".to_owned()));
        assert_eq!(reading("wsd"), Ok(()));
    }

    #[test]
    fn extensions_ignore_case() {
        assert_eq!(by_extension("WSD").unwrap().name, "wsd");
        assert_eq!(by_extension("MDX").unwrap().name, "markdown");
        assert_eq!(by_extension("txt").unwrap().name, "text");
        assert_eq!(by_extension("docx"), None);
    }

    #[test]
    fn words_after_fences_ignore_case_and_are_no_extensions() {
        assert_eq!(by_fence("Mermaid").unwrap().name, "mermaid");
        assert_eq!(by_fence("sqjs").unwrap().name, "js-sequence");
        assert_eq!((by_fence("json"), by_fence("md"), by_fence("")), (None, None, None));
    }
}
