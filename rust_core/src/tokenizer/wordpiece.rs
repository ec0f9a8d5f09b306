//! Prompts as a pretrained English model reads them: WordPiece (Wu et al. 2016) over the words of `words.rs`.
//!
//! A token is a piece of the vocabulary and a form. The id packs both: `piece * FORMS + form`, where form is
//! `4 * glued + case`: glued (1) stands right behind the token before it with no space between, case is 0 as written in
//! lower case or without case, 1 capitalized, 2 upper case. The pieces alone are what the English model was trained on;
//! the forms keep what it does not see.

use std::collections::HashMap;

use super::vocab::MAX_PIECE_BYTES;
use super::words::{Case, Word, words};
use crate::error::{Error, Result};

/// Forms of a piece: glued or not, times four cases of which one is reserved.
pub const FORMS: u32 = 8;
const GLUED: u32 = 4;
/// Stands before a piece that continues a word.
const CONTINUES: &str = "##";
/// Fills batches up, so it has to have the id 0.
const PAD_PIECE: &str = "[PAD]";
/// As many as the engine has ids for.
const MAX_PIECES: usize = (1 << 20) / FORMS as usize;
const MAX_LEN: usize = 65_536;

/// Pieces and their ids.
type Table = HashMap<Box<str>, u32>;

/// A vocabulary of pieces, the longest of which wins at every place of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WordPiece {
    pieces: Vec<Box<str>>,
    /// The most ids of a source, both specials included: the positions that the English model knows.
    max_len: usize,
    starts: Table,
    /// Without their `##`.
    continuations: Table,
    longest_bytes: usize,
    unknown: u32,
    begin: u32,
    end: u32,
}

impl WordPiece {
    /// Pieces in the order of their ids, `[PAD]` first, `[UNK]`, `[CLS]` and `[SEP]` among them. `place` names them in
    /// errors.
    pub(super) fn new(pieces: Vec<Box<str>>, max_len: usize, place: &str) -> Result<Self> {
        if !(2..=MAX_LEN).contains(&max_len) {
            return Err(wrong(place, "max_len", format!("2 to {MAX_LEN}"), max_len.to_string()));
        }
        let (starts, continuations) = tables(&pieces, place)?;
        let special = |piece: &str| match starts.get(piece) {
            Some(id) if piece != PAD_PIECE || *id == 0 => Ok(*id),
            Some(id) => Err(wrong(place, "pieces", format!("{piece} as the first"), format!("it at {id}"))),
            None => Err(wrong(place, "pieces", format!("a piece {piece}"), "none".into())),
        };
        special(PAD_PIECE)?;
        let (unknown, begin, end) = (special("[UNK]")?, special("[CLS]")?, special("[SEP]")?);
        let longest_bytes = pieces.iter().map(|piece| piece.len()).max().unwrap_or(0);
        Ok(Self { pieces, max_len, starts, continuations, longest_bytes, unknown, begin, end })
    }

    pub(super) fn pieces(&self) -> &[Box<str>] {
        &self.pieces
    }

    pub(super) fn max_len(&self) -> usize {
        self.max_len
    }

    /// Number of ids, forms counted.
    pub(super) fn size(&self) -> usize {
        self.pieces.len() * FORMS as usize
    }

    /// The ids of a prompt without specials.
    pub(super) fn encode(&self, prompt: &str) -> Vec<u32> {
        let mut ids = Vec::new();
        for word in words(prompt, |c| self.continues(c)) {
            self.push_word(&word, &mut ids);
        }
        ids
    }

    /// `[CLS]`, the prompt, `[SEP]`, cut to `max_len` ids (at least 2) and to its own; whether it had to be cut.
    pub(super) fn encode_source(&self, prompt: &str, max_len: usize) -> (Vec<u32>, bool) {
        let room = max_len.min(self.max_len).saturating_sub(2);
        let mut ids = self.encode(prompt);
        let truncated = ids.len() > room;
        ids.truncate(room);
        ids.insert(0, self.begin * FORMS);
        ids.push(self.end * FORMS);
        (ids, truncated)
    }

    fn continues(&self, c: char) -> bool {
        self.continuations.contains_key(c.encode_utf8(&mut [0; 4]) as &str)
    }

    /// The longest piece first, then the longest that continues it, and so on; `[UNK]` for the whole word where none
    /// does.
    fn push_word(&self, word: &Word, ids: &mut Vec<u32>) {
        let first = ids.len();
        let mut form = word.glued as u32 * GLUED + word.case as u32;
        let mut rest = word.text.as_str();
        while !rest.is_empty() {
            let table = if ids.len() == first { &self.starts } else { &self.continuations };
            let Some((len, piece)) = self.longest(table, rest) else {
                ids.truncate(first);
                ids.push(self.unknown * FORMS + word.glued as u32 * GLUED + word.case as u32);
                return;
            };
            ids.push(piece * FORMS + form);
            rest = &rest[len..];
            form = GLUED + if word.case == Case::Upper { Case::Upper as u32 } else { 0 };
        }
    }

    /// (bytes, piece) of the longest piece at the start of `text`.
    fn longest(&self, table: &Table, text: &str) -> Option<(usize, u32)> {
        let most = text.len().min(self.longest_bytes);
        let ends = (1..=most).rev().filter(|end| text.is_char_boundary(*end));
        ends.map(|end| (end, table.get(&text[..end]))).find_map(|(end, id)| Some((end, *id?)))
    }
}

/// The pieces that start words, and those that continue them without their `##`, with their ids.
fn tables(pieces: &[Box<str>], place: &str) -> Result<(Table, Table)> {
    if pieces.len() > MAX_PIECES {
        return Err(wrong(place, "pieces", format!("at most {MAX_PIECES} pieces"), pieces.len().to_string()));
    }
    let (mut starts, mut continuations) = (Table::new(), Table::new());
    for (id, piece) in (0..).zip(pieces) {
        let at = || format!("pieces[{id}]");
        if piece.is_empty() || piece.len() > MAX_PIECE_BYTES {
            return Err(wrong(place, &at(), format!("1 to {MAX_PIECE_BYTES} bytes"), piece.len().to_string()));
        }
        // A lone `##` continues nothing.
        let taken = match piece.strip_prefix(CONTINUES).filter(|rest| !rest.is_empty()) {
            Some(rest) => continuations.insert(rest.into(), id),
            None => starts.insert(piece.clone(), id),
        };
        if taken.is_some() {
            return Err(wrong(place, &at(), "every piece once".into(), "one that stood before".into()));
        }
    }
    Ok((starts, continuations))
}

fn wrong(place: &str, at: &str, expected: String, found: String) -> Error {
    Error::malformed(format!("{place}, source.{at}"), expected, found)
}
