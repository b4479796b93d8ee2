//! Names of emoji (reference plantuml P-175), and icons that are characters as well (P-174).

/// Sorted by name.
#[rustfmt::skip]
const EMOJI: [(&str, u32); 303] = [
    ("100", 0x1F4AF), ("airplane", 0x02708), ("alarm_clock", 0x023F0), ("alien", 0x1F47D),
    ("ambulance", 0x1F691), ("anchor", 0x02693), ("angry", 0x1F620), ("ant", 0x1F41C), ("apple", 0x1F34E),
    ("arrow_backward", 0x025C0), ("arrow_down", 0x02B07), ("arrow_forward", 0x025B6),
    ("arrow_left", 0x02B05), ("arrow_right", 0x027A1), ("arrow_up", 0x02B06),
    ("arrows_counterclockwise", 0x1F504), ("art", 0x1F3A8), ("baby", 0x1F476), ("balloon", 0x1F388),
    ("ballot_box_with_check", 0x02611), ("banana", 0x1F34C), ("bangbang", 0x0203C), ("bank", 0x1F3E6),
    ("bar_chart", 0x1F4CA), ("basketball", 0x1F3C0), ("battery", 0x1F50B), ("bear", 0x1F43B),
    ("bee", 0x1F41D), ("beer", 0x1F37A), ("beers", 0x1F37B), ("bell", 0x1F514), ("bike", 0x1F6B2),
    ("bird", 0x1F426), ("black_circle", 0x026AB), ("black_heart", 0x1F5A4), ("blue_heart", 0x1F499),
    ("blush", 0x1F60A), ("bomb", 0x1F4A3), ("book", 0x1F4D6), ("bookmark", 0x1F516), ("books", 0x1F4DA),
    ("boom", 0x1F4A5), ("boy", 0x1F466), ("brain", 0x1F9E0), ("broken_heart", 0x1F494), ("bug", 0x1F41B),
    ("bulb", 0x1F4A1), ("bus", 0x1F68C), ("bust_in_silhouette", 0x1F464),
    ("busts_in_silhouette", 0x1F465), ("cactus", 0x1F335), ("cake", 0x1F370), ("calendar", 0x1F4C6),
    ("camera", 0x1F4F7), ("car", 0x1F697), ("cat", 0x1F431), ("cd", 0x1F4BF),
    ("chart_with_downwards_trend", 0x1F4C9), ("chart_with_upwards_trend", 0x1F4C8), ("check", 0x02714),
    ("checkered_flag", 0x1F3C1), ("chicken", 0x1F414), ("clap", 0x1F44F), ("clipboard", 0x1F4CB),
    ("clock1", 0x1F550), ("clock12", 0x1F55B), ("closed_lock_with_key", 0x1F510), ("cloud", 0x02601),
    ("cloud_with_rain", 0x1F327), ("clown_face", 0x1F921), ("coffee", 0x02615), ("collision", 0x1F4A5),
    ("comet", 0x02604), ("computer", 0x1F4BB), ("confused", 0x1F615), ("construction", 0x1F6A7),
    ("cookie", 0x1F36A), ("cop", 0x1F46E), ("copyright", 0x000A9), ("cow", 0x1F42E),
    ("credit_card", 0x1F4B3), ("crescent_moon", 0x1F319), ("cry", 0x1F622), ("dart", 0x1F3AF),
    ("deciduous_tree", 0x1F333), ("desktop_computer", 0x1F5A5), ("disappointed", 0x1F61E),
    ("dizzy", 0x1F4AB), ("dizzy_face", 0x1F635), ("dog", 0x1F436), ("dollar", 0x1F4B5), ("door", 0x1F6AA),
    ("dragon", 0x1F409), ("droplet", 0x1F4A7), ("dvd", 0x1F4C0), ("earth_africa", 0x1F30D),
    ("earth_americas", 0x1F30E), ("earth_asia", 0x1F30F), ("elephant", 0x1F418), ("email", 0x1F4E7),
    ("envelope", 0x02709), ("euro", 0x1F4B6), ("evergreen_tree", 0x1F332), ("exclamation", 0x02757),
    ("exploding_head", 0x1F92F), ("expressionless", 0x1F611), ("eye", 0x1F441), ("eyes", 0x1F440),
    ("factory", 0x1F3ED), ("family", 0x1F46A), ("file_folder", 0x1F4C1), ("fire", 0x1F525),
    ("fish", 0x1F41F), ("floppy_disk", 0x1F4BE), ("four_leaf_clover", 0x1F340), ("fox_face", 0x1F98A),
    ("frowning", 0x1F626), ("game_die", 0x1F3B2), ("gear", 0x02699), ("gem", 0x1F48E), ("ghost", 0x1F47B),
    ("gift", 0x1F381), ("girl", 0x1F467), ("globe_with_meridians", 0x1F310), ("green_circle", 0x1F7E2),
    ("green_heart", 0x1F49A), ("green_square", 0x1F7E9), ("grey_exclamation", 0x02755),
    ("grey_question", 0x02754), ("grin", 0x1F601), ("grinning", 0x1F600), ("guitar", 0x1F3B8),
    ("hamburger", 0x1F354), ("hammer", 0x1F528), ("hammer_and_wrench", 0x1F6E0), ("handshake", 0x1F91D),
    ("heart", 0x02764), ("heart_eyes", 0x1F60D), ("heavy_check_mark", 0x02714),
    ("heavy_exclamation_mark", 0x02757), ("heavy_minus_sign", 0x02796), ("heavy_plus_sign", 0x02795),
    ("horse", 0x1F434), ("hospital", 0x1F3E5), ("hourglass", 0x0231B), ("house", 0x1F3E0),
    ("imp", 0x1F47F), ("infinity", 0x0267E), ("information_source", 0x02139), ("innocent", 0x1F607),
    ("iphone", 0x1F4F1), ("joy", 0x1F602), ("key", 0x1F511), ("keyboard", 0x02328),
    ("kissing_heart", 0x1F618), ("large_blue_circle", 0x1F535), ("laughing", 0x1F606), ("lemon", 0x1F34B),
    ("link", 0x1F517), ("lock", 0x1F512), ("loudspeaker", 0x1F4E2), ("mag", 0x1F50D), ("magnet", 0x1F9F2),
    ("mailbox", 0x1F4EB), ("man", 0x1F468), ("mask", 0x1F637), ("medal_sports", 0x1F3C5),
    ("mega", 0x1F4E3), ("memo", 0x1F4DD), ("microscope", 0x1F52C), ("moneybag", 0x1F4B0),
    ("monkey", 0x1F412), ("moon", 0x1F314), ("mouse", 0x1F42D), ("movie_camera", 0x1F3A5),
    ("muscle", 0x1F4AA), ("musical_note", 0x1F3B5), ("negative_squared_cross_mark", 0x0274E),
    ("neutral_face", 0x1F610), ("newspaper", 0x1F4F0), ("ninja", 0x1F977), ("no_bell", 0x1F515),
    ("no_entry", 0x026D4), ("no_entry_sign", 0x1F6AB), ("no_mouth", 0x1F636), ("nut_and_bolt", 0x1F529),
    ("ocean", 0x1F30A), ("octopus", 0x1F419), ("office", 0x1F3E2), ("ok_hand", 0x1F44C),
    ("open_file_folder", 0x1F4C2), ("orange_circle", 0x1F7E0), ("orange_heart", 0x1F9E1),
    ("package", 0x1F4E6), ("page_facing_up", 0x1F4C4), ("panda_face", 0x1F43C), ("paperclip", 0x1F4CE),
    ("partying_face", 0x1F973), ("pencil", 0x1F4DD), ("pencil2", 0x0270F), ("penguin", 0x1F427),
    ("person_facepalming", 0x1F926), ("phone", 0x0260E), ("pig", 0x1F437), ("pill", 0x1F48A),
    ("pizza", 0x1F355), ("plus", 0x02795), ("point_down", 0x1F447), ("point_left", 0x1F448),
    ("point_right", 0x1F449), ("point_up_2", 0x1F446), ("police_car", 0x1F693), ("poop", 0x1F4A9),
    ("pray", 0x1F64F), ("printer", 0x1F5A8), ("purple_heart", 0x1F49C), ("pushpin", 0x1F4CC),
    ("question", 0x02753), ("rabbit", 0x1F430), ("rage", 0x1F621), ("rainbow", 0x1F308),
    ("raised_hand", 0x0270B), ("recycle", 0x0267B), ("red_circle", 0x1F534), ("red_square", 0x1F7E5),
    ("registered", 0x000AE), ("repeat", 0x1F501), ("robot", 0x1F916), ("rocket", 0x1F680),
    ("rofl", 0x1F923), ("rolling_eyes", 0x1F644), ("rose", 0x1F339), ("satellite", 0x1F4E1),
    ("school", 0x1F3EB), ("scream", 0x1F631), ("seedling", 0x1F331), ("shield", 0x1F6E1),
    ("ship", 0x1F6A2), ("shopping_cart", 0x1F6D2), ("skull", 0x1F480), ("sleeping", 0x1F634),
    ("sleepy", 0x1F62A), ("smile", 0x1F604), ("smiley", 0x1F603), ("smirk", 0x1F60F), ("snail", 0x1F40C),
    ("snake", 0x1F40D), ("snowflake", 0x02744), ("snowman", 0x026C4), ("snowman_with_snow", 0x02603),
    ("sob", 0x1F62D), ("soccer", 0x026BD), ("sparkles", 0x02728), ("sparkling_heart", 0x1F496),
    ("speech_balloon", 0x1F4AC), ("star", 0x02B50), ("star2", 0x1F31F), ("stop_sign", 0x1F6D1),
    ("stopwatch", 0x023F1), ("strawberry", 0x1F353), ("sun", 0x02600), ("sunflower", 0x1F33B),
    ("sunglasses", 0x1F60E), ("sunny", 0x02600), ("sweat", 0x1F613), ("sweat_smile", 0x1F605),
    ("syringe", 0x1F489), ("tada", 0x1F389), ("telephone", 0x0260E), ("telescope", 0x1F52D),
    ("thinking", 0x1F914), ("thumbsdown", 0x1F44E), ("thumbsup", 0x1F44D), ("timer_clock", 0x023F2),
    ("tm", 0x02122), ("train", 0x1F686), ("tree", 0x1F333), ("triangular_flag_on_post", 0x1F6A9),
    ("trophy", 0x1F3C6), ("truck", 0x1F69A), ("turtle", 0x1F422), ("tv", 0x1F4FA), ("umbrella", 0x02614),
    ("unamused", 0x1F612), ("unicorn", 0x1F984), ("unlock", 0x1F513), ("warning", 0x026A0),
    ("watch", 0x0231A), ("wave", 0x1F44B), ("whale", 0x1F433), ("white_check_mark", 0x02705),
    ("white_circle", 0x026AA), ("white_flag", 0x1F3F3), ("wink", 0x1F609), ("woman", 0x1F469),
    ("worried", 0x1F61F), ("wrench", 0x1F527), ("x", 0x0274C), ("yellow_circle", 0x1F7E1),
    ("yellow_heart", 0x1F49B), ("yum", 0x1F60B), ("zap", 0x026A1), ("zzz", 0x1F4A4),
];

/// Sorted by name.
#[rustfmt::skip]
const ICONS: [(&str, &str); 35] = [
    ("arrow-bottom", "↓"), ("arrow-left", "←"), ("arrow-right", "→"), ("arrow-top", "↑"), ("ban", "⊘"),
    ("bolt", "⚡"), ("check", "✓"), ("circle-check", "✓"), ("circle-x", "✗"), ("clock", "⏲"),
    ("cloud", "☁"), ("cog", "⚙"), ("dollar", "$"), ("envelope-closed", "✉"), ("envelope-open", "✉"),
    ("euro", "€"), ("flag", "⚑"), ("heart", "♥"), ("home", "⌂"), ("infinity", "∞"), ("info", "ℹ"),
    ("minus", "−"), ("moon", "☾"), ("music", "♪"), ("pencil", "✎"), ("phone", "☎"), ("plus", "+"),
    ("question-mark", "?"), ("reload", "↻"), ("scissors", "✂"), ("star", "★"), ("sun", "☀"),
    ("warning", "⚠"), ("x", "✗"), ("yen", "¥"),
];

/// What `<:name:>` shows: a name that is known here, or the hexadecimal code of a character.
pub(super) fn character(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    if let Ok(at) = EMOJI.binary_search_by_key(&lower.as_str(), |&(name, _)| name) {
        return char::from_u32(EMOJI[at].1).map(String::from);
    }
    let code = u32::from_str_radix(name, 16).ok().filter(|_| (4..=6).contains(&name.len()))?;
    char::from_u32(code).filter(|c| !c.is_control()).map(String::from)
}

/// A character that looks like the icon `<&name>`.
pub(super) fn icon(name: &str) -> Option<&'static str> {
    let at = ICONS.binary_search_by_key(&name, |&(name, _)| name).ok()?;
    Some(ICONS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted() {
        assert!(EMOJI.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(ICONS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn names_and_codes() {
        assert_eq!(character("smile").as_deref(), Some("😄"));
        assert_eq!(character("1f600").as_deref(), Some("😀"));
        assert_eq!(character("nosuch"), None);
        assert_eq!(character("dead"), None);
        assert_eq!(character("d800"), None);
        assert_eq!(icon("check"), Some("✓"));
        assert!(EMOJI.iter().all(|(_, code)| char::from_u32(*code).is_some()));
    }
}
