//! Lays out a diagram: IR, theme and measurer become a scene
