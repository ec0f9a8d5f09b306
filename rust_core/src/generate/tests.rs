//! What is not visible from outside; the rest is in `tests/generate.rs`.

use super::constrained::Decoding;
use super::{GenerateOptions, Model, beam, generate_ids};
use crate::engine::{Engine, ModelConfig};
use crate::random_model::Shape;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

#[test]
fn a_beam_of_one_is_greedy() {
    let shape = Shape { vocab_size: 20, d_model: 8, nhead: 2, layers: 1, dim_feedforward: 16, max_seq_len: 24 };
    let config = ModelConfig::from_json(&shape.config_json(), "config.json").unwrap();
    let options = GenerateOptions::default();
    let mut ended = 0;
    for seed in 0..20 {
        let engine = Engine::from_bytes(&shape.random_weights(seed, 1.0), config.clone()).unwrap();
        let greedy = generate_ids(&engine, &[7, 3, 2], &options, |_| true).unwrap();
        let decoding = Decoding { engine: &engine, session: engine.start(&[7, 3, 2]).unwrap(), ngrams: None };
        let beam = beam::search(decoding, &options, None, (None, None), |_| true).unwrap();
        assert_eq!(beam.token_ids, greedy.token_ids);
        assert_eq!(beam.finish_reason, greedy.finish_reason);
        assert!((beam.log_probability - greedy.log_probability).abs() < 1e-9);
        ended += usize::from(greedy.finish_reason == super::FinishReason::Eos);
    }
    assert!(ended > 0 && ended < 20, "{ended} of 20 ended by themselves: one kind is untested");
}

#[test]
fn a_batch_can_be_stopped_at_any_time() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/tiny_model"));
    let prompts = ["red"; 20];
    let options = GenerateOptions { max_new_tokens: Some(9), ..GenerateOptions::default() };
    for (threads, beam_size) in [(1, 1), (3, 1), (2, 2)] {
        let model = Model::load(&folder).unwrap().with_threads(threads).unwrap();
        let options = GenerateOptions { beam_size, ..options.clone() };
        for left in [0, 1, 7, 30] {
            let asked = AtomicUsize::new(0);
            let go_on = || asked.fetch_add(1, Ordering::Relaxed) < left;
            assert!(model.generate_batch_while(&prompts, &options, &go_on).unwrap().is_none());
            assert!(asked.into_inner() < left + 60, "it goes on for long");
        }
        let all = model.generate_batch_while(&prompts, &options, &|| true).unwrap();
        assert_eq!(all.unwrap(), model.generate_batch(&prompts, &options).unwrap());
    }
}
