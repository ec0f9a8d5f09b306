//! What a lexeme is to scopes and types.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::basic::{Binary, Type, Unary};
use super::name::NameId;
use super::overload;
use super::types::{self, Space};
use crate::constrain::grammar::FIXED;

/// A lexeme, as much of it as matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Means nothing here, or only in the parentheses of an attribute or directive.
    Other,
    Name(NameId),
    Number {
        number: Type,
        value: Option<u32>,
    },
    Bool,
    /// A closed type.
    Type(Type),
    /// `vec3` or `mat2x2` without its list: columns and rows.
    Head(u8, u8),
    Array,
    Pointer,
    Atomic,
    Bitcast,
    /// A predeclared function, by its number in [`overload`].
    Builtin(u8),
    Keyword(Keyword),
    Sign(Sign),
    Operator(Binary),
    /// `+=` and its like.
    Assign(Binary),
    Unary(Unary),
    /// An attribute; whether an expression follows in parentheses, or None where nothing does.
    Attribute(Option<bool>),
    Stage,
    Space(Space),
    /// An access mode; whether it writes.
    Access(bool),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyword {
    Alias,
    Break,
    Case,
    Const,
    ConstAssert,
    Continue,
    Continuing,
    Default,
    Diagnostic,
    Discard,
    Else,
    Fn,
    For,
    If,
    Let,
    Loop,
    Override,
    Return,
    Struct,
    Switch,
    Var,
    While,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    ParenOpen,
    ParenClose,
    BracketOpen,
    BracketClose,
    BraceOpen,
    BraceClose,
    Comma,
    Semicolon,
    Colon,
    Dot,
    Equals,
    Arrow,
    Underscore,
    Less,
    Greater,
    Minus,
    Star,
    Ampersand,
    Increment,
}

impl Word {
    /// The binary operator it can be.
    pub(super) fn binary(self) -> Option<Binary> {
        match self {
            Self::Operator(operator) => Some(operator),
            Self::Sign(Sign::Less | Sign::Greater) => Some(Binary::Order),
            Self::Sign(Sign::Minus) => Some(Binary::Add),
            Self::Sign(Sign::Star) => Some(Binary::Multiply),
            Self::Sign(Sign::Ampersand) => Some(Binary::Bits),
            _ => None,
        }
    }

    /// The unary operator it can be.
    pub(super) fn unary(self) -> Option<Unary> {
        match self {
            Self::Unary(operator) => Some(operator),
            Self::Sign(Sign::Minus) => Some(Unary::Negate),
            Self::Sign(Sign::Star) => Some(Unary::Dereference),
            Self::Sign(Sign::Ampersand) => Some(Unary::AddressOf),
            _ => None,
        }
    }
}

/// The lexemes with a fixed text, names that are nothing else left out.
static FIXED_WORDS: LazyLock<HashMap<&str, Word>> = LazyLock::new(|| {
    let words = FIXED.iter().map(|(text, _)| (text.as_str(), fixed_word(text)));
    words.filter(|(text, word)| *word != Word::Other || !is_name(text)).collect()
});

/// What `text` is; None for a name.
pub(super) fn fixed(text: &str) -> Option<Word> {
    if let Some(word) = FIXED_WORDS.get(text) {
        return Some(*word);
    }
    text.starts_with(|first: char| first.is_ascii_digit() || first == '.').then(|| number(text))
}

/// Whether a fixed lexeme is a name wherever it has no other meaning (WGSL section 3.8).
fn is_name(text: &str) -> bool {
    crate::constrain::grammar::classify(text).contains(crate::constrain::grammar::Terminal::named("IDENT"))
}

fn number(text: &str) -> Word {
    let hex = text.strip_prefix("0x").or(text.strip_prefix("0X"));
    let digits = |text: &str| match hex {
        Some(_) => u32::from_str_radix(text.get(2..).unwrap_or_default(), 16).ok(),
        None => text.parse().ok(),
    };
    let (number, stem) = match text.as_bytes().last() {
        Some(b'u') => (Type::U32, &text[..text.len() - 1]),
        Some(b'i') => (Type::I32, &text[..text.len() - 1]),
        Some(b'f') if hex.is_none() => (Type::F32, text),
        _ if hex.is_some() || !text.contains(['.', 'e', 'E']) => (Type::ABSTRACT_INT, text),
        _ => (Type::ABSTRACT_FLOAT, text),
    };
    let is_integer = matches!(number, Type::U32 | Type::I32 | Type::ABSTRACT_INT);
    Word::Number { number, value: digits(stem).filter(|_| is_integer) }
}

fn fixed_word(text: &str) -> Word {
    if let Some(attribute) = text.strip_prefix('@') {
        return match attribute {
            "compute" | "vertex" | "fragment" => Word::Stage,
            "invariant" | "must_use" => Word::Attribute(None),
            "builtin" | "interpolate" | "diagnostic" => Word::Attribute(Some(false)),
            _ => Word::Attribute(Some(true)),
        };
    }
    if let Some(named) = types::named(text) {
        return Word::Type(named);
    }
    if let Some((columns, rows)) = types::head(text) {
        return Word::Head(columns, rows);
    }
    if let Some(function) = overload::number_of(text) {
        return Word::Builtin(function);
    }
    keyword(text).map(Word::Keyword).or_else(|| sign(text).map(Word::Sign)).unwrap_or_else(|| other_word(text))
}

fn other_word(text: &str) -> Word {
    let binary = |operator: &str| {
        Some(match operator {
            "*" => Binary::Multiply,
            "/" | "%" => Binary::Divide,
            "+" | "-" => Binary::Add,
            "<<" | ">>" => Binary::Shift,
            "==" | "!=" => Binary::Equal,
            "<=" | ">=" => Binary::Order,
            "&" | "|" => Binary::Bits,
            "^" => Binary::Xor,
            "&&" | "||" => Binary::Logical,
            _ => return None,
        })
    };
    match text {
        "true" | "false" => Word::Bool,
        "array" => Word::Array,
        "ptr" => Word::Pointer,
        "atomic" => Word::Atomic,
        "bitcast" => Word::Bitcast,
        "!" => Word::Unary(Unary::Not),
        "~" => Word::Unary(Unary::Complement),
        "read" => Word::Access(false),
        "write" | "read_write" => Word::Access(true),
        "function" => Word::Space(Space::Function),
        "private" => Word::Space(Space::Private),
        "workgroup" => Word::Space(Space::Workgroup),
        "uniform" => Word::Space(Space::Uniform),
        "storage" => Word::Space(Space::StorageRead),
        _ => match binary(text) {
            Some(operator) => Word::Operator(operator),
            None => text.strip_suffix('=').and_then(binary).map_or(Word::Other, Word::Assign),
        },
    }
}

fn keyword(text: &str) -> Option<Keyword> {
    Some(match text {
        "alias" => Keyword::Alias,
        "break" => Keyword::Break,
        "case" => Keyword::Case,
        "const" => Keyword::Const,
        "const_assert" => Keyword::ConstAssert,
        "continue" => Keyword::Continue,
        "continuing" => Keyword::Continuing,
        "default" => Keyword::Default,
        "diagnostic" | "requires" => Keyword::Diagnostic,
        "discard" => Keyword::Discard,
        "else" => Keyword::Else,
        "fn" => Keyword::Fn,
        "for" => Keyword::For,
        "if" => Keyword::If,
        "let" => Keyword::Let,
        "loop" => Keyword::Loop,
        "override" => Keyword::Override,
        "return" => Keyword::Return,
        "struct" => Keyword::Struct,
        "switch" => Keyword::Switch,
        "var" => Keyword::Var,
        "while" => Keyword::While,
        _ => return None,
    })
}

fn sign(text: &str) -> Option<Sign> {
    Some(match text {
        "(" => Sign::ParenOpen,
        ")" => Sign::ParenClose,
        "[" => Sign::BracketOpen,
        "]" => Sign::BracketClose,
        "{" => Sign::BraceOpen,
        "}" => Sign::BraceClose,
        "," => Sign::Comma,
        ";" => Sign::Semicolon,
        ":" => Sign::Colon,
        "." => Sign::Dot,
        "=" => Sign::Equals,
        "->" => Sign::Arrow,
        "_" => Sign::Underscore,
        "<" => Sign::Less,
        ">" => Sign::Greater,
        "-" => Sign::Minus,
        "*" => Sign::Star,
        "&" => Sign::Ampersand,
        "++" | "--" => Sign::Increment,
        _ => return None,
    })
}
