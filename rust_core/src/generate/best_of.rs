//! Several candidates for one prompt, and which of them is the answer.

use super::wanted::Rank;
use super::{Answer, GenerateOptions};
use crate::error::Result;

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

/// The best of the candidates that `decode` gives, the first of those that are equal; `decode` also says whether to go on.
/// `missing` counts what a candidate lacks of what was asked for.
pub(super) fn best_of(
    options: &GenerateOptions,
    missing: impl Fn(&Answer) -> usize,
    mut decode: impl FnMut(&GenerateOptions) -> Result<(Answer, bool)>,
) -> Result<Answer> {
    let (mut best, mut go_on) = decode(&options.candidate(0))?;
    if options.best_of == 1 {
        return Ok(best);
    }
    let rank = |answer: &Answer| Rank { missing: missing(answer), score: score(answer) };
    let mut best_rank = rank(&best);
    for n in 1..options.best_of {
        if !go_on {
            break;
        }
        let (next, more) = decode(&options.candidate(n))?;
        go_on = more;
        let next_rank = rank(&next);
        let order = next_rank.compare(&best_rank);
        if order.then(best.constraint.rollbacks.cmp(&next.constraint.rollbacks)).is_gt() {
            (best, best_rank) = (next, next_rank);
        }
    }
    Ok(best)
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

    fn answer(log_probability: f64, own_tokens: usize, rollbacks: usize) -> Answer {
        let constraint = ConstraintReport { own_tokens, rollbacks, ..ConstraintReport::default() };
        Answer { log_probability, constraint, ..Answer::default() }
    }

    #[test]
    fn what_lacks_least_is_taken_then_the_likeliest_a_token_then_fewer_rollbacks() {
        let candidates =
            [answer(-3.0, 2, 0), answer(-4.0, 8, 9), answer(-2.0, 4, 1), answer(-1.0, 2, 1), answer(0.0, 0, 0)];
        let options = GenerateOptions { best_of: 5, seed: 7, ..GenerateOptions::default() };
        let mut asked = Vec::new();
        let best = best_of(
            &options,
            |_| 1,
            |candidate| {
                asked.push((candidate.temperature, candidate.seed));
                Ok((candidates[asked.len() - 1].clone(), true))
            },
        );
        assert_eq!(best.unwrap(), candidates[2]);
        let mut left = candidates.iter().cloned();
        let lacks = |answer: &Answer| usize::from(answer.constraint.own_tokens != 2);
        let best = best_of(&options, lacks, |_| Ok((left.next().unwrap(), true)));
        assert_eq!(best.unwrap(), candidates[3]);
        assert_eq!(asked, [(0.0, 7), (1.0, 8), (1.0, 9), (1.0, 10), (1.0, 11)]);
        let mut calls = 0;
        let stopped = best_of(
            &options,
            |_| 0,
            |_| {
                calls += 1;
                Ok((answer(-1.0, 1, 0), calls < 2))
            },
        );
        assert_eq!((stopped.unwrap().log_probability, calls), (-1.0, 2));
    }
}
