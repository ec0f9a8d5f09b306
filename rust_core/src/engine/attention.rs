//! Scaled dot-product attention. T keys, D d_model, H heads, K head_dim.
//!
//! Keys and values lie so that both products of attention are those of a linear layer (`packed`): the keys of a head are
//! the rows of one matrix, 64 tokens a panel, and its values, row after row, are the columns of another.

use super::arena::Number;
use super::kernels::{Epilogue, Kernels, Product, Rows, RowsMut};
use super::packed::{Bf16, PANEL_ROWS, Panels, f32_to_bf16};
use super::tensor::Tensor;
use std::ops::Range;

/// Query rows whose scores are held at a time; a multiple of what the kernels take at once.
const QUERY_ROWS: usize = 48;
/// Width of a vector, which panels are a multiple of.
const LANES: usize = 16;

/// What keys and values are kept as.
pub(crate) trait CacheNumber: Number + Default {
    fn from_f32(value: f32) -> Self;
    fn product(kernels: &Kernels) -> Product<Self>;
}

impl CacheNumber for f32 {
    fn from_f32(value: f32) -> Self {
        value
    }

    fn product(kernels: &Kernels) -> Product<Self> {
        kernels.product_f32
    }
}

impl CacheNumber for Bf16 {
    fn from_f32(value: f32) -> Self {
        f32_to_bf16(value)
    }

    fn product(kernels: &Kernels) -> Product<Self> {
        kernels.product_bf16
    }
}

/// Keys and values of one attention, with room for some tokens.
pub(crate) struct KeysValues<T = f32> {
    /// `[H, panels of tokens, K, 64]`
    keys: Tensor<T>,
    /// `[H, panels of columns, room, width]`
    values: Tensor<T>,
    nhead: usize,
    head_dim: usize,
    room: usize,
}

/// How many of the tokens, from the first on, a query attends to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Span {
    /// As many for each query.
    Equal(usize),
    /// As many for the first query, and one more for each next one.
    Causal(usize),
}

impl Span {
    fn of(self, query: usize) -> usize {
        match self {
            Self::Equal(len) => len,
            Self::Causal(len) => len + query,
        }
    }
}

/// Memory for the scores of some query rows.
#[derive(Default)]
pub(crate) struct Scores {
    numbers: Tensor,
    rows: usize,
}

impl Scores {
    /// For sources or targets of up to `len` tokens, `queries` at once.
    pub(crate) fn zeros(queries: usize, len: usize) -> Self {
        let mut scores = Self::default();
        scores.resize(queries, len);
        scores
    }

    /// Makes it fit others.
    pub(crate) fn resize(&mut self, queries: usize, len: usize) {
        self.rows = queries.min(QUERY_ROWS);
        self.numbers.resize(self.rows * len.next_multiple_of(LANES));
    }
}

impl<T: CacheNumber> KeysValues<T> {
    pub(crate) fn zeros(d_model: usize, nhead: usize, room: usize) -> Self {
        let head_dim = d_model / nhead;
        let width = value_width(head_dim);
        let keys = nhead * room.next_multiple_of(PANEL_ROWS) * head_dim;
        let values = nhead * head_dim.next_multiple_of(width) * room;
        Self { keys: Tensor::zeros(keys), values: Tensor::zeros(values), nhead, head_dim, room }
    }

    pub(crate) fn zeros_like(&self) -> Self {
        Self::zeros(self.nhead * self.head_dim, self.nhead, self.room)
    }

    /// Key and value `[D]` of token `token`.
    pub(crate) fn set(&mut self, token: usize, key: &[f32], value: &[f32]) {
        let head_dim = self.head_dim;
        let width = value_width(head_dim);
        for (head, (key, value)) in key.chunks_exact(head_dim).zip(value.chunks_exact(head_dim)).enumerate() {
            let (panel, column) = (token / PANEL_ROWS, token % PANEL_ROWS);
            let keys = &mut self.keys[(head * self.room.div_ceil(PANEL_ROWS) + panel) * head_dim * PANEL_ROWS..];
            for (numbers, key) in keys.chunks_exact_mut(PANEL_ROWS).zip(key) {
                numbers[column] = T::from_f32(*key);
            }
            let values = &mut self.values[head * head_dim.next_multiple_of(width) * self.room..];
            for (panel, value) in values.chunks_mut(self.room * width).zip(value.chunks(width)) {
                let numbers = &mut panel[token * width..][..value.len()];
                numbers.iter_mut().zip(value).for_each(|(number, value)| *number = T::from_f32(*value));
            }
        }
    }

    /// Takes over `tokens` of another with the same room; those before them are equal already.
    pub(crate) fn copy_tokens(&mut self, other: &Self, tokens: Range<usize>) {
        let panel = self.head_dim * PANEL_ROWS;
        let keys = tokens.start / PANEL_ROWS * panel..tokens.end.div_ceil(PANEL_ROWS) * panel;
        let head_len = self.room.div_ceil(PANEL_ROWS) * panel;
        for (mine, theirs) in self.keys.chunks_exact_mut(head_len).zip(other.keys.chunks_exact(head_len)) {
            mine[keys.clone()].copy_from_slice(&theirs[keys.clone()]);
        }
        let width = value_width(self.head_dim);
        let panel_len = self.room * width;
        let values = tokens.start * width..tokens.end * width;
        for (mine, theirs) in self.values.chunks_exact_mut(panel_len).zip(other.values.chunks_exact(panel_len)) {
            mine[values.clone()].copy_from_slice(&theirs[values.clone()]);
        }
    }

    /// softmax(query . keys / sqrt(K)) over the tokens of its `span` weighs the values, head by head.
    ///
    /// `queries` and the rows of `output` are `[D]`.
    pub(crate) fn attend(
        &self,
        kernels: &Kernels,
        span: Span,
        queries: Rows,
        scores: &mut Scores,
        output: &mut RowsMut,
    ) {
        let product = T::product(kernels);
        let plain = Epilogue { bias: &[], relu: false };
        let scale = 1.0 / (self.head_dim as f32).sqrt();
        for head in 0..self.nhead {
            let column = head * self.head_dim;
            for first in (0..queries.count).step_by(scores.rows) {
                let count = scores.rows.min(queries.count - first);
                let longest = span.of(first + count - 1);
                let stride = longest.next_multiple_of(LANES);
                let query = Rows { numbers: &queries.numbers[first * queries.stride + column..], count, ..queries };
                let numbers = &mut scores.numbers[..count * stride];
                product(query, self.keys(head, longest), plain, RowsMut { numbers: &mut *numbers, stride });
                for (row, numbers) in numbers.chunks_exact_mut(stride).enumerate() {
                    (kernels.softmax)(&mut numbers[..span.of(first + row)], scale);
                }
                // Of causal queries each has a product of its own: a later token's value must not even be multiplied by
                // zero, since it may be no number.
                let at_once = if matches!(span, Span::Equal(_)) { count } else { 1 };
                for row in (0..count).step_by(at_once) {
                    let weights = Rows { numbers: &numbers[row * stride..], count: at_once, stride };
                    let attended = &mut output.numbers[(first + row) * output.stride + column..];
                    let attended = RowsMut { numbers: attended, stride: output.stride };
                    product(weights, self.values(head, span.of(first + row)), plain, attended);
                }
            }
        }
    }

    /// One head's first `len` keys, as the matrix of a product.
    fn keys(&self, head: usize, len: usize) -> Panels<'_, T> {
        let panel = self.head_dim * PANEL_ROWS;
        let head_len = self.room.div_ceil(PANEL_ROWS) * panel;
        Panels {
            numbers: &self.keys[head * head_len..][..head_len],
            inputs: self.head_dim,
            outputs: len,
            width: PANEL_ROWS,
            stride: panel,
        }
    }

    /// One head's first `len` values, likewise.
    fn values(&self, head: usize, len: usize) -> Panels<'_, T> {
        let width = value_width(self.head_dim);
        let head_len = self.head_dim.next_multiple_of(width) * self.room;
        Panels {
            numbers: &self.values[head * head_len..][..head_len],
            inputs: len,
            outputs: self.head_dim,
            width,
            stride: self.room * width,
        }
    }
}

/// Columns of a panel of values.
fn value_width(head_dim: usize) -> usize {
    head_dim.next_multiple_of(LANES).min(PANEL_ROWS)
}
