//! The diagram model: types, builder, walk, validate, losses, JSON, events
