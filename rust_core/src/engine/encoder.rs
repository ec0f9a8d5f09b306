//! The encoder: all source positions at once. S source length, D d_model, F dim_feedforward.

use super::Network;
use super::attention::{KeysValues, attend_head};
use super::config::ModelConfig;
use super::kernels::Kernels;
use super::tensor::Tensor;
use super::weights::{LayerNorm, Linear, WeightsReader};
use crate::error::Result;
use std::io::{Read, Seek};

/// Linear, ReLU, linear.
pub(crate) struct FeedForward {
    linear1: Linear,
    linear2: Linear,
}

impl FeedForward {
    pub(crate) fn read<R: Read + Seek>(
        reader: &mut WeightsReader<R>,
        layer: &str,
        config: &ModelConfig,
    ) -> Result<Self> {
        let (d_model, d_ff) = (config.d_model, config.dim_feedforward);
        let linear1 = reader.linear(&format!("{layer}.linear1"), d_ff, d_model)?;
        Ok(Self { linear1, linear2: reader.linear(&format!("{layer}.linear2"), d_model, d_ff)? })
    }

    /// Rows of x `[D]` through `hidden` (rows of `[F]`) to rows of `output` `[D]`.
    pub(crate) fn forward(&self, kernels: &Kernels, x: &[f32], hidden: &mut [f32], output: &mut [f32]) {
        (kernels.linear)(x, &self.linear1.weight, &self.linear1.bias, hidden);
        // Not `max`, which would turn a NaN into 0 and hide it.
        hidden.iter_mut().for_each(|value| *value = if *value < 0.0 { 0.0 } else { *value });
        (kernels.linear)(hidden, &self.linear2.weight, &self.linear2.bias, output);
    }
}

/// One layer: self-attention and feed-forward, each followed by adding its input and normalising (post-norm).
pub(crate) struct EncoderLayer {
    qkv_proj: Linear,
    out_proj: Linear,
    norm1: LayerNorm,
    feed_forward: FeedForward,
    norm2: LayerNorm,
}

impl EncoderLayer {
    pub(crate) fn read<R: Read + Seek>(
        reader: &mut WeightsReader<R>,
        index: usize,
        config: &ModelConfig,
    ) -> Result<Self> {
        let (layer, d_model) = (format!("encoder.layers.{index}"), config.d_model);
        Ok(Self {
            qkv_proj: reader.linear(&format!("{layer}.self_attention.qkv_proj"), 3 * d_model, d_model)?,
            out_proj: reader.linear(&format!("{layer}.self_attention.out_proj"), d_model, d_model)?,
            norm1: reader.layer_norm(&format!("{layer}.norm1"), d_model)?,
            feed_forward: FeedForward::read(reader, &layer, config)?,
            norm2: reader.layer_norm(&format!("{layer}.norm2"), d_model)?,
        })
    }
}

/// Encoder output `[S, D]` of a source whose ids were checked.
pub(crate) fn encode(network: &Network, source: &[u32]) -> Tensor {
    let (config, kernels) = (&network.config, network.kernels);
    let (len, d_model) = (source.len(), config.d_model);
    let mut x = Tensor::zeros(len * d_model);
    for (position, (token, row)) in source.iter().zip(x.chunks_exact_mut(d_model)).enumerate() {
        network.embed(*token, position, row);
    }
    let mut qkv = Tensor::zeros(len * 3 * d_model);
    let mut attended = Tensor::zeros(len * d_model);
    let mut block = Tensor::zeros(len * d_model);
    let mut hidden = Tensor::zeros(len * config.dim_feedforward);
    let mut scores = Tensor::zeros(len);
    for layer in &network.encoder_layers {
        (kernels.linear)(&x, &layer.qkv_proj.weight, &layer.qkv_proj.bias, &mut qkv);
        let keys_values = KeysValues { rows: &qkv[d_model..], stride: 3 * d_model, d_model };
        for head in 0..config.nhead {
            // A head at a time: its keys and values of all rows then stay in the cache.
            for (query, output) in qkv.chunks_exact(3 * d_model).zip(attended.chunks_exact_mut(d_model)) {
                attend_head(kernels, (head, config.nhead), query, keys_values, &mut scores, output);
            }
        }
        (kernels.linear)(&attended, &layer.out_proj.weight, &layer.out_proj.bias, &mut block);
        (kernels.add_layer_norm)(&mut x, &block, &layer.norm1.weight, &layer.norm1.bias);
        layer.feed_forward.forward(kernels, &x, &mut hidden, &mut block);
        (kernels.add_layer_norm)(&mut x, &block, &layer.norm2.weight, &layer.norm2.bias);
    }
    x
}
