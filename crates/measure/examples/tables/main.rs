//! Writes the generated tables of this crate from the bundled fonts: `src/tables/data.rs`,
//! `src/kerning/data.rs` and `src/arabic/forms.rs`. Run it when a font was replaced or a class rule changed:
//!
//! ```text
//! cargo run -p seqweave-measure --example tables
//! ```

#![expect(clippy::disallowed_methods, reason = "a tool for makers of this crate, no part of the program")]

mod generate;
mod truetype;

use std::path::Path;

use measure::fonts;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let tables = generate::tables(&generate::BUNDLED).ok_or("a bundled font cannot be read")?;
    std::fs::write(sources.join("tables/data.rs"), tables)?;
    let kerning = generate::kerning(&generate::BUNDLED).ok_or("a bundled font cannot be read")?;
    std::fs::write(sources.join("kerning/data.rs"), kerning)?;
    let forms = generate::arabic_forms(fonts::FALLBACK_REGULAR, fonts::FALLBACK_BOLD);
    std::fs::write(sources.join("arabic/forms.rs"), forms.ok_or("the font of Arabic cannot be read")?)?;
    Ok(())
}
