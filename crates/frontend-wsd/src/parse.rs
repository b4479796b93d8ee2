//! From lines to statements. Any text gives a tree: a line that cannot be read becomes [`Kind::Error`] with a finding,
//! and costs nothing but itself (W-010).

use crate::foreign;
use crate::grammar::{fragment, message, note, participant, reference, setting};
use crate::lex::{self, Lines};
use crate::problem::Problem;
use crate::report::Report;
use crate::tree::{Kind, Part, Statement, Tree};
use diag::FileId;
use ir::FragmentKind;
use spelling::wsd::{self, Keyword};
use std::collections::HashSet;

/// Reads all statements of a text. Problems go into the report.
pub(crate) fn tree(text: &str, file: FileId, report: &mut Report) -> Tree {
    let mut parser = Parser::new(text, file, report);
    while let Some(line) = parser.lines.next() {
        parser.line(line);
    }
    let mut tree = parser.tree;
    participant::settle_reversed_aliases(&mut tree, text, file, report);
    tree
}

/// Why a line is no statement.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The stretch to point at.
    pub part: Part,
    pub problem: Problem,
    /// The line opens a block of another tool.
    pub opens: bool,
}

impl Fault {
    pub(crate) fn new(part: Part, problem: Problem) -> Self {
        Self { part, problem, opens: false }
    }
}

/// What a production gives.
pub(crate) type Parsed<T = Kind> = Result<T, Fault>;

/// Reads line by line.
pub(crate) struct Parser<'t, 'r> {
    pub text: &'t str,
    pub file: FileId,
    pub lines: Lines<'t>,
    tree: Tree,
    report: &'r mut Report,
    /// What was noticed on the present line; reported only when it is a statement after all.
    noticed: Vec<(Part, Problem)>,
    /// The line behind the last side text, if the last statement is one.
    side_text_until: Option<usize>,
    /// Which of `end note`, `end state` and `end ref` are known not to come any more.
    pub no_more_ends: [bool; 3],
    /// For each open block, whether it is a `par`; only there `and` is a word of the language.
    blocks: Vec<bool>,
    /// Declared names that begin with a keyword: a line that begins with one is a message (W-036).
    names_like_keywords: HashSet<&'t str>,
}

impl<'t, 'r> Parser<'t, 'r> {
    pub(crate) fn new(text: &'t str, file: FileId, report: &'r mut Report) -> Self {
        Self {
            text,
            file,
            lines: Lines::new(text, lex::first(text)),
            tree: Tree::default(),
            report,
            noticed: Vec::new(),
            side_text_until: None,
            no_more_ends: [false; 3],
            blocks: Vec::new(),
            names_like_keywords: HashSet::new(),
        }
    }

    /// Keeps in mind what is odd about a line that can be read.
    pub(crate) fn notice(&mut self, part: Part, problem: Problem) {
        self.noticed.push((part, problem));
    }

    /// Reads a line, and the lines that belong to it.
    fn line(&mut self, raw: Part) {
        let line = raw.trim(self.text);
        if line.is_empty() {
            return;
        }
        match self.statement(line) {
            Ok(kind) => {
                for (part, problem) in self.noticed.drain(..) {
                    self.report.push(part.span(self.file), problem);
                }
                // a block ends where the line before the next one ends
                let end = Part { start: line.start, end: self.lines.at() as u32 }.trim(self.text).end;
                self.push(Part { start: line.start, end }, kind);
            }
            Err(fault) => {
                self.noticed.clear();
                if raw.start < line.start && is_side_text(&fault) {
                    self.side_text(raw, line);
                } else {
                    self.report.push(fault.part.span(self.file), fault.problem);
                    self.push(line, Kind::Error { opens: fault.opens });
                }
            }
        }
    }

    fn push(&mut self, part: Part, kind: Kind) {
        self.side_text_until = None;
        match &kind {
            Kind::Open(kind, _) => self.blocks.push(*kind == FragmentKind::Par),
            Kind::Error { opens: true } => self.blocks.push(false),
            Kind::End(_) => drop(self.blocks.pop()),
            Kind::Declaration(declaration) => {
                let quoted = self.text[..declaration.name.start as usize].ends_with('"');
                let name = declaration.name.of(self.text);
                if !quoted && name.split_whitespace().next().and_then(wsd::keyword).is_some() {
                    self.names_like_keywords.insert(name);
                }
            }
            _ => {}
        }
        self.tree.statements.push(Statement { part, kind });
    }

    /// Lines that follow each other form one text (W-011).
    fn side_text(&mut self, raw: Part, line: Part) {
        match self.tree.statements.last_mut() {
            Some(last) if self.side_text_until == Some(raw.start as usize) => last.part.end = line.end,
            _ => {
                self.report.push(line.span(self.file), Problem::SideText);
                self.push(line, Kind::SideText);
            }
        }
        self.side_text_until = Some(self.lines.at());
    }

    /// One statement; `line` has no blanks at its ends and is not empty.
    fn statement(&mut self, line: Part) -> Parsed {
        let slice = line.of(self.text);
        if let Some(comment) = slice.strip_prefix(wsd::COMMENT) {
            let start = line.end as usize - comment.len();
            return Ok(Kind::Comment(Part::new(start, line.end as usize).trim(self.text)));
        }
        let length = slice.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(slice.len());
        let word = Part::new(line.start as usize, line.start as usize + length);
        let rest = Part { start: word.end, end: line.end };
        let behind = slice[length..].chars().next();
        let free = behind.is_none_or(char::is_whitespace);
        if length == 0 || !(free || matches!(behind, Some(':' | '{'))) {
            return if slice == "}" { Ok(Kind::CloseGroup) } else { message::message(self, line) };
        }
        match wsd::keyword(&slice[..length]) {
            Some(keyword) if free => self.keyword(keyword, line, rest.trim(self.text)),
            Some(Keyword::Participant) if behind == Some(':') => participant::typed(self, rest),
            Some(Keyword::Title) if behind == Some(':') => setting::title(self, rest),
            Some(keyword @ (Keyword::Parallel | Keyword::Serial)) if behind == Some('{') => {
                fragment::group(self, keyword, line, rest)
            }
            _ => message::message(self, line),
        }
    }

    /// A statement that begins with a keyword; `rest` is what follows it, trimmed.
    fn keyword(&mut self, keyword: Keyword, line: Part, rest: Part) -> Parsed {
        if !self.names_like_keywords.is_empty() {
            let sender = message::sender(self.text, line);
            // a line without an arrow is all sender, so that a bare `else` stays a branch
            if sender != line && self.names_like_keywords.contains(sender.of(self.text)) {
                self.notice(sender, Problem::KeywordAsName(keyword.as_str()));
                return message::message(self, line);
            }
        }
        match keyword {
            Keyword::Participant | Keyword::Actor => participant::declaration(self, keyword, line, rest),
            Keyword::Activate | Keyword::Deactivate | Keyword::Destroy | Keyword::Create => {
                participant::lifetime(self, keyword, line, rest)
            }
            Keyword::Note | Keyword::State => note::note(self, keyword, line, rest),
            Keyword::Ref => reference::reference(self, line, rest),
            Keyword::Alt | Keyword::Opt | Keyword::Loop | Keyword::Par | Keyword::Seq => {
                fragment::open(keyword, rest)
            }
            Keyword::Else => Ok(Kind::Else(rest)),
            Keyword::And => fragment::and(self, line, rest),
            Keyword::End => fragment::end(self, line, rest),
            Keyword::Parallel | Keyword::Serial => fragment::group(self, keyword, line, rest),
            Keyword::Title => setting::title(self, rest),
            Keyword::Option => setting::option(self, line, rest),
            Keyword::Autonumber => setting::autonumber(self, rest),
            Keyword::Include => setting::include(self, line, rest),
        }
    }

    /// Whether the innermost open block is a `par`.
    pub(crate) fn in_par(&self) -> bool {
        self.blocks.last() == Some(&true)
    }

    /// A line whose keyword is not followed by what it needs: a message whose sender begins with that word, or else the
    /// given fault.
    pub(crate) fn message_instead(&mut self, keyword: Keyword, line: Part, fault: Fault) -> Parsed {
        match message::message(self, line) {
            Ok(kind) => {
                let sender = message::sender(self.text, line);
                self.notice(sender, Problem::KeywordAsName(keyword.as_str()));
                Ok(kind)
            }
            Err(_) => {
                self.noticed.clear();
                Err(fault)
            }
        }
    }

    /// The fault of a line that resembles no statement.
    pub(crate) fn no_statement(&self, line: Part) -> Fault {
        let (part, problem, opens) = foreign::recognise(self.text, line);
        Fault { part, problem, opens }
    }
}

/// Whether an indented line with this fault is text beside the diagram (W-011): only when nothing in it looks like a
/// statement of WSD or the beginning of another tool's block.
fn is_side_text(fault: &Fault) -> bool {
    match fault.problem {
        Problem::NotAStatement => true,
        // `return`, `show`, `control` begin sentences too
        Problem::Foreign(entry) => !entry.opens && entry.begins.starts_with(|c: char| c.is_ascii_lowercase()),
        _ => false,
    }
}
