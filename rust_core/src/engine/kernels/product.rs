//! Float products over packed weights.
//!
//! A sum runs over k in chunks of 128, each from zero, and the chunks' sums are added in order: with many rows the
//! weights of a chunk stay in the first-level cache, and the order is the same for one row as for many.

use super::vector::{MOST_LANES, Vector, finish, load_up_to, store_up_to};
use super::{Epilogue, Panels, Rows, RowsMut, check_product};
use crate::engine::packed::Bf16;

const CHUNK: usize = 128;

/// A number weights are stored as.
pub(super) trait Weight: Copy {
    /// # Safety
    /// As [`Vector::load`].
    unsafe fn load<V: Vector>(from: *const Self) -> V;
}

impl Weight for f32 {
    #[inline(always)]
    unsafe fn load<V: Vector>(from: *const Self) -> V {
        // SAFETY: the caller's promise.
        unsafe { V::load(from) }
    }
}

impl Weight for Bf16 {
    #[inline(always)]
    unsafe fn load<V: Vector>(from: *const Self) -> V {
        // SAFETY: the caller's promise.
        unsafe { V::load_bf16(from) }
    }
}

/// One panel's part of a product: some k, some columns.
struct Part<'a, W> {
    /// The panel's first number of the first k.
    weights: *const W,
    width: usize,
    depth: usize,
    /// Columns that y has; the rest is fill.
    columns: usize,
    /// Whether sums of earlier k are in y.
    goes_on: bool,
    /// After the last k; its bias is that of the panel's columns.
    epilogue: Option<Epilogue<'a>>,
}

/// `Kernels::product_*`.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
pub(super) unsafe fn product<V: Vector, W: Weight>(x: Rows, w: Panels<W>, epilogue: Epilogue, y: RowsMut) {
    check_product(x, w, epilogue, &y);
    for panel in 0..w.outputs.div_ceil(w.width) {
        let first = panel * w.width;
        let columns = w.width.min(w.outputs - first);
        let mut k = 0;
        while k < w.inputs {
            let depth = CHUNK.min(w.inputs - k);
            let is_last = k + depth == w.inputs;
            // SAFETY: check_product found this panel in w, `depth` inputs from k on in x, these columns in y.
            unsafe {
                let part = Part {
                    weights: w.numbers.as_ptr().add(panel * w.stride + k * w.width),
                    width: w.width,
                    depth,
                    columns,
                    goes_on: k > 0,
                    epilogue: is_last.then_some(epilogue.part(&(first..first + columns))),
                };
                let y = (y.start().add(first), y.stride());
                rows::<V, W>((x.numbers.as_ptr().add(k), x.stride), x.count, &part, y);
            }
            k += depth;
        }
    }
}

/// All rows of x against one part.
///
/// # Safety
/// As [`Vector`]; x and y have `count` rows of what the part says.
#[inline(always)]
unsafe fn rows<V: Vector, W: Weight>(x: (*const f32, usize), count: usize, part: &Part<W>, y: (*mut f32, usize)) {
    let mut m = 0;
    while m < count {
        // SAFETY: row m and as many more as each arm takes are below `count`.
        unsafe {
            let (x, y) = ((x.0.add(m * x.1), x.1), (y.0.add(m * y.1), y.1));
            m += match count - m {
                6.. => strip::<V, W, 6>(x, part, y),
                5 => strip::<V, W, 5>(x, part, y),
                4 => strip::<V, W, 4>(x, part, y),
                3 => strip::<V, W, 3>(x, part, y),
                2 => strip::<V, W, 2>(x, part, y),
                _ => strip::<V, W, 1>(x, part, y),
            };
        }
    }
}

/// M rows against all columns of a part, as many vectors at a time as registers hold. Returns M.
///
/// # Safety
/// As [`rows`].
#[inline(always)]
unsafe fn strip<V: Vector, W: Weight, const M: usize>(
    x: (*const f32, usize),
    part: &Part<W>,
    y: (*mut f32, usize),
) -> usize {
    let mut column = 0;
    while column < part.columns {
        let vectors = (part.width - column) / V::LANES;
        // SAFETY: that many vectors are left in the panel.
        column += unsafe {
            if M * 4 + 5 <= V::REGISTERS && vectors >= 4 {
                tile::<V, W, M, 4>(x, part, column, y)
            } else if M * 2 + 3 <= V::REGISTERS && vectors >= 2 {
                tile::<V, W, M, 2>(x, part, column, y)
            } else {
                tile::<V, W, M, 1>(x, part, column, y)
            }
        };
    }
    M
}

/// M rows against N vectors of columns from `column` on. Returns the columns done.
///
/// Plain loops over constant bounds, because closures do not take on the caller's CPU features. The sums pass through
/// memory before the epilogue: a loop of that size is not unrolled, and sums that it indexed would live in memory all
/// along.
///
/// # Safety
/// As [`rows`]; N vectors lie between `column` and the panel's width.
#[inline(always)]
#[expect(clippy::needless_range_loop, reason = "m and n index registers, and that shows the tile")]
unsafe fn tile<V: Vector, W: Weight, const M: usize, const N: usize>(
    (x, x_stride): (*const f32, usize),
    part: &Part<W>,
    column: usize,
    (y, y_stride): (*mut f32, usize),
) -> usize {
    // SAFETY: the caller's promise.
    unsafe {
        let weights = part.weights.add(column);
        let mut sums = [[V::splat(0.0); N]; M];
        for k in 0..part.depth {
            let mut columns = [V::splat(0.0); N];
            for n in 0..N {
                columns[n] = W::load::<V>(weights.add(k * part.width + n * V::LANES));
            }
            for m in 0..M {
                let x = V::splat(*x.add(m * x_stride + k));
                for n in 0..N {
                    sums[m][n] = x.mul_add(columns[n], sums[m][n]);
                }
            }
        }
        let mut floats = [[[0.0_f32; MOST_LANES]; N]; M];
        for m in 0..M {
            for n in 0..N {
                sums[m][n].store(floats[m][n].as_mut_ptr());
            }
        }
        for (m, floats) in floats.iter().enumerate() {
            for (n, floats) in floats.iter().enumerate() {
                let first = column + n * V::LANES;
                if first < part.columns {
                    let count = V::LANES.min(part.columns - first);
                    store(V::load(floats.as_ptr()), part, first, count, y.add(m * y_stride + first));
                }
            }
        }
    }
    N * V::LANES
}

/// Adds what is there, applies the epilogue, stores `count` columns from `first` on.
///
/// # Safety
/// As [`Vector`]; `to` is valid for `count` numbers.
#[inline(always)]
unsafe fn store<V: Vector, W>(sum: V, part: &Part<W>, first: usize, count: usize, to: *mut f32) {
    // SAFETY: the caller's promise; a bias is as long as the part's columns.
    unsafe {
        let sum = if part.goes_on { load_up_to::<V>(to, count).add(sum) } else { sum };
        match part.epilogue {
            Some(epilogue) => finish(sum, epilogue, first, to, count),
            None => store_up_to(sum, to, count),
        }
    }
}
