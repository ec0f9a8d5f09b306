//! bf16, int8 and int4: what they stand for, and that a folder of them is the model that f32 becomes at load.

mod tiny_model;

use rust_core::engine::{Dtype, Engine, Kernels, ModelConfig};
use safetensors::{Dtype as Stored, SafeTensors, serialize, tensor::TensorView};
use std::fs;
use tiny_model::{cases_of, folder_of};

const ARCHITECTURES: [&str; 2] = ["tiny_model", "tiny_minilm"];

/// A weights file taken apart: name, dtype, shape, bytes.
type Parts = Vec<(String, Stored, Vec<usize>, Vec<u8>)>;

fn load(name: &str, weights: &[u8], dtype: Dtype) -> Engine {
    let config = ModelConfig::load(&folder_of(name).join("config.json")).unwrap();
    Engine::from_bytes_as(weights, config, dtype).unwrap()
}

fn weights(name: &str) -> Vec<u8> {
    fs::read(folder_of(name).join("model.safetensors")).unwrap()
}

/// The folder's weights with each F32 tensor replaced by what `convert` makes of its shape and values.
fn converted(name: &str, convert: impl Fn(&str, &[usize], Vec<f32>) -> Parts) -> Vec<u8> {
    let bytes = weights(name);
    let mut parts = Parts::new();
    for (name, view) in SafeTensors::deserialize(&bytes).unwrap().iter() {
        if view.dtype() == Stored::F32 {
            let values = view.data().chunks_exact(4).map(|bytes| f32::from_le_bytes(bytes.try_into().unwrap()));
            parts.extend(convert(name, view.shape(), values.collect()));
        } else {
            parts.push((name.to_owned(), view.dtype(), view.shape().to_vec(), view.data().to_vec()));
        }
    }
    let views =
        parts.iter().map(|(name, dtype, shape, data)| (name, TensorView::new(*dtype, shape.clone(), data).unwrap()));
    serialize(views, None).unwrap()
}

fn f32_part(name: &str, shape: &[usize], values: &[f32]) -> Parts {
    vec![(name.into(), Stored::F32, shape.to_vec(), values.iter().flat_map(|value| value.to_le_bytes()).collect())]
}

/// As `wgsl-train export --dtype int8` writes it.
fn int8_parts(name: &str, shape: &[usize], values: &[f32]) -> Parts {
    let [_, columns] = *shape else { return f32_part(name, shape, values) };
    let (mut bytes, mut scales) = (Vec::new(), Vec::new());
    for row in values.chunks(columns) {
        let scale = row.iter().fold(f32::MIN_POSITIVE, |largest, value| largest.max(value.abs())) / 127.0;
        bytes.extend(row.iter().map(|value| (value / scale).round_ties_even() as i8 as u8));
        scales.push(scale);
    }
    let scales = f32_part(&format!("{name}.scale"), &shape[..1], &scales);
    [vec![(name.into(), Stored::I8, shape.to_vec(), bytes)], scales].concat()
}

/// To the nearest bf16, in f32.
fn rounded(value: f32) -> f32 {
    let bits = value.to_bits();
    f32::from_bits((bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF_0000)
}

fn logits(engine: &Engine, name: &str) -> Vec<f32> {
    let of_case = |case: tiny_model::Case| engine.logits(&case.source, &case.decoder_input).unwrap();
    cases_of(name).into_iter().flat_map(of_case).collect()
}

#[test]
fn an_int8_folder_is_what_f32_becomes() {
    for name in ARCHITECTURES {
        let folder = converted(name, |name, shape, values| int8_parts(name, shape, &values));
        let at_load = load(name, &weights(name), Dtype::Int8);
        for dtype in [Dtype::Auto, Dtype::Int8] {
            let from_folder = load(name, &folder, dtype);
            assert_eq!((from_folder.dtype(), from_folder.weight_bytes()), (Dtype::Int8, at_load.weight_bytes()));
            assert!(logits(&from_folder, name) == logits(&at_load, name), "{name}");
        }
        assert!(logits(&load(name, &folder, Dtype::F32), name) != logits(&at_load, name), "activations are quantised");
    }
}

#[test]
fn bf16_computes_in_f32() {
    for name in ARCHITECTURES {
        let nearest = |name: &str, shape: &[usize], values: Vec<f32>| {
            let is_matrix = shape.len() == 2;
            let values: Vec<_> = values.iter().map(|value| if is_matrix { rounded(*value) } else { *value }).collect();
            f32_part(name, shape, &values)
        };
        let expected = load(name, &converted(name, nearest), Dtype::F32);
        for kernels in Kernels::available() {
            let found = load(name, &weights(name), Dtype::Bf16).with_kernels(kernels);
            let expected = load(name, &converted(name, nearest), Dtype::F32).with_kernels(kernels);
            assert!(logits(&found, name) == logits(&expected, name), "{name}, {}", kernels.name());
        }
        assert!(expected.weight_bytes() > load(name, &weights(name), Dtype::Bf16).weight_bytes());
    }
}

/// Logits of the tiny models lie within +-6; eight bits leave them an error of some hundredths, four bits of some tenths.
#[test]
fn integers_stay_near_f32_on_every_path() {
    for (name, (dtype, most)) in
        ARCHITECTURES.iter().flat_map(|name| [(*name, (Dtype::Int8, 0.05)), (*name, (Dtype::Int4, 0.5))])
    {
        let exact: Vec<_> = cases_of(name).into_iter().flat_map(|case| case.logits).collect();
        for kernels in Kernels::available() {
            let found = logits(&load(name, &weights(name), dtype).with_kernels(kernels), name);
            let mean_square = found.iter().zip(&exact).map(|(a, b)| (f64::from(*a) - b).powi(2)).sum::<f64>();
            let error = (mean_square / exact.len() as f64).sqrt();
            assert!(error < most, "{name} as {dtype:?}, {}: {error}", kernels.name());
        }
    }
}

#[test]
fn auto_is_what_the_file_holds() {
    let as_bf16 = |name: &str, shape: &[usize], values: Vec<f32>| {
        let halves = values.iter().flat_map(|value| ((rounded(*value).to_bits() >> 16) as u16).to_le_bytes());
        vec![(name.into(), Stored::BF16, shape.to_vec(), halves.collect())]
    };
    for name in ARCHITECTURES {
        let bf16 = converted(name, as_bf16);
        let int8 = converted(name, |name, shape, values| int8_parts(name, shape, &values));
        for (file, expected) in [(weights(name), Dtype::F32), (bf16, Dtype::Bf16), (int8, Dtype::Int8)] {
            assert_eq!(load(name, &file, Dtype::Auto).dtype(), expected);
            for asked in [Dtype::F32, Dtype::Bf16, Dtype::Int8, Dtype::Int4] {
                assert_eq!(load(name, &file, asked).dtype(), asked, "{name}, a file of {expected:?}");
            }
        }
    }
}

#[test]
fn dtypes_have_names() {
    for name in Dtype::NAMES {
        assert_eq!(name.parse::<Dtype>().unwrap().as_str(), name);
    }
    let refusal = "dtype: expected one of auto, f32, bf16, int8, int4, found f16";
    assert_eq!("f16".parse::<Dtype>().unwrap_err().to_string(), refusal);
}
