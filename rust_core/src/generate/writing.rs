//! An answer in the making: which tokens it needs logits for, and what it chooses by them. Who feeds the model, one answer or
//! several at a time, makes no difference to it.

use super::feed::{Feed, NextToken};
use super::ngram::NgramTable;
use super::sampler::{Sampler, log_normalizer};
use super::{Answer, Deadline, FinishReason, GenerateOptions};
use crate::error::Result;
use crate::tokenizer::EOS;

/// One answer in the making.
pub(super) trait Writing {
    /// Asks for the logits of the next choice; false where there is none to make any more.
    fn ask(&mut self, ngrams: Option<&NgramTable>) -> bool;
    /// Where the logits come from.
    fn feed(&mut self) -> &mut Feed;
    /// Chooses by the logits that were asked for and are there. `on_tokens` sees the tokens so far; where it says no, and
    /// where the answer has ended, false.
    fn choose(&mut self, on_tokens: &mut dyn FnMut(&[u32]) -> bool) -> Result<bool>;
    /// The answer as it stands.
    fn finish(self) -> Answer;
}

/// Writes to the end by a model that has been fed what `writing` thinks.
pub(super) fn write(
    model: &mut impl NextToken,
    mut writing: impl Writing,
    mut on_tokens: impl FnMut(&[u32]) -> bool,
) -> Result<Answer> {
    while writing.ask(model.ngrams()) {
        while let Some((len, tokens)) = writing.feed().request() {
            model.truncate(len);
            let logits = model.extend(tokens)?;
            writing.feed().take(logits);
        }
        if !writing.choose(&mut on_tokens)? {
            break;
        }
    }
    Ok(writing.finish())
}

/// Without constraint.
pub(super) struct Free {
    answer: Answer,
    budget: usize,
    feed: Feed,
    sampler: Sampler,
    deadline: Deadline,
}

impl Free {
    /// For a model that has been fed nothing; at most `budget` tokens, EOS included.
    pub(super) fn new(options: &GenerateOptions, budget: usize) -> Self {
        Self {
            answer: Answer::default(),
            budget,
            feed: Feed::new(Vec::new(), (0, usize::MAX), options.draft),
            sampler: Sampler::new(options),
            deadline: Deadline::new(options),
        }
    }
}

impl Writing for Free {
    fn ask(&mut self, ngrams: Option<&NgramTable>) -> bool {
        let tokens = &self.answer.token_ids;
        tokens.len() < self.budget && self.feed.ask(tokens, self.budget, None, ngrams)
    }

    fn feed(&mut self) -> &mut Feed {
        &mut self.feed
    }

    fn choose(&mut self, on_tokens: &mut dyn FnMut(&[u32]) -> bool) -> Result<bool> {
        let Self { answer, feed, sampler, deadline, .. } = self;
        let logits = feed.logits();
        let normalizer = log_normalizer(logits, answer.token_ids.len())?;
        answer.constraint.own_tokens += 1;
        let token = sampler.choose(logits);
        let log_probability = f64::from(logits[token as usize]) - normalizer;
        answer.log_probability += log_probability;
        answer.min_log_probability = answer.min_log_probability.min(log_probability);
        if token == EOS {
            answer.finish_reason = FinishReason::Eos;
            return Ok(false);
        }
        answer.token_ids.push(token);
        if !on_tokens(&answer.token_ids) {
            return Ok(false);
        }
        if deadline.has_passed() {
            answer.finish_reason = FinishReason::Time;
            return Ok(false);
        }
        Ok(true)
    }

    fn finish(self) -> Answer {
        let Self { mut answer, feed, .. } = self;
        answer.constraint.tokens_spent = feed.steps;
        (answer.drafted, answer.accepted) = feed.draft_counts();
        answer
    }
}
