//! Token ids to logits and nothing else: the native twin of the PyTorch model.
//!
//! | file | what |
//! |---|---|
//! | [`config`], `architecture`, `confidence` | `config.json`: the shape, checked; how far answers can be trusted |
//! | `weights` | `model.safetensors` into the arena, checked tensor by tensor |
//! | `arena`, `packed`, `linear` | one allocation; how weights lie in it; matrices of any dtype |
//! | [`kernels`] | the arithmetic, one table of functions a CPU path |
//! | `attention`, `cache`, `rotary`, `activation` | queries against keys and values; positions; what is between products |
//! | `pool` | threads that compute together |
//! | `layers` | what the layers of a stack share: its shape, its residual stream |
//! | `encoder`, `decoder` | the stacks |
//! | `session` | [`Session`]: a source being decoded |
//! | `streaming` | how fast one core reads memory, for comparison |
//! | `network` | the architectures: which parts, and how tokens become rows |
//! | `prompt` | the source side of [`Architecture::Minilm`] |
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
//! An [`Engine`] is shared by any number of sessions and threads. It computes on the thread that asks, and on others if told
//! to ([`Engine::with_threads`]). Another architecture is another value of
//! [`Architecture`], put together in `network` from the same parts.

mod activation;
mod architecture;
mod arena;
mod attention;
mod cache;
mod confidence;
pub mod config;
mod decoder;
mod dtype;
mod encoder;
mod int4;
pub mod kernels;
mod layers;
mod linear;
mod network;
mod packed;
mod pool;
mod prompt;
mod rotary;
mod session;
mod streaming;
mod tensor;
#[cfg(test)]
mod tests;
mod weights;

pub use architecture::{Architecture, PromptEncoderConfig};
pub use confidence::{ConfidenceConfig, FEATURES};
pub use config::ModelConfig;
pub use decoder::Workspace;
pub use dtype::Dtype;
pub use kernels::Kernels;
pub use session::Session;
pub use streaming::StreamingBuffer;

use crate::error::{Error, Result};
use decoder::MOST_ROWS;
use network::Network;
use pool::Reservation;
use std::io::{Read, Seek};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use weights::WeightsReader;

/// How [`Engine::from_bytes`] names its bytes in errors.
const WEIGHTS_PLACE: &str = "model.safetensors";

/// Weights and shape, ready to run.
pub struct Engine {
    /// Tells sessions of this engine from those of another.
    id: u64,
    network: Network,
}

impl Engine {
    /// Far more than cores, and few enough to start.
    pub const MAX_THREADS: usize = 1024;

    /// Reads a weights file; matrices stay what the file holds ([`Dtype::Auto`]).
    ///
    /// [`Error::Io`]; [`Error::Malformed`] when it is no safetensors file or is cut short; [`Error::Tensor`] when a
    /// tensor is missing, left over, not finite, or not of the shape that `config` says; [`Error::Argument`] when the
    /// environment asks for kernels this CPU cannot run.
    pub fn load(weights: &Path, config: ModelConfig) -> Result<Self> {
        Self::load_as(weights, config, Dtype::Auto)
    }

    /// The same; `dtype` says what matrices become.
    pub fn load_as(weights: &Path, config: ModelConfig, dtype: Dtype) -> Result<Self> {
        Self::read(WeightsReader::open(weights, dtype)?, config)
    }

    /// As [`Engine::load`], from memory.
    pub fn from_bytes(weights: &[u8], config: ModelConfig) -> Result<Self> {
        Self::from_bytes_as(weights, config, Dtype::Auto)
    }

    /// As [`Engine::load_as`], from memory.
    pub fn from_bytes_as(weights: &[u8], config: ModelConfig, dtype: Dtype) -> Result<Self> {
        Self::read(WeightsReader::from_bytes(weights, WEIGHTS_PLACE, dtype)?, config)
    }

    fn read<R: Read + Seek>(reader: WeightsReader<R>, config: ModelConfig) -> Result<Self> {
        static NEXT_ID: AtomicU64 = AtomicU64::new(0);
        let kernels = Kernels::detect()?;
        config.check("config")?;
        let network = Network::read(reader, config, kernels)?;
        Ok(Self { id: NEXT_ID.fetch_add(1, Ordering::Relaxed), network })
    }

    /// What the decoder's products are computed in; never [`Dtype::Auto`].
    pub fn dtype(&self) -> Dtype {
        self.network.decoder.dtype()
    }

    /// Bytes the weights take in memory.
    pub fn weight_bytes(&self) -> usize {
        self.network.weight_bytes
    }

    /// Bytes of weights that one decode step reads, without the row of the embedding.
    pub fn step_weight_bytes(&self) -> usize {
        self.network.decoder.step_bytes() + self.network.lm_head.bytes()
    }

    /// The same engine computing by another path; for comparing paths.
    pub fn with_kernels(mut self, kernels: &'static Kernels) -> Self {
        self.network.compute.set_kernels(kernels);
        self
    }

    /// The same engine computing on `threads` threads, the caller's among them; 1 unless set. The logits are the same to
    /// the last bit. Small products stay on the caller's thread. The others sleep while nothing is computed, and when
    /// several threads ask at a time, the first has them.
    ///
    /// [`Error::Argument`] unless it is 1 to [`Engine::MAX_THREADS`], and where the system refuses them.
    pub fn with_threads(mut self, threads: usize) -> Result<Self> {
        let refuse = |expected: String| Error::Argument { name: "threads", expected, found: threads.to_string() };
        if !(1..=Self::MAX_THREADS).contains(&threads) {
            return Err(refuse(format!("1 to {}", Self::MAX_THREADS)));
        }
        let started = self.network.compute.set_threads(threads);
        started.map_err(|error| refuse(format!("as many as the system starts ({error})")))?;
        Ok(self)
    }

    /// Threads it computes on.
    pub fn threads(&self) -> usize {
        self.network.compute.threads()
    }

    /// While it lives, everybody computes on their own thread alone: for callers who have as many sequences as threads.
    pub(crate) fn reserve_threads(&self) -> Option<Reservation<'_>> {
        self.network.compute.reserve()
    }

    /// Shape of the model.
    pub fn config(&self) -> &ModelConfig {
        &self.network.config
    }

    /// The path in use.
    pub fn kernels(&self) -> &'static Kernels {
        self.network.compute.kernels()
    }

    /// Runs the encoder once; `source` `[S]` includes its specials
    /// ([`Tokenizer::encode_source`](crate::Tokenizer::encode_source)).
    ///
    /// [`Error::Argument`] when it is empty or longer than [`ModelConfig::max_source_len`], [`Error::TokenId`] outside
    /// the vocabulary.
    pub fn start(&self, source: &[u32]) -> Result<Session> {
        let config = self.config();
        let most = config.max_source_len();
        if source.is_empty() || source.len() > most {
            return Err(Error::Argument {
                name: "source",
                expected: format!("1 to {most} tokens (max_seq_len)"),
                found: source.len().to_string(),
            });
        }
        source.iter().try_for_each(|id| check_token(*id, config.source_vocab_size))?;
        Ok(Session::new(&self.network, self.id, &self.network.encode(source)))
    }

    /// One decode step: feeds `token`, returns the logits `[target_vocab_size]` of the token after it.
    ///
    /// [`Error::TokenId`] outside the vocabulary; [`Error::Argument`] when the session is full (max_seq_len tokens) or
    /// another engine's. The session is then as it was.
    pub fn step<'a>(&self, session: &'a mut Session, token: u32) -> Result<&'a [f32]> {
        self.extend(session, &[token])
    }

    /// Feeds several tokens at once, returns the logits `[n, target_vocab_size]` of the token after each: bit for bit
    /// those of as many steps, for less time than that. Errors as [`Engine::step`]; then no token has been fed.
    pub fn extend<'a>(&self, session: &'a mut Session, tokens: &[u32]) -> Result<&'a [f32]> {
        self.check_feed(session, tokens)?;
        Ok(session.extend(&self.network, tokens))
    }

    /// Several sessions at once, of one source or of different ones: feeds each its tokens, returns the logits
    /// `[n, target_vocab_size]` of all, session after session, bit for bit those of [`Engine::extend`] of each.
    ///
    /// Errors as [`Engine::step`]; then no session has been fed.
    pub fn extend_many<'w>(
        &self,
        feeds: &mut [(&mut Session, &[u32])],
        workspace: &'w mut Workspace,
    ) -> Result<&'w [f32]> {
        feeds.iter().try_for_each(|(session, tokens)| self.check_feed(session, tokens))?;
        Ok(Session::extend_many(&self.network, feeds, workspace))
    }

    /// Whether these tokens can be fed to a session.
    fn check_feed(&self, session: &Session, tokens: &[u32]) -> Result<()> {
        let config = self.config();
        tokens.iter().try_for_each(|token| check_token(*token, config.target_vocab_size))?;
        if session.engine_id != self.id {
            let (expected, found) = ("a session of this engine".into(), "another engine's".into());
            return Err(Error::Argument { name: "session", expected, found });
        }
        let len = session.len() + tokens.len();
        if len > config.max_seq_len {
            let expected = format!("at most {} target tokens (max_seq_len)", config.max_seq_len);
            return Err(Error::Argument { name: "token", expected, found: len.to_string() });
        }
        Ok(())
    }

    /// Teacher-forced logits `[T, target_vocab_size]` for `decoder_input` `[T]`, which begins with BOS: bit for bit those
    /// of the steps that generate. Errors as [`Engine::start`] and [`Engine::step`].
    pub fn logits(&self, source: &[u32], decoder_input: &[u32]) -> Result<Vec<f32>> {
        let mut session = self.start(source)?;
        let mut logits = Vec::new();
        for tokens in decoder_input.chunks(MOST_ROWS) {
            logits.extend_from_slice(self.extend(&mut session, tokens)?);
        }
        Ok(logits)
    }
}

fn check_token(id: u32, vocab_size: usize) -> Result<()> {
    if (id as usize) < vocab_size { Ok(()) } else { Err(Error::TokenId { id, vocab_size }) }
}
