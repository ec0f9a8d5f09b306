//! Scaled dot-product attention. T keys, D d_model, H heads, K head_dim.
//!
//! Keys and values lie so that both products of attention are those of a linear layer (`packed`): the keys of a head are
//! the rows of one matrix, 64 tokens a panel, and its values, row after row, are the columns of another.

use super::arena::Number;
use super::kernels::{Compute, Epilogue, Kernels, Product, Rows, RowsMut};
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
    /// As many times `room` as there were threads.
    numbers: Tensor,
    rows: usize,
    room: usize,
}

impl Scores {
    /// For sources or targets of up to `len` tokens, `queries` at once.
    pub(crate) fn zeros(threads: usize, queries: usize, len: usize) -> Self {
        let mut scores = Self::default();
        scores.resize(threads, queries, len);
        scores
    }

    /// Makes it fit others.
    pub(crate) fn resize(&mut self, threads: usize, queries: usize, len: usize) {
        self.rows = queries.min(QUERY_ROWS);
        self.room = self.rows * len.next_multiple_of(LANES);
        self.numbers.resize(threads * self.room);
    }
}

impl<T: CacheNumber> KeysValues<T> {
    pub(crate) fn zeros(d_model: usize, nhead: usize, room: usize) -> Self {
        let mut empty =
            Self { keys: Tensor::default(), values: Tensor::default(), nhead, head_dim: d_model / nhead, room };
        let (keys_len, values_len) = empty.head_lens();
        (empty.keys, empty.values) = (Tensor::zeros(nhead * keys_len), Tensor::zeros(nhead * values_len));
        empty
    }

    pub(crate) fn zeros_like(&self) -> Self {
        Self::zeros(self.nhead * self.head_dim, self.nhead, self.room)
    }

    /// Key and value `[D]` of token `token`.
    pub(crate) fn set(&mut self, token: usize, key: &[f32], value: &[f32]) {
        let (keys_len, values_len) = self.head_lens();
        let (head_dim, room) = (self.head_dim, self.room);
        let heads = self.keys.chunks_exact_mut(keys_len).zip(self.values.chunks_exact_mut(values_len));
        let tokens = key.chunks_exact(head_dim).zip(value.chunks_exact(head_dim));
        for ((keys, values), (key, value)) in heads.zip(tokens) {
            set_token((keys, values), room, token, (key, value));
        }
    }

    /// Keys and values `[D]` of the tokens from `first` on: columns of `rows` from `key` on and from `value` on.
    pub(crate) fn set_rows(&mut self, compute: &Compute, first: usize, rows: Rows, (key, value): (usize, usize)) {
        let (keys_len, values_len) = self.head_lens();
        let (nhead, head_dim, room) = (self.nhead, self.head_dim, self.room);
        let bytes = 2 * rows.count * nhead * head_dim * size_of::<f32>();
        compute.split_rows(bytes, nhead, (&mut self.keys, &mut self.values), |heads, keys, values| {
            let memory = keys.chunks_exact_mut(keys_len).zip(values.chunks_exact_mut(values_len));
            for (head, (keys, values)) in heads.zip(memory) {
                for (token, row) in (first..).zip(rows.numbers.chunks(rows.stride).take(rows.count)) {
                    let of_head = |column| &row[column + head * head_dim..][..head_dim];
                    set_token((&mut *keys, &mut *values), room, token, (of_head(key), of_head(value)));
                }
            }
        });
    }

    /// Numbers of a head's (keys, values).
    fn head_lens(&self) -> (usize, usize) {
        let width = value_width(self.head_dim);
        let keys = self.room.next_multiple_of(PANEL_ROWS) * self.head_dim;
        (keys, self.head_dim.next_multiple_of(width) * self.room)
    }

    /// Takes over `tokens` of another with the same room; those before them are equal already.
    pub(crate) fn copy_tokens(&mut self, other: &Self, tokens: Range<usize>) {
        let panel = self.head_dim * PANEL_ROWS;
        let keys = tokens.start / PANEL_ROWS * panel..tokens.end.div_ceil(PANEL_ROWS) * panel;
        let (keys_len, _) = self.head_lens();
        for (mine, theirs) in self.keys.chunks_exact_mut(keys_len).zip(other.keys.chunks_exact(keys_len)) {
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
    /// `queries` and the rows of `output` are `[D]`, and as many: one at least.
    pub(crate) fn attend(&self, compute: &Compute, span: Span, queries: Rows, scores: &mut Scores, output: RowsMut) {
        let product = T::product(compute);
        let plain = Epilogue { bias: &[], relu: false };
        let scale = 1.0 / (self.head_dim as f32).sqrt();
        let len = span.of(queries.count - 1);
        let bytes = 2 * queries.count * len * self.nhead * self.head_dim * size_of::<T>();
        let tile = (scores.rows, self.head_dim);
        let scratch = (&mut *scores.numbers, scores.room);
        compute.split_tiles(bytes, tile, output, scratch, |rows, columns, mut attended, scores| {
            let head = columns.start / self.head_dim;
            let query = queries.part(&rows);
            let query = Rows { numbers: &query.numbers[columns.start..], ..query };
            let longest = span.of(rows.end - 1);
            let stride = longest.next_multiple_of(LANES);
            let numbers = &mut scores[..rows.len() * stride];
            product(query, self.keys(head, longest), plain, RowsMut::new(&mut *numbers, longest, stride));
            for (query, row) in rows.clone().zip(numbers.chunks_exact_mut(stride)) {
                (compute.softmax)(&mut row[..span.of(query)], scale);
            }
            if let Span::Equal(len) = span {
                product(Rows { numbers, count: rows.len(), stride }, self.values(head, len), plain, attended);
                return;
            }
            // Of causal queries each has a product of its own: a later token's value must not even be multiplied by zero,
            // since it may be no number.
            for (row, weights) in numbers.chunks_exact(stride).enumerate() {
                let weights = Rows { numbers: weights, count: 1, stride };
                let attended = RowsMut::new(attended.row(row), self.head_dim, self.head_dim);
                product(weights, self.values(head, span.of(rows.start + row)), plain, attended);
            }
        });
    }

    /// One head's first `len` keys, as the matrix of a product.
    fn keys(&self, head: usize, len: usize) -> Panels<'_, T> {
        let panel = self.head_dim * PANEL_ROWS;
        let (head_len, _) = self.head_lens();
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
        let (_, head_len) = self.head_lens();
        Panels {
            numbers: &self.values[head * head_len..][..head_len],
            inputs: len,
            outputs: self.head_dim,
            width,
            stride: self.room * width,
        }
    }
}

/// Key and value `[K]` of a head's token into its keys and values, which have room for `room`.
fn set_token<T: CacheNumber>(
    (keys, values): (&mut [T], &mut [T]),
    room: usize,
    token: usize,
    (key, value): (&[f32], &[f32]),
) {
    let (panel, column) = (token / PANEL_ROWS, token % PANEL_ROWS);
    let keys = &mut keys[panel * key.len() * PANEL_ROWS..];
    for (numbers, key) in keys.chunks_exact_mut(PANEL_ROWS).zip(key) {
        numbers[column] = T::from_f32(*key);
    }
    let width = value_width(value.len());
    for (panel, value) in values.chunks_exact_mut(room * width).zip(value.chunks(width)) {
        let numbers = &mut panel[token * width..][..value.len()];
        numbers.iter_mut().zip(value).for_each(|(number, value)| *number = T::from_f32(*value));
    }
}

/// Columns of a panel of values.
fn value_width(head_dim: usize) -> usize {
    head_dim.next_multiple_of(LANES).min(PANEL_ROWS)
}
