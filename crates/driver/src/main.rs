//! The `seqweave` command.

fn main() {}
