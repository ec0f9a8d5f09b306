//! Rotary positions (Su et al. 2021): queries and keys turn with their position, so that their product depends on the
//! distance alone. K head_dim.

use super::tensor::Tensor;

const BASE: f64 = 10_000.0;

/// cos and sin of every angle.
pub(crate) struct Rotary {
    /// `[max_seq_len, K]`: K/2 cosines, then K/2 sines.
    angles: Tensor,
    head_dim: usize,
}

impl Rotary {
    /// `head_dim` is even.
    pub(crate) fn new(max_seq_len: usize, head_dim: usize) -> Self {
        let mut angles = Tensor::zeros(max_seq_len * head_dim);
        let speeds: Vec<_> = (0..head_dim / 2).map(|i| BASE.powf(-2.0 * i as f64 / head_dim as f64)).collect();
        for (position, row) in angles.chunks_exact_mut(head_dim).enumerate() {
            let (cosines, sines) = row.split_at_mut(head_dim / 2);
            for ((cosine, sine), speed) in cosines.iter_mut().zip(sines).zip(&speeds) {
                let angle = position as f64 * speed;
                (*cosine, *sine) = (angle.cos() as f32, angle.sin() as f32);
            }
        }
        Self { angles, head_dim }
    }

    /// Turns the heads of `row` `[any number of K]`: element i of a head with element i + K/2.
    pub(crate) fn turn(&self, position: usize, row: &mut [f32]) {
        let half = self.head_dim / 2;
        let (cosines, sines) = self.angles[position * self.head_dim..][..self.head_dim].split_at(half);
        for head in row.chunks_exact_mut(self.head_dim) {
            let (ones, others) = head.split_at_mut(half);
            for (((one, other), cosine), sine) in ones.iter_mut().zip(others).zip(cosines).zip(sines) {
                (*one, *other) = (*one * cosine - *other * sine, *other * cosine + *one * sine);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_depend_on_the_distance_alone() {
        let rotary = Rotary::new(40, 6);
        let (query, key) = ([0.3, -1.0, 0.5, 2.0, 0.1, -0.7_f32], [1.0, 0.2, -0.4, 0.9, -1.5, 0.6_f32]);
        let product = |at: usize, of: usize| {
            let (mut query, mut key) = (query, key);
            rotary.turn(at, &mut query);
            rotary.turn(of, &mut key);
            query.iter().zip(key).map(|(q, k)| q * k).sum::<f32>()
        };
        for distance in 0..9 {
            let expected = product(distance, 0);
            (1..30).for_each(|of| assert!((product(of + distance, of) - expected).abs() < 1e-5));
        }
        assert!((product(5, 0) - product(1, 0)).abs() > 0.1);
        let mut unturned = query;
        rotary.turn(0, &mut unturned);
        assert_eq!(unturned, query);
    }
}
