//! What it is worth to answer several prompts at a time.
//!
//! `MODEL=folder cargo bench --bench batch`; `PROMPTS=file` has prompts, a line each (64 of the bundled ones if not given),
//! `WGSL_DTYPE=f32|bf16|int8|int4` says what weights become, `WGSL_THREADS=1,2` how many threads to take.
//! All ways are taken in turn, three times, and the fastest of each counts.

use rust_core::Model;
use rust_core::engine::Dtype;
use rust_core::generate::{Constrain, GenerateOptions, Generation};
use std::env;
use std::path::Path;
use std::time::Instant;

/// Prompts at a time; 1 is one after the other.
const SIZES: [usize; 4] = [1, 4, 8, 32];
const ROUNDS: usize = 3;

fn prompts() -> Vec<String> {
    if let Some(file) = env::var_os("PROMPTS") {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{error}"));
        return text.lines().map(str::to_owned).collect();
    }
    let examples = rust_core::dataset::load_bundled().unwrap_or_default();
    let stride = examples.len().div_ceil(64).max(1);
    examples.into_iter().step_by(stride).map(|example| example.prompt).collect()
}

fn answers(model: &Model, prompts: &[String], size: usize, options: &GenerateOptions) -> (f64, Vec<Generation>) {
    let start = Instant::now();
    let batch = |prompts| model.generate_batch(prompts, options).unwrap_or_else(|error| panic!("{error}"));
    let answers = prompts.chunks(size).flat_map(batch).collect();
    (start.elapsed().as_secs_f64(), answers)
}

fn main() {
    let Some(folder) = env::var_os("MODEL") else {
        return println!("MODEL=folder names the model to measure");
    };
    let dtype = env::var("WGSL_DTYPE").map_or(Dtype::Auto, |name| name.parse().expect("a dtype"));
    let threads = env::var("WGSL_THREADS").unwrap_or_else(|_| "1,2".into());
    let prompts = prompts();
    for threads in threads.split(',').map(|text| text.parse().expect("a number of threads")) {
        let model = Model::load_as(Path::new(&folder), dtype).and_then(|model| model.with_threads(threads));
        let model = model.unwrap_or_else(|error| panic!("{error}"));
        for constrain in [Constrain::Off, Constrain::Full] {
            let options = GenerateOptions { constrain, ..GenerateOptions::default() };
            let mut seconds = [f64::INFINITY; SIZES.len()];
            let mut expected: Option<Vec<Generation>> = None;
            for _ in 0..ROUNDS {
                for (size, fastest) in SIZES.into_iter().zip(&mut seconds) {
                    let (time, found) = answers(&model, &prompts, size, &options);
                    *fastest = fastest.min(time);
                    assert!(*expected.get_or_insert_with(|| found.clone()) == found, "answers differ");
                }
            }
            println!("{threads} threads, constrain {}, {} prompts", constrain.as_str(), prompts.len());
            for (size, time) in SIZES.into_iter().zip(seconds) {
                let (millis, gain) = (1e3 * time / prompts.len() as f64, seconds[0] / time);
                println!("  {size:2} at a time: {millis:7.2} ms a prompt, {gain:.2} times as fast as one");
            }
        }
    }
}
