//! A font file as web pages want it: WOFF 1.0, its tables compressed one by one.

use crate::font::{u16_at, u32_at};
use miniz_oxide::deflate::compress_to_vec_zlib;

/// The highest level that costs no more than it gains on tables of some kilobytes.
const LEVEL: u8 = 9;

/// A font file in the format WOFF; `None` for a file that is damaged.
pub fn woff(file: &[u8]) -> Option<Vec<u8>> {
    let count = u16_at(file, 4)?;
    let mut directory = Vec::new();
    let mut tables = Vec::new();
    let header = 44 + 20 * usize::from(count);
    let mut whole = 12 + 16 * u32::from(count);
    for entry in (0..usize::from(count)).map(|number| 12 + 16 * number) {
        let (start, length) = (u32_at(file, entry + 8)?, u32_at(file, entry + 12)?);
        let table = file.get(start as usize..)?.get(..length as usize)?;
        whole = whole.checked_add(length.checked_next_multiple_of(4)?)?;
        let compressed = compress_to_vec_zlib(table, LEVEL);
        // What grows is stored as it is.
        let stored = if compressed.len() < table.len() { &compressed } else { table };
        directory.extend(file.get(entry..entry + 4)?);
        let place = (header + tables.len()) as u32;
        let numbers = [place, stored.len() as u32, length, u32_at(file, entry + 4)?];
        directory.extend(numbers.into_iter().flat_map(u32::to_be_bytes));
        tables.extend_from_slice(stored);
        tables.resize(tables.len().next_multiple_of(4), 0);
    }
    let mut out = b"wOFF".to_vec();
    out.extend(file.get(..4)?);
    out.extend(((header + tables.len()) as u32).to_be_bytes());
    out.extend([count, 0].into_iter().flat_map(u16::to_be_bytes));
    out.extend(whole.to_be_bytes());
    // Version 1.0 of the file; neither metadata nor private data.
    out.extend([1_u16, 0].into_iter().flat_map(u16::to_be_bytes));
    out.extend([0; 20]);
    out.extend(directory);
    out.extend(tables);
    Some(out)
}
