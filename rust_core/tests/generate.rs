//! Decoding: greedy and beam search against slow obvious twins, sampling against the distribution it promises.

mod tiny_model;

use proptest::collection::vec;
use proptest::prelude::*;
use rust_core::engine::{Engine, ModelConfig};
use rust_core::generate::{Answer, FinishReason, GenerateOptions, Sampler, generate_ids, log_normalizer};
use tiny_model::{cases, engine, max_new_tokens, random::Shape};

const EOS: u32 = 2;

fn generate(engine: &Engine, source: &[u32], options: &GenerateOptions) -> Answer {
    generate_ids(engine, source, options, |_| true).unwrap()
}

fn random_engine(shape: Shape, seed: u64) -> Engine {
    let config = ModelConfig::from_json(&shape.config_json(), "config.json").unwrap();
    Engine::from_bytes(&shape.random_weights(seed, 1.0), config).unwrap()
}

/// Log-probability of every next token after `tokens`, with no cache.
fn next_log_probabilities(engine: &Engine, source: &[u32], tokens: &[u32]) -> Vec<f64> {
    let input = [&[1], tokens].concat();
    let logits = engine.logits(source, &input).unwrap();
    let last: Vec<f64> =
        logits[tokens.len() * engine.config().target_vocab_size..].iter().map(|l| f64::from(*l)).collect();
    let sum: f64 = last.iter().map(|logit| logit.exp()).sum();
    last.iter().map(|logit| logit - sum.ln()).collect()
}

/// That of each of `tokens`.
fn log_probabilities(engine: &Engine, source: &[u32], tokens: &[u32]) -> Vec<f64> {
    (0..tokens.len()).map(|n| next_log_probabilities(engine, source, &tokens[..n])[tokens[n] as usize]).collect()
}

#[test]
fn greedy_is_what_float64_says() {
    let options = GenerateOptions { max_new_tokens: Some(max_new_tokens()), ..Default::default() };
    let mut reasons = Vec::new();
    for case in cases() {
        let mut shown = Vec::new();
        let answer = generate_ids(&engine(), &case.source, &options, |ids| {
            shown.push(ids.len());
            true
        })
        .unwrap();
        let ended = case.greedy.last() == Some(&EOS);
        assert_eq!(answer.token_ids, case.greedy[..case.greedy.len() - usize::from(ended)]);
        assert_eq!(answer.finish_reason, if ended { FinishReason::Eos } else { FinishReason::Length });
        assert_eq!(shown, (1..=answer.token_ids.len()).collect::<Vec<_>>());
        let expected = log_probabilities(&engine(), &case.source, &case.greedy);
        assert!((answer.log_probability - expected.iter().sum::<f64>()).abs() < 1e-9);
        assert!((answer.min_log_probability - expected.into_iter().fold(0.0, f64::min)).abs() < 1e-9);
        reasons.push(ended);
    }
    assert!(reasons.contains(&true) && reasons.contains(&false), "both endings are covered");
}

#[test]
fn budget_callback_and_clock_end_an_answer() {
    let (engine, source) = (engine(), [5, 2]);
    let full = generate(&engine, &source, &GenerateOptions::default());
    for beam_size in [1, 3] {
        let options = GenerateOptions { beam_size, ..Default::default() };
        let one = generate(&engine, &source, &GenerateOptions { max_new_tokens: Some(1), ..options.clone() });
        assert_eq!((one.token_ids.len(), one.finish_reason), (1, FinishReason::Length));
        let stopped = generate_ids(&engine, &source, &options, |ids| ids.len() < 3).unwrap();
        assert_eq!((stopped.token_ids.len(), stopped.finish_reason), (3, FinishReason::Length));
        let timed = generate(&engine, &source, &GenerateOptions { time_limit_secs: Some(1e-12), ..options });
        assert_eq!((timed.token_ids.len(), timed.finish_reason), (1, FinishReason::Time));
    }
    assert!(full.token_ids.len() < engine.config().max_seq_len);
    let options = GenerateOptions { max_new_tokens: Some(64), ..Default::default() };
    let error = generate_ids(&engine, &source, &options, |_| true).unwrap_err().to_string();
    assert_eq!(error, "max_new_tokens: expected at most 63 (max_seq_len 64 less BOS), found 64");
}

#[test]
fn options_out_of_range_are_refused_by_name() {
    let ok = GenerateOptions::default;
    let cases = [
        ("max_new_tokens", GenerateOptions { max_new_tokens: Some(0), ..ok() }),
        ("temperature", GenerateOptions { temperature: f32::NAN, ..ok() }),
        ("temperature", GenerateOptions { temperature: -0.1, ..ok() }),
        ("temperature", GenerateOptions { temperature: f32::INFINITY, ..ok() }),
        ("temperature", GenerateOptions { temperature: 1.0, beam_size: 2, ..ok() }),
        ("top_p", GenerateOptions { top_p: 0.0, ..ok() }),
        ("top_p", GenerateOptions { top_p: 1.5, ..ok() }),
        ("top_p", GenerateOptions { top_p: f32::NAN, ..ok() }),
        ("beam_size", GenerateOptions { beam_size: 0, ..ok() }),
        ("beam_size", GenerateOptions { beam_size: usize::MAX, ..ok() }),
        ("length_penalty", GenerateOptions { length_penalty: f32::NAN, ..ok() }),
        ("length_penalty", GenerateOptions { length_penalty: -1.0, ..ok() }),
        ("time_limit_secs", GenerateOptions { time_limit_secs: Some(0.0), ..ok() }),
        ("time_limit_secs", GenerateOptions { time_limit_secs: Some(f64::NAN), ..ok() }),
    ];
    for (name, options) in cases {
        let error = generate_ids(&engine(), &[EOS], &options, |_| true).unwrap_err().to_string();
        assert!(error.starts_with(&format!("{name}: expected ")), "{error}");
    }
    ok().check().unwrap();
}

/// Beam search as its documentation has it, with sorted lists and no cache. (tokens, log-probability)
fn slow_beam(engine: &Engine, source: &[u32], options: &GenerateOptions) -> (Vec<u32>, f64) {
    let budget = options.max_new_tokens.unwrap();
    let score = |(tokens, log_probability): &(Vec<u32>, f64)| {
        log_probability / ((5.0 + tokens.len() as f64) / 6.0).powf(f64::from(options.length_penalty))
    };
    let mut live = vec![(Vec::new(), 0.0)];
    let mut finished: Vec<(Vec<u32>, f64)> = Vec::new();
    for _ in 0..budget {
        let mut next = Vec::new();
        for (tokens, log_probability) in &live {
            let following = next_log_probabilities(engine, source, tokens);
            for (id, following) in following.iter().enumerate().skip(2) {
                next.push(([&tokens[..], &[id as u32]].concat(), log_probability + following));
            }
        }
        next.sort_by(|a, b| b.1.total_cmp(&a.1));
        finished.extend(next.iter().take(options.beam_size).filter(|(tokens, _)| tokens.ends_with(&[EOS])).cloned());
        live = next.into_iter().filter(|(tokens, _)| !tokens.ends_with(&[EOS])).take(options.beam_size).collect();
        if finished.len() >= options.beam_size {
            break;
        }
    }
    finished.sort_by(|a, b| score(b).total_cmp(&score(a)));
    finished.into_iter().next().unwrap_or_else(|| live.remove(0))
}

#[test]
fn beam_search_agrees_with_its_twin() {
    let shape = Shape { vocab_size: 20, d_model: 8, nhead: 2, layers: 1, dim_feedforward: 16, max_seq_len: 24 };
    let (mut ended, mut differs) = (0, 0);
    for seed in 0..24 {
        let engine = random_engine(shape, seed);
        let beam_size = 2 + seed as usize % 4;
        let length_penalty = [0.0, 0.6, 1.0, 2.0][seed as usize / 6];
        let max_new_tokens = Some(12);
        let options = GenerateOptions { beam_size, length_penalty, max_new_tokens, ..Default::default() };
        let answer = generate(&engine, &[9, 4, 17, 2], &options);
        let (mut tokens, log_probability) = slow_beam(&engine, &[9, 4, 17, 2], &options);
        let least = log_probabilities(&engine, &[9, 4, 17, 2], &tokens).into_iter().fold(0.0, f64::min);
        assert!((answer.min_log_probability - least).abs() < 1e-9, "seed {seed}");
        let eos = tokens.pop_if(|last| *last == EOS).is_some();
        assert_eq!(answer.token_ids, tokens, "seed {seed}");
        assert_eq!(answer.finish_reason == FinishReason::Eos, eos);
        assert!((answer.log_probability - log_probability).abs() < 1e-9);
        ended += usize::from(eos);
        let greedy = GenerateOptions { beam_size: 1, ..options };
        differs += usize::from(generate(&engine, &[9, 4, 17, 2], &greedy).token_ids != answer.token_ids);
    }
    assert!(ended > 0 && differs > 0, "{ended} ended, {differs} differ from greedy: nothing was tested");
}

/// With room for every prefix, beam search finds the best of all sequences.
#[test]
fn a_wide_beam_is_exhaustive() {
    let shape = Shape { vocab_size: 5, d_model: 4, nhead: 2, layers: 1, dim_feedforward: 8, max_seq_len: 8 };
    for seed in 0..12 {
        let engine = random_engine(shape, seed);
        let options =
            GenerateOptions { beam_size: 64, length_penalty: 0.8, max_new_tokens: Some(5), ..Default::default() };
        let answer = generate(&engine, &[3, 4, 2], &options);
        let mut prefixes = vec![(Vec::new(), 0.0)];
        let mut best = (Vec::new(), f64::NEG_INFINITY);
        for len in 1..=5 {
            let mut longer = Vec::new();
            for (tokens, log_probability) in prefixes {
                let next = next_log_probabilities(&engine, &[3, 4, 2], &tokens);
                let score = (log_probability + next[2]) / ((5.0 + f64::from(len)) / 6.0_f64).powf(f64::from(0.8_f32));
                if score > best.1 {
                    best = (tokens.clone(), score);
                }
                longer.extend([3, 4].map(|id| ([&tokens[..], &[id]].concat(), log_probability + next[id as usize])));
            }
            prefixes = longer;
        }
        assert_eq!(answer.token_ids, best.0, "seed {seed}");
    }
}

#[test]
fn a_seed_fixes_the_answer() {
    let engine = engine();
    let sample = |seed, temperature| {
        generate(
            &engine,
            &[5, 2],
            &GenerateOptions { temperature, seed, max_new_tokens: Some(20), ..Default::default() },
        )
    };
    assert_eq!(sample(1, 1.0), sample(1, 1.0));
    assert_ne!(sample(1, 1.0).token_ids, sample(2, 1.0).token_ids);
    assert_eq!(sample(1, 1e-6).token_ids, sample(1, 0.0).token_ids);
}

#[test]
fn logits_that_are_not_finite_are_an_error() {
    for poison in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let error = log_normalizer(&[0.0, 1.0, poison], 7).unwrap_err().to_string();
        assert!(error.starts_with("the model's logits at step 7: expected finite numbers, found "), "{error}");
    }
    let shape = Shape { vocab_size: 5, d_model: 4, nhead: 2, layers: 1, dim_feedforward: 8, max_seq_len: 8 };
    let config = ModelConfig::from_json(&shape.config_json(), "config.json").unwrap();
    let engine = Engine::from_bytes(&shape.random_weights(1, 1e37), config).unwrap();
    for beam_size in [1, 2] {
        let options = GenerateOptions { beam_size, ..Default::default() };
        let error = generate_ids(&engine, &[3, 2], &options, |_| true).unwrap_err().to_string();
        assert!(error.starts_with("the model's logits at step 0"), "{error}");
    }
}

/// Tokens that may be drawn, worked out by the definition.
fn allowed(logits: &[f32], options: &GenerateOptions) -> Vec<u32> {
    let mut ids: Vec<u32> = (2..logits.len() as u32).collect();
    ids.sort_by(|a, b| logits[*b as usize].total_cmp(&logits[*a as usize]).then(a.cmp(b)));
    ids.truncate(if options.top_k == 0 { usize::MAX } else { options.top_k });
    let weight = |id: &u32| (f64::from(logits[*id as usize]) / f64::from(options.temperature)).exp();
    let total: f64 = ids.iter().map(weight).sum();
    let fewest = (1..=ids.len())
        .find(|n| ids[..*n].iter().map(weight).sum::<f64>() >= total * f64::from(options.top_p) * (1.0 + 1e-12));
    ids.truncate(fewest.unwrap_or(ids.len()));
    ids
}

proptest! {
    #[test]
    fn draws_stay_inside_top_k_and_top_p(
        logits in vec(-6.0_f32..6.0, 4..30), top_k in 0_usize..8, top_p in 0.05_f32..1.0,
        temperature in 0.2_f32..3.0, seed: u64,
    ) {
        let options = GenerateOptions { temperature, top_k, top_p, seed, ..Default::default() };
        let allowed = allowed(&logits, &options);
        let mut sampler = Sampler::new(&options);
        for _ in 0..20 {
            let token = sampler.choose(&logits);
            prop_assert!(allowed.contains(&token), "{token} is not among {allowed:?}");
        }
    }
}

#[test]
fn draws_follow_the_softmax() {
    let logits: [f32; 6] = [9.0, 9.0, 1.0, 0.0, 2.0, -1.0]; // PAD and BOS would win
    let temperature = 1.5;
    let mut sampler = Sampler::new(&GenerateOptions { temperature, seed: 11, ..Default::default() });
    let (mut counts, draws) = ([0.0; 6], 40_000);
    for _ in 0..draws {
        counts[sampler.choose(&logits) as usize] += 1.0;
    }
    let weights = logits.map(|logit| f64::from(logit / temperature).exp());
    let total: f64 = weights[2..].iter().sum();
    for id in 2..6 {
        let (share, expected) = (counts[id] / f64::from(draws), weights[id] / total);
        assert!((share - expected).abs() < 0.01, "token {id}: {share} for {expected}");
    }
    assert_eq!(counts[..2], [0.0, 0.0]);
}

#[test]
fn ties_go_to_the_lowest_id_and_specials_are_never_chosen() {
    let mut greedy = Sampler::new(&GenerateOptions::default());
    assert_eq!(greedy.choose(&[9.0, 9.0, 1.0, 3.0, 3.0, 3.0]), 3);
    assert_eq!(greedy.choose(&[9.0, 9.0, -3.0, -3.0]), 2);
    let first = GenerateOptions { temperature: 1.0, top_k: 1, ..Default::default() };
    assert_eq!(Sampler::new(&first).choose(&[9.0, 9.0, 1.0, 3.0, 3.0]), 3);
}
