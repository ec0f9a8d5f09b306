//! How fast one core reads memory: what the speed of a decode step is held against.

use super::arena::{Arena, Block};
use super::kernels::Kernels;

/// Memory like that of the weights, to be read from front to back.
pub struct StreamingBuffer {
    numbers: Block<f32>,
    kernels: &'static Kernels,
}

impl StreamingBuffer {
    /// None when there is no memory for `bytes`.
    pub fn new(bytes: usize) -> Option<Self> {
        let mut numbers: Block<f32> = Arena::new(bytes)?.take(bytes / size_of::<f32>())?;
        // Pages nobody has written are all one page, and reading that is no reading of memory.
        numbers.iter_mut().zip(0_u32..).for_each(|(number, i)| *number = i as f32);
        // How fast memory is does not depend on the path a model is run by.
        Some(Self { numbers, kernels: Kernels::available().pop()? })
    }

    /// Bytes that one [`read`](Self::read) reads.
    pub fn bytes(&self) -> usize {
        size_of_val(&*self.numbers)
    }

    /// Reads everything once; the sum is there so that the reading cannot be left out.
    pub fn read(&self) -> f32 {
        (self.kernels.sum)(&self.numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_read() {
        let buffer = StreamingBuffer::new(4 * 1001).unwrap();
        assert_eq!((buffer.bytes(), buffer.read()), (4004, 500_500.0));
        assert!(StreamingBuffer::new(usize::MAX).is_none());
    }
}
