//! Encoders: all source positions at once. S source length, D d_model, F dim_feedforward.

use super::attention::{KeysValues, Scores, Span};
use super::kernels::{Compute, Rows, RowsMut};
use super::layers::{BLOCK_ROWS, FeedForward, Residual, StackShape};
use super::linear::{Linear, Quantised};
use super::rotary::Rotary;
use super::tensor::Tensor;
use super::weights::{LayerNorm, WeightsReader};
use crate::error::Result;
use std::io::{Read, Seek};

/// Self-attention, then feed-forward, each followed by the norm that comes next.
struct EncoderLayer {
    qkv_proj: Linear,
    out_proj: Linear,
    attention_norm: LayerNorm,
    feed_forward: FeedForward,
    feed_forward_norm: LayerNorm,
}

/// Equal layers.
pub(crate) struct Encoder {
    shape: StackShape,
    entry: Option<LayerNorm>,
    layers: Vec<EncoderLayer>,
}

impl Encoder {
    pub(crate) fn read<R: Read + Seek>(reader: &mut WeightsReader<R>, shape: StackShape) -> Result<Self> {
        let entry = shape.read_entry(reader)?;
        let layers =
            (0..shape.num_layers).map(|index| EncoderLayer::read(reader, index, &shape)).collect::<Result<_>>()?;
        Ok(Self { shape, entry, layers })
    }

    /// Output `[S, D]` for embedded rows `[S, D]`.
    pub(crate) fn forward(&self, compute: &Compute, rows: &[f32], rotary: Option<&Rotary>) -> Tensor {
        let StackShape { d_model, nhead, dim_feedforward, placement, .. } = self.shape;
        let len = rows.len() / d_model;
        let mut residual = Residual::zeros(placement, rows.len());
        let mut qkv = Tensor::zeros(3 * rows.len());
        let mut attended = Tensor::zeros(rows.len());
        let mut block = Tensor::zeros(rows.len());
        let mut hidden = Tensor::zeros(len.min(BLOCK_ROWS * compute.threads()) * dim_feedforward);
        let mut quantised = Quantised::with_capacity(len, d_model.max(dim_feedforward));
        let mut keys_values: KeysValues = KeysValues::zeros(d_model, nhead, len);
        let mut scores = Scores::zeros(compute.threads(), len, len);
        residual.start(compute, rows, self.entry.as_ref(), &block);
        for layer in &self.layers {
            layer.qkv_proj.apply(compute, &residual.input, &mut qkv, &mut quantised);
            if let Some(rotary) = rotary {
                turn_all(compute, rotary, &mut qkv, d_model);
            }
            let queries = Rows { numbers: &qkv, count: len, stride: 3 * d_model };
            keys_values.set_rows(compute, 0, queries, (d_model, 2 * d_model));
            let output = RowsMut::new(&mut attended, d_model, d_model);
            keys_values.attend(compute, Span::Equal(len), queries, &mut scores, output);
            layer.out_proj.apply(compute, &attended, &mut block, &mut quantised);
            residual.add(compute, &block, &layer.attention_norm);
            layer.feed_forward.forward(compute, &residual.input, &mut hidden, &mut block, &mut quantised);
            residual.add(compute, &block, &layer.feed_forward_norm);
        }
        residual.input
    }
}

/// Queries and keys of rows `[3 D]`, a row a position.
fn turn_all(compute: &Compute, rotary: &Rotary, qkv: &mut [f32], d_model: usize) {
    let width = 3 * d_model;
    compute.split_rows(size_of_val(qkv), qkv.len() / width, (&mut *qkv, &mut [(); 0]), |positions, rows, _| {
        for (position, row) in positions.zip(rows.chunks_exact_mut(width)) {
            rotary.turn(position, &mut row[..2 * d_model]);
        }
    });
}

impl EncoderLayer {
    fn read<R: Read + Seek>(reader: &mut WeightsReader<R>, index: usize, shape: &StackShape) -> Result<Self> {
        let (layer, d_model) = (shape.layer(index), shape.d_model);
        Ok(Self {
            qkv_proj: reader.linear(&format!("{layer}.self_attention.qkv_proj"), 3 * d_model, d_model)?,
            out_proj: reader.linear(&format!("{layer}.self_attention.out_proj"), d_model, d_model)?,
            attention_norm: shape.read_closing(reader, index, (1, 2))?,
            feed_forward: FeedForward::read(reader, &layer, shape)?,
            feed_forward_norm: shape.read_closing(reader, index, (2, 2))?,
        })
    }
}
