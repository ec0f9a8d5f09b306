//! Each path against the scalar twin, at odd sizes.

use super::{Kernels, scalar};
use proptest::collection::vec;
use proptest::prelude::*;

/// Unit round-off of f32.
const U: f32 = 1.0 / (1 << 24) as f32;

fn fast_paths() -> Vec<&'static Kernels> {
    Kernels::available().into_iter().filter(|path| path.name() != scalar::KERNELS.name()).collect()
}

fn numbers(len: usize) -> impl Strategy<Value = Vec<f32>> {
    vec(-4.0_f32..4.0, len)
}

/// Inputs of a linear layer: (x [M, K], w [O, K], b [O]).
fn layers() -> impl Strategy<Value = (Vec<f32>, Vec<f32>, Vec<f32>)> {
    (1_usize..10, 1_usize..70, 1_usize..12).prop_flat_map(|(m, k, o)| (numbers(m * k), numbers(o * k), numbers(o)))
}

fn magnitude(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| (a * b).abs()).sum()
}

/// (queries [K], rows [T * stride], stride, T)
fn attention() -> impl Strategy<Value = (Vec<f32>, Vec<f32>, usize, Vec<f32>)> {
    (1_usize..80, 0_usize..9, 1_usize..40)
        .prop_flat_map(|(k, gap, t)| (numbers(k), numbers(t * (k + gap)), Just(k + gap), vec(0.0_f32..1.0, t)))
}

proptest! {
    #[test]
    fn linear_agrees((x, w, b) in layers()) {
        let (o, k) = (b.len(), w.len() / b.len());
        let mut expected = vec![0.0; x.len() / k * o];
        (scalar::KERNELS.linear)(&x, &w, &b, &mut expected);
        for path in fast_paths() {
            let mut y = vec![f32::NAN; expected.len()];
            (path.linear)(&x, &w, &b, &mut y);
            for (i, (y, expected)) in y.iter().zip(&expected).enumerate() {
                let (x, w) = (&x[i / o * k..][..k], &w[i % o * k..][..k]);
                let bound = (k as f32 / 8.0 + 8.0) * U * (magnitude(x, w) + b[i % o].abs());
                prop_assert!((y - expected).abs() <= bound, "{} at {i}: {y} for {expected}", path.name());
            }
        }
    }

    /// What makes a step and several rows at once agree.
    #[test]
    fn a_row_does_not_depend_on_its_company((x, w, b) in layers()) {
        let (o, k) = (b.len(), w.len() / b.len());
        for path in Kernels::available() {
            let mut together = vec![0.0; x.len() / k * o];
            (path.linear)(&x, &w, &b, &mut together);
            for (x, together) in x.chunks(k).zip(together.chunks(o)) {
                let mut alone = vec![0.0; o];
                (path.linear)(x, &w, &b, &mut alone);
                prop_assert_eq!(&alone[..], together, "{}", path.name());
            }
        }
    }

    #[test]
    fn attention_agrees((query, rows, stride, weights) in attention()) {
        let (t, k) = (weights.len(), query.len());
        let (mut expected, mut expected_output) = (vec![0.0; t], vec![0.0; k]);
        (scalar::KERNELS.scores)(&query, &rows, stride, 0.3, &mut expected);
        (scalar::KERNELS.weighted_sum)(&weights, &rows, stride, &mut expected_output);
        for path in fast_paths() {
            let (mut scores, mut output) = (vec![f32::NAN; t], vec![f32::NAN; k]);
            (path.scores)(&query, &rows, stride, 0.3, &mut scores);
            (path.weighted_sum)(&weights, &rows, stride, &mut output);
            for (t, (score, expected)) in scores.iter().zip(&expected).enumerate() {
                let bound = (k as f32 / 8.0 + 8.0) * U * magnitude(&query, &rows[t * stride..]);
                prop_assert!((score - expected).abs() <= bound, "{}: {score} for {expected}", path.name());
            }
            for (value, expected) in output.iter().zip(&expected_output) {
                let bound = (t as f32 + 2.0) * U * 4.0 * weights.iter().sum::<f32>();
                prop_assert!((value - expected).abs() <= bound, "{}: {value} for {expected}", path.name());
            }
        }
    }

    #[test]
    fn softmax_agrees(x in vec(-120.0_f32..120.0, 1..70)) {
        let mut expected = x.clone();
        (scalar::KERNELS.softmax)(&mut expected);
        for path in fast_paths() {
            let mut y = x.clone();
            (path.softmax)(&mut y);
            for (y, expected) in y.iter().zip(&expected) {
                let bound = 8.0 * U * expected + 2.0 * f32::MIN_POSITIVE;
                prop_assert!((y - expected).abs() <= bound, "{}: {y} for {expected}", path.name());
            }
        }
    }

    #[test]
    fn layer_norm_agrees((x, residual, weight, bias) in (1_usize..4, 1_usize..70).prop_flat_map(
        |(m, d)| (numbers(m * d), numbers(m * d), numbers(d), numbers(d))
    ), eps in prop_oneof![Just(1e-5_f32), Just(1e-12)]) {
        let mut expected = x.clone();
        (scalar::KERNELS.add_layer_norm)(&mut expected, &residual, &weight, &bias, eps);
        for path in fast_paths() {
            let mut y = x.clone();
            (path.add_layer_norm)(&mut y, &residual, &weight, &bias, eps);
            for (row, (y, expected)) in y.chunks(weight.len()).zip(expected.chunks(weight.len())).enumerate() {
                let bound = layer_norm_bound(&x[row * weight.len()..], &residual[row * weight.len()..], weight.len(), eps);
                for (y, expected) in y.iter().zip(expected) {
                    prop_assert!((y - expected).abs() <= bound, "{}: {y} for {expected}", path.name());
                }
            }
        }
    }

    /// A NaN anywhere must reach the logits, where it is an error, and not become a plausible number.
    #[test]
    fn not_a_number_stays_so(len in 1_usize..40, at in 0_usize..40) {
        for path in Kernels::available() {
            for poison in [f32::NAN, f32::INFINITY] {
                let mut x = vec![1.0; len];
                x[at % len] = poison;
                (path.softmax)(&mut x);
                prop_assert!(x.iter().any(|x| x.is_nan()), "{}: {x:?}", path.name());
            }
        }
    }
}

/// Rounding the mean by u times the row's largest shows in the output, divided by the row's deviation; |weight| <= 4.
fn layer_norm_bound(x: &[f32], residual: &[f32], width: usize, eps: f32) -> f32 {
    let row: Vec<f32> = x.iter().zip(residual).take(width).map(|(x, residual)| x + residual).collect();
    let mean = row.iter().sum::<f32>() / width as f32;
    let deviation = (row.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / width as f32 + eps).sqrt();
    let largest = row.iter().fold(0.0_f32, |largest, x| largest.max(x.abs()));
    let normal = row.iter().fold(0.0_f32, |most, x| most.max((x - mean).abs() / deviation));
    // The mean's error, the variance's (twice the mean's, halved by the root), and the last roundings.
    (width as f32 / 8.0 + 8.0) * U * 4.0 * (largest / deviation * (1.0 + normal) + normal + 1.0)
}
