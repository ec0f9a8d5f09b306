//! Beam search: several hypotheses side by side; in the end the one that lacks least of what was asked for, among those
//! the best by length-penalised log-probability.

use super::constrained::{Constrained, Decoding, into_answer};
use super::options::GenerateOptions;
use super::sampler::{is_answer, log_normalizer};
use super::wanted::{Rank, Wanted};
use super::writing::write;
use super::{Answer, Deadline, FinishReason};
use crate::constrain::{Constraint, ConstraintReport};
use crate::engine::{Engine, Session, Workspace};
use crate::error::Result;
use crate::tokenizer::{BOS, EOS};

/// An unfinished answer. Its session has been fed all but the last token.
struct Hypothesis<'t> {
    session: Session,
    token_ids: Vec<u32>,
    log_probability: f64,
    min_log_probability: f64,
    /// What it is held to, if to anything.
    constraint: Option<Constraint<'t>>,
}

/// One way to continue: hypothesis `parent` with `token` after it. Log-probabilities are those of both.
struct Candidate<'t> {
    parent: usize,
    token: u32,
    log_probability: f64,
    min_log_probability: f64,
    constraint: Option<Constraint<'t>>,
}

/// Searches with `options.beam_size` hypotheses, from a session that has no tokens yet.
///
/// Each step ranks all continuations by log-probability. Of the best `beam_size`, those that end are finished; the best
/// `beam_size` of the others go on. The search is over when `beam_size` have finished, when no unfinished one can still
/// be likelier, or with the budget; a finished answer is preferred to an unfinished one. With a beam of 1 that is greedy.
/// Of the finished answers, `known` ones among them, the one wins that lacks least of what is `wanted`, and of those the
/// likeliest. Where what is left of the probability could not outrank a known one, there is nothing to search for.
/// `on_tokens` sees the best unfinished hypothesis, which a later step may revise.
///
/// With a `constraint`, continuations that it refuses do not stand for choice. Where it refuses all of them, the best
/// hypothesis goes on alone, greedily and with rollback.
pub(crate) fn search<'t>(
    Decoding { engine, session, .. }: Decoding<'_>,
    options: &GenerateOptions,
    constraint: Option<Constraint<'t>>,
    (wanted, known): (Option<&Wanted<'_>>, Option<Answer>),
    mut on_tokens: impl FnMut(&[u32]) -> bool,
) -> Result<Answer> {
    let budget = options.token_budget(engine.config())?;
    let deadline = Deadline::new(options);
    let nothing =
        Hypothesis { session, token_ids: Vec::new(), log_probability: 0.0, min_log_probability: 0.0, constraint };
    let mut live = vec![nothing];
    let (mut spare, mut workspace) = (Vec::new(), Workspace::default());
    let mut total = known.as_ref().map_or_else(ConstraintReport::default, |known| known.constraint);
    let mut finished = Finished { best: None, count: 0, length_penalty: options.length_penalty, wanted };
    known.filter(|known| known.finish_reason == FinishReason::Eos).into_iter().for_each(|known| finished.offer(known));
    if let Some(unrivalled) = finished.take_unrivalled(budget) {
        return Ok(unrivalled);
    }
    let mut finish_reason = FinishReason::Length;
    for step in 0..budget {
        total.tokens_spent += live.len();
        let candidates = best_candidates((engine, &mut workspace), &mut live, 2 * options.beam_size, step)?;
        for ended in candidates.iter().take(options.beam_size).filter(|candidate| candidate.token == EOS) {
            finished.add(&live[ended.parent], ended);
        }
        let going = keep(candidates, &live, options.beam_size, &mut total)?;
        if going.is_empty() && finished.best.is_none() {
            let best = live.swap_remove(0);
            let Some(constraint) = best.constraint else { break };
            let fed = best.session.tokens().to_vec();
            let mut alone = Decoding { engine, session: best.session, ngrams: None };
            let writing = Constrained::going_on(constraint.with_report(total), fed, options, deadline);
            return write(&mut alone, writing, on_tokens);
        }
        live = advance(live, &mut spare, going);
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
    let unfinished = unfinished.map(|hypothesis| hypothesis.cut_short(finish_reason));
    let mut answer = finished.best.map(|(_, best)| best).or(unfinished).unwrap_or_default();
    let ConstraintReport { closed_by_force, statements_kept, own_tokens, .. } = answer.constraint;
    answer.constraint = ConstraintReport { closed_by_force, statements_kept, own_tokens, ..total };
    Ok(answer)
}

impl Hypothesis<'_> {
    /// The answer as it stands; `finish_reason` is why no more came.
    fn cut_short(self, finish_reason: FinishReason) -> Answer {
        let Self { token_ids, log_probability, min_log_probability, constraint, .. } = self;
        match constraint {
            Some(constraint) => into_answer(constraint, finish_reason),
            None => {
                let constraint = ConstraintReport { own_tokens: token_ids.len(), ..ConstraintReport::default() };
                Answer {
                    token_ids,
                    finish_reason,
                    log_probability,
                    min_log_probability,
                    constraint,
                    ..Answer::default()
                }
            }
        }
    }
}

/// The finished answers, of which only the best is kept.
struct Finished<'w> {
    best: Option<(Rank, Answer)>,
    /// Hypotheses of the search itself.
    count: usize,
    length_penalty: f32,
    wanted: Option<&'w Wanted<'w>>,
}

impl Finished<'_> {
    /// `ended` is `hypothesis` with EOS.
    fn add(&mut self, hypothesis: &Hypothesis<'_>, ended: &Candidate<'_>) {
        self.count += 1;
        let Candidate { log_probability, min_log_probability, .. } = *ended;
        let (token_ids, finish_reason) = (hypothesis.token_ids.clone(), FinishReason::Eos);
        let mut answer = Answer { token_ids, finish_reason, log_probability, min_log_probability, ..Answer::default() };
        if let Some(constraint) = &hypothesis.constraint {
            answer.constraint = constraint.clone().complete().report;
        }
        answer.constraint.own_tokens = answer.token_ids.len() + 1;
        self.offer(answer);
    }

    /// Keeps an answer that ranks above all before it.
    fn offer(&mut self, answer: Answer) {
        let score = self.score(answer.log_probability, answer.token_ids.len() + 1);
        let missing = self.wanted.map_or(0, |wanted| wanted.missing(&answer.token_ids));
        let rank = Rank { missing, score };
        if self.best.as_ref().is_none_or(|(best, _)| rank.compare(best).is_gt()) {
            self.best = Some((rank, answer));
        }
    }

    /// Wu et al. 2016, equation 14; `len` counts EOS.
    fn score(&self, log_probability: f64, len: usize) -> f64 {
        log_probability / ((5.0 + len as f64) / 6.0).powf(f64::from(self.length_penalty))
    }

    /// The best so far, if it lacks nothing and no other answer could rank above it: another one has at most the
    /// probability that it leaves, and the penalty forgives most at full length.
    fn take_unrivalled(&mut self, budget: usize) -> Option<Answer> {
        let (rank, best) = self.best.as_ref()?;
        let is_whole = best.constraint.own_tokens > best.token_ids.len();
        let left = (1.0 - best.log_probability.exp()).max(0.0);
        let is_unrivalled = is_whole && rank.missing == 0 && rank.score >= self.score(left.ln(), budget + 1);
        self.best.take_if(|_| is_unrivalled).map(|(_, best)| best)
    }

    /// Log-probabilities only fall and the penalty forgives most at full length, so that bounds every continuation.
    fn can_be_beaten(&self, live: &[Hypothesis<'_>], budget: usize) -> bool {
        let Some((best, _)) = &self.best else { return true };
        live.iter().any(|hypothesis| self.score(hypothesis.log_probability, budget) > best.score)
    }
}

/// Feeds every hypothesis its last token, all at once; the `count` best continuations of all, best first, ties to the hypothesis
/// that ranked higher and then to the lowest id.
fn best_candidates<'t>(
    (engine, workspace): (&Engine, &mut Workspace),
    live: &mut [Hypothesis<'t>],
    count: usize,
    step: usize,
) -> Result<Vec<Candidate<'t>>> {
    let last: Vec<_> = live.iter().map(|hypothesis| hypothesis.token_ids.last().copied().unwrap_or(BOS)).collect();
    let feed = |(hypothesis, tokens)| {
        let hypothesis: &mut Hypothesis<'_> = hypothesis;
        (&mut hypothesis.session, tokens)
    };
    let mut feeds: Vec<_> = live.iter_mut().zip(last.chunks(1)).map(feed).collect();
    let logits = engine.extend_many(&mut feeds, workspace)?;
    let mut candidates = Vec::new();
    let rows = logits.chunks_exact(engine.config().target_vocab_size);
    for (parent, (hypothesis, logits)) in live.iter().zip(rows).enumerate() {
        let normalizer = log_normalizer(logits, step)?;
        let (sum, min) = (hypothesis.log_probability, hypothesis.min_log_probability);
        let allowed = hypothesis.constraint.as_ref().map(Constraint::allowed);
        let is_open = |token| is_answer(token) && allowed.as_ref().is_none_or(|allowed| allowed.contains(token));
        let answers = (0..).zip(logits).filter(|(token, _)| is_open(*token));
        candidates.extend(answers.map(|(token, logit)| {
            let following = f64::from(*logit) - normalizer;
            let (log_probability, min_log_probability) = (sum + following, min.min(following));
            Candidate { parent, token, log_probability, min_log_probability, constraint: None }
        }));
    }
    let by_rank = |a: &Candidate<'_>, b: &Candidate<'_>| {
        b.log_probability.total_cmp(&a.log_probability).then((a.parent, a.token).cmp(&(b.parent, b.token)))
    };
    if candidates.len() > count {
        candidates.select_nth_unstable_by(count, by_rank);
        candidates.truncate(count);
    }
    candidates.sort_unstable_by(by_rank);
    Ok(candidates)
}

/// The best `most` candidates that go on and that no constraint refuses. `total` learns what that took.
fn keep<'t>(
    candidates: Vec<Candidate<'t>>,
    live: &[Hypothesis<'t>],
    most: usize,
    total: &mut ConstraintReport,
) -> Result<Vec<Candidate<'t>>> {
    let mut kept = Vec::with_capacity(most);
    for mut candidate in candidates.into_iter().filter(|candidate| candidate.token != EOS) {
        if kept.len() == most {
            break;
        }
        let parent = &live[candidate.parent];
        if let Some(constraint) = &parent.constraint {
            let log_probability = candidate.log_probability - parent.log_probability;
            candidate.constraint = constraint.extended(candidate.token, log_probability, total)?;
            if candidate.constraint.is_none() {
                continue;
            }
        }
        kept.push(candidate);
    }
    Ok(kept)
}

/// The chosen continuations as hypotheses, in their order. A parent's last child inherits its session, other children
/// get a copy in a spare one.
fn advance<'t>(
    parents: Vec<Hypothesis<'t>>,
    spare: &mut Vec<Session>,
    chosen: Vec<Candidate<'t>>,
) -> Vec<Hypothesis<'t>> {
    let mut children = vec![0; parents.len()];
    chosen.iter().for_each(|candidate| children[candidate.parent] += 1);
    let (ids, mut sessions): (Vec<_>, Vec<_>) =
        parents.into_iter().map(|parent| (parent.token_ids, Some(parent.session))).unzip();
    for (session, children) in sessions.iter_mut().zip(&children) {
        if *children == 0 {
            spare.extend(session.take());
        }
    }
    let child = |Candidate { parent, token, log_probability, min_log_probability, constraint }| {
        children[parent] -= 1;
        let session = if children[parent] == 0 {
            sessions[parent].take()
        } else {
            sessions[parent].as_ref().map(|session| copy(session, spare.pop()))
        };
        let mut token_ids = ids[parent].clone();
        token_ids.push(token);
        session.map(|session| Hypothesis { session, token_ids, log_probability, min_log_probability, constraint })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenizer::Tokenizer;

    #[test]
    fn an_answer_that_leaves_others_too_little_is_unrivalled() {
        let unrivalled = |probability: f64, own_tokens: usize, length_penalty: f32| {
            let constraint = ConstraintReport { own_tokens, ..ConstraintReport::default() };
            let log_probability = probability.ln();
            let answer = Answer { token_ids: vec![7; 10], log_probability, constraint, ..Answer::default() };
            let mut finished = Finished { best: None, count: 0, length_penalty, wanted: None };
            finished.offer(answer);
            finished.take_unrivalled(100).is_some()
        };
        // Without a penalty, more than half is enough.
        assert!(unrivalled(0.51, 11, 0.0) && !unrivalled(0.49, 11, 0.0));
        assert!(unrivalled(0.99, 11, 1.0) && !unrivalled(0.51, 11, 1.0));
        assert!(unrivalled(1.0, 11, 1.0) && !unrivalled(1.0, 10, 1.0), "what was forced says nothing");
    }

    #[test]
    fn of_finished_answers_the_one_that_lacks_least_is_kept() {
        let codes =
            ["fn a() -> f32 { return 1.5; }", "fn a() -> f32 { return 7.5; }", "fn a() -> f32 { return 7.5 + 1.0; }"];
        let tokenizer = Tokenizer::fit(codes, [""], 1);
        let answers: Vec<_> = (0..)
            .zip(codes)
            .map(|(n, code)| Answer {
                token_ids: tokenizer.encode(code),
                log_probability: -1.0 - f64::from(n),
                ..Answer::default()
            })
            .collect();
        let best = |prompt: &str| {
            let wanted = Wanted::new(prompt, &tokenizer);
            let mut finished = Finished { best: None, count: 0, length_penalty: 1.0, wanted: Some(&wanted) };
            answers.iter().cloned().for_each(|answer| finished.offer(answer));
            finished.best.unwrap().1
        };
        assert_eq!(best("times 7.5"), answers[1]);
        assert_eq!(best("times 8.5"), answers[2]);
        assert_eq!(best("times 9.5"), answers[0]);
    }
}
