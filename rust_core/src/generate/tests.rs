//! What is not visible from outside; the rest is in `tests/generate.rs`.

use super::{GenerateOptions, beam, generate_ids};
use crate::engine::{Engine, ModelConfig};
use crate::random_model::Shape;

#[test]
fn a_beam_of_one_is_greedy() {
    let shape = Shape { vocab_size: 20, d_model: 8, nhead: 2, layers: 1, dim_feedforward: 16, max_seq_len: 24 };
    let config = ModelConfig::from_json(&shape.config_json(), "config.json").unwrap();
    let options = GenerateOptions::default();
    let mut ended = 0;
    for seed in 0..20 {
        let engine = Engine::from_bytes(&shape.random_weights(seed, 1.0), config.clone()).unwrap();
        let greedy = generate_ids(&engine, &[7, 3, 2], &options, |_| true).unwrap();
        let beam = beam::search(&engine, &[7, 3, 2], &options, None, (None, None), |_| true).unwrap();
        assert_eq!(beam.token_ids, greedy.token_ids);
        assert_eq!(beam.finish_reason, greedy.finish_reason);
        assert!((beam.log_probability - greedy.log_probability).abs() < 1e-9);
        ended += usize::from(greedy.finish_reason == super::FinishReason::Eos);
    }
    assert!(ended > 0 && ended < 20, "{ended} of 20 ended by themselves: one kind is untested");
}
