//! Reads `tests/fixtures/tiny_model` and its sibling of another architecture, `tiny_minilm`.

#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part")]

pub mod random;

use rust_core::engine::{Engine, ModelConfig};
use safetensors::SafeTensors;
use serde::Deserialize;
use std::fs;
use std::path::PathBuf;

pub fn folder() -> PathBuf {
    folder_of("tiny_model")
}

pub fn folder_of(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures")).join(name)
}

pub fn config_json() -> String {
    fs::read_to_string(folder().join("config.json")).unwrap()
}

pub fn config() -> ModelConfig {
    ModelConfig::from_json(&config_json(), "config.json").unwrap()
}

pub fn weights() -> Vec<u8> {
    fs::read(folder().join("model.safetensors")).unwrap()
}

pub fn engine() -> Engine {
    engine_of("tiny_model")
}

pub fn engine_of(name: &str) -> Engine {
    let folder = folder_of(name);
    let config = ModelConfig::load(&folder.join("config.json")).unwrap();
    Engine::load(&folder.join("model.safetensors"), config).unwrap()
}

/// One source and target with what a correct engine answers.
#[derive(Deserialize)]
pub struct Case {
    pub source: Vec<u32>,
    pub decoder_input: Vec<u32>,
    /// The largest error of PyTorch's own f32 against `logits`.
    pub torch_f32_max_error: f64,
    /// Greedy answer in float64, EOS kept, at most `max_new_tokens`.
    pub greedy: Vec<u32>,
    /// [T, V] in float64
    #[serde(skip)]
    pub logits: Vec<f64>,
}

#[derive(Deserialize)]
struct Reference {
    max_new_tokens: usize,
    cases: Vec<Case>,
}

fn reference(name: &str) -> Reference {
    serde_json::from_str(&fs::read_to_string(folder_of(name).join("reference.json")).unwrap()).unwrap()
}

pub fn max_new_tokens() -> usize {
    reference("tiny_model").max_new_tokens
}

pub fn cases() -> Vec<Case> {
    cases_of("tiny_model")
}

pub fn cases_of(name: &str) -> Vec<Case> {
    let mut cases = reference(name).cases;
    let bytes = fs::read(folder_of(name).join("logits.safetensors")).unwrap();
    let logits = SafeTensors::deserialize(&bytes).unwrap();
    for (i, case) in cases.iter_mut().enumerate() {
        let tensor = logits.tensor(&format!("logits.{i}")).unwrap();
        case.logits =
            tensor.data().chunks_exact(8).map(|bytes| f64::from_le_bytes(bytes.try_into().unwrap())).collect();
    }
    cases
}
