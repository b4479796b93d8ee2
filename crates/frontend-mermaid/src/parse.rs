//! From tokens to statements (reference mermaid sections 2 to 9).
//!
//! Mermaid gives up at the first error. Here a statement that cannot be read costs its line: it is refused with the
//! reason ([`refuse`]), and reading goes on in the next line.

mod refuse;
mod statement;

use crate::lex::{Kind as T, Lexer, Token};
use crate::part::Part;
use crate::prepare::Prepared;
use crate::problem::Problem;
use crate::report::Report;
use crate::tree::{Kind, Statement, Tree};
use spelling::mermaid::Keyword;

/// What would have been right where something else was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    /// The beginning of a statement.
    Statement,
    /// The end of a statement.
    LineEnd,
    /// A name behind this keyword.
    Id(Keyword),
    /// `as`, `@{` or the end of the line behind a declared name.
    Alias,
    /// What stands in `@{ }`, and its end.
    Config,
    /// `participant` or `actor` behind `create`.
    Declaration,
    /// `off`, a number or the end of the line.
    Number,
    /// `left of`, `right of`, `over`.
    Place,
    /// A name in a note or a link.
    Name(Keyword),
    /// An arrow behind a sender.
    Arrow,
    /// A receiver.
    Target,
    /// `:` and a text.
    Text,
}

/// A token that does not fit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unexpected {
    pub found: Token,
    pub expected: Expected,
}

/// Reads all statements. The header is checked by [`crate::kind`]; here it is only passed.
pub(crate) fn tree(prepared: &Prepared<'_>, report: &mut Report) -> Tree {
    let mut parser = Parser {
        text: &prepared.text,
        lexer: Lexer::new(&prepared.text, prepared.has_marks),
        token: Token { kind: T::Newline, part: Part::default() },
        behind_line_end: false,
        tree: Tree::default(),
        report,
    };
    parser.tree.statements.reserve(prepared.text.len() / 32);
    parser.header();
    while parser.token.kind != T::End {
        parser.line();
    }
    parser.tree
}

struct Parser<'t, 'r> {
    text: &'t str,
    lexer: Lexer<'t>,
    /// The token that is looked at.
    token: Token,
    /// Blanks with a line end in them stand before it.
    behind_line_end: bool,
    tree: Tree,
    report: &'r mut Report,
}

impl Parser<'_, '_> {
    /// Goes on to the next token that means something.
    fn bump(&mut self) {
        self.behind_line_end = false;
        loop {
            self.token = self.lexer.next();
            match self.token.kind {
                T::Blank => self.behind_line_end |= self.token.part.of(self.text).contains('\n'),
                T::Comment => {
                    self.tree.statements.push(Statement { part: self.token.part, kind: Kind::Comment });
                }
                _ => break,
            }
        }
    }

    /// Takes the token, if it is of this kind.
    fn take(&mut self, kind: T, expected: Expected) -> Result<Part, Unexpected> {
        if self.token.kind == kind {
            let part = self.token.part;
            self.bump();
            return Ok(part);
        }
        Err(Unexpected { found: self.token, expected })
    }

    fn unexpected<X>(&self, expected: Expected) -> Result<X, Unexpected> {
        Err(Unexpected { found: self.token, expected })
    }

    /// Everything up to the header. A text that does not begin with one was refused before, but letters may follow
    /// directly.
    fn header(&mut self) {
        loop {
            self.bump();
            match self.token.kind {
                T::Newline => {}
                T::Keyword(Keyword::SequenceDiagram) => return self.bump(),
                _ => {
                    let part = self.token.part;
                    self.report.push(part.trim(self.text), Problem::HeaderGlued);
                    self.tree.statements.push(Statement { part, kind: Kind::Refused });
                    self.lexer.skip_line(part.start as usize);
                    return self.bump();
                }
            }
        }
    }

    /// One statement, or an empty line.
    fn line(&mut self) {
        let start = self.token.part;
        match self.token.kind {
            T::Newline => self.bump(),
            T::Junk => {
                self.push(start, Kind::Junk);
                self.bump();
            }
            _ => match self.statement() {
                Ok(Some(kind)) => self.push(start, kind),
                Ok(None) => {}
                Err(unexpected) => self.refuse(start, unexpected),
            },
        }
    }

    /// Adds a statement that began at `start` and ends before the current token. Comments that stood within it are
    /// already there.
    fn push(&mut self, start: Part, kind: Kind) {
        // a statement that the end of a line must follow is looked at before that
        let end = self.token.part.start.max(start.end);
        let part = Part { start: start.start, end }.trim(self.text);
        self.tree.statements.push(Statement { part, kind });
    }

    /// Says why a statement cannot be read, and goes on behind its line.
    fn refuse(&mut self, start: Part, unexpected: Unexpected) {
        if self.report.is_full() {
            self.report.push(start, Problem::Extra);
            self.tree.statements.push(Statement { part: start, kind: Kind::Refused });
            self.lexer.skip_line(unexpected.found.part.start as usize);
            return self.bump();
        }
        let refusal = refuse::reason(self.text, start, unexpected, self.behind_line_end);
        let part = refusal.part;
        // `end-user` closes nothing, although Mermaid's lexer thinks so
        let last = self.tree.statements.last();
        if part.start < start.start
            && last.is_some_and(|last| matches!(last.kind, Kind::End) && last.part == part)
        {
            self.tree.statements.pop();
        }
        let kind = match refusal.problem {
            Problem::ForeignBlock(_) => Kind::ForeignBlock,
            _ => Kind::Refused,
        };
        let skip = refusal.skip_to.unwrap_or(unexpected.found.part.start);
        self.report.push(part, refusal.problem);
        // the line up to its end; comments that were found on the way stand before it
        let end = self.text[start.start as usize..]
            .find('\n')
            .map_or(self.text.len(), |at| start.start as usize + at);
        let end = end.max(skip as usize).min(self.text.len());
        let statement = Statement { part: Part::new(start.start as usize, end), kind };
        self.tree.statements.push(statement);
        self.lexer.skip_line((skip as usize).min(self.text.len()));
        self.bump();
    }
}
