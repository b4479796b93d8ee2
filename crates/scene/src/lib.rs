//! Absolute shapes with paint decided and roles kept
