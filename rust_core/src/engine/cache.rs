//! What the decoder attends to, in the numbers that suit the weights: reading it is a good part of a long step.

use super::attention::{KeysValues, Scores, Span};
use super::kernels::{Compute, Rows, RowsMut};
use super::packed::Bf16;
use std::ops::Range;

/// Keys and values of one attention of the decoder.
pub(crate) enum Cache {
    /// With float weights.
    F32(KeysValues<f32>),
    /// With int8 weights, whose activations are coarser than this.
    Bf16(KeysValues<Bf16>),
}

impl Cache {
    pub(crate) fn zeros(is_int8: bool, d_model: usize, nhead: usize, room: usize) -> Self {
        if is_int8 {
            Self::Bf16(KeysValues::zeros(d_model, nhead, room))
        } else {
            Self::F32(KeysValues::zeros(d_model, nhead, room))
        }
    }

    pub(crate) fn zeros_like(&self) -> Self {
        match self {
            Self::F32(numbers) => Self::F32(numbers.zeros_like()),
            Self::Bf16(numbers) => Self::Bf16(numbers.zeros_like()),
        }
    }

    /// As [`KeysValues::set`].
    pub(crate) fn set(&mut self, token: usize, key: &[f32], value: &[f32]) {
        match self {
            Self::F32(numbers) => numbers.set(token, key, value),
            Self::Bf16(numbers) => numbers.set(token, key, value),
        }
    }

    /// As [`KeysValues::set_rows`].
    pub(crate) fn set_rows(&mut self, compute: &Compute, first: usize, rows: Rows, columns: (usize, usize)) {
        match self {
            Self::F32(numbers) => numbers.set_rows(compute, first, rows, columns),
            Self::Bf16(numbers) => numbers.set_rows(compute, first, rows, columns),
        }
    }

    /// As [`KeysValues::copy_tokens`]; both of one engine.
    pub(crate) fn copy_tokens(&mut self, other: &Cache, tokens: Range<usize>) {
        match (self, other) {
            (Self::F32(mine), Self::F32(theirs)) => mine.copy_tokens(theirs, tokens),
            (Self::Bf16(mine), Self::Bf16(theirs)) => mine.copy_tokens(theirs, tokens),
            _ => unreachable!("sessions of different engines"),
        }
    }

    /// As [`KeysValues::attend`].
    pub(crate) fn attend(&self, compute: &Compute, span: Span, queries: Rows, scores: &mut Scores, output: RowsMut) {
        match self {
            Self::F32(numbers) => numbers.attend(compute, span, queries, scores, output),
            Self::Bf16(numbers) => numbers.attend(compute, span, queries, scores, output),
        }
    }
}
