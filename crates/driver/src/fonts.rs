//! Fonts of this machine, and fonts that somebody named, for what the bundled ones lack.
//!
//! Nothing is looked for until a picture asks, for that takes longer than most pictures. Then the folders of fonts are read
//! once: names and weights of all, and which characters it has of each that is tried. The best one by [`mod@rank`] that has the
//! wanted character is taken; named ones come before all others. The same question has the same answer on one machine, in
//! whatever order and on however many threads it is asked.

mod coverage;
mod rank;

use crate::error::{self, Error};
use crate::files;
use crate::settings::Places;
use convert::{Found, Source, Wanted};
use coverage::Coverage;
use fontdb::{Database, FaceInfo, ID};
use rank::{Traits, rank};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The fonts at these places.
///
/// # Errors
/// When a place that was named cannot be read, or has no font in it.
pub(crate) fn at(places: &Places) -> Result<convert::Fonts, Error> {
    let mut named = Vec::new();
    for path in &places.named {
        let failed = |why: &str| Error::UnreadableFont { path: files::shown(path), why: why.to_owned() };
        let (mut database, is_folder) = (Database::new(), path.is_dir());
        if is_folder {
            database.load_fonts_dir(path);
        } else {
            database.load_font_file(path).map_err(|why| failed(&error::reason(&why)))?;
        }
        if database.is_empty() {
            return Err(failed(if is_folder { "there is no font in it" } else { "it is no font" }));
        }
        named.push(Shelf::new(database));
    }
    let looks_at_installed = places.installed;
    let (installed, files) = (OnceLock::new(), Mutex::default());
    Ok(convert::Fonts(Arc::new(Fonts { named, looks_at_installed, installed, files })))
}

struct Fonts {
    /// What lies at each place that was named.
    named: Vec<Shelf>,
    looks_at_installed: bool,
    installed: OnceLock<Shelf>,
    /// What was read of files, so that each is in memory only once.
    files: Mutex<BTreeMap<PathBuf, Arc<Vec<u8>>>>,
}

/// The fonts of one place.
struct Shelf {
    database: Database,
    faces: Vec<Face>,
}

struct Face {
    id: ID,
    path: PathBuf,
    index: u32,
    traits: Traits,
    coverage: OnceLock<Coverage>,
    found: OnceLock<Option<Arc<Found>>>,
}

impl Source for Fonts {
    fn find(&self, wanted: &Wanted<'_>) -> Option<Arc<Found>> {
        let named = self.named.iter().find_map(|shelf| self.best(shelf, wanted, false));
        named.or_else(|| self.best(self.installed()?, wanted, true))
    }

    fn looks_at_installed(&self) -> bool {
        self.looks_at_installed
    }
}

impl Fonts {
    fn installed(&self) -> Option<&Shelf> {
        let look = || {
            let mut database = Database::new();
            database.load_system_fonts();
            Shelf::new(database)
        };
        self.looks_at_installed.then(|| self.installed.get_or_init(look))
    }

    /// The best font of a shelf that has the text.
    fn best(&self, shelf: &Shelf, wanted: &Wanted<'_>, installed: bool) -> Option<Arc<Found>> {
        let fits = |face: &&Face| {
            // Whoever names a font knows what is in it.
            face.traits.is_for_text() && (!installed || !wanted.emoji || face.traits.is_emoji())
        };
        let mut ranked: Vec<&Face> = shelf.faces.iter().filter(fits).collect();
        // Equals are told apart by their paths: the order in which folders are read means nothing.
        ranked.sort_by_cached_key(|face| (rank(&face.traits, wanted), &face.path, face.index));
        let having = ranked.into_iter().filter(|face| shelf.coverage(face).has_all(wanted.text));
        let mut loaded = having.map(|face| face.found.get_or_init(|| self.load(face, installed)));
        loaded.find_map(Clone::clone)
    }

    #[expect(clippy::disallowed_methods, reason = "fonts may be larger than diagrams may")]
    fn load(&self, face: &Face, installed: bool) -> Option<Arc<Found>> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let file = match files.get(&face.path) {
            Some(file) => Arc::clone(file),
            None => {
                let file = Arc::new(std::fs::read(&face.path).ok()?);
                files.insert(face.path.clone(), Arc::clone(&file));
                file
            }
        };
        Some(Arc::new(Found { family: face.traits.family.clone(), file, index: face.index, installed }))
    }
}

impl Shelf {
    fn new(database: Database) -> Self {
        let face = |info: &FaceInfo| {
            let path = match &info.source {
                fontdb::Source::File(path) | fontdb::Source::SharedFile(path, _) => path.clone(),
                fontdb::Source::Binary(_) => return None,
            };
            let (coverage, found) = (OnceLock::new(), OnceLock::new());
            Some(Face { id: info.id, path, index: info.index, traits: Traits::of(info), coverage, found })
        };
        Self { faces: database.faces().filter_map(face).collect(), database }
    }

    fn coverage<'f>(&self, face: &'f Face) -> &'f Coverage {
        let look = || self.database.with_face_data(face.id, Coverage::of).unwrap_or_default();
        face.coverage.get_or_init(look)
    }
}
