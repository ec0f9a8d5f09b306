//! What each token of a vocabulary is to the decoder that watches over it.

use super::grammar::Grammar;
use super::scope::Scope;
use crate::tokenizer::{END_OF_SPELLING, EOS, FIRST_BYTE, FIRST_PIECE, Tokenizer};

/// One token.
#[derive(Debug)]
pub(super) enum Entry {
    /// Never part of code.
    Never,
    Eos,
    EndOfSpelling,
    Byte(u8),
    Lexeme(Box<str>),
}

/// Every token of one vocabulary, as text and as the tables have it; made once a model and shared by its generations.
#[derive(Debug)]
pub struct Lexicon {
    entries: Vec<Entry>,
    pub(super) grammar: Grammar,
    pub(super) scope: Scope,
}

impl Lexicon {
    /// Looks at every piece once.
    pub fn new(tokenizer: &Tokenizer) -> Self {
        let ids = 0..u32::try_from(tokenizer.target_vocab_size()).unwrap_or(u32::MAX);
        let entries = ids.map(|id| entry(tokenizer, id)).collect();
        Self { entries, grammar: Grammar::for_tokenizer(tokenizer), scope: Scope::for_tokenizer(tokenizer) }
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
        _ => tokenizer.piece(id).map_or(Entry::Never, |piece| Entry::Lexeme(piece.into())),
    }
}
