//! Lexemes spelled in bytes: which byte may come next, and whether the lexeme may end here.

use std::sync::LazyLock;

use regex_syntax::hir::{Class, HirKind};
use regex_syntax::utf8::{Utf8Sequence, Utf8Sequences};

use super::lexeme::{FIXED, IDENT, classify};
use super::number;
use super::tables::TerminalSet;

/// Longest identifier that is spelled in bytes: a model that never ends one must not use up its budget.
pub const MAX_SPELLED_BYTES: usize = 64;

/// A set of bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ByteSet([u64; 4]);

impl ByteSet {
    pub(super) fn insert(&mut self, byte: u8) {
        self.0[usize::from(byte >> 6)] |= 1 << (byte & 63);
    }

    pub(super) fn contains(&self, byte: u8) -> bool {
        self.0[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u8> {
        (0..=u8::MAX).filter(|&byte| self.contains(byte))
    }
}

/// Whether `bytes` are a lexeme of `allowed`.
pub(super) fn is_complete(bytes: &[u8], allowed: TerminalSet) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| !classify(text).and(allowed).is_empty())
}

/// The bytes after which `bytes` are still the beginning of a lexeme of `allowed`.
pub(super) fn next_bytes(bytes: &[u8], allowed: TerminalSet) -> ByteSet {
    let mut next = ByteSet::default();
    let start = FIXED.partition_point(|(text, _)| text.as_bytes() < bytes);
    for (text, terminals) in FIXED[start..].iter().take_while(|(text, _)| text.as_bytes().starts_with(bytes)) {
        if let Some(&byte) = text.as_bytes().get(bytes.len())
            && !terminals.and(allowed).is_empty()
        {
            next.insert(byte);
        }
    }
    add_open_bytes(bytes, allowed, &mut next);
    next
}

/// Those after which `bytes` are the beginning of a lexeme without a fixed text.
fn add_open_bytes(bytes: &[u8], allowed: TerminalSet, next: &mut ByteSet) {
    if allowed.contains(IDENT) {
        add_word_bytes(bytes, next);
    }
    let mut longer = [bytes, &[0]].concat();
    for byte in *b"0123456789abcdefABCDEFxXeEiuf.+-" {
        longer[bytes.len()] = byte;
        if number::is_prefix(&longer, allowed) {
            next.insert(byte);
        }
    }
}

/// The terminals that can begin with each byte.
pub(super) static FIRST_BYTES: LazyLock<[TerminalSet; 256]> = LazyLock::new(|| {
    let mut first = [TerminalSet::EMPTY; 256];
    for (byte, terminals) in FIXED.iter().filter_map(|(text, terminals)| Some((*text.as_bytes().first()?, terminals))) {
        first[usize::from(byte)] = first[usize::from(byte)].or(*terminals);
    }
    for terminal in TerminalSet::ALL.iter().take(super::tables::TERMINAL_COUNT) {
        let set = TerminalSet::of(&[terminal]);
        let mut open = ByteSet::default();
        add_open_bytes(&[], set, &mut open);
        for byte in open.iter() {
            first[usize::from(byte)] = first[usize::from(byte)].or(set);
        }
    }
    first
});

/// Adds what an identifier (section 3.7) can go on with after `bytes`, if they begin one.
fn add_word_bytes(bytes: &[u8], next: &mut ByteSet) {
    let complete = match std::str::from_utf8(bytes) {
        Ok(_) => bytes.len(),
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        Err(_) => return,
    };
    let Ok(text) = std::str::from_utf8(&bytes[..complete]) else { return };
    let mut buffer = [0; 4];
    let is_word = text.char_indices().all(|(at, c)| {
        let class = if at == 0 { &XID_START } else { &XID_CONTINUE };
        at == 0 && c == '_' || class.iter().any(|sequence| sequence.matches(c.encode_utf8(&mut buffer).as_bytes()))
    });
    if !is_word {
        return;
    }
    let tail = &bytes[complete..];
    let class = if complete == 0 { &XID_START } else { &XID_CONTINUE };
    for sequence in class.iter().map(Utf8Sequence::as_slice) {
        let fits = complete + sequence.len() <= MAX_SPELLED_BYTES;
        let begun = tail.iter().zip(sequence).all(|(&byte, range)| range.matches(byte));
        if let Some(range) = sequence.get(tail.len()).filter(|_| fits && begun) {
            (range.start..=range.end).for_each(|byte| next.insert(byte));
        }
    }
    if bytes.is_empty() {
        next.insert(b'_');
    }
    if bytes == b"_" {
        // Two underscores are reserved.
        *next = without(*next, b'_');
    }
}

fn without(set: ByteSet, byte: u8) -> ByteSet {
    let mut rest = set;
    rest.0[usize::from(byte >> 6)] &= !(1 << (byte & 63));
    rest
}

static XID_START: LazyLock<Vec<Utf8Sequence>> = LazyLock::new(|| sequences(r"\p{XID_Start}"));
static XID_CONTINUE: LazyLock<Vec<Utf8Sequence>> = LazyLock::new(|| sequences(r"\p{XID_Continue}"));

/// A character class as sequences of byte ranges.
fn sequences(class: &str) -> Vec<Utf8Sequence> {
    match regex_syntax::parse(class).map(regex_syntax::hir::Hir::into_kind) {
        Ok(HirKind::Class(Class::Unicode(class))) => {
            class.iter().flat_map(|range| Utf8Sequences::new(range.start(), range.end())).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tables::TERMINAL_COUNT;
    use super::*;

    #[test]
    fn first_bytes_are_those_that_each_terminal_can_begin_with() {
        for terminal in TerminalSet::ALL.iter().take(TERMINAL_COUNT) {
            let set = TerminalSet::of(&[terminal]);
            let expected = next_bytes(&[], set);
            for byte in 0..=u8::MAX {
                let found = !FIRST_BYTES[usize::from(byte)].and(set).is_empty();
                assert_eq!(found, expected.contains(byte), "{terminal:?}, byte {byte}");
            }
        }
    }
}
