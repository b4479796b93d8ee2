//! The bundled fonts, as resvg wants them.

use resvg::usvg::fontdb::{Database, Source};
use std::sync::{Arc, OnceLock};

/// The fonts of every picture: read once a process, since that takes longer than a small picture.
pub(crate) fn database() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    Arc::clone(FONTS.get_or_init(|| Arc::new(load())))
}

fn load() -> Database {
    use measure::fonts;
    let mut database = Database::new();
    // In this order they are asked for characters that the wanted one lacks.
    for font in [
        fonts::SANS_REGULAR,
        fonts::SANS_BOLD,
        fonts::SANS_ITALIC,
        fonts::SANS_BOLD_ITALIC,
        fonts::MONO_REGULAR,
        fonts::MONO_BOLD,
    ] {
        database.load_font_source(Source::Binary(Arc::new(font)));
    }
    // Pictures name real families first; these only matter when none of them is bundled.
    database.set_sans_serif_family(fonts::SANS_NAME);
    database.set_serif_family(fonts::SANS_NAME);
    database.set_monospace_family(fonts::MONO_NAME);
    database
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::usvg::fontdb::{Family, Query};

    #[test]
    fn the_families_that_pictures_name_are_bundled() {
        let database = database();
        assert_eq!(database.len(), 6);
        for (stack, bundled) in
            [(backend_svg::SANS, measure::fonts::SANS_NAME), (backend_svg::MONO, measure::fonts::MONO_NAME)]
        {
            assert!(stack.contains(bundled), "{stack}");
            assert!(
                database.query(&Query { families: &[Family::Name(bundled)], ..Query::default() }).is_some()
            );
        }
    }
}
