//! Which tokens may come next so that the text stays a WGSL module, as far as a grammar can say.
//!
//! `wgsl.grammar` is our own grammar of the canonical subset, over lexemes as the tokenizer has them; `build.rs` makes
//! LALR(1) tables of it. A [`Grammar`] is those tables against one vocabulary: for each terminal, the ids of the pieces
//! that are such a lexeme and of the bytes that can begin to spell one. A [`GrammarState`] is a parse in progress.
//!
//! The promise, both ways: a token that is allowed can always be followed by others that complete the module, and
//! every module of the subset is allowed token by token. Names and types are not looked at, with the exceptions that a
//! grammar can make: predeclared names and reserved words are never declared, resources have a binding, a `switch` has
//! one `default`, `return` has a value where the function has one, and the like.
//!
//! Sample first and ask [`Grammar::allows`] for that one token; make a [`Grammar::mask`] only where it is refused.
//!
//! Two choices that were measured (release build, one thread of an AMD EPYC, 2026-11, 1,220 tokens of vocabulary):
//!
//! - Sets of tokens are kept for each terminal, not for each state: a state's own look-aheads are a superset of what
//!   its stack accepts, so the terminals are found first (all at a time, in 128 bits) and their sets united. A mask
//!   takes 0.3 µs, one `allows` 0.2 µs, one `advance` 0.5 µs; 106 sets instead of 690.
//! - The tables are made by `build.rs` in 15-35 ms without optimisation and have 52 kB.
//!
//! ```
//! use rust_core::Tokenizer;
//! use rust_core::constrain::grammar::{Grammar, GrammarState};
//!
//! let tokenizer = Tokenizer::fit(["fn f() { return; }"], ["a red circle!"], 1);
//! let grammar = Grammar::for_tokenizer(&tokenizer);
//! let mut state = GrammarState::start();
//! for id in tokenizer.encode("fn f()") {
//!     assert!(grammar.advance(&mut state, id));
//! }
//! let allowed = |text: &str| tokenizer.encode(text).iter().all(|&id| grammar.allows(&state, id));
//! assert!(allowed("{") && !allowed(";") && !allowed("red") && !allowed("!"));
//! ```

#[cfg(test)]
mod lalr;
mod lexeme;
mod mask;
mod nesting;
#[cfg(test)]
mod notation;
mod number;
mod parser;
mod spelling;
mod tables;
#[cfg(test)]
mod tests;

use crate::tokenizer::{END_OF_SPELLING, EOS, FIRST_BYTE, FIRST_PIECE, Tokenizer};

pub(super) use lexeme::FIXED;
pub use lexeme::{classify, example};
pub use mask::TokenMask;
pub use parser::GrammarState;
pub use spelling::MAX_SPELLED_BYTES;
pub use tables::{Terminal, TerminalSet};

/// The grammar against one vocabulary.
#[derive(Debug, Clone)]
pub struct Grammar {
    /// For each token that begins a lexeme (or is one), the terminals of that lexeme.
    terminals: Vec<TerminalSet>,
    /// For each terminal, the tokens that begin it.
    tokens: Vec<TokenMask>,
}

impl Grammar {
    /// Finds out what each token of a vocabulary is. About a microsecond a piece.
    pub fn for_tokenizer(tokenizer: &Tokenizer) -> Self {
        let vocab_size = tokenizer.target_vocab_size();
        let mut terminals = vec![TerminalSet::EMPTY; vocab_size];
        terminals[EOS as usize] = TerminalSet::of(&[Terminal::END]);
        terminals[FIRST_BYTE as usize..FIRST_PIECE as usize].copy_from_slice(&spelling::FIRST_BYTES[..]);
        for (id, set) in (FIRST_PIECE..).zip(&mut terminals[FIRST_PIECE as usize..]) {
            *set = tokenizer.piece(id).map_or(TerminalSet::EMPTY, |piece| classify(&piece));
        }
        let mut tokens = vec![TokenMask::new(vocab_size); tables::TERMINAL_COUNT];
        for (id, set) in (0..).zip(&terminals) {
            set.iter().for_each(|terminal| tokens[terminal.index()].insert(id));
        }
        Self { terminals, tokens }
    }

    /// Whether a token may come next. An id outside the vocabulary may not.
    pub fn allows(&self, state: &GrammarState, token_id: u32) -> bool {
        let spelling = state.spelling();
        if spelling.is_empty() {
            return self.terminals.get(token_id as usize).is_some_and(|&set| !state.allowed_of(set).is_empty());
        }
        match (byte(token_id), token_id) {
            (Some(byte), _) => spelling::next_bytes(spelling, state.allowed()).contains(byte),
            (None, END_OF_SPELLING) => spelling::is_complete(spelling, state.allowed()),
            _ => false,
        }
    }

    /// Sets `mask`, which must be as large as the vocabulary, to the tokens that may come next.
    pub fn mask(&self, state: &GrammarState, mask: &mut TokenMask) {
        mask.clear();
        let allowed = state.allowed();
        let spelling = state.spelling();
        if spelling.is_empty() {
            return allowed.iter().for_each(|terminal| mask.union(&self.tokens[terminal.index()]));
        }
        for byte in spelling::next_bytes(spelling, allowed).iter() {
            mask.insert(FIRST_BYTE + u32::from(byte));
        }
        if spelling::is_complete(spelling, allowed) {
            mask.insert(END_OF_SPELLING);
        }
    }

    /// The piece that is the only one to come next, spellings aside; None where there are several or none.
    pub(crate) fn only_piece(&self, state: &GrammarState) -> Option<u32> {
        let mut terminals = state.spelling().is_empty().then(|| state.allowed())?.iter();
        let only = terminals.next().filter(|_| terminals.next().is_none())?;
        let mut pieces = self.tokens.get(only.index())?.iter().filter(|&token| token >= FIRST_PIECE);
        pieces.next().filter(|_| pieces.next().is_none())
    }

    /// Leaves in `allowed`, a mask of `state`, the tokens on the shortest way to an end: of a spelling, to its end; else
    /// the next lexeme of [`GrammarState::closing`]. Where that is not among them, every terminal is tried, which is slow,
    /// and those are left after which the fewest others are needed.
    pub fn keep_closing(&self, state: &GrammarState, allowed: &mut TokenMask) {
        if !state.spelling().is_empty() {
            let completes = |id| {
                byte(id)
                    .is_none_or(|byte| spelling::is_complete(&[state.spelling(), &[byte]].concat(), state.allowed()))
            };
            let is_short = allowed.iter().any(completes);
            let has_end = allowed.contains(END_OF_SPELLING);
            return allowed.retain(|id| if has_end { id == END_OF_SPELLING } else { !is_short || completes(id) });
        }
        let mut state = state.clone();
        let mut next = self.tokens[state.next_of_closing().unwrap_or(Terminal::END).index()].clone();
        next.intersect(allowed);
        if !next.is_empty() {
            *allowed = next;
            return;
        }
        let mut best = (usize::MAX - 1, self.new_mask());
        for terminal in state.allowed().iter() {
            let mut tokens = self.tokens[terminal.index()].clone();
            tokens.intersect(allowed);
            if tokens.is_empty() {
                continue;
            }
            match state.closing_len_after(terminal, best.0) {
                Some(len) if len < best.0 => best = (len, tokens),
                Some(_) => best.1.union(&tokens),
                None => {}
            }
        }
        *allowed = best.1;
    }

    /// An empty mask of this vocabulary.
    pub fn new_mask(&self) -> TokenMask {
        TokenMask::new(self.terminals.len())
    }

    /// Takes a token; false, and nothing happens, where it is not allowed.
    pub fn advance(&self, state: &mut GrammarState, token_id: u32) -> bool {
        if !self.allows(state, token_id) {
            return false;
        }
        if let Some(byte) = byte(token_id) {
            state.spell(byte);
            return true;
        }
        let lexeme = match token_id {
            END_OF_SPELLING => std::str::from_utf8(state.spelling()).map_or(TerminalSet::EMPTY, classify),
            _ => self.terminals[token_id as usize],
        };
        // No state accepts two terminals of one lexeme.
        state.allowed_of(lexeme).iter().next().is_some_and(|terminal| state.take(terminal))
    }
}

/// The byte that a token spells.
fn byte(token_id: u32) -> Option<u8> {
    token_id.checked_sub(FIRST_BYTE).and_then(|byte| u8::try_from(byte).ok())
}

/// Sizes of the tables: states, terminals, productions, bytes.
pub fn table_sizes() -> [usize; 4] {
    tables::sizes()
}
