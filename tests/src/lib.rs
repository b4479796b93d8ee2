//! What the suites share: fixture folders, goldens, and the built command.
