//! Source text, spans, diagnostics, and their renderers
