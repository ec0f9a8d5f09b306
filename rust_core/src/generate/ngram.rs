//! What answers tend to say: tokens that mostly follow others, counted in the targets a model was trained on.
//!
//! The table travels beside the weights and changes no answer; it makes guesses that the model then checks. For each
//! context of 1 to 6 tokens that is followed by one token at least half of the time, it has that token and how often, unless
//! a shorter context says the same. Contexts are kept as hashes of 32 bits: a wrong guess in some thousands costs nothing.

use crate::error::{Error, Result};
use std::cmp::Reverse;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Lengths of contexts, the shortest first.
const ORDERS: [usize; 5] = [1, 2, 3, 4, 6];
/// Occurrences below which a context says nothing.
const MIN_COUNT: usize = 4;
/// 128 kB. With half as many, answers of the shipped model take a tenth more calls; twice as many save hardly any.
const MAX_ENTRIES: usize = 1 << 14;
/// Tokens that are counted; further ones add little and take memory.
const MAX_TOKENS: usize = 1 << 23;
/// First bytes of a file.
const MAGIC: [u8; 8] = *b"wgslngr1";
/// Gain in share for which a longer context is kept beside a shorter one that says the same, in 255ths.
const SHARE_STEP: u8 = 24;

/// A token that mostly follows, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Guess {
    pub(super) token: u32,
    /// In 255ths.
    pub(super) share: u8,
}

/// Contexts and what follows them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NgramTable {
    /// Sorted by the hash of the context, each hash once.
    entries: Vec<(u32, Guess)>,
}

/// A context that may be kept.
struct Candidate {
    hash: u32,
    guess: Guess,
    /// Occurrences that no shorter context gets right.
    gain: usize,
}

impl NgramTable {
    /// Counts in targets, each from BOS to EOS. The same targets in the same order give the same table.
    pub fn fit<T: AsRef<[u32]>>(targets: impl IntoIterator<Item = T>) -> Self {
        let mut tokens = Vec::new();
        let mut starts = vec![0];
        for target in targets {
            if tokens.len() + target.as_ref().len() > MAX_TOKENS {
                break;
            }
            tokens.extend_from_slice(target.as_ref());
            starts.push(tokens.len());
        }
        let mut kept = Vec::new();
        let mut table = Self::default();
        for order in ORDERS {
            kept.extend(table.candidates(&tokens, &starts, order));
            kept.sort_unstable_by_key(|candidate: &Candidate| (Reverse(candidate.gain), candidate.hash));
            kept.truncate(MAX_ENTRIES);
            table.entries = kept.iter().map(|candidate| (candidate.hash, candidate.guess)).collect();
            table.entries.sort_unstable_by_key(|entry| entry.0);
            table.entries.dedup_by_key(|entry| entry.0);
        }
        table
    }

    /// Contexts of `order` tokens that say more than this table of shorter ones.
    fn candidates(&self, tokens: &[u32], starts: &[usize], order: usize) -> Vec<Candidate> {
        let mut followers = Vec::new();
        for bounds in starts.windows(2) {
            let &[start, end] = bounds else { continue };
            followers.extend((start + order..end).map(|at| (hash(&tokens[at - order..at]), tokens[at], at)));
        }
        followers.sort_unstable();
        let same_context = |a: &(u32, u32, usize), b: &(u32, u32, usize)| a.0 == b.0;
        let of_context = |all: &[(u32, u32, usize)]| {
            let &(hash, _, at) = all.first()?;
            let most = all.chunk_by(|a, b| a.1 == b.1).max_by_key(|same| (same.len(), Reverse(same[0].1)))?;
            let guess = Guess { token: most[0].1, share: (most.len() * 255 / all.len()) as u8 };
            if all.len() < MIN_COUNT || guess.share < 128 {
                return None;
            }
            let shorter = self.guess(&tokens[at - order..at]);
            let known = shorter.filter(|shorter| shorter.token == guess.token);
            let right = shorter.map_or(0, |shorter| all.iter().filter(|follower| follower.1 == shorter.token).count());
            let gain = match known {
                Some(known) if guess.share < known.share.saturating_add(SHARE_STEP) => return None,
                Some(_) => 1,
                None => most.len().saturating_sub(right),
            };
            Some(Candidate { hash, guess, gain })
        };
        followers.chunk_by(same_context).filter_map(of_context).collect()
    }

    /// What mostly follows these tokens, by the longest of their ends that the table knows.
    pub(super) fn guess(&self, tokens: &[u32]) -> Option<Guess> {
        ORDERS.iter().rev().find_map(|order| {
            let context = tokens.get(tokens.len().checked_sub(*order)?..)?;
            let at = self.entries.binary_search_by_key(&hash(context), |entry| entry.0).ok()?;
            self.entries.get(at).map(|entry| entry.1)
        })
    }

    /// As a file holds it: 8 bytes of magic, then each context as hash, token times 256 plus share (u32, little endian).
    pub fn to_bytes(&self) -> Vec<u8> {
        let numbers =
            self.entries.iter().flat_map(|(hash, Guess { token, share })| [*hash, token << 8 | u32::from(*share)]);
        MAGIC.into_iter().chain(numbers.flat_map(u32::to_le_bytes)).collect()
    }

    /// Reads a file, of which no more is read than a table can have.
    ///
    /// [`Error::Io`], and as [`from_bytes`](Self::from_bytes).
    pub fn load(path: &Path, vocab_size: usize) -> Result<Self> {
        const MOST_BYTES: u64 = (MAGIC.len() + 8 * MAX_ENTRIES) as u64;
        let mut bytes = Vec::new();
        let read = File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
        read.map_err(|source| Error::Io { operation: "read", path: path.to_owned(), source })?;
        Self::from_bytes(&bytes, vocab_size, &path.display().to_string())
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote; `place` names it in errors.
    ///
    /// [`Error::Malformed`] when it is something else, too long, not sorted, or names a token outside the vocabulary.
    pub fn from_bytes(bytes: &[u8], vocab_size: usize, place: &str) -> Result<Self> {
        let malformed = |expected: String, found: String| Err(Error::malformed(place, expected, found));
        let (contexts, rest) = bytes.strip_prefix(&MAGIC).map(<[u8]>::as_chunks::<8>).unwrap_or_default();
        if !bytes.starts_with(&MAGIC) || !rest.is_empty() || contexts.len() > MAX_ENTRIES {
            let expected = format!("`wgslngr1` and at most {MAX_ENTRIES} contexts of 8 bytes");
            return malformed(expected, format!("{} other bytes", bytes.len()));
        }
        let mut entries: Vec<(u32, Guess)> = Vec::with_capacity(contexts.len());
        for [a, b, c, d, share, token @ ..] in contexts {
            let (hash, share) = (u32::from_le_bytes([*a, *b, *c, *d]), *share);
            let token = u32::from_le_bytes([token[0], token[1], token[2], 0]);
            if token as usize >= vocab_size {
                return malformed(format!("tokens below {vocab_size}"), token.to_string());
            }
            if entries.last().is_some_and(|last| last.0 >= hash) {
                return malformed("contexts in ascending order".into(), format!("{hash} at {}", entries.len()));
            }
            entries.push((hash, Guess { token, share }));
        }
        Ok(Self { entries })
    }
}

/// FNV-1a over whole tokens, its length first, and mixed at the end: the low bits of a product know only low bits.
fn hash(context: &[u32]) -> u32 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let step = |hash: u64, token: u64| (hash ^ token).wrapping_mul(PRIME).rotate_left(23);
    let start = step(OFFSET, context.len() as u64);
    let hash = context.iter().fold(start, |hash, token| step(hash, u64::from(*token)));
    (hash ^ hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    #[test]
    fn what_mostly_follows_is_known_by_the_longest_context() {
        let table = NgramTable::fit((0..20).map(|n| [1, 7, 8, 9, 2].map(|id| if id == 9 && n < 4 { 10 } else { id })));
        let guess = |tokens: &[u32]| table.guess(tokens).map(|guess| guess.token);
        assert_eq!(guess(&[1]), Some(7));
        assert_eq!(guess(&[1, 7, 8]), Some(9));
        assert_eq!(table.guess(&[8]).unwrap().share, 204);
        assert_eq!(guess(&[5, 9]), Some(2));
        assert_eq!(guess(&[1, 2]), None);
        // After 7, 3 follows; after 5 7, 4 does.
        let mixed = NgramTable::fit((0..30).map(|n| if n % 3 == 0 { [5, 7, 4] } else { [6, 7, 3] }));
        assert_eq!((mixed.guess(&[9, 7]).unwrap().token, mixed.guess(&[5, 7]).unwrap().token), (3, 4));
    }

    #[test]
    fn bytes_give_the_table_back_and_others_are_refused() {
        let table = NgramTable::fit((0..9).map(|_| [1, 7, 300, 8, 2]));
        let bytes = table.to_bytes();
        assert_eq!(NgramTable::from_bytes(&bytes, 301, "t").unwrap(), table);
        let refused =
            |bytes: &[u8], vocab_size| NgramTable::from_bytes(bytes, vocab_size, "t").unwrap_err().to_string();
        assert_eq!(refused(&bytes, 300), "t: expected tokens below 300, found 300");
        let shape = "t: expected `wgslngr1` and at most 16384 contexts of 8 bytes, found ";
        assert!(refused(&bytes[..bytes.len() - 1], 301).starts_with(shape));
        assert!(refused(b"", 301).starts_with(shape) && refused(b"wgslngr2", 301).starts_with(shape));
        assert!(refused(&[&MAGIC[..], &vec![0; 8 * (MAX_ENTRIES + 1)]].concat(), 301).starts_with(shape));
        assert!(refused(&[&MAGIC[..], &[0; 16]].concat(), 301).starts_with("t: expected contexts in ascending order"));
        assert_eq!(NgramTable::from_bytes(&MAGIC, 0, "t").unwrap(), NgramTable::default());
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_table_or_refused(bytes in vec(any::<u8>(), 0..40), context in vec(0_u32..9, 0..8)) {
            let bytes = [&MAGIC[..], &bytes].concat();
            if let Ok(table) = NgramTable::from_bytes(&bytes, 1 << 20, "t") {
                prop_assert_eq!(table.to_bytes(), bytes);
                prop_assert!(table.guess(&context).is_none_or(|guess| guess.token < 1 << 20));
            }
        }

        #[test]
        fn a_table_is_of_its_targets_alone(targets in vec(vec(0_u32..6, 0..12), 0..30)) {
            let table = NgramTable::fit(&targets);
            prop_assert_eq!(&NgramTable::fit(&targets), &table);
            prop_assert_eq!(&NgramTable::from_bytes(&table.to_bytes(), 6, "t").unwrap(), &table);
            for (_, guess) in &table.entries {
                prop_assert!(guess.share >= 128);
            }
        }
    }
}
