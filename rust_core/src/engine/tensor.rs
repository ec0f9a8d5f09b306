//! A flat run of numbers that starts on a cache line, so that no vector load straddles two.

use super::arena::Number;
use std::ops::{Deref, DerefMut};

const CACHE_LINE_BYTES: usize = 64;

/// Row-major numbers; the shape is the owner's knowledge.
#[derive(Debug, Default)]
pub(crate) struct Tensor<T = f32> {
    storage: Vec<T>,
    start: usize,
    len: usize,
}

impl<T: Number + Default> Tensor<T> {
    /// All zeros. The pages of a large tensor cost nothing until they are written.
    pub(crate) fn zeros(len: usize) -> Self {
        let padding = CACHE_LINE_BYTES / size_of::<T>() - 1;
        let storage = vec![T::default(); len + padding];
        let start = storage.as_ptr().align_offset(CACHE_LINE_BYTES).min(padding);
        Self { storage, start, len }
    }

    /// Makes it `len` numbers long, whatever they are. Allocates only where it has never been as long.
    pub(crate) fn resize(&mut self, len: usize) {
        if self.start + len <= self.storage.len() {
            self.len = len;
        } else {
            *self = Self::zeros(len);
        }
    }
}

impl<T> Deref for Tensor<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.storage[self.start..self.start + self.len]
    }
}

impl<T> DerefMut for Tensor<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.storage[self.start..self.start + self.len]
    }
}
