//! Prints the IR as WebSequenceDiagrams text, and says what was lost
