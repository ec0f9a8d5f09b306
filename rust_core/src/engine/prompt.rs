//! The source side of [`Architecture::Minilm`](super::Architecture::Minilm): a frozen English encoder's features of each
//! token, and its exact symbols. S source length, D d_model, E the frozen encoder's width, P pieces.
//!
//! row = proj([norm(word table row) ; norm(last hidden state)]) + sum of the characters' embeddings + the form's.

use super::activation::Activation;
use super::architecture::PromptEncoderConfig;
use super::config::ModelConfig;
use super::encoder::Encoder;
use super::kernels::Compute;
use super::layers::{LAYER_NORM_EPS, NormPlacement, StackShape};
use super::linear::{Linear, Matrix, Quantised, Use};
use super::tensor::Tensor;
use super::weights::{LayerNorm, WeightsReader};
use crate::error::Result;
use crate::tokenizer::FORMS;
use std::io::{Read, Seek};

/// Characters of a token that are embedded.
const TOKEN_CHARS: usize = 12;
/// Printable ASCII, and one for everything else.
const ALPHABET: usize = 96;
/// BERT's (Devlin et al. 2019).
const FROZEN_NORM_EPS: f32 = 1e-12;

const POSITIONS: &str = "prompt_encoder.position_embedding.weight";

/// Ids of a source to rows for the encoder.
pub(crate) struct PromptEmbedding {
    /// `[P, E]`
    words: Matrix,
    /// `[positions, E]`
    positions: Matrix,
    norm: LayerNorm,
    frozen: Encoder,
    word_norm: LayerNorm,
    hidden_norm: LayerNorm,
    /// 2 E to D
    proj: Linear,
    /// `[TOKEN_CHARS * ALPHABET, D]`
    chars: Matrix,
    /// `[FORMS, D]`
    forms: Matrix,
    /// `[P, TOKEN_CHARS]`: places in the alphabet, negative where a piece has ended.
    symbols: Vec<i8>,
    width: usize,
}

impl PromptEmbedding {
    pub(crate) fn read<R: Read + Seek>(
        reader: &mut WeightsReader<R>,
        config: &ModelConfig,
        frozen: &PromptEncoderConfig,
    ) -> Result<Self> {
        let (pieces, width, d_model) = (config.source_vocab_size / FORMS as usize, frozen.d_model, config.d_model);
        let shape = StackShape {
            name: "prompt_encoder",
            num_layers: frozen.num_layers,
            d_model: width,
            nhead: frozen.nhead,
            dim_feedforward: frozen.dim_feedforward,
            placement: NormPlacement::Post,
            norm_eps: FROZEN_NORM_EPS,
            activation: Activation::Gelu,
        };
        Ok(Self {
            words: reader.matrix("prompt_encoder.word_embedding.weight", Use::Table, pieces, width)?,
            positions: reader.matrix(POSITIONS, Use::Table, frozen.max_seq_len, width)?,
            norm: reader.layer_norm("prompt_encoder.norm", width, FROZEN_NORM_EPS)?,
            frozen: Encoder::read(reader, shape)?,
            word_norm: reader.layer_norm("prompt.word_norm", width, LAYER_NORM_EPS)?,
            hidden_norm: reader.layer_norm("prompt.hidden_norm", width, LAYER_NORM_EPS)?,
            proj: reader.linear("prompt.proj", d_model, 2 * width)?,
            chars: reader.matrix("prompt.char_embedding.weight", Use::Table, TOKEN_CHARS * ALPHABET, d_model)?,
            forms: reader.matrix("prompt.form_embedding.weight", Use::Table, FORMS as usize, d_model)?,
            symbols: reader.small_integers("prompt.symbols", &[pieces, TOKEN_CHARS], ALPHABET as i8)?,
            width,
        })
    }

    /// Rows `[S, D]` of a source whose ids and length were checked.
    pub(crate) fn forward(&self, compute: &Compute, source: &[u32]) -> Tensor {
        let (len, width, d_model) = (source.len(), self.width, self.proj.bias.len());
        let mut words = Tensor::zeros(len * width);
        for (row, id) in words.chunks_exact_mut(width).zip(source) {
            self.words.copy_row((id / FORMS) as usize, row);
        }
        let mut embedded = Tensor::zeros(len * width);
        for (position, row) in embedded.chunks_exact_mut(width).enumerate() {
            self.positions.copy_row(position, row);
        }
        self.norm.apply(compute, &mut embedded, &words);
        let mut hidden = self.frozen.forward(compute, &embedded, None);
        embedded.fill(0.0);
        self.word_norm.apply(compute, &mut words, &embedded);
        self.hidden_norm.apply(compute, &mut hidden, &embedded);
        let mut features = Tensor::zeros(len * 2 * width);
        for ((row, word), hidden) in
            features.chunks_exact_mut(2 * width).zip(words.chunks_exact(width)).zip(hidden.chunks_exact(width))
        {
            row[..width].copy_from_slice(word);
            row[width..].copy_from_slice(hidden);
        }
        let mut rows = Tensor::zeros(len * d_model);
        self.proj.apply(compute, &features, &mut rows, &mut Quantised::default());
        for (row, id) in rows.chunks_exact_mut(d_model).zip(source) {
            self.add_symbols(*id, row);
        }
        rows
    }

    /// Adds what a token looks like.
    fn add_symbols(&self, id: u32, row: &mut [f32]) {
        let symbols = &self.symbols[(id / FORMS) as usize * TOKEN_CHARS..][..TOKEN_CHARS];
        for (place, symbol) in symbols.iter().enumerate() {
            if let Ok(symbol) = usize::try_from(*symbol) {
                self.chars.add_row(place * ALPHABET + symbol, row);
            }
        }
        self.forms.add_row((id % FORMS) as usize, row);
    }
}
