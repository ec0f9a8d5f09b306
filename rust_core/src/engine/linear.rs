//! Matrices as a product or a look-up reads them: O outputs (or rows), K inputs (or columns), M rows of x.

use super::arena::{Arena, Block, Number};
use super::dtype::Dtype;
use super::int4::{GROUP, Int4};
use super::kernels::{Compute, Epilogue, Int8Panels, Product, QuantisedRows, Rows, RowsMut};
use super::packed::{Bf16, INT8_DEPTH, Layout, PANEL_ROWS, Packer, Panels, bf16_to_f32, f32_to_bf16};

/// What a matrix is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// Products: in panels.
    Product,
    /// Single rows: row-major.
    Table,
}

/// W `[O, K]`.
pub(crate) struct Matrix {
    numbers: Numbers,
    layout: Layout,
    outputs: usize,
}

enum Numbers {
    F32(Block<f32>),
    Bf16(Block<Bf16>),
    Int8 { values: Block<i8>, scales: Block<f32>, starts: Block<i32> },
    Int4(Int4),
}

/// One row as a file holds it.
#[derive(Clone, Copy)]
pub(crate) enum StoredRow<'a> {
    Floats(&'a [f32]),
    /// Values within +-127 and what they are multiples of.
    Int8(&'a [i8], f32),
}

/// Fills a matrix row by row.
pub(crate) struct MatrixBuilder {
    packer: AnyPacker,
    layout: Layout,
    outputs: usize,
    rows_done: usize,
}

enum AnyPacker {
    F32(Packer<f32>),
    Bf16(Packer<Bf16>),
    Int8 { values: Packer<i8>, scales: Block<f32>, starts: Block<i32> },
    Int4(Int4),
}

impl MatrixBuilder {
    /// None when there is no room. `dtype` is not `Auto`.
    pub(crate) fn new(arena: &mut Arena, dtype: Dtype, of: Use, (outputs, inputs): (usize, usize)) -> Option<Self> {
        let panel_rows = if of == Use::Product { PANEL_ROWS } else { 1 };
        let depth = if dtype == Dtype::Int8 && of == Use::Product { INT8_DEPTH } else { 1 };
        let layout = Layout { panel_rows, depth, inputs };
        let packer = match dtype {
            Dtype::Int8 => {
                let filled_up = outputs.checked_next_multiple_of(panel_rows)?;
                AnyPacker::Int8 {
                    values: Packer::new(arena, outputs, layout)?,
                    scales: arena.take(filled_up)?,
                    starts: arena.take(filled_up)?,
                }
            }
            Dtype::Int4 => AnyPacker::Int4(Int4::new(arena, outputs, inputs)?),
            Dtype::Bf16 => AnyPacker::Bf16(Packer::new(arena, outputs, layout)?),
            Dtype::F32 | Dtype::Auto => AnyPacker::F32(Packer::new(arena, outputs, layout)?),
        };
        Some(Self { packer, layout, outputs, rows_done: 0 })
    }

    /// The next row, `[K]`, converted where the file holds another type.
    pub(crate) fn push(&mut self, row: StoredRow) {
        match (&mut self.packer, row) {
            (AnyPacker::F32(packer), StoredRow::Floats(row)) => packer.push(row.iter().copied()),
            (AnyPacker::F32(packer), StoredRow::Int8(row, scale)) => packer.push(widened(row, scale)),
            (AnyPacker::Bf16(packer), StoredRow::Floats(row)) => packer.push(row.iter().copied().map(f32_to_bf16)),
            (AnyPacker::Bf16(packer), StoredRow::Int8(row, scale)) => {
                packer.push(widened(row, scale).map(f32_to_bf16));
            }
            (AnyPacker::Int8 { values, scales, starts }, row) => {
                let (scale, sum) = match row {
                    StoredRow::Int8(row, scale) => {
                        values.push(row.iter().copied());
                        (scale, row.iter().map(|value| i32::from(*value)).sum::<i32>())
                    }
                    StoredRow::Floats(row) => push_quantised(values, row),
                };
                scales[self.rows_done] = scale;
                starts[self.rows_done] = -128 * sum;
            }
            (AnyPacker::Int4(matrix), StoredRow::Floats(row)) => matrix.set_row(self.rows_done, row),
            (AnyPacker::Int4(matrix), StoredRow::Int8(row, scale)) => {
                matrix.set_row(self.rows_done, &widened(row, scale).collect::<Vec<_>>());
            }
        }
        self.rows_done += 1;
    }

    /// All `outputs` rows have been pushed.
    pub(crate) fn finish(self) -> Matrix {
        let numbers = match self.packer {
            AnyPacker::F32(packer) => Numbers::F32(packer.finish()),
            AnyPacker::Bf16(packer) => Numbers::Bf16(packer.finish()),
            AnyPacker::Int8 { values, scales, starts } => Numbers::Int8 { values: values.finish(), scales, starts },
            AnyPacker::Int4(matrix) => Numbers::Int4(matrix),
        };
        Matrix { numbers, layout: self.layout, outputs: self.outputs }
    }
}

fn widened(row: &[i8], scale: f32) -> impl Iterator<Item = f32> {
    row.iter().map(move |value| f32::from(*value) * scale)
}

/// Quantises as `wgsl-train export --dtype int8` does; returns (scale, sum of the values).
fn push_quantised(values: &mut Packer<i8>, row: &[f32]) -> (f32, i32) {
    /// Numbers of this size have no fraction: adding it rounds to the nearest integer, ties to even.
    const ROUNDER: f32 = 1.5 * (1 << 23) as f32;
    let largest =
        row.iter().fold(0.0_f32, |largest, number| if number.abs() > largest { number.abs() } else { largest });
    let scale = largest.max(f32::MIN_POSITIVE) / 127.0;
    let mut sum = 0;
    values.push(row.iter().map(|number| {
        let value = (number / scale + ROUNDER) - ROUNDER;
        sum += value as i32;
        value as i8
    }));
    (scale, sum)
}

impl Matrix {
    /// Never `Auto`.
    pub(crate) fn dtype(&self) -> Dtype {
        match self.numbers {
            Numbers::F32(_) => Dtype::F32,
            Numbers::Bf16(_) => Dtype::Bf16,
            Numbers::Int8 { .. } => Dtype::Int8,
            Numbers::Int4(_) => Dtype::Int4,
        }
    }

    /// Copies row `index` to `row` `[K]`.
    pub(crate) fn copy_row(&self, index: usize, row: &mut [f32]) {
        self.visit_row(index, |k, number| row[k] = number);
    }

    /// Adds row `index` to `row` `[K]`.
    pub(crate) fn add_row(&self, index: usize, row: &mut [f32]) {
        self.visit_row(index, |k, number| row[k] += number);
    }

    fn visit_row(&self, index: usize, mut visit: impl FnMut(usize, f32)) {
        match &self.numbers {
            Numbers::F32(numbers) => self.layout.visit_row(numbers, index, visit),
            Numbers::Bf16(numbers) => self.layout.visit_row(numbers, index, |k, number| visit(k, bf16_to_f32(number))),
            Numbers::Int8 { values, scales, .. } => {
                self.layout.visit_row(values, index, |k, value| visit(k, f32::from(value) * scales[index]));
            }
            Numbers::Int4(matrix) => matrix.visit_row(index, visit),
        }
    }

    fn panels<'a, T>(&self, numbers: &'a [T]) -> Panels<'a, T> {
        let Layout { panel_rows: width, inputs, .. } = self.layout;
        Panels { numbers, inputs, outputs: self.outputs, width, stride: self.layout.panel_len() }
    }
}

/// y = x W^T + b.
pub(crate) struct Linear {
    /// Of [`Use::Product`].
    pub(crate) weight: Matrix,
    /// `[O]`
    pub(crate) bias: Block<f32>,
}

impl Linear {
    /// Bytes that a product reads of it.
    pub(crate) fn bytes(&self) -> usize {
        let weight = match &self.weight.numbers {
            Numbers::F32(numbers) => size_of_val(&**numbers),
            Numbers::Bf16(numbers) => size_of_val(&**numbers),
            Numbers::Int8 { values, scales, starts } => {
                size_of_val(&**values) + size_of_val(&**scales) + size_of_val(&**starts)
            }
            Numbers::Int4(matrix) => matrix.bytes(),
        };
        weight + size_of_val(&*self.bias)
    }

    /// Rows of x `[K]` to rows of y `[O]`.
    pub(crate) fn apply(&self, compute: &Compute, x: &[f32], y: &mut [f32], quantised: &mut Quantised) {
        self.product(compute, x, y, quantised, false);
    }

    /// The same, negative numbers becoming zero.
    pub(crate) fn apply_relu(&self, compute: &Compute, x: &[f32], y: &mut [f32], quantised: &mut Quantised) {
        self.product(compute, x, y, quantised, true);
    }

    fn product(&self, compute: &Compute, x: &[f32], y: &mut [f32], quantised: &mut Quantised, relu: bool) {
        let (inputs, outputs) = (self.weight.layout.inputs, self.weight.outputs);
        let rows = Rows { numbers: x, count: x.len() / inputs, stride: inputs };
        assert_eq!(y.len(), rows.count * outputs);
        let epilogue = Epilogue { bias: &self.bias, relu };
        let y = RowsMut::new(y, outputs, outputs);
        match &self.weight.numbers {
            Numbers::F32(numbers) => {
                spread(compute, compute.product_f32, rows, self.weight.panels(numbers), epilogue, y)
            }
            Numbers::Bf16(numbers) => {
                spread(compute, compute.product_bf16, rows, self.weight.panels(numbers), epilogue, y);
            }
            Numbers::Int8 { values, scales, starts } => {
                let x = quantised.fill(compute, x, inputs);
                let panels = Int8Panels { panels: self.weight.panels(values), scales, starts };
                compute.split_product(values.len(), PANEL_ROWS, y, |rows, outputs, y| {
                    (compute.product_int8)(x.part(&rows), panels.part(&outputs), epilogue.part(&outputs), y);
                });
            }
            Numbers::Int4(matrix) => {
                let (x, panels) = (quantised.fill_with_sums(compute, x, inputs), matrix.panels());
                compute.split_product(matrix.bytes(), PANEL_ROWS, y, |rows, outputs, y| {
                    (compute.product_int4)(x.part(&rows), panels.part(&outputs), epilogue.part(&outputs), y);
                });
            }
        }
    }
}

/// A product by as many threads as it is worth.
fn spread<T: Number>(
    compute: &Compute,
    product: Product<T>,
    x: Rows,
    weights: Panels<T>,
    epilogue: Epilogue,
    y: RowsMut,
) {
    compute.split_product(size_of_val(weights.numbers), PANEL_ROWS, y, |rows, outputs, y| {
        product(x.part(&rows), weights.part(&outputs), epilogue.part(&outputs), y);
    });
}

/// Memory for the integers that stand for rows of x; used by one product after the other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Quantised {
    values: Vec<u8>,
    scales: Vec<f32>,
    /// Of groups, for four-bit weights.
    sums: Vec<i32>,
}

impl Quantised {
    /// Room for `rows` of at most `inputs`; more is taken when it is needed.
    pub(crate) fn with_capacity(rows: usize, inputs: usize) -> Self {
        let values = vec![0; rows * inputs.next_multiple_of(INT8_DEPTH)];
        Self { values, scales: vec![0.0; rows], sums: vec![0; rows * inputs.div_ceil(GROUP)] }
    }

    fn fill(&mut self, compute: &Compute, x: &[f32], inputs: usize) -> QuantisedRows<'_> {
        let (rows, filled_up) = (x.len() / inputs, inputs.next_multiple_of(INT8_DEPTH));
        if self.values.len() < rows * filled_up || self.scales.len() < rows {
            *self = Self::with_capacity(rows, inputs);
        }
        let (values, scales) = (&mut self.values[..rows * filled_up], &mut self.scales[..rows]);
        compute.split_rows(size_of_val(x), rows, (&mut *values, &mut *scales), |rows, values, scales| {
            let x = x[rows.start * inputs..].chunks_exact(inputs);
            for ((x, values), scale) in x.zip(values.chunks_exact_mut(filled_up)).zip(scales) {
                *scale = (compute.quantise)(x, values);
            }
        });
        QuantisedRows { values, scales, group_sums: &[] }
    }

    fn fill_with_sums(&mut self, compute: &Compute, x: &[f32], inputs: usize) -> QuantisedRows<'_> {
        let groups = inputs.div_ceil(GROUP);
        let (rows, width) = (x.len() / inputs, inputs.next_multiple_of(INT8_DEPTH));
        self.fill(compute, x, inputs);
        let Self { values, scales, sums } = self;
        sums.resize(sums.len().max(rows * groups), 0);
        let (values, sums) = (&values[..rows * width], &mut sums[..rows * groups]);
        for (values, sums) in values.chunks_exact(width).zip(sums.chunks_exact_mut(groups)) {
            for (values, sum) in values.chunks(GROUP).zip(sums) {
                *sum = values.iter().map(|value| i32::from(*value) - 128).sum();
            }
        }
        QuantisedRows { values, scales: &scales[..rows], group_sums: sums }
    }
}
