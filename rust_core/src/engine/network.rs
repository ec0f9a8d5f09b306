//! The architectures: which parts the weights make up, and how tokens become rows. V vocabulary, D d_model.

use super::activation::Activation;
use super::architecture::Architecture;
use super::config::ModelConfig;
use super::decoder::Decoder;
use super::encoder::Encoder;
use super::kernels::{Compute, Kernels};
use super::layers::{LAYER_NORM_EPS, NormPlacement, StackShape};
use super::linear::{Linear, Matrix, Use};
use super::prompt::PromptEmbedding;
use super::rotary::Rotary;
use super::tensor::Tensor;
use super::weights::WeightsReader;
use crate::error::Result;
use std::io::{Read, Seek};

/// Weights and shape, ready to run.
pub(crate) struct Network {
    pub(crate) config: ModelConfig,
    pub(crate) compute: Compute,
    source: Source,
    encoder: Encoder,
    pub(crate) decoder: Decoder,
    pub(crate) rotary: Option<Rotary>,
    /// `[max_seq_len, D]`, added to embeddings, where positions are not rotary.
    positions: Option<Tensor>,
    /// `[V, D]`; None where it is the output layer's.
    embedding: Option<Matrix>,
    pub(crate) lm_head: Linear,
    pub(crate) weight_bytes: usize,
}

/// How source ids become rows.
enum Source {
    /// Through the target's embedding.
    Shared,
    Prompt(Box<PromptEmbedding>),
}

impl Network {
    /// Reads a checked config's network; nothing may be left over in the file.
    pub(crate) fn read<R: Read + Seek>(
        mut reader: WeightsReader<R>,
        config: ModelConfig,
        kernels: &'static Kernels,
    ) -> Result<Self> {
        let placement = match config.architecture {
            Architecture::Transformer => NormPlacement::Post,
            Architecture::Minilm => NormPlacement::Pre,
        };
        let stack = |name, num_layers| StackShape {
            name,
            num_layers,
            d_model: config.d_model,
            nhead: config.nhead,
            dim_feedforward: config.dim_feedforward,
            placement,
            norm_eps: LAYER_NORM_EPS,
            activation: Activation::Relu,
        };
        let source = match &config.prompt_encoder {
            None => Source::Shared,
            Some(frozen) => Source::Prompt(Box::new(PromptEmbedding::read(&mut reader, &config, frozen)?)),
        };
        let (vocab_size, d_model) = (config.target_vocab_size, config.d_model);
        let embedding_use = match config.architecture {
            Architecture::Transformer => Use::Table,
            Architecture::Minilm => Use::Product,
        };
        let embedding = reader.matrix("embedding.weight", embedding_use, vocab_size, d_model)?;
        let encoder = Encoder::read(&mut reader, stack("encoder", config.num_encoder_layers))?;
        let decoder = Decoder::read(&mut reader, stack("decoder", config.num_decoder_layers))?;
        let (embedding, lm_head, rotary, positions) = match config.architecture {
            Architecture::Transformer => {
                let lm_head = reader.linear("lm_head", vocab_size, d_model)?;
                (Some(embedding), lm_head, None, Some(sinusoidal_positions(config.max_seq_len, d_model)))
            }
            Architecture::Minilm => {
                let lm_head = Linear { weight: embedding, bias: reader.vector("lm_head.bias", vocab_size)? };
                (None, lm_head, Some(Rotary::new(config.max_seq_len, d_model / config.nhead)), None)
            }
        };
        let weight_bytes = reader.finish()?;
        let compute = Compute::new(kernels);
        Ok(Self { config, compute, source, encoder, decoder, rotary, positions, embedding, lm_head, weight_bytes })
    }

    /// Encoder output `[S, D]` of a source whose ids and length were checked.
    pub(crate) fn encode(&self, source: &[u32]) -> Tensor {
        let rows = match &self.source {
            Source::Prompt(prompt) => prompt.forward(&self.compute, source),
            Source::Shared => {
                let d_model = self.config.d_model;
                let mut rows = Tensor::zeros(source.len() * d_model);
                for (position, (token, row)) in source.iter().zip(rows.chunks_exact_mut(d_model)).enumerate() {
                    self.embed_target(*token, position, row);
                }
                rows
            }
        };
        self.encoder.forward(&self.compute, &rows, self.rotary.as_ref())
    }

    /// row `[D]` = embedding * sqrt(D), and the position where it is not rotary.
    pub(crate) fn embed_target(&self, token: u32, position: usize, row: &mut [f32]) {
        let d_model = self.config.d_model;
        let scale = (d_model as f32).sqrt();
        self.embedding.as_ref().unwrap_or(&self.lm_head.weight).copy_row(token as usize, row);
        row.iter_mut().for_each(|value| *value *= scale);
        if let Some(positions) = &self.positions {
            let position = &positions[position * d_model..][..d_model];
            row.iter_mut().zip(position).for_each(|(value, position)| *value += position);
        }
    }
}

/// `[max_seq_len, D]`: sin(p / 10000^(2j/D)) and cos of the same, interleaved (Vaswani et al. 2017, section 3.5).
fn sinusoidal_positions(max_seq_len: usize, d_model: usize) -> Tensor {
    let mut positions = Tensor::zeros(max_seq_len * d_model);
    // Powers take about as long as sines, and loading a model should not wait for them again at each position.
    let wavelengths: Vec<_> = (0..d_model / 2).map(|j| 10_000_f64.powf(2.0 * j as f64 / d_model as f64)).collect();
    for (position, row) in positions.chunks_exact_mut(d_model).enumerate() {
        for (wavelength, pair) in wavelengths.iter().zip(row.chunks_exact_mut(2)) {
            let angle = position as f64 / wavelength;
            pair.copy_from_slice(&[angle.sin() as f32, angle.cos() as f32]);
        }
    }
    positions
}
