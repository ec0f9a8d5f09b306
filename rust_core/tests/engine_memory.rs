//! Loading takes hardly more memory than the weights that are kept.

mod tiny_model;

use rust_core::engine::{Dtype, Engine, ModelConfig};
use std::alloc::{GlobalAlloc, Layout, System};
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use tiny_model::random::Shape;

static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

struct Counting;

// SAFETY: everything is passed on to the system's allocator; counting touches no memory of it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let live = LIVE.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(live, Ordering::Relaxed);
        // SAFETY: the caller's promise, passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promise, passed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// Address space before and after the arena, up to whole huge pages: it is never touched.
const UNTOUCHED: usize = 4 << 20;

#[test]
fn peak_memory_of_loading_is_near_the_weights() {
    let shape = Shape { vocab_size: 400, d_model: 256, nhead: 4, layers: 2, dim_feedforward: 1024, max_seq_len: 64 };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("model.safetensors");
    fs::write(&path, shape.random_weights(0, 1.0)).unwrap();
    for dtype in [Dtype::F32, Dtype::Bf16, Dtype::Int8, Dtype::Int4] {
        let config = ModelConfig::from_json(&shape.config_json(), "config.json").unwrap();
        let before = LIVE.load(Ordering::Relaxed);
        PEAK.store(before, Ordering::Relaxed);
        let engine = Engine::load_as(&path, config, dtype).unwrap();
        let peak = PEAK.load(Ordering::Relaxed) - before;
        let weights = engine.weight_bytes();
        assert!(weights > 1 << 20 && peak >= weights, "the counter counts");
        let share = (peak.saturating_sub(UNTOUCHED)) as f64 / weights as f64;
        assert!(share <= 1.3, "{dtype:?}: {peak} bytes for weights of {weights}");
    }
}
