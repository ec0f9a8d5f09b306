//! What may come next by the tables alone, with no word from naga: the one place where masks meet.
//!
//! Each has a state that takes tokens and goes back with them, says of one token whether it may come next, and gives the
//! set of all that may. A token may come next where all of them allow it.

use super::grammar::{Grammar, GrammarState, TokenMask};
use super::lexicon::Lexicon;

/// The masks after some tokens.
#[derive(Debug, Clone)]
pub(super) struct Masks<'t> {
    grammar: &'t Grammar,
    state: GrammarState,
    /// Whether the answer has tokens that the masks do not know of.
    is_lost: bool,
}

impl<'t> Masks<'t> {
    /// Before the first token.
    pub(super) fn new(lexicon: &'t Lexicon) -> Self {
        Self { grammar: &lexicon.grammar, state: GrammarState::start(), is_lost: false }
    }

    /// Whether `token` may come next.
    pub(super) fn allows(&self, token: u32) -> bool {
        !self.is_lost && self.grammar.allows(&self.state, token)
    }

    /// All that may come next.
    pub(super) fn allowed(&self) -> TokenMask {
        let mut mask = self.grammar.new_mask();
        if !self.is_lost {
            self.grammar.mask(&self.state, &mut mask);
        }
        mask
    }

    /// What may come next on the shortest way to the end of what is begun.
    pub(super) fn closing(&self) -> TokenMask {
        let mut mask = self.grammar.new_mask();
        self.grammar.mask_closing(&self.state, &mut mask);
        mask
    }

    /// Lexemes that end what is begun.
    pub(super) fn closing_len(&self) -> usize {
        self.state.closing().len()
    }

    /// Bytes of the lexeme that is being spelled.
    pub(super) fn spelled(&self) -> usize {
        self.state.spelling().len()
    }

    /// Takes a token; false where it is not allowed.
    pub(super) fn push(&mut self, token: u32) -> bool {
        self.grammar.advance(&mut self.state, token)
    }

    /// Takes tokens that the answer has whatever the masks say; where one does not fit, nothing more is allowed.
    pub(super) fn follow(&mut self, tokens: &[u32]) {
        self.is_lost = self.is_lost || !tokens.iter().all(|token| self.push(*token));
    }

    /// Whether the answer has tokens that the masks could not take.
    pub(super) fn is_lost(&self) -> bool {
        self.is_lost
    }

    /// Goes back to the state after the first `len` tokens.
    pub(super) fn truncate(&mut self, len: usize) {
        self.state.truncate(len);
    }
}
