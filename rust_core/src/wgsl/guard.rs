//! CONTRACT (room: validate). Limits checked before a parser sees the text.
use super::Span;

/// Why a text was refused before parsing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub message: String,
    pub span: Span,
}

/// Refuses what could overflow a parser's stack or memory.
pub fn check(source: &str) -> Result<(), Refusal> {
    todo!()
}
