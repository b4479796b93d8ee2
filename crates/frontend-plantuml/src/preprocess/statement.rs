//! Lines that begin with `!`, told apart (reference plantuml section 18).

use std::ops::Range;

/// A directive. Ranges are bytes of its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Statement {
    /// `!$name = expression`.
    Assign {
        scope: Scope,
        name: Range<usize>,
        if_unset: bool,
        value: usize,
    },
    If(usize),
    IfDef {
        negated: bool,
        value: usize,
    },
    ElseIf(usize),
    Else,
    EndIf,
    While(usize),
    EndWhile,
    /// `!foreach $name in expression`.
    Foreach {
        name: Range<usize>,
        value: usize,
    },
    EndFor,
    /// From the first parenthesis or blank behind the name on: parameters, and the body of a function on one line.
    Function {
        marks: Marks,
        name: Range<usize>,
        rest: usize,
    },
    Procedure {
        marks: Marks,
        name: Range<usize>,
        rest: usize,
    },
    Return(usize),
    EndFunction,
    EndProcedure,
    Define {
        name: Range<usize>,
        rest: usize,
    },
    DefineLong {
        name: Range<usize>,
        rest: usize,
    },
    EndDefineLong,
    Undef(Range<usize>),
    Include {
        how: Include,
        target: usize,
    },
    /// `!import`, `!includedef`, `!include_sprites`.
    Archive,
    StartSub(Range<usize>),
    EndSub,
    Assert(usize),
    /// `!log`, `!dump_memory`: for a console.
    Silent,
    Theme(usize),
    /// `!pragma`, `!option`, `!assume`: the lexer's.
    Raw,
    /// Right word, wrong form; holds the right one.
    Bad(&'static str),
}

/// The words before `function` and `procedure`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks {
    pub unquoted: bool,
    /// `final`.
    pub fixed: bool,
}

/// Where a variable lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Near,
    Local,
    Global,
}

/// How a text is included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Include {
    /// As often as it is asked for, as PlantUML 1.2026.8 does.
    Plain,
    /// Repeats are errors.
    Once,
    /// One named part.
    Sub,
}

/// The directive that a line is; `None` for other lines.
pub(super) fn statement(line: &str) -> Option<Statement> {
    let start = line.len() - line.trim_start().len();
    line[start..].strip_prefix('!')?;
    let at = start + 1;
    let cursor = Cursor { line, at };
    let (word, after) = cursor.word();
    let name = &line[word.clone()];
    // `!end function` is `!endfunction`; other words must be joined
    if name == "end" {
        let (second, behind) = after.blanks().word();
        if let "function" | "procedure" | "definelong" = &line[second.clone()] {
            return plain_word(&format!("end{}", &line[second]), behind);
        }
    }
    if let Some(assign) = assignment(cursor) {
        return Some(assign);
    }
    Some(match name {
        "function" | "procedure" | "unquoted" | "final" => callable(cursor),
        // an ordinary line for this stage
        _ => return plain_word(name, after),
    })
}

/// What begins with a fixed word; `after` stands behind it.
fn plain_word(word: &str, after: Cursor<'_>) -> Option<Statement> {
    let value = after.blanks().at;
    Some(match word {
        "if" => Statement::If(value),
        "ifdef" => Statement::IfDef { negated: false, value },
        "ifndef" => Statement::IfDef { negated: true, value },
        "elseif" => Statement::ElseIf(value),
        "else" => Statement::Else,
        "endif" => Statement::EndIf,
        "while" => Statement::While(value),
        "endwhile" => Statement::EndWhile,
        "foreach" => foreach(after),
        "endfor" => Statement::EndFor,
        "return" => Statement::Return(value),
        "endfunction" => Statement::EndFunction,
        "endprocedure" => Statement::EndProcedure,
        "define" | "definelong" => {
            let (name, rest) = after.blanks().word();
            match (name.is_empty(), word) {
                (true, "define") => Statement::Bad("!define NAME text"),
                (true, _) => Statement::Bad("!definelong NAME(a, b)"),
                (_, "define") => Statement::Define { name, rest: rest.at },
                _ => Statement::DefineLong { name, rest: rest.at },
            }
        }
        "enddefinelong" => Statement::EndDefineLong,
        "undef" => match after.blanks().word() {
            (name, _) if name.is_empty() => Statement::Bad("!undef NAME"),
            (name, _) => Statement::Undef(name),
        },
        "include" | "includeurl" | "include_many" => {
            Statement::Include { how: Include::Plain, target: value }
        }
        "include_once" => Statement::Include { how: Include::Once, target: value },
        "includesub" => Statement::Include { how: Include::Sub, target: value },
        "import" | "includedef" | "include_sprites" => Statement::Archive,
        "startsub" => match after.blanks().word() {
            (name, _) if name.is_empty() => Statement::Bad("!startsub NAME"),
            (name, _) => Statement::StartSub(name),
        },
        "endsub" => Statement::EndSub,
        "assert" => Statement::Assert(value),
        "log" | "dump_memory" => Statement::Silent,
        "theme" => Statement::Theme(value),
        "pragma" | "option" | "assume" => Statement::Raw,
        _ => return None,
    })
}

fn assignment(mut cursor: Cursor<'_>) -> Option<Statement> {
    let mut scope = Scope::Near;
    let (word, after) = cursor.word();
    match &cursor.line[word.clone()] {
        "global" => (scope, cursor) = (Scope::Global, after.blanks()),
        "local" => (scope, cursor) = (Scope::Local, after.blanks()),
        _ => {}
    }
    let (name, after) = cursor.word();
    if name.is_empty() {
        return None;
    }
    let rest = after.blanks();
    let text = &rest.line[rest.at..];
    let if_unset = text.starts_with("?=");
    // `!if == …` is no assignment, but nobody writes that
    if !if_unset && (!text.starts_with('=') || text.starts_with("==")) {
        return None;
    }
    let value = Cursor { at: rest.at + 1 + usize::from(if_unset), ..rest }.blanks().at;
    Some(Statement::Assign { scope, name, if_unset, value })
}

fn foreach(after: Cursor<'_>) -> Statement {
    let (name, behind) = after.blanks().word();
    let (word, behind) = behind.blanks().word();
    if name.is_empty() || &after.line[word] != "in" {
        return Statement::Bad("!foreach $name in list");
    }
    Statement::Foreach { name, value: behind.blanks().at }
}

fn callable(mut cursor: Cursor<'_>) -> Statement {
    let mut marks = Marks::default();
    loop {
        let (word, after) = cursor.word();
        match &cursor.line[word] {
            "unquoted" => marks.unquoted = true,
            "final" => marks.fixed = true,
            keyword @ ("function" | "procedure") => {
                let (name, rest) = after.blanks().word();
                // the names with a percent sign are taken
                let name =
                    if cursor.line[name.clone()].starts_with('%') { name.start..name.start } else { name };
                let function = keyword == "function";
                return match (name.is_empty(), function) {
                    (true, true) => Statement::Bad("!function $name($a, $b)"),
                    (true, false) => Statement::Bad("!procedure $name($a, $b)"),
                    (_, true) => Statement::Function { marks, name, rest: rest.at },
                    (_, false) => Statement::Procedure { marks, name, rest: rest.at },
                };
            }
            _ => return Statement::Bad("!unquoted procedure $name($a, $b)"),
        }
        cursor = after.blanks();
    }
}

/// Whether a character can be part of a name behind its first.
pub(super) fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The bytes of the name (with `$` or `%` before it) that begins `text`; 0 where there is none.
pub(super) fn name_length(text: &str) -> usize {
    let sign = usize::from(matches!(text.as_bytes().first(), Some(b'$' | b'%')));
    let word = text[sign..].find(|c| !is_word(c)).unwrap_or(text.len() - sign);
    if word == 0 { 0 } else { sign + word }
}

/// A place in a line.
#[derive(Clone, Copy)]
struct Cursor<'l> {
    line: &'l str,
    at: usize,
}

impl Cursor<'_> {
    fn blanks(self) -> Self {
        let rest = &self.line[self.at..];
        Self { at: self.at + rest.len() - rest.trim_start().len(), ..self }
    }

    fn word(self) -> (Range<usize>, Self) {
        let end = self.at + name_length(&self.line[self.at..]);
        (self.at..end, Self { at: end, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn told_apart() {
        let is = |line: &str| statement(line).unwrap();
        assert_eq!(statement("A -> B !if"), None);
        assert_eq!(
            is("!$x = 1"),
            Statement::Assign { scope: Scope::Near, name: 1..3, if_unset: false, value: 6 }
        );
        assert_eq!(
            is(" !global $x?=1"),
            Statement::Assign { scope: Scope::Global, name: 9..11, if_unset: true, value: 13 }
        );
        assert_eq!(is("!if (1)"), Statement::If(4));
        assert_eq!(is("!if(1)"), Statement::If(3));
        assert_eq!(is("!end procedure"), Statement::EndProcedure);
        assert_eq!(is("!endif"), Statement::EndIf);
        assert_eq!(is("!foreach $x in $y"), Statement::Foreach { name: 9..11, value: 15 });
        assert_eq!(is("!foreach $x"), Statement::Bad("!foreach $name in list"));
        assert_eq!(
            is("!final unquoted function $f($a)"),
            Statement::Function { marks: Marks { unquoted: true, fixed: true }, name: 25..27, rest: 27 }
        );
        assert_eq!(is("!define A(x) y"), Statement::Define { name: 8..9, rest: 9 });
        assert_eq!(is("!pragma teoz true"), Statement::Raw);
        assert_eq!(statement("!IF 1"), None);
        assert_eq!(statement("!$x"), None);
    }
}
