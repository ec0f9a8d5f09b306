//! What bf16, int8 and int4 cost in quality on a trained model: top-1 agreement with f32, teacher-forced on real targets.
//!
//! Needs an export, so it runs by hand, in release because it decodes every target four times:
//! `WGSL_MODEL=runs/wgsl_generation-1/export cargo test --release --test engine_quality -- --ignored --nocapture`.
//! `WGSL_DATA` names other examples than the bundled ones.

use rust_core::engine::Dtype;
use rust_core::generate::GenerateOptions;
use rust_core::tokenizer::{BOS, EOS};
use rust_core::{Example, Model, dataset};
use std::env;
use std::path::Path;

/// Tokens agreeing with f32, per thousand, that the gate asks for.
const LEAST_AGREEMENT: usize = 995;

fn argmax(logits: &[f32]) -> usize {
    (0..logits.len()).rev().max_by(|a, b| logits[*a].total_cmp(&logits[*b])).unwrap()
}

/// Nats of `token`.
fn loss(logits: &[f32], token: u32) -> f64 {
    let highest = logits.iter().copied().fold(f32::MIN, f32::max);
    let sum: f64 = logits.iter().map(|logit| f64::from(logit - highest).exp()).sum();
    sum.ln() - f64::from(logits[token as usize] - highest)
}

/// What was counted over all targets.
#[derive(Default)]
struct Tally {
    tokens: usize,
    agreeing: usize,
    right: usize,
    loss: f64,
    same_answers: usize,
    exact_answers: usize,
}

fn tally(model: &Model, reference: &Model, examples: &[Example]) -> Tally {
    let mut tally = Tally::default();
    for example in examples {
        let (source, _) = model.source_ids(&example.prompt);
        let target: Vec<u32> = model.tokenizer().encode(&example.code).into_iter().chain([EOS]).collect();
        if target.len() > model.engine().config().max_seq_len {
            continue;
        }
        let input: Vec<u32> = [BOS].into_iter().chain(target[..target.len() - 1].iter().copied()).collect();
        let vocab_size = model.engine().config().target_vocab_size;
        let (found, expected) =
            (model.engine().logits(&source, &input).unwrap(), reference.engine().logits(&source, &input).unwrap());
        for ((found, expected), token) in found.chunks(vocab_size).zip(expected.chunks(vocab_size)).zip(&target) {
            tally.tokens += 1;
            tally.agreeing += usize::from(argmax(found) == argmax(expected));
            tally.right += usize::from(argmax(found) == *token as usize);
            tally.loss += loss(found, *token);
        }
        let answer = |model: &Model| model.generate(&example.prompt, &GenerateOptions::default()).unwrap().token_ids;
        let found = answer(model);
        tally.exact_answers += usize::from(found == target[..target.len() - 1]);
        tally.same_answers += usize::from(found == answer(reference));
    }
    tally
}

#[test]
#[ignore = "needs a trained export, named by WGSL_MODEL"]
fn smaller_weights_agree_with_f32() {
    let folder = env::var("WGSL_MODEL").expect("WGSL_MODEL names a model folder");
    let examples = match env::var("WGSL_DATA") {
        Ok(path) => dataset::load(Path::new(&path)).unwrap(),
        Err(_) => dataset::load_bundled().unwrap(),
    };
    let load = |dtype| Model::load_as(Path::new(&folder), dtype).unwrap();
    let reference = load(Dtype::F32);
    for dtype in [Dtype::F32, Dtype::Bf16, Dtype::Int8, Dtype::Int4] {
        let found = tally(&load(dtype), &reference, &examples);
        let share = |count: usize| 100.0 * count as f64 / found.tokens as f64;
        println!(
            "{:5} {} tokens: agreement {:.3}%, right {:.3}%, loss {:.5}; {} answers: {} as f32, {} exact",
            dtype.as_str(),
            found.tokens,
            share(found.agreeing),
            share(found.right),
            found.loss / found.tokens as f64,
            examples.len(),
            found.same_answers,
            found.exact_answers,
        );
        // Whoever asks for int4 has chosen; the figure is told.
        assert!(dtype == Dtype::Int4 || found.agreeing * 1000 >= found.tokens * LEAST_AGREEMENT, "{dtype:?}");
    }
}
