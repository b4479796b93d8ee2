//! Which constructs a diagram has. A backend reports its losses under these names, and tests compare.

use crate::{
    Block, Construct, Content, Diagram, DiagramStyle, End, Endpoint, Footbox, Fragment, FragmentKind, Head,
    Item, Line, Message, Meta, Note, NotePlace, NoteShape, NumberingAction, Participant, ParticipantBox,
    ParticipantId, ParticipantKind, Run, Side, Text, walk_texts,
};
use std::collections::BTreeSet;

/// Every construct that a diagram has, each once. The diagram must keep the promises of [`validate`](crate::validate).
///
/// What belongs to one family does not overlap: an arrow with an open head at the receiver and a filled one at the
/// sender has [`Construct::HeadsMixed`], but not also [`Construct::HeadOpen`].
pub fn constructs_of(diagram: &Diagram) -> BTreeSet<Construct> {
    let mut found = BTreeSet::new();
    meta(&diagram.meta, &mut found);
    diagram.participants.iter().for_each(|each| participant(each, &mut found));
    diagram.boxes.iter().for_each(|each| participant_box(each, &mut found));
    found.extend(style_constructs(&diagram.style));
    walk_texts(diagram, |text| found.extend(text_constructs(text)));
    Body::new(diagram, &mut found).items(&diagram.body);
    found
}

/// Every construct of a diagram's style.
pub fn style_constructs(style: &DiagramStyle) -> BTreeSet<Construct> {
    let mut found = BTreeSet::new();
    match style.footbox {
        Some(Footbox::Box) => add(&mut found, Construct::Footbox, true),
        Some(Footbox::Bar) => add(&mut found, Construct::FootboxBar, true),
        Some(Footbox::None) => add(&mut found, Construct::FootboxNone, true),
        None => {}
    }
    add(&mut found, Construct::Theme, style.theme.is_some());
    add(&mut found, Construct::HideUnlinked, style.hide_unlinked);
    add(&mut found, Construct::DiagramStyle, !style.classes.is_empty());
    add(&mut found, Construct::Distances, !style.sizes.is_empty());
    add(&mut found, Construct::Alignment, style.message_align.is_some() || style.note_align.is_some());
    add(&mut found, Construct::ResponseBelow, style.response_below);
    add(&mut found, Construct::Wrapping, style.wrap.is_some());
    add(&mut found, Construct::WrapWidth, style.wrap_width.is_some());
    add(&mut found, Construct::RightAngles, style.right_angles);
    add(&mut found, Construct::StereotypeLook, style.hide_stereotypes || style.plain_guillemets);
    add(&mut found, Construct::HandDrawn, style.hand_drawn);
    add(&mut found, Construct::Monochrome, style.monochrome);
    add(&mut found, Construct::Scale, style.scale.is_some());
    add(&mut found, Construct::Raw, !style.raw.is_empty());
    found
}

/// Every construct of a text.
pub fn text_constructs(text: &Text) -> BTreeSet<Construct> {
    let mut found = BTreeSet::new();
    add(&mut found, Construct::TextWrap, text.wrap.is_some());
    for line in &text.lines {
        add(&mut found, Construct::TextAlign, line.align.is_some());
        let block = match &line.block {
            Block::Plain => None,
            Block::Bullet { .. } | Block::Numbered { .. } => Some(Construct::TextList),
            Block::Heading { .. } => Some(Construct::TextHeading),
            Block::Rule { .. } => Some(Construct::TextRule),
            Block::Row { cells } => {
                cells.iter().flat_map(|cell| &cell.runs).for_each(|each| run(each, &mut found));
                Some(Construct::TextTable)
            }
            Block::Tree { .. } => Some(Construct::TextTree),
            Block::Code => Some(Construct::TextCodeBlock),
        };
        found.extend(block);
        line.runs.iter().for_each(|each| run(each, &mut found));
    }
    found
}

fn add(found: &mut BTreeSet<Construct>, construct: Construct, is_there: bool) {
    if is_there {
        found.insert(construct);
    }
}

fn run(run: &Run, found: &mut BTreeSet<Construct>) {
    add(found, Construct::TextStrong, run.strong);
    add(found, Construct::TextEmphasis, run.emphasis);
    add(found, Construct::TextCode, run.code);
    add(found, Construct::TextUnderline, run.underline);
    add(found, Construct::TextStrike, run.strike);
    add(found, Construct::TextWave, run.wave);
    add(found, Construct::TextScript, run.subscript || run.superscript);
    if let Some(paint) = &run.paint {
        let colors = [paint.color, paint.background, paint.mark];
        add(found, Construct::TextColor, colors.iter().any(Option::is_some));
        add(found, Construct::TextSize, paint.size.is_some() || paint.font.is_some());
    }
    add(found, Construct::TextLink, run.link.is_some());
    match &run.content {
        Content::Text(text) => add(found, Construct::TextCharacter, text.contains("\\n")),
        Content::Math(_) => add(found, Construct::TextMath, true),
        Content::Foreign { .. } => add(found, Construct::TextForeign, true),
    }
}

fn meta(meta: &Meta, found: &mut BTreeSet<Construct>) {
    add(found, Construct::DiagramName, meta.name.is_some());
    add(found, Construct::DiagramId, meta.id.is_some());
    add(found, Construct::Title, !meta.title.is_empty());
    add(found, Construct::TitleLines, meta.title.lines.len() > 1);
    add(found, Construct::Header, meta.header.is_some());
    add(found, Construct::Footer, meta.footer.is_some());
    add(found, Construct::Caption, !meta.caption.is_empty());
    add(found, Construct::Legend, meta.legend.is_some());
    add(found, Construct::Mainframe, meta.mainframe.is_some());
    let spoken = meta.accessible_title.is_some() || meta.accessible_description.is_some();
    add(found, Construct::AccessibleText, spoken);
}

fn participant(participant: &Participant, found: &mut BTreeSet<Construct>) {
    let kind = match participant.kind {
        ParticipantKind::Participant => None,
        ParticipantKind::Actor => Some(Construct::ParticipantActor),
        ParticipantKind::Boundary => Some(Construct::ParticipantBoundary),
        ParticipantKind::Control => Some(Construct::ParticipantControl),
        ParticipantKind::Entity => Some(Construct::ParticipantEntity),
        ParticipantKind::Database => Some(Construct::ParticipantDatabase),
        ParticipantKind::Collections => Some(Construct::ParticipantCollections),
        ParticipantKind::Queue => Some(Construct::ParticipantQueue),
        ParticipantKind::Cloud => Some(Construct::ParticipantCloud),
    };
    found.extend(kind);
    add(found, Construct::ParticipantName, participant.name.contains('"'));
    for stereotype in &participant.stereotypes {
        add(found, Construct::ParticipantStereotype, !stereotype.text.is_empty());
        let spot = stereotype.spot.is_some() || stereotype.spot_color.is_some();
        add(found, Construct::ParticipantSpot, spot);
    }
    add(found, Construct::ParticipantStyle, participant.style.is_some());
    add(found, Construct::ParticipantLink, !participant.links.is_empty());
    add(found, Construct::ParticipantLinks, participant.links.len() > 1);
    add(found, Construct::Raw, !participant.raw.is_empty());
}

fn participant_box(each: &ParticipantBox, found: &mut BTreeSet<Construct>) {
    found.insert(Construct::Box);
    add(found, Construct::BoxTitle, !each.title.is_empty());
    add(found, Construct::BoxColor, each.color.is_some());
    add(found, Construct::BoxStereotype, each.stereotype.is_some());
    add(found, Construct::BoxNested, each.parent.is_some());
}

/// What is remembered of one participant on the way down.
#[derive(Clone, Copy, Default)]
struct Life {
    mentioned: bool,
    created: bool,
    destroyed: bool,
    /// Open activations.
    active: u32,
    /// A bar ended, and no message or divider came since.
    ended_at: Option<usize>,
}

/// The way down a body.
struct Body<'b> {
    diagram: &'b Diagram,
    found: &'b mut BTreeSet<Construct>,
    lives: Vec<Life>,
    /// How many messages and dividers came so far: the moments at which bars may begin.
    moments: usize,
    /// Both ends of the last message.
    last: Option<(Endpoint, Endpoint)>,
    /// A creation that waits for its message.
    created: Option<ParticipantId>,
}

impl<'b> Body<'b> {
    fn new(diagram: &'b Diagram, found: &'b mut BTreeSet<Construct>) -> Self {
        let lives = vec![Life::default(); diagram.participants.len()];
        Self { diagram, found, lives, moments: 0, last: None, created: None }
    }

    fn add(&mut self, construct: Construct, is_there: bool) {
        add(self.found, construct, is_there);
    }

    fn mention(&mut self, ids: &[ParticipantId]) {
        for id in ids {
            self.lives[id.index()].mentioned = true;
        }
    }

    /// Whether there is a message or a note among them, however deep.
    fn items(&mut self, items: &[Item]) -> bool {
        let mut has_content = false;
        for item in items {
            has_content |= self.item(item);
        }
        has_content
    }

    fn item(&mut self, item: &Item) -> bool {
        match item {
            Item::Message(message) => {
                self.message(message);
                return true;
            }
            Item::Note(note) => {
                self.note(note);
                return true;
            }
            Item::Fragment(fragment) => return self.fragment(fragment),
            Item::Activate(activate) => self.activate(activate.participant, activate.style.is_some()),
            Item::Deactivate(deactivate) => self.deactivate(deactivate.participant),
            Item::Create(create) => self.create(create.participant),
            Item::Destroy(destroy) => self.destroy(destroy.participant),
            Item::Reference(reference) => {
                self.mention(&reference.participants);
                self.add(Construct::Reference, true);
                self.add(Construct::ReferenceEntry, reference.entered);
                self.add(Construct::ReferenceExit, reference.left);
                self.add(Construct::ReferenceStyle, reference.style.is_some());
                self.add(Construct::ReferenceLink, reference.link.is_some());
            }
            Item::State(state) => {
                self.mention(&state.participants);
                self.add(Construct::State, true);
                self.add(Construct::MessageParallel, state.parallel);
            }
            Item::Divider(divider) => {
                self.moments += 1;
                let empty = divider.text.is_empty();
                self.add(if empty { Construct::DividerEmpty } else { Construct::Divider }, true);
            }
            Item::Delay(delay) => {
                let empty = delay.text.is_empty();
                self.add(if empty { Construct::DelayEmpty } else { Construct::Delay }, true);
            }
            Item::Space(_) => self.add(Construct::Space, true),
            Item::Numbering(numbering) => self.numbering(&numbering.action),
            Item::Duration(_) => self.add(Construct::Duration, true),
            Item::PageBreak(page) => {
                let bare = page.title.is_empty();
                self.add(if bare { Construct::PageBreak } else { Construct::PageTitle }, true);
            }
            Item::Comment(_) => self.add(Construct::Comment, true),
            Item::Raw(_) => self.add(Construct::Raw, true),
        }
        false
    }

    fn message(&mut self, message: &Message) {
        self.moments += 1;
        self.last = Some((message.from, message.to));
        for id in [message.from, message.to].into_iter().filter_map(Endpoint::participant) {
            let life = &mut self.lives[id.index()];
            life.mentioned = true;
            let gone = life.destroyed;
            self.add(Construct::DestructionApart, gone);
        }
        let creates_itself = self.created.take().is_some() && message.is_self();
        self.add(Construct::CreationSelf, creates_itself);
        self.add(Construct::Message, true);
        self.add(Construct::MessageSelf, message.is_self());
        self.add(Construct::MessageHidden, message.arrow.line == Line::Hidden);
        let number = message.number.as_deref().unwrap_or("0");
        let plain = number == "0" || (is_digits(number) && !number.starts_with('0'));
        self.add(Construct::MessageNumber, !plain);
        self.add(Construct::MessageParallel, message.parallel);
        self.add(Construct::MessageSlant, message.slant > 0);
        self.add(Construct::MessageAnchor, message.anchor.is_some());
        self.add(Construct::MessageStyle, message.style.is_some());
        self.add(Construct::MessageStereotype, message.stereotype.is_some());
        self.add(Construct::MessageLink, message.link.is_some());
        let back =
            message.from == Endpoint::Border(Side::Right) || message.to == Endpoint::Border(Side::Left);
        for end in [message.from, message.to] {
            match end {
                Endpoint::Participant(_) => {}
                Endpoint::Border(_) if back => self.add(Construct::EndpointBorderBack, true),
                Endpoint::Border(_) => self.add(Construct::EndpointBorder, true),
                Endpoint::Point(_) => self.add(Construct::EndpointPoint, true),
            }
        }
        self.heads(message.arrow.tail, message.arrow.head);
    }

    fn heads(&mut self, tail: End, head: End) {
        let single = match (tail.head, head.head) {
            (Head::None, Head::None) => Some(Construct::HeadNone),
            (Head::Filled, Head::Filled) => Some(Construct::TailHead),
            (Head::None, head) | (head, Head::None) => match head {
                Head::None | Head::Filled => None,
                Head::Open => Some(Construct::HeadOpen),
                Head::Cross => Some(Construct::HeadCross),
                Head::FilledUpper | Head::FilledLower | Head::OpenUpper | Head::OpenLower => {
                    Some(Construct::HeadHalf)
                }
            },
            _ => Some(Construct::HeadsMixed),
        };
        self.found.extend(single);
        for end in [tail, head].into_iter().filter(|end| end.circle) {
            let crossed = end.head == Head::Cross;
            self.add(if crossed { Construct::HeadCircleCross } else { Construct::HeadCircle }, true);
        }
    }

    fn note(&mut self, note: &Note) {
        let place = match &note.place {
            NotePlace::Left(ids) | NotePlace::Right(ids) => {
                self.mention(ids);
                Construct::NoteBeside
            }
            NotePlace::Over(ids) => {
                self.mention(ids);
                if ids.len() > 2 { Construct::NoteOverSeveral } else { Construct::NoteOver }
            }
            NotePlace::Across => Construct::NoteAcross,
            NotePlace::OnMessage(_) => Construct::NoteOnMessage,
            NotePlace::OnFragment(_) => Construct::NoteOnFragment,
            NotePlace::Margin => Construct::NoteMargin,
        };
        self.add(place, true);
        self.add(Construct::NoteHexagon, note.shape == NoteShape::Hexagon);
        self.add(Construct::NoteRectangle, note.shape == NoteShape::Rectangle);
        self.add(Construct::NoteSameRow, note.same_row);
        self.add(Construct::MessageParallel, note.parallel);
        self.add(Construct::NoteStyle, note.style.is_some());
        self.add(Construct::NoteStereotype, note.stereotype.is_some());
        self.add(Construct::NoteLink, note.link.is_some());
    }

    fn fragment(&mut self, fragment: &Fragment) -> bool {
        let kind = match fragment.kind {
            FragmentKind::Alt => Construct::FragmentAlt,
            FragmentKind::Opt => Construct::FragmentOpt,
            FragmentKind::Loop => Construct::FragmentLoop,
            FragmentKind::Par => Construct::FragmentPar,
            FragmentKind::ParOver => Construct::FragmentParOver,
            FragmentKind::Critical => Construct::FragmentCritical,
            FragmentKind::Break => Construct::FragmentBreak,
            FragmentKind::Group => Construct::FragmentGroup,
            FragmentKind::Rect => Construct::FragmentRect,
            FragmentKind::Partition => Construct::FragmentPartition,
            FragmentKind::Seq => Construct::FragmentSeq,
        };
        self.add(kind, true);
        if fragment.operands.len() > 1 {
            match fragment.kind {
                FragmentKind::Alt | FragmentKind::Critical => {}
                FragmentKind::Par | FragmentKind::ParOver => self.add(Construct::FragmentParOperands, true),
                _ => self.add(Construct::FragmentOperands, true),
            }
        }
        let is_rect = fragment.kind == FragmentKind::Rect;
        let colored = fragment.operands.iter().any(|operand| operand.background.is_some());
        self.add(Construct::FragmentStyle, fragment.tab_color.is_some() || (colored && !is_rect));
        self.add(Construct::FragmentParallel, fragment.parallel);
        let mut has_content = false;
        for operand in &fragment.operands {
            has_content |= self.items(&operand.items);
        }
        self.add(Construct::FragmentEmpty, !has_content);
        has_content
    }

    fn activate(&mut self, id: ParticipantId, styled: bool) {
        let life = &mut self.lives[id.index()];
        life.mentioned = true;
        life.active += 1;
        let restarts = self.moments > 0 && life.ended_at == Some(self.moments);
        self.add(Construct::Activation, true);
        self.add(Construct::ActivationRestart, restarts);
        self.add(Construct::ActivationStyle, styled);
    }

    fn deactivate(&mut self, id: ParticipantId) {
        let moments = self.moments;
        let life = &mut self.lives[id.index()];
        life.mentioned = true;
        life.ended_at = Some(moments);
        let unmatched = life.active == 0;
        life.active = life.active.saturating_sub(1);
        self.add(if unmatched { Construct::ActivationUnmatched } else { Construct::Activation }, true);
    }

    fn create(&mut self, id: ParticipantId) {
        self.created = Some(id);
        let life = &mut self.lives[id.index()];
        let Life { mentioned, created, .. } = *life;
        *life = Life { mentioned: true, created: true, ..Life::default() };
        let boxed = self.diagram.participant(id).in_box.is_some();
        self.add(Construct::Creation, true);
        self.add(Construct::CreationRepeated, created);
        self.add(Construct::CreationMentioned, mentioned && !created);
        self.add(Construct::CreationBoxed, boxed);
    }

    fn destroy(&mut self, id: ParticipantId) {
        let moments = self.moments;
        let life = &mut self.lives[id.index()];
        life.mentioned = true;
        life.destroyed = true;
        life.ended_at = Some(moments);
        life.active = 0;
        let end = Endpoint::Participant(id);
        self.add(Construct::Destruction, true);
        match self.last {
            None => self.add(Construct::DestructionEarly, true),
            Some((from, to)) => self.add(Construct::DestructionApart, from != end && to != end),
        }
    }

    fn numbering(&mut self, action: &NumberingAction) {
        let (kind, step, format) = match action {
            NumberingAction::Start { step, format, .. } => (Construct::NumberingStart, step, format),
            NumberingAction::Resume { step, format } => (Construct::NumberingResume, step, format),
            NumberingAction::Stop => return self.add(Construct::NumberingStop, true),
            NumberingAction::Increment { .. } => return self.add(Construct::NumberingIncrement, true),
        };
        self.add(kind, true);
        self.add(Construct::NumberingStep, step.is_some());
        self.add(Construct::NumberingFormat, format.is_some());
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
