//! How fast cores read memory: what the speed of a decode step is held against.

use super::arena::{Arena, Block};
use super::kernels::{Compute, Kernels};
use super::pool::share;

/// Memory like that of the weights, to be read from front to back.
pub struct StreamingBuffer {
    numbers: Block<f32>,
    compute: Compute,
}

impl StreamingBuffer {
    /// To be read by `threads`, the caller's among them. None when there is no memory for `bytes`, or no such threads.
    pub fn new(bytes: usize, threads: usize) -> Option<Self> {
        let mut numbers: Block<f32> = Arena::new(bytes)?.take(bytes / size_of::<f32>())?;
        // Pages nobody has written are all one page, and reading that is no reading of memory.
        numbers.iter_mut().zip(0_u32..).for_each(|(number, i)| *number = i as f32);
        // How fast memory is does not depend on the path a model is run by.
        let mut compute = Compute::new(Kernels::available().pop()?);
        compute.set_threads(threads).ok()?;
        Some(Self { numbers, compute })
    }

    /// Bytes that one [`read`](Self::read) reads.
    pub fn bytes(&self) -> usize {
        size_of_val(&*self.numbers)
    }

    /// Reads everything once, each thread its own part; the sum is there so that the reading cannot be left out.
    pub fn read(&self) -> f32 {
        let threads = self.compute.threads();
        let mut sums = vec![0.0; threads];
        self.compute.split_rows(self.bytes(), threads, (&mut sums, &mut [(); 0]), |parts, sums, _| {
            for (part, sum) in parts.zip(sums) {
                *sum = (self.compute.sum)(&self.numbers[share(self.numbers.len(), part, threads)]);
            }
        });
        sums.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_read() {
        for threads in [1, 3] {
            let buffer = StreamingBuffer::new(4 * 1001, threads).unwrap();
            assert_eq!((buffer.bytes(), buffer.read()), (4004, 500_500.0));
        }
        let large = StreamingBuffer::new(4 << 16, 2).unwrap();
        let sum: u64 = (0..1 << 16).sum();
        assert!((f64::from(large.read()) / sum as f64 - 1.0).abs() < 1e-4);
        assert!(StreamingBuffer::new(usize::MAX, 1).is_none());
    }
}
