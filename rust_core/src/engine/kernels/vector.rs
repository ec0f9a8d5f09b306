//! The kernels over vectors of any width; `x86.rs` supplies the vectors and compiles each body for its CPU feature.
//!
//! A dot product keeps one vector of partial sums however many rows are computed together: that is what makes a row's
//! result independent of its company. Bodies are `inline(always)`, so that they take on the caller's CPU features.

use super::{check_rows, linear_sizes};

/// Rows of weights that share one pass over the inputs.
const TILE_OUTPUTS: usize = 4;
/// Weights that stay in the second-level cache while all rows of x pass by: 256 KiB.
const PANEL_LEN: usize = 1 << 16;

/// A register of `LANES` f32.
///
/// # Safety
/// Callers of every method have made sure that the CPU has the implementor's feature, and that pointers are valid for
/// `LANES` numbers, or for the first `count` of them in the `_part` methods (`count` < `LANES`).
pub(super) trait Vector: Copy {
    const LANES: usize;
    unsafe fn splat(value: f32) -> Self;
    unsafe fn load(from: *const f32) -> Self;
    /// Lanes from `count` on are zero.
    unsafe fn load_part(from: *const f32, count: usize) -> Self;
    unsafe fn store(self, to: *mut f32);
    unsafe fn store_part(self, to: *mut f32, count: usize);
    unsafe fn add(self, other: Self) -> Self;
    unsafe fn sub(self, other: Self) -> Self;
    unsafe fn mul(self, other: Self) -> Self;
    /// self * factor + addend, rounded once.
    unsafe fn mul_add(self, factor: Self, addend: Self) -> Self;
    /// The larger; `other` where either is not a number.
    unsafe fn max(self, other: Self) -> Self;
    /// To the nearest integer.
    unsafe fn round(self) -> Self;
    /// 2^self for integers from -126 to 127.
    unsafe fn exp2_integer(self) -> Self;
    /// Sum of all lanes.
    unsafe fn sum(self) -> f32;
    /// The largest lane.
    unsafe fn highest(self) -> f32;
}

/// Loads `count` <= `LANES` numbers, zeros after them.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
unsafe fn load_up_to<V: Vector>(from: *const f32, count: usize) -> V {
    // SAFETY: the caller's promise.
    unsafe { if count == V::LANES { V::load(from) } else { V::load_part(from, count) } }
}

/// Stores the first `count` <= `LANES` numbers.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
unsafe fn store_up_to<V: Vector>(value: V, to: *mut f32, count: usize) {
    // SAFETY: the caller's promise.
    unsafe { if count == V::LANES { value.store(to) } else { value.store_part(to, count) } }
}

/// M x N dot products of `len` numbers: rows of x and of w lie their strides apart.
///
/// Plain loops over constant bounds, because closures do not take on the caller's CPU features.
///
/// # Safety
/// As [`Vector`]; all M rows of x and N rows of w are readable for `len` numbers.
#[inline(always)]
#[expect(clippy::needless_range_loop, reason = "m and n index registers, and that shows the tile")]
unsafe fn dots<V: Vector, const M: usize, const N: usize>(
    (x, x_stride): (*const f32, usize),
    (w, w_stride): (*const f32, usize),
    len: usize,
) -> [[f32; N]; M] {
    let mut totals = [[0.0; N]; M];
    // SAFETY: every load lies below `len` of a row that the caller vouches for.
    unsafe {
        let mut sums = [[V::splat(0.0); N]; M];
        let whole = len - len % V::LANES;
        let mut at = 0;
        while at < whole {
            let mut columns = [V::splat(0.0); N];
            for n in 0..N {
                columns[n] = V::load(w.add(n * w_stride + at));
            }
            for m in 0..M {
                let row = V::load(x.add(m * x_stride + at));
                for n in 0..N {
                    sums[m][n] = row.mul_add(columns[n], sums[m][n]);
                }
            }
            at += V::LANES;
        }
        if whole < len {
            for m in 0..M {
                let row = V::load_part(x.add(m * x_stride + whole), len - whole);
                for n in 0..N {
                    let column = V::load_part(w.add(n * w_stride + whole), len - whole);
                    sums[m][n] = row.mul_add(column, sums[m][n]);
                }
            }
        }
        for m in 0..M {
            for n in 0..N {
                totals[m][n] = sums[m][n].sum();
            }
        }
    }
    totals
}

/// M rows of x against all rows of w: y[m * y_stride + n] = x[m] . w[n] + b[n].
///
/// # Safety
/// As [`dots`], with `b.len()` rows of w, and y writable for M rows of that many.
#[inline(always)]
unsafe fn linear_rows<V: Vector, const M: usize>(
    x: *const f32,
    w: *const f32,
    b: &[f32],
    len: usize,
    (y, y_stride): (*mut f32, usize),
) {
    let mut n = 0;
    // SAFETY: n stays below b.len(), the number of rows of w and of columns of y.
    unsafe {
        while n + TILE_OUTPUTS <= b.len() {
            let sums = dots::<V, M, TILE_OUTPUTS>((x, len), (w.add(n * len), len), len);
            for (m, sums) in sums.iter().enumerate() {
                for (i, sum) in sums.iter().enumerate() {
                    *y.add(m * y_stride + n + i) = sum + b[n + i];
                }
            }
            n += TILE_OUTPUTS;
        }
        while n < b.len() {
            for (m, [sum]) in dots::<V, M, 1>((x, len), (w.add(n * len), len), len).iter().enumerate() {
                *y.add(m * y_stride + n) = sum + b[n];
            }
            n += 1;
        }
    }
}

/// `Kernels::linear`: panels of w that fit the cache, against M rows of x at a time.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
pub(super) unsafe fn linear<V: Vector, const M: usize>(x: &[f32], w: &[f32], b: &[f32], y: &mut [f32]) {
    let (rows, inputs, outputs) = linear_sizes(x, w, b, y);
    let panel = (PANEL_LEN / inputs.max(1)).max(1).next_multiple_of(TILE_OUTPUTS);
    for (index, b) in b.chunks(panel).enumerate() {
        let first = index * panel;
        let mut m = 0;
        // SAFETY: linear_sizes checked that x, w and y hold `rows` and `outputs` rows; m and first stay below them.
        unsafe {
            let w = w.as_ptr().add(first * inputs);
            while m + M <= rows {
                let y = y.as_mut_ptr().add(m * outputs + first);
                linear_rows::<V, M>(x.as_ptr().add(m * inputs), w, b, inputs, (y, outputs));
                m += M;
            }
            while m < rows {
                let y = y.as_mut_ptr().add(m * outputs + first);
                linear_rows::<V, 1>(x.as_ptr().add(m * inputs), w, b, inputs, (y, outputs));
                m += 1;
            }
        }
    }
}

/// `Kernels::scores`.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
pub(super) unsafe fn scores<V: Vector>(query: &[f32], rows: &[f32], stride: usize, scale: f32, scores: &mut [f32]) {
    check_rows(rows, stride, scores.len(), query.len());
    let query = (query.as_ptr(), query.len());
    for (index, scores) in scores.chunks_mut(TILE_OUTPUTS).enumerate() {
        // SAFETY: check_rows found a whole row behind each score.
        unsafe {
            let row = rows.as_ptr().add(index * TILE_OUTPUTS * stride);
            if let Ok(scores) = <&mut [f32; TILE_OUTPUTS]>::try_from(&mut *scores) {
                let [sums] = dots::<V, 1, TILE_OUTPUTS>(query, (row, stride), query.1);
                *scores = sums;
                scores.iter_mut().for_each(|score| *score *= scale);
            } else {
                for (t, score) in scores.iter_mut().enumerate() {
                    let [[sum]] = dots::<V, 1, 1>(query, (row.add(t * stride), stride), query.1);
                    *score = sum * scale;
                }
            }
        }
    }
}

/// `Kernels::weighted_sum`: up to four vectors of output columns stay in registers while the rows pass by.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
pub(super) unsafe fn weighted_sum<V: Vector>(weights: &[f32], rows: &[f32], stride: usize, output: &mut [f32]) {
    check_rows(rows, stride, weights.len(), output.len());
    let mut at = 0;
    // SAFETY: check_rows found output.len() columns in each row; at + what is read stays within them.
    unsafe {
        while at + 4 * V::LANES <= output.len() {
            let mut sums = [V::splat(0.0); 4];
            for (t, weight) in weights.iter().enumerate() {
                let weight = V::splat(*weight);
                for (i, sum) in sums.iter_mut().enumerate() {
                    *sum = weight.mul_add(V::load(rows.as_ptr().add(t * stride + at + i * V::LANES)), *sum);
                }
            }
            for (i, sum) in sums.iter().enumerate() {
                sum.store(output.as_mut_ptr().add(at + i * V::LANES));
            }
            at += 4 * V::LANES;
        }
        while at < output.len() {
            let count = V::LANES.min(output.len() - at);
            let mut sum = V::splat(0.0);
            for (t, weight) in weights.iter().enumerate() {
                let row = load_up_to::<V>(rows.as_ptr().add(t * stride + at), count);
                sum = V::splat(*weight).mul_add(row, sum);
            }
            store_up_to(sum, output.as_mut_ptr().add(at), count);
            at += count;
        }
    }
}

/// `Kernels::softmax`.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
pub(super) unsafe fn softmax<V: Vector>(x: &mut [f32]) {
    let mut sum = 0.0;
    // SAFETY: each chunk is valid for its own length.
    unsafe {
        let mut highest = V::splat(f32::NEG_INFINITY);
        let whole = x.chunks_exact(V::LANES);
        let rest = whole.remainder().iter().copied().fold(f32::NEG_INFINITY, f32::max);
        for x in whole {
            highest = highest.max(V::load(x.as_ptr()));
        }
        let highest = highest.highest().max(rest);
        for x in x.chunks_mut(V::LANES) {
            let exp = exp(load_up_to::<V>(x.as_ptr(), x.len()).sub(V::splat(highest)));
            store_up_to(exp, x.as_mut_ptr(), x.len());
            sum += if x.len() == V::LANES { exp.sum() } else { x.iter().sum() };
        }
        let factor = 1.0 / sum;
        for x in x.iter_mut() {
            *x *= factor;
        }
    }
}

/// exp for x <= 0, relative error about 2e-7; 2^-126 at the least. x = n ln 2 + r, exp(x) = 2^n exp(r), and
/// |r| <= ln 2 / 2 leaves the Taylor series an error of 5e-9 after r^7.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
unsafe fn exp<V: Vector>(x: V) -> V {
    /// ln 2 in two parts, the first exact in few enough bits that n times it is exact too.
    const LN_2_HIGH: f32 = 355.0 / 512.0;
    const LN_2_LOW: f32 = (std::f64::consts::LN_2 - LN_2_HIGH as f64) as f32;
    const LOWEST: f32 = -87.0;
    /// 1/7!, 1/6!, ... 1/1!, 1/0!
    const TAYLOR: [f32; 8] = [1.0 / 5040.0, 1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    // SAFETY: arithmetic on registers only.
    unsafe {
        let x = V::splat(LOWEST).max(x);
        let n = x.mul(V::splat(std::f32::consts::LOG2_E)).round();
        let r = n.mul_add(V::splat(-LN_2_LOW), n.mul_add(V::splat(-LN_2_HIGH), x));
        let mut series = V::splat(TAYLOR[0]);
        for coefficient in &TAYLOR[1..] {
            series = series.mul_add(r, V::splat(*coefficient));
        }
        series.mul(n.exp2_integer())
    }
}

/// `Kernels::add_layer_norm`.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
pub(super) unsafe fn add_layer_norm<V: Vector>(
    x: &mut [f32],
    residual: &[f32],
    weight: &[f32],
    bias: &[f32],
    eps: f32,
) {
    let width = weight.len();
    assert!(x.len() == residual.len() && bias.len() == width);
    for (x, residual) in x.chunks_exact_mut(width).zip(residual.chunks_exact(width)) {
        // SAFETY: x, residual, weight and bias are `width` long and `at + count` never passes that.
        unsafe {
            let mut sum = V::splat(0.0);
            for at in (0..width).step_by(V::LANES) {
                let count = V::LANES.min(width - at);
                let added =
                    load_up_to::<V>(x.as_ptr().add(at), count).add(load_up_to(residual.as_ptr().add(at), count));
                store_up_to(added, x.as_mut_ptr().add(at), count);
                sum = sum.add(added);
            }
            let mean = sum.sum() / width as f32;
            let mut squares = V::splat(0.0);
            for at in (0..width).step_by(V::LANES) {
                let (count, to) = (V::LANES.min(width - at), x.as_mut_ptr().add(at));
                store_up_to(load_up_to::<V>(to, count).sub(V::splat(mean)), to, count);
                // Loaded again, because lanes past the end must add nothing.
                let centred = load_up_to::<V>(to, count);
                squares = centred.mul_add(centred, squares);
            }
            let factor = 1.0 / (squares.sum() / width as f32 + eps).sqrt();
            for at in (0..width).step_by(V::LANES) {
                let count = V::LANES.min(width - at);
                let normal = load_up_to::<V>(x.as_ptr().add(at), count).mul(V::splat(factor));
                let weight = load_up_to::<V>(weight.as_ptr().add(at), count);
                let shifted = normal.mul_add(weight, load_up_to(bias.as_ptr().add(at), count));
                store_up_to(shifted, x.as_mut_ptr().add(at), count);
            }
        }
    }
}
