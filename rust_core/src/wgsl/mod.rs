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

/// Just past the `*/` that closes the comment opened at `start`, None where it has no end (WGSL section 3.3: block
/// comments nest).
fn block_comment_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut at = start;
    while let Some(pair) = bytes.get(at..at + 2) {
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return Some(at);
        }
    }
    None
}
