//! One allocation for all weights, in huge pages where the system gives them: a decode step reads nearly all of it, and
//! every page it crosses costs a look-up.

use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;
use std::sync::Arc;

const CACHE_LINE_BYTES: usize = 64;
const HUGE_PAGE_BYTES: usize = 2 << 20;
/// Zeroed memory of this alignment comes from the system untouched; with a larger one it would be written first.
const SYSTEM_ALIGN: usize = 16;

/// Numbers that may be all zero bits.
///
/// # Safety
/// Every bit pattern is a value, and the alignment is at most a cache line.
pub(crate) unsafe trait Number: Copy + Send + Sync + 'static {}

// SAFETY: plain numbers.
unsafe impl Number for f32 {}
// SAFETY: as above.
unsafe impl Number for i32 {}
// SAFETY: as above.
unsafe impl Number for u16 {}
// SAFETY: as above.
unsafe impl Number for i8 {}
// SAFETY: as above.
unsafe impl Number for u8 {}

/// Hands out disjoint blocks, front to back.
pub(crate) struct Arena {
    memory: Arc<Memory>,
    used: usize,
}

/// Freed when the arena and all its blocks are gone.
struct Memory {
    allocated: NonNull<u8>,
    layout: Layout,
    /// Aligned.
    start: NonNull<u8>,
    capacity: usize,
}

// SAFETY: nothing is reached through `Memory` itself; blocks are disjoint and each has one owner.
unsafe impl Send for Memory {}
// SAFETY: as above.
unsafe impl Sync for Memory {}

impl Arena {
    /// Address space for `capacity` bytes; pages cost nothing until they are written. None when there is not enough.
    pub(crate) fn new(capacity: usize) -> Option<Self> {
        let align = if capacity < HUGE_PAGE_BYTES { CACHE_LINE_BYTES } else { HUGE_PAGE_BYTES };
        let capacity = capacity.max(1).checked_next_multiple_of(align)?;
        let layout = Layout::from_size_align(capacity.checked_add(align)?, SYSTEM_ALIGN).ok()?;
        // SAFETY: the size is not zero.
        let allocated = NonNull::new(unsafe { alloc_zeroed(layout) })?;
        // SAFETY: at most `align` bytes further, and as many were asked for on top.
        let start = unsafe { allocated.add(allocated.align_offset(align)) };
        if align == HUGE_PAGE_BYTES {
            advise_huge_pages(start, capacity);
        }
        Some(Self { memory: Arc::new(Memory { allocated, layout, start, capacity }), used: 0 })
    }

    /// `len` zeros on a cache line of their own. None when the arena is full.
    pub(crate) fn take<T: Number>(&mut self, len: usize) -> Option<Block<T>> {
        let bytes = len.checked_mul(size_of::<T>())?.checked_next_multiple_of(CACHE_LINE_BYTES)?;
        let end = self.used.checked_add(bytes).filter(|end| *end <= self.memory.capacity)?;
        // SAFETY: below the capacity, and aligned because every block before is a multiple of a cache line.
        let start = unsafe { self.memory.start.add(self.used) }.cast();
        self.used = end;
        Some(Block { start, len, memory: self.memory.clone(), numbers: PhantomData })
    }

    /// Bytes handed out so far.
    pub(crate) fn used_bytes(&self) -> usize {
        self.used
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        // SAFETY: allocated in `Arena::new` with this layout.
        unsafe { dealloc(self.allocated.as_ptr(), self.layout) }
    }
}

#[cfg(target_os = "linux")]
fn advise_huge_pages(start: NonNull<u8>, len: usize) {
    const MADV_HUGEPAGE: i32 = 14;
    unsafe extern "C" {
        fn madvise(start: *mut u8, len: usize, advice: i32) -> i32;
    }
    // SAFETY: the range is inside one allocation and the advice changes no contents. A refusal costs only speed.
    _ = unsafe { madvise(start.as_ptr(), len, MADV_HUGEPAGE) };
}

#[cfg(not(target_os = "linux"))]
fn advise_huge_pages(_: NonNull<u8>, _: usize) {}

/// A part of an arena that only its owner reaches.
pub(crate) struct Block<T> {
    start: NonNull<T>,
    len: usize,
    /// Keeps the memory alive.
    #[expect(dead_code, reason = "dropped, never read")]
    memory: Arc<Memory>,
    numbers: PhantomData<T>,
}

// SAFETY: a block owns its numbers like a box.
unsafe impl<T: Number> Send for Block<T> {}
// SAFETY: as above.
unsafe impl<T: Number> Sync for Block<T> {}

impl<T: Number> Deref for Block<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        // SAFETY: `len` initialised numbers, aligned, alive as long as `memory`, and borrowed as `self` is.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.len) }
    }
}

impl<T: Number> DerefMut for Block<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        // SAFETY: as in `deref`, and no other block reaches them.
        unsafe { std::slice::from_raw_parts_mut(self.start.as_ptr(), self.len) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_aligned_zero_and_apart() {
        for capacity in [200, 5 << 20] {
            let mut arena = Arena::new(capacity).unwrap();
            let mut bytes: Block<i8> = arena.take(3).unwrap();
            let mut numbers: Block<f32> = arena.take(17).unwrap();
            assert!(bytes.iter().all(|byte| *byte == 0) && numbers.iter().all(|number| *number == 0.0));
            bytes.fill(-1);
            numbers.fill(2.5);
            assert!(bytes.iter().all(|byte| *byte == -1) && numbers.iter().all(|number| *number == 2.5));
            assert_eq!(numbers.as_ptr().addr() % CACHE_LINE_BYTES, 0);
            assert_eq!(arena.used_bytes(), 192);
            drop(arena);
            assert_eq!((bytes.len(), numbers[16]), (3, 2.5));
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let mut arena = Arena::new(128).unwrap();
        assert!(arena.take::<f32>(33).is_none() && arena.take::<f32>(usize::MAX).is_none());
        assert!(arena.take::<f32>(32).is_some() && arena.take::<i8>(1).is_none());
        assert!(Arena::new(usize::MAX).is_none());
    }
}
