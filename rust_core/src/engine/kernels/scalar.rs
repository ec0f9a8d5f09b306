//! The reference: plain loops that a reader can check against the formula, summed in f64 so that they err least.

use super::{Kernels, check_rows, linear_sizes};

pub(super) static KERNELS: Kernels = Kernels { name: "scalar", linear, add_layer_norm, scores, softmax, weighted_sum };

/// Eight sums, so that a CPU without a path of its own need not wait for each addition.
fn dot(a: &[f32], b: &[f32]) -> f64 {
    let mut sums = [0.0; 8];
    for (a, b) in a.chunks(8).zip(b.chunks(8)) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += f64::from(*a) * f64::from(*b);
        }
    }
    sums.iter().sum()
}

fn linear(x: &[f32], w: &[f32], b: &[f32], y: &mut [f32]) {
    let (_, inputs, outputs) = linear_sizes(x, w, b, y);
    for (x, y) in x.chunks_exact(inputs).zip(y.chunks_exact_mut(outputs)) {
        for ((y, w), b) in y.iter_mut().zip(w.chunks_exact(inputs)).zip(b) {
            *y = (dot(x, w) + f64::from(*b)) as f32;
        }
    }
}

fn add_layer_norm(x: &mut [f32], residual: &[f32], weight: &[f32], bias: &[f32], eps: f32) {
    assert_eq!(x.len(), residual.len());
    let width = weight.len() as f64;
    for (x, residual) in x.chunks_exact_mut(weight.len()).zip(residual.chunks_exact(weight.len())) {
        x.iter_mut().zip(residual).for_each(|(x, residual)| *x += residual);
        let mean = x.iter().map(|x| f64::from(*x)).sum::<f64>() / width;
        let variance = x.iter().map(|x| (f64::from(*x) - mean).powi(2)).sum::<f64>() / width;
        let deviation = (variance + f64::from(eps)).sqrt();
        for ((x, weight), bias) in x.iter_mut().zip(weight).zip(bias) {
            *x = ((f64::from(*x) - mean) / deviation * f64::from(*weight) + f64::from(*bias)) as f32;
        }
    }
}

fn scores(query: &[f32], rows: &[f32], stride: usize, scale: f32, scores: &mut [f32]) {
    check_rows(rows, stride, scores.len(), query.len());
    for (score, row) in scores.iter_mut().zip(rows.chunks(stride)) {
        *score = (dot(query, &row[..query.len()]) * f64::from(scale)) as f32;
    }
}

fn softmax(x: &mut [f32]) {
    let highest = x.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for x in x.iter_mut() {
        *x = (*x - highest).exp();
        sum += f64::from(*x);
    }
    x.iter_mut().for_each(|x| *x = (f64::from(*x) / sum) as f32);
}

fn weighted_sum(weights: &[f32], rows: &[f32], stride: usize, output: &mut [f32]) {
    check_rows(rows, stride, weights.len(), output.len());
    for (column, output) in output.iter_mut().enumerate() {
        let terms =
            weights.iter().enumerate().map(|(t, weight)| f64::from(*weight) * f64::from(rows[t * stride + column]));
        *output = terms.sum::<f64>() as f32;
    }
}
