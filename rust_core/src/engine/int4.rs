//! Four-bit weights: how they are chosen and how they lie in memory.
//!
//! 32 neighbouring k of a row share a scale, kept as bf16: 4.5 bits a weight. A weight is `scale * (nibble - 8)`, nibbles
//! from 0 to 15. Panels are those of `packed`, 64 rows each; a step of a panel holds eight k of every row, four in the low
//! halves of its bytes and the next four in the high ones.

use super::arena::{Arena, Block};
use super::kernels::Int4Panels;
use super::packed::{Bf16, PANEL_ROWS, bf16_to_f32, f32_to_bf16};

/// Neighbouring k of one row with one scale.
pub(crate) const GROUP: usize = 32;
/// k of one row in a step of a panel.
pub(crate) const STEP: usize = 8;
/// Bytes of one row in a step.
pub(crate) const STEP_BYTES: usize = STEP / 2;
/// The nibble that stands for zero.
const ZERO: u8 = 8;
/// How far the scales that are tried lie below the one that no weight overflows: the largest weight of a group often does
/// better a little too small than all others too coarse.
const SHRINKS: [f32; 6] = [1.0, 0.95, 0.9, 0.85, 0.8, 0.72];

/// W `[O, K]` in panels.
pub(crate) struct Int4 {
    /// `[panel, step, row, STEP_BYTES]`
    values: Block<u8>,
    /// `[panel, group, row]`
    scales: Block<Bf16>,
    outputs: usize,
    inputs: usize,
}

/// Bytes that a matrix takes. None when that is no number.
pub(crate) fn bytes(outputs: usize, inputs: usize) -> Option<(usize, usize)> {
    let rows = outputs.checked_next_multiple_of(PANEL_ROWS)?;
    let values = rows.checked_mul(inputs.div_ceil(STEP))?.checked_mul(STEP_BYTES)?;
    Some((values, rows.checked_mul(inputs.div_ceil(GROUP))?.checked_mul(size_of::<Bf16>())?))
}

impl Int4 {
    /// All zero. None when the arena has no room.
    pub(crate) fn new(arena: &mut Arena, outputs: usize, inputs: usize) -> Option<Self> {
        let (values, scales) = bytes(outputs, inputs)?;
        let (mut values, scales) = (arena.take(values)?, arena.take(scales / size_of::<Bf16>())?);
        values.fill(ZERO | ZERO << 4);
        Some(Self { values, scales, outputs, inputs })
    }

    /// Chooses the scales and nibbles of row `index`, `[K]`.
    pub(crate) fn set_row(&mut self, index: usize, row: &[f32]) {
        for (group, weights) in row.chunks(GROUP).enumerate() {
            let scale = best_scale(weights);
            let at = self.scale_place(index, group);
            self.scales[at] = scale;
            for (step, weights) in weights.chunks(STEP).enumerate() {
                let (first, _) = self.place(index, group * GROUP + step * STEP);
                let nibble = |k: usize| weights.get(k).map_or(ZERO, |weight| nibble(*weight, inverse(scale)));
                for (k, value) in self.values[first..first + STEP_BYTES].iter_mut().enumerate() {
                    *value = nibble(k) | nibble(k + STEP_BYTES) << 4;
                }
            }
        }
    }

    /// Calls `visit` with k and the weight for all of row `index`.
    pub(crate) fn visit_row(&self, index: usize, mut visit: impl FnMut(usize, f32)) {
        for k in 0..self.inputs {
            let (byte, shift) = self.place(index, k);
            let scale = bf16_to_f32(self.scales[self.scale_place(index, k / GROUP)]);
            visit(k, scale * (f32::from(self.values[byte] >> shift & 0xF) - f32::from(ZERO)));
        }
    }

    /// As a product reads it.
    pub(crate) fn panels(&self) -> Int4Panels<'_> {
        Int4Panels { values: &self.values, scales: &self.scales, inputs: self.inputs, outputs: self.outputs }
    }

    /// Bytes that a product reads.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.values) + size_of_val(&*self.scales)
    }

    /// The byte of a weight, and where in it its nibble begins.
    fn place(&self, row: usize, k: usize) -> (usize, usize) {
        let step = row / PANEL_ROWS * self.inputs.div_ceil(STEP) + k / STEP;
        let byte = (step * PANEL_ROWS + row % PANEL_ROWS) * STEP_BYTES + k % STEP_BYTES;
        (byte, if k % STEP < STEP_BYTES { 0 } else { 4 })
    }

    fn scale_place(&self, row: usize, group: usize) -> usize {
        (row / PANEL_ROWS * self.inputs.div_ceil(GROUP) + group) * PANEL_ROWS + row % PANEL_ROWS
    }
}

/// The scale, of those tried, that leaves the least squared error. There is one step more below zero than above, so the
/// weight of the largest magnitude is put there by the scale's sign.
fn best_scale(weights: &[f32]) -> Bf16 {
    let largest = weights.iter().fold(0.0_f32, |largest, w| if w.abs() > largest.abs() { *w } else { largest });
    let error = |scale: Bf16| {
        let (inverse, scale) = (inverse(scale), bf16_to_f32(scale));
        let off = |w: &f32| w - scale * steps(*w, inverse);
        weights.iter().map(|w| off(w).powi(2)).sum::<f32>()
    };
    let scales = SHRINKS.map(|shrink| f32_to_bf16(largest / -f32::from(ZERO) * shrink));
    scales.into_iter().min_by(|a, b| error(*a).total_cmp(&error(*b))).unwrap_or_default()
}

/// Zero for a scale of (next to) nothing, under which all weights are zero.
fn inverse(scale: Bf16) -> f32 {
    /// Below, the inverse would leave the range of f32.
    const LEAST: f32 = 1e-30;
    let scale = bf16_to_f32(scale);
    if scale.abs() < LEAST { 0.0 } else { 1.0 / scale }
}

fn nibble(weight: f32, inverse: f32) -> u8 {
    (steps(weight, inverse) + f32::from(ZERO)) as u8
}

/// How many steps of the scale are nearest to a weight.
fn steps(weight: f32, inverse: f32) -> f32 {
    /// Numbers of this size have no fraction: adding it rounds to the nearest integer, ties to even.
    const ROUNDER: f32 = 1.5 * (1 << 23) as f32;
    ((weight * inverse).clamp(-8.0, 7.0) + ROUNDER) - ROUNDER
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn packed(rows: &[Vec<f32>]) -> Int4 {
        let mut arena = Arena::new(1 << 20).unwrap();
        let mut matrix = Int4::new(&mut arena, rows.len(), rows[0].len()).unwrap();
        rows.iter().enumerate().for_each(|(index, row)| matrix.set_row(index, row));
        matrix
    }

    fn row(matrix: &Int4, index: usize) -> Vec<f32> {
        let mut row = vec![f32::NAN; matrix.inputs];
        matrix.visit_row(index, |k, weight| row[k] = weight);
        row
    }

    proptest! {
        /// No weight is further off than a step of its group, of which the largest magnitude has eight.
        #[test]
        fn rows_come_back_to_within_a_step(
            rows in (1_usize..130, 1_usize..80).prop_flat_map(|(o, k)| vec(vec(-4.0_f32..4.0, k), o))
        ) {
            let matrix = packed(&rows);
            for (index, expected) in rows.iter().enumerate() {
                for (found, expected) in row(&matrix, index).chunks(GROUP).zip(expected.chunks(GROUP)) {
                    let largest = expected.iter().fold(0.0_f32, |largest, w| largest.max(w.abs()));
                    for (found, expected) in found.iter().zip(expected) {
                        prop_assert!((found - expected).abs() <= 0.29 * largest, "{found} for {expected}");
                    }
                }
            }
        }
    }

    #[test]
    fn multiples_of_a_scale_are_exact() {
        let weights: Vec<f32> = (0..40).map(|k| 0.25 * ((k * 5 % 16) as f32 - 8.0)).collect();
        let matrix = packed(&[vec![0.0; 40], weights.clone()]);
        assert_eq!((row(&matrix, 0), row(&matrix, 1)), (vec![0.0; 40], weights));
        // 64 rows, 5 steps of 4 bytes; two groups.
        assert_eq!(matrix.bytes(), 64 * 5 * 4 + 64 * 2 * 2);
    }

    #[test]
    fn the_largest_and_the_least_weights_stay_finite() {
        // What the loader lets through.
        let most = f32::from_bits(0x7F7F_7FFF);
        for largest in [most, -most, 1e-38, f32::MIN_POSITIVE / 4.0] {
            let weights = [largest, 0.0, -largest / 3.0];
            let found = row(&packed(&[weights.to_vec()]), 0);
            for (found, expected) in found.iter().zip(weights) {
                assert!((found - expected).abs() <= 0.29 * largest.abs().max(1e-29), "{found} for {expected}");
            }
        }
    }
}
