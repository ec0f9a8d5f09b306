//! A decode step allocates nothing: that is what makes its cost the cost of reading the weights.

mod tiny_model;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: everything is passed on to the system's allocator; the counter is a plain cell of this thread.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: the caller's promise, passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise, passed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

#[test]
fn steps_rollbacks_and_copies_allocate_nothing() {
    for name in ["tiny_model", "tiny_minilm"] {
        let engine = tiny_model::engine_of(name);
        let mut session = engine.start(&[5, 2]).unwrap();
        let mut other = session.fork();
        let before = ALLOCATIONS.get();
        for token in 3..45 {
            engine.step(&mut session, token).unwrap();
            session.truncate(session.len() - 1);
            engine.step(&mut session, token + 1).unwrap();
            other.copy_from(&session);
        }
        assert_eq!(ALLOCATIONS.get(), before, "{name}");
        session.truncate(0);
        engine.extend(&mut session, &[3, 4, 5, 6]).unwrap();
        assert!(ALLOCATIONS.get() > before, "room for four rows, and the counter counts");
        let before = ALLOCATIONS.get();
        for rows in [1, 4, 2, 3, 1, 4, 4] {
            engine.extend(&mut session, &[7, 8, 9, 10][..rows]).unwrap();
        }
        assert_eq!(ALLOCATIONS.get(), before, "{name}");
    }
}
