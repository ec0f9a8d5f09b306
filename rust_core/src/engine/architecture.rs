//! The networks there are, and what each asks of a `config.json`.

use super::config::ModelConfig;
use crate::error::{Error, Result};
use crate::tokenizer::FORMS;

/// Which network the weights belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Architecture {
    /// Post-norm encoder-decoder (Vaswani et al. 2017): one embedding for source and target scaled by sqrt(d_model),
    /// sinusoidal positions, ReLU, no final norms, an output layer of its own with a bias.
    Transformer,
    /// A frozen English encoder and the symbols of each token as the source; pre-norm encoder and decoder with rotary
    /// positions, ReLU, final norms, and an output layer tied to the target's embedding, with a bias.
    Minilm,
}

impl Architecture {
    pub(super) const ALL: [Self; 2] = [Self::Transformer, Self::Minilm];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Transformer => "transformer",
            Self::Minilm => "minilm",
        }
    }
}

/// Shape of the frozen encoder of [`Architecture::Minilm`]: post-norm, learned positions, GELU (Devlin et al. 2019).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PromptEncoderConfig {
    /// Width, a multiple of `nhead`.
    pub d_model: usize,
    /// Attention heads.
    pub nhead: usize,
    /// Layers.
    pub num_layers: usize,
    /// Width inside the feed-forward blocks.
    pub dim_feedforward: usize,
    /// Positions: the most tokens a source may have.
    pub max_seq_len: usize,
}

impl ModelConfig {
    /// What each architecture asks for besides.
    pub(super) fn check_architecture(&self, place: &str) -> Result<()> {
        let refuse = |expected: &str, found: String| Err(Error::malformed(place, expected, found));
        match (self.architecture, &self.prompt_encoder) {
            (Architecture::Transformer, None) if self.source_vocab_size != self.target_vocab_size => {
                let found = format!("{} and {}", self.source_vocab_size, self.target_vocab_size);
                refuse("equal `source_vocab_size` and `target_vocab_size` in \"transformer\"", found)
            }
            (Architecture::Transformer, None) => Ok(()),
            (Architecture::Transformer, Some(_)) => refuse("no `prompt_encoder` in \"transformer\"", "one".into()),
            (Architecture::Minilm, None) => refuse("`prompt_encoder` in \"minilm\"", "nothing".into()),
            (Architecture::Minilm, Some(_)) if !self.source_vocab_size.is_multiple_of(FORMS as usize) => {
                let expected = format!("a `source_vocab_size` that is a multiple of {FORMS} in \"minilm\"");
                refuse(&expected, self.source_vocab_size.to_string())
            }
            (Architecture::Minilm, Some(_)) if !(self.d_model / self.nhead).is_multiple_of(2) => {
                let found = format!("{} / {}", self.d_model, self.nhead);
                refuse("an even `d_model` / `nhead` in \"minilm\"", found)
            }
            (Architecture::Minilm, Some(frozen)) => frozen.check(place),
        }
    }
}

impl PromptEncoderConfig {
    fn check(&self, place: &str) -> Result<()> {
        for (key, size, most) in [
            ("d_model", self.d_model, 8192),
            ("nhead", self.nhead, 1024),
            ("num_layers", self.num_layers, 256),
            ("dim_feedforward", self.dim_feedforward, 65_536),
            ("max_seq_len", self.max_seq_len, 65_536),
        ] {
            if !(1..=most).contains(&size) {
                let expected = format!("`prompt_encoder.{key}` of 1 to {most}");
                return Err(Error::malformed(place, expected, size.to_string()));
            }
        }
        if !self.d_model.is_multiple_of(self.nhead) {
            let found = format!("{} with `nhead` {}", self.d_model, self.nhead);
            return Err(Error::malformed(place, "`prompt_encoder.d_model` to be a multiple of its `nhead`", found));
        }
        Ok(())
    }
}
