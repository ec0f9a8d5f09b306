//! What guessing ahead is worth: what several rows cost, and answers with guesses against answers without.
//!
//! `MODEL=folder cargo bench --bench draft`; `PROMPTS=file` has prompts, a line each (30 of the bundled ones if not given),
//! `WGSL_DTYPE=f32|bf16|int8|int4` says what weights become.
//! Each prompt is answered in each way in turn, three times, and the fastest of each counts.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use rust_core::Model;
use rust_core::engine::Dtype;
use rust_core::generate::{Constrain, GenerateOptions, Generation};

/// Tokens before the rows that are timed.
const LENGTHS: [usize; 2] = [30, 200];
const ROWS: [usize; 7] = [1, 2, 3, 4, 6, 8, 12];
const ROUNDS: usize = 60;

fn fastest(rounds: usize, mut work: impl FnMut()) -> f64 {
    let mut time = || {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    (0..rounds).map(|_| time()).fold(f64::INFINITY, f64::min)
}

fn rows(model: &Model) {
    let engine = model.engine();
    let (source, _) = model.source_ids("a red circle with soft edges on a blue background");
    for length in LENGTHS.into_iter().filter(|length| length + 12 < engine.config().max_seq_len) {
        let mut session = engine.start(&source).unwrap_or_else(|error| panic!("{error}"));
        let tokens: Vec<u32> = (0..length as u32).map(|i| 262 + i % 20).collect();
        engine.extend(&mut session, &tokens).unwrap_or_else(|error| panic!("{error}"));
        let seconds = ROWS.map(|rows| {
            fastest(ROUNDS, || {
                black_box(engine.extend(&mut session, &tokens[..rows]).unwrap_or_else(|error| panic!("{error}")));
                session.truncate(length);
            })
        });
        println!("after {length} tokens a step takes {:.0} us", 1e6 * seconds[0]);
        ROWS.iter().zip(seconds).for_each(|(rows, time)| println!("  {rows:3} rows: {:.2} steps", time / seconds[0]));
    }
}

fn prompts() -> Vec<String> {
    if let Some(file) = std::env::var_os("PROMPTS") {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{error}"));
        return text.lines().map(str::to_owned).collect();
    }
    let examples = rust_core::dataset::load_bundled().unwrap_or_default();
    let stride = examples.len().div_ceil(30).max(1);
    examples.into_iter().step_by(stride).map(|example| example.prompt).collect()
}

fn main() {
    let Some(folder) = std::env::var_os("MODEL") else {
        return println!("MODEL=folder names the model to measure");
    };
    let dtype = std::env::var("WGSL_DTYPE").map_or(Dtype::Auto, |name| name.parse().expect("a dtype"));
    let model = Model::load_as(Path::new(&folder), dtype).unwrap_or_else(|error| panic!("{error}"));
    rows(&model);
    let prompts = prompts();
    for (constrain, temperature) in [(Constrain::Off, 0.0), (Constrain::Full, 0.0), (Constrain::Full, 1.0)] {
        let (mut seconds, mut tokens, mut drafted, mut accepted) = ([0.0; 2], 0, 0, 0);
        for prompt in &prompts {
            let mut answers: [Option<Generation>; 2] = [None, None];
            for (way, draft) in [false, true].into_iter().enumerate() {
                let options = GenerateOptions { draft, constrain, temperature, ..GenerateOptions::default() };
                let answer = || answers[way] = model.generate(prompt, &options).ok();
                seconds[way] += fastest(3, answer);
            }
            let [Some(plain), Some(fast)] = answers else { panic!("no answer to {prompt:?}") };
            assert_eq!(plain.code, fast.code);
            tokens += fast.constraint.tokens_spent;
            (drafted, accepted) = (drafted + fast.drafted, accepted + fast.accepted);
        }
        println!(
            "{}, temperature {temperature}: {tokens} steps, {drafted} guesses, {accepted} held; {:.0} us a step without, {:.0} with: \
             {:.2} times as fast",
            constrain.as_str(),
            1e6 * seconds[0] / tokens.max(1) as f64,
            1e6 * seconds[1] / tokens.max(1) as f64,
            seconds[0] / seconds[1],
        );
    }
}
