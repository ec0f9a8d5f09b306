//! A whole model folder: prompt to code, and what does not belong together.

mod tiny_model;

use rust_core::engine::{FEATURES, ModelConfig};
use rust_core::generate::{Constrain, FinishReason, GenerateOptions, NgramTable};
use rust_core::{Error, Model, Result};
use safetensors::SafeTensors;
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;
use tiny_model::{config_json, folder, weights};

fn model() -> Model {
    Model::load(&folder()).unwrap()
}

fn tokenizer_json() -> String {
    fs::read_to_string(folder().join("tokenizer.json")).unwrap()
}

fn message<T>(result: Result<T>) -> String {
    result.err().expect("an error").to_string()
}

fn options() -> GenerateOptions {
    GenerateOptions { max_new_tokens: Some(20), ..Default::default() }
}

const PROMPTS: [&str; 5] =
    ["the red circle", "", "mix a color", "MIX?? \u{1F308} \0 // not a comment", "the red circle"];

#[test]
fn a_folder_and_its_bytes_are_the_same_model() {
    let from_bytes = Model::from_bytes(&weights(), &config_json(), &tokenizer_json()).unwrap();
    for prompt in PROMPTS {
        let generation = model().generate(prompt, &options()).unwrap();
        assert_eq!(from_bytes.generate(prompt, &options()).unwrap(), generation);
        assert_eq!(generation.code, model().tokenizer().decode(&generation.token_ids).unwrap());
        assert!(!generation.prompt_truncated && generation.log_probability < 0.0);
    }
}

#[test]
fn a_batch_answers_as_one_by_one() {
    let ngrams = NgramTable::fit((0..20).map(|_| [1, 270, 271, 272, 273, 274, 275, 276, 2])).to_bytes();
    let model = || model().with_ngrams(&ngrams).unwrap();
    // More than are in the making at a time, of different lengths, so that they come and go.
    let prompts: Vec<_> = (0..19).map(|n| format!("{} {}", PROMPTS[n % 5], "red ".repeat(n % 7))).collect();
    let mut guesses = 0;
    for options in [
        options(),
        GenerateOptions { max_new_tokens: None, constrain: Constrain::Grammar, ..options() },
        GenerateOptions { temperature: 1.0, seed: 3, constrain: Constrain::Full, ..options() },
        GenerateOptions { best_of: 3, prefix: "fn ".into(), constrain: Constrain::Full, ..options() },
        GenerateOptions { temperature: 1.0, best_of: 2, ..options() },
        GenerateOptions { beam_size: 3, max_new_tokens: Some(8), ..options() },
    ] {
        let alone: Vec<_> = prompts.iter().map(|prompt| model().generate(prompt, &options).unwrap()).collect();
        guesses += alone.iter().map(|generation| generation.drafted).sum::<usize>();
        for threads in [1, 3, 64] {
            let model = model().with_threads(threads).unwrap();
            assert_eq!(model.generate_batch(&prompts, &options).unwrap(), alone);
            assert_eq!(model.generate_batch(&prompts[..2], &options).unwrap(), alone[..2]);
            assert_eq!(model.generate(&prompts[0], &options).unwrap(), alone[0]);
        }
    }
    assert!(guesses > 100, "{guesses} guesses");
    let model = model().with_threads(4).unwrap();
    assert_eq!(model.generate_batch::<&str>(&[], &options()).unwrap(), []);
    let wrong = GenerateOptions { top_p: 0.0, ..options() };
    assert!(message(model.generate_batch(&PROMPTS, &wrong)).starts_with("top_p: "));
    assert_eq!(message(model.with_threads(0)), "threads: expected 1 to 1024, found 0");
}

#[test]
fn the_programs_search_with_a_beam_where_nothing_speaks_against_it() {
    let full = GenerateOptions { constrain: Constrain::Full, ..GenerateOptions::default() };
    assert_eq!(full.program_beam_size(), 4);
    for other in [
        GenerateOptions::default(),
        GenerateOptions { constrain: Constrain::Grammar, ..full.clone() },
        GenerateOptions { temperature: 0.5, ..full.clone() },
        GenerateOptions { best_of: 2, ..full.clone() },
        GenerateOptions { prefix: "fn".into(), ..full.clone() },
    ] {
        assert_eq!(other.program_beam_size(), 1, "{other:?}");
        GenerateOptions { beam_size: other.program_beam_size(), ..other }.check().unwrap();
    }
}

/// Greedy's answer takes part in a beam search, so that one is no less likely by the measure of the search.
#[test]
fn a_beam_does_no_worse_than_greedy() {
    let score = |generation: &rust_core::Generation| {
        generation.log_probability / ((6.0 + generation.token_ids.len() as f64) / 6.0)
    };
    let mut ended = 0;
    for prompt in PROMPTS {
        for constrain in [Constrain::Off, Constrain::Full] {
            let options = GenerateOptions { constrain, ..GenerateOptions::default() };
            let greedy = model().generate(prompt, &options).unwrap();
            let beam = model().generate(prompt, &GenerateOptions { beam_size: 2, ..options }).unwrap();
            if greedy.finish_reason == FinishReason::Eos {
                ended += 1;
                assert!(score(&beam) >= score(&greedy) - 1e-9, "{prompt}: {beam:?}");
                assert!(beam.constraint.tokens_spent > greedy.constraint.tokens_spent);
            }
        }
    }
    assert!(ended > 0);
}

#[test]
fn a_prompt_of_a_batch_that_fails_is_named() {
    let prompts = ["the red", "mix a color", "the red circle", "circle"];
    let (circle, _) = model().source_ids("circle");
    let mut weights = weights();
    let embedding =
        SafeTensors::deserialize(&weights).unwrap().tensor("embedding.weight").unwrap().data().as_ptr_range();
    let row = embedding.start.addr() - weights.as_ptr().addr() + circle[0] as usize * 16 * 4;
    // Finite, and beyond all numbers in the first product.
    weights[row..row + 16 * 4].as_chunks_mut().0.fill(f32::MAX.to_le_bytes());
    let options = GenerateOptions { max_new_tokens: Some(1), ..Default::default() };
    for threads in [1, 2] {
        let model = Model::from_bytes(&weights, &config_json(), &tokenizer_json()).unwrap();
        let model = model.with_threads(threads).unwrap();
        model.generate_batch(&prompts[..2], &options).unwrap();
        let error = message(model.generate_batch(&prompts, &options));
        assert!(error.starts_with("prompt 3 of 4: the model's logits at step 0: expected finite numbers"), "{error}");
        let alone = message(model.generate_batch(&prompts[3..], &options));
        assert!(alone.starts_with("the model's logits at step 0: "), "{alone}");
    }
}

#[test]
fn long_prompts_are_cut_and_the_result_says_so() {
    let model = model();
    let (fits, truncated) = model.source_ids(&"red ".repeat(63));
    assert_eq!((fits.len(), fits.last(), truncated), (64, Some(&2), false));
    let (cut, truncated) = model.source_ids(&"red ".repeat(64));
    assert_eq!((&cut, truncated), (&fits, true));
    let long = model.generate(&"the red circle\n".repeat(7000), &options()).unwrap();
    assert!(long.prompt_truncated && !long.token_ids.is_empty());
}

#[test]
fn the_caller_can_watch_and_stop() {
    let mut seen = Vec::new();
    let stopped = model()
        .generate_with("a", &options(), |ids| {
            seen.push(ids.to_vec());
            seen.len() < 4
        })
        .unwrap();
    assert_eq!((seen.len(), stopped.finish_reason), (4, FinishReason::Length));
    assert_eq!(seen.last(), Some(&stopped.token_ids));
    let whole = model().generate("a", &options()).unwrap();
    assert_eq!(whole.token_ids[..4], stopped.token_ids);
}

#[test]
fn a_tokenizer_of_another_model_is_refused() {
    let other = tokenizer_json().replace("circle", "square");
    let found = message(Model::from_bytes(&weights(), &config_json(), &other));
    let expected = "tokenizer.json: expected the tokenizer this model was trained with (sha256 ";
    assert!(found.starts_with(expected) && found.contains("found another one (sha256 "), "{found}");

    let shorter = tokenizer_json().replace(",\"circle\"", "");
    let mut config: serde_json::Map<_, _> = serde_json::from_str(&config_json()).unwrap();
    config.shift_remove("tokenizer_hash");
    let unhashed = serde_json::to_string(&config).unwrap();
    let found = message(Model::from_bytes(&weights(), &unhashed, &shorter));
    assert_eq!(found, "tokenizer.json: expected 300 source tokens, as config.json says, found 299");
    Model::from_bytes(&weights(), &unhashed, &tokenizer_json()).unwrap();
}

#[test]
fn a_missing_file_is_named() {
    for missing in ["model.safetensors", "config.json", "tokenizer.json"] {
        let copy = TempDir::new().unwrap();
        for file in ["model.safetensors", "config.json", "tokenizer.json"].iter().filter(|file| **file != missing) {
            fs::copy(folder().join(file), copy.path().join(file)).unwrap();
        }
        let error = Model::load(copy.path()).err().unwrap();
        assert!(matches!(error, Error::Io { .. }) && error.to_string().contains(missing), "{error}");
    }
}

#[test]
fn a_config_that_is_no_text_is_refused() {
    let copy = TempDir::new().unwrap();
    fs::write(copy.path().join("config.json"), [b'{', 0xFF, b'}']).unwrap();
    assert!(message(Model::load(copy.path())).contains("config.json: expected UTF-8, found "));
}

/// The tiny model with `confidence` in its config.
fn with_confidence(confidence: Value) -> Result<Model> {
    let mut config: Value = serde_json::from_str(&config_json()).unwrap();
    config["confidence"] = confidence;
    Model::from_bytes(&weights(), &config.to_string(), &tokenizer_json())
}

#[test]
fn confidence_is_the_logistic_of_what_the_answer_shows() {
    let mut confidence = json!({ "intercept": 0.25, "threshold": 0.4 });
    for (n, feature) in FEATURES.into_iter().enumerate() {
        confidence[feature] = json!(0.1 * (n + 1) as f64);
    }
    let config = with_confidence(confidence.clone()).unwrap().engine().config().clone();
    assert_eq!(ModelConfig::from_json(&config.to_json(), "config.json").unwrap(), config);
    for (constrain, temperature) in [(Constrain::Off, 0.0), (Constrain::Full, 0.0), (Constrain::Full, 3.0)] {
        for number in 0..4 {
            let beam_size = if temperature > 0.0 { 1 } else { 1 + number };
            let seed = number as u64;
            let options = GenerateOptions { constrain, beam_size, temperature, seed, ..Default::default() };
            let plain = model().generate("the red circle", &options).unwrap();
            assert_eq!((plain.confidence, plain.low_confidence), (None, false));
            let [mean, min, sum, rollbacks, refused] = plain.features();
            let report = plain.constraint;
            let tokens = report.own_tokens as f64;
            assert!((mean * tokens - plain.log_probability).abs() < 1e-9 && (min, mean) <= (mean, 0.0), "{min} {mean}");
            let counts = (report.rollbacks as f64, report.units_refused as f64);
            let expected = [-(1.0 - plain.log_probability).ln(), (1.0 + counts.0).ln(), (1.0 + counts.1).ln()];
            assert!([sum, rollbacks, refused].iter().zip(expected).all(|(found, right)| (found - right).abs() < 1e-12));
            let log_odds = 0.25 + 0.1 * mean + 0.2 * min + 0.3 * sum + 0.4 * rollbacks + 0.5 * refused;
            for (threshold, is_low) in [(0.0, false), (1.0, true)] {
                confidence["threshold"] = json!(threshold);
                let told = with_confidence(confidence.clone()).unwrap().generate("the red circle", &options).unwrap();
                assert!((told.confidence.unwrap() - 1.0 / (1.0 + (-log_odds).exp())).abs() < 1e-9);
                assert_eq!((told.low_confidence, told.code), (is_low, plain.code.clone()));
            }
        }
    }
}

#[test]
fn a_confidence_that_is_none_is_refused() {
    let place = "config.json, confidence: expected ";
    for (confidence, expected) in [
        (json!(0.5), "config.json: expected `confidence` to be an object, found 0.5"),
        (json!({}), &format!("{place}`intercept` to be a number, found nothing")),
        (json!({"intercept": 0, "threshold": "low"}), &format!("{place}`threshold` to be a number, found \"low\"")),
        (
            json!({"intercept": 0, "threshold": 1}),
            &format!("{place}`mean_log_probability` to be a number, found nothing"),
        ),
    ] {
        assert_eq!(message(with_confidence(confidence)), expected);
    }
}
