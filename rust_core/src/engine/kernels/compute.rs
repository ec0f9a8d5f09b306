//! A path's kernels and the threads their work is spread over. Which thread computes a number changes nothing about it.

use super::{Kernels, RowsMut};
use crate::engine::pool::{Pool, Reservation, share};
use std::io;
use std::ops::{Deref, Range};

/// Fewer bytes than this are not worth another thread: reading them takes about as long as telling it.
const LEAST_BYTES: usize = 32 << 10;
/// With more rows a thread than this, threads share out rows, which balances better, and otherwise columns, so that the
/// weights are read once.
const MANY_ROWS: usize = 24;
/// What the kernels take at once.
const STRIP_ROWS: usize = 6;

/// How and by whom to compute.
pub(crate) struct Compute {
    kernels: &'static Kernels,
    /// None: the caller alone.
    pool: Option<Pool>,
    least_bytes: usize,
}

impl Deref for Compute {
    type Target = Kernels;

    fn deref(&self) -> &Kernels {
        self.kernels
    }
}

impl Compute {
    /// On the caller's thread alone.
    pub(crate) fn new(kernels: &'static Kernels) -> Self {
        Self { kernels, pool: None, least_bytes: LEAST_BYTES }
    }

    pub(crate) fn kernels(&self) -> &'static Kernels {
        self.kernels
    }

    pub(crate) fn set_kernels(&mut self, kernels: &'static Kernels) {
        self.kernels = kernels;
    }

    /// At least 1.
    pub(crate) fn threads(&self) -> usize {
        self.pool.as_ref().map_or(1, Pool::threads)
    }

    /// An error where the system has no more threads.
    pub(crate) fn set_threads(&mut self, threads: usize) -> io::Result<()> {
        self.pool = if threads > 1 { Some(Pool::new(threads)?) } else { None };
        Ok(())
    }

    /// For tests: small work is spread as well.
    #[cfg(test)]
    pub(crate) fn spread_everything(&mut self) {
        self.least_bytes = 1;
    }

    /// While it lives, every caller computes alone.
    pub(crate) fn reserve(&self) -> Option<Reservation<'_>> {
        self.pool.as_ref().map(Pool::reserve)
    }

    /// Threads that work on `bytes` is worth.
    fn parts(&self, bytes: usize) -> usize {
        (bytes / self.least_bytes).clamp(1, self.threads())
    }

    /// Shares out `count` rows of `a`, and of `b`, which may be empty; `work` gets the numbers of its rows and the rows.
    pub(crate) fn split_rows<A: Send, B: Send>(
        &self,
        bytes: usize,
        count: usize,
        (a, b): (&mut [A], &mut [B]),
        work: impl Fn(Range<usize>, &mut [A], &mut [B]) + Sync,
    ) {
        match &self.pool {
            Some(pool) if self.parts(bytes) > 1 && count > 1 => {
                pool.split_rows(self.parts(bytes).min(count), count, (a, b), work);
            }
            _ => work(0..count, a, b),
        }
    }

    /// Shares out the tiles of a product whose weights take `bytes`, in panels of `panel` outputs.
    pub(crate) fn split_product(
        &self,
        bytes: usize,
        panel: usize,
        y: RowsMut,
        work: impl Fn(Range<usize>, Range<usize>, RowsMut) + Sync,
    ) {
        let (count, width) = (y.count(), y.width());
        let bytes = bytes.saturating_mul(count);
        let parts = self.parts(bytes);
        let tile = if parts == 1 {
            (count, width)
        } else if count >= parts * MANY_ROWS {
            (count.div_ceil(parts).next_multiple_of(STRIP_ROWS), width)
        } else {
            (count, width.div_ceil(panel).div_ceil(parts) * panel)
        };
        self.split_tiles(bytes, tile, y, (&mut [(); 0], 0), |rows, columns, y, _| work(rows, columns, y));
    }

    /// Shares out the tiles of y, `(rows, columns)` large or less at the end; a thread's lie one below the other.
    /// Each has `room` numbers of `scratch` to itself, and where that is not enough for all, fewer threads work.
    pub(crate) fn split_tiles<S: Send>(
        &self,
        bytes: usize,
        (rows, columns): (usize, usize),
        y: RowsMut,
        (scratch, room): (&mut [S], usize),
        work: impl Fn(Range<usize>, Range<usize>, RowsMut, &mut [S]) + Sync,
    ) {
        let down = y.count().div_ceil(rows.max(1));
        let tiles = down * y.width().div_ceil(columns);
        let work_on = |tile: usize, scratch: &mut [S]| {
            let (row, column) = (tile % down * rows, tile / down * columns);
            let rows = row..y.count().min(row + rows);
            let columns = column..y.width().min(column + columns);
            // SAFETY: tiles are disjoint, and each is in one share.
            let y = unsafe { y.tile(&rows, &columns) };
            work(rows, columns, y, scratch);
        };
        let parts = self.parts(bytes).min(tiles).min(scratch.len().checked_div(room).unwrap_or(tiles));
        match &self.pool {
            Some(pool) if parts > 1 => {
                pool.split_rows(parts, parts, (&mut scratch[..parts * room], &mut [(); 0]), |own, scratch, _| {
                    share(tiles, own.start, parts).for_each(|tile| work_on(tile, scratch));
                });
            }
            _ => (0..tiles).for_each(|tile| work_on(tile, scratch)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::kernels::scalar;
    use proptest::prelude::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn on_threads(threads: usize) -> Compute {
        let mut compute = Compute::new(&scalar::KERNELS);
        compute.set_threads(threads).unwrap();
        compute.spread_everything();
        compute
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(50))]

        #[test]
        fn every_output_is_in_one_tile(count in 0_usize..90, panels in 1_usize..9, gap in 0_usize..3, threads in 1_usize..6) {
            let (width, stride) = (16 * panels - 5, 16 * panels - 5 + gap);
            let mut numbers = vec![0.0; count * stride];
            let tiles = AtomicUsize::new(0);
            let y = RowsMut::new(&mut numbers, width, stride);
            on_threads(threads).split_product(1, 16, y, |rows, columns, mut y| {
                assert_eq!((y.count(), y.width()), (rows.len(), columns.len()));
                (0..rows.len()).for_each(|row| y.row(row).iter_mut().for_each(|number| *number += 1.0));
                tiles.fetch_add(1, Ordering::Relaxed);
            });
            let outputs = numbers.iter().enumerate();
            prop_assert!(outputs.clone().all(|(at, number)| *number == f32::from(u8::from(at % stride < width))));
            let least = if count == 0 { 0 } else { threads.min(count).min(panels).min(2) };
            prop_assert!((least..=threads).contains(&tiles.into_inner()));
        }
    }

    #[test]
    fn small_work_stays_with_the_caller() {
        let mut compute = on_threads(4);
        compute.least_bytes = LEAST_BYTES;
        let parts = [0, 2 * LEAST_BYTES - 1, 2 * LEAST_BYTES, 9 * LEAST_BYTES].map(|bytes| compute.parts(bytes));
        assert_eq!(parts, [1, 1, 2, 4]);
    }
}
