//! How fast one core reads memory: what the speed of a decode step is held against.

use super::arena::{Arena, Block};

/// Memory like that of the weights, to be read from front to back.
pub struct StreamingBuffer {
    numbers: Block<i32>,
}

impl StreamingBuffer {
    /// None when there is no memory for `bytes`.
    pub fn new(bytes: usize) -> Option<Self> {
        let mut numbers: Block<i32> = Arena::new(bytes)?.take(bytes / size_of::<i32>())?;
        // Pages nobody has written are all one page, and reading that is no reading of memory.
        numbers.iter_mut().zip(0..).for_each(|(number, i)| *number = i);
        Some(Self { numbers })
    }

    /// Bytes that one [`read`](Self::read) reads.
    pub fn bytes(&self) -> usize {
        size_of_val(&*self.numbers)
    }

    /// Reads everything once; the sum is there so that the reading cannot be left out.
    pub fn read(&self) -> i32 {
        let mut sums = [0_i32; 64];
        let (chunks, rest) = self.numbers.as_chunks::<64>();
        for chunk in chunks {
            sums.iter_mut().zip(chunk).for_each(|(sum, number)| *sum = sum.wrapping_add(*number));
        }
        sums.iter().chain(rest).fold(0, |sum, number| sum.wrapping_add(*number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_read() {
        let buffer = StreamingBuffer::new(4 * 1001).unwrap();
        assert_eq!((buffer.bytes(), buffer.read()), (4004, 500_500));
        assert!(StreamingBuffer::new(usize::MAX).is_none());
    }
}
