//! One thread against several: the same weights, in turn, in one run.
//!
//! `cargo bench --bench threads`; `WGSL_THREADS=2` is how many, `WGSL_DTYPE=f32|bf16|int8|int4` takes one dtype instead of all.
//! Two shapes with random weights: 44 M, and one whose int8 weights stay in a core's own caches. Reading memory is
//! measured the same way: what is bound by it can gain no more.

#[allow(missing_docs, unreachable_pub, reason = "shared with the tests")]
#[path = "../tests/tiny_model/random.rs"]
mod random;

use rust_core::engine::{Dtype, Engine, ModelConfig, StreamingBuffer};
use std::env;
use std::hint::black_box;
use std::time::Instant;

const LARGE: random::Shape =
    random::Shape { vocab_size: 800, d_model: 512, nhead: 8, layers: 6, dim_feedforward: 2048, max_seq_len: 512 };
const SMALL: random::Shape = random::Shape { d_model: 256, nhead: 4, layers: 2, dim_feedforward: 1024, ..LARGE };
const ROUNDS: usize = 9;
/// Steps whose mean is one measurement.
const STEPS: u32 = 20;
/// Target tokens before the steps that are timed.
const LENGTHS: [u32; 3] = [10, 150, 480];
const SOURCES: [u32; 2] = [30, 500];

fn seconds<R>(times: u32, mut work: impl FnMut() -> R) -> f64 {
    let start = Instant::now();
    (0..times).for_each(|_| _ = black_box(work()));
    start.elapsed().as_secs_f64() / f64::from(times)
}

fn ids(len: u32) -> Vec<u32> {
    (0..len).map(|i| 3 + i * 7 % 790).collect()
}

/// Seconds of everything that is measured, in the order of `names`.
fn measure(engine: &Engine, buffer: &StreamingBuffer) -> Vec<f64> {
    let mut times = vec![seconds(3, || buffer.read())];
    times.extend(SOURCES.map(|len| seconds(2, || engine.start(&ids(len)).expect("a valid source"))));
    for len in LENGTHS {
        let mut session = engine.start(&ids(30)).expect("a valid source");
        engine.extend(&mut session, &ids(len)).expect("room");
        let mut step = || {
            session.truncate(len as usize);
            engine.step(&mut session, 9).expect("room")[0]
        };
        // Wakes the threads, and brings back what the reads above have displaced.
        seconds(3, &mut step);
        times.push(seconds(STEPS, step));
    }
    times
}

fn names() -> Vec<String> {
    let encode = SOURCES.iter().map(|len| format!("encode {len}"));
    let step = LENGTHS.iter().map(|len| format!("step after {len}"));
    ["read memory".to_owned()].into_iter().chain(encode).chain(step).collect()
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_unstable_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

fn compare(shape: random::Shape, dtype: Dtype, weights: &[u8], threads: usize) {
    let config = ModelConfig::from_json(&shape.config_json(), "config.json").expect("a valid config");
    let mut engine = Engine::from_bytes_as(weights, config, dtype).expect("valid weights");
    let buffers =
        [1, threads].map(|threads| StreamingBuffer::new(engine.step_weight_bytes(), threads).expect("memory"));
    let mut rounds: [Vec<Vec<f64>>; 2] = Default::default();
    for _ in 0..ROUNDS {
        for ((threads, buffer), rounds) in [1, threads].into_iter().zip(&buffers).zip(&mut rounds) {
            engine = engine.with_threads(threads).expect("threads");
            rounds.push(measure(&engine, buffer));
        }
    }
    let megabytes = engine.step_weight_bytes() as f64 / 1e6;
    println!("{}, {}, {megabytes:.1} MB a step", dtype.as_str(), engine.kernels().name());
    for (index, name) in names().iter().enumerate() {
        let [alone, together] =
            rounds.each_ref().map(|rounds| median(rounds.iter().map(|times| times[index]).collect()));
        println!("  {name:15} {:9.1} us {:9.1} us  {:.2} times as fast", 1e6 * alone, 1e6 * together, alone / together);
    }
}

fn main() {
    let threads: usize = env::var("WGSL_THREADS").map_or(2, |text| text.parse().expect("a number of threads"));
    let only = env::var("WGSL_DTYPE").ok();
    println!("1 and {threads} threads, medians of {ROUNDS} rounds");
    for shape in [LARGE, SMALL] {
        let weights = shape.random_weights(0, 1.0);
        for dtype in [Dtype::F32, Dtype::Bf16, Dtype::Int8, Dtype::Int4] {
            if only.as_ref().is_none_or(|name| name == dtype.as_str()) {
                compare(shape, dtype, &weights, threads);
            }
        }
    }
}
