//! A look at what may come after the next tokens, for guessing them; nothing of it touches the answer.

use super::Constraint;
use super::grammar::{Grammar, GrammarState};

/// The grammar's state after an answer and some guesses.
#[derive(Debug)]
pub(crate) struct Lookahead<'t> {
    grammar: &'t Grammar,
    state: GrammarState,
}

impl<'t> Constraint<'t> {
    /// From the tokens so far.
    pub(crate) fn lookahead(&self) -> Lookahead<'t> {
        Lookahead { grammar: &self.lexicon.grammar, state: self.masks.grammar_state().clone() }
    }

    /// The rest of what the answer is to begin with; nothing where that is over, or was refused.
    pub(crate) fn prescribed_ahead(&self) -> &[u32] {
        self.prescribed().and_then(|_| self.prefix.strip_prefix(&self.tokens[..])).unwrap_or_default()
    }
}

impl Lookahead<'_> {
    /// The one piece that may come next, if it is one.
    pub(crate) fn forced(&self) -> Option<u32> {
        self.grammar.only_piece(&self.state)
    }

    /// Goes on with a token; false where the grammar does not allow it.
    pub(crate) fn push(&mut self, token: u32) -> bool {
        self.grammar.advance(&mut self.state, token)
    }
}
