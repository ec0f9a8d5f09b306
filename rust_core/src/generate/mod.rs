//! CONTRACT (room: engine). Prompt to Generation. Files: model.rs (folder), sampler.rs, beam.rs, options.rs, mod.rs (the loop);
//! answer.rs (one JSONL answer for one input line) is the validate room's.

use crate::error::Result;
use crate::tokenizer::Tokenizer;
use std::path::Path;

/// How to choose tokens and when to stop.
#[derive(Debug, Clone, PartialEq)]
pub struct GenerateOptions {
    /// None: as many as the model's max_seq_len allows.
    pub max_new_tokens: Option<usize>,
    /// 0 is greedy.
    pub temperature: f32,
    /// 0 is off.
    pub top_k: usize,
    /// 1 is off.
    pub top_p: f32,
    /// 1 is no beam search.
    pub beam_size: usize,
    pub length_penalty: f32,
    pub seed: u64,
    /// Opt-in wall clock limit.
    pub time_limit_secs: Option<f64>,
}

/// Why generation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinishReason {
    Eos,
    Length,
    Closed,
    Time,
}

/// What came out.
#[derive(Debug, Clone, PartialEq)]
pub struct Generation {
    pub code: String,
    pub token_ids: Vec<u32>,
    pub finish_reason: FinishReason,
    pub prompt_truncated: bool,
    /// Sum of log-probabilities of the chosen tokens, EOS included.
    pub log_probability: f64,
}

/// A model folder in memory: engine + tokenizer.
pub struct Model {}

impl Model {
    /// Loads `model.safetensors`, `config.json`, `tokenizer.json`.
    pub fn load(model_dir: &Path) -> Result<Self> {
        todo!()
    }

    /// The same from memory.
    pub fn from_bytes(weights: &[u8], config: &str, tokenizer: &str) -> Result<Self> {
        todo!()
    }

    /// The tokenizer.
    pub fn tokenizer(&self) -> &Tokenizer {
        todo!()
    }

    /// Generates one answer.
    pub fn generate(&self, prompt: &str, options: &GenerateOptions) -> Result<Generation> {
        todo!()
    }

    /// The same, calling `on_token` with the ids so far; `false` stops.
    pub fn generate_with(
        &self,
        prompt: &str,
        options: &GenerateOptions,
        on_token: impl FnMut(&[u32]) -> bool,
    ) -> Result<Generation> {
        todo!()
    }
}
