//! The loop that asks a model for tokens and a [`Constraint`] whether they may stand.

use super::sampler::{Sampler, log_normalizer};
use super::{Answer, Deadline, FinishReason, GenerateOptions};
use crate::constrain::{Constraint, Lexicon, MAX_STEPS_PER_TOKEN};
use crate::engine::{Engine, Session};
use crate::error::Result;
use crate::tokenizer::{BOS, Tokenizer};

/// What the loop needs of a model: the engine with a source being decoded, or a script in a test.
pub trait NextToken {
    /// Feeds a token; the logits [V] of the one after it.
    fn step(&mut self, token: u32) -> Result<&[f32]>;
    /// Forgets all tokens fed from `len` on, BOS counted.
    fn truncate(&mut self, len: usize);
}

/// An engine decoding one source.
pub(super) struct Decoding<'e> {
    pub(super) engine: &'e Engine,
    pub(super) session: Session,
}

impl NextToken for Decoding<'_> {
    fn step(&mut self, token: u32) -> Result<&[f32]> {
        self.engine.step(&mut self.session, token)
    }

    fn truncate(&mut self, len: usize) {
        self.session.truncate(len);
    }
}

/// Decodes an answer of at most `budget` tokens, EOS included, that naga accepts whatever the model does.
///
/// Takes at most [`MAX_STEPS_PER_TOKEN`] decode steps a token of the budget, and naga reads at most
/// [`MAX_VALIDATOR_BYTES_PER_TOKEN`](crate::constrain::MAX_VALIDATOR_BYTES_PER_TOKEN) times it. As long as nothing is refused, every step and draw
/// is that of unconstrained decoding. `on_tokens` sees the tokens so far, fewer after a refusal; `false` stops.
///
/// Errors as [`generate_ids`](super::generate_ids) where no beam is asked for.
pub fn generate_constrained(
    model: &mut impl NextToken,
    (tokenizer, lexicon): (&Tokenizer, &Lexicon),
    options: &GenerateOptions,
    budget: usize,
    mut on_tokens: impl FnMut(&[u32]) -> bool,
) -> Result<Answer> {
    options.check()?;
    let deadline = Deadline::new(options);
    let mut sampler = Sampler::new(options);
    let mut constraint = Constraint::new(tokenizer, lexicon, budget);
    let mut fed = Fed { tokens: Vec::new(), steps_left: budget.saturating_mul(MAX_STEPS_PER_TOKEN), steps: 0 };
    let mut logits = Vec::new();
    let mut finish_reason = FinishReason::Length;
    while !constraint.is_over() {
        if !fed.catch_up(model, constraint.token_ids(), &mut logits)? {
            break;
        }
        let normalizer = log_normalizer(&logits, fed.steps - 1)?;
        match choose(&mut sampler, &constraint, &mut logits) {
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
    let has_ended = constraint.has_ended();
    let completed = constraint.complete();
    let mut report = completed.report;
    report.tokens_spent = fed.steps;
    if has_ended {
        finish_reason = FinishReason::Eos;
    } else if finish_reason == FinishReason::Length && report.closed_by_force {
        finish_reason = FinishReason::Closed;
    }
    Ok(Answer {
        token_ids: completed.token_ids,
        finish_reason,
        log_probability: completed.log_probability,
        constraint: report,
    })
}

/// What the model has been fed, BOS first.
struct Fed {
    tokens: Vec<u32>,
    steps: usize,
    steps_left: usize,
}

impl Fed {
    /// Feeds what is needed to have the logits of the token after `tokens`; false where no steps are left for it.
    fn catch_up(&mut self, model: &mut impl NextToken, tokens: &[u32], logits: &mut Vec<f32>) -> Result<bool> {
        let wanted = || std::iter::once(&BOS).chain(tokens);
        let common = self.tokens.iter().zip(wanted()).take_while(|(fed, wanted)| fed == wanted).count();
        // The last one is fed again where it is known: logits are not kept.
        let keep = common.min(tokens.len());
        if self.tokens.len() > keep {
            self.tokens.truncate(keep);
            model.truncate(keep);
        }
        if self.steps_left < tokens.len() + 1 - keep {
            return Ok(false);
        }
        for &token in wanted().skip(keep) {
            let next = model.step(token)?;
            logits.clear();
            logits.extend_from_slice(next);
            self.tokens.push(token);
            self.steps += 1;
            self.steps_left -= 1;
        }
        Ok(true)
    }
}

/// The sampler's choice among what the constraint allows; None where that is nothing. What is not allowed is minus
/// infinity afterwards where it was in the way.
fn choose(sampler: &mut Sampler, constraint: &Constraint<'_>, logits: &mut [f32]) -> Option<u32> {
    constraint.mask_refused(logits);
    let is_open = |token: &u32, logits: &[f32]| logits.get(*token as usize).is_some_and(|logit| logit.is_finite());
    let token = Some(sampler.choose(logits)).filter(|token| is_open(token, logits))?;
    if constraint.allows(token) {
        return Some(token);
    }
    constraint.mask(logits);
    Some(sampler.choose(logits)).filter(|token| is_open(token, logits))
}
