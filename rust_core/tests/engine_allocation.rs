//! A decode step allocates nothing: that is what makes its cost the cost of reading the weights.

mod tiny_model;

use rust_core::engine::{Engine, ModelConfig};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use tiny_model::random::Shape;

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

/// Its products are large enough for several threads; the counter is the calling thread's.
#[test]
fn threads_allocate_nothing() {
    let shape = Shape { vocab_size: 300, d_model: 128, nhead: 4, layers: 1, dim_feedforward: 512, max_seq_len: 160 };
    let config = ModelConfig::from_json(&shape.config_json(), "config.json").unwrap();
    let engine = Engine::from_bytes(&shape.random_weights(0, 1.0), config).unwrap().with_threads(3).unwrap();
    let mut session = engine.start(&[5, 2]).unwrap();
    engine.step(&mut session, 1).unwrap();
    let before = ALLOCATIONS.get();
    for token in 3..140 {
        engine.step(&mut session, token).unwrap();
    }
    assert_eq!(ALLOCATIONS.get(), before);
}

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
