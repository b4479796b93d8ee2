//! How long a layout takes: `cargo bench -p seqweave-layout`.
//!
//! The aims on one core of 2026: 30 messages in 60 µs, 20,000 messages in 60 ms, and time in step with the size.

use ir::{
    Activate, Arrow, Builder, Deactivate, Diagram, Fragment, FragmentKind, Item, Message, Operand, Origin,
};

fn main() {
    divan::main();
}

/// Messages between people, every third one numbered, with bars and, every fifty, a fragment.
fn diagram(people: usize, messages: usize) -> Diagram {
    let mut builder = Builder::new();
    let ids: Vec<_> = (0..people).map(|index| builder.participant(&format!("Participant {index}"))).collect();
    for index in 0..messages {
        let (from, to) = (ids[index * 7 % people], ids[(index * 3 + 1) % people]);
        if index % 50 == 10 {
            let operand = Operand { guard: "some condition".into(), ..Operand::default() };
            builder.open(Fragment::new(FragmentKind::Alt, vec![operand]));
        }
        let text = format!("message number {index}");
        let mut message = Message::new(from.into(), to.into(), Arrow::call(), text.as_str().into());
        message.number = (index % 3 == 0).then(|| index.to_string());
        builder.push(Item::Message(message));
        match index % 5 {
            0 => {
                builder.push(Item::Activate(Activate { participant: to, style: None, origin: Origin::NONE }))
            }
            4 => {
                let participant = ids[((index - 4) * 3 + 1) % people];
                builder.push(Item::Deactivate(Deactivate { participant, origin: Origin::NONE }));
            }
            _ => {}
        }
        if index % 50 == 20 {
            builder.close();
        }
    }
    builder.finish()
}

#[divan::bench(args = [(5, 30), (10, 1_000), (10, 20_000), (100_000, 1)])]
fn scene(bencher: divan::Bencher<'_, '_>, (people, messages): (usize, usize)) {
    let diagram = diagram(people, messages);
    bencher.bench(|| layout::scene(&diagram, &layout::Options::default()));
}
