//! What may come next by the tables alone, with no word from naga: the one place where masks meet.
//!
//! Each has a state that takes tokens and goes back with them, says of one token whether it may come next, and gives the
//! set of all that may. A token may come next where all of them allow it.

use super::grammar::{GrammarState, TokenMask, example};
use super::lexicon::Lexicon;
use super::scope::ScopeState;

/// The masks after some tokens.
#[derive(Debug, Clone)]
pub(super) struct Masks<'t> {
    lexicon: &'t Lexicon,
    state: GrammarState,
    scopes: ScopeState,
    /// Whether the answer has tokens that the masks do not know of.
    is_lost: bool,
}

impl<'t> Masks<'t> {
    /// Before the first token.
    pub(super) fn new(lexicon: &'t Lexicon) -> Self {
        Self { lexicon, state: GrammarState::start(), scopes: ScopeState::start(), is_lost: false }
    }

    /// Whether `token` may come next.
    pub(super) fn allows(&self, token: u32) -> bool {
        let Lexicon { grammar, scope, .. } = self.lexicon;
        !self.is_lost && grammar.allows(&self.state, token) && scope.allows(&self.scopes, &self.state, token)
    }

    /// All that may come next.
    pub(super) fn allowed(&self) -> TokenMask {
        let Lexicon { grammar, scope, .. } = self.lexicon;
        let mut mask = grammar.new_mask();
        if !self.is_lost {
            grammar.mask(&self.state, &mut mask);
            scope.mask(&self.scopes, &self.state, &mut mask);
        }
        mask
    }

    /// What may come next on the shortest way to the end of what is begun.
    pub(super) fn closing(&self) -> TokenMask {
        let mut mask = self.allowed();
        self.lexicon.grammar.keep_closing(&self.state, &mut mask);
        mask
    }

    /// Lexemes that end what is begun.
    pub(super) fn closing_len(&self) -> usize {
        self.state.closing().len()
    }

    /// Where the grammar is.
    pub(super) fn grammar_state(&self) -> &GrammarState {
        &self.state
    }

    /// Bytes of the lexeme that is being spelled.
    pub(super) fn spelled(&self) -> usize {
        self.state.spelling().len()
    }

    /// Takes a token; false where the grammar does not allow it.
    pub(super) fn push(&mut self, token: u32) -> bool {
        let Lexicon { grammar, scope, .. } = self.lexicon;
        let is_allowed = grammar.allows(&self.state, token);
        if is_allowed {
            scope.advance(&mut self.scopes, &self.state, token);
            grammar.advance(&mut self.state, token);
        }
        is_allowed
    }

    /// Whether the grammar allows these, one after the other.
    pub(super) fn takes(&self, tokens: &[u32]) -> bool {
        let mut state = self.state.clone();
        tokens.iter().all(|token| self.lexicon.grammar.advance(&mut state, *token))
    }

    /// The shortest end of what is begun, as WGSL.
    pub(super) fn closing_text(&self) -> String {
        self.state.closing().into_iter().map(example).collect::<Vec<_>>().join(" ")
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
        self.scopes.truncate(len);
    }
}
