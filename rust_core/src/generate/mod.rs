//! Prompt to [`Generation`]: a model folder, the loop that asks the engine for one token after another, and the ways
//! to choose among them.
//!
//! ```no_run
//! use rust_core::Model;
//! use rust_core::generate::GenerateOptions;
//!
//! let model = Model::bundled()?; // or Model::load("runs/mine/export".as_ref())?
//! let generation = model.generate("a red circle on black", &GenerateOptions::default())?;
//! println!("{}", generation.code);
//! # Ok::<(), rust_core::Error>(())
//! ```

mod answer;
mod batch;
mod beam;
mod best_of;
mod confidence;
mod constrained;
mod draft;
mod feed;
mod model;
mod ngram;
mod options;
mod sampler;
mod wanted;
mod writing;

#[cfg(test)]
mod tests;

pub use answer::{answer_line, generation_json};
pub use constrained::generate_constrained;
pub use feed::NextToken;
pub use model::Model;
pub use ngram::NgramTable;
pub use options::{Constrain, GenerateOptions};
pub use sampler::{Sampler, log_normalizer};

use crate::constrain::ConstraintReport;
use crate::engine::Engine;
use crate::error::Result;
use constrained::Decoding;
use std::time::Instant;
use writing::{Free, write};

/// Why generation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FinishReason {
    /// The model ended by itself.
    Eos,
    /// The token budget ended, or the caller wanted no more.
    #[default]
    Length,
    /// The code was completed by force.
    Closed,
    /// The time limit passed.
    Time,
}

impl FinishReason {
    /// "eos", "length", "closed" or "time", as JSON and Python have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Eos => "eos",
            Self::Length => "length",
            Self::Closed => "closed",
            Self::Time => "time",
        }
    }
}

/// What came out for one prompt.
#[derive(Debug, Clone, PartialEq)]
pub struct Generation {
    /// WGSL, laid out canonically.
    pub code: String,
    /// Its tokens, without BOS and EOS.
    pub token_ids: Vec<u32>,
    /// Why it ended.
    pub finish_reason: FinishReason,
    /// Whether the prompt was longer than the model reads, and was cut.
    pub prompt_truncated: bool,
    /// Sum of the model's own log-probabilities (nats, at temperature 1) of the tokens it chose, EOS included. What was
    /// added by force is not in it.
    pub log_probability: f64,
    /// The least of these log-probabilities: how likely the token was of which the model was least sure.
    pub min_log_probability: f64,
    /// The probability, 0 to 1, that the answer does what was asked; None where the model folder does not say how to
    /// tell. It is calibrated for [`Constrain::Full`] without beam or temperature.
    pub confidence: Option<f64>,
    /// Whether `confidence` is below the model folder's threshold: the answer is a guess.
    pub low_confidence: bool,
    /// What holding it to valid WGSL took; only `tokens_spent` and `own_tokens` where it was not.
    pub constraint: ConstraintReport,
    /// Tokens guessed ahead and checked together with others ([`GenerateOptions::draft`]).
    pub drafted: usize,
    /// Those of them that turned out right: decode steps saved.
    pub accepted: usize,
}

/// A [`Generation`] in token ids only.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// Code tokens, without BOS and EOS.
    pub token_ids: Vec<u32>,
    /// Why it ended.
    pub finish_reason: FinishReason,
    /// As [`Generation::log_probability`].
    pub log_probability: f64,
    /// As [`Generation::min_log_probability`].
    pub min_log_probability: f64,
    /// As [`Generation::constraint`].
    pub constraint: ConstraintReport,
    /// As [`Generation::drafted`].
    pub drafted: usize,
    /// As [`Generation::accepted`].
    pub accepted: usize,
}

/// Decodes one source, whose ids end with EOS, without constraint. `on_tokens` sees the tokens so far after each one; `false` stops.
///
/// [`Error::Argument`](crate::Error::Argument) for options out of range or a source too long,
/// [`Error::TokenId`](crate::Error::TokenId) for ids outside the vocabulary, and
/// [`Error::Malformed`](crate::Error::Malformed) when the model's logits are not finite.
pub fn generate_ids(
    engine: &Engine,
    source: &[u32],
    options: &GenerateOptions,
    on_tokens: impl FnMut(&[u32]) -> bool,
) -> Result<Answer> {
    options.check()?;
    let budget = options.token_budget(engine.config())?;
    let mut decoding = Decoding { engine, session: engine.start(source)?, ngrams: None };
    if options.beam_size > 1 {
        return beam::search(decoding, options, None, (None, None), on_tokens);
    }
    write(&mut decoding, Free::new(options, budget), on_tokens)
}

/// The opt-in limit on wall-clock time.
#[derive(Clone, Copy)]
struct Deadline {
    start: Instant,
    limit_secs: Option<f64>,
}

impl Deadline {
    fn new(options: &GenerateOptions) -> Self {
        Self { start: Instant::now(), limit_secs: options.time_limit_secs }
    }

    fn has_passed(&self) -> bool {
        self.limit_secs.is_some_and(|limit| self.start.elapsed().as_secs_f64() >= limit)
    }
}
