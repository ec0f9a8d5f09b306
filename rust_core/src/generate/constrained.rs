//! The loop that asks a model for tokens and a [`Constraint`] whether they may stand.

use super::feed::{Feed, NextToken};
use super::ngram::NgramTable;
use super::sampler::{Sampler, log_normalizer};
use super::{Answer, Deadline, FinishReason, GenerateOptions};
use crate::constrain::{Constraint, Lexicon, MAX_STEPS_PER_TOKEN};
use crate::engine::{Engine, Session};
use crate::error::{Error, Result};
use crate::tokenizer::Tokenizer;
use crate::validate::with_large_stack;

/// An engine decoding one source.
pub(super) struct Decoding<'e> {
    pub(super) engine: &'e Engine,
    pub(super) session: Session,
    pub(super) ngrams: Option<&'e NgramTable>,
}

impl NextToken for Decoding<'_> {
    fn extend(&mut self, tokens: &[u32]) -> Result<&[f32]> {
        self.engine.extend(&mut self.session, tokens)
    }

    fn truncate(&mut self, len: usize) {
        self.session.truncate(len);
    }

    fn ngrams(&self) -> Option<&NgramTable> {
        self.ngrams
    }
}

/// Decodes an answer of at most `budget` tokens, EOS included, that naga accepts whatever the model does; with
/// [`Constrain::Grammar`](super::Constrain::Grammar) it is held to the masks alone.
///
/// Takes at most [`MAX_STEPS_PER_TOKEN`] decode steps a token of the budget (for each hypothesis of a beam), and naga reads at most
/// [`MAX_VALIDATOR_BYTES_PER_TOKEN`](crate::constrain::MAX_VALIDATOR_BYTES_PER_TOKEN) times it. As long as nothing is refused, every step and draw
/// is that of unconstrained decoding. Tokens guessed ahead ([`GenerateOptions::draft`]) change nothing of that: they are no
/// steps, and those in vain are told by [`Answer::drafted`] and [`Answer::accepted`]. All runs on a thread of its own, with the stack that naga needs. `on_tokens` sees the tokens so far, fewer after a refusal; `false` stops.
///
/// Errors as [`generate_ids`](super::generate_ids) where no beam is asked for.
pub fn generate_constrained(
    model: &mut (impl NextToken + Send),
    (tokenizer, lexicon): (&Tokenizer, &Lexicon),
    options: &GenerateOptions,
    budget: usize,
    on_tokens: impl FnMut(&[u32]) -> bool + Send,
) -> Result<Answer> {
    options.check()?;
    let constraint = options.constrain.constraint(Constraint::new(tokenizer, lexicon, budget));
    let prefix = tokenizer.encode(&options.prefix);
    if !constraint.may_begin(&prefix) {
        let expected = "the beginning of a module, in whole lexemes".to_owned();
        return Err(Error::Argument { name: "prefix", expected, found: format!("{:?}", options.prefix) });
    }
    let constraint = constraint.with_prefix(prefix);
    with_large_stack(|| go_on(model, constraint, Vec::new(), (options, &Deadline::new(options)), on_tokens))
}

/// Goes on with an answer; `fed` is what the model has been fed.
pub(super) fn go_on(
    model: &mut impl NextToken,
    mut constraint: Constraint<'_>,
    fed: Vec<u32>,
    (options, deadline): (&GenerateOptions, &Deadline),
    mut on_tokens: impl FnMut(&[u32]) -> bool,
) -> Result<Answer> {
    let mut sampler = Sampler::new(options);
    let steps = constraint.report().tokens_spent;
    let most = constraint.budget().saturating_mul(MAX_STEPS_PER_TOKEN * options.beam_size);
    let mut feed = Feed::new(model, fed, (steps, most.saturating_sub(steps)), options.draft);
    let mut logits = Vec::new();
    let mut finish_reason = FinishReason::Length;
    while !constraint.is_over() {
        let next = feed.catch_up(constraint.token_ids(), constraint.budget(), Some(&constraint))?;
        let Some(next) = next else { break };
        logits.clear();
        logits.extend_from_slice(next);
        let normalizer = log_normalizer(&logits, feed.steps - 1)?;
        match choose(&mut sampler, &mut constraint, &mut logits) {
            Some(token) => constraint.push(token, f64::from(logits[token as usize]) - normalizer)?,
            None => constraint.dead_end(),
        }
        if !constraint.has_ended() && !on_tokens(constraint.token_ids()) {
            break;
        }
        if deadline.has_passed() && !constraint.has_ended() {
            finish_reason = FinishReason::Time;
            break;
        }
    }
    let mut answer = into_answer(constraint, finish_reason);
    answer.constraint.tokens_spent = feed.steps;
    (answer.drafted, answer.accepted) = feed.draft_counts();
    Ok(answer)
}

/// The answer as it stands, ended by force where it has not ended; `finish_reason` is why no more came.
pub(super) fn into_answer(constraint: Constraint<'_>, finish_reason: FinishReason) -> Answer {
    let has_ended = constraint.has_ended();
    let completed = constraint.complete();
    let finish_reason = match finish_reason {
        _ if has_ended => FinishReason::Eos,
        FinishReason::Length if completed.report.closed_by_force => FinishReason::Closed,
        other => other,
    };
    Answer {
        token_ids: completed.token_ids,
        finish_reason,
        log_probability: completed.log_probability,
        min_log_probability: completed.min_log_probability,
        constraint: completed.report,
        ..Answer::default()
    }
}

/// The sampler's choice among what the constraint allows; None where that is nothing. It is asked about the first
/// choice alone, and for all that it allows only where that is refused.
fn choose(sampler: &mut Sampler, constraint: &mut Constraint<'_>, logits: &mut [f32]) -> Option<u32> {
    if let Some(token) = constraint.prescribed() {
        return Some(token);
    }
    constraint.mask_refused(logits);
    let is_open = |token: &u32, logits: &[f32]| logits.get(*token as usize).is_some_and(|logit| logit.is_finite());
    let token = Some(sampler.choose_at(logits, constraint.warmth())).filter(|token| is_open(token, logits))?;
    if constraint.allows(token) {
        return Some(token);
    }
    constraint.steer();
    let allowed = constraint.allowed();
    for (token, logit) in (0..).zip(&mut *logits) {
        if !allowed.contains(token) {
            *logit = f32::NEG_INFINITY;
        }
    }
    Some(sampler.choose_at(logits, constraint.warmth())).filter(|token| is_open(token, logits))
}
