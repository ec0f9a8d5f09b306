//! Several tokens at once are as many steps, bit for bit: on every path, in every dtype, of both architectures.

mod tiny_model;

use proptest::collection::vec;
use proptest::prelude::*;
use rust_core::engine::{Dtype, Engine, Kernels, ModelConfig, Session, Workspace};
use std::fs;
use std::sync::LazyLock;
use tiny_model::{engine, folder_of, random::Shape};

const DTYPES: [Dtype; 4] = [Dtype::F32, Dtype::Bf16, Dtype::Int8, Dtype::Int4];

/// Longer than what a product sums at a time, with more rows than are computed at a time.
const LONG: Shape = Shape { vocab_size: 300, d_model: 40, nhead: 2, layers: 2, dim_feedforward: 150, max_seq_len: 300 };

fn folder_engines(name: &str) -> Vec<Engine> {
    let read = |file: &str| fs::read(folder_of(name).join(file)).unwrap();
    let config = ModelConfig::load(&folder_of(name).join("config.json")).unwrap();
    engines(&read("model.safetensors"), &config)
}

fn engines(weights: &[u8], config: &ModelConfig) -> Vec<Engine> {
    let load = |dtype, kernels| Engine::from_bytes_as(weights, config.clone(), dtype).unwrap().with_kernels(kernels);
    DTYPES.iter().flat_map(|dtype| Kernels::available().into_iter().map(move |path| load(*dtype, path))).collect()
}

static ENGINES: LazyLock<Vec<Engine>> = LazyLock::new(|| {
    let config = ModelConfig::from_json(&LONG.config_json(), "config.json").unwrap();
    let long = engines(&LONG.random_weights(3, 1.0), &config);
    ["tiny_model", "tiny_minilm"].into_iter().flat_map(folder_engines).chain(long).collect()
});

/// One after the other.
fn steps(engine: &Engine, session: &mut Session, tokens: &[u32]) -> Vec<f32> {
    tokens.iter().flat_map(|token| engine.step(session, *token).unwrap().to_vec()).collect()
}

fn bits(logits: &[f32]) -> Vec<u32> {
    logits.iter().map(|logit| logit.to_bits()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn tokens_at_once_are_steps(
        which in any::<prop::sample::Index>(),
        source in vec(0_u32..300, 1..20),
        feeds in vec((vec(0_u32..300, 0..70), 0_usize..100, any::<bool>()), 1..6),
    ) {
        let engine = &ENGINES[which.index(ENGINES.len())];
        let mut slow = engine.start(&source).unwrap();
        let mut fast = engine.start(&source).unwrap();
        for (tokens, back, fork) in feeds {
            let room = engine.config().max_seq_len - slow.len();
            let tokens = &tokens[..tokens.len().min(room)];
            let expected = steps(engine, &mut slow, tokens);
            prop_assert_eq!(bits(engine.extend(&mut fast, tokens).unwrap()), bits(&expected));
            prop_assert_eq!(fast.tokens(), slow.tokens());
            let len = slow.len().saturating_sub(back);
            slow.truncate(len);
            fast.truncate(len);
            fast = if fork { fast.fork() } else { fast };
        }
    }

    #[test]
    fn sessions_at_once_are_steps_of_each(
        which in any::<prop::sample::Index>(),
        sources in vec((vec(0_u32..300, 1..20), 1_usize..4), 1..4),
        rounds in vec(vec(vec(0_u32..300, 0..8), 12), 1..5),
    ) {
        let engine = &ENGINES[which.index(ENGINES.len())];
        let mut slow: Vec<_> = sources.iter().flat_map(|(source, forks)| {
            let session = engine.start(source).unwrap();
            (1..*forks).map(|_| session.fork()).chain([session.fork()]).collect::<Vec<_>>()
        }).collect();
        let mut fast: Vec<_> = slow.iter().map(Session::fork).collect();
        let mut workspace = Workspace::default();
        for tokens in rounds {
            let expected: Vec<_> =
                slow.iter_mut().zip(&tokens).flat_map(|(slow, tokens)| steps(engine, slow, tokens)).collect();
            let mut feeds: Vec<_> = fast.iter_mut().zip(tokens.iter().map(Vec::as_slice)).collect();
            let found = engine.extend_many(&mut feeds, &mut workspace).unwrap();
            prop_assert_eq!(bits(found), bits(&expected));
            // They need not be of one length.
            slow[0].truncate(1);
            fast[0].truncate(1);
        }
    }
}

/// More rows than are computed at a time, of several sessions and of one.
#[test]
fn any_number_of_rows_is_fed() {
    let engine = &ENGINES[0];
    let tokens: Vec<u32> = (0..200).map(|i| i * 7 % 300).collect();
    let mut slow: Vec<_> = (0..12).map(|_| engine.start(&[5, 2]).unwrap()).collect();
    let mut fast: Vec<_> = slow.iter().map(Session::fork).collect();
    let shares = [7, 41, 60, 0, 1, 0, 0, 30, 30, 30, 1, 0].map(|len| &tokens[..len]);
    let expected: Vec<_> = slow.iter_mut().zip(shares).flat_map(|(slow, share)| steps(engine, slow, share)).collect();
    let mut feeds: Vec<_> = fast.iter_mut().zip(shares).collect();
    let mut workspace = Workspace::default();
    assert_eq!(bits(engine.extend_many(&mut feeds, &mut workspace).unwrap()), bits(&expected));
    assert!(engine.extend_many(&mut [], &mut workspace).unwrap().is_empty());
}

/// A token whose keys and values are no numbers must not reach the rows before it.
#[test]
fn a_later_row_never_reaches_an_earlier_one() {
    let config = ModelConfig::from_json(&LONG.config_json(), "config.json").unwrap();
    let mut weights = LONG.random_weights(3, 1.0);
    // The first tensor of the file is the embedding's, and its last row the one that is not finite when scaled.
    let header = 8 + u64::from_le_bytes(weights[..8].try_into().unwrap()) as usize;
    let text = String::from_utf8_lossy(&weights[8..header]).into_owned();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let end = header + json["embedding.weight"]["data_offsets"][1].as_u64().unwrap() as usize;
    weights[end - 4..end].copy_from_slice(&f32::MAX.to_le_bytes());
    for kernels in Kernels::available() {
        let engine = &Engine::from_bytes(&weights, config.clone()).unwrap().with_kernels(kernels);
        let tokens = [5, 9, 299, 7];
        let expected = steps(engine, &mut engine.start(&[4, 2]).unwrap(), &tokens);
        let mut session = engine.start(&[4, 2]).unwrap();
        let found = engine.extend(&mut session, &tokens).unwrap();
        assert!(found[..2 * 300].iter().all(|logit| logit.is_finite()), "{}", engine.kernels().name());
        assert!(found[2 * 300..].iter().all(|logit| logit.is_nan()), "the third row is to be no number");
        assert_eq!(bits(&found[..2 * 300]), bits(&expected[..2 * 300]));
    }
}

#[test]
fn what_does_not_fit_is_refused_whole() {
    let engine = engine();
    let mut session = engine.start(&[5, 2]).unwrap();
    engine.extend(&mut session, &[7; 62]).unwrap();
    let message = |result: rust_core::Result<&[f32]>| result.err().unwrap().to_string();
    let full = "token: expected at most 64 target tokens (max_seq_len), found 65";
    assert_eq!(message(engine.extend(&mut session, &[7; 3])), full);
    assert_eq!(message(engine.extend(&mut session, &[7, 300])), "token id 300 is outside the vocabulary of 300");
    assert!(engine.extend(&mut session, &[]).unwrap().is_empty());
    assert_eq!(session.len(), 62);
    let mut other = engine.start(&[5, 2]).unwrap();
    let mut workspace = Workspace::default();
    let mut foreign = tiny_model::engine().start(&[5, 2]).unwrap();
    let refusal = "session: expected a session of this engine, found another engine's";
    let mut feeds = [(&mut other, &[7][..]), (&mut foreign, &[7])];
    assert_eq!(message(engine.extend_many(&mut feeds, &mut workspace)), refusal);
    let mut feeds = [(&mut other, &[7][..]), (&mut session, &[7, 7, 7])];
    assert_eq!(message(engine.extend_many(&mut feeds, &mut workspace)), full);
    assert_eq!((session.len(), other.len(), foreign.len()), (62, 0, 0));
}
