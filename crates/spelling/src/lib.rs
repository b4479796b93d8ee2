//! Per dialect: keywords, arrows, escapes, support table; one table, read both ways
