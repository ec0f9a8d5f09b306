//! A flat run of `f32` that starts on a cache line, so that no vector load straddles two.

use std::ops::{Deref, DerefMut};

const CACHE_LINE_BYTES: usize = 64;
const PADDING: usize = CACHE_LINE_BYTES / size_of::<f32>() - 1;

/// Row-major numbers; the shape is the owner's knowledge.
#[derive(Debug)]
pub(crate) struct Tensor {
    storage: Vec<f32>,
    start: usize,
    len: usize,
}

impl Tensor {
    /// All zeros. The pages of a large tensor cost nothing until they are written.
    pub(crate) fn zeros(len: usize) -> Self {
        let storage = vec![0.0; len + PADDING];
        let start = storage.as_ptr().align_offset(CACHE_LINE_BYTES).min(PADDING);
        Self { storage, start, len }
    }
}

impl Deref for Tensor {
    type Target = [f32];

    fn deref(&self) -> &[f32] {
        &self.storage[self.start..self.start + self.len]
    }
}

impl DerefMut for Tensor {
    fn deref_mut(&mut self) -> &mut [f32] {
        &mut self.storage[self.start..self.start + self.len]
    }
}
