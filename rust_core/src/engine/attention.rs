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

/// Memory for the scores of some query rows.
pub(crate) struct Scores {
    /// As many times `room` as there were threads.
    numbers: Tensor,
    rows: usize,
    room: usize,
}

impl Scores {
    /// For sources or targets of up to `len` tokens, `queries` at once.
    pub(crate) fn zeros(threads: usize, queries: usize, len: usize) -> Self {
        let rows = queries.min(QUERY_ROWS);
        let room = rows * len.next_multiple_of(LANES);
        Self { numbers: Tensor::zeros(threads * room), rows, room }
    }

    pub(crate) fn zeros_like(&self) -> Self {
        Self { numbers: Tensor::zeros(self.numbers.len()), ..*self }
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
        let (keys_len, values_len) = self.head_lens();
        let (head_dim, room) = (self.head_dim, self.room);
        let heads = self.keys.chunks_exact_mut(keys_len).zip(self.values.chunks_exact_mut(values_len));
        let tokens = key.chunks_exact(head_dim).zip(value.chunks_exact(head_dim));
        for ((keys, values), (key, value)) in heads.zip(tokens) {
            set_token((keys, values), room, token, (key, value));
        }
    }

    /// Keys and values `[D]` of all tokens: columns of `rows` from `key` on and from `value` on.
    pub(crate) fn set_all(&mut self, compute: &Compute, rows: Rows, (key, value): (usize, usize)) {
        let (keys_len, values_len) = self.head_lens();
        let (nhead, head_dim, room) = (self.nhead, self.head_dim, self.room);
        let bytes = size_of_val(&*self.keys) + size_of_val(&*self.values);
        compute.split_rows(bytes, nhead, (&mut self.keys, &mut self.values), |heads, keys, values| {
            let memory = keys.chunks_exact_mut(keys_len).zip(values.chunks_exact_mut(values_len));
            for (head, (keys, values)) in heads.zip(memory) {
                for (token, row) in rows.numbers.chunks(rows.stride).take(rows.count).enumerate() {
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

    /// softmax(query . keys / sqrt(K)) over the first `len` tokens weighs the values, head by head.
    ///
    /// `queries` and the rows of `output` are `[D]`, and as many.
    pub(crate) fn attend(&self, compute: &Compute, len: usize, queries: Rows, scores: &mut Scores, output: RowsMut) {
        let product = T::product(compute);
        let plain = Epilogue { bias: &[], relu: false };
        let scale = 1.0 / (self.head_dim as f32).sqrt();
        let stride = len.next_multiple_of(LANES);
        let bytes = 2 * queries.count * len * self.nhead * self.head_dim * size_of::<T>();
        let tile = (scores.rows, self.head_dim);
        let scratch = (&mut *scores.numbers, scores.room);
        compute.split_tiles(bytes, tile, output, scratch, |rows, columns, attended, scores| {
            let (keys, values) = self.head(columns.start / self.head_dim, len);
            let query = queries.part(&rows);
            let query = Rows { numbers: &query.numbers[columns.start..], ..query };
            let numbers = &mut scores[..rows.len() * stride];
            product(query, keys, plain, RowsMut::new(&mut *numbers, len, stride));
            numbers.chunks_exact_mut(stride).for_each(|row| (compute.softmax)(&mut row[..len], scale));
            product(Rows { numbers, count: rows.len(), stride }, values, plain, attended);
        });
    }

    /// (keys, values) of one head's first `len` tokens, as the matrices of two products.
    fn head(&self, head: usize, len: usize) -> (Panels<'_, T>, Panels<'_, T>) {
        let head_dim = self.head_dim;
        let width = value_width(head_dim);
        let (keys_len, values_len) = self.head_lens();
        let keys = Panels {
            numbers: &self.keys[head * keys_len..][..keys_len],
            inputs: head_dim,
            outputs: len,
            width: PANEL_ROWS,
            stride: head_dim * PANEL_ROWS,
        };
        let values = Panels {
            numbers: &self.values[head * values_len..][..values_len],
            inputs: len,
            outputs: head_dim,
            width,
            stride: self.room * width,
        };
        (keys, values)
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
