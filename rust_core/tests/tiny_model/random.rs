//! Random weights of any shape, as the bytes of a safetensors file.

use oorandom::Rand32;
use safetensors::{Dtype, serialize, tensor::TensorView};

/// Shape of a random model; V is both vocabularies.
#[derive(Clone, Copy)]
pub struct Shape {
    pub vocab_size: usize,
    pub d_model: usize,
    pub nhead: usize,
    pub layers: usize,
    pub dim_feedforward: usize,
    pub max_seq_len: usize,
}

impl Shape {
    pub fn config_json(&self) -> String {
        let Shape { vocab_size, d_model, nhead, layers, dim_feedforward, max_seq_len } = self;
        format!(
            r#"{{"format_version": 1, "architecture": "transformer", "source_vocab_size": {vocab_size},
                "target_vocab_size": {vocab_size}, "d_model": {d_model}, "nhead": {nhead},
                "num_encoder_layers": {layers}, "num_decoder_layers": {layers},
                "dim_feedforward": {dim_feedforward}, "max_seq_len": {max_seq_len}}}"#
        )
    }

    /// Names and shapes as the format has them.
    pub fn tensors(&self) -> Vec<(String, Vec<usize>)> {
        let (d, f) = (self.d_model, self.dim_feedforward);
        let mut tensors = vec![("embedding.weight".to_owned(), vec![self.vocab_size, d])];
        let mut pair = |name: String, shape: &[usize]| {
            tensors.push((format!("{name}.weight"), shape.to_vec()));
            tensors.push((format!("{name}.bias"), shape[..1].to_vec()));
        };
        for (side, norms) in [("encoder", 2), ("decoder", 3)] {
            for i in 0..self.layers {
                let layer = format!("{side}.layers.{i}");
                pair(format!("{layer}.self_attention.qkv_proj"), &[3 * d, d]);
                pair(format!("{layer}.self_attention.out_proj"), &[d, d]);
                if side == "decoder" {
                    pair(format!("{layer}.cross_attention.q_proj"), &[d, d]);
                    pair(format!("{layer}.cross_attention.kv_proj"), &[2 * d, d]);
                    pair(format!("{layer}.cross_attention.out_proj"), &[d, d]);
                }
                pair(format!("{layer}.linear1"), &[f, d]);
                pair(format!("{layer}.linear2"), &[d, f]);
                for norm in 1..=norms {
                    pair(format!("{layer}.norm{norm}"), &[d]);
                }
            }
        }
        pair("lm_head".to_owned(), &[self.vocab_size, d]);
        tensors
    }

    /// Uniform weights of unit gain times `gain`; the same seed, the same bytes.
    pub fn random_weights(&self, seed: u64, gain: f32) -> Vec<u8> {
        let mut random = Rand32::new(seed);
        let fill = |(name, shape): (String, Vec<usize>)| {
            let width = *shape.last().unwrap();
            let scale = if name.starts_with("lm_head") { gain * 4.0 } else { gain } / (width as f32).sqrt();
            let mut number = || (2.0 * random.rand_float() - 1.0) * 3.0_f32.sqrt() * scale;
            let values = (0..shape.iter().product()).flat_map(|_| number().to_le_bytes()).collect();
            (name, shape, values)
        };
        let tensors: Vec<(String, Vec<usize>, Vec<u8>)> = self.tensors().into_iter().map(fill).collect();
        let views = tensors
            .iter()
            .map(|(name, shape, values)| (name, TensorView::new(Dtype::F32, shape.clone(), values).unwrap()));
        serialize(views, None).unwrap()
    }
}
