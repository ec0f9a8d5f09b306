//! What products read and write: rows of numbers, some distance apart.

use std::marker::PhantomData;
use std::ops::Range;

/// M rows of x `[K]`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub(crate) numbers: &'a [f32],
    /// M
    pub(crate) count: usize,
    pub(crate) stride: usize,
}

impl<'a> Rows<'a> {
    /// Some of them.
    pub(crate) fn part(self, rows: &Range<usize>) -> Rows<'a> {
        assert!(rows.end <= self.count);
        Rows { numbers: &self.numbers[rows.start * self.stride..], count: rows.len(), ..self }
    }
}

/// M rows of y `[O]`. What lies between them may be somebody else's.
#[derive(Debug)]
pub(crate) struct RowsMut<'a> {
    start: *mut f32,
    /// M
    count: usize,
    /// O
    width: usize,
    stride: usize,
    numbers: PhantomData<&'a mut [f32]>,
}

// SAFETY: it owns its numbers as a mutable slice would.
unsafe impl Send for RowsMut<'_> {}
// SAFETY: a shared one gives no numbers away but by `tile`, whose caller promises that nobody else has them.
unsafe impl Sync for RowsMut<'_> {}

impl<'a> RowsMut<'a> {
    /// As many rows as the numbers reach; `width` is at most `stride`.
    pub(crate) fn new(numbers: &'a mut [f32], width: usize, stride: usize) -> Self {
        assert!(0 < width && width <= stride);
        let count = if numbers.len() < width { 0 } else { (numbers.len() - width) / stride + 1 };
        Self { start: numbers.as_mut_ptr(), count, width, stride, numbers: PhantomData }
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn stride(&self) -> usize {
        self.stride
    }

    /// The first number of the first row.
    pub(super) fn start(&self) -> *mut f32 {
        self.start
    }

    pub(crate) fn row(&mut self, row: usize) -> &mut [f32] {
        assert!(row < self.count);
        // SAFETY: `width` numbers of a row that is there, borrowed as `self` is.
        unsafe { std::slice::from_raw_parts_mut(self.start.add(row * self.stride), self.width) }
    }

    /// Some columns of some rows.
    ///
    /// # Safety
    /// No number is in two tiles at a time.
    pub(super) unsafe fn tile(&self, rows: &Range<usize>, columns: &Range<usize>) -> RowsMut<'_> {
        assert!(rows.start < rows.end && rows.end <= self.count);
        assert!(columns.start < columns.end && columns.end <= self.width);
        // SAFETY: the first number of these rows is within the numbers that are borrowed.
        let start = unsafe { self.start.add(rows.start * self.stride + columns.start) };
        RowsMut { start, count: rows.len(), width: columns.len(), stride: self.stride, numbers: PhantomData }
    }
}
