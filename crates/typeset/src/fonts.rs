//! The fonts of a picture, as usvg wants them: the bundled ones, and those that were found for it.

use measure::fonts::{self, Found};
use std::sync::{Arc, OnceLock};
use usvg::FontResolver;
use usvg::fontdb::{Database, FaceInfo, ID, Language, Source, Stretch, Style, Weight};

/// What the names of found fonts begin with; a number follows.
const FOUND: &str = "found-";

/// The fonts of a picture.
pub(crate) struct Fonts {
    database: Arc<Database>,
    found: usize,
}

impl Fonts {
    /// Those of every picture: read once a process, since that takes longer than a small picture.
    pub(crate) fn bundled() -> Self {
        static BUNDLED: OnceLock<Arc<Database>> = OnceLock::new();
        Self { database: Arc::clone(BUNDLED.get_or_init(|| Arc::new(load()))), found: 0 }
    }

    /// Adds a font that was found; it gets the next number, from 0.
    pub(crate) fn add(&mut self, font: &Arc<Found>) {
        let face = FaceInfo {
            id: ID::dummy(),
            source: Source::Binary(Arc::new(File(Arc::clone(font)))),
            index: font.index,
            families: vec![(Self::family(self.found), Language::English_UnitedStates)],
            post_script_name: Self::family(self.found),
            // The one face of its family is taken for all weights and slants.
            style: Style::Normal,
            weight: Weight::NORMAL,
            stretch: Stretch::Normal,
            monospaced: false,
        };
        Arc::make_mut(&mut self.database).push_face_info(face);
        self.found += 1;
    }

    /// The name of a found font, by its number.
    pub(crate) fn family(number: usize) -> String {
        format!("{FOUND}{number}")
    }

    pub(crate) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.database)
    }

    /// How a line gets the characters that its font lacks: from the same face with the glyphs of DejaVu Sans added, so
    /// that its words stay as they are; next from any other bundled font. A line in a font that was found has all that
    /// this has.
    pub(crate) fn resolver(&self) -> FontResolver<'static> {
        let any = FontResolver::default_fallback_selector();
        FontResolver {
            select_fallback: Box::new(move |c, used, database| {
                let first = *used.first()?;
                if is_found(database, first) {
                    return None;
                }
                let filled = filled(database, first).filter(|id| !used.contains(id));
                filled.or_else(|| any(c, used, database).filter(|&id| !is_found(database, id)))
            }),
            ..FontResolver::default()
        }
    }
}

/// The bytes of a font that was found.
struct File(Arc<Found>);

impl AsRef<[u8]> for File {
    fn as_ref(&self) -> &[u8] {
        &self.0.file
    }
}

fn is_found(database: &Database, id: ID) -> bool {
    database.face(id).is_some_and(|face| face.post_script_name.starts_with(FOUND))
}

/// The face that fills the gaps of another one.
fn filled(database: &Database, id: ID) -> Option<ID> {
    let gappy = database.face(id)?;
    let fits = |face: &&FaceInfo| {
        let alike =
            (face.style, face.weight, face.monospaced) == (gappy.style, gappy.weight, gappy.monospaced);
        alike && face.families.iter().any(|(name, _)| name == fonts::FALLBACK_NAME)
    };
    database.faces().find(fits).map(|face| face.id)
}

fn load() -> Database {
    let mut database = Database::new();
    let mut filled = Vec::new();
    for font in [
        fonts::SANS_REGULAR,
        fonts::SANS_BOLD,
        fonts::SANS_ITALIC,
        fonts::SANS_BOLD_ITALIC,
        fonts::MONO_REGULAR,
        fonts::MONO_BOLD,
    ] {
        for id in database.load_font_source(Source::Binary(Arc::new(font))) {
            filled.extend(database.face(id).map(|face| fill(face, font)));
        }
    }
    for face in filled {
        database.push_face_info(face);
    }
    // Pictures name real families first; these only matter when none of them is bundled.
    database.set_sans_serif_family(fonts::SANS_NAME);
    database.set_serif_family(fonts::SANS_NAME);
    database.set_monospace_family(fonts::MONO_NAME);
    database
}

/// The same face with the glyphs of DejaVu Sans where it has none.
fn fill(face: &FaceInfo, font: &'static [u8]) -> FaceInfo {
    let other = if face.weight > Weight::NORMAL { fonts::FALLBACK_BOLD } else { fonts::FALLBACK_REGULAR };
    FaceInfo {
        source: Source::Binary(Arc::new(Filled { font, other, file: OnceLock::new() })),
        families: vec![(fonts::FALLBACK_NAME.to_owned(), Language::English_UnitedStates)],
        post_script_name: format!("{}-filled", face.post_script_name),
        ..face.clone()
    }
}

/// Two fonts that become one when somebody looks: most pictures do without.
struct Filled {
    font: &'static [u8],
    other: &'static [u8],
    file: OnceLock<Vec<u8>>,
}

impl AsRef<[u8]> for Filled {
    fn as_ref(&self) -> &[u8] {
        // Characters of no font get their box here. Else resvg would look further, and when a ligature makes two fonts
        // differ in how many glyphs a line has, it would give up and draw boxes for the rest of the line too.
        let merged = || truetype::merge(self.font, self.other, |c| !measure::is_covered(c));
        self.file.get_or_init(|| merged().unwrap_or_else(|| self.other.to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use usvg::fontdb::{Family, Query};

    #[test]
    fn the_families_that_pictures_name_are_bundled() {
        let database = Fonts::bundled().database();
        assert_eq!(database.len(), 12, "six faces, and each once more without gaps");
        for (stack, bundled) in [(backend_svg::SANS, fonts::SANS_NAME), (backend_svg::MONO, fonts::MONO_NAME)]
        {
            assert!(stack.contains(bundled), "{stack}");
            assert!(
                database.query(&Query { families: &[Family::Name(bundled)], ..Query::default() }).is_some()
            );
        }
    }

    #[test]
    fn each_face_is_filled_with_its_own_weight_and_slant() {
        let database = Fonts::bundled().database();
        for face in database.faces().take(6) {
            let filled = filled(&database, face.id).and_then(|id| database.face(id)).expect("a filled face");
            assert_eq!(filled.post_script_name, format!("{}-filled", face.post_script_name));
            let size = database.with_face_data(filled.id, |file, _| file.len());
            assert!(size > Some(fonts::FALLBACK_REGULAR.len()), "merged, not replaced");
        }
    }
}
