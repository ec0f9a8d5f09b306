//! Each path against the scalar twin, at odd sizes.

use super::{Epilogue, Int4Panels, Int8Panels, Kernels, Panels, QuantisedRows, Rows, RowsMut, scalar};
use crate::engine::int4::{self, GROUP};
use crate::engine::packed::{INT8_DEPTH, f32_to_bf16};
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

/// The shape of a product whose rows and panels have gaps.
#[derive(Debug, Clone, Copy)]
struct Shape {
    m: usize,
    k: usize,
    o: usize,
    width: usize,
    gap: usize,
    relu: bool,
    has_bias: bool,
}

impl Shape {
    fn panel(&self, depth: usize) -> usize {
        self.width * self.k.next_multiple_of(depth) + self.gap
    }

    fn weights(&self, depth: usize) -> usize {
        self.o.div_ceil(self.width) * self.panel(depth)
    }

    fn epilogue<'a>(&self, bias: &'a [f32]) -> Epilogue<'a> {
        Epilogue { bias: if self.has_bias { bias } else { &[] }, relu: self.relu }
    }

    fn panels<'a, T>(&self, numbers: &'a [T], depth: usize) -> Panels<'a, T> {
        Panels { numbers, inputs: self.k, outputs: self.o, width: self.width, stride: self.panel(depth) }
    }
}

fn shapes() -> impl Strategy<Value = Shape> {
    let k = prop_oneof![1_usize..20, 120_usize..140, 250_usize..300];
    (1_usize..14, k, 1_usize..200, 1_usize..5, 0_usize..3, any::<[bool; 2]>())
        .prop_map(|(m, k, o, lanes, gap, [relu, has_bias])| Shape { m, k, o, width: lanes * 16, gap, relu, has_bias })
}

/// A shape with x, weights and bias.
fn products() -> impl Strategy<Value = (Shape, Vec<f32>, Vec<f32>, Vec<f32>)> {
    shapes().prop_flat_map(|shape| {
        let x = numbers(shape.m * (shape.k + shape.gap));
        (Just(shape), x, numbers(shape.weights(1)), numbers(shape.o))
    })
}

/// A product by one path, y's rows `gap` further apart than they need be; what lies between must stay.
fn product_f32(path: &Kernels, shape: Shape, x: &[f32], w: &[f32], bias: &[f32]) -> Vec<f32> {
    let mut y = vec![f32::MAX; shape.m * (shape.o + shape.gap)];
    let rows = Rows { numbers: x, count: shape.m, stride: shape.k + shape.gap };
    let to = RowsMut::new(&mut y, shape.o, shape.o + shape.gap);
    (path.product_f32)(rows, shape.panels(w, 1), shape.epilogue(bias), to);
    y
}

/// The same with the upper halves of the weights.
fn product_bf16(path: &Kernels, shape: Shape, x: &[f32], w: &[f32], bias: &[f32]) -> Vec<f32> {
    let halves: Vec<_> = w.iter().map(|w| f32_to_bf16(*w)).collect();
    let mut y = vec![f32::MAX; shape.m * (shape.o + shape.gap)];
    let rows = Rows { numbers: x, count: shape.m, stride: shape.k + shape.gap };
    let to = RowsMut::new(&mut y, shape.o, shape.o + shape.gap);
    (path.product_bf16)(rows, shape.panels(&halves, 1), shape.epilogue(bias), to);
    y
}

/// What a sum of these magnitudes may be off by.
fn bound(shape: Shape, x: &[f32], w: &[f32], bias: &[f32], at: usize) -> f32 {
    let (row, o) = (at / (shape.o + shape.gap), at % (shape.o + shape.gap));
    let x = &x[row * (shape.k + shape.gap)..][..shape.k];
    let w = &w[o / shape.width * shape.panel(1) + o % shape.width..];
    let magnitude: f32 = x.iter().zip(w.iter().step_by(shape.width)).map(|(x, w)| (x * w).abs()).sum();
    let terms = shape.k.min(128) as f32 + shape.k as f32 / 128.0 + 4.0;
    terms * U * (magnitude + bias[o].abs())
}

/// Small and odd values, and the largest that quantised rows and weights hold.
fn quantised(len: usize) -> impl Strategy<Value = Vec<i8>> {
    prop_oneof![vec(-127_i8..=127, len), vec(prop_oneof![Just(-127_i8), Just(127)], len), Just(vec![127; len])]
}

proptest! {
    #[test]
    fn float_products_agree((shape, x, w, bias) in products()) {
        for path in fast_paths() {
            for product in [product_f32, product_bf16] {
                let expected = product(&scalar::KERNELS, shape, &x, &w, &bias);
                let found = product(path, shape, &x, &w, &bias);
                for (at, (found, expected)) in found.iter().zip(&expected).enumerate() {
                    let is_gap = at % (shape.o + shape.gap) >= shape.o;
                    let bound = if is_gap { 0.0 } else { 1.01 * bound(shape, &x, &w, &bias, at) };
                    prop_assert!((found - expected).abs() <= bound, "{} at {at}: {found} for {expected}", path.name());
                }
            }
        }
    }

    /// What makes a step and several rows at once agree.
    #[test]
    fn a_row_does_not_depend_on_its_company((shape, x, w, bias) in products()) {
        for path in Kernels::available() {
            let together = product_f32(path, shape, &x, &w, &bias);
            for (x, together) in x.chunks(shape.k + shape.gap).zip(together.chunks(shape.o + shape.gap)) {
                let alone = product_f32(path, Shape { m: 1, ..shape }, x, &w, &bias);
                prop_assert_eq!(&alone[..], together, "{}", path.name());
            }
        }
    }

    #[test]
    fn int8_products_are_equal(
        (shape, x, w, scales, bias) in shapes().prop_flat_map(|shape| (
            Just(shape),
            quantised(shape.m * shape.k.next_multiple_of(INT8_DEPTH)),
            quantised(shape.weights(INT8_DEPTH)),
            numbers(shape.m + shape.o.next_multiple_of(shape.width)),
            numbers(shape.o),
        ))
    ) {
        let x: Vec<u8> = x.iter().map(|x| (i32::from(*x) + 128) as u8).collect();
        let (x_scales, w_scales) = scales.split_at(shape.m);
        let starts: Vec<i32> = (0..w_scales.len()).map(|o| {
            let panel = &w[o / shape.width * shape.panel(INT8_DEPTH)..][..shape.panel(INT8_DEPTH) - shape.gap];
            let steps = panel.chunks_exact(shape.width * INT8_DEPTH);
            let row = steps.flat_map(|step| &step[o % shape.width * INT8_DEPTH..][..INT8_DEPTH]);
            -128 * row.map(|w| i32::from(*w)).sum::<i32>()
        }).collect();
        let product = |path: &Kernels| {
            let mut y = vec![f32::MAX; shape.m * (shape.o + shape.gap)];
            let panels = Int8Panels { panels: shape.panels(&w, INT8_DEPTH), scales: w_scales, starts: &starts };
            let to = RowsMut::new(&mut y, shape.o, shape.o + shape.gap);
            (path.product_int8)(QuantisedRows { values: &x, scales: x_scales, group_sums: &[] }, panels, shape.epilogue(&bias), to);
            y
        };
        for path in fast_paths() {
            prop_assert_eq!(product(path), product(&scalar::KERNELS), "{}", path.name());
        }
    }

    #[test]
    fn int4_products_are_equal(
        (shape, x, w, scales, bias) in shapes().prop_flat_map(|shape| {
            let (values, scales) = int4::bytes(shape.o, shape.k).unwrap();
            (
                Just(shape),
                quantised(shape.m * shape.k.next_multiple_of(INT8_DEPTH)),
                prop_oneof![vec(any::<u8>(), values), Just(vec![0; values]), Just(vec![0xFF; values])],
                numbers(shape.m + scales / 2),
                numbers(shape.o),
            )
        })
    ) {
        let mut x: Vec<u8> = x.iter().map(|x| (i32::from(*x) + 128) as u8).collect();
        let width = shape.k.next_multiple_of(INT8_DEPTH);
        x.chunks_exact_mut(width).for_each(|x| x[shape.k..].fill(128));
        let sums = x.chunks_exact(width).flat_map(|x| x.chunks(GROUP));
        let group_sums: Vec<i32> = sums.map(|x| x.iter().map(|x| i32::from(*x) - 128).sum()).collect();
        let (x_scales, w_scales) = scales.split_at(shape.m);
        let w_scales: Vec<_> = w_scales.iter().map(|scale| f32_to_bf16(*scale)).collect();
        let product = |path: &Kernels| {
            let mut y = vec![f32::MAX; shape.m * (shape.o + shape.gap)];
            let panels = Int4Panels { values: &w, scales: &w_scales, inputs: shape.k, outputs: shape.o };
            let to = RowsMut::new(&mut y, shape.o, shape.o + shape.gap);
            let x = QuantisedRows { values: &x, scales: x_scales, group_sums: &group_sums };
            (path.product_int4)(x, panels, shape.epilogue(&bias), to);
            y
        };
        for path in fast_paths() {
            prop_assert_eq!(product(path), product(&scalar::KERNELS), "{}", path.name());
        }
    }

    #[test]
    fn quantising_is_equal(x in (1_usize..90, prop_oneof![Just(1.0_f32), Just(1e-38), Just(1e38), Just(0.0), Just(1e-29)])
        .prop_flat_map(|(len, scale)| numbers(len).prop_map(move |x| x.iter().map(|x| x / 4.0 * scale).collect::<Vec<_>>())))
    {
        let quantise = |path: &Kernels| {
            let mut values = vec![7; x.len().next_multiple_of(INT8_DEPTH)];
            let scale = (path.quantise)(&x, &mut values);
            (values, scale.to_bits())
        };
        let (values, scale) = quantise(&scalar::KERNELS);
        for (value, x) in values.iter().zip(&x) {
            let stands_for = (f32::from(*value) - 128.0) * f32::from_bits(scale);
            prop_assert!((stands_for - x).abs() <= 0.501 * f32::from_bits(scale) + 1e-30, "{stands_for} for {x}");
        }
        for path in fast_paths() {
            prop_assert_eq!(quantise(path), (values.clone(), scale), "{}", path.name());
        }
    }

    #[test]
    fn softmax_agrees(x in vec(-120.0_f32..120.0, 1..70), scale in prop_oneof![Just(1.0_f32), 0.05_f32..1.0]) {
        let mut expected = x.clone();
        (scalar::KERNELS.softmax)(&mut expected, scale);
        for path in fast_paths() {
            let mut y = x.clone();
            (path.softmax)(&mut y, scale);
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

    /// Small integers: exact in any order.
    #[test]
    fn sums_are_equal(x in vec(-100_i32..100, 0..700)) {
        let expected = x.iter().sum::<i32>() as f32;
        let x: Vec<_> = x.iter().map(|x| *x as f32).collect();
        for path in Kernels::available() {
            prop_assert_eq!((path.sum)(&x), expected, "{}", path.name());
        }
    }

    #[test]
    fn gelu_does_not_depend_on_its_company(x in numbers(53)) {
        for path in Kernels::available() {
            let mut together = x.clone();
            (path.gelu)(&mut together);
            for (x, together) in x.iter().zip(together) {
                let mut alone = [*x];
                (path.gelu)(&mut alone);
                prop_assert_eq!(alone, [together], "{}", path.name());
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
                let mut values = vec![0; len.next_multiple_of(INT8_DEPTH)];
                prop_assert!((path.quantise)(&x, &mut values).is_nan(), "{}: {x:?}", path.name());
                (path.softmax)(&mut x, 0.5);
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
