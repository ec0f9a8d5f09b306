//! The WGSL language: lexemes, canonical layout, and what is too big or too deep to hand to a parser.

pub mod guard;
pub mod lexer;
pub mod printer;
pub mod templates;

use std::ops::Range;

/// A half-open range of bytes in a source text.
pub type Span = Range<usize>;
