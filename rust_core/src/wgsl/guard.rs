//! Limits checked before a parser sees the text, because what they hold back cannot be caught afterwards: a stack
//! overflow and an allocation that fails end the process, whatever the caller does.
//!
//! One linear scan over the bytes, independent of the lexer, checks four things:
//!
//! - **size**: [`MAX_BYTES`];
//! - **nesting**: brackets and template lists, at most [`MAX_NESTING`] inside each other;
//! - **depth**: how deep a syntax tree the text can become ([`MAX_DEPTH`]). `a + a + ...`, `!!!!a`, `a[0][0]...` and
//!   `else if` chains recurse in naga with no bracket to show for it;
//! - **growth**: how many values naga could write out when it evaluates constants ([`MAX_GROWTH`]): a chain of
//!   `const c1 = array(c0, c0);` doubles with every line, a table is copied by each mention of its name, and the zero value of a huge array is
//!   written out before anything looks at its size.
//!
//! The limits were measured on naga 29.0.3 (levels an unoptimised build survives on the validator's stack, memory for
//! each copied value) and leave every shader we have seen a wide margin.

mod growth;
mod nesting;
mod scan;
mod zero_value;

use super::Span;

/// Longest text, in bytes.
pub const MAX_BYTES: usize = 64 * 1024;

/// Deepest nesting of `(`, `[`, `{` and template `<`. naga refuses braces beyond 127 and expressions beyond 256
/// itself, but only some of them: `(` has no limit of its own.
pub const MAX_NESTING: usize = 64;

/// Greatest depth a text's syntax tree can have, in the units of the `nesting` module: an operator is 1, a bracket 4,
/// an `else` 8. One unit costs an unoptimised naga at most 7 KiB of stack and an optimised one 1 KiB [measured].
pub const MAX_DEPTH: usize = 4096;

/// Greatest number of values that evaluating constants may copy. One costs naga about 250 bytes and a
/// microsecond and a half [measured], so the worst text that passes takes some 70 MB and half a second.
pub const MAX_GROWTH: u64 = 1 << 18;

/// Why a text was refused before parsing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What was too much, and the limit: one line.
    pub message: String,
    /// The bytes at which the limit was passed.
    pub span: Span,
}

impl Refusal {
    fn new(message: impl Into<String>, span: Span) -> Self {
        Self { message: message.into(), span }
    }
}

/// Refuses what could overflow a parser's stack or memory. Linear in the text's length; allocates at most a small
/// multiple of it, and nothing before the size is known to be within bounds.
pub fn check(source: &str) -> Result<(), Refusal> {
    if source.len() > MAX_BYTES {
        let message = format!("the text has {} bytes; at most {MAX_BYTES} are read", source.len());
        return Err(Refusal::new(message, 0..source.len()));
    }
    let tokens = scan::scan(source);
    nesting::check(source, &tokens)?;
    growth::check(source, &tokens)
}
