//! One diagnostic, many faces. Each renderer is a file of its own.
