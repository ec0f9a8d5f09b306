//! What holding an answer to valid WGSL adds to its decode time, naga's own time included.
//!
//! `MODEL=folder cargo bench --bench constrain`; `PROMPTS` says how many of the bundled ones (30). Each prompt is answered
//! with and without constraint in turn, three times, and the fastest of each counts. On a machine that does other work
//! that says little, so the constraint is also timed alone: each answer's tokens are put to it again without a model.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use rust_core::constrain::Lexicon;
use rust_core::generate::{Constrain, GenerateOptions, NextToken, generate_constrained};
use rust_core::tokenizer::EOS;
use rust_core::{Model, Result};

/// More than any answer has.
const MAX_TOKENS: usize = 1 << 16;

/// Seconds and decode steps.
#[derive(Default, Clone, Copy)]
struct Cost {
    seconds: f64,
    steps: usize,
}

impl Cost {
    fn add(&mut self, other: Self) {
        self.seconds += other.seconds;
        self.steps += other.steps;
    }

    fn milliseconds_a_step(self) -> f64 {
        1e3 * self.seconds / self.steps.max(1) as f64
    }
}

fn answer(model: &Model, prompt: &str, options: &GenerateOptions) -> (Cost, Vec<u32>) {
    let start = Instant::now();
    let generation = model.generate(prompt, options).unwrap_or_else(|error| panic!("{error}"));
    let cost = Cost { seconds: start.elapsed().as_secs_f64(), steps: generation.constraint.tokens_spent };
    (cost, generation.token_ids)
}

/// A model that says what it was told to, in no time.
struct Script<'t> {
    tokens: &'t [u32],
    fed: usize,
    vocab_size: usize,
    logits: Vec<f32>,
}

impl NextToken for Script<'_> {
    fn extend(&mut self, tokens: &[u32]) -> Result<&[f32]> {
        let token = |at: usize| self.tokens.get(at).map_or(EOS, |token| *token) as usize;
        self.logits.clear();
        self.logits.resize(tokens.len() * self.vocab_size, 0.0);
        for row in self.logits.chunks_exact_mut(self.vocab_size) {
            row[token(self.fed)] = 9.0;
            self.fed += 1;
        }
        Ok(&self.logits)
    }

    fn truncate(&mut self, len: usize) {
        self.fed = len;
    }
}

/// Seconds to decode an answer with full constraint where the model takes none: to ask for every token whether it may
/// stand, and to keep it; naga's own time and the choice of the token included.
fn replayed(model: &Model, lexicon: &Lexicon, tokens: &[u32]) -> f64 {
    let vocab_size = model.engine().config().target_vocab_size;
    let mut script = Script { tokens, fed: 0, vocab_size, logits: Vec::new() };
    let roles = (model.tokenizer(), lexicon);
    let start = Instant::now();
    let answer = generate_constrained(&mut script, roles, &GenerateOptions::default(), MAX_TOKENS, |_| true);
    black_box(answer.unwrap_or_else(|error| panic!("{error}")));
    start.elapsed().as_secs_f64()
}

fn main() {
    let Some(folder) = std::env::var_os("MODEL") else {
        return println!("MODEL=folder names the model to measure");
    };
    let model = Model::load(Path::new(&folder)).unwrap_or_else(|error| panic!("{error}"));
    let examples = rust_core::dataset::load_bundled().unwrap_or_default();
    let count = std::env::var("PROMPTS").ok().and_then(|count| count.parse().ok()).unwrap_or(30);
    let stride = examples.len().div_ceil(count).max(1);
    let lexicon = Lexicon::new(model.tokenizer());
    for temperature in [0.0, 1.5] {
        let (mut alone, mut tokens) = (0.0, 0);
        let (mut costs, mut same, mut same_count) = ([Cost::default(); 3], [Cost::default(); 2], 0);
        for example in examples.iter().step_by(stride) {
            let modes = [Constrain::Off, Constrain::Grammar, Constrain::Full];
            let answers = modes.map(|constrain| {
                let options = GenerateOptions { temperature, constrain, ..GenerateOptions::default() };
                let runs = (0..3).map(|_| answer(&model, &example.prompt, &options));
                runs.min_by(|a, b| a.0.seconds.total_cmp(&b.0.seconds)).unwrap_or_default()
            });
            let seconds = (0..3).map(|_| replayed(&model, &lexicon, &answers[2].1));
            alone += seconds.fold(f64::INFINITY, f64::min);
            tokens += answers[2].1.len();
            costs.iter_mut().zip(&answers).for_each(|(sum, (cost, _))| sum.add(*cost));
            if answers[0].1 == answers[2].1 {
                same[0].add(answers[0].0);
                same[1].add(answers[2].0);
                same_count += 1;
            }
        }
        println!("temperature {temperature}: {} prompts", examples.len().div_ceil(stride));
        for (name, cost) in ["off", "grammar", "full"].iter().zip(costs) {
            let added = 100.0 * (cost.milliseconds_a_step() / costs[0].milliseconds_a_step() - 1.0);
            println!(
                "  {name:<8}{:8.3} ms a step, {:6} steps: {added:+.1}% a step",
                cost.milliseconds_a_step(),
                cost.steps
            );
        }
        let (alone, step) = (1e6 * alone / tokens.max(1) as f64, 1e3 * costs[0].milliseconds_a_step());
        println!("  the constraint alone: {alone:.1} us a token, {:.2}% of a step", 100.0 * alone / step);
        let added = 100.0 * (same[1].seconds / same[0].seconds - 1.0);
        println!("  {same_count} answers are the same with and without: {added:+.1}% of their time");
    }
}
