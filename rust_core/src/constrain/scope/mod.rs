//! Which tokens cannot lead to a valid module because of a name, a member or a type.
//!
//! It stands beside the [`grammar`](super::grammar) and has its shape: a [`Scope`] is made once a vocabulary, a [`ScopeState`]
//! follows the tokens of one module. It is an accelerator and no judge: it takes tokens out of what the grammar allows and
//! never puts one in, it leaves alone what it does not understand, and naga still has the last word.
//!
//! What it knows, level by level:
//!
//! - **names**: what is declared, where it can be seen, and whether it is a value, a function or a type; that a name is
//!   declared once a scope; that constants are made of constants only;
//! - **members**: what structs and vectors have;
//! - **types**: what an operand can still become with the operators, members and indices that may follow, against what is
//!   due there: a condition, the type of a variable, the parameter of a function, one of the overloads of a predeclared one.
//!
//! Types are the 42 that operators work on (`basic`), in sets of 64 bits, and composites (`types`). What an operand of a type
//! can become is a table; so a token costs a few lookups. Expressions are followed by a stack of operators, not by the
//! parser's reductions, so that a token is judged before it is taken.
//!
//! Measured (release, one thread, 2026-11, 1,220 tokens of vocabulary, a busy machine): 0.06 µs an `allows` that says yes,
//! 0.2 µs an `advance`, 14 µs a `mask` with the grammar's own. Of statements drawn from uniformly random logits after a
//! fixed context, naga accepts 0.8 % with the grammar alone, 7.3 % with names, 7.3 % with members, 88.6 % with types.
//!
//! | file | what |
//! |---|---|
//! | `basic` | the 42 types, their operators, and what each can become |
//! | `types`, `name`, `word` | composites; names; what a lexeme is |
//! | `overload`, `texture` | predeclared functions, from naga's own overload sets where there are any |
//! | `frame`, `state` | what is open and declared, with going back |
//! | `accept`, `settle` | whether a type can become what is due; applying operators |
//! | `call`, `construct` | arguments |
//! | `fit`, `fit_operand`, `fit_operator`, `fit_type` | whether a lexeme fits |
//! | `machine`, `statement`, `expression` | taking it |
//! | `spelling` | the same for lexemes spelled in bytes |

mod accept;
mod basic;
mod call;
mod construct;
mod expression;
mod fit;
mod fit_operand;
mod fit_operator;
mod fit_type;
mod frame;
mod machine;
mod name;
mod overload;
mod settle;
mod spelling;
mod state;
mod statement;
mod texture;
mod types;
mod word;

use super::grammar::{FIXED, Grammar, GrammarState, TokenMask};
use crate::tokenizer::{END_OF_SPELLING, FIRST_BYTE, FIRST_PIECE, Tokenizer};
use accept::View;
use fit::Lexeme;
use machine::Machine;
use name::Names;
use word::Word;

pub use state::ScopeState;

/// How much is looked at. Anything but [`Level::Types`] is for measuring what each adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Names only.
    Names,
    /// Names and members.
    Members,
    /// Everything.
    Types,
}

/// Scopes and types against one vocabulary.
#[derive(Debug, Clone)]
pub struct Scope {
    names: Names,
    /// Of each token.
    lexemes: Vec<Lexeme>,
    /// Of each lexeme with a fixed text.
    fixed: Vec<Lexeme>,
    /// For each terminal, those of it and their first bytes.
    beginnings: Vec<Vec<(usize, u8)>>,
    /// The tokens that are names.
    name_tokens: TokenMask,
    grammar: Grammar,
    level: Level,
}

impl Scope {
    /// Finds out what each token of a vocabulary is. A few microseconds a piece.
    pub fn for_tokenizer(tokenizer: &Tokenizer) -> Self {
        let names = Names::of(tokenizer);
        let grammar = Grammar::for_tokenizer(tokenizer);
        let mut name_tokens = grammar.new_mask();
        let mut lexemes = Vec::new();
        let fixed = FIXED.iter().map(|(text, _)| {
            let name = names.id(text);
            Lexeme { word: word::fixed(text).unwrap_or_else(|| name.map_or(Word::Other, Word::Name)), name }
        });
        let fixed = fixed.collect();
        let mut beginnings = vec![Vec::new(); 128];
        for (at, (text, terminals)) in FIXED.iter().enumerate() {
            let first = text.as_bytes().first().copied().unwrap_or_default();
            terminals.iter().for_each(|terminal| beginnings[terminal.index()].push((at, first)));
        }
        for id in 0..u32::try_from(tokenizer.target_vocab_size()).unwrap_or(u32::MAX) {
            let piece = tokenizer.piece(id).filter(|_| id >= FIRST_PIECE).unwrap_or_default();
            let name = names.id(&piece);
            let word = word::fixed(&piece).unwrap_or_else(|| name.map_or(Word::Other, Word::Name));
            if matches!(word, Word::Name(_)) {
                name_tokens.insert(id);
            }
            lexemes.push(Lexeme { word, name });
        }
        Self { names, lexemes, fixed, beginnings, name_tokens, grammar, level: Level::Types }
    }

    /// The same, looking at less.
    #[must_use]
    pub fn at_level(self, level: Level) -> Self {
        Self { level, ..self }
    }

    /// Whether `token_id`, which the grammar allows, may come next.
    ///
    /// Where nothing that the grammar allows fits, everything does: something unforeseen was written, and naga will tell.
    pub fn allows(&self, state: &ScopeState, grammar_state: &GrammarState, token_id: u32) -> bool {
        self.fits(state, grammar_state, token_id) || self.is_dead_end(state, grammar_state)
    }

    /// Takes the tokens that do not fit out of `mask`, which must be the grammar's. False, and `mask` as it was, where
    /// none would be left.
    pub fn mask(&self, state: &ScopeState, grammar_state: &GrammarState, mask: &mut TokenMask) -> bool {
        let before = mask.clone();
        let view = self.view(state);
        let bytes = self.next_bytes(view, grammar_state.spelling(), grammar_state);
        let keep = |id: u32| match byte(id) {
            Some(byte) => bytes[usize::from(byte)],
            None => self.fits(state, grammar_state, id),
        };
        if grammar_state.spelling().is_empty() && spelling::refers(state.top().kind) {
            // Most of a vocabulary is names and few are in scope: those are looked for, not each token.
            let names = self.fitting_names(view);
            mask.subtract(&self.name_tokens);
            mask.retain(keep);
            names.filter(|&id| before.contains(id)).for_each(|id| mask.insert(id));
        } else {
            mask.retain(keep);
        }
        let is_empty = mask.is_empty();
        if is_empty {
            *mask = before;
        }
        !is_empty
    }

    /// Takes a token that the grammar allows. `grammar_state` is the one before it.
    pub fn advance(&self, state: &mut ScopeState, grammar_state: &GrammarState, token_id: u32) {
        state.begin_step(!self.fits(state, grammar_state, token_id));
        let lexeme = match token_id {
            END_OF_SPELLING => std::str::from_utf8(grammar_state.spelling()).ok().map(|text| self.spell(state, text)),
            FIRST_PIECE.. => self.lexemes.get(token_id as usize).copied(),
            _ => None,
        };
        if let Some(lexeme) = lexeme {
            Machine { names: &self.names, state }.take(lexeme);
        }
        state.end_step();
    }

    /// What a spelled lexeme is; a new name gets a number.
    fn spell(&self, state: &mut ScopeState, text: &str) -> Lexeme {
        let mut lexeme = self.lexeme(self.view(state), text);
        let is_word = text.starts_with(|first: char| first == '_' || first.is_alphabetic());
        if lexeme.name.is_none() && is_word {
            let name = state.add_spelled(self.names.len(), text);
            lexeme.name = Some(name);
            if word::fixed(text).is_none() {
                lexeme.word = Word::Name(name);
            }
        }
        lexeme
    }

    fn view<'a>(&'a self, state: &'a ScopeState) -> View<'a> {
        View { names: &self.names, state, level: self.level }
    }

    fn fits(&self, state: &ScopeState, grammar_state: &GrammarState, token_id: u32) -> bool {
        let view = self.view(state);
        let spelling = grammar_state.spelling();
        match (token_id, byte(token_id)) {
            (_, Some(byte)) => self.prefix_fits(view, &[spelling, &[byte]].concat(), grammar_state),
            (END_OF_SPELLING, _) => std::str::from_utf8(spelling).is_ok_and(|text| self.spelled_fits(view, text)),
            (FIRST_PIECE.., _) => self.lexemes.get(token_id as usize).is_some_and(|&lexeme| view.fits(lexeme)),
            _ => true,
        }
    }

    /// Whether nothing that the grammar allows fits.
    fn is_dead_end(&self, state: &ScopeState, grammar_state: &GrammarState) -> bool {
        let mut mask = self.grammar.new_mask();
        self.grammar.mask(grammar_state, &mut mask);
        // Bytes last: each of them stands for many lexemes.
        let (bytes, pieces): (Vec<u32>, Vec<u32>) = mask.iter().partition(|&id| id < FIRST_PIECE);
        !pieces.into_iter().chain(bytes).any(|id| self.fits(state, grammar_state, id))
    }

    /// The tokens of the names that fit: of each, the innermost declaration.
    fn fitting_names<'a>(&'a self, view: View<'a>) -> impl Iterator<Item = u32> {
        let mut seen: Vec<u32> = Vec::new();
        let mut fitting = Vec::new();
        for declaration in view.state.declarations() {
            let name = declaration.name;
            if seen.contains(&name) {
                continue;
            }
            seen.push(name);
            let lexeme = Lexeme { word: Word::Name(name), name: Some(name) };
            if view.fits(lexeme) {
                fitting.extend(self.names.token(name));
            }
        }
        fitting.into_iter()
    }
}

/// The byte that a token spells.
fn byte(token_id: u32) -> Option<u8> {
    token_id.checked_sub(FIRST_BYTE).and_then(|byte| u8::try_from(byte).ok())
}
