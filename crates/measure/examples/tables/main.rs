//! Writes the generated tables of this crate. Run it when a font was replaced or a class rule changed:
//!
//! ```text
//! cargo run -p seqweave-measure --example tables
//! cargo run -p seqweave-measure --example tables -- DejaVuSans.ttf DejaVuSans-Bold.ttf
//! ```
//!
//! The first writes `src/tables/data.rs` from the bundled fonts. The second writes `src/arabic/forms.rs` from two files that
//! are not bundled: 1.4 MB for a thousand numbers.

#![expect(clippy::disallowed_methods, reason = "a tool for makers of this crate, no part of the program")]

mod generate;
mod truetype;

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    match arguments.as_slice() {
        [] => {
            let text = generate::tables(&generate::BUNDLED).ok_or("a bundled font cannot be read")?;
            std::fs::write(sources.join("tables/data.rs"), text)?;
        }
        [regular, bold] => {
            let text = generate::arabic_forms(&std::fs::read(regular)?, &std::fs::read(bold)?);
            std::fs::write(sources.join("arabic/forms.rs"), text.ok_or("these are not TrueType fonts")?)?;
        }
        _ => return Err("give no argument, or DejaVuSans.ttf and DejaVuSans-Bold.ttf".into()),
    }
    Ok(())
}
