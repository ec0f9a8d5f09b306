//! The loop that asks a model for tokens and a [`Constraint`] whether they may stand.

use super::feed::{Feed, NextToken};
use super::ngram::NgramTable;
use super::sampler::{Sampler, log_normalizer};
use super::writing::{Writing, write};
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
    let writing = Constrained::new((tokenizer, lexicon), options, budget)?;
    with_large_stack(|| write(model, writing, on_tokens))
}

/// Held to a constraint.
pub(super) struct Constrained<'t> {
    constraint: Constraint<'t>,
    feed: Feed,
    sampler: Sampler,
    /// As the constraint leaves them.
    logits: Vec<f32>,
    finish_reason: FinishReason,
    deadline: Deadline,
}

impl<'t> Constrained<'t> {
    /// For a model that has been fed nothing. [`Error::Argument`] where no module begins with the options' prefix.
    pub(super) fn new(
        (tokenizer, lexicon): (&'t Tokenizer, &'t Lexicon),
        options: &GenerateOptions,
        budget: usize,
    ) -> Result<Self> {
        let constraint = options.constrain.constraint(Constraint::new(tokenizer, lexicon, budget));
        let prefix = tokenizer.encode(&options.prefix);
        if !constraint.may_begin(&prefix) {
            let expected = "the beginning of a module, in whole lexemes".to_owned();
            return Err(Error::Argument { name: "prefix", expected, found: format!("{:?}", options.prefix) });
        }
        Ok(Self::going_on(constraint.with_prefix(prefix), Vec::new(), options, Deadline::new(options)))
    }

    /// Goes on with an answer; `fed` is what the model has been fed.
    pub(super) fn going_on(
        constraint: Constraint<'t>,
        fed: Vec<u32>,
        options: &GenerateOptions,
        deadline: Deadline,
    ) -> Self {
        let steps = constraint.report().tokens_spent;
        let most = constraint.budget().saturating_mul(MAX_STEPS_PER_TOKEN * options.beam_size);
        Self {
            constraint,
            feed: Feed::new(fed, (steps, most.saturating_sub(steps)), options.draft),
            sampler: Sampler::new(options),
            logits: Vec::new(),
            finish_reason: FinishReason::Length,
            deadline,
        }
    }
}

impl Writing for Constrained<'_> {
    fn ask(&mut self, ngrams: Option<&NgramTable>) -> bool {
        let constraint = &self.constraint;
        let ask = |feed: &mut Feed| feed.ask(constraint.token_ids(), constraint.budget(), Some(constraint), ngrams);
        !constraint.is_over() && ask(&mut self.feed)
    }

    fn feed(&mut self) -> &mut Feed {
        &mut self.feed
    }

    fn choose(&mut self, on_tokens: &mut dyn FnMut(&[u32]) -> bool) -> Result<bool> {
        let Self { constraint, feed, sampler, logits, .. } = self;
        logits.clear();
        logits.extend_from_slice(feed.logits());
        let normalizer = log_normalizer(logits, feed.steps - 1)?;
        match choose(sampler, constraint, logits) {
            Some(token) => constraint.push(token, f64::from(logits[token as usize]) - normalizer)?,
            None => constraint.dead_end(),
        }
        if !constraint.has_ended() && !on_tokens(constraint.token_ids()) {
            return Ok(false);
        }
        if self.deadline.has_passed() && !constraint.has_ended() {
            self.finish_reason = FinishReason::Time;
            return Ok(false);
        }
        Ok(true)
    }

    fn finish(self) -> Answer {
        let mut answer = into_answer(self.constraint, self.finish_reason);
        answer.constraint.tokens_spent = self.feed.steps;
        (answer.drafted, answer.accepted) = self.feed.draft_counts();
        answer
    }
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
