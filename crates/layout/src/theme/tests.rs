use super::*;
use crate::colour::contrast;
use scene::{Paint, Rgba};

fn each(paint: &Paint) -> [Rgba; 2] {
    [paint.light, paint.dark]
}

#[test]
fn the_default_theme_sets_every_key() {
    let file: toml::Table = include_str!("../../themes/default.toml").parse().unwrap();
    let keys = |table: &str| file[table].as_table().unwrap().keys().cloned().collect::<Vec<_>>();
    let sorted = |keys: &[&str]| {
        let mut keys: Vec<String> = keys.iter().map(|&key| key.to_owned()).collect();
        keys.sort();
        keys
    };
    assert_eq!(keys("colour"), sorted(Colours::KEYS));
    assert_eq!(keys("tint"), sorted(Tints::KEYS));
    assert_eq!(keys("metric"), sorted(Metrics::KEYS));
    assert_eq!(keys("shape"), sorted(Shapes::KEYS));
    let stroke = ["arrow", "cross", "destroy", "icon", "line", "reply", "separator", "extension", "delay"];
    assert_eq!(keys("stroke"), sorted(&stroke));
    let head = ["filled", "open", "half-upper", "half-lower", "barb-upper", "barb-lower", "cross", "circle"];
    assert_eq!(keys("head"), sorted(&head));
    let kinds: Vec<_> = ir::ParticipantKind::ALL[1..].iter().map(|kind| kind.as_str()).collect();
    assert_eq!(keys("icon"), sorted(&kinds));
    assert_eq!(keys("font"), sorted(&["mono_scale"]));
    assert_eq!(keys("backdrop"), sorted(&["px", "inset"]));
}

#[test]
fn text_and_lines_contrast_with_what_they_stand_on() {
    for name in NAMES {
        contrasts(name, &named(name).unwrap().colour);
    }
    assert_eq!(named("default").as_ref(), Some(default()));
    assert_eq!(named("defualt"), None);
}

fn contrasts(name: &str, c: &Colours) {
    let needs = [
        (c.ink, c.ground, 7.0),
        (c.ink, c.head, 7.0),
        (c.ink, c.reference, 7.0),
        (c.ink, c.state, 7.0),
        (c.ink_2, c.ground, 4.5),
        (c.ink_2, c.head, 4.5),
        (c.ink_3, c.ground, 4.5),
        (c.arrow, c.ground, 4.5),
        (c.reply, c.ground, 3.0),
        (c.lifeline, c.ground, 3.0),
        (c.head_edge, c.ground, 3.0),
        (c.icon, c.head, 4.5),
        (c.bar_edge, c.ground, 3.0),
        (c.badge_edge, c.ground, 3.0),
        (c.badge_ink, c.badge, 7.0),
        (c.note_ink, c.note, 7.0),
        (c.tab_ink, c.tab, 7.0),
        (c.danger, c.ground, 4.5),
        (c.danger, c.danger_tint, 4.5),
        (c.link, c.ground, 4.5),
        (c.link, c.note, 4.5),
    ];
    for (front, back, need) in needs {
        for (front, ground) in each(&front).into_iter().zip(each(&back)) {
            let found = contrast(front, ground);
            assert!(found >= need, "{name}: {front} on {ground}: {found:.2} is less than {need}");
        }
    }
}

#[test]
fn text_and_lifelines_contrast_on_every_tint() {
    for name in NAMES {
        let theme = named(name).unwrap();
        let t = &theme.tint;
        for tint in [t.frame_ground, t.box_slate, t.highlight] {
            for page in 0..2 {
                let ground = each(&tint)[page].over(each(&theme.colour.ground)[page]);
                assert!(contrast(each(&theme.colour.ink)[page], ground) >= 7.0, "{name}: {tint:?}");
                assert!(contrast(each(&theme.colour.ink_2)[page], ground) >= 4.5, "{name}: {tint:?}");
                assert!(contrast(each(&theme.colour.lifeline)[page], ground) >= 3.0, "{name}: {tint:?}");
            }
        }
    }
}

#[test]
fn the_contrast_theme_has_no_faint_line() {
    let c = named("contrast").unwrap().colour;
    let lines = [c.arrow, c.reply, c.lifeline, c.head_edge, c.bar_edge, c.badge_edge, c.note_edge, c.frame];
    for line in lines.into_iter().chain([c.frame_rule, c.divider, c.box_edge, c.panel_edge, c.danger]) {
        for (line, ground) in each(&line).into_iter().zip(each(&c.ground)) {
            assert!(contrast(line, ground) >= 7.0, "{line} on {ground}");
        }
    }
}

#[test]
fn paints_carry_their_token() {
    let theme = default();
    assert_eq!(theme.colour.head_edge.token, Some("head-edge"));
    assert_eq!(theme.tint.frame_ground.token, Some("frame-ground"));
    assert_eq!(theme.tint.frame_ground.light, Rgba { rgb: [0x4a, 0x61, 0x90], alpha: 0.022 });
}

#[test]
fn a_theme_changes_only_what_it_names() {
    let text = "[metric]\nmargin = 8.5\n[stroke]\nreply = [2, 2]\n[head]\nopen = { stop = -1 }\n";
    let theme = Theme::parse(text).unwrap();
    assert_eq!(theme.metric.margin, 8.5);
    assert_eq!(theme.stroke.reply, scene::Dash { on: 2.0, off: 2.0 });
    assert_eq!(theme.head.open.stop, -1.0);
    assert_eq!(theme.head.open.strokes, default().head.open.strokes);
    assert_eq!(theme.colour, default().colour);
}

#[test]
fn mistakes_are_named_with_their_line() {
    let error = |text: &str| Theme::parse(text).unwrap_err().to_string();
    assert_eq!(
        error("# mine\n[colour]\narow = { light = '#000', dark = '#fff' }"),
        "line 3: colour.arow: `colour` has no such key"
    );
    assert_eq!(
        error("[color]"),
        "line 1: color: a theme has no such table: it has colour, tint, font, metric, shape, stroke, head, icon, \
         backdrop"
    );
    assert_eq!(error("\nmetric = 3"), "line 2: metric: this must be a table");
    assert_eq!(
        error("[colour]\nink = { light = '#000' }"),
        "line 2: colour.ink: this needs two colours, `light` and `dark`"
    );
    assert_eq!(
        error("[colour]\nink = { light = 'black', dark = '#fff' }"),
        "line 2: colour.ink: a colour must be written \"#rrggbb\""
    );
    assert_eq!(error("[metric]\ngap = 'wide'"), "line 2: metric.gap: this must be a number up to 10000");
    assert_eq!(error("[metric]\ngap = nan"), "line 2: metric.gap: this must be a number up to 10000");
    assert_eq!(error("[metric]\ngap = -1"), "line 2: metric.gap: this must be at least 0");
    assert_eq!(error("[metric]\nt_label = 0"), "line 2: metric.t_label: this must be at least 1");
    assert_eq!(error("[icon]\nactor = 'M0 0\"/>'"), "line 2: icon.actor: this must be SVG path data");
    assert!(
        error("[metric]\ngap = 1\ngap = 2").starts_with("line 3: "),
        "{}",
        error("[metric]\ngap = 1\ngap = 2")
    );
}

#[test]
fn every_head_and_kind_has_its_shape() {
    let theme = default();
    for head in ir::Head::ALL {
        let shape = theme.head.shape(head);
        assert_eq!(shape.is_none(), head == ir::Head::None);
        for &(x, _) in shape.iter().flat_map(|shape| shape.strokes.iter().flatten()) {
            assert!(x <= 0.0, "{head:?} lies behind its tip");
        }
    }
    for kind in ir::ParticipantKind::ALL {
        assert_eq!(theme.icon.of(kind).is_none(), kind == ir::ParticipantKind::Participant);
    }
}
