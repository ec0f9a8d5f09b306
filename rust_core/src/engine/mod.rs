//! CONTRACT (room: engine). Token ids to logits and nothing else.
//! Files: config.rs, weights.rs, kernels/{mod,scalar,x86}.rs, attention.rs, encoder.rs, decoder.rs.

use crate::error::Result;

/// Shape of a model, `config.json`.
pub struct ModelConfig {}

/// Weights and shape, ready to run; shared by many sessions.
pub struct Engine {}

/// One source being decoded: encoder output, cross K/V computed once, self-attention KV cache.
pub struct Session {}

impl Engine {
    /// Runs the encoder once; `source` includes EOS.
    pub fn start(&self, source: &[u32]) -> Result<Session> {
        todo!()
    }

    /// One decode step: feeds `token`, returns logits [target_vocab_size].
    pub fn step<'a>(&self, session: &'a mut Session, token: u32) -> Result<&'a [f32]> {
        todo!()
    }
}

impl Session {
    /// Number of target tokens fed so far.
    pub fn len(&self) -> usize {
        todo!()
    }

    /// Forgets all tokens from `len` on (rollback).
    pub fn truncate(&mut self, len: usize) {
        todo!()
    }
}
