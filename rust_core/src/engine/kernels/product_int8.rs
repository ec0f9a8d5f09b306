//! Products of unsigned activations and signed weights, exact in 32-bit sums, and the quantisation of activations.

use super::vector::{MOST_LANES, Vector, finish, load_up_to};
use super::{Epilogue, Int8Panels, QuantisedRows, RowsMut, check_product_int8, quantisation_step};
use crate::engine::packed::INT8_DEPTH;

/// Turns four values of x, which are 128 too large, into signed ones.
pub(super) const SIGNS: i32 = 0x8080_8080_u32 as i32;

/// A register of `LANES` sums in i32.
///
/// # Safety
/// As [`Vector`].
pub(super) trait IntegerVector: Vector {
    type Sums: Copy;
    /// Four values of x in each lane, as `add_products` wants them.
    type Four: Copy;
    /// Four weights in each lane.
    type Weights: Copy;
    /// Where a sum begins: `starts` holds -128 times the sum of each lane's weights.
    unsafe fn start(starts: *const i32) -> Self::Sums;
    unsafe fn load_four(x: *const u8) -> Self::Four;
    unsafe fn load_weights(from: *const i8) -> Self::Weights;
    /// Adds to each lane the products of its four weights (within +-127) and the four x.
    unsafe fn add_products(sums: Self::Sums, weights: Self::Weights, four: Self::Four) -> Self::Sums;
    unsafe fn to_floats(sums: Self::Sums) -> Self;
    /// To the nearest integers, ties to even, plus 128; all fit.
    unsafe fn store_values(self, to: *mut u8);
}

/// What all tiles of one panel share.
struct Panel<'a> {
    weights: *const i8,
    scales: *const f32,
    starts: *const i32,
    width: usize,
    /// K / 4
    steps: usize,
    columns: usize,
    /// Its bias is that of the panel's columns.
    epilogue: Epilogue<'a>,
}

/// `Kernels::product_int8`.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
pub(super) unsafe fn product_int8<V: IntegerVector>(x: QuantisedRows, w: Int8Panels, epilogue: Epilogue, y: RowsMut) {
    check_product_int8(x, w, epilogue, &y);
    let panels = w.panels;
    let steps = panels.inputs.div_ceil(INT8_DEPTH);
    for index in 0..panels.outputs.div_ceil(panels.width) {
        let first = index * panels.width;
        let columns = panels.width.min(panels.outputs - first);
        // SAFETY: check_product_int8 found this panel in w, its columns in scales, starts and y.
        unsafe {
            let panel = Panel {
                weights: panels.numbers.as_ptr().add(index * panels.stride),
                scales: w.scales.as_ptr().add(first),
                starts: w.starts.as_ptr().add(first),
                width: panels.width,
                steps,
                columns,
                epilogue: epilogue.part(&(first..first + columns)),
            };
            rows::<V>(x, &panel, (y.start().add(first), y.stride()));
        }
    }
}

/// All rows of x against one panel.
///
/// # Safety
/// As [`Vector`]; x has 4 * steps values a row, and y as many rows of the panel's columns.
#[inline(always)]
unsafe fn rows<V: IntegerVector>(x: QuantisedRows, panel: &Panel, y: (*mut f32, usize)) {
    let count = x.scales.len();
    let mut m = 0;
    while m < count {
        // SAFETY: row m and as many more as each arm takes are below `count`.
        unsafe {
            let scales = x.scales.as_ptr().add(m);
            let (x, y) = (x.values.as_ptr().add(m * panel.steps * INT8_DEPTH), (y.0.add(m * y.1), y.1));
            m += match count - m {
                6.. => strip::<V, 6>(x, scales, panel, y),
                5 => strip::<V, 5>(x, scales, panel, y),
                4 => strip::<V, 4>(x, scales, panel, y),
                3 => strip::<V, 3>(x, scales, panel, y),
                2 => strip::<V, 2>(x, scales, panel, y),
                _ => strip::<V, 1>(x, scales, panel, y),
            };
        }
    }
}

/// M rows against all columns of a panel. Returns M.
///
/// # Safety
/// As [`rows`].
#[inline(always)]
unsafe fn strip<V: IntegerVector, const M: usize>(
    x: *const u8,
    x_scales: *const f32,
    panel: &Panel,
    y: (*mut f32, usize),
) -> usize {
    let mut column = 0;
    while column < panel.columns {
        let vectors = (panel.width - column) / V::LANES;
        // SAFETY: that many vectors are left in the panel.
        column += unsafe {
            if M * 4 + 8 <= V::REGISTERS && vectors >= 4 {
                tile::<V, M, 4>(x, x_scales, panel, column, y)
            } else if M * 2 + 4 <= V::REGISTERS && vectors >= 2 {
                tile::<V, M, 2>(x, x_scales, panel, column, y)
            } else {
                tile::<V, M, 1>(x, x_scales, panel, column, y)
            }
        };
    }
    M
}

/// M rows against N vectors of columns from `column` on. Returns the columns done.
///
/// The sums pass through memory before the epilogue: a loop of that size is not unrolled, and sums that it indexed would
/// live in memory all along.
///
/// # Safety
/// As [`rows`]; N vectors lie between `column` and the panel's width.
#[inline(always)]
#[expect(clippy::needless_range_loop, reason = "m and n index registers, and that shows the tile")]
unsafe fn tile<V: IntegerVector, const M: usize, const N: usize>(
    x: *const u8,
    x_scales: *const f32,
    panel: &Panel,
    column: usize,
    (y, y_stride): (*mut f32, usize),
) -> usize {
    // SAFETY: the caller's promise.
    unsafe {
        let weights = panel.weights.add(column * INT8_DEPTH);
        let mut sums = [[V::start(panel.starts.add(column)); N]; M];
        for n in 1..N {
            for m in 0..M {
                sums[m][n] = V::start(panel.starts.add(column + n * V::LANES));
            }
        }
        for step in 0..panel.steps {
            let from = weights.add(step * panel.width * INT8_DEPTH);
            let mut columns = [V::load_weights(from); N];
            for n in 1..N {
                columns[n] = V::load_weights(from.add(n * V::LANES * INT8_DEPTH));
            }
            for m in 0..M {
                let four = V::load_four(x.add((m * panel.steps + step) * INT8_DEPTH));
                for n in 0..N {
                    sums[m][n] = V::add_products(sums[m][n], columns[n], four);
                }
            }
        }
        let mut floats = [[[0.0_f32; MOST_LANES]; N]; M];
        for m in 0..M {
            for n in 0..N {
                V::to_floats(sums[m][n]).store(floats[m][n].as_mut_ptr());
            }
        }
        for (m, floats) in floats.iter().enumerate() {
            for (n, floats) in floats.iter().enumerate() {
                let first = column + n * V::LANES;
                if first < panel.columns {
                    let (sum, y) = (V::load(floats.as_ptr()), y.add(m * y_stride + first));
                    // Not fused, so that every path rounds alike.
                    let scale = V::splat(*x_scales.add(m)).mul(V::load(panel.scales.add(first)));
                    finish(sum.mul(scale), panel.epilogue, first, y, V::LANES.min(panel.columns - first));
                }
            }
        }
    }
    N * V::LANES
}

/// `Kernels::quantise`.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
pub(super) unsafe fn quantise<V: IntegerVector>(x: &[f32], values: &mut [u8]) -> f32 {
    assert_eq!(values.len(), x.len().next_multiple_of(INT8_DEPTH));
    // SAFETY: each chunk is valid for its own length.
    unsafe {
        let zero = V::splat(0.0);
        let (mut largest, mut poison) = (zero, zero);
        for x in x.chunks(V::LANES) {
            let x = load_up_to::<V>(x.as_ptr(), x.len());
            largest = largest.max(x.max(zero.sub(x)));
            // Zero times anything finite is zero.
            poison = x.mul_add(zero, poison);
        }
        let (scale, inverse) = quantisation_step(largest.highest());
        let whole = x.len() - x.len() % V::LANES;
        for at in (0..whole).step_by(V::LANES) {
            V::load(x.as_ptr().add(at)).mul(V::splat(inverse)).store_values(values.as_mut_ptr().add(at));
        }
        if whole < x.len() {
            let mut rest = [0; 64];
            load_up_to::<V>(x.as_ptr().add(whole), x.len() - whole)
                .mul(V::splat(inverse))
                .store_values(rest.as_mut_ptr());
            let rest = &rest[..values.len() - whole];
            values[whole..].copy_from_slice(rest);
        }
        scale + poison.sum()
    }
}
