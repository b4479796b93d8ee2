use super::*;
use crate::colour::contrast;
use scene::{Paint, Rgba};

fn each(paint: &Paint) -> [Rgba; 2] {
    [paint.light, paint.dark]
}

/// The house style and what is made from it for a purpose; the others look like something else.
const HOUSE: [&str; 5] = ["default", "light", "dark", "mono", "high-contrast"];

#[test]
fn the_default_theme_sets_every_key_and_says_what_it_is() {
    let file = text("default").unwrap();
    let table: toml::Table = file.parse().unwrap();
    for name in read::TABLES {
        let said: Vec<_> = table[name].as_table().unwrap().keys().map(String::as_str).collect();
        let mut known: Vec<_> = read::keys(name).collect();
        known.sort_unstable();
        assert_eq!(said, known, "{name}");
    }
    for line in file.lines().filter(|line| line.contains(" = ") && !line.starts_with('#')) {
        assert!(line.contains("  # ") || line.starts_with("about"), "{line}");
    }
}

#[test]
fn every_theme_is_read_and_says_what_it_is_for() {
    for name in NAMES {
        let theme = named(name).unwrap();
        assert!((20..100).contains(&theme.about.len()), "{name}: {:?}", theme.about);
        let copied = Theme::parse(text(name).unwrap()).unwrap();
        assert_eq!(&copied, theme, "{name}: a copy of the file is the same theme");
        assert_eq!(
            text(name).unwrap().contains("\nextends = ") || text(name).unwrap().starts_with("extends = "),
            name != "default"
        );
    }
    assert!(named("defualt").is_none() && text("defualt").is_none());
    let [light, dark] = ["light", "dark"].map(|name| named(name).unwrap().shown().into_owned().colour);
    let both = &default().colour;
    assert_eq!([light.ink.light, light.ink.dark], [both.ink.light; 2]);
    assert_eq!([dark.ink.light, dark.ink.dark], [both.ink.dark; 2]);
}

#[test]
fn text_and_lines_contrast_with_what_they_stand_on() {
    for name in NAMES {
        let theme = named(name).unwrap().shown();
        for need in &contrast::NEEDS {
            let least = if HOUSE.contains(&name) { need.house } else { need.house.min(4.5) };
            let pages =
                contrast::pages(&theme, need.front).into_iter().zip(contrast::pages(&theme, need.back));
            for (front, back) in pages {
                let found = contrast(front, back);
                let pair = format!("{} {front} on {} {back}", need.front, need.back);
                assert!(found >= least, "{name}: {pair}: {found:.2} is less than {least}");
            }
        }
    }
}

#[test]
fn text_and_lifelines_contrast_on_every_tint() {
    for name in NAMES {
        let theme = named(name).unwrap().shown();
        let text = if HOUSE.contains(&name) { 7.0 } else { 4.5 };
        let t = &theme.tint;
        for tint in [t.frame_ground, t.box_slate, t.highlight] {
            for page in 0..2 {
                let ground = each(&tint)[page].over(each(&theme.colour.ground)[page]);
                let found = |paint: &Paint| contrast(each(paint)[page], ground);
                assert!(found(&theme.colour.ink) >= text, "{name}: {tint:?}");
                assert!(found(&theme.colour.ink_2) >= 4.5, "{name}: {tint:?}");
                assert!(
                    found(&theme.colour.lifeline) >= 3.0,
                    "{name}: {tint:?} {}",
                    found(&theme.colour.lifeline)
                );
            }
        }
    }
}

#[test]
fn the_theme_of_high_contrast_has_no_faint_line() {
    let c = &named("high-contrast").unwrap().colour;
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
fn a_colour_may_be_one_for_both_pages_or_change_one_of_them() {
    let text = "[colour]\nink = '#123456'\narrow = { dark = '#abcdef' }\n[tint]\nhighlight = { light_alpha = 0.5 }\n";
    let theme = Theme::parse(text).unwrap();
    assert_eq!(each(&theme.colour.ink), [Rgba::opaque(0x12, 0x34, 0x56); 2]);
    assert_eq!(theme.colour.arrow.light, default().colour.arrow.light);
    assert_eq!(theme.colour.arrow.dark, Rgba::opaque(0xab, 0xcd, 0xef));
    let (new, old) = (theme.tint.highlight, default().tint.highlight);
    assert_eq!((new.light.rgb, new.light.alpha, new.dark), (old.light.rgb, 0.5, old.dark));
}

#[test]
fn forms_weights_and_dashes_are_named_by_words() {
    let text = "[form]\nfeet = 'never'\nlabel = 'right'\n[font]\nname = 'regular'\n[stroke]\nreply = 'solid'\nlifeline_dash = [5, 5]\n";
    let theme = Theme::parse(text).unwrap();
    assert_eq!((theme.form.feet, theme.form.label), (Feet::Never, ir::Align::Right));
    assert_eq!(theme.form.number, NumberForm::Pill);
    assert!(!theme.font.weight.name && theme.font.weight.title);
    assert_eq!(broken(theme.stroke.reply), None);
    assert_eq!(broken(theme.stroke.lifeline), Some(scene::Dash { on: 5.0, off: 5.0 }));
}

#[test]
fn mistakes_are_named_with_their_line_and_a_way_out() {
    let error = |text: &str| Theme::parse(text).unwrap_err()[0].to_string();
    assert_eq!(
        error("# mine\n[colour]\narow = { light = '#000', dark = '#fff' }"),
        "line 3: colour.arow: `colour` has no such key (was `arrow` meant?)"
    );
    assert_eq!(
        error("[metric]\nink = '#000'"),
        "line 2: metric.ink: `metric` has no such key (it stands in `[colour]`)"
    );
    assert_eq!(error("[color]"), "line 1: color: a theme has no such table (was `colour` meant?)");
    assert_eq!(
        error("[spacing]"),
        "line 1: spacing: a theme has no such table (it has colour, tint, font, form, metric, shape, stroke, head, \
         icon, backdrop)"
    );
    assert_eq!(error("extends = 'darc'"), "line 1: extends: there is no theme `darc` (was `dark` meant?)");
    assert_eq!(error("\nmetric = 3"), "line 2: metric: this must be a table");
    assert_eq!(
        error("[colour]\nink = { light = 'black', dark = '#fff' }"),
        "line 2: colour.ink: a colour must be written \"#rrggbb\""
    );
    assert_eq!(error("[metric]\ngap = 'wide'"), "line 2: metric.gap: this must be a number up to 10000");
    assert_eq!(error("[metric]\ngap = nan"), "line 2: metric.gap: this must be a number up to 10000");
    assert_eq!(error("[metric]\ngap = -1"), "line 2: metric.gap: this must be at least 0");
    assert_eq!(error("[metric]\nt_label = 0"), "line 2: metric.t_label: this must be at least 1");
    assert_eq!(error("[icon]\nactor = 'M0 0\"/>'"), "line 2: icon.actor: this must be SVG path data");
    assert_eq!(
        error("[form]\nnumber = 'dot'"),
        "line 2: form.number: this must be one of \"pill\", \"disc\", \"text\""
    );
    assert_eq!(error("page = 'night'"), "line 1: page: this must be one of \"auto\", \"light\", \"dark\"");
    assert!(error("[metric]\ngap = 1\ngap = 2").starts_with("line 3: "));
}

#[test]
fn all_mistakes_are_found_at_once_in_their_order() {
    let text = "page = 1\n[metric]\ngap = -1\nwidth = 3\n[colour]\nink = 'blue'\n[form]\nfeet = ''\n";
    let problems = Theme::parse(text).unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [1, 3, 4, 6, 8]);
    assert!(problems.iter().all(|problem| text.get(problem.at.clone()).is_some_and(|at| !at.is_empty())));
}

#[test]
fn text_that_its_theme_makes_hard_to_read_is_doubtful() {
    let (_, problems) = ThemeFile::new("[colour]\nnote = '#888888'\nink-3 = '#777777'").over(default());
    let said: Vec<_> = problems.iter().map(|problem| (problem.line, problem.is_error)).collect();
    // `note-ink` and `link` on the note; `ink-3` on the light ground, where it has 4.48
    assert_eq!(said, [(2, false), (2, false), (3, false)]);
    let (_, problems) = ThemeFile::new("page = 'dark'\n[colour]\nink-3 = '#777777'").over(default());
    assert!(problems[0].message.contains("contrasts 4"), "{}", problems[0]);
    let (_, problems) =
        ThemeFile::new("page = 'light'\n[colour]\nink = { dark = '#000000' }").over(default());
    assert!(problems.is_empty(), "nobody sees it");
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
