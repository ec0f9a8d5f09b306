//! Pieces and their ids, and spelling in bytes.

use std::collections::HashMap;

use super::{END_OF_SPELLING, FIRST_BYTE, FIRST_PIECE};

/// A vocabulary holds no more pieces than this.
pub(super) const MAX_PIECES: usize = 1_000_000;
/// Longer lexemes are spelled.
pub(super) const MAX_PIECE_BYTES: usize = 256;

/// Pieces by id and ids by piece; ids count from [`FIRST_PIECE`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Vocab {
    pieces: Vec<Box<str>>,
    ids: HashMap<Box<str>, u32>,
}

impl Vocab {
    /// The index of the first piece that stands there twice is the error.
    pub(super) fn from_pieces(pieces: Vec<Box<str>>) -> Result<Self, usize> {
        let mut ids = HashMap::with_capacity(pieces.len());
        for (index, (piece, id)) in pieces.iter().zip(FIRST_PIECE..).enumerate() {
            if ids.insert(piece.clone(), id).is_some() {
                return Err(index);
            }
        }
        Ok(Self { pieces, ids })
    }

    /// Without the numbers that come after the first `most` of them.
    pub(super) fn with_number_pieces(self, most: usize) -> Self {
        let is_number = |piece: &str| piece.trim_start_matches('.').starts_with(|first: char| first.is_ascii_digit());
        let mut numbers = 0;
        let kept = self.pieces.into_iter().filter(|piece| {
            numbers += usize::from(is_number(piece));
            !is_number(piece) || numbers <= most
        });
        Self::of(kept.collect())
    }

    fn of(pieces: Vec<Box<str>>) -> Self {
        let ids = pieces.iter().cloned().zip(FIRST_PIECE..).collect();
        Self { pieces, ids }
    }

    pub(super) fn pieces(&self) -> &[Box<str>] {
        &self.pieces
    }

    /// Number of ids, specials and bytes included.
    pub(super) fn size(&self) -> usize {
        FIRST_PIECE as usize + self.pieces.len()
    }

    pub(super) fn piece(&self, id: u32) -> Option<&str> {
        let index = id.checked_sub(FIRST_PIECE)?;
        self.pieces.get(index as usize).map(|piece| &**piece)
    }

    /// The id of a lexeme, or its spelling.
    pub(super) fn push_lexeme(&self, lexeme: &str, ids: &mut Vec<u32>) {
        match self.ids.get(lexeme) {
            Some(&id) => ids.push(id),
            None => {
                ids.extend(lexeme.bytes().map(|byte| FIRST_BYTE + u32::from(byte)));
                ids.push(END_OF_SPELLING);
            }
        }
    }
}

/// The byte that a token spells.
pub(super) fn byte(id: u32) -> Option<u8> {
    id.checked_sub(FIRST_BYTE).and_then(|byte| u8::try_from(byte).ok())
}

/// Counts lexemes.
#[derive(Default)]
pub(super) struct VocabBuilder {
    counts: HashMap<Box<str>, usize>,
}

impl VocabBuilder {
    pub(super) fn count(&mut self, lexeme: &str) {
        if lexeme.len() > MAX_PIECE_BYTES {
            return;
        }
        match self.counts.get_mut(lexeme) {
            Some(count) => *count += 1,
            None => {
                self.counts.insert(lexeme.into(), 1);
            }
        }
    }

    /// Those seen at least `min_freq` times, the most frequent first, equally frequent ones in order of their bytes.
    pub(super) fn build(self, min_freq: usize) -> Vocab {
        let mut counted: Vec<(Box<str>, usize)> =
            self.counts.into_iter().filter(|&(_, count)| count >= min_freq).collect();
        counted.sort_unstable_by(|(a, a_count), (b, b_count)| b_count.cmp(a_count).then_with(|| a.cmp(b)));
        counted.truncate(MAX_PIECES);
        Vocab::of(counted.into_iter().map(|(piece, _)| piece).collect())
    }
}
