//! What is particular to `architecture = "minilm"`: its config, its tensors, its sources. That it computes what it
//! should is in `engine.rs`.

mod tiny_model;

use rust_core::engine::{Architecture, Engine, ModelConfig};
use rust_core::generate::{Constrain, GenerateOptions};
use rust_core::{Model, Result};
use safetensors::{Dtype, SafeTensors, serialize, tensor::TensorView};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use tiny_model::{engine_of, folder_of};

const NAME: &str = "tiny_minilm";

type Change = BTreeMap<String, toml::Value>;

#[derive(Deserialize)]
struct ConfigCases {
    invalid: Vec<ConfigCase>,
}

#[derive(Deserialize)]
struct ConfigCase {
    #[serde(default)]
    change: Change,
    #[serde(default)]
    frozen: Change,
    message: String,
}

fn apply(change: &Change, object: &mut serde_json::Map<String, serde_json::Value>) {
    for (key, value) in change {
        match value.as_str() {
            Some("<absent>") => drop(object.shift_remove(key)),
            _ => drop(object.insert(key.clone(), serde_json::to_value(value).unwrap())),
        }
    }
}

fn config_json() -> String {
    fs::read_to_string(folder_of(NAME).join("config.json")).unwrap()
}

fn config() -> ModelConfig {
    ModelConfig::from_json(&config_json(), "config.json").unwrap()
}

fn message<T>(result: Result<T>) -> String {
    result.err().expect("an error").to_string()
}

#[test]
fn configs_are_refused_by_key() {
    let cases = fs::read_to_string(folder_of("minilm_config.toml")).unwrap();
    for case in toml::from_str::<ConfigCases>(&cases).unwrap().invalid {
        let mut config: serde_json::Map<_, _> = serde_json::from_str(&config_json()).unwrap();
        apply(&case.frozen, config["prompt_encoder"].as_object_mut().unwrap());
        apply(&case.change, &mut config);
        let message = message(ModelConfig::from_json(&serde_json::to_string(&config).unwrap(), "config.json"));
        assert_eq!(message, case.message);
    }
}

#[test]
fn a_config_is_read_whole() {
    let config = config();
    let frozen = config.prompt_encoder.unwrap();
    assert_eq!(config.architecture, Architecture::Minilm);
    assert_eq!((frozen.d_model, frozen.nhead, frozen.num_layers, frozen.dim_feedforward), (8, 2, 2, 16));
    assert_eq!((config.max_seq_len, frozen.max_seq_len, config.max_source_len()), (48, 24, 24));
    assert_eq!(ModelConfig::from_json(&config.to_json(), "config.json").unwrap(), config);
}

#[test]
fn a_source_is_as_long_as_the_frozen_encoder_reads() {
    let engine = engine_of(NAME);
    assert!(engine.start(&[9; 24]).is_ok());
    let most = "source: expected 1 to 24 tokens (max_seq_len), found 25";
    assert_eq!(message(engine.start(&[9; 25])), most);
    let outside = engine.config().source_vocab_size;
    let expected = format!("token id {outside} is outside the vocabulary of {outside}");
    assert_eq!(message(engine.start(&[outside as u32])), expected);
}

/// The weights file with one tensor changed.
fn changed(name: &str, change: impl Fn(&mut Dtype, &mut Vec<usize>, &mut Vec<u8>)) -> Vec<u8> {
    let bytes = fs::read(folder_of(NAME).join("model.safetensors")).unwrap();
    let file = SafeTensors::deserialize(&bytes).unwrap();
    let mut parts: Vec<_> = file
        .iter()
        .map(|(name, view)| (name.to_owned(), view.dtype(), view.shape().to_vec(), view.data().to_vec()))
        .collect();
    let (_, dtype, shape, data) = parts.iter_mut().find(|part| part.0 == name).unwrap();
    change(dtype, shape, data);
    let views =
        parts.iter().map(|(name, dtype, shape, data)| (name, TensorView::new(*dtype, shape.clone(), data).unwrap()));
    serialize(views, None).unwrap()
}

#[test]
fn tensors_are_refused_by_name() {
    let load = |bytes: Vec<u8>| message(Engine::from_bytes(&bytes, config()));
    let symbols = "model.safetensors: tensor `prompt.symbols`: expected";
    for value in [-2_i8, 96] {
        let found = load(changed("prompt.symbols", |_, _, data| data[7] = value as u8));
        assert_eq!(found, format!("{symbols} integers from -1 to 95, found {value}"));
    }
    let wider = load(changed("prompt.symbols", |_, shape, _| shape.reverse()));
    let pieces = config().source_vocab_size / 8;
    assert_eq!(wider, format!("{symbols} I8 [{pieces}, 12], as config.json says, found I8 [12, {pieces}]"));
    let unsigned = load(changed("prompt.symbols", |dtype, _, _| *dtype = Dtype::U8));
    assert!(unsigned.contains("found U8"), "{unsigned}");
    let positions = "prompt_encoder.position_embedding.weight";
    let shorter = load(changed(positions, |_, shape, data| {
        shape[0] -= 1;
        data.truncate(23 * 8 * 4);
    }));
    assert!(shorter.contains(&format!("tensor `{positions}`: expected F32, BF16 or I8 [24, 8]")), "{shorter}");
}

#[test]
fn a_folder_answers_prompts() {
    let model = Model::load(&folder_of(NAME)).unwrap();
    let (ids, truncated) = model.source_ids("The RED circle, 0.25é");
    assert_eq!((ids.len(), truncated), (11, false));
    assert!(model.source_ids(&"red ".repeat(30)).1);
    let options = GenerateOptions { max_new_tokens: Some(12), constrain: Constrain::Full, ..Default::default() };
    let answer = model.generate("a red circle", &options).unwrap();
    assert!(rust_core::validate::validate(&answer.code).valid, "{}", answer.code);
}
