//! Names: those that the vocabulary has, and those that a module spells.

use std::collections::HashMap;

use crate::tokenizer::{FIRST_PIECE, Tokenizer};
use crate::wgsl::lexer::{LexemeKind, lex_code};

/// Which name; the same text has the same number.
pub(super) type NameId = u32;

/// Members of predeclared structs; always there.
const WELL_KNOWN: [&str; 5] = ["fract", "whole", "exp", "old_value", "exchanged"];
pub(super) const FRACTION: NameId = 0;
pub(super) const WHOLE: NameId = 1;
pub(super) const EXPONENT: NameId = 2;
pub(super) const OLD_VALUE: NameId = 3;
pub(super) const EXCHANGED: NameId = 4;

/// The words of one vocabulary.
#[derive(Debug, Clone)]
pub(super) struct Names {
    texts: Vec<Box<str>>,
    /// The token of each.
    tokens: Vec<Option<u32>>,
    swizzles: Vec<Option<(u8, u8)>>,
    ids: HashMap<Box<str>, NameId>,
}

impl Names {
    pub(super) fn of(tokenizer: &Tokenizer) -> Self {
        let mut names = Self { texts: Vec::new(), tokens: Vec::new(), swizzles: Vec::new(), ids: HashMap::new() };
        WELL_KNOWN.iter().for_each(|text| names.insert(text, None));
        for id in FIRST_PIECE..u32::try_from(tokenizer.target_vocab_size()).unwrap_or(u32::MAX) {
            if let Some(piece) = tokenizer.piece(id).filter(|piece| is_word(piece)) {
                names.insert(&piece, Some(id));
            }
        }
        names
    }

    fn insert(&mut self, text: &str, token: Option<u32>) {
        if let Some(&known) = self.ids.get(text) {
            self.tokens[known as usize] = token;
            return;
        }
        self.ids.insert(text.into(), self.texts.len() as NameId);
        self.texts.push(text.into());
        self.tokens.push(token);
        self.swizzles.push(swizzle(text.as_bytes()));
    }

    pub(super) fn id(&self, text: &str) -> Option<NameId> {
        self.ids.get(text).copied()
    }

    pub(super) fn text(&self, name: NameId) -> Option<&str> {
        self.texts.get(name as usize).map(|text| &**text)
    }

    /// See [`swizzle`]; None outside where the name is not the vocabulary's.
    pub(super) fn swizzle(&self, name: NameId) -> Option<Option<(u8, u8)>> {
        self.swizzles.get(name as usize).copied()
    }

    pub(super) fn token(&self, name: NameId) -> Option<u32> {
        self.tokens.get(name as usize).copied().flatten()
    }

    /// The first number that is free for a module's own names.
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }
}

fn is_word(text: &str) -> bool {
    matches!(lex_code(text).as_slice(), [lexeme] if lexeme.text == text && lexeme.kind == LexemeKind::Word)
}

/// What `text` selects of a vector: how many components, and the highest of them counted from 1. None where it is no
/// swizzle.
pub(super) fn swizzle(text: &[u8]) -> Option<(u8, u8)> {
    let position = |set: &[u8; 4], letter: u8| set.iter().position(|&one| one == letter).map(|at| at as u8 + 1);
    let set = [b"xyzw", b"rgba"].into_iter().find(|set| text.first().is_some_and(|&first| set.contains(&first)))?;
    if text.len() > 4 {
        return None;
    }
    let highest = text.iter().try_fold(0, |highest, &letter| position(set, letter).map(|at| highest.max(at)))?;
    Some((text.len() as u8, highest))
}
