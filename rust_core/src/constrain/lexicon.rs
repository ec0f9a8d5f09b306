//! What each token of a vocabulary is to the decoder that watches over it.

use crate::tokenizer::{END_OF_SPELLING, EOS, FIRST_BYTE, FIRST_PIECE, Tokenizer};
use crate::wgsl::lexer::{LexemeKind, lex_code};
use std::sync::LazyLock;

/// One token.
#[derive(Debug)]
pub(super) enum Entry {
    /// Never part of canonical code: specials, and pieces that only prompts have.
    Never,
    Eos,
    EndOfSpelling,
    Byte(u8),
    Lexeme(Box<str>),
}

/// Every token of one vocabulary; made once a model and shared by its generations.
#[derive(Debug)]
pub struct Lexicon {
    entries: Vec<Entry>,
}

impl Lexicon {
    /// Looks at every piece once.
    pub fn new(tokenizer: &Tokenizer) -> Self {
        let ids = 0..u32::try_from(tokenizer.target_vocab_size()).unwrap_or(u32::MAX);
        Self { entries: ids.map(|id| entry(tokenizer, id)).collect() }
    }

    pub(super) fn entry(&self, id: u32) -> &Entry {
        self.entries.get(id as usize).unwrap_or(&Entry::Never)
    }
}

fn entry(tokenizer: &Tokenizer, id: u32) -> Entry {
    match id {
        EOS => Entry::Eos,
        END_OF_SPELLING => Entry::EndOfSpelling,
        FIRST_BYTE..FIRST_PIECE => u8::try_from(id - FIRST_BYTE).map_or(Entry::Never, Entry::Byte),
        0..FIRST_BYTE => Entry::Never,
        _ => match tokenizer.piece(id) {
            Some(piece) if is_lexeme(&piece) => Entry::Lexeme(piece.into()),
            _ => Entry::Never,
        },
    }
}

/// Whether a text is one lexeme of canonical code: so no comment, and no half of one.
pub(super) fn is_lexeme(text: &str) -> bool {
    matches!(&*lex_code(text), [lexeme] if lexeme.text == text && lexeme.kind != LexemeKind::Other)
}

/// Whether a spelling can begin with a byte.
pub(super) fn may_begin_spelling(byte: u8) -> bool {
    static FIRST: LazyLock<Vec<bool>> = LazyLock::new(|| (0..=u8::MAX).map(|byte| may_begin_lexeme(&[byte])).collect());
    FIRST.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Whether bytes spelled so far can become a lexeme. Errs on the side of yes.
pub(super) fn may_begin_lexeme(bytes: &[u8]) -> bool {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_some() => return false,
        // A character in the making: identifiers have them, in front of nothing that is special.
        Err(error) => return error.valid_up_to() == 0 || may_begin_lexeme(&bytes[..error.valid_up_to()]),
    };
    let word = |text: &str| is_lexeme(text) && text.starts_with(|c: char| c.is_ascii_lowercase());
    // A fused template type before its `>`.
    if let Some((head, rest)) = text.split_once('<') {
        return (word(head) || is_lexeme(text))
            && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b"_<=>, ".contains(&b));
    }
    // An exponent or a prefix before its digits.
    let number = text.trim_end_matches(['+', '-']).trim_end_matches(['e', 'E', 'p', 'P', 'x', 'X', 'l']);
    is_lexeme(text) || (number.starts_with(|c: char| c.is_ascii_digit() || c == '.') && is_lexeme(number))
}
