//! Beam search: several hypotheses side by side, the best by length-penalised log-probability in the end.

use super::options::GenerateOptions;
use super::sampler::{is_answer, log_normalizer};
use super::{Answer, Deadline, FinishReason};
use crate::engine::{Engine, Session};
use crate::error::Result;
use crate::tokenizer::{BOS, EOS};

/// An unfinished answer. Its session has been fed all but the last token.
struct Hypothesis {
    session: Session,
    token_ids: Vec<u32>,
    log_probability: f64,
}

/// One way to continue: hypothesis `parent` with `token` after it.
struct Candidate {
    parent: usize,
    token: u32,
    log_probability: f64,
}

/// Searches with `options.beam_size` hypotheses.
///
/// Each step ranks all continuations by log-probability. Of the best `beam_size`, those that end are finished; the best
/// `beam_size` of the others go on. The search is over when `beam_size` have finished, when no unfinished one can still
/// win, or with the budget; a finished answer is preferred to an unfinished one. With a beam of 1 that is greedy.
/// `on_tokens` sees the best unfinished hypothesis, which a later step may revise.
pub(crate) fn search(
    engine: &Engine,
    source: &[u32],
    options: &GenerateOptions,
    mut on_tokens: impl FnMut(&[u32]) -> bool,
) -> Result<Answer> {
    let budget = options.token_budget(engine.config())?;
    let deadline = Deadline::new(options);
    let mut live = vec![Hypothesis { session: engine.start(source)?, token_ids: Vec::new(), log_probability: 0.0 }];
    let mut spare = Vec::new();
    let mut finished = Finished { best: None, count: 0, length_penalty: options.length_penalty };
    let mut finish_reason = FinishReason::Length;
    for step in 0..budget {
        let candidates = best_candidates(engine, &mut live, 2 * options.beam_size, step)?;
        for ended in candidates.iter().take(options.beam_size).filter(|candidate| candidate.token == EOS) {
            finished.add(&live[ended.parent].token_ids, ended.log_probability);
        }
        let going = candidates.into_iter().filter(|candidate| candidate.token != EOS).take(options.beam_size);
        live = advance(live, &mut spare, going.collect());
        if finished.count >= options.beam_size || !finished.can_be_beaten(&live, budget) {
            break;
        }
        if !live.first().is_some_and(|best| on_tokens(&best.token_ids)) {
            break;
        }
        if deadline.has_passed() {
            finish_reason = FinishReason::Time;
            break;
        }
    }
    let unfinished = live.into_iter().next();
    let unfinished = unfinished.map(|Hypothesis { token_ids, log_probability, .. }| Answer {
        token_ids,
        finish_reason,
        log_probability,
    });
    Ok(finished.best.or(unfinished).unwrap_or_default())
}

/// The finished hypotheses, of which only the best is kept.
struct Finished {
    best: Option<Answer>,
    count: usize,
    length_penalty: f32,
}

impl Finished {
    fn add(&mut self, token_ids: &[u32], log_probability: f64) {
        self.count += 1;
        if self.best_score().is_none_or(|best| self.score(log_probability, token_ids.len() + 1) > best) {
            let (token_ids, finish_reason) = (token_ids.to_vec(), FinishReason::Eos);
            self.best = Some(Answer { token_ids, finish_reason, log_probability });
        }
    }

    fn best_score(&self) -> Option<f64> {
        self.best.as_ref().map(|best| self.score(best.log_probability, best.token_ids.len() + 1))
    }

    /// Wu et al. 2016, equation 14; `len` counts EOS.
    fn score(&self, log_probability: f64, len: usize) -> f64 {
        log_probability / ((5.0 + len as f64) / 6.0).powf(f64::from(self.length_penalty))
    }

    /// Log-probabilities only fall and the penalty forgives most at full length, so that bounds every continuation.
    fn can_be_beaten(&self, live: &[Hypothesis], budget: usize) -> bool {
        let Some(best) = self.best_score() else { return true };
        live.iter().any(|hypothesis| self.score(hypothesis.log_probability, budget) > best)
    }
}

/// Feeds every hypothesis its last token; the `count` best continuations of all, best first, ties to the hypothesis
/// that ranked higher and then to the lowest id.
fn best_candidates(engine: &Engine, live: &mut [Hypothesis], count: usize, step: usize) -> Result<Vec<Candidate>> {
    let mut candidates = Vec::new();
    for (parent, hypothesis) in live.iter_mut().enumerate() {
        let last = hypothesis.token_ids.last().copied().unwrap_or(BOS);
        let logits = engine.step(&mut hypothesis.session, last)?;
        let base = hypothesis.log_probability - log_normalizer(logits, step)?;
        let answers = (0..).zip(logits).filter(|(token, _)| is_answer(*token));
        candidates.extend(answers.map(|(token, logit)| Candidate {
            parent,
            token,
            log_probability: base + f64::from(*logit),
        }));
    }
    let by_rank = |a: &Candidate, b: &Candidate| {
        b.log_probability.total_cmp(&a.log_probability).then((a.parent, a.token).cmp(&(b.parent, b.token)))
    };
    if candidates.len() > count {
        candidates.select_nth_unstable_by(count, by_rank);
        candidates.truncate(count);
    }
    candidates.sort_unstable_by(by_rank);
    Ok(candidates)
}

/// The chosen continuations as hypotheses, in their order. A parent's last child inherits its session, other children
/// get a copy in a spare one.
fn advance(parents: Vec<Hypothesis>, spare: &mut Vec<Session>, chosen: Vec<Candidate>) -> Vec<Hypothesis> {
    let mut children = vec![0; parents.len()];
    chosen.iter().for_each(|candidate| children[candidate.parent] += 1);
    let (ids, mut sessions): (Vec<_>, Vec<_>) =
        parents.into_iter().map(|parent| (parent.token_ids, Some(parent.session))).unzip();
    for (session, children) in sessions.iter_mut().zip(&children) {
        if *children == 0 {
            spare.extend(session.take());
        }
    }
    let child = |Candidate { parent, token, log_probability }| {
        children[parent] -= 1;
        let session = if children[parent] == 0 {
            sessions[parent].take()
        } else {
            sessions[parent].as_ref().map(|session| copy(session, spare.pop()))
        };
        let mut token_ids = ids[parent].clone();
        token_ids.push(token);
        session.map(|session| Hypothesis { session, token_ids, log_probability })
    };
    chosen.into_iter().filter_map(child).collect()
}

fn copy(session: &Session, spare: Option<Session>) -> Session {
    match spare {
        Some(mut spare) => {
            spare.copy_from(session);
            spare
        }
        None => session.fork(),
    }
}
