//! The reference pictures of the house style as diagrams, panel by panel.

use super::script::*;
use ir::*;

const PLAIN: ParticipantKind = ParticipantKind::Participant;

pub(crate) fn all() -> Vec<(&'static str, Diagram)> {
    vec![
        ("01-oauth", oauth()),
        ("02-participants", participants()),
        ("02-heads", heads()),
        ("02-ends", ends()),
        ("02-life", life()),
        ("02-notes", notes()),
        ("02-time", time()),
        ("02-nested", nested()),
        ("02-fragments", fragments()),
        ("02-page", page()),
        ("03-small", small()),
        ("04-wide-text", wide_text()),
    ]
}

pub(crate) fn oauth() -> Diagram {
    let mut s = Script::new(
        "Signing in with OAuth 2.0",
        &[
            ("u", "Reader", ParticipantKind::Actor),
            ("b", "Browser", PLAIN),
            ("c", "Client app", PLAIN),
            ("s", "Authorization\nserver", ParticipantKind::Control),
            ("r", "Orders", ParticipantKind::Database),
        ],
    );
    let client = s.id("c");
    s.builder.get_mut(client).stereotypes = vec![Stereotype { text: "web".into(), ..Stereotype::default() }];
    s.boxed("Our services", Some("#3d6fd80d"), &["c", "s", "r"]);
    s.count_from(1);
    s.call("u", "b", "Open “My orders”");
    s.on("b");
    s.call("b", "c", "``GET /orders``");
    s.on("c");
    s.call("c", "c", "Look for a session");
    s.open(FragmentKind::Alt, "a session exists");
    s.reply("c", "b", "``200`` The page, from cache");
    s.or("no session yet");
    s.call("c", "c", "Make ``state`` and\n``code_verifier``");
    s.reply("c", "b", "``302`` to ``/authorize``");
    s.off("c");
    s.right("c", "**PKCE** (RFC 7636)\nOnly the hash of the verifier\ntravels in this redirect.");
    s.call("b", "s", "Authorization request ``scope=orders.read``");
    s.on("s");
    s.reference(&["u", "s"], "Sign in with a passkey");
    s.open(FragmentKind::Loop, "until consent is given, at most 3 times");
    s.reply("s", "b", "Consent form");
    s.call("u", "b", "Approve");
    s.note(NotePlace::OnMessage(NoteSide::Left), "May be remembered\nfor 30 days");
    s.call("b", "s", "Submit decision");
    s.close();
    s.reply("s", "b", "``302`` back with ``code``");
    s.off("s");
    s.call("b", "c", "``GET /callback?code=…``");
    s.on("c");
    s.call("c", "s", "Exchange code for tokens");
    s.on("s");
    s.call("s", "s", "Verify code");
    s.on("s");
    s.call("s", "s", "Burn code");
    s.off("s");
    s.reply("s", "c", "Access and refresh token");
    s.off("s");
    s.message("c", "s", ASYNC, "Audit event: signed in");
    s.close();
    s.over(&["c", "r"], "From here on every call carries the access token.");
    s.open(FragmentKind::Opt, "the cache is cold");
    s.call("c", "r", "Orders of the last 30 days");
    s.on("r");
    s.reply("r", "c", "12 rows");
    s.off("r");
    s.close();
    s.reply("c", "b", "The page");
    s.off("c");
    s.reply("b", "u", "Orders on screen");
    s.off("b");
    s.finish()
}

pub(crate) fn small() -> Diagram {
    let mut s = Script::plain(&["Alice", "Bob"]);
    s.call("Alice", "Bob", "Is the kettle on?");
    s.on("Bob");
    s.call("Bob", "Bob", "Look");
    s.right("Bob", "It has been whistling\nfor a while.");
    s.reply("Bob", "Alice", "It is now");
    s.off("Bob");
    s.finish()
}

pub(crate) fn participants() -> Diagram {
    let mut s = Script::new("", &[]);
    for kind in ParticipantKind::ALL {
        let mut name = kind.as_str().to_owned();
        name[..1].make_ascii_uppercase();
        let id = s.id(&name);
        s.builder.get_mut(id).kind = kind;
    }
    let order = s.id("order");
    let participant = s.builder.get_mut(order);
    participant.label = Text::plain("Order\nservice");
    participant.stereotypes = vec![Stereotype { text: "v2".into(), ..Stereotype::default() }];
    let green = s.id("green");
    let participant = s.builder.get_mut(green);
    participant.label = Text::plain("Author’s\ncolour");
    participant.style = Some(Box::new(ElementStyle {
        background: Some(Color::rgb(0x1f, 0x5f, 0x46).into()),
        ..ElementStyle::default()
    }));
    let spot = s.id("spot");
    let participant = s.builder.get_mut(spot);
    participant.stereotypes = vec![Stereotype {
        text: "aggregate".into(),
        spot: Some("A".into()),
        spot_color: Color::from_hex("#ADD1B2"),
    }];
    s.finish()
}

pub(crate) fn heads() -> Diagram {
    let mut s = Script::plain(&["A", "B"]);
    for line in [Line::Solid, Line::Dashed] {
        for head in Head::ALL {
            let text = format!("{line:?}, {}", head.as_str());
            s.message("A", "B", Arrow::new(line, head), &text);
        }
    }
    let both = |head| Arrow { tail: End::of(head), ..Arrow::new(Line::Solid, head) };
    s.message("A", "B", both(Head::Filled), "both ends");
    s.message("A", "B", Arrow { line: Line::Dashed, ..both(Head::Open) }, "both ends, dashed");
    let circle = |head| End { head, circle: true };
    s.message("A", "B", Arrow { head: circle(Head::None), ..CALL }, "circle");
    s.message("A", "B", Arrow { head: circle(Head::Filled), ..CALL }, "circle and head");
    s.message("A", "B", Arrow { tail: circle(Head::None), ..CALL }, "circle at the tail");
    s.call("B", "A", "right to left");
    s.message("B", "A", Arrow::new(Line::Solid, Head::FilledUpper), "upper half, to the left");
    s.message("A", "B", CALL, "author’s colour").style =
        Some(Box::new(ElementStyle { line: Color::from_hex("#8b2f6b"), ..ElementStyle::default() }));
    s.call("A", "B", "two lines of label,\nstacked on the arrow");
    s.call("A", "B", "");
    s.call("A", "B", "");
    s.message("A", "B", Arrow { line: Line::Hidden, ..CALL }, "hidden");
    s.call("A", "B", "after a hidden one");
    s.finish()
}

pub(crate) fn ends() -> Diagram {
    let mut s = Script::plain(&["A", "B", "C"]);
    s.call("[", "A", "from the border");
    s.reply("A", "[", "to the border");
    s.call("C", "]", "to the border");
    s.call("[", "C", "from the border to the last");
    s.call("?<", "A", "found");
    s.call("C", "?>", "lost");
    s.call("A", "?>", "lost between");
    s.call("?>", "A", "found, to the left");
    s.message("A", "B", CALL, "slow, on its way").slant = 20;
    s.message("C", "A", CALL, "slow, to the left").slant = 30;
    s.call("B", "A", "both at once");
    s.message("B", "C", CALL, "both at once").parallel = true;
    s.call("A", "B", "the same gap");
    s.message("B", "A", REPLY, "moves down").parallel = true;
    s.count_from(9);
    s.call("A", "C", "over a lifeline");
    s.message("C", "A", CALL, "slow and numbered").slant = 16;
    s.finish()
}

pub(crate) fn life() -> Diagram {
    let mut s = Script::plain(&["A", "B", "Worker"]);
    s.call("A", "B", "call");
    s.on("B");
    s.call("B", "B", "call itself");
    s.on("B");
    s.call("B", "B", "once more");
    s.on("B");
    s.call("B", "A", "busy");
    s.off("B");
    s.call("A", "B", "to the inner bar");
    s.off("B");
    s.create("Worker");
    s.call("B", "Worker", "new");
    s.call("B", "Worker", "work");
    let participant = s.id("Worker");
    s.builder.push(Item::Activate(Activate {
        participant,
        style: Some(Box::new(ElementStyle {
            background: Some(Color::rgb(0xbf, 0xe3, 0xd0).into()),
            ..ElementStyle::default()
        })),
        origin: Origin::NONE,
    }));
    s.call("Worker", "Worker", "author’s\ncolours");
    s.reply("Worker", "B", "done");
    s.off("Worker");
    s.call("B", "Worker", "close");
    s.destroy("Worker");
    s.reply("B", "A", "result");
    s.off("B");
    s.call("A", "B", "again");
    s.on("B");
    s.call("A", "B", "restart");
    s.off("B");
    s.on("B");
    s.create("Worker");
    s.call("B", "Worker", "new again");
    s.call("Worker", "A", "I end at once");
    s.destroy("Worker");
    s.finish()
}

pub(crate) fn notes() -> Diagram {
    let mut s = Script::plain(&["A", "B"]);
    s.left("A", "left of A");
    s.right("A", "right of A").same_row = true;
    s.over(&["B"], "over B").same_row = true;
    s.over(
        &["A", "B"],
        "**Strong**, //emphasis//, ``code``, ~~old~~\n• lists keep a hanging bullet\n• links are underlined: [[RFC 9110]]",
    );
    s.over(&["A"], "rectangle").shape = NoteShape::Rectangle;
    let note = s.over(&["B"], "hexagon");
    note.shape = NoteShape::Hexagon;
    note.same_row = true;
    s.over(&["A"], "author’s colour").style = Some(Box::new(ElementStyle {
        background: Some(Color::rgb(0xf6, 0xd3, 0xd6).into()),
        ..ElementStyle::default()
    }));
    let b = s.id("B");
    s.builder.push(Item::State(State {
        place: StatePlace::Over,
        participants: vec![b],
        text: Text::plain("state"),
        parallel: true,
        origin: Origin::NONE,
    }));
    s.over(&["A", "B"], "A note over several lifelines");
    s.call("A", "B", "a message");
    s.note(NotePlace::OnMessage(NoteSide::Right), "with its note");
    s.call("A", "B", "another");
    s.note(NotePlace::OnMessage(NoteSide::Top), "above it");
    s.note(NotePlace::OnMessage(NoteSide::Bottom), "below it");
    s.call("B", "B", "itself");
    s.note(NotePlace::OnMessage(NoteSide::Right), "right of\nits label");
    s.note(NotePlace::OnMessage(NoteSide::Left), "left of it");
    s.note(NotePlace::Across, "across everything");
    s.note(NotePlace::Margin, "explained\nin the margin");
    s.open(FragmentKind::Opt, "a frame");
    s.call("A", "B", "inside");
    s.close();
    s.note(NotePlace::OnFragment(Side::Right), "beside the frame");
    s.finish()
}

pub(crate) fn time() -> Diagram {
    let mut s = Script::plain(&["A", "B", "C"]);
    s.call("A", "B", "before");
    s.builder.push(Item::Divider(Divider { text: Text::plain("Second act"), origin: Origin::NONE }));
    s.message("A", "B", CALL, "prepare").anchor = Some("start".into());
    s.builder.push(Item::Delay(Delay { text: Text::plain("5 minutes later"), origin: Origin::NONE }));
    s.message("B", "A", REPLY, "ready").anchor = Some("end".into());
    s.builder.push(Item::Duration(Duration {
        from: "start".into(),
        to: "end".into(),
        text: Text::plain("{≤ 6 min}"),
        origin: Origin::NONE,
    }));
    s.call("B", "C", "then");
    s.builder.push(Item::Space(Space { pixels: Some(28), origin: Origin::NONE }));
    s.call("B", "C", "after a space of 28");
    s.builder.push(Item::Delay(Delay::default()));
    s.reference(&["A", "C"], "Checkout, steps 4 to 9");
    s.call("A", "B", "to a reference");
    s.reference(&["B", "C"], "entered and left").entered = true;
    if let Some(Item::Reference(reference)) = s.builder.items().last_mut() {
        reference.left = true;
    }
    s.reply("B", "A", "from it");
    s.builder.push(Item::PageBreak(PageBreak { title: Text::plain("Page two"), origin: Origin::NONE }));
    s.call("A", "C", "after the break");
    s.finish()
}

pub(crate) fn nested() -> Diagram {
    let mut s = Script::new(
        "",
        &[
            ("a", "Buyer", ParticipantKind::Actor),
            ("b", "Shop", PLAIN),
            ("c", "Ledger", ParticipantKind::Database),
        ],
    );
    s.count_from(1);
    s.open(FragmentKind::Alt, "stock is known");
    s.call("a", "b", "reserve");
    s.on("b");
    s.open(FragmentKind::Loop, "for every line of the order");
    s.open(FragmentKind::Par, "prices");
    s.call("b", "c", "price of the line");
    s.or("taxes");
    s.call("b", "c", "tax of the line");
    s.close();
    s.close();
    s.reply("b", "a", "reserved");
    s.off("b");
    s.or("otherwise");
    s.open(FragmentKind::Break, "shop is closed");
    s.reply("b", "a", "come back tomorrow");
    s.close();
    s.close();
    s.finish()
}

pub(crate) fn fragments() -> Diagram {
    let mut s = Script::plain(&["A", "B", "C"]);
    s.boxed("A box", Some("#2f906813"), &["B", "C"]);
    s.open(FragmentKind::Opt, "first visit");
    s.call("A", "B", "ask for consent");
    s.close();
    s.open(FragmentKind::Critical, "payment");
    s.call("B", "C", "charge the card");
    s.or("network is down");
    s.call("B", "B", "retry in 2 s");
    s.close();
    s.group("Goodbye", "a group with a name of its own");
    s.reply("B", "A", "receipt");
    s.close();
    s.open(FragmentKind::Rect, "");
    s.call("A", "B", "a highlighted region");
    s.reply("B", "A", "of any colour");
    s.close();
    s.open(FragmentKind::Rect, "");
    if let Some(fragment) = s.builder.innermost() {
        fragment.operands[0].background = Color::from_hex("#ffe0a0").map(Fill::from);
    }
    s.call("A", "C", "an author’s colour");
    s.close();
    s.open(FragmentKind::ParOver, "left");
    s.call("A", "B", "at once");
    s.or("right");
    s.call("C", "C", "at once");
    s.close();
    s.open(FragmentKind::Partition, "over everything");
    s.call("A", "B", "in a partition");
    s.close();
    s.open(FragmentKind::Loop, "nothing in it");
    s.close();
    s.finish()
}

pub(crate) fn page() -> Diagram {
    let mut s = Script::plain(&["Ann", "Ben"]);
    let furniture = |text: &str| Some(Furniture { text: Text::plain(text), align: None });
    s.builder.meta = Meta {
        title: Text::plain("Title of the picture\nA second line, quieter, if the author wrote one"),
        header: furniture("Header · release 4.2"),
        footer: furniture("Footer · page 3"),
        caption: Text::plain("Caption: what the picture shows, in one line"),
        legend: Some(Legend {
            text: rich("**Legend**\nsolid: call\ndashed: answer"),
            align: None,
            vertical: None,
        }),
        mainframe: Some(Text::plain("Greeting")),
        ..Meta::default()
    };
    s.call("Ann", "Ben", "hello");
    s.reply("Ben", "Ann", "hello");
    for number in ["1", "10", "100", "2.1", "1.2.3", "[007]", "A-12"] {
        s.message("Ann", "Ben", CALL, "numbered").number = Some(number.into());
    }
    s.finish()
}

pub(crate) fn wide_text() -> Diagram {
    let mut s = Script::new(
        "Long words and many scripts",
        &[
            ("m", "Mobile app", ParticipantKind::Actor),
            ("g", "api.eu-central.example.com", ParticipantKind::Cloud),
            ("o", "com.example.orders.OrderFacadeService", PLAIN),
            ("q", "注文キュー", ParticipantKind::Queue),
            ("d", "قاعدة البيانات", ParticipantKind::Database),
        ],
    );
    s.count_from(1);
    s.call("m", "g", "``POST /v2/customers/{customerId}/orders?dryRun=false``");
    s.on("g");
    s.call(
        "g",
        "o",
        "placeOrder(customerId, lines, deliveryWindow): wrapped by us at 320 px, at a blank where there is one, and \
         after punctuation otherwise",
    );
    s.on("o");
    s.message("o", "q", ASYNC, "注文を受け付けました 📦");
    s.call("o", "d", "احفظ الطلب الجديد");
    s.reply("d", "o", "تم الحفظ ✅");
    s.open(
        FragmentKind::Alt,
        "the customer’s credit is sufficient and every line of the order is in stock: a guard is wrapped to the \
         inner width of its frame, or to 400 px if that is less",
    );
    s.reply("o", "g", "201 Created");
    s.off("o");
    s.reply("g", "m", "Заказ принят · Bestellbestätigung · Objednávka přijata");
    s.off("g");
    s.or("재고 없음");
    s.reply("g", "m", "``409`` 🚫");
    s.close();
    s.over(
        &["o", "d"],
        "日本語、한국어、简体中文、العربية, עברית, Ελληνικά, 👩🏽‍💻:\nall measured by one table and never stretched.",
    );
    s.finish()
}
