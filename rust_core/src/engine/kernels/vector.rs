//! The kernels over vectors of any width; `x86.rs` supplies the vectors and compiles each body for its CPU feature.
//!
//! Bodies are `inline(always)`, so that they take on the caller's CPU features.

use super::Epilogue;

/// What the widest vector holds.
pub(super) const MOST_LANES: usize = 16;

/// A register of `LANES` f32.
///
/// # Safety
/// Callers of every method have made sure that the CPU has the implementor's feature, and that pointers are valid for
/// `LANES` numbers, or for the first `count` of them in the `_part` methods (`count` < `LANES`).
pub(super) trait Vector: Copy {
    const LANES: usize;
    /// How many the CPU has.
    const REGISTERS: usize;
    unsafe fn splat(value: f32) -> Self;
    unsafe fn load(from: *const f32) -> Self;
    /// Widens the upper halves of f32.
    unsafe fn load_bf16(from: *const u16) -> Self;
    /// Lanes from `count` on are zero.
    unsafe fn load_part(from: *const f32, count: usize) -> Self;
    unsafe fn store(self, to: *mut f32);
    unsafe fn store_part(self, to: *mut f32, count: usize);
    unsafe fn add(self, other: Self) -> Self;
    unsafe fn sub(self, other: Self) -> Self;
    unsafe fn mul(self, other: Self) -> Self;
    unsafe fn div(self, other: Self) -> Self;
    /// self * factor + addend, rounded once.
    unsafe fn mul_add(self, factor: Self, addend: Self) -> Self;
    /// The larger; `other` where either is not a number.
    unsafe fn max(self, other: Self) -> Self;
    /// `then` where self < limit, else `otherwise`.
    unsafe fn below(self, limit: Self, then: Self, otherwise: Self) -> Self;
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
pub(super) unsafe fn load_up_to<V: Vector>(from: *const f32, count: usize) -> V {
    // SAFETY: the caller's promise.
    unsafe { if count == V::LANES { V::load(from) } else { V::load_part(from, count) } }
}

/// Stores the first `count` <= `LANES` numbers.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
pub(super) unsafe fn store_up_to<V: Vector>(value: V, to: *mut f32, count: usize) {
    // SAFETY: the caller's promise.
    unsafe { if count == V::LANES { value.store(to) } else { value.store_part(to, count) } }
}

/// The epilogue of `count` columns from `first` on, then stores them.
///
/// # Safety
/// As [`Vector`]; a bias that is not empty has these columns, and `to` is valid for `count` numbers.
#[inline(always)]
pub(super) unsafe fn finish<V: Vector>(mut sum: V, epilogue: Epilogue, first: usize, to: *mut f32, count: usize) {
    // SAFETY: the caller's promise.
    unsafe {
        if !epilogue.bias.is_empty() {
            sum = sum.add(load_up_to(epilogue.bias.as_ptr().add(first), count));
        }
        if epilogue.relu {
            sum = V::splat(0.0).max(sum);
        }
        store_up_to(sum, to, count);
    }
}

/// `Kernels::softmax`.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
pub(super) unsafe fn softmax<V: Vector>(x: &mut [f32], scale: f32) {
    let mut sum = 0.0;
    // SAFETY: each chunk is valid for its own length.
    unsafe {
        let mut sums = V::splat(0.0);
        let mut highest = V::splat(f32::NEG_INFINITY);
        let whole = x.chunks_exact(V::LANES);
        let rest = whole.remainder().iter().copied().fold(f32::NEG_INFINITY, f32::max);
        for x in whole {
            highest = highest.max(V::load(x.as_ptr()));
        }
        let highest = highest.highest().max(rest);
        for x in x.chunks_mut(V::LANES) {
            let below = load_up_to::<V>(x.as_ptr(), x.len()).sub(V::splat(highest));
            let exp = exp(below.mul(V::splat(scale)));
            store_up_to(exp, x.as_mut_ptr(), x.len());
            if x.len() == V::LANES {
                sums = sums.add(exp);
            } else {
                sum += x.iter().sum::<f32>();
            }
        }
        let factor = 1.0 / (sum + sums.sum());
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

/// `Kernels::sum`: from two places at once and in eight sums, so that neither a load nor an addition is waited for.
///
/// # Safety
/// As [`Vector`].
#[inline(always)]
pub(super) unsafe fn sum<V: Vector>(x: &[f32]) -> f32 {
    const AT_ONCE: usize = 4;
    let half = x.len() / 2 / (AT_ONCE * V::LANES) * (AT_ONCE * V::LANES);
    let mut total: f32 = x[2 * half..].iter().sum();
    // SAFETY: both halves lie within x.
    unsafe {
        let (mut near, mut far) = ([V::splat(0.0); AT_ONCE], [V::splat(0.0); AT_ONCE]);
        for at in (0..half).step_by(AT_ONCE * V::LANES) {
            for i in 0..AT_ONCE {
                let from = x.as_ptr().add(at + i * V::LANES);
                near[i] = near[i].add(V::load(from));
                far[i] = far[i].add(V::load(from.add(half)));
            }
        }
        for i in 0..AT_ONCE {
            total += near[i].add(far[i]).sum();
        }
    }
    total
}
