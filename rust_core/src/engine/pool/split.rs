//! Which part of some rows is whose.

use super::Pool;
use std::marker::PhantomData;
use std::ops::Range;

/// What thread `part` of `parts` owns of `count` things: neighbours, and as many as the others or one less or more.
pub(crate) fn share(count: usize, part: usize, parts: usize) -> Range<usize> {
    count * part / parts..count * (part + 1) / parts
}

impl Pool {
    /// Cuts `count` rows of `a`, and of `b`, into `parts`; `work` gets the numbers of its rows and the rows.
    ///
    /// # Panics
    /// When `count` does not divide the lengths, or `parts` is more than [`Pool::threads`].
    pub(crate) fn split_rows<A: Send, B: Send>(
        &self,
        parts: usize,
        count: usize,
        (a, b): (&mut [A], &mut [B]),
        work: impl Fn(Range<usize>, &mut [A], &mut [B]) + Sync,
    ) {
        let (a, b) = (DisjointRows::new(a, count), DisjointRows::new(b, count));
        self.run(parts, &|part| {
            let rows = share(count, part, parts);
            // SAFETY: shares are disjoint, and `run` takes each part once.
            let (a, b) = unsafe { (a.rows(&rows), b.rows(&rows)) };
            work(rows, a, b);
        });
    }
}

/// Rows of which several threads may each have some.
struct DisjointRows<'a, T> {
    start: *mut T,
    count: usize,
    width: usize,
    numbers: PhantomData<&'a mut [T]>,
}

// SAFETY: whoever takes rows promises that nobody else does.
unsafe impl<T: Send> Sync for DisjointRows<'_, T> {}

impl<'a, T> DisjointRows<'a, T> {
    fn new(numbers: &'a mut [T], count: usize) -> Self {
        assert!(count > 0 && numbers.len().is_multiple_of(count));
        Self { start: numbers.as_mut_ptr(), count, width: numbers.len() / count, numbers: PhantomData }
    }

    /// # Safety
    /// No row is taken twice.
    #[expect(clippy::mut_from_ref, reason = "the rows are disjoint, as the caller promises")]
    unsafe fn rows(&self, rows: &Range<usize>) -> &mut [T] {
        assert!(rows.start <= rows.end && rows.end <= self.count);
        // SAFETY: the rows are within the slice that is borrowed, and taken once.
        unsafe { std::slice::from_raw_parts_mut(self.start.add(rows.start * self.width), rows.len() * self.width) }
    }
}
