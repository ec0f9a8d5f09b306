//! GELU, x Phi(x) with Phi the normal distribution (Hendrycks and Gimpel 2016), by the error function:
//! (x + |x| erf(|x| / sqrt(2))) / 2.
//!
//! erf(z) = z P(z^2) / Q(z^2), off by at most 4e-7 of its value, and 1 in f32 from 3.95 on. The coefficients are a weighted
//! least-squares fit at Chebyshev points, off by 2.1e-8 before rounding.

#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
use super::vector::{Vector, load_up_to, store_up_to};
use std::f32::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

const LARGEST: f32 = 3.95;
const P: [f32; 6] = [2.025_885_4e-6, 2.846_86e-4, 3.808_157_3e-3, 5.287_543e-2, 0.191_550_43, FRAC_2_SQRT_PI];
const Q: [f32; 6] = [3.783_147_3e-5, 1.170_721_6e-3, 1.505_508_4e-2, 0.114_559_64, 0.503_089_84, 1.0];

/// The reference, in f64.
pub(super) fn scalar(x: &mut [f32]) {
    for x in x {
        let magnitude = f64::from(x.abs());
        *x = (0.5 * (f64::from(*x) + magnitude * erf(magnitude * f64::from(FRAC_1_SQRT_2)))) as f32;
    }
}

/// For z >= 0; NaN stays NaN.
fn erf(z: f64) -> f64 {
    if z >= f64::from(LARGEST) {
        return 1.0;
    }
    let square = z * z;
    let polynomial = |coefficients: &[f32; 6]| coefficients.iter().fold(0.0, |sum, c| sum * square + f64::from(*c));
    z * polynomial(&P) / polynomial(&Q)
}

/// `Kernels::gelu`.
///
/// # Safety
/// As [`Vector`].
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
#[inline(always)]
pub(super) unsafe fn gelu<V: Vector>(x: &mut [f32]) {
    for x in x.chunks_mut(V::LANES) {
        // SAFETY: each chunk is valid for its own length.
        unsafe {
            let value = load_up_to::<V>(x.as_ptr(), x.len());
            let magnitude = V::splat(0.0).sub(value).max(value);
            let z = magnitude.mul(V::splat(FRAC_1_SQRT_2));
            let square = z.mul(z);
            let (mut p, mut q) = (V::splat(P[0]), V::splat(Q[0]));
            for (a, b) in P[1..].iter().zip(&Q[1..]) {
                p = p.mul_add(square, V::splat(*a));
                q = q.mul_add(square, V::splat(*b));
            }
            let erf = z.below(V::splat(LARGEST), z.mul(p).div(q), V::splat(1.0));
            store_up_to(magnitude.mul_add(erf, value).mul(V::splat(0.5)), x.as_mut_ptr(), x.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Kernels;
    use std::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

    /// By its Maclaurin series: 60 terms are exact to 1e-9 within 4.
    fn erf_by_series(x: f64) -> f64 {
        let (mut sum, mut term) = (0.0, x);
        for n in 0..60 {
            sum += term / f64::from(2 * n + 1);
            term *= -x * x / f64::from(n + 1);
        }
        sum * FRAC_2_SQRT_PI
    }

    #[test]
    fn gelu_is_x_times_the_normal_distribution() {
        let inputs: Vec<_> = (-40_000..=40_000).map(|i| i as f32 * 1e-4).collect();
        let exact = |x: &f32| 0.5 * f64::from(*x) * (1.0 + erf_by_series(f64::from(*x) * FRAC_1_SQRT_2));
        let exact: Vec<_> = inputs.iter().map(exact).collect();
        for path in Kernels::available() {
            let mut found = inputs.clone();
            (path.gelu)(&mut found);
            for ((x, exact), found) in inputs.iter().zip(&exact).zip(&found) {
                let bound = 4e-7 * f64::from(x.abs()) + 1e-9;
                assert!((f64::from(*found) - exact).abs() <= bound, "{}: gelu({x}) = {found}", path.name());
            }
        }
    }

    #[test]
    fn gelu_ends_in_zero_and_x() {
        for path in Kernels::available() {
            let mut found = [0.0, 30.0, -30.0, 1e30, -1e30, f32::INFINITY, f32::NAN];
            (path.gelu)(&mut found);
            assert_eq!(found[..6], [0.0, 30.0, 0.0, 1e30, 0.0, f32::INFINITY], "{}", path.name());
            assert!(found[6].is_nan(), "{}", path.name());
        }
    }
}
