//! How to choose tokens and when to stop.

use crate::constrain::Constraint;
use crate::engine::ModelConfig;
use crate::error::{Error, Result};
use std::str::FromStr;

/// Each hypothesis holds a cache of its own.
const MAX_BEAM_SIZE: usize = 64;
const MAX_BEST_OF: usize = 64;
const MAX_TEMPERATURE: f32 = 100.0;
const MAX_LENGTH_PENALTY: f32 = 10.0;
/// Of the development half of the blind set, 111 of 225 answers behave with it and 99 without, at four times the
/// time; 8 hypotheses are no better.
const PROGRAM_BEAM_SIZE: usize = 4;

/// What decoding is held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Constrain {
    /// Nothing: the text is the model's own.
    #[default]
    Off,
    /// The grammar alone, by masks: nearly no cost, and syntax only. Names and types may be wrong.
    Grammar,
    /// Masks and naga, which accepts what comes out, by checkpoints and rollback. In a beam, refused continuations do not
    /// stand for choice.
    Full,
}

impl Constrain {
    /// All, as [`FromStr`] and [`as_str`](Self::as_str) name them.
    pub const NAMES: [&str; 3] = ["off", "grammar", "full"];

    /// "off", "grammar" or "full".
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Grammar => "grammar",
            Self::Full => "full",
        }
    }

    /// A constraint that holds to this; `Off` has none and is not asked.
    pub(super) fn constraint(self, full: Constraint<'_>) -> Constraint<'_> {
        if self == Self::Grammar { full.unjudged() } else { full }
    }
}

impl FromStr for Constrain {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        match name {
            "off" => Ok(Self::Off),
            "grammar" => Ok(Self::Grammar),
            "full" => Ok(Self::Full),
            _ => Err(Error::Argument {
                name: "constrain",
                expected: format!("one of {}", Self::NAMES.join(", ")),
                found: format!("{name:?}"),
            }),
        }
    }
}

/// How to choose tokens and when to stop. The default is greedy, as long as the model allows.
#[derive(Debug, Clone, PartialEq)]
pub struct GenerateOptions {
    /// At most this many tokens, EOS included, at least 1. None: as many as the model's max_seq_len allows, which is
    /// one less than that, because BOS counts.
    pub max_new_tokens: Option<usize>,
    /// Divides the logits before sampling, 0 to 100; 0 takes the best token (greedy).
    pub temperature: f32,
    /// Samples among this many best tokens; 0 is off.
    pub top_k: usize,
    /// Samples among the fewest best tokens that hold this much probability, above 0 up to 1; 1 is off.
    pub top_p: f32,
    /// Hypotheses of a beam search, 1 to 64; 1 is no beam search. More than 1 needs temperature 0. Among a [`Model`]'s
    /// finished answers, greedy's own with them, the one that lacks least of what the prompt asks for by value
    /// ([`asked_items`]) is taken, then the likeliest.
    ///
    /// [`Model`]: super::Model
    /// [`asked_items`]: crate::asked::asked_items
    pub beam_size: usize,
    /// Exponent alpha of the beam search's length penalty, 0 to 10: hypotheses Y are ranked by
    /// log P(Y) / ((5 + |Y|) / 6)^alpha (Wu et al. 2016, equation 14, without coverage); 0 favours short ones.
    pub length_penalty: f32,
    /// Seed of the sampling; the same seed, weights and kernel path give the same text.
    pub seed: u64,
    /// Stop after so long with what there is, above 0. Makes results depend on the machine's speed; off by default.
    pub time_limit_secs: Option<f64>,
    /// What decoding is held to.
    pub constrain: Constrain,
    /// Candidates of which the best is the answer, 1 to 64: the one that lacks least of what the prompt asks for by value
    /// ([`asked_items`](crate::asked::asked_items)), then by the mean unconstrained log-probability of the model's own
    /// tokens, then by fewest rollbacks. Each has a seed of its own, `seed` the first; at temperature 0 the first one is
    /// greedy and the others are drawn at 1. More than 1 is for a beam_size of 1. `time_limit_secs` is each one's.
    pub best_of: usize,
    /// Code that the answer begins with, such as `@fragment fn` where a fragment shader is wanted: its tokens are fed as if
    /// the model had chosen them, and count as none of its own. Where naga refuses whatever comes after them, they are not
    /// kept. Needs a constraint and a beam_size of 1. Empty: none.
    pub prefix: String,
    /// Whether tokens are guessed ahead and several checked at once, without a beam. The answer is the same, token for token;
    /// it only comes sooner. Neither program nor Python has this: off is for comparing.
    pub draft: bool,
}

impl Default for GenerateOptions {
    fn default() -> Self {
        Self {
            max_new_tokens: None,
            temperature: 0.0,
            top_k: 0,
            top_p: 1.0,
            beam_size: 1,
            length_penalty: 1.0,
            seed: 0,
            time_limit_secs: None,
            constrain: Constrain::Off,
            best_of: 1,
            prefix: String::new(),
            draft: true,
        }
    }
}

impl GenerateOptions {
    /// [`Error::Argument`] for the first option outside its range. What the model bounds is checked when generating.
    pub fn check(&self) -> Result<()> {
        let refuse = |name, expected: String, found: String| Err(Error::Argument { name, expected, found });
        if self.max_new_tokens == Some(0) {
            return refuse("max_new_tokens", "at least 1".into(), "0".into());
        }
        if !(0.0..=MAX_TEMPERATURE).contains(&self.temperature) {
            return refuse("temperature", format!("0 to {MAX_TEMPERATURE}"), self.temperature.to_string());
        }
        if !(self.top_p > 0.0 && self.top_p <= 1.0) {
            return refuse("top_p", "above 0, up to 1".into(), self.top_p.to_string());
        }
        if !(1..=MAX_BEAM_SIZE).contains(&self.beam_size) {
            return refuse("beam_size", format!("1 to {MAX_BEAM_SIZE}"), self.beam_size.to_string());
        }
        if !(1..=MAX_BEST_OF).contains(&self.best_of) {
            return refuse("best_of", format!("1 to {MAX_BEST_OF}"), self.best_of.to_string());
        }
        if self.best_of > 1 && self.beam_size > 1 {
            return refuse("best_of", "1 with a beam_size above 1".into(), self.best_of.to_string());
        }
        if !self.prefix.is_empty() && (self.beam_size > 1 || self.constrain == Constrain::Off) {
            let expected = "none without a constraint or with a beam_size above 1".into();
            return refuse("prefix", expected, format!("{:?}", self.prefix));
        }
        if self.beam_size > 1 && self.temperature != 0.0 {
            return refuse("temperature", "0 with a beam_size above 1".into(), self.temperature.to_string());
        }
        if !(0.0..=MAX_LENGTH_PENALTY).contains(&self.length_penalty) {
            return refuse("length_penalty", format!("0 to {MAX_LENGTH_PENALTY}"), self.length_penalty.to_string());
        }
        match self.time_limit_secs {
            Some(limit) if !(limit > 0.0 && limit.is_finite()) => {
                refuse("time_limit_secs", "a finite number above 0".into(), limit.to_string())
            }
            _ => Ok(()),
        }
    }

    /// The `beam_size` of the programs where it is left to them: 4 for greedy answers held to [`Constrain::Full`], since a
    /// beam drops fewer of the values that a prompt asks for; 1 where answers are drawn, are the best of several or begin
    /// with a prefix.
    pub fn program_beam_size(&self) -> usize {
        let is_greedy = self.temperature == 0.0 && self.best_of == 1 && self.prefix.is_empty();
        if is_greedy && self.constrain == Constrain::Full { PROGRAM_BEAM_SIZE } else { 1 }
    }

    /// How many tokens may follow BOS, EOS included. [`Error::Argument`] when more are asked for than the model has.
    pub(crate) fn token_budget(&self, config: &ModelConfig) -> Result<usize> {
        let most = config.max_seq_len - 1;
        match self.max_new_tokens {
            Some(wanted) if wanted > most => Err(Error::Argument {
                name: "max_new_tokens",
                expected: format!("at most {most} (max_seq_len {} less BOS)", config.max_seq_len),
                found: wanted.to_string(),
            }),
            wanted => Ok(wanted.unwrap_or(most)),
        }
    }
}
