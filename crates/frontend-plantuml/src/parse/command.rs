//! Which statement a line is: chosen by its first word, in the order in which PlantUML tries its patterns
//! (reference plantuml section 4).

use super::{Closer, Fault, Outcome, Parser};
use crate::grammar::{
    activation, divider, furniture, group, message, note, numbering, participant, reference, run, setting,
    sprite, word,
};
use crate::lex::{Failure, Kind as Lexeme, is_blank};
use crate::problem::Problem;
use crate::tree::{Body, Branch, Furniture, FurnitureKind, Kind, LifeEvent, Part, Place};
use combine::Parser as _;
use spelling::plantuml;
use std::borrow::Cow;

impl Parser<'_, '_> {
    /// Reads a statement.
    pub(super) fn statement(&mut self, line: Part) -> Outcome {
        let text = self.text;
        let slice = line.of(text);
        match slice.as_bytes()[0] {
            b'!' => return self.directive(line),
            b'=' => {
                if let Some(text) = divider::divider(self.text, line) {
                    return Ok(Kind::Divider(text));
                }
            }
            b'|' => {
                if let Some(digits) = divider::space(self.text, line) {
                    return Ok(Kind::Space(digits));
                }
            }
            b'<' if slice.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("<style")) => {
                return self.style(line);
            }
            _ => {}
        }
        let first = self.tokens(line).peek();
        let behind = match first {
            Some(token) if token.kind == Lexeme::Name => token.part,
            _ => Part { start: line.start, end: line.start },
        };
        let keyword = lowered(behind.of(text));
        let mut failure = None;
        if !keyword.is_empty() {
            match self.before_messages(&keyword, line) {
                Ok(Some(kind)) => return Ok(kind),
                Ok(None) => {}
                Err(Fault::Syntax(earlier)) => failure = Some(earlier),
                Err(known) => return Err(known),
            }
        }
        let earlier = match self.message(line) {
            Ok(kind) => return Ok(kind),
            Err(earlier) => earlier,
        };
        let failure = failure.map_or(earlier, |first| first.further(earlier));
        let refused = match self.behind_messages(&keyword, line) {
            Ok(Some(kind)) => return Ok(kind),
            Ok(None) => Fault::Syntax(failure),
            Err(Fault::Syntax(later)) => Fault::Syntax(failure.further(later)),
            Err(known) => known,
        };
        // a participant may have the name of any word: `note++`
        match run(activation::short(), self.tokens(line)) {
            Ok(life) => Ok(Kind::Life(Box::new(life))),
            Err(_) => Err(refused),
        }
    }

    /// Messages in their three forms.
    fn message(&mut self, line: Part) -> Result<Kind, Failure> {
        let mut tokens = self.tokens(line);
        let made = |message| Kind::Message(Box::new(message));
        let first = tokens.peek().map(|token| token.kind);
        if matches!(first, Some(Lexeme::Name | Lexeme::Quoted)) {
            message::arrow_follows(tokens)?;
            let between = match run(message::message(), tokens) {
                Ok(message) => return Ok(made(message)),
                Err(failure) => failure,
            };
            return run(message::at_right(), tokens).map(made).map_err(|failure| between.further(failure));
        }
        let at_left = match run(message::at_left(), tokens) {
            Ok(message) => return Ok(made(message)),
            Err(failure) => failure,
        };
        if !matches!(first, Some(Lexeme::Ampersand | Lexeme::OpenBrace)) {
            return Err(at_left);
        }
        let between = match run(message::message(), tokens) {
            Ok(message) => return Ok(made(message)),
            Err(failure) => at_left.further(failure),
        };
        run(message::at_right(), tokens).map(made).map_err(|failure| between.further(failure))
    }

    /// What is tried before messages: page furniture, settings, life events, declarations.
    fn before_messages(&mut self, keyword: &str, line: Part) -> Result<Option<Kind>, Fault> {
        let behind = Part::new(line.start as usize + keyword.len(), line.end as usize);
        if keyword.len() != line.of(self.text).len() - behind.of(self.text).len() {
            return Ok(None);
        }
        let tokens = self.tokens(behind);
        let rest = behind.of(self.text);
        let kind = match keyword {
            "title" => return self.furniture(FurnitureKind::Title, behind).map(Some),
            "caption" => return self.furniture(FurnitureKind::Caption, behind).map(Some),
            "mainframe" => return self.furniture(FurnitureKind::Mainframe, behind).map(Some),
            "legend" => return self.furniture(FurnitureKind::Legend, behind).map(Some),
            "header" | "leftheader" | "rightheader" | "centerheader" => {
                return self
                    .furniture(FurnitureKind::Header, behind)
                    .map(|kind| Some(aligned(kind, keyword)));
            }
            "footer" | "leftfooter" | "rightfooter" | "centerfooter" => {
                return self
                    .furniture(FurnitureKind::Footer, behind)
                    .map(|kind| Some(aligned(kind, keyword)));
            }
            "left" | "right" | "center" => {
                let trimmed = behind.trim(self.text);
                let next =
                    furniture::next_word(self.tokens(trimmed)).unwrap_or_default().to_ascii_lowercase();
                let what = match next.as_str() {
                    "header" => FurnitureKind::Header,
                    "footer" => FurnitureKind::Footer,
                    _ => return Ok(None),
                };
                let behind = Part::new(trimmed.start as usize + next.len(), trimmed.end as usize);
                return self.furniture(what, behind).map(|kind| Some(aligned(kind, keyword)));
            }
            // a value without a name
            "skinparam" | "skinparamlocked" if setting::is_nameless(rest) => Kind::Setting,
            "skinparam" | "skinparamlocked" => {
                let failure = match run(setting::skinparam(), tokens) {
                    Ok(skinparam) => return Ok(Some(Kind::Skinparam(Box::new(skinparam)))),
                    Err(failure) => failure,
                };
                let name = run(setting::skinparam_block(), tokens).map_err(|other| failure.further(other))?;
                let body = self.body(Closer::Braces).ok_or(unclosed(line, Closer::Braces))?;
                if let Some(bad) = setting::not_a_setting(self.text, body) {
                    return Err(Fault::Known(bad, Problem::BadSetting));
                }
                Kind::SkinparamBlock(name, body)
            }
            "scale" => Kind::Scale(run(setting::scale(), tokens)?),
            "hide" | "show" => shown(run(setting::shown(), tokens)?, keyword == "hide"),
            "hidefootbox" if rest.is_empty() => Kind::Footbox(false),
            "showfootbox" if rest.is_empty() => Kind::Footbox(true),
            "sprite" => {
                if let Some(rows) = run(sprite::sprite(), tokens)? {
                    let closer = rows.closer();
                    let body = self.body(closer).ok_or(unclosed(line, closer))?;
                    if !rows.fit(body.of(self.text)) {
                        return Err(Fault::Known(line, Problem::BadSprite));
                    }
                }
                Kind::Setting
            }
            "rotate" | "minwidth" | "page" | "skin" | "set" if setting::is_idle(keyword, rest) => {
                Kind::Setting
            }
            "activate" => Kind::Life(Box::new(run(activation::life(LifeEvent::Activate), tokens)?)),
            "deactivate" if rest.trim().is_empty() => Kind::DeactivateLast,
            "deactivate" => Kind::Life(Box::new(run(activation::life(LifeEvent::Deactivate), tokens)?)),
            "destroy" => Kind::Life(Box::new(run(activation::life(LifeEvent::Destroy), tokens)?)),
            "create" => return self.create(behind).map(Some),
            _ => match plantuml::participant_type(keyword) {
                Some(kind) => return self.declaration(kind, keyword, line, behind).map(Some),
                None => return Ok(None),
            },
        };
        Ok(Some(kind))
    }

    fn create(&mut self, behind: Part) -> Outcome {
        let tokens = self.tokens(behind);
        let life = match run(activation::life(LifeEvent::Create), tokens) {
            Ok(life) => return Ok(Kind::Life(Box::new(life))),
            Err(failure) => failure,
        };
        let typed = match run(participant::created(), tokens) {
            Ok(declaration) => return Ok(Kind::Declaration(Box::new(declaration))),
            Err(failure) => life.further(failure),
        };
        match run(participant::declaration(ir::ParticipantKind::Participant, true), tokens) {
            Ok(declaration) => Ok(Kind::Declaration(Box::new(declaration))),
            Err(failure) => Err(typed.further(failure).into()),
        }
    }

    fn declaration(&mut self, kind: ir::ParticipantKind, keyword: &str, line: Part, behind: Part) -> Outcome {
        let tokens = self.tokens(behind);
        let failure = match run(participant::declaration(kind, false), tokens) {
            Ok(declaration) => return Ok(Kind::Declaration(Box::new(declaration))),
            Err(failure) => failure,
        };
        if keyword == "participant" && line.of(self.text).ends_with('[') {
            let mut declaration =
                run(participant::with_body(), tokens).map_err(|other| failure.further(other))?;
            let body = self.body(Closer::Participant).ok_or(unclosed(line, Closer::Participant))?;
            // what stands before the bracket on the last line is not shown
            let slice = body.of(self.text);
            let end = body.start as usize + slice.rfind(['\n', '\r']).map_or(0, |at| at + 1);
            declaration.label = Some(Part::new(body.start as usize, end));
            declaration.body = true;
            return Ok(Kind::Declaration(Box::new(declaration)));
        }
        Err(failure.into())
    }

    /// What is tried behind messages.
    fn behind_messages(&mut self, keyword: &str, line: Part) -> Result<Option<Kind>, Fault> {
        let slice = line.of(self.text);
        if slice.starts_with("...") || slice.starts_with('…') {
            return Ok(divider::delay(self.text, line).map(Kind::Delay));
        }
        if slice.starts_with('{') {
            return Ok(Some(Kind::Duration(Box::new(run(message::duration(), self.tokens(line))?))));
        }
        if keyword.is_empty() {
            return self.marked(line);
        }
        self.worded(keyword, line, false, false)
    }

    /// Statements behind `&` or `/`.
    fn marked(&mut self, line: Part) -> Result<Option<Kind>, Fault> {
        let mut tokens = self.tokens(line);
        let (parallel, inner) = match word::parallel().parse(tokens) {
            Ok((parallel, rest)) => (parallel, rest),
            Err(_) => (false, tokens),
        };
        tokens = inner;
        let same_row = tokens.rest().starts_with('/');
        if same_row {
            tokens.skip(1);
            let blanks = tokens.rest().len() - tokens.rest().trim_start().len();
            tokens.skip(blanks);
        }
        if !parallel && !same_row {
            return Ok(None);
        }
        let line = Part::new(tokens.at(), line.end as usize);
        let keyword = furniture::next_word(tokens).unwrap_or_default().to_ascii_lowercase();
        let is_note = note_word(&keyword).is_some();
        if keyword.is_empty() || same_row && !is_note {
            return Ok(None);
        }
        let kind = self.worded(&keyword, line, parallel, same_row)?;
        Ok(kind.filter(|kind| {
            let on_message = matches!(kind, Kind::Note(note) if matches!(note.place, Place::OnMessage(_)));
            let takes_mark =
                matches!(kind, Kind::Note(_) | Kind::Open(_) | Kind::Else(_) | Kind::End | Kind::Return(_));
            takes_mark && !on_message
        }))
    }

    /// Statements that begin with a word.
    fn worded(
        &mut self,
        keyword: &str,
        line: Part,
        parallel: bool,
        same_row: bool,
    ) -> Result<Option<Kind>, Fault> {
        if let Some((shape, length)) = note_word(keyword) {
            let behind = Part::new(line.start as usize + length, line.end as usize);
            return self.note(shape, line, behind, parallel, same_row).map(Some);
        }
        let behind =
            Part::new(line.start as usize + keyword.len().min(line.range().len()), line.end as usize);
        let tokens = self.tokens(behind);
        let rest = behind.of(self.text);
        if let Some(kind) = plantuml::fragment(keyword) {
            return Ok(Some(Kind::Open(Box::new(run(group::open(kind, parallel), tokens)?))));
        }
        let kind = match keyword {
            "else" | "also" => Kind::Else(Box::new(run(group::branch(), tokens)?)),
            "endbox" if rest.is_empty() => Kind::CloseBox,
            "end" if rest.trim().eq_ignore_ascii_case("box") => Kind::CloseBox,
            "end" => {
                let Branch { body, .. } = run(group::branch(), tokens)?;
                if body.is_some_and(|color| plantuml::color(color.of(self.text)).is_none()) {
                    return Err(Fault::Known(behind, Problem::NoSuchColor));
                }
                Kind::End
            }
            "box" => Kind::OpenBox(Box::new(run(group::open_box(), tokens)?)),
            "ref" => return self.reference(line, behind).map(Some),
            "newpage" | "@newpage" => match divider::new_page(self.text, behind) {
                Some(title) => Kind::NewPage(title),
                None => return Ok(None),
            },
            "ignorenewpage" if rest.is_empty() => Kind::IgnoreNewPage,
            "ignore" if rest.trim().eq_ignore_ascii_case("newpage") => Kind::IgnoreNewPage,
            "autonewpage" if setting::is_idle(keyword, rest) => Kind::Setting,
            "autoactivate" => Kind::AutoActivate(run(activation::automatic(), tokens)?),
            "footbox" => match rest.trim().to_ascii_lowercase().as_str() {
                "on" => Kind::Footbox(true),
                "off" | "" => Kind::Footbox(false),
                _ => return Ok(None),
            },
            "footboxon" if rest.is_empty() => Kind::Footbox(true),
            "footboxoff" if rest.is_empty() => Kind::Footbox(false),
            "url" | "urlof" | "urlfor" => Kind::Url(Box::new(run(participant::link(), tokens)?)),
            _ if keyword.starts_with("autonumber") => {
                let behind = Part::new(line.start as usize + "autonumber".len(), line.end as usize);
                Kind::Numbering(run(numbering::autonumber(), self.tokens(behind))?)
            }
            _ => {
                let short = run(activation::short(), self.tokens(line));
                match short {
                    Ok(life) if !parallel => Kind::Life(Box::new(life)),
                    Ok(_) => return Ok(None),
                    Err(failure) if keyword.starts_with("return") => {
                        let behind = Part::new(line.start as usize + "return".len(), line.end as usize);
                        let answer = run(activation::return_(parallel), self.tokens(behind));
                        Kind::Return(Box::new(answer.map_err(|other| failure.further(other))?))
                    }
                    Err(failure) => return Err(failure.into()),
                }
            }
        };
        Ok(Some(kind))
    }

    fn note(
        &mut self,
        shape: ir::NoteShape,
        line: Part,
        behind: Part,
        parallel: bool,
        same_row: bool,
    ) -> Outcome {
        let (mut note, open) = run(note::note(shape, parallel, same_row), self.tokens(behind))?;
        if open {
            let on_message = matches!(note.place, Place::OnMessage(_));
            let closer = if on_message { Closer::NoteOnMessage } else { Closer::Note };
            note.body = Body::Block(self.body(closer).ok_or(unclosed(line, closer))?);
        }
        Ok(Kind::Note(Box::new(note)))
    }

    fn reference(&mut self, line: Part, behind: Part) -> Outcome {
        let (mut reference, open) = run(reference::reference(), self.tokens(behind))?;
        if open {
            let closer = Closer::Reference;
            reference.body = Body::Block(self.body(closer).ok_or(unclosed(line, closer))?);
        }
        Ok(Kind::Reference(Box::new(reference)))
    }

    /// Page furniture: on its line, or in lines of its own.
    fn furniture(&mut self, kind: FurnitureKind, behind: Part) -> Outcome {
        let made =
            |align, vertical, body| Ok(Kind::Furniture(Box::new(Furniture { kind, align, vertical, body })));
        let (closer, quotes) = match kind {
            FurnitureKind::Title => (Some(Closer::Title), true),
            FurnitureKind::Header => (Some(Closer::Header), true),
            FurnitureKind::Footer => (Some(Closer::Footer), true),
            FurnitureKind::Caption => (Some(Closer::Caption), true),
            FurnitureKind::Legend => (Some(Closer::Legend), true),
            FurnitureKind::Mainframe => (None, false),
        };
        let lines = match kind {
            FurnitureKind::Legend => run(furniture::legend_place(), self.tokens(behind)).ok(),
            _ => behind.is_empty().then_some((None, None)),
        };
        if let (Some((vertical, align)), Some(closer)) = (lines, closer)
            && let Some(body) = self.body(closer)
        {
            if body.of(self.text).lines().all(crate::preprocess::is_comment) {
                return Err(Fault::Known(behind, Problem::NoLines));
            }
            return made(align, vertical, Body::Block(body));
        }
        let text = run(furniture::text(quotes), self.tokens(behind)).map_err(|failure| match closer {
            Some(closer) if behind.is_empty() => unclosed(behind, closer),
            _ => Fault::Syntax(failure),
        })?;
        made(None, None, Body::Line(text))
    }

    fn style(&mut self, line: Part) -> Outcome {
        let slice = line.of(self.text);
        if slice.len() == "<style>".len() {
            let body = self.body(Closer::Style).ok_or(unclosed(line, Closer::Style))?;
            return Ok(Kind::StyleBlock(body));
        }
        let (open, close) = ("<style>".len(), "</style>".len());
        let inner = open..slice.len().saturating_sub(close).max(open);
        let is_tag = |range: std::ops::Range<usize>, tag: &str| {
            slice.get(range).is_some_and(|found| found.eq_ignore_ascii_case(tag))
        };
        let plain = |c: char| c.is_ascii_alphanumeric() || "-#._;:{}".contains(c) || is_blank(c);
        match slice.get(inner.clone()) {
            Some(css)
                if is_tag(0..open, "<style>")
                    && is_tag(inner.end..slice.len(), "</style>")
                    && !css.is_empty()
                    && css.chars().all(plain) =>
            {
                let start = line.start as usize;
                Ok(Kind::StyleBlock(Part::new(start + inner.start, start + inner.end)))
            }
            _ => Err(Fault::Known(line, Problem::Expected(vec!["`<style>` on a line of its own"]))),
        }
    }

    /// Lines with `!` that the preprocessor leaves.
    fn directive(&mut self, line: Part) -> Outcome {
        let slice = line.of(self.text);
        let end = slice[1..].find(|c: char| !c.is_ascii_alphabetic()).map_or(slice.len(), |at| at + 1);
        let behind = Part::new(line.start as usize + end, line.end as usize).trim(self.text);
        match slice[1..end].to_ascii_lowercase().as_str() {
            "theme" => Ok(Kind::Theme(behind)),
            "option" => Ok(Kind::Setting),
            "pragma" => {
                let name = behind.of(self.text).split(is_blank).next().unwrap_or_default();
                let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
                let is_name = !name.is_empty()
                    && name.chars().all(plain)
                    && !name.starts_with(|c: char| c.is_ascii_digit());
                if is_name {
                    Ok(Kind::Setting)
                } else {
                    Err(Fault::Known(line, Problem::Expected(vec!["`!pragma name value`"])))
                }
            }
            "assume" => {
                let words: Vec<_> = behind.of(self.text).split_whitespace().collect();
                match words[..] {
                    [first, second]
                        if first.eq_ignore_ascii_case("transparent")
                            && (second.eq_ignore_ascii_case("dark")
                                || second.eq_ignore_ascii_case("light")) =>
                    {
                        Ok(Kind::Setting)
                    }
                    _ => Err(Fault::Known(line, Problem::Expected(vec!["`!assume transparent dark`"]))),
                }
            }
            _ => {
                let word = slice[1..].split(is_blank).next().unwrap_or_default().chars().take(40).collect();
                Err(Fault::Known(line, Problem::UnknownDirective(word)))
            }
        }
    }
}

/// A word in small letters, which is how most are written.
fn lowered(word: &str) -> Cow<'_, str> {
    match word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(word.to_ascii_lowercase()),
        false => Cow::Borrowed(word),
    }
}

fn unclosed(line: Part, closer: Closer) -> Fault {
    Fault::Known(line, Problem::Unclosed(closer.as_str()))
}

/// The shape of the note that a word begins, and the word's length. What follows may be joined: `noteleft`.
fn note_word(keyword: &str) -> Option<(ir::NoteShape, usize)> {
    plantuml::NOTES.into_iter().find_map(|(word, shape)| {
        let rest = keyword.strip_prefix(word)?;
        let joined = ["", "left", "right", "over", "across", "top", "bottom"].contains(&rest);
        joined.then_some((shape, word.len()))
    })
}

fn aligned(kind: Kind, keyword: &str) -> Kind {
    let align = furniture::ALIGNS.iter().find(|(word, _)| keyword.starts_with(word)).map(|row| row.1);
    match kind {
        Kind::Furniture(mut furniture) => {
            furniture.align = align;
            Kind::Furniture(furniture)
        }
        other => other,
    }
}

fn shown(what: setting::Shown, hide: bool) -> Kind {
    match what {
        setting::Shown::Footbox => Kind::Footbox(!hide),
        setting::Shown::Unlinked => Kind::HideUnlinked(hide),
        setting::Shown::Stereotype => Kind::HideStereotype(hide),
        setting::Shown::Nothing => Kind::Setting,
    }
}
