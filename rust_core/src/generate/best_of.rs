//! Several candidates for one prompt, and which of them is the answer.

use super::wanted::{Rank, Wanted};
use super::{Answer, GenerateOptions};

/// Temperature of the candidates after the greedy one.
const TEMPERATURE: f32 = 1.0;

impl GenerateOptions {
    /// The options of candidate `n` of [`best_of`](Self::best_of): as they stand, with a seed of its own. At temperature 0
    /// only the first one is greedy, since all would be the same.
    fn candidate(&self, n: usize) -> Self {
        let temperature = if n > 0 && self.temperature == 0.0 { TEMPERATURE } else { self.temperature };
        Self { temperature, seed: self.seed.wrapping_add(n as u64), best_of: 1, ..self.clone() }
    }
}

/// The candidates of one prompt, one after the other.
pub(super) struct BestOf<'o> {
    options: &'o GenerateOptions,
    wanted: Option<Wanted<'o>>,
    next: usize,
    best: Option<(Rank, Answer)>,
}

impl<'o> BestOf<'o> {
    /// With the options of the first candidate.
    pub(super) fn new(options: &'o GenerateOptions, wanted: Option<Wanted<'o>>) -> (Self, GenerateOptions) {
        (Self { options, wanted, next: 1, best: None }, options.candidate(0))
    }

    /// The options of the next candidate; None when there have been all.
    pub(super) fn next(&mut self) -> Option<GenerateOptions> {
        let n = self.next;
        self.next += 1;
        (n < self.options.best_of).then(|| self.options.candidate(n))
    }

    /// Keeps the better one: which lacks less of what is wanted, then by the mean log-probability of the model's own tokens,
    /// then by fewer rollbacks; of equal ones the first.
    pub(super) fn add(&mut self, answer: Answer) {
        let missing = self.wanted.as_ref().map_or(0, |wanted| wanted.missing(&answer.token_ids));
        let rank = Rank { missing, score: score(&answer) };
        let is_better = |(best_rank, best): &(Rank, Answer)| {
            let order = rank.compare(best_rank);
            order.then(best.constraint.rollbacks.cmp(&answer.constraint.rollbacks)).is_gt()
        };
        if self.best.as_ref().is_none_or(is_better) {
            self.best = Some((rank, answer));
        }
    }

    pub(super) fn into_best(self) -> Answer {
        self.best.map(|(_, best)| best).unwrap_or_default()
    }
}

/// Nats a token; an answer with no token of the model's own is the worst.
fn score(answer: &Answer) -> f64 {
    match answer.constraint.own_tokens {
        0 => f64::NEG_INFINITY,
        tokens => answer.log_probability / tokens as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::constrain::ConstraintReport;
    use crate::tokenizer::Tokenizer;

    fn answer(log_probability: f64, own_tokens: usize, rollbacks: usize) -> Answer {
        let constraint = ConstraintReport { own_tokens, rollbacks, ..ConstraintReport::default() };
        Answer { log_probability, constraint, ..Answer::default() }
    }

    #[test]
    fn the_likeliest_a_token_is_taken_and_fewer_rollbacks_where_equal() {
        let candidates =
            [answer(-3.0, 2, 0), answer(-4.0, 8, 9), answer(-2.0, 4, 1), answer(-1.0, 2, 1), answer(0.0, 0, 0)];
        let options = GenerateOptions { best_of: 5, seed: 7, ..GenerateOptions::default() };
        let (mut best, first) = BestOf::new(&options, None);
        let (mut asked, mut next) = (Vec::new(), Some(first));
        while let Some(candidate) = next {
            best.add(candidates[asked.len()].clone());
            asked.push((candidate.temperature, candidate.seed));
            next = best.next();
        }
        assert_eq!(best.into_best(), candidates[2]);
        assert_eq!(asked, [(0.0, 7), (1.0, 8), (1.0, 9), (1.0, 10), (1.0, 11)]);
    }
    #[test]
    fn what_lacks_least_is_taken_before_what_is_likelier() {
        let tokenizer = Tokenizer::fit(["fn a() -> f32 { return 7.5; }"], [""], 1);
        let options = GenerateOptions { best_of: 2, ..GenerateOptions::default() };
        let (mut best, _) = BestOf::new(&options, Some(Wanted::new("times 7.5", &tokenizer)));
        let whole = Answer { token_ids: tokenizer.encode("fn a() -> f32 { return 7.5; }"), ..answer(-9.0, 2, 0) };
        best.add(answer(-1.0, 2, 0));
        best.add(whole.clone());
        assert_eq!(best.into_best(), whole);
    }
}
