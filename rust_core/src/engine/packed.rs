//! How weights lie in memory: one layout for one row, a few rows and a whole source.
//!
//! W `[O, K]` is cut into panels of 64 rows. A panel runs through K once; each of its steps holds all its rows side by
//! side: 64 numbers of one k in f32 and bf16, 64 times 4 neighbouring k in int8. So a product reads weights strictly
//! forwards, keeps one sum a row in a vector lane, and never adds across lanes. The last panel is filled up with zeros,
//! and so is K where 4 does not divide it.

use super::arena::{Arena, Block, Number};
use std::ops::Range;

/// Rows of a panel: four vectors of 16.
pub(crate) const PANEL_ROWS: usize = 64;
/// Neighbouring k of one row in int8: what one lane of a dot-product instruction takes.
pub(crate) const INT8_DEPTH: usize = 4;

/// The upper half of an f32.
pub(crate) type Bf16 = u16;

pub(crate) fn bf16_to_f32(half: Bf16) -> f32 {
    f32::from_bits(u32::from(half) << 16)
}

/// To the nearest, ties to even; what is not a number stays so.
pub(crate) fn f32_to_bf16(value: f32) -> Bf16 {
    let bits = value.to_bits();
    let rounded = ((bits.wrapping_add(0x7FFF + (bits >> 16 & 1))) >> 16) as u16;
    if value.is_nan() { (bits >> 16) as u16 | 1 << 6 } else { rounded }
}

/// W `[O, K]` in panels; also keys and values, which grow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Panels<'a, T> {
    pub(crate) numbers: &'a [T],
    /// K
    pub(crate) inputs: usize,
    /// O
    pub(crate) outputs: usize,
    /// Rows of a panel: a multiple of 16.
    pub(crate) width: usize,
    /// Numbers from one panel to the next.
    pub(crate) stride: usize,
}

impl<'a, T> Panels<'a, T> {
    /// Some of the outputs, from a panel's first on.
    pub(crate) fn part(self, outputs: &Range<usize>) -> Panels<'a, T> {
        assert!(outputs.start.is_multiple_of(self.width) && outputs.end <= self.outputs);
        let numbers = &self.numbers[outputs.start / self.width * self.stride..];
        Panels { numbers, outputs: outputs.len(), ..self }
    }
}

/// Which numbers lie side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layout {
    /// Rows of a panel; 1 is row-major, for tables.
    pub(crate) panel_rows: usize,
    /// Neighbouring k of one row.
    pub(crate) depth: usize,
    /// K
    pub(crate) inputs: usize,
}

impl Layout {
    /// Numbers of one panel.
    pub(crate) fn panel_len(self) -> usize {
        self.panel_rows * self.inputs.next_multiple_of(self.depth)
    }

    /// Where number `k` of row `row` lies.
    fn place(self, row: usize, k: usize) -> usize {
        let step = k / self.depth * self.panel_rows + row % self.panel_rows;
        row / self.panel_rows * self.panel_len() + step * self.depth + k % self.depth
    }

    /// Calls `visit` with k and the number for all of row `row`.
    pub(crate) fn visit_row<T: Copy>(self, numbers: &[T], row: usize, mut visit: impl FnMut(usize, T)) {
        if self.panel_rows == 1 {
            let row = &numbers[row * self.panel_len()..][..self.inputs];
            row.iter().enumerate().for_each(|(k, number)| visit(k, *number));
        } else {
            (0..self.inputs).for_each(|k| visit(k, numbers[self.place(row, k)]));
        }
    }
}

/// Packs rows that come one after the other.
pub(crate) struct Packer<T> {
    numbers: Block<T>,
    layout: Layout,
    /// Rows of the panel being filled, one after the other.
    rows: Vec<T>,
    rows_done: usize,
}

impl<T: Number> Packer<T> {
    /// None when the arena or memory has no room.
    pub(crate) fn new(arena: &mut Arena, outputs: usize, layout: Layout) -> Option<Self> {
        let mut rows = Vec::new();
        rows.try_reserve_exact(layout.panel_rows.checked_mul(layout.inputs)?).ok()?;
        let numbers = arena.take(outputs.div_ceil(layout.panel_rows).checked_mul(layout.panel_len())?)?;
        Some(Self { numbers, layout, rows, rows_done: 0 })
    }

    /// The next row, `[K]`.
    pub(crate) fn push(&mut self, row: impl Iterator<Item = T>) {
        self.rows.extend(row);
        self.rows_done += 1;
        if self.rows_done.is_multiple_of(self.layout.panel_rows) {
            self.write_panel();
        }
    }

    pub(crate) fn finish(mut self) -> Block<T> {
        if !self.rows.is_empty() {
            self.write_panel();
        }
        self.numbers
    }

    fn write_panel(&mut self) {
        let panel = self.layout.panel_len();
        let start = (self.rows_done - 1) / self.layout.panel_rows * panel;
        let numbers = &mut self.numbers[start..start + panel];
        match self.layout {
            Layout { panel_rows: 1, .. } => numbers[..self.rows.len()].copy_from_slice(&self.rows),
            Layout { depth: INT8_DEPTH, .. } => interleave::<T, INT8_DEPTH>(&self.rows, self.layout, numbers),
            _ => interleave::<T, 1>(&self.rows, self.layout, numbers),
        }
        self.rows.clear();
    }
}

/// Rows, one after the other, to a panel: a cache line of each row at a time, so that none is fetched twice.
fn interleave<T: Number, const DEPTH: usize>(rows: &[T], layout: Layout, numbers: &mut [T]) {
    const LINE_STEPS: usize = 16;
    let Layout { panel_rows, inputs, .. } = layout;
    let steps = numbers.as_chunks_mut::<DEPTH>().0;
    for (line, steps) in steps.chunks_mut(LINE_STEPS * panel_rows).enumerate() {
        for (column, row) in rows.chunks_exact(inputs).enumerate() {
            let row = &row[line * LINE_STEPS * DEPTH..];
            for (step, numbers) in steps.chunks_exact_mut(panel_rows).enumerate() {
                match row[step * DEPTH..].first_chunk::<DEPTH>() {
                    Some(whole) => numbers[column] = *whole,
                    None => {
                        let rest = &row[step * DEPTH..];
                        numbers[column][..rest.len()].copy_from_slice(rest);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_come_back(outputs in 1_usize..150, inputs in 1_usize..40, is_table: bool, is_int8: bool) {
            let depth = if is_int8 { INT8_DEPTH } else { 1 };
            let layout = Layout { panel_rows: if is_table { 1 } else { PANEL_ROWS }, depth, inputs };
            let mut arena = Arena::new(1 << 20).unwrap();
            let mut packer = Packer::new(&mut arena, outputs, layout).unwrap();
            let number = |row: usize, k: usize| (row * inputs + k + 1) as i32;
            (0..outputs).for_each(|row| packer.push((0..inputs).map(|k| number(row, k))));
            let packed = packer.finish();
            for row in 0..outputs {
                let mut found = vec![0; inputs];
                layout.visit_row(&packed, row, |k, number| found[k] = number);
                prop_assert_eq!(found, (0..inputs).map(|k| number(row, k)).collect::<Vec<_>>());
            }
            prop_assert_eq!(packed.iter().filter(|number| **number != 0).count(), outputs * inputs);
        }
    }

    #[test]
    fn bf16_rounds_to_nearest_even() {
        let rounded = |bits| f32_to_bf16(f32::from_bits(bits));
        assert_eq!(rounded(0x3F80_8000), 0x3F80);
        assert_eq!(rounded(0x3F81_8000), 0x3F82);
        assert_eq!(rounded(0x3F80_8001), 0x3F81);
        assert_eq!(rounded(0x7F7F_FFFF), 0x7F80);
        assert!(bf16_to_f32(f32_to_bf16(f32::NAN)).is_nan());
        assert!(bf16_to_f32(f32_to_bf16(f32::from_bits(0xFF80_0001))).is_nan());
        assert_eq!(bf16_to_f32(f32_to_bf16(-2.5)), -2.5);
    }
}
