//! Just enough lexing to count: words, numbers and punctuation bytes, without whitespace and comments.

use crate::wgsl::{Span, block_comment_end};

/// What the counting needs to know about a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Identifier or keyword.
    Word,
    /// Starts with a digit, or with `.` and a digit.
    Number,
    /// A two-byte operator that must not be read as its parts. (`>=` and `>>` are: either may close a template list.)
    Pair([u8; 2]),
    /// Any other byte.
    Byte(u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    pub(super) fn span(&self) -> Span {
        self.start..self.end
    }

    pub(super) fn text<'a>(&self, source: &'a str) -> &'a str {
        source.get(self.span()).unwrap_or_default()
    }

    pub(super) fn is(&self, byte: u8) -> bool {
        self.kind == Kind::Byte(byte)
    }
}

/// Every token of `source` in order. Never fails: what is not WGSL is single bytes.
///
/// Must see at least the tokens naga sees; to split a text further than naga does is harmless.
pub(super) fn scan(source: &str) -> Vec<Token> {
    let bytes = source.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let next = bytes.get(at + 1).copied().unwrap_or(0);
        let end = match [byte, next] {
            [b'/', b'/'] => line_end(bytes, at),
            [b'/', b'*'] => block_comment_end(bytes, at).unwrap_or(bytes.len()),
            _ => at + blank_len(bytes, at),
        };
        if end > at {
            at = end;
            continue;
        }
        let (kind, end) = token_at(bytes, at, byte, next);
        tokens.push(Token { kind, start: at, end });
        at = end;
    }
    tokens
}

/// The token that starts at `at` (its first two bytes are `byte` and `next`) and where it ends.
fn token_at(bytes: &[u8], at: usize, byte: u8, next: u8) -> (Kind, usize) {
    if byte.is_ascii_digit() || (byte == b'.' && next.is_ascii_digit()) {
        (Kind::Number, number_end(bytes, at))
    } else if is_word_byte(byte) {
        (Kind::Word, word_end(bytes, at))
    } else if is_pair(byte, next) {
        (Kind::Pair([byte, next]), at + 2)
    } else {
        (Kind::Byte(byte), at + 1)
    }
}

/// Everything outside ASCII counts as part of a word, blanks excepted: none of it is punctuation in WGSL.
fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

fn is_pair(byte: u8, next: u8) -> bool {
    matches!(
        [byte, next],
        [b'-', b'>' | b'-'] | [b'=' | b'!' | b'<', b'='] | [b'<', b'<'] | [b'&', b'&'] | [b'|', b'|'] | [b'+', b'+']
    )
}

/// Bytes of the blank at `at`: Unicode's Pattern_White_Space, which WGSL takes over (section 3.2); 0 if there is none.
fn blank_len(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at..).unwrap_or_default() {
        [b' ' | b'\t'..=b'\r', ..] => 1,
        [0xc2, 0x85, ..] => 2,                            // U+0085
        [0xe2, 0x80, 0x8e | 0x8f | 0xa8 | 0xa9, ..] => 3, // U+200E, U+200F, U+2028, U+2029
        _ => 0,
    }
}

fn word_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while bytes.get(at).is_some_and(|&b| is_word_byte(b)) && blank_len(bytes, at) == 0 {
        at += 1;
    }
    at
}

/// At most one point: in `1.0.x` the second one is a member access.
fn number_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    let mut points = 0;
    while let Some(&byte) = bytes.get(at) {
        points += usize::from(byte == b'.');
        if points > 1 || !(byte.is_ascii_alphanumeric() || byte == b'.') {
            break;
        }
        at += 1;
    }
    at
}

/// Where the line comment at `from` ends: at any of WGSL's line breaks, U+2028 among them.
fn line_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() && (blank_len(bytes, at) == 0 || matches!(bytes[at], b' ' | b'\t')) {
        at += 1;
    }
    at
}
