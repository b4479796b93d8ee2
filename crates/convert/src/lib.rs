//! The facade: table of formats, source in, output and report out
