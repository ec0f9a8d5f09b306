//! Scaled dot-product attention, one query row at a time. T keys, D d_model, H heads, K head_dim.
//!
//! Encoder, decoder self-attention and cross-attention differ only in where their keys and values lie.

use super::kernels::Kernels;

/// T rows, each with D keys at its start and D values right behind them.
#[derive(Clone, Copy)]
pub(crate) struct KeysValues<'a> {
    /// From the first key of the first row on.
    pub(crate) rows: &'a [f32],
    /// Distance from one row to the next, at least 2 D.
    pub(crate) stride: usize,
    /// D
    pub(crate) d_model: usize,
}

/// Head `head` of `nhead`: softmax(query . keys / sqrt(K)) weighs the values.
///
/// `query` and `output` are whole rows `[D]`, of which the head's columns are read and written; `scores` `[T]` says how
/// many rows take part and holds the weights afterwards.
pub(crate) fn attend_head(
    kernels: &Kernels,
    (head, nhead): (usize, usize),
    query: &[f32],
    keys_values: KeysValues,
    scores: &mut [f32],
    output: &mut [f32],
) {
    let KeysValues { rows, stride, d_model } = keys_values;
    let head_dim = d_model / nhead;
    let columns = head * head_dim..(head + 1) * head_dim;
    let scale = 1.0 / (head_dim as f32).sqrt();
    (kernels.scores)(&query[columns.clone()], &rows[columns.start..], stride, scale, scores);
    (kernels.softmax)(scores);
    (kernels.weighted_sum)(scores, &rows[d_model + columns.start..], stride, &mut output[columns]);
}
