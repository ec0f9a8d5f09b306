//! CONTRACT (room: language). Lossless lexing.
use super::Span;
use std::borrow::Cow;

/// What a lexeme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LexemeKind {
    Whitespace,
    LineComment,
    BlockComment,
    /// A closed template type fused into one lexeme: `vec3<f32>`.
    TemplateType,
    /// `@name`
    Attribute,
    Number,
    /// Identifier or keyword.
    Word,
    /// `<` opening a template list.
    TemplateOpen,
    /// `>` closing a template list.
    TemplateClose,
    Operator,
    Punctuation,
    /// Anything else: one character.
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexeme<'a> {
    pub kind: LexemeKind,
    /// Normalised text (differs from the source slice only in fused template types).
    pub text: Cow<'a, str>,
    pub span: Span,
}

/// All lexemes, trivia included; spans cover every byte in order.
pub fn lex(source: &str) -> Vec<Lexeme<'_>> {
    todo!()
}

/// The lexemes without whitespace and comments.
pub fn tokenize(source: &str) -> Vec<Cow<'_, str>> {
    todo!()
}
