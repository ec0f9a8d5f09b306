//! The decoder: one token a step, against a cache of what earlier tokens left.
//! S source length, T tokens fed so far, D d_model, F dim_feedforward, V target vocabulary.

use super::Network;
use super::attention::Scores;
use super::cache::Cache;
use super::dtype::Dtype;
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

/// One source being decoded: cross-attention keys and values computed once, the cache of the tokens fed so far, and
/// the memory a step works in, all taken at the start.
pub struct Session {
    pub(crate) engine_id: u64,
    /// One a layer, of the source's S tokens, shared with the forks.
    cross: Arc<[Cache]>,
    source_len: usize,
    /// One a layer with room for max_seq_len tokens, of which T are there.
    cache: Vec<Cache>,
    tokens: Vec<u32>,
    residual: Residual,
    embedded: Tensor,
    qkv: Tensor,
    attended: Tensor,
    block: Tensor,
    hidden: Tensor,
    quantised: Quantised,
    scores: Scores,
    logits: Tensor,
}

impl Session {
    /// `encoder_output` `[S, D]`.
    pub(crate) fn new(network: &Network, engine_id: u64, encoder_output: &[f32]) -> Self {
        let config = &network.config;
        let d_model = config.d_model;
        let source_len = encoder_output.len() / d_model;
        let widest = d_model.max(config.dim_feedforward);
        let cache = || Cache::zeros(network.decoder.dtype() == Dtype::Int8, d_model, config.nhead, config.max_seq_len);
        Self {
            engine_id,
            source_len,
            cross: cross_keys_values(network, encoder_output),
            cache: network.decoder.layers.iter().map(|_| cache()).collect(),
            tokens: Vec::with_capacity(config.max_seq_len),
            residual: Residual::zeros(network.decoder.shape.placement, d_model),
            embedded: Tensor::zeros(d_model),
            qkv: Tensor::zeros(3 * d_model),
            attended: Tensor::zeros(d_model),
            block: Tensor::zeros(d_model),
            hidden: Tensor::zeros(config.dim_feedforward),
            quantised: Quantised::with_capacity(1, widest),
            scores: Scores::zeros(network.compute.threads(), 1, config.max_seq_len),
            logits: Tensor::zeros(config.target_vocab_size),
        }
    }

    /// Number of target tokens fed so far, BOS included.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether no token has been fed yet.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The target tokens fed so far.
    pub fn tokens(&self) -> &[u32] {
        &self.tokens
    }

    /// Forgets all tokens from `len` on (rollback); costs nothing. Nothing happens when there are no more than `len`.
    pub fn truncate(&mut self, len: usize) {
        self.tokens.truncate(len);
    }

    /// Takes over the tokens of `other`, a fork of the same source, copying only what differs: the cache of a prefix
    /// both have fed is the same. Allocates nothing.
    ///
    /// # Panics
    /// When the two do not descend from one [`Engine::start`](super::Engine::start).
    pub fn copy_from(&mut self, other: &Session) {
        assert!(Arc::ptr_eq(&self.cross, &other.cross), "sessions of different sources");
        let shared = self.tokens.iter().zip(&other.tokens).take_while(|(mine, theirs)| mine == theirs).count();
        self.tokens.truncate(shared);
        self.tokens.extend_from_slice(&other.tokens[shared..]);
        for (mine, theirs) in self.cache.iter_mut().zip(&other.cache) {
            mine.copy_tokens(theirs, shared..other.len());
        }
    }

    /// A second session that continues from here on its own. The source's part is shared, T rows a layer are copied.
    pub fn fork(&self) -> Session {
        let zeros_like = |tensor: &Tensor| Tensor::zeros(tensor.len());
        let mut fork = Session {
            engine_id: self.engine_id,
            cross: self.cross.clone(),
            source_len: self.source_len,
            cache: self.cache.iter().map(Cache::zeros_like).collect(),
            tokens: Vec::with_capacity(self.tokens.capacity()),
            residual: self.residual.zeros_like(),
            embedded: zeros_like(&self.embedded),
            qkv: zeros_like(&self.qkv),
            attended: zeros_like(&self.attended),
            block: zeros_like(&self.block),
            hidden: zeros_like(&self.hidden),
            quantised: self.quantised.clone(),
            scores: self.scores.zeros_like(),
            logits: zeros_like(&self.logits),
        };
        fork.copy_from(self);
        fork
    }

    /// Feeds a token whose id and position were checked; logits `[V]` of the next one. Allocates nothing.
    pub(crate) fn step(&mut self, network: &Network, token: u32) -> &[f32] {
        network.embed_target(token, self.tokens.len(), &mut self.embedded);
        self.tokens.push(token);
        self.block.fill(0.0);
        self.residual.start(&network.compute, &self.embedded, network.decoder.entry.as_ref(), &self.block);
        for index in 0..network.decoder.layers.len() {
            self.layer(network, index);
        }
        network.lm_head.apply(&network.compute, &self.residual.input, &mut self.logits, &mut self.quantised);
        &self.logits
    }

    fn layer(&mut self, network: &Network, index: usize) {
        let (kernels, layer) = (&network.compute, &network.decoder.layers[index]);
        let (d_model, len, quantised) = (network.decoder.shape.d_model, self.tokens.len(), &mut self.quantised);
        layer.self_qkv_proj.apply(kernels, &self.residual.input, &mut self.qkv, quantised);
        if let Some(rotary) = &network.rotary {
            rotary.turn(len - 1, &mut self.qkv[..2 * d_model]);
        }
        let (query, key_value) = self.qkv.split_at(d_model);
        let (key, value) = key_value.split_at(d_model);
        self.cache[index].set(len - 1, key, value);
        self.cache[index].attend(kernels, len, query, &mut self.scores, &mut self.attended);
        layer.self_out_proj.apply(kernels, &self.attended, &mut self.block, quantised);
        self.residual.add(kernels, &self.block, &layer.self_norm);

        layer.cross_q_proj.apply(kernels, &self.residual.input, &mut self.qkv[..d_model], quantised);
        let query = &self.qkv[..d_model];
        self.cross[index].attend(kernels, self.source_len, query, &mut self.scores, &mut self.attended);
        layer.cross_out_proj.apply(kernels, &self.attended, &mut self.block, quantised);
        self.residual.add(kernels, &self.block, &layer.cross_norm);

        layer.feed_forward.forward(kernels, &self.residual.input, &mut self.hidden, &mut self.block, quantised);
        self.residual.add(kernels, &self.block, &layer.feed_forward_norm);
    }
}

/// What the decoder's layers attend to in a source `[S, D]`.
fn cross_keys_values(network: &Network, encoder_output: &[f32]) -> Arc<[Cache]> {
    let StackShape { d_model, nhead, num_layers, .. } = network.decoder.shape;
    let source_len = encoder_output.len() / d_model;
    let is_int8 = network.decoder.dtype() == Dtype::Int8;
    let mut layers: Vec<_> = (0..num_layers).map(|_| Cache::zeros(is_int8, d_model, nhead, source_len)).collect();
    let width = num_layers * 2 * d_model;
    let mut rows = Tensor::zeros(source_len.min(BLOCK_ROWS) * width);
    let mut quantised = Quantised::with_capacity(source_len.min(BLOCK_ROWS), d_model);
    for (block, x) in encoder_output.chunks(BLOCK_ROWS * d_model).enumerate() {
        let rows = &mut rows[..x.len() / d_model * width];
        network.decoder.cross_kv_proj.apply(&network.compute, x, rows, &mut quantised);
        for (row, numbers) in rows.chunks_exact(width).enumerate() {
            for (layer, key_value) in layers.iter_mut().zip(numbers.chunks_exact(2 * d_model)) {
                let (key, value) = key_value.split_at(d_model);
                layer.set(block * BLOCK_ROWS + row, key, value);
            }
        }
    }
    layers.into()
}
