//! Reads WebSequenceDiagrams and js-sequence-diagrams text into the IR
