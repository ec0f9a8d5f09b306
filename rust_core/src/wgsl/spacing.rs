//! Where a space stands between two lexemes of a line.

use super::lexer::{Lexeme, LexemeKind};

/// What a lexeme does in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// `(` or `[`
    Open,
    /// `)` or `]`
    Close,
    BraceOpen,
    BraceClose,
    TemplateOpen,
    TemplateClose,
    Comma,
    Semicolon,
    Colon,
    Dot,
    /// An operator before its operand.
    Prefix,
    /// An operator between two operands, assignments and `->` included.
    Infix,
    /// `++` or `--` after its operand.
    Postfix,
    /// A keyword that an expression follows.
    Keyword,
    Attribute,
    /// A name, a literal, a type, and whatever is not WGSL.
    Operand,
}

/// The role of `lexeme` after a lexeme of role `before` (None at the start of a line).
pub(super) fn role(before: Option<Role>, lexeme: &Lexeme<'_>) -> Role {
    match lexeme.kind {
        LexemeKind::TemplateOpen => Role::TemplateOpen,
        LexemeKind::TemplateClose => Role::TemplateClose,
        LexemeKind::Attribute => Role::Attribute,
        LexemeKind::Word => word_role(&lexeme.text),
        LexemeKind::Punctuation => punctuation_role(&lexeme.text),
        LexemeKind::Operator => operator_role(before, &lexeme.text),
        _ => Role::Operand,
    }
}

fn word_role(text: &str) -> Role {
    match text {
        "if" | "else" | "for" | "while" | "switch" | "case" | "return" | "const_assert" => Role::Keyword,
        _ => Role::Operand,
    }
}

fn punctuation_role(text: &str) -> Role {
    match text {
        "(" | "[" => Role::Open,
        ")" | "]" => Role::Close,
        "{" => Role::BraceOpen,
        "}" => Role::BraceClose,
        "," => Role::Comma,
        ";" => Role::Semicolon,
        ":" => Role::Colon,
        "." => Role::Dot,
        _ => Role::Operand,
    }
}

fn operator_role(before: Option<Role>, text: &str) -> Role {
    let after_operand = matches!(before, Some(Role::Operand | Role::Close | Role::TemplateClose | Role::Postfix));
    match text {
        "!" | "~" => Role::Prefix,
        "++" | "--" if after_operand => Role::Postfix,
        "++" | "--" => Role::Prefix,
        "-" | "*" | "&" if !after_operand => Role::Prefix,
        _ => Role::Infix,
    }
}

/// Whether a person expects a space there.
pub(super) fn is_spaced(left: Role, right: Role) -> bool {
    use Role::*;
    !matches!(
        (left, right),
        (Open | TemplateOpen | Dot | Prefix, _)
            | (_, Close | TemplateClose | TemplateOpen | Comma | Semicolon | Colon | Dot | Postfix)
            | (Operand | Close | TemplateClose | Attribute, Open)
            | (BraceOpen, BraceClose)
    )
}

/// Tokens of more than one character, and the two that open a comment.
const JOINED: [&str; 23] = [
    "&&", "->", "//", "/*", "!=", "==", ">=", ">>", ">>=", "<=", "<<", "<<=", "--", "-=", "++", "+=", "||", "|=", "*=",
    "/=", "%=", "&=", "^=",
];

/// Whether the lexer would read the two differently without a space.
///
/// It looks at the first character of `right` only, so it holds whatever follows: no token has a proper beginning of
/// two characters that is not a token itself.
pub(super) fn must_be_apart(left: &Lexeme<'_>, right: &Lexeme<'_>) -> bool {
    let (Some(last), Some(first)) = (left.text.chars().next_back(), right.text.chars().next()) else { return false };
    match left.kind {
        // A `>` that closes a list never joins.
        LexemeKind::TemplateClose | LexemeKind::TemplateType => false,
        LexemeKind::Number => is_word_like(first) || first == '.',
        LexemeKind::Operator | LexemeKind::TemplateOpen => {
            JOINED.iter().any(|token| token.strip_prefix(&*left.text).is_some_and(|rest| rest.starts_with(first)))
        }
        _ if last == '.' => first.is_ascii_digit(),
        _ => is_word_like(last) && is_word_like(first),
    }
}

fn is_word_like(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii()
}
