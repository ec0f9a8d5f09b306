//! The arithmetic of the engine behind one small table, chosen once at run time for the CPU at hand.
//!
//! | path | needs |
//! |---|---|
//! | `scalar` | nothing: the reference |
//! | `avx2` | AVX2, FMA |
//! | `avx512` | AVX-512 F, BW and VNNI (Ice Lake, Zen 4 and later) |
//! | `neon` | NEON: every 64-bit ARM |
//! | `dotprod` | NEON with the dot-product extension (Armv8.4 and later, and most cores since 2018) |
//!
//! Every path is held to the scalar twin by property tests (`tests.rs`). Integer sums, the quantisation of activations
//! and so the whole int8 and int4 products agree bit for bit. With u = 2^-24, a float product is within (min(K, 128) + K / 128 + 4) u
//! sum|x_k w_k| of the dot product, softmax within 8 u of each probability,
//! GELU within 4e-7 |x|, layer norm within what rounding sums of D / 8 terms does to mean and deviation.
//! A row's result depends on that row alone and not on how many are computed with it, so one step of the decoder and
//! several rows at once agree bit for bit on one path. Nor does an output depend on the panels computed with it, so
//! [`Compute`] spreads a product over threads as it likes. Between paths the last bits differ.

mod compute;
mod gelu;
#[cfg(target_arch = "aarch64")]
mod neon;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
mod path;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
mod product;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
mod product_int4;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
mod product_int8;
mod rows;
mod scalar;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
mod vector;
#[cfg(target_arch = "x86_64")]
mod x86;

#[cfg(test)]
mod tests;

pub(crate) use compute::Compute;
pub(crate) use rows::{Rows, RowsMut};

use super::int4::{self, GROUP, STEP, STEP_BYTES};
use super::packed::{Bf16, INT8_DEPTH, PANEL_ROWS, Panels};
use crate::error::{Error, Result};
use std::env;
use std::ops::Range;

/// What happens to a sum before it is stored.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Epilogue<'a> {
    /// `[O]`, or empty.
    pub(crate) bias: &'a [f32],
    /// Negative numbers become zero; NaN stays.
    pub(crate) relu: bool,
}

impl<'a> Epilogue<'a> {
    /// That of some of the outputs.
    pub(crate) fn part(self, outputs: &Range<usize>) -> Epilogue<'a> {
        Epilogue { bias: if self.bias.is_empty() { &[] } else { &self.bias[outputs.clone()] }, ..self }
    }
}

/// M rows of x as integers: x = scale * (value - 128).
#[derive(Debug, Clone, Copy)]
pub(crate) struct QuantisedRows<'a> {
    /// `[M, K]`, K filled up to a multiple of 4 with 128.
    pub(crate) values: &'a [u8],
    /// `[M]`; NaN for a row that is not finite.
    pub(crate) scales: &'a [f32],
    /// `[M, K / 32]`, the sums of value - 128, for four-bit weights; empty for others.
    pub(crate) group_sums: &'a [i32],
}

impl<'a> QuantisedRows<'a> {
    /// Some of them.
    pub(crate) fn part(self, rows: &Range<usize>) -> QuantisedRows<'a> {
        let (width, groups) = (self.values.len() / self.scales.len(), self.group_sums.len() / self.scales.len());
        QuantisedRows {
            values: &self.values[rows.start * width..rows.end * width],
            scales: &self.scales[rows.clone()],
            group_sums: &self.group_sums[rows.start * groups..rows.end * groups],
        }
    }
}

/// int8 weights within +-127.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Int8Panels<'a> {
    pub(crate) panels: Panels<'a, i8>,
    /// One a row, filled up to whole panels.
    pub(crate) scales: &'a [f32],
    /// -128 times the sum of a row, likewise: where a sum over unsigned x begins.
    pub(crate) starts: &'a [i32],
}

impl<'a> Int8Panels<'a> {
    /// As [`Panels::part`].
    pub(crate) fn part(self, outputs: &Range<usize>) -> Int8Panels<'a> {
        let filled_up = outputs.start..outputs.end.next_multiple_of(self.panels.width);
        let (scales, starts) = (&self.scales[filled_up.clone()], &self.starts[filled_up]);
        Int8Panels { panels: self.panels.part(outputs), scales, starts }
    }
}

/// Four-bit weights, as [`int4`] lays them out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Int4Panels<'a> {
    /// `[panel, step, row, STEP_BYTES]`
    pub(crate) values: &'a [u8],
    /// `[panel, group, row]`
    pub(crate) scales: &'a [Bf16],
    /// K
    pub(crate) inputs: usize,
    /// O
    pub(crate) outputs: usize,
}

impl<'a> Int4Panels<'a> {
    /// As [`Panels::part`].
    pub(crate) fn part(self, outputs: &Range<usize>) -> Int4Panels<'a> {
        assert!(outputs.start.is_multiple_of(PANEL_ROWS) && outputs.end <= self.outputs);
        let first = outputs.start / PANEL_ROWS;
        let scales = &self.scales[first * self.inputs.div_ceil(GROUP) * PANEL_ROWS..];
        Int4Panels { values: &self.values[first * self.panel_bytes()..], scales, outputs: outputs.len(), ..self }
    }

    /// From one panel's values to the next one's.
    fn panel_bytes(self) -> usize {
        self.inputs.div_ceil(STEP) * PANEL_ROWS * STEP_BYTES
    }
}

/// y `[M, O]` = x `[M, K]` W^T, then the epilogue.
pub(crate) type Product<T> = fn(x: Rows, w: Panels<T>, epilogue: Epilogue, y: RowsMut);
/// The same over integers.
type ProductInt8 = fn(x: QuantisedRows, w: Int8Panels, epilogue: Epilogue, y: RowsMut);
/// The same over integers, group by group.
type ProductInt4 = fn(x: QuantisedRows, w: Int4Panels, epilogue: Epilogue, y: RowsMut);
/// Row x `[K]` to values `[K, filled up]`; returns its scale.
type Quantise = fn(x: &[f32], values: &mut [u8]) -> f32;
/// x `[M, D]` = layer_norm(x + residual `[M, D]`) * weight `[D]` + bias `[D]`; `eps` is added to the variance.
type AddLayerNorm = fn(x: &mut [f32], residual: &[f32], weight: &[f32], bias: &[f32], eps: f32);
/// x `[T]` = exp(scale x) / sum(exp(scale x)); not a number in, not a number out.
type Softmax = fn(x: &mut [f32], scale: f32);

/// x = gelu(x), number by number.
type Gelu = fn(x: &mut [f32]);
/// The sum of x, in no order to rely on: as fast as memory can be read.
type Sum = fn(x: &[f32]) -> f32;

/// One way to compute. Shapes: M rows, K inputs, O outputs, D width.
#[derive(Debug)]
pub struct Kernels {
    name: &'static str,
    pub(crate) product_f32: Product<f32>,
    pub(crate) product_bf16: Product<Bf16>,
    pub(crate) product_int8: ProductInt8,
    pub(crate) product_int4: ProductInt4,
    pub(crate) quantise: Quantise,
    pub(crate) add_layer_norm: AddLayerNorm,
    pub(crate) softmax: Softmax,
    pub(crate) gelu: Gelu,
    pub(crate) sum: Sum,
}

impl Kernels {
    /// Its name in the table above: part of what makes a generation reproducible.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Every path this CPU can run, the fastest last.
    pub fn available() -> Vec<&'static Kernels> {
        let mut paths = vec![&scalar::KERNELS];
        #[cfg(target_arch = "x86_64")]
        paths.extend(x86::available());
        #[cfg(target_arch = "aarch64")]
        paths.extend(neon::available());
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

/// Numbers that `count` rows of `width` reach, `stride` apart.
fn reach(count: usize, width: usize, stride: usize) -> usize {
    if count == 0 { 0 } else { (count - 1) * stride + width }
}

/// Panics unless all sizes fit together, which is the engine's own mistake. What the kernels' pointers rely on.
fn check_panels<T: Copy>(w: Panels<T>, depth: usize) {
    assert!(w.inputs > 0 && w.outputs > 0 && w.width > 0 && w.width.is_multiple_of(16));
    let panel = w.width * w.inputs.next_multiple_of(depth);
    assert!(w.stride >= panel && w.numbers.len() >= reach(w.outputs.div_ceil(w.width), panel, w.stride));
}

fn check_outputs(rows: usize, outputs: usize, epilogue: Epilogue, y: &RowsMut) {
    assert!(epilogue.bias.is_empty() || epilogue.bias.len() == outputs);
    assert!(y.count() >= rows && y.width() == outputs);
}

fn check_product<T: Copy>(x: Rows, w: Panels<T>, epilogue: Epilogue, y: &RowsMut) {
    check_panels(w, 1);
    assert!(x.stride >= w.inputs && x.numbers.len() >= reach(x.count, w.inputs, x.stride));
    check_outputs(x.count, w.outputs, epilogue, y);
}

fn check_product_int8(x: QuantisedRows, w: Int8Panels, epilogue: Epilogue, y: &RowsMut) {
    check_panels(w.panels, INT8_DEPTH);
    let filled_up = w.panels.outputs.next_multiple_of(w.panels.width);
    assert!(w.scales.len() == filled_up && w.starts.len() == filled_up);
    assert!(x.values.len() == x.scales.len() * w.panels.inputs.next_multiple_of(INT8_DEPTH));
    check_outputs(x.scales.len(), w.panels.outputs, epilogue, y);
}

fn check_product_int4(x: QuantisedRows, w: Int4Panels, epilogue: Epilogue, y: &RowsMut) {
    assert!(w.inputs > 0 && w.outputs > 0);
    let needed = int4::bytes(w.outputs, w.inputs);
    assert!(needed.is_some_and(|(values, scales)| w.values.len() >= values && 2 * w.scales.len() >= scales));
    assert!(x.values.len() == x.scales.len() * w.inputs.next_multiple_of(INT8_DEPTH));
    assert!(x.group_sums.len() == x.scales.len() * w.inputs.div_ceil(GROUP));
    check_outputs(x.scales.len(), w.outputs, epilogue, y);
}

/// (scale, its inverse) that take a row's largest magnitude to 127; zeros for a row of (next to) nothing.
fn quantisation_step(largest: f32) -> (f32, f32) {
    /// Below, the inverse would leave the range of f32.
    const LEAST: f32 = 1e-30;
    if largest < LEAST { (0.0, 0.0) } else { (largest / 127.0, 127.0 / largest) }
}
