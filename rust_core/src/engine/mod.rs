//! Token ids to logits and nothing else: the native twin of the PyTorch model.
//!
//! | file | what |
//! |---|---|
//! | [`config`] | `config.json`: the shape, checked |
//! | `weights` | `model.safetensors` into memory of our own, checked tensor by tensor |
//! | [`kernels`] | the arithmetic, one table of functions a CPU path |
//! | `attention` | one query row against keys and values |
//! | `encoder`, `decoder` | the layers; [`Session`] is a source being decoded |
//!
//! ```no_run
//! # use rust_core::engine::{Engine, ModelConfig};
//! # use std::path::Path;
//! let config = ModelConfig::load(Path::new("export/config.json"))?;
//! let engine = Engine::load(Path::new("export/model.safetensors"), config)?;
//! let mut session = engine.start(&[17, 42, 2])?; // the prompt's ids and EOS
//! let logits = engine.step(&mut session, 1)?; // BOS
//! # Ok::<(), rust_core::Error>(())
//! ```
//!
//! One thread a session; an [`Engine`] is shared by any number of them. Another architecture is another value of
//! [`Architecture`], with layers of its own beside these.

mod attention;
pub mod config;
mod decoder;
mod encoder;
pub mod kernels;
mod tensor;
mod weights;

pub use config::{Architecture, ModelConfig};
pub use decoder::Session;
pub use kernels::Kernels;

use crate::error::{Error, Result};
use decoder::DecoderLayer;
use encoder::EncoderLayer;
use std::io::{Read, Seek};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use tensor::Tensor;
use weights::{Linear, WeightsReader};

/// How [`Engine::from_bytes`] names its bytes in errors.
const WEIGHTS_PLACE: &str = "model.safetensors";

/// Weights and shape, ready to run.
pub struct Engine {
    /// Tells sessions of this engine from those of another.
    id: u64,
    network: Network,
}

/// What encoder and decoder read. V vocabulary, D d_model.
pub(crate) struct Network {
    pub(crate) config: ModelConfig,
    pub(crate) kernels: &'static Kernels,
    /// `[V, D]`, source and target
    embedding: Tensor,
    /// `[max_seq_len, D]`
    positions: Tensor,
    pub(crate) encoder_layers: Vec<EncoderLayer>,
    pub(crate) decoder_layers: Vec<DecoderLayer>,
    pub(crate) lm_head: Linear,
}

impl Engine {
    /// Reads a weights file.
    ///
    /// [`Error::Io`]; [`Error::Malformed`] when it is no safetensors file or is cut short; [`Error::Tensor`] when a
    /// tensor is missing, left over, not finite, or not of the shape that `config` says; [`Error::Argument`] when the
    /// environment asks for kernels this CPU cannot run.
    pub fn load(weights: &Path, config: ModelConfig) -> Result<Self> {
        Self::read(WeightsReader::open(weights)?, config)
    }

    /// The same from memory.
    pub fn from_bytes(weights: &[u8], config: ModelConfig) -> Result<Self> {
        Self::read(WeightsReader::from_bytes(weights, WEIGHTS_PLACE)?, config)
    }

    fn read<R: Read + Seek>(mut reader: WeightsReader<R>, config: ModelConfig) -> Result<Self> {
        static NEXT_ID: AtomicU64 = AtomicU64::new(0);
        let kernels = Kernels::detect()?;
        let Architecture::Transformer = config.architecture;
        config.check("config")?;
        let embedding = reader.tensor("embedding.weight", &[config.source_vocab_size, config.d_model])?;
        let encoder_layers = (0..config.num_encoder_layers)
            .map(|i| EncoderLayer::read(&mut reader, i, &config))
            .collect::<Result<_>>()?;
        let decoder_layers = (0..config.num_decoder_layers)
            .map(|i| DecoderLayer::read(&mut reader, i, &config))
            .collect::<Result<_>>()?;
        let lm_head = reader.linear("lm_head", config.target_vocab_size, config.d_model)?;
        reader.finish()?;
        let positions = sinusoidal_positions(config.max_seq_len, config.d_model);
        let network = Network { config, kernels, embedding, positions, encoder_layers, decoder_layers, lm_head };
        Ok(Self { id: NEXT_ID.fetch_add(1, Ordering::Relaxed), network })
    }

    /// The same engine computing by another path; for comparing paths.
    pub fn with_kernels(mut self, kernels: &'static Kernels) -> Self {
        self.network.kernels = kernels;
        self
    }

    /// Shape of the model.
    pub fn config(&self) -> &ModelConfig {
        &self.network.config
    }

    /// The path in use.
    pub fn kernels(&self) -> &'static Kernels {
        self.network.kernels
    }

    /// Runs the encoder once; `source` `[S]` includes EOS.
    ///
    /// [`Error::Argument`] when it is empty or longer than max_seq_len, [`Error::TokenId`] outside the vocabulary.
    pub fn start(&self, source: &[u32]) -> Result<Session> {
        let config = self.config();
        if source.is_empty() || source.len() > config.max_seq_len {
            return Err(Error::Argument {
                name: "source",
                expected: format!("1 to {} tokens (max_seq_len)", config.max_seq_len),
                found: source.len().to_string(),
            });
        }
        source.iter().try_for_each(|id| check_token(*id, config.source_vocab_size))?;
        Ok(Session::new(&self.network, self.id, &encoder::encode(&self.network, source)))
    }

    /// One decode step: feeds `token`, returns the logits `[target_vocab_size]` of the token after it.
    ///
    /// [`Error::TokenId`] outside the vocabulary; [`Error::Argument`] when the session is full (max_seq_len tokens) or
    /// another engine's. The session is then as it was.
    pub fn step<'a>(&self, session: &'a mut Session, token: u32) -> Result<&'a [f32]> {
        let config = self.config();
        check_token(token, config.target_vocab_size)?;
        if session.engine_id != self.id {
            let (expected, found) = ("a session of this engine".into(), "another engine's".into());
            return Err(Error::Argument { name: "session", expected, found });
        }
        if session.len() >= config.max_seq_len {
            let expected = format!("at most {} target tokens (max_seq_len)", config.max_seq_len);
            return Err(Error::Argument { name: "token", expected, found: "one more".into() });
        }
        Ok(session.step(&self.network, token))
    }

    /// Teacher-forced logits `[T, target_vocab_size]` for `decoder_input` `[T]`, which begins with BOS: by the same steps
    /// that generate. Errors as [`Engine::start`] and [`Engine::step`].
    pub fn logits(&self, source: &[u32], decoder_input: &[u32]) -> Result<Vec<f32>> {
        let mut session = self.start(source)?;
        let mut logits = Vec::new();
        for token in decoder_input {
            logits.extend_from_slice(self.step(&mut session, *token)?);
        }
        Ok(logits)
    }
}

impl Network {
    /// row `[D]` = embedding * sqrt(D) + position.
    pub(crate) fn embed(&self, token: u32, position: usize, row: &mut [f32]) {
        let d_model = self.config.d_model;
        let scale = (d_model as f32).sqrt();
        let embedding = &self.embedding[token as usize * d_model..][..d_model];
        let position = &self.positions[position * d_model..][..d_model];
        for ((value, embedding), position) in row.iter_mut().zip(embedding).zip(position) {
            *value = embedding * scale + position;
        }
    }
}

/// `[max_seq_len, D]`: sin(p / 10000^(2j/D)) and cos of the same, interleaved (Vaswani et al. 2017, section 3.5).
fn sinusoidal_positions(max_seq_len: usize, d_model: usize) -> Tensor {
    let mut positions = Tensor::zeros(max_seq_len * d_model);
    for (position, row) in positions.chunks_exact_mut(d_model).enumerate() {
        for (j, pair) in row.chunks_exact_mut(2).enumerate() {
            let angle = position as f64 / 10_000_f64.powf(2.0 * j as f64 / d_model as f64);
            pair.copy_from_slice(&[angle.sin() as f32, angle.cos() as f32]);
        }
    }
    positions
}

fn check_token(id: u32, vocab_size: usize) -> Result<()> {
    if (id as usize) < vocab_size { Ok(()) } else { Err(Error::TokenId { id, vocab_size }) }
}
