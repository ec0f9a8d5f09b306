//! The decoder: rows of tokens at once, each against a cache of what earlier tokens of its target left.
//! S source length, T tokens fed so far, M rows, D d_model, F dim_feedforward, V target vocabulary.

use super::Network;
use super::attention::{Scores, Span};
use super::cache::Cache;
use super::config::ModelConfig;
use super::dtype::Dtype;
use super::kernels::{Rows, RowsMut};
use super::layers::{BLOCK_ROWS, FeedForward, Residual, StackShape};
use super::linear::{Linear, Quantised};
use super::tensor::Tensor;
use super::weights::{LayerNorm, WeightsReader};
use crate::error::Result;
use std::io::{Read, Seek};
use std::sync::Arc;

/// Equal layers.
pub(crate) struct Decoder {
    shape: StackShape,
    entry: Option<LayerNorm>,
    /// Encoder output to the keys and values of all layers, side by side.
    cross_kv_proj: Linear,
    layers: Vec<DecoderLayer>,
}

/// Self-attention, cross-attention, feed-forward, each followed by the norm that comes next.
struct DecoderLayer {
    self_qkv_proj: Linear,
    self_out_proj: Linear,
    self_norm: LayerNorm,
    cross_q_proj: Linear,
    cross_out_proj: Linear,
    cross_norm: LayerNorm,
    feed_forward: FeedForward,
    feed_forward_norm: LayerNorm,
}

impl Decoder {
    pub(crate) fn read<R: Read + Seek>(reader: &mut WeightsReader<R>, shape: StackShape) -> Result<Self> {
        let entry = shape.read_entry(reader)?;
        let name = |index| format!("{}.cross_attention.kv_proj", shape.layer(index));
        let names: Vec<_> = (0..shape.num_layers).map(name).collect();
        let cross_kv_proj = reader.stacked_linear(&names, 2 * shape.d_model, shape.d_model)?;
        let layers =
            (0..shape.num_layers).map(|index| DecoderLayer::read(reader, index, &shape)).collect::<Result<_>>()?;
        Ok(Self { shape, entry, cross_kv_proj, layers })
    }

    /// Bytes of weights that one token reads; the source's part is not among them.
    pub(crate) fn step_bytes(&self) -> usize {
        let layer = |layer: &DecoderLayer| {
            let products = [&layer.self_qkv_proj, &layer.self_out_proj, &layer.cross_q_proj, &layer.cross_out_proj];
            products.iter().map(|linear| linear.bytes()).sum::<usize>() + layer.feed_forward.bytes()
        };
        self.layers.iter().map(layer).sum()
    }

    /// What its products are computed in.
    pub(crate) fn dtype(&self) -> Dtype {
        self.cross_kv_proj.weight.dtype()
    }
}

impl DecoderLayer {
    fn read<R: Read + Seek>(reader: &mut WeightsReader<R>, index: usize, shape: &StackShape) -> Result<Self> {
        let (layer, d_model) = (shape.layer(index), shape.d_model);
        Ok(Self {
            self_qkv_proj: reader.linear(&format!("{layer}.self_attention.qkv_proj"), 3 * d_model, d_model)?,
            self_out_proj: reader.linear(&format!("{layer}.self_attention.out_proj"), d_model, d_model)?,
            self_norm: shape.read_closing(reader, index, (1, 3))?,
            cross_q_proj: reader.linear(&format!("{layer}.cross_attention.q_proj"), d_model, d_model)?,
            cross_out_proj: reader.linear(&format!("{layer}.cross_attention.out_proj"), d_model, d_model)?,
            cross_norm: shape.read_closing(reader, index, (2, 3))?,
            feed_forward: FeedForward::read(reader, &layer, shape)?,
            feed_forward_norm: shape.read_closing(reader, index, (3, 3))?,
        })
    }
}

/// Most rows that are computed at a time: more are no faster, and take memory.
pub(crate) const MOST_ROWS: usize = 48;

/// A target being decoded: what the decoder attends to.
pub(crate) struct Target {
    /// One a layer, of the source's S tokens, shared by all targets of a source.
    pub(crate) cross: Arc<[Cache]>,
    source_len: usize,
    /// One a layer with room for max_seq_len tokens, of which T are there.
    pub(crate) cache: Vec<Cache>,
    pub(crate) tokens: Vec<u32>,
}

impl Target {
    /// Nothing yet for `encoder_output` `[S, D]`.
    pub(crate) fn new(network: &Network, encoder_output: &[f32]) -> Self {
        let ModelConfig { d_model, nhead, max_seq_len, .. } = network.config;
        let cache = || Cache::zeros(network.decoder.dtype().is_integer(), d_model, nhead, max_seq_len);
        Self {
            cross: cross_keys_values(network, encoder_output),
            source_len: encoder_output.len() / d_model,
            cache: network.decoder.layers.iter().map(|_| cache()).collect(),
            tokens: Vec::with_capacity(max_seq_len),
        }
    }

    /// Nothing yet for the same source.
    pub(crate) fn empty_like(&self) -> Self {
        Self {
            cross: self.cross.clone(),
            source_len: self.source_len,
            cache: self.cache.iter().map(Cache::zeros_like).collect(),
            tokens: Vec::with_capacity(self.tokens.capacity()),
        }
    }
}

/// Tokens that a target is fed: rows one after the other.
pub(crate) struct Part<'a> {
    pub(crate) target: &'a mut Target,
    pub(crate) tokens: &'a [u32],
}

/// The memory that rows are computed in. It grows to the most rows it was used for, and then allocates nothing.
#[derive(Default)]
pub struct Workspace {
    residual: Residual,
    embedded: Tensor,
    qkv: Tensor,
    attended: Tensor,
    block: Tensor,
    hidden: Tensor,
    quantised: Quantised,
    scores: Scores,
    /// `[M, V]`
    pub(crate) logits: Tensor,
}

impl Workspace {
    /// With room for one row.
    pub(crate) fn new(network: &Network) -> Self {
        let ModelConfig { d_model, dim_feedforward, target_vocab_size, .. } = network.config;
        let mut workspace = Self::default();
        workspace.resize(network, 1);
        workspace.quantised = Quantised::with_capacity(1, d_model.max(dim_feedforward));
        workspace.logits.resize(target_vocab_size);
        workspace
    }

    /// Makes everything but the logits and the integers, which see to themselves, fit so many rows.
    fn resize(&mut self, network: &Network, rows: usize) {
        let ModelConfig { d_model, dim_feedforward, max_seq_len, .. } = network.config;
        self.residual.resize(network.decoder.shape.placement, rows * d_model);
        self.embedded.resize(rows * d_model);
        self.qkv.resize(rows * 3 * d_model);
        self.attended.resize(rows * d_model);
        self.block.resize(rows * d_model);
        self.hidden.resize(rows * dim_feedforward);
        self.scores.resize(network.compute.threads(), rows, max_seq_len);
    }

    /// Feeds targets their tokens, one each at least, whose ids and number were checked, at most [`MOST_ROWS`] in all. The logits of the
    /// tokens after them are those of rows `first` and following, for which there is room.
    pub(crate) fn forward(&mut self, network: &Network, parts: &mut [Part], first: usize) {
        let (compute, decoder) = (&network.compute, &network.decoder);
        let rows = parts.iter().map(|part| part.tokens.len()).sum();
        if rows == 0 {
            return;
        }
        self.resize(network, rows);
        let mut embedded = self.embedded.chunks_exact_mut(decoder.shape.d_model);
        for Part { target, tokens } in &mut *parts {
            for (token, row) in tokens.iter().zip(&mut embedded) {
                network.embed_target(*token, target.tokens.len(), row);
                target.tokens.push(*token);
            }
        }
        self.block.fill(0.0);
        self.residual.start(compute, &self.embedded, decoder.entry.as_ref(), &self.block);
        for (index, layer) in decoder.layers.iter().enumerate() {
            self.layer(network, layer, index, parts);
        }
        let vocab_size = network.config.target_vocab_size;
        let logits = &mut self.logits[first * vocab_size..][..rows * vocab_size];
        network.lm_head.apply(compute, &self.residual.input, logits, &mut self.quantised);
    }

    fn layer(&mut self, network: &Network, layer: &DecoderLayer, index: usize, parts: &mut [Part]) {
        let compute = &network.compute;
        layer.self_qkv_proj.apply(compute, &self.residual.input, &mut self.qkv, &mut self.quantised);
        self.attend_to_target(network, index, parts);
        layer.self_out_proj.apply(compute, &self.attended, &mut self.block, &mut self.quantised);
        self.residual.add(compute, &self.block, &layer.self_norm);

        let queries = &mut self.qkv[..self.attended.len()];
        layer.cross_q_proj.apply(compute, &self.residual.input, queries, &mut self.quantised);
        self.attend_to_source(network, index, parts);
        layer.cross_out_proj.apply(compute, &self.attended, &mut self.block, &mut self.quantised);
        self.residual.add(compute, &self.block, &layer.cross_norm);

        let Self { residual, hidden, block, quantised, .. } = self;
        layer.feed_forward.forward(compute, &residual.input, hidden, block, quantised);
        self.residual.add(compute, &self.block, &layer.feed_forward_norm);
    }

    /// Queries, keys and values of all rows to what they attend to in their own target.
    fn attend_to_target(&mut self, network: &Network, index: usize, parts: &mut [Part]) {
        let d_model = network.decoder.shape.d_model;
        let mut first = 0;
        for Part { target, tokens } in parts {
            let (count, len) = (tokens.len(), target.tokens.len() - tokens.len());
            let rows = &mut self.qkv[first * 3 * d_model..][..count * 3 * d_model];
            for (position, row) in (len..).zip(rows.chunks_exact_mut(3 * d_model)) {
                if let Some(rotary) = &network.rotary {
                    rotary.turn(position, &mut row[..2 * d_model]);
                }
                target.cache[index].set(position, &row[d_model..2 * d_model], &row[2 * d_model..]);
            }
            let queries = Rows { numbers: rows, count, stride: 3 * d_model };
            let attended = &mut self.attended[first * d_model..][..count * d_model];
            let output = RowsMut::new(attended, d_model, d_model);
            let span = Span::Causal(len + 1);
            target.cache[index].attend(&network.compute, span, queries, &mut self.scores, output);
            first += count;
        }
    }

    /// Queries `[M, D]` to what they attend to in their source, all targets of one source together.
    fn attend_to_source(&mut self, network: &Network, index: usize, parts: &[Part]) {
        let d_model = network.decoder.shape.d_model;
        let mut first = 0;
        for parts in parts.chunk_by(|a, b| Arc::ptr_eq(&a.target.cross, &b.target.cross)) {
            let [Part { target, .. }, ..] = parts else { continue };
            let count = parts.iter().map(|part| part.tokens.len()).sum();
            let queries = Rows { numbers: &self.qkv[first * d_model..], count, stride: d_model };
            let attended = &mut self.attended[first * d_model..][..count * d_model];
            let output = RowsMut::new(attended, d_model, d_model);
            let span = Span::Equal(target.source_len);
            target.cross[index].attend(&network.compute, span, queries, &mut self.scores, output);
            first += count;
        }
    }
}

/// What the decoder's layers attend to in a source `[S, D]`.
fn cross_keys_values(network: &Network, encoder_output: &[f32]) -> Arc<[Cache]> {
    let StackShape { d_model, nhead, num_layers, .. } = network.decoder.shape;
    let source_len = encoder_output.len() / d_model;
    let is_int8 = network.decoder.dtype().is_integer();
    let mut layers: Vec<_> = (0..num_layers).map(|_| Cache::zeros(is_int8, d_model, nhead, source_len)).collect();
    let width = num_layers * 2 * d_model;
    let mut rows = Tensor::zeros(source_len.min(BLOCK_ROWS) * width);
    let mut quantised = Quantised::with_capacity(source_len.min(BLOCK_ROWS), d_model);
    for (block, x) in encoder_output.chunks(BLOCK_ROWS * d_model).enumerate() {
        let rows = &mut rows[..x.len() / d_model * width];
        network.decoder.cross_kv_proj.apply(&network.compute, x, rows, &mut quantised);
        let rows = Rows { numbers: rows, count: x.len() / d_model, stride: width };
        for (index, layer) in layers.iter_mut().enumerate() {
            let key = index * 2 * d_model;
            layer.set_rows(&network.compute, block * BLOCK_ROWS, rows, (key, key + d_model));
        }
    }
    layers.into()
}
