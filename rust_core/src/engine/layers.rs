//! What the layers of encoders and decoders share: the shape of a stack, its residual stream, feed-forward blocks.
//! D d_model, F dim_feedforward.

use super::activation::Activation;
use super::kernels::Compute;
use super::linear::{Linear, Quantised};
use super::tensor::Tensor;
use super::weights::{LayerNorm, WeightsReader};
use crate::error::Result;
use std::io::{Read, Seek};

/// PyTorch's default.
pub(crate) const LAYER_NORM_EPS: f32 = 1e-5;

/// Rows of a source whose widest intermediate numbers are held at a time: they stay in the second-level cache.
pub(crate) const BLOCK_ROWS: usize = 96;

/// Where a stack's norms stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NormPlacement {
    /// After each sublayer: x = norm(x + f(x)).
    Post,
    /// Before each sublayer and after the last: x = x + f(norm(x)).
    Pre,
}

/// A stack of equal layers and its names in the weights file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StackShape {
    /// Before `.layers.{i}` and, of pre-norm stacks, `.norm`.
    pub(crate) name: &'static str,
    pub(crate) num_layers: usize,
    pub(crate) d_model: usize,
    pub(crate) nhead: usize,
    pub(crate) dim_feedforward: usize,
    pub(crate) placement: NormPlacement,
    pub(crate) norm_eps: f32,
    pub(crate) activation: Activation,
}

impl StackShape {
    pub(crate) fn layer(&self, index: usize) -> String {
        format!("{}.layers.{index}", self.name)
    }

    /// The norm before the first sublayer, which only pre-norm stacks have.
    pub(crate) fn read_entry<R: Read + Seek>(&self, reader: &mut WeightsReader<R>) -> Result<Option<LayerNorm>> {
        match self.placement {
            NormPlacement::Post => Ok(None),
            NormPlacement::Pre => self.read_norm(reader, &format!("{}.norm1", self.layer(0))).map(Some),
        }
    }

    /// The norm between sublayer `sublayer` (from 1) of `sublayers` in layer `index` and what comes next: the sublayer's
    /// own in post-norm, the next sublayer's in pre-norm, and the stack's at the end.
    pub(crate) fn read_closing<R: Read + Seek>(
        &self,
        reader: &mut WeightsReader<R>,
        index: usize,
        (sublayer, sublayers): (usize, usize),
    ) -> Result<LayerNorm> {
        let name = match self.placement {
            NormPlacement::Post => format!("{}.norm{sublayer}", self.layer(index)),
            NormPlacement::Pre if sublayer < sublayers => format!("{}.norm{}", self.layer(index), sublayer + 1),
            NormPlacement::Pre if index + 1 < self.num_layers => format!("{}.norm1", self.layer(index + 1)),
            NormPlacement::Pre => format!("{}.norm", self.name),
        };
        self.read_norm(reader, &name)
    }

    fn read_norm<R: Read + Seek>(&self, reader: &mut WeightsReader<R>, name: &str) -> Result<LayerNorm> {
        reader.layer_norm(name, self.d_model, self.norm_eps)
    }
}

/// The residual stream of some rows `[rows, D]`. Both placements of norms add a sublayer's output to it and normalise
/// the sum for the next sublayer; they differ in whether the stream goes on from the sum or from the normalised sum.
#[derive(Default)]
pub(crate) struct Residual {
    /// Pre-norm: the sum so far. Post-norm: empty, its stream is `input`.
    sum: Tensor,
    /// What the next sublayer reads.
    pub(crate) input: Tensor,
}

impl Residual {
    pub(crate) fn zeros(placement: NormPlacement, len: usize) -> Self {
        let mut residual = Self::default();
        residual.resize(placement, len);
        residual
    }

    /// Makes it as long as `len` numbers, for other rows.
    pub(crate) fn resize(&mut self, placement: NormPlacement, len: usize) {
        self.sum.resize(if placement == NormPlacement::Pre { len } else { 0 });
        self.input.resize(len);
    }

    /// Starts a stream from `rows`; `zeros` is as long.
    pub(crate) fn start(&mut self, compute: &Compute, rows: &[f32], entry: Option<&LayerNorm>, zeros: &[f32]) {
        match entry {
            None => self.input.copy_from_slice(rows),
            Some(norm) => {
                self.sum.copy_from_slice(rows);
                self.add(compute, zeros, norm);
            }
        }
    }

    /// Adds a sublayer's output; what the next one reads is the sum under `norm`.
    pub(crate) fn add(&mut self, compute: &Compute, output: &[f32], norm: &LayerNorm) {
        let width = norm.width();
        let streams = (&mut *self.input, &mut *self.sum);
        compute.split_rows(size_of_val(output), output.len() / width, streams, |rows, input, sum| {
            let output = &output[rows.start * width..rows.end * width];
            if !sum.is_empty() {
                input.copy_from_slice(sum);
                sum.iter_mut().zip(output).for_each(|(sum, output)| *sum += output);
            }
            norm.apply(compute, input, output);
        });
    }
}

/// Linear, activation, linear.
pub(crate) struct FeedForward {
    linear1: Linear,
    linear2: Linear,
    activation: Activation,
}

impl FeedForward {
    pub(crate) fn read<R: Read + Seek>(reader: &mut WeightsReader<R>, layer: &str, shape: &StackShape) -> Result<Self> {
        let (d_model, d_ff) = (shape.d_model, shape.dim_feedforward);
        let linear1 = reader.linear(&format!("{layer}.linear1"), d_ff, d_model)?;
        let linear2 = reader.linear(&format!("{layer}.linear2"), d_model, d_ff)?;
        Ok(Self { linear1, linear2, activation: shape.activation })
    }

    /// Bytes that one pass reads.
    pub(crate) fn bytes(&self) -> usize {
        self.linear1.bytes() + self.linear2.bytes()
    }

    /// Rows of x `[D]` to rows of `output` `[D]`, through `hidden`: at least one row of `[F]`, as many as it holds at once.
    pub(crate) fn forward(
        &self,
        compute: &Compute,
        x: &[f32],
        hidden: &mut [f32],
        output: &mut [f32],
        quantised: &mut Quantised,
    ) {
        let (d_model, d_ff) = (self.linear2.bias.len(), self.linear1.bias.len());
        let at_once = hidden.len() / d_ff * d_model;
        for (x, output) in x.chunks(at_once).zip(output.chunks_mut(at_once)) {
            let hidden = &mut hidden[..x.len() / d_model * d_ff];
            match self.activation {
                Activation::Relu => self.linear1.apply_relu(compute, x, hidden, quantised),
                Activation::Gelu => {
                    self.linear1.apply(compute, x, hidden, quantised);
                    let rows = hidden.len() / d_ff;
                    compute.split_rows(size_of_val(hidden), rows, (&mut *hidden, &mut [(); 0]), |_, hidden, _| {
                        (compute.gelu)(hidden);
                    });
                }
            }
            self.linear2.apply(compute, hidden, output, quantised);
        }
    }
}
