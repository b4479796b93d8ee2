//! Finds diagrams in host files and splices results back
