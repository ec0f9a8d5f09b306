//! The decoder: one token a step, against a cache of what earlier tokens left.
//! S source length, T tokens fed so far, D d_model, F dim_feedforward, V target vocabulary.

use super::Network;
use super::attention::{KeysValues, attend_head};
use super::config::ModelConfig;
use super::encoder::FeedForward;
use super::tensor::Tensor;
use super::weights::{LayerNorm, Linear, WeightsReader};
use crate::error::Result;
use std::io::{Read, Seek};
use std::sync::Arc;

/// One layer: self-attention, cross-attention, feed-forward, each followed by adding its input and normalising.
pub(crate) struct DecoderLayer {
    self_qkv_proj: Linear,
    self_out_proj: Linear,
    norm1: LayerNorm,
    cross_q_proj: Linear,
    cross_kv_proj: Linear,
    cross_out_proj: Linear,
    norm2: LayerNorm,
    feed_forward: FeedForward,
    norm3: LayerNorm,
}

impl DecoderLayer {
    pub(crate) fn read<R: Read + Seek>(
        reader: &mut WeightsReader<R>,
        index: usize,
        config: &ModelConfig,
    ) -> Result<Self> {
        let (layer, d_model) = (format!("decoder.layers.{index}"), config.d_model);
        Ok(Self {
            self_qkv_proj: reader.linear(&format!("{layer}.self_attention.qkv_proj"), 3 * d_model, d_model)?,
            self_out_proj: reader.linear(&format!("{layer}.self_attention.out_proj"), d_model, d_model)?,
            norm1: reader.layer_norm(&format!("{layer}.norm1"), d_model)?,
            cross_q_proj: reader.linear(&format!("{layer}.cross_attention.q_proj"), d_model, d_model)?,
            cross_kv_proj: reader.linear(&format!("{layer}.cross_attention.kv_proj"), 2 * d_model, d_model)?,
            cross_out_proj: reader.linear(&format!("{layer}.cross_attention.out_proj"), d_model, d_model)?,
            norm2: reader.layer_norm(&format!("{layer}.norm2"), d_model)?,
            feed_forward: FeedForward::read(reader, &layer, config)?,
            norm3: reader.layer_norm(&format!("{layer}.norm3"), d_model)?,
        })
    }
}

/// One source being decoded: cross-attention keys and values computed once, the cache of the tokens fed so far, and
/// the memory a step works in, all taken at the start.
pub struct Session {
    pub(crate) engine_id: u64,
    /// One `[S, 2 D]` a layer, shared with the forks.
    cross: Arc<[Tensor]>,
    source_len: usize,
    /// One `[max_seq_len, 2 D]` a layer, of which T rows are valid.
    cache: Vec<Tensor>,
    tokens: Vec<u32>,
    x: Tensor,
    qkv: Tensor,
    attended: Tensor,
    block: Tensor,
    hidden: Tensor,
    scores: Tensor,
    logits: Tensor,
}

impl Session {
    /// `encoder_output` `[S, D]`.
    pub(crate) fn new(network: &Network, engine_id: u64, encoder_output: &[f32]) -> Self {
        let d_model = network.config.d_model;
        let source_len = encoder_output.len() / d_model;
        let project = |layer: &DecoderLayer| {
            let mut keys_values = Tensor::zeros(source_len * 2 * d_model);
            let Linear { weight, bias } = &layer.cross_kv_proj;
            (network.kernels.linear)(encoder_output, weight, bias, &mut keys_values);
            keys_values
        };
        let config = &network.config;
        let cross: Arc<[Tensor]> = network.decoder_layers.iter().map(project).collect();
        Self {
            engine_id,
            source_len,
            cache: cross.iter().map(|_| Tensor::zeros(config.max_seq_len * 2 * d_model)).collect(),
            cross,
            tokens: Vec::with_capacity(config.max_seq_len),
            x: Tensor::zeros(d_model),
            qkv: Tensor::zeros(3 * d_model),
            attended: Tensor::zeros(d_model),
            block: Tensor::zeros(d_model),
            hidden: Tensor::zeros(config.dim_feedforward),
            scores: Tensor::zeros(config.max_seq_len),
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
        let row = 2 * self.x.len();
        for (mine, theirs) in self.cache.iter_mut().zip(&other.cache) {
            mine[shared * row..other.len() * row].copy_from_slice(&theirs[shared * row..other.len() * row]);
        }
    }

    /// A second session that continues from here on its own. The source's part is shared, T rows a layer are copied.
    pub fn fork(&self) -> Session {
        let zeros_like = |tensor: &Tensor| Tensor::zeros(tensor.len());
        let mut fork = Session {
            engine_id: self.engine_id,
            cross: self.cross.clone(),
            source_len: self.source_len,
            cache: self.cache.iter().map(zeros_like).collect(),
            tokens: Vec::with_capacity(self.tokens.capacity()),
            x: zeros_like(&self.x),
            qkv: zeros_like(&self.qkv),
            attended: zeros_like(&self.attended),
            block: zeros_like(&self.block),
            hidden: zeros_like(&self.hidden),
            scores: zeros_like(&self.scores),
            logits: zeros_like(&self.logits),
        };
        fork.copy_from(self);
        fork
    }

    /// Feeds a token whose id and position were checked; logits `[V]` of the next one. Allocates nothing.
    pub(crate) fn step(&mut self, network: &Network, token: u32) -> &[f32] {
        network.embed(token, self.tokens.len(), &mut self.x);
        self.tokens.push(token);
        for index in 0..network.decoder_layers.len() {
            self.layer(network, index);
        }
        (network.kernels.linear)(&self.x, &network.lm_head.weight, &network.lm_head.bias, &mut self.logits);
        &self.logits
    }

    fn layer(&mut self, network: &Network, index: usize) {
        let (kernels, layer) = (network.kernels, &network.decoder_layers[index]);
        let (d_model, len) = (network.config.d_model, self.tokens.len());
        (kernels.linear)(&self.x, &layer.self_qkv_proj.weight, &layer.self_qkv_proj.bias, &mut self.qkv);
        let cache = &mut self.cache[index];
        cache[(len - 1) * 2 * d_model..len * 2 * d_model].copy_from_slice(&self.qkv[d_model..]);
        let rows = KeysValues { rows: cache, stride: 2 * d_model, d_model };
        for head in 0..network.config.nhead {
            let scores = &mut self.scores[..len];
            attend_head(kernels, (head, network.config.nhead), &self.qkv, rows, scores, &mut self.attended);
        }
        (kernels.linear)(&self.attended, &layer.self_out_proj.weight, &layer.self_out_proj.bias, &mut self.block);
        (kernels.add_layer_norm)(&mut self.x, &self.block, &layer.norm1.weight, &layer.norm1.bias);

        let query = &mut self.qkv[..d_model];
        (kernels.linear)(&self.x, &layer.cross_q_proj.weight, &layer.cross_q_proj.bias, query);
        let rows = KeysValues { rows: &self.cross[index], stride: 2 * d_model, d_model };
        for head in 0..network.config.nhead {
            let scores = &mut self.scores[..self.source_len];
            attend_head(kernels, (head, network.config.nhead), query, rows, scores, &mut self.attended);
        }
        (kernels.linear)(&self.attended, &layer.cross_out_proj.weight, &layer.cross_out_proj.bias, &mut self.block);
        (kernels.add_layer_norm)(&mut self.x, &self.block, &layer.norm2.weight, &layer.norm2.bias);

        layer.feed_forward.forward(kernels, &self.x, &mut self.hidden, &mut self.block);
        (kernels.add_layer_norm)(&mut self.x, &self.block, &layer.norm3.weight, &layer.norm3.bias);
    }
}
