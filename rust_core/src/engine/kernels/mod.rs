//! The arithmetic of the engine behind one small table, chosen once at run time for the CPU at hand.
//!
//! Every path is held to the scalar twin by property tests (`tests.rs`), with u = 2^-24: linear and scores within
//! (K / 8 + 8) u sum|x_k w_k| of a dot product, softmax within 8 u of each probability, the weighted sum within
//! (T + 2) u sum|w_t| max|row|, layer norm within what rounding sums of D / 8 terms does to mean and deviation.
//! A row's result depends on that row alone and not on how many are computed with it, so one step of the decoder and
//! several rows at once agree bit for bit on one path. Between paths the last bits differ.

mod scalar;
#[cfg(target_arch = "x86_64")]
mod vector;
#[cfg(target_arch = "x86_64")]
mod x86;

#[cfg(test)]
mod tests;

use crate::error::{Error, Result};
use std::env;

/// y `[M, O]` = x `[M, K]` w^T `[O, K]` + b `[O]`. Sizes follow from the slices.
type Linear = fn(x: &[f32], w: &[f32], b: &[f32], y: &mut [f32]);
/// x `[M, D]` = layer_norm(x + residual `[M, D]`) * weight `[D]` + bias `[D]`; `eps` is added to the variance.
type AddLayerNorm = fn(x: &mut [f32], residual: &[f32], weight: &[f32], bias: &[f32], eps: f32);
/// scores `[T]` = scale * query `[K]` . rows[t * stride..][..K].
type Scores = fn(query: &[f32], rows: &[f32], stride: usize, scale: f32, scores: &mut [f32]);
/// x `[T]` = exp(x) / sum(exp(x)); not a number in, not a number out.
type Softmax = fn(x: &mut [f32]);
/// output `[K]` = sum over t of weights `[T]` * rows[t * stride..][..K].
type WeightedSum = fn(weights: &[f32], rows: &[f32], stride: usize, output: &mut [f32]);

/// One way to compute. Shapes: M rows, K inputs, O outputs, D width, T rows of keys or values.
#[derive(Debug)]
pub struct Kernels {
    name: &'static str,
    pub(crate) linear: Linear,
    pub(crate) add_layer_norm: AddLayerNorm,
    pub(crate) scores: Scores,
    pub(crate) softmax: Softmax,
    pub(crate) weighted_sum: WeightedSum,
}

impl Kernels {
    /// "scalar", "avx2" or "avx512": part of what makes a generation reproducible.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Every path this CPU can run, the fastest last.
    pub fn available() -> Vec<&'static Kernels> {
        let mut paths = vec![&scalar::KERNELS];
        #[cfg(target_arch = "x86_64")]
        paths.extend(x86::available());
        paths
    }

    /// The fastest path, or the one that the environment variable `WGSL_KERNELS` names.
    ///
    /// [`Error::Argument`] when the variable names none that this CPU can run.
    pub fn detect() -> Result<&'static Kernels> {
        let paths = Self::available();
        let Some(wanted) = env::var_os("WGSL_KERNELS") else {
            return Ok(paths.last().copied().unwrap_or(&scalar::KERNELS));
        };
        paths.iter().copied().find(|path| wanted == path.name).ok_or_else(|| Error::Argument {
            name: "WGSL_KERNELS",
            expected: format!("one of {}", paths.iter().map(|path| path.name).collect::<Vec<_>>().join(", ")),
            found: wanted.to_string_lossy().into_owned(),
        })
    }
}

/// (M, K, O) of a linear layer's slices. Panics when they do not fit together, which is the engine's own mistake.
fn linear_sizes(x: &[f32], w: &[f32], b: &[f32], y: &[f32]) -> (usize, usize, usize) {
    let outputs = b.len();
    assert!(outputs > 0 && w.len().is_multiple_of(outputs) && y.len().is_multiple_of(outputs));
    let (rows, inputs) = (y.len() / outputs, w.len() / outputs);
    assert_eq!(x.len(), rows * inputs);
    (rows, inputs, outputs)
}

/// Panics unless `count` rows of `width` numbers, `stride` apart, lie inside `rows`.
fn check_rows(rows: &[f32], stride: usize, count: usize, width: usize) {
    assert!(count == 0 || (stride >= width && rows.len() >= (count - 1) * stride + width));
}
