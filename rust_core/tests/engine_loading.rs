//! What a model folder may hold and what is refused: by name, and never with a panic.

mod tiny_model;

use proptest::prelude::*;
use rust_core::engine::{self, Architecture, Engine, ModelConfig};
use rust_core::{Error, Result};
use safetensors::{Dtype, SafeTensors, serialize, tensor::TensorView};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tiny_model::{config, config_json, folder, weights};

#[derive(Deserialize)]
struct ConfigCases {
    invalid: Vec<ConfigCase>,
}

#[derive(Deserialize)]
struct ConfigCase {
    text: Option<String>,
    #[serde(default)]
    change: BTreeMap<String, toml::Value>,
    message: String,
}

impl ConfigCase {
    fn json(&self) -> String {
        let mut config: serde_json::Map<_, _> = serde_json::from_str(&config_json()).unwrap();
        for (key, value) in &self.change {
            match value.as_str() {
                Some("<absent>") => drop(config.shift_remove(key)),
                _ => drop(config.insert(key.clone(), serde_json::to_value(value).unwrap())),
            }
        }
        self.text.clone().unwrap_or_else(|| serde_json::to_string(&config).unwrap())
    }
}

fn message<T>(result: Result<T>) -> String {
    result.err().expect("an error").to_string()
}

#[test]
fn configs_are_refused_by_key() {
    let cases = fs::read_to_string(folder().join("../model_config.toml")).unwrap();
    for case in toml::from_str::<ConfigCases>(&cases).unwrap().invalid {
        let message = message(ModelConfig::from_json(&case.json(), "config.json"));
        assert!(message.starts_with("config.json: ") && message.contains(&case.message), "{message}");
    }
    let long = format!("{{\"format_version\": \"{}\"}}", "x".repeat(1 << 19));
    assert!(message(ModelConfig::from_json(&long, "config.json")).len() < 200, "an error stays short");
    assert!(message(ModelConfig::from_json(&long.repeat(3), "config.json")).contains("at most 1048576 bytes"));
}

#[test]
fn a_config_is_read_whole() {
    let config = ModelConfig::load(&folder().join("config.json")).unwrap();
    assert_eq!(config.architecture, Architecture::Transformer);
    assert_eq!((config.source_vocab_size, config.target_vocab_size, config.max_seq_len), (300, 300, 64));
    assert_eq!((config.d_model, config.nhead, config.dim_feedforward), (16, 2, 32));
    assert_eq!(ModelConfig::from_json(&config.to_json(), "config.json").unwrap(), config);
    let missing = ModelConfig::load(Path::new("nowhere/config.json")).unwrap_err();
    assert!(matches!(missing, Error::Io { .. }) && missing.to_string().contains("nowhere"));
}

/// A weights file taken apart: name, dtype, shape, bytes.
type Parts = Vec<(String, Dtype, Vec<usize>, Vec<u8>)>;

fn parts() -> Parts {
    let bytes = weights();
    let file = SafeTensors::deserialize(&bytes).unwrap();
    let parts =
        file.iter().map(|(name, view)| (name.to_owned(), view.dtype(), view.shape().to_vec(), view.data().to_vec()));
    parts.collect()
}

fn joined(parts: &Parts) -> Vec<u8> {
    let views =
        parts.iter().map(|(name, dtype, shape, data)| (name, TensorView::new(*dtype, shape.clone(), data).unwrap()));
    serialize(views, None).unwrap()
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.chunks_exact(4).map(|bytes| f32::from_le_bytes(bytes.try_into().unwrap())).collect()
}

fn load(parts: &Parts) -> Result<Engine> {
    Engine::from_bytes(&joined(parts), config())
}

const NAME: &str = "decoder.layers.1.cross_attention.kv_proj.weight";

fn with_change(change: impl Fn(&mut (String, Dtype, Vec<usize>, Vec<u8>))) -> Parts {
    let mut parts = parts();
    change(parts.iter_mut().find(|part| part.0 == NAME).unwrap());
    parts
}

#[test]
fn tensors_are_refused_by_name() {
    let wanted = format!("model.safetensors: tensor `{NAME}`: expected F32, BF16 or I8 [32, 16], as config.json says");
    let missing = with_change(|part| part.0 = "other".into());
    assert_eq!(message(load(&missing)), format!("{wanted}, found no such tensor"));
    let shape = with_change(|part| part.2 = vec![16, 32]);
    assert_eq!(message(load(&shape)), format!("{wanted}, found F32 [16, 32]"));
    let dtype = with_change(|part| {
        part.1 = Dtype::F16;
        part.3.truncate(32 * 16 * 2);
    });
    assert_eq!(message(load(&dtype)), format!("{wanted}, found F16 [32, 16]"));
    let mut extra = parts();
    extra.push(("encoder.norm.weight".into(), Dtype::F32, vec![1], vec![0; 4]));
    assert_eq!(
        message(load(&extra)),
        "model.safetensors: tensor `encoder.norm.weight`: expected no such tensor, as config.json says, found F32 [1]"
    );
    for (poison, shown) in [(f32::NAN, "NaN at 5"), (f32::NEG_INFINITY, "-inf at 5")] {
        let poisoned = with_change(|part| part.3[20..24].copy_from_slice(&poison.to_le_bytes()));
        let expected = format!("model.safetensors: tensor `{NAME}`: expected finite numbers, found {shown}");
        assert_eq!(message(load(&poisoned)), expected);
    }
    let unscaled = with_change(|part| {
        part.1 = Dtype::I8;
        part.3.truncate(32 * 16);
    });
    assert!(message(load(&unscaled)).contains(&format!("tensor `{NAME}.scale`: expected F32")));
}

#[test]
fn a_config_of_another_model_is_refused() {
    let wider = ModelConfig { dim_feedforward: 64, ..config() };
    let found = message(Engine::from_bytes(&weights(), wider));
    assert!(found.contains("`encoder.layers.0.linear1.weight`: expected F32, BF16 or I8 [64, 16]"), "{found}");
    let shallower = ModelConfig { num_decoder_layers: 1, ..config() };
    assert!(message(Engine::from_bytes(&weights(), shallower)).contains("`decoder.layers.1."));
    let by_hand = ModelConfig { max_seq_len: 0, ..config() };
    let range = "config: expected `max_seq_len` of 2 to 65536, found 0";
    assert_eq!(message(Engine::from_bytes(&weights(), by_hand)), range);
}

/// bf16 and int8 widened to f32 give the logits of the f32 model whose weights they stand for.
#[test]
fn compressed_weights_widen_to_f32() {
    let (mut compressed, mut plain) = (Parts::new(), Parts::new());
    for (i, (name, _, shape, data)) in parts().into_iter().enumerate() {
        let values = floats(&data);
        let mut stands_for = Vec::new();
        if i % 2 == 0 && shape.len() == 2 {
            let mut bytes = Vec::new();
            let scale: Vec<f32> = (0..shape[0]).map(|row| 0.01 + row as f32 * 1e-4).collect();
            for (row, scale) in values.chunks(shape[1]).zip(&scale) {
                let quantised: Vec<i8> = row.iter().map(|value| (value / scale).round() as i8).collect();
                stands_for.extend(quantised.iter().map(|value| f32::from(*value) * scale));
                bytes.extend(quantised.iter().map(|value| *value as u8));
            }
            compressed.push((name.clone(), Dtype::I8, shape.clone(), bytes));
            let scale: Vec<u8> = scale.iter().flat_map(|scale| scale.to_le_bytes()).collect();
            compressed.push((format!("{name}.scale"), Dtype::F32, shape[..1].to_vec(), scale));
        } else {
            let bytes = values.iter().flat_map(|value| ((value.to_bits() >> 16) as u16).to_le_bytes()).collect();
            compressed.push((name.clone(), Dtype::BF16, shape.clone(), bytes));
            stands_for.extend(values.iter().map(|value| f32::from_bits(value.to_bits() & 0xFFFF_0000)));
        }
        plain.push((name, Dtype::F32, shape, stands_for.iter().flat_map(|value| value.to_le_bytes()).collect()));
    }
    let load = |parts| Engine::from_bytes_as(&joined(parts), config(), engine::Dtype::F32).unwrap();
    let logits = |parts| load(parts).logits(&[9, 200, 2], &[1, 77, 3]).unwrap();
    assert!(compressed.iter().any(|part| part.1 == Dtype::I8));
    assert!(logits(&compressed) == logits(&plain));
}

#[test]
fn int8_is_symmetric() {
    let mut parts = with_change(|part| {
        part.1 = Dtype::I8;
        part.3.truncate(32 * 16);
        part.3[37] = 128;
    });
    parts.push((format!("{NAME}.scale"), Dtype::F32, vec![32], 1_f32.to_le_bytes().repeat(32)));
    let refusal = format!("model.safetensors: tensor `{NAME}`: expected integers within +-127, found -128 at 37");
    assert_eq!(message(load(&parts)), refusal);
}

#[test]
fn bytes_and_file_are_the_same_model() {
    let from_bytes = Engine::from_bytes(&weights(), config()).unwrap();
    assert_eq!(tiny_model::engine().logits(&[4, 2], &[1, 5]).unwrap(), from_bytes.logits(&[4, 2], &[1, 5]).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.safetensors");
    let whole = weights();
    fs::write(&path, &whole[..whole.len() - 1]).unwrap();
    let cut = message(Engine::load(&path, config()));
    assert!(cut.contains("cut.safetensors: expected ") && cut.contains("as the header says"), "{cut}");
    let missing = Engine::load(&folder.path().join("none.safetensors"), config()).err().unwrap();
    assert!(matches!(missing, Error::Io { .. }));
    assert!(Engine::load(folder.path(), config()).is_err(), "a folder is no weights file");
}

#[test]
fn no_prefix_of_a_file_loads() {
    let whole = weights();
    let header_len = 8 + u64::from_le_bytes(whole[..8].try_into().unwrap()) as usize;
    for len in (0..header_len + 40).step_by(7).chain([0, 7, 8, header_len, whole.len() - 1]) {
        assert!(Engine::from_bytes(&whole[..len], config()).is_err(), "{len} bytes");
    }
    let mut longer = whole;
    longer.push(0);
    assert!(message(Engine::from_bytes(&longer, config())).contains("as the header says"));
}

/// A file with this header before 64 bytes of data.
fn file(header: &str, header_len: u64) -> Vec<u8> {
    [&header_len.to_le_bytes()[..], header.as_bytes(), &[0; 64]].concat()
}

#[test]
fn headers_that_lie_are_refused() {
    let headers = [
        r#"{"a": {"dtype": "F32", "shape": [16], "data_offsets": [0, 60]}}"#,
        r#"{"a": {"dtype": "F32", "shape": [8], "data_offsets": [0, 32]}, "b": {"dtype": "F32", "shape": [9], "data_offsets": [28, 64]}}"#,
        r#"{"a": {"dtype": "F32", "shape": [8], "data_offsets": [32, 64]}}"#,
        r#"{"a": {"dtype": "F32", "shape": [8], "data_offsets": [32, 0]}}"#,
        r#"{"a": {"dtype": "F32", "shape": [4611686018427387904], "data_offsets": [0, 0]}}"#,
        r#"{"a": {"dtype": "F32", "shape": [1000000000000], "data_offsets": [0, 4000000000000]}}"#,
        r#"{"a": {"dtype": "F32", "shape": [-1], "data_offsets": [0, 64]}}"#,
        r#"{"a": {"dtype": "X99", "shape": [16], "data_offsets": [0, 64]}}"#,
        r#"{"a": 7}"#,
        "[[[[[[[[[[[[",
        "",
    ];
    for header in headers {
        let error = message(Engine::from_bytes(&file(header, header.len() as u64), config()));
        assert!(error.starts_with("model.safetensors: expected "), "{header}: {error}");
    }
    let deep = "[".repeat(100_000);
    assert!(Engine::from_bytes(&file(&deep, deep.len() as u64), config()).is_err());
    for lie in [u64::MAX, 1 << 40, 1000] {
        let error = message(Engine::from_bytes(&file("{}", lie), config()));
        assert!(error.contains("expected a header of at most 66 bytes") && error.contains(&lie.to_string()), "{error}");
    }
}

proptest! {
    #[test]
    fn a_changed_header_never_panics(at in 0_usize..6000, byte: u8, cut in 0_usize..2) {
        let mut bytes = weights();
        let len = bytes.len();
        bytes[at % len] = byte;
        bytes.truncate(len - cut);
        let _ = Engine::from_bytes(&bytes, config());
    }

    #[test]
    fn config_text_never_panics(text in "\\PC{0,80}", key in "[a-z_]{0,12}", value in "[-0-9.eE\"{}\\[\\]]{0,20}") {
        let _ = ModelConfig::from_json(&text, "config.json");
        let _ = ModelConfig::from_json(&config_json().replace("nhead", &key).replace("300", &value), "config.json");
    }
}
