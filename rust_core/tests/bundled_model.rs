//! The weights that ship, where they are compiled in.

#![cfg(feature = "bundled-model")]

use rust_core::generate::{Constrain, GenerateOptions};
use rust_core::{Model, Tokenizer, bundled, validate};

/// What may ship, in bytes.
const MAX_BYTES: usize = 40_000_000;

const PROMPTS: [&str; 4] = [
    "a soft orange glow pulsing over dark blue",
    "a function that squares a number",
    "double every element of a buffer of floats",
    "",
];

#[test]
fn it_answers_in_valid_code() {
    let model = Model::bundled().unwrap();
    let options = GenerateOptions { constrain: Constrain::Full, ..GenerateOptions::default() };
    for prompt in PROMPTS {
        let answer = model.generate(prompt, &options).unwrap();
        let verdict = validate(&answer.code);
        assert!(verdict.valid && !answer.code.is_empty(), "{prompt:?}: {:?}\n{}", verdict.message, answer.code);
        assert_eq!(answer.confidence.is_some(), model.engine().config().confidence.is_some());
        assert_eq!(model.generate(prompt, &options).unwrap(), answer);
    }
}

#[test]
fn it_is_small_and_without_padding() {
    let files = bundled::model().unwrap();
    assert!(files.weights.len() + files.config.len() + files.tokenizer.len() <= MAX_BYTES);
    let tokenizer = Tokenizer::from_json(files.tokenizer, "tokenizer.json").unwrap();
    assert_eq!(files.tokenizer, tokenizer.to_json(), "compact, as `wgsl-train export` writes it");
    let int8 = safetensors::SafeTensors::deserialize(files.weights).unwrap();
    let is_matrix = |shape: &[usize]| shape.len() == 2;
    let wide = int8.iter().filter(|(_, tensor)| is_matrix(tensor.shape()) && tensor.dtype() != safetensors::Dtype::I8);
    assert_eq!(wide.map(|(name, _)| name).collect::<Vec<_>>(), [""; 0], "matrices are stored in int8");
}
