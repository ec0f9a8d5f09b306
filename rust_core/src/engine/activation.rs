//! What stands between the two products of a feed-forward block.

use std::f32::consts::FRAC_2_SQRT_PI;

/// Element by element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Activation {
    /// max(x, 0), part of the first product.
    Relu,
    /// x Phi(x), Phi the normal distribution (Hendrycks and Gimpel 2016), by the error function.
    Gelu,
}

/// Applies [`Activation::Gelu`].
pub(crate) fn gelu(values: &mut [f32]) {
    values.iter_mut().for_each(|x| *x = 0.5 * *x * (1.0 + erf(*x * std::f32::consts::FRAC_1_SQRT_2)));
}

/// erf(x) = x P(x^2) / Q(x^2), off by at most 4e-7 of its value. From 3.95 on it is 1 in f32. The coefficients are a
/// weighted least-squares fit at Chebyshev points, off by 2.1e-8 before rounding. NaN stays NaN.
fn erf(x: f32) -> f32 {
    const LARGEST: f32 = 3.95;
    const P: [f32; 6] = [2.025_885_4e-6, 2.846_86e-4, 3.808_157_3e-3, 5.287_543e-2, 0.191_550_43, FRAC_2_SQRT_PI];
    const Q: [f32; 6] = [3.783_147_3e-5, 1.170_721_6e-3, 1.505_508_4e-2, 0.114_559_64, 0.503_089_84, 1.0];
    if x.abs() >= LARGEST {
        return x.signum();
    }
    let square = x * x;
    let polynomial = |coefficients: &[f32; 6]| coefficients.iter().fold(0.0, |sum, c| sum * square + c);
    x * polynomial(&P) / polynomial(&Q)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By its Maclaurin series in f64: 60 terms are exact to 1e-9 within 4.
    fn erf_by_series(x: f64) -> f64 {
        let (mut sum, mut term) = (0.0, x);
        for n in 0..60 {
            sum += term / f64::from(2 * n + 1);
            term *= -x * x / f64::from(n + 1);
        }
        sum * std::f64::consts::FRAC_2_SQRT_PI
    }

    fn gelu_of(x: f32) -> f32 {
        let mut values = [x];
        gelu(&mut values);
        values[0]
    }

    #[test]
    fn gelu_is_x_times_the_normal_distribution() {
        for i in -40_000..=40_000 {
            let x = i as f32 * 1e-4;
            let exact = erf_by_series(f64::from(x));
            assert!((f64::from(erf(x)) - exact).abs() <= 4.2e-7 * exact.abs(), "erf({x}) = {}", erf(x));
            let exact = 0.5 * f64::from(x) * (1.0 + erf_by_series(f64::from(x) * std::f64::consts::FRAC_1_SQRT_2));
            let found = gelu_of(x);
            assert!((f64::from(found) - exact).abs() <= 4e-7 * f64::from(x.abs()) + 1e-9, "gelu({x}) = {found}");
        }
        assert_eq!([0.0, 30.0, -30.0].map(gelu_of), [0.0, 30.0, 0.0]);
        assert!(gelu_of(f32::NAN).is_nan() && gelu_of(f32::INFINITY) == f32::INFINITY);
    }
}
