//! Products of activations as in `product_int8` and four-bit weights: exact in 32-bit sums within a group of 32 k, then
//! scaled and added up in floats, group by group and in that order on every path.

use super::product_int8::IntegerVector;
use super::vector::{MOST_LANES, finish};
use super::{Epilogue, Int4Panels, QuantisedRows, RowsMut, check_product_int4};
use crate::engine::int4::{GROUP, STEP_BYTES};
use crate::engine::packed::{Bf16, INT8_DEPTH, PANEL_ROWS};

/// Fours of k in a group.
const GROUP_FOURS: usize = GROUP / INT8_DEPTH;

/// A register of unsigned nibbles and what is done with it.
///
/// # Safety
/// As [`Vector`].
pub(super) trait NibbleVector: IntegerVector {
    /// A nibble in each byte.
    type Nibbles: Copy;
    /// Four values of x in each lane, signed.
    type SignedFour: Copy;
    unsafe fn splat_sum(sum: i32) -> Self::Sums;
    /// From four bytes a lane, the nibbles in their low and those in their high halves.
    unsafe fn load_nibbles(from: *const u8) -> (Self::Nibbles, Self::Nibbles);
    /// `x` as `load_four` takes it.
    unsafe fn load_signed_four(x: *const u8) -> Self::SignedFour;
    /// Adds to each lane the products of its four nibbles and the four x.
    unsafe fn add_nibble_products(sums: Self::Sums, nibbles: Self::Nibbles, four: Self::SignedFour) -> Self::Sums;
}

/// What all tiles of one panel share.
struct Panel<'a> {
    values: *const u8,
    scales: *const Bf16,
    /// K / 4
    fours: usize,
    groups: usize,
    columns: usize,
    /// Its bias is that of the panel's columns.
    epilogue: Epilogue<'a>,
}

/// Some rows of x.
#[derive(Clone, Copy)]
struct X {
    values: *const u8,
    scales: *const f32,
    group_sums: *const i32,
}

/// `Kernels::product_int4`.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
pub(super) unsafe fn product_int4<V: NibbleVector>(x: QuantisedRows, w: Int4Panels, epilogue: Epilogue, y: RowsMut) {
    check_product_int4(x, w, epilogue, &y);
    let (fours, groups) = (w.inputs.div_ceil(INT8_DEPTH), w.inputs.div_ceil(GROUP));
    for index in 0..w.outputs.div_ceil(PANEL_ROWS) {
        let first = index * PANEL_ROWS;
        let columns = PANEL_ROWS.min(w.outputs - first);
        // SAFETY: check_product_int4 found this panel in w, its columns in y, and in x all rows and their sums.
        unsafe {
            let panel = Panel {
                values: w.values.as_ptr().add(index * w.panel_bytes()),
                scales: w.scales.as_ptr().add(index * groups * PANEL_ROWS),
                fours,
                groups,
                columns,
                epilogue: epilogue.part(&(first..first + columns)),
            };
            let from = X { values: x.values.as_ptr(), scales: x.scales.as_ptr(), group_sums: x.group_sums.as_ptr() };
            rows::<V>(from, x.scales.len(), &panel, (y.start().add(first), y.stride()));
        }
    }
}

/// All rows of x against one panel.
///
/// # Safety
/// As [`Vector`]; x has `count` rows, and y as many of the panel's columns.
#[inline(always)]
unsafe fn rows<V: NibbleVector>(x: X, count: usize, panel: &Panel, y: (*mut f32, usize)) {
    let mut m = 0;
    while m < count {
        // SAFETY: row m and as many more as each arm takes are below `count`.
        unsafe {
            let (y, x) = (
                (y.0.add(m * y.1), y.1),
                X {
                    values: x.values.add(m * panel.fours * INT8_DEPTH),
                    scales: x.scales.add(m),
                    group_sums: x.group_sums.add(m * panel.groups),
                },
            );
            m += match count - m {
                6.. => strip::<V, 6>(x, panel, y),
                5 => strip::<V, 5>(x, panel, y),
                4 => strip::<V, 4>(x, panel, y),
                3 => strip::<V, 3>(x, panel, y),
                2 => strip::<V, 2>(x, panel, y),
                _ => strip::<V, 1>(x, panel, y),
            };
        }
    }
}

/// M rows against all columns of a panel. Returns M.
///
/// # Safety
/// As [`rows`].
#[inline(always)]
unsafe fn strip<V: NibbleVector, const M: usize>(x: X, panel: &Panel, y: (*mut f32, usize)) -> usize {
    let mut column = 0;
    while column < panel.columns {
        let vectors = (PANEL_ROWS - column) / V::LANES;
        // SAFETY: that many vectors are left in the panel.
        column += unsafe {
            if M * 8 + 11 <= V::REGISTERS && vectors >= 4 {
                tile::<V, M, 4>(x, panel, column, y)
            } else if M * 4 + 7 <= V::REGISTERS && vectors >= 2 {
                tile::<V, M, 2>(x, panel, column, y)
            } else {
                tile::<V, M, 1>(x, panel, column, y)
            }
        };
    }
    M
}

/// M rows against N vectors of columns from `column` on. Returns the columns done.
///
/// # Safety
/// As [`rows`]; N vectors lie between `column` and the panel's width.
#[inline(always)]
#[expect(clippy::needless_range_loop, reason = "m and n index registers, and that shows the tile")]
unsafe fn tile<V: NibbleVector, const M: usize, const N: usize>(
    x: X,
    panel: &Panel,
    column: usize,
    (y, y_stride): (*mut f32, usize),
) -> usize {
    let mut totals = [[0.0_f32; MOST_LANES]; N].map(|_| [[0.0_f32; MOST_LANES]; M]);
    // SAFETY: the caller's promise.
    unsafe {
        let mut sums = [[V::splat(0.0); N]; M];
        for group in 0..panel.groups {
            let mut parts = [[V::splat_sum(0); N]; M];
            for m in 0..M {
                // A nibble stands for itself less 8.
                parts[m] = [V::splat_sum(-8 * *x.group_sums.add(m * panel.groups + group)); N];
            }
            let end = panel.fours.min((group + 1) * GROUP_FOURS);
            for four in (group * GROUP_FOURS..end).step_by(2) {
                let from = panel.values.add((four / 2 * PANEL_ROWS + column) * STEP_BYTES);
                let mut nibbles = [V::load_nibbles(from); N];
                for n in 1..N {
                    nibbles[n] = V::load_nibbles(from.add(n * V::LANES * STEP_BYTES));
                }
                for m in 0..M {
                    let values = x.values.add((m * panel.fours + four) * INT8_DEPTH);
                    let low = V::load_signed_four(values);
                    for n in 0..N {
                        parts[m][n] = V::add_nibble_products(parts[m][n], nibbles[n].0, low);
                    }
                    if four + 1 < end {
                        let high = V::load_signed_four(values.add(INT8_DEPTH));
                        for n in 0..N {
                            parts[m][n] = V::add_nibble_products(parts[m][n], nibbles[n].1, high);
                        }
                    }
                }
            }
            for n in 0..N {
                let scale = V::load_bf16(panel.scales.add(group * PANEL_ROWS + column + n * V::LANES));
                for m in 0..M {
                    sums[m][n] = V::to_floats(parts[m][n]).mul_add(scale, sums[m][n]);
                }
            }
        }
        for m in 0..M {
            for n in 0..N {
                sums[m][n].store(totals[n][m].as_mut_ptr());
            }
        }
        for (n, totals) in totals.iter().enumerate() {
            let first = column + n * V::LANES;
            if first < panel.columns {
                for (m, totals) in totals.iter().enumerate() {
                    let (sum, y) = (V::load(totals.as_ptr()), y.add(m * y_stride + first));
                    // Not fused, so that every path rounds alike.
                    let sum = sum.mul(V::splat(*x.scales.add(m)));
                    finish(sum, panel.epilogue, first, y, V::LANES.min(panel.columns - first));
                }
            }
        }
    }
    N * V::LANES
}
