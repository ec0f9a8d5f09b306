//! The reference: plain loops that a reader can check against the formula, summed in f64 so that they err least.

use super::{
    Epilogue, Int4Panels, Int8Panels, Kernels, Panels, QuantisedRows, Rows, RowsMut, check_product, check_product_int4,
    check_product_int8, gelu, quantisation_step,
};
use crate::engine::int4::{GROUP, STEP, STEP_BYTES};
use crate::engine::packed::{Bf16, INT8_DEPTH, PANEL_ROWS, bf16_to_f32};

pub(super) static KERNELS: Kernels = Kernels {
    name: "scalar",
    product_f32,
    product_bf16,
    product_int8,
    product_int4,
    quantise,
    add_layer_norm,
    softmax,
    gelu: gelu::scalar,
    sum,
};

fn product_f32(x: Rows, w: Panels<f32>, epilogue: Epilogue, y: RowsMut) {
    product(x, w, epilogue, y, |number| number);
}

fn product_bf16(x: Rows, w: Panels<Bf16>, epilogue: Epilogue, y: RowsMut) {
    product(x, w, epilogue, y, bf16_to_f32);
}

fn product<T: Copy>(x: Rows, w: Panels<T>, epilogue: Epilogue, mut y: RowsMut, widen: impl Fn(T) -> f32) {
    check_product(x, w, epilogue, &y);
    let mut sums = vec![0.0_f64; w.width];
    for m in 0..x.count {
        let x = &x.numbers[m * x.stride..][..w.inputs];
        let y = y.row(m);
        for (panel, y) in y.chunks_mut(w.width).enumerate() {
            sums.fill(0.0);
            for (x, numbers) in x.iter().zip(w.numbers[panel * w.stride..].chunks_exact(w.width)) {
                for (sum, number) in sums.iter_mut().zip(numbers) {
                    *sum += f64::from(*x) * f64::from(widen(*number));
                }
            }
            for (i, (y, sum)) in y.iter_mut().zip(&sums).enumerate() {
                *y = finish(*sum, epilogue, panel * w.width + i) as f32;
            }
        }
    }
}

fn finish(sum: f64, epilogue: Epilogue, output: usize) -> f64 {
    let y = sum + epilogue.bias.get(output).copied().map_or(0.0, f64::from);
    if epilogue.relu && y < 0.0 { 0.0 } else { y }
}

fn product_int8(x: QuantisedRows, w: Int8Panels, epilogue: Epilogue, mut y: RowsMut) {
    check_product_int8(x, w, epilogue, &y);
    let Panels { numbers, inputs, width, stride, .. } = w.panels;
    let mut sums = vec![0_i32; width];
    for (m, (x, x_scale)) in x.values.chunks_exact(inputs.next_multiple_of(INT8_DEPTH)).zip(x.scales).enumerate() {
        let y = y.row(m);
        for (panel, y) in y.chunks_mut(width).enumerate() {
            sums.fill(0);
            for (x, numbers) in
                x.chunks_exact(INT8_DEPTH).zip(numbers[panel * stride..].chunks_exact(width * INT8_DEPTH))
            {
                for (sum, numbers) in sums.iter_mut().zip(numbers.chunks_exact(INT8_DEPTH)) {
                    *sum += x.iter().zip(numbers).map(|(x, w)| (i32::from(*x) - 128) * i32::from(*w)).sum::<i32>();
                }
            }
            for (i, (y, sum)) in y.iter_mut().zip(&sums).enumerate() {
                let output = panel * width + i;
                let scaled = *sum as f32 * (x_scale * w.scales[output]);
                let biased = epilogue.bias.get(output).map_or(scaled, |bias| scaled + bias);
                *y = if epilogue.relu && biased < 0.0 { 0.0 } else { biased };
            }
        }
    }
}

fn product_int4(x: QuantisedRows, w: Int4Panels, epilogue: Epilogue, mut y: RowsMut) {
    check_product_int4(x, w, epilogue, &y);
    let (steps, groups) = (w.inputs.div_ceil(STEP), w.inputs.div_ceil(GROUP));
    let weight = |output: usize, k: usize| {
        let step = output / PANEL_ROWS * steps + k / STEP;
        let byte = w.values[(step * PANEL_ROWS + output % PANEL_ROWS) * STEP_BYTES + k % STEP_BYTES];
        i32::from(if k % STEP < STEP_BYTES { byte & 0xF } else { byte >> 4 }) - 8
    };
    for (m, (x, x_scale)) in x.values.chunks_exact(w.inputs.next_multiple_of(INT8_DEPTH)).zip(x.scales).enumerate() {
        for (output, y) in y.row(m).iter_mut().enumerate() {
            let mut total = 0.0_f32;
            for (group, x) in x[..w.inputs].chunks(GROUP).enumerate() {
                let weights = (group * GROUP..).map(|k| weight(output, k));
                let sum: i32 = x.iter().zip(weights).map(|(x, weight)| (i32::from(*x) - 128) * weight).sum();
                let scale = w.scales[(output / PANEL_ROWS * groups + group) * PANEL_ROWS + output % PANEL_ROWS];
                total = (sum as f32).mul_add(bf16_to_f32(scale), total);
            }
            let scaled = total * x_scale;
            let biased = epilogue.bias.get(output).map_or(scaled, |bias| scaled + bias);
            *y = if epilogue.relu && biased < 0.0 { 0.0 } else { biased };
        }
    }
}

fn quantise(x: &[f32], values: &mut [u8]) -> f32 {
    assert_eq!(values.len(), x.len().next_multiple_of(INT8_DEPTH));
    values.fill(128);
    if x.iter().any(|x| !x.is_finite()) {
        return f32::NAN;
    }
    let (scale, inverse) = quantisation_step(x.iter().fold(0.0, |largest, x| largest.max(x.abs())));
    for (value, x) in values.iter_mut().zip(x) {
        *value = ((x * inverse).round_ties_even() as i32 + 128) as u8;
    }
    scale
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

fn softmax(x: &mut [f32], scale: f32) {
    let highest = x.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for x in x.iter_mut() {
        *x = ((*x - highest) * scale).exp();
        sum += f64::from(*x);
    }
    x.iter_mut().for_each(|x| *x = (f64::from(*x) / sum) as f32);
}

fn sum(x: &[f32]) -> f32 {
    let (chunks, rest) = x.as_chunks::<32>();
    let mut sums = [0.0; 32];
    for chunk in chunks {
        sums.iter_mut().zip(chunk).for_each(|(sum, x)| *sum += x);
    }
    sums.iter().chain(rest).sum()
}
