//! The WGSL language: lexemes, canonical layout, and what is too big or too deep to hand to a parser.
//!
//! ```
//! use rust_core::wgsl::{lexer::tokenize, printer::canonical_text};
//!
//! assert_eq!(tokenize("let x = 1.0; // one"), ["let", "x", "=", "1.0", ";"]);
//! assert_eq!(canonical_text("fn f(  )->vec3 < f32 >{return v;}"), "fn f() -> vec3<f32> {\n    return v;\n}\n");
//! ```

mod closed_type;
pub mod guard;
mod layout;
pub mod lexer;
pub mod printer;
mod spacing;
mod table;
mod template_list;
pub mod templates;

use std::ops::Range;

pub(crate) use table::Table;

/// A half-open range of bytes in a source text.
pub type Span = Range<usize>;
