//! Guesses at the next tokens, for the model to check several at once.
//!
//! A guess never decides anything: it is kept only where the decoding chooses that very token, by the same logits and the
//! same draw as without. What is guessed depends on the tokens alone and on which guesses held before in this answer, never
//! on clocks, so counts are as reproducible as answers.
//!
//! Sources, in the order they are asked: the prefix an answer has to begin with; the table of what answers tend to say
//! ([`NgramTable`]); the one lexeme that the grammar leaves; what followed the same tokens earlier in the answer. Names
//! and numbers of the prompt are no source: they are 1 % of the tokens of answers [225 of the shipped model, 2026-11].

use super::ngram::NgramTable;
use crate::constrain::{Constraint, Lookahead};
use crate::tokenizer::EOS;

/// Guesses checked at a time: with the token before them, as many rows as the kernels take in one pass over the weights.
const MOST_GUESSES: usize = 5;
/// Tokens of a prefix fed at a time.
const MOST_PRESCRIBED: usize = 31;
/// What one more row adds to a step, in steps: a guess less likely to be of use is not made. 0.05 to 0.15 where weights come
/// from memory (44 M parameters), 0.3 where they stay in the cache (8 M in int8) [measured, busy machine, 2026-11].
const ROW_COST: f64 = 0.2;
/// Tokens of an earlier place that have to be the same, and as many as are compared.
const REPEATED: [usize; 2] = [2, 4];
/// How many tries a source's expected share counts for.
const PRIOR_TRIES: f64 = 4.0;

/// Where a guess is from, so that each source is trusted as far as it held.
#[derive(Debug, Clone, Copy)]
enum Source {
    Prescribed,
    /// By its share, in eighths above a half.
    Table(usize),
    Forced,
    /// By how many tokens are the same.
    Repeated(usize),
}

impl Source {
    const COUNT: usize = 12;

    fn index(self) -> usize {
        match self {
            Self::Prescribed => 0,
            Self::Forced => 1,
            Self::Table(eighths) => 2 + eighths.min(6),
            Self::Repeated(len) => 9 + (len - REPEATED[0]).min(2),
        }
    }

    /// Share that is expected to hold before any was tried.
    fn expected(self) -> f64 {
        match self {
            Self::Prescribed => 1.0,
            Self::Forced => 0.9,
            Self::Table(eighths) => (8.0 + eighths as f64) / 16.0,
            Self::Repeated(len) => 0.15 * len as f64,
        }
    }
}

/// Makes guesses for one answer and learns from what becomes of them.
#[derive(Debug, Default)]
pub(super) struct Drafter {
    /// Guesses fed and not yet decided on.
    pending: Vec<Source>,
    /// (held, tried) of each source.
    counts: [(usize, usize); Source::COUNT],
    /// Guesses made in all, without prescribed tokens, and those that held.
    pub(super) drafted: usize,
    pub(super) accepted: usize,
}

impl Drafter {
    /// Adds guesses to `tokens`, which begin with BOS; at most `room`.
    pub(super) fn guess(
        &mut self,
        tokens: &mut Vec<u32>,
        room: usize,
        constraint: Option<&Constraint<'_>>,
        table: Option<&NgramTable>,
    ) {
        let prescribed = constraint.map_or(&[][..], Constraint::prescribed_ahead);
        if !prescribed.is_empty() {
            let count = room.min(MOST_PRESCRIBED).min(prescribed.len());
            tokens.extend_from_slice(&prescribed[..count]);
            self.pending.resize(count, Source::Prescribed);
            return;
        }
        let mut ahead = constraint.map(Constraint::lookahead);
        let mut likely = 1.0;
        for _ in 0..room.min(MOST_GUESSES) {
            let Some((token, source)) = next(tokens, ahead.as_ref(), table) else { break };
            likely *= self.chance(source);
            let is_open = likely >= ROW_COST && token != EOS;
            if !is_open || !ahead.as_mut().is_none_or(|ahead| ahead.push(token)) {
                break;
            }
            tokens.push(token);
            self.pending.push(source);
            self.drafted += 1;
        }
    }

    /// The first `held` of the guesses that are open were right; where `is_wrong`, the next one was not, and all after it
    /// are void.
    pub(super) fn settle(&mut self, held: usize, is_wrong: bool) {
        let tried = (held + usize::from(is_wrong)).min(self.pending.len());
        for (at, source) in self.pending.drain(..tried).enumerate() {
            let count = &mut self.counts[source.index()];
            count.1 += 1;
            if at < held {
                count.0 += 1;
                self.accepted += usize::from(!matches!(source, Source::Prescribed));
            }
        }
        if is_wrong {
            self.pending.clear();
        }
    }

    /// What was guessed stands after tokens that were taken back.
    pub(super) fn forget(&mut self) {
        self.pending.clear();
    }

    fn chance(&self, source: Source) -> f64 {
        let (held, tried) = self.counts[source.index()];
        (held as f64 + PRIOR_TRIES * source.expected()) / (tried as f64 + PRIOR_TRIES)
    }
}

fn next(tokens: &[u32], ahead: Option<&Lookahead<'_>>, table: Option<&NgramTable>) -> Option<(u32, Source)> {
    let known = table.and_then(|table| table.guess(tokens));
    let known = known.map(|guess| (guess.token, Source::Table(usize::from(guess.share.saturating_sub(128)) / 16)));
    let forced = || ahead.and_then(Lookahead::forced).map(|token| (token, Source::Forced));
    known.or_else(forced).or_else(|| repeated(tokens))
}

/// What followed the last tokens where they stood before: of the longest match, the last.
fn repeated(tokens: &[u32]) -> Option<(u32, Source)> {
    let [least, most] = REPEATED;
    let mut best = (least - 1, 0);
    for end in 1..tokens.len() {
        let pairs = tokens[..end].iter().rev().zip(tokens.iter().rev());
        let len = pairs.take(most).take_while(|(there, here)| there == here).count();
        if len >= best.0.max(least) {
            best = (len, end);
        }
    }
    (best.1 > 0).then(|| (tokens[best.1], Source::Repeated(best.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guesses(drafter: &mut Drafter, tokens: &[u32], room: usize, table: Option<&NgramTable>) -> Vec<u32> {
        let mut fed = tokens.to_vec();
        drafter.guess(&mut fed, room, None, table);
        fed.split_off(tokens.len())
    }

    #[test]
    fn the_last_of_the_longest_matches_is_repeated() {
        let guess = |tokens: &[u32]| repeated(tokens).map(|(token, source)| (token, source.index() - 7));
        assert_eq!(guess(&[1, 5, 6, 7, 9, 6, 7, 8, 5, 6, 7]), Some((9, 3)));
        assert_eq!(guess(&[1, 6, 7, 9, 6, 7, 8, 5, 6, 7]), Some((8, 2)));
        assert_eq!(guess(&[1, 2, 3, 4, 5, 1, 2, 3, 4, 5]), Some((1, 4)));
        assert_eq!(guess(&[1, 7, 3, 7]), None);
        assert_eq!(guess(&[1]), None);
    }

    #[test]
    fn sources_are_trusted_as_far_as_they_held() {
        let table = NgramTable::fit((0..20).map(|_| (1..40).chain([EOS]).collect::<Vec<_>>()));
        let mut drafter = Drafter::default();
        assert_eq!(guesses(&mut drafter, &[1, 2], 30, Some(&table)), [3, 4, 5, 6, 7]);
        drafter.settle(2, false);
        drafter.settle(1, true);
        assert_eq!((drafter.drafted, drafter.accepted, drafter.pending.len()), (5, 3, 0));
        assert_eq!(guesses(&mut drafter, &[1, 2], 1, Some(&table)), [3]);
        for _ in 0..40 {
            drafter.settle(0, true);
            guesses(&mut drafter, &[1, 2], 30, Some(&table));
        }
        assert!(guesses(&mut drafter, &[1, 2], 30, Some(&table)).is_empty(), "none has held for long");
        assert_eq!(guesses(&mut Drafter::default(), &[38], 30, Some(&table)), [39], "an end is never fed");
    }
}
