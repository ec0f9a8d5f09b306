//! CONTRACT (room: language). Text to token ids and back, two roles (source = prompt, target = code) over one object.
//! Files: mod.rs (Tokenizer), vocab.rs (pieces <-> ids, min_freq, byte fallback), prompt.rs (prompt lexing).
use crate::error::Result;
use std::path::Path;

pub const PAD: u32 = 0;
pub const BOS: u32 = 1;
pub const EOS: u32 = 2;

/// One object, two roles; in the base model both read the same vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tokenizer {}

impl Tokenizer {
    /// Learns the vocabulary from prompts and codes (training split only; the caller's duty).
    pub fn fit<'a>(
        codes: impl IntoIterator<Item = &'a str>,
        prompts: impl IntoIterator<Item = &'a str>,
        min_freq: usize,
    ) -> Self {
        todo!()
    }
    pub fn load(path: &Path) -> Result<Self> {
        todo!()
    }
    /// `place` names the source in errors.
    pub fn from_json(json: &str, place: &str) -> Result<Self> {
        todo!()
    }
    pub fn to_json(&self) -> String {
        todo!()
    }
    /// Temporary file and rename.
    pub fn save(&self, path: &Path) -> Result<()> {
        todo!()
    }
    pub fn source_vocab_size(&self) -> usize {
        todo!()
    }
    pub fn target_vocab_size(&self) -> usize {
        todo!()
    }
    /// sha256 hex of the canonical JSON.
    pub fn hash(&self) -> String {
        todo!()
    }
    /// Code to ids, no bos/eos.
    pub fn encode(&self, code: &str) -> Vec<u32> {
        todo!()
    }
    /// Prompt to ids, no bos/eos.
    pub fn encode_prompt(&self, prompt: &str) -> Vec<u32> {
        todo!()
    }
    /// Ids to canonical text; specials are skipped; ids out of range are an error; invalid UTF-8 becomes U+FFFD.
    pub fn decode(&self, ids: &[u32]) -> Result<String> {
        todo!()
    }
    /// The piece as a person reads it ("<pad>", "<0x41>", "vec3<f32>").
    pub fn piece(&self, id: u32) -> Option<String> {
        todo!()
    }
}
