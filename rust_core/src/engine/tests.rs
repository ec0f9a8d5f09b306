//! Any number of threads, the same logits to the last bit. What is visible from outside is in `tests/engine*.rs`.

use super::*;
use crate::random_model::Shape;
use proptest::prelude::*;
use std::fs;
use std::path::PathBuf;
use std::thread;

const DTYPES: [Dtype; 4] = [Dtype::F32, Dtype::Bf16, Dtype::Int8, Dtype::Int4];

/// Several panels in every product, and room for sources long enough to be shared out by rows.
const SHAPE: Shape =
    Shape { vocab_size: 150, d_model: 64, nhead: 4, layers: 1, dim_feedforward: 200, max_seq_len: 130 };

fn transformer(dtype: Dtype) -> Engine {
    let config = ModelConfig::from_json(&SHAPE.config_json(), "config.json").unwrap();
    Engine::from_bytes_as(&SHAPE.random_weights(1, 1.0), config, dtype).unwrap()
}

fn minilm(dtype: Dtype) -> Engine {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/tiny_minilm"));
    let config = ModelConfig::load(&folder.join("config.json")).unwrap();
    Engine::from_bytes_as(&fs::read(folder.join("model.safetensors")).unwrap(), config, dtype).unwrap()
}

/// On so many threads, however small the work.
fn spread(engine: Engine, threads: usize) -> Engine {
    let mut engine = engine.with_threads(threads).unwrap();
    engine.network.compute.spread_everything();
    engine
}

/// Ids of a source and a target that fit.
fn ids(config: &ModelConfig, source: usize, target: usize, seed: u32) -> (Vec<u32>, Vec<u32>) {
    let ids = |len: usize, vocab_size: usize| {
        (0..len as u32).map(move |i| (i * 7 + seed) % vocab_size as u32).collect::<Vec<_>>()
    };
    let source = ids(source.min(config.max_source_len()), config.source_vocab_size);
    (source, ids(target.min(config.max_seq_len), config.target_vocab_size))
}

fn bits(engine: &Engine, source: &[u32], target: &[u32]) -> Vec<u32> {
    engine.logits(source, target).unwrap().into_iter().map(f32::to_bits).collect()
}

#[test]
fn logits_do_not_depend_on_the_number_of_threads() {
    for engine_of in [transformer, minilm] {
        for dtype in DTYPES {
            for kernels in Kernels::available() {
                let alone = engine_of(dtype).with_kernels(kernels);
                let sizes = [(1, 3), (9, 2), (52, 2), (75, 1), (126, 66)];
                let cases = sizes.map(|(source, target)| ids(alone.config(), source, target, source as u32));
                let expected = cases.each_ref().map(|(source, target)| bits(&alone, source, target));
                for threads in [1, 2, 3, 5] {
                    let engine = spread(engine_of(dtype), threads).with_kernels(kernels);
                    assert_eq!(engine.threads(), threads);
                    let found = cases.each_ref().map(|(source, target)| bits(&engine, source, target));
                    assert!(found == expected, "{threads} threads, {}, {dtype:?}", kernels.name());
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn any_source_and_any_threads(source in 1_usize..129, target in 1_usize..6, threads in 2_usize..8, seed in 0_u32..99) {
        for engine_of in [transformer, minilm] {
            for dtype in DTYPES {
                let alone = engine_of(dtype);
                let (source, target) = ids(alone.config(), source, target, seed);
                let found = bits(&spread(engine_of(dtype), threads), &source, &target);
                prop_assert!(found == bits(&alone, &source, &target), "{dtype:?}");
            }
        }
    }
}

/// Some callers have the pool's threads and some do not, from one product to the next.
#[test]
fn engines_and_sessions_are_used_from_several_threads() {
    let engines = [spread(transformer(Dtype::Int8), 3), spread(minilm(Dtype::F32), 2)];
    let reserved = engines[1].reserve_threads();
    thread::scope(|scope| {
        for caller in 0..4_u32 {
            let engines = &engines;
            scope.spawn(move || {
                for (engine, alone) in engines.iter().zip([transformer(Dtype::Int8), minilm(Dtype::F32)]) {
                    for seed in 0..3 {
                        let (source, target) = ids(engine.config(), 60, 9, 5 * caller + seed);
                        assert!(bits(engine, &source, &target) == bits(&alone, &source, &target));
                    }
                }
            });
        }
    });
    drop(reserved);
}

/// A session goes on where it was made on another thread, and after its engine has changed its threads.
#[test]
fn sessions_outlive_threads() {
    let alone = transformer(Dtype::F32);
    let (source, target) = ids(alone.config(), 30, 12, 3);
    let expected = bits(&alone, &source, &target);
    let engine = spread(transformer(Dtype::F32), 4);
    let mut session = thread::scope(|scope| scope.spawn(|| engine.start(&source).unwrap()).join().unwrap());
    let mut engine = Some(engine);
    for (token, expected) in target.iter().zip(expected.chunks(alone.config().target_vocab_size)) {
        let threads = 1 + *token as usize % 5;
        let on_others = spread(engine.take().unwrap(), threads);
        let found = on_others.step(&mut session, *token).unwrap();
        assert!(found.iter().map(|logit| logit.to_bits()).eq(expected.iter().copied()), "{threads} threads");
        engine = Some(on_others);
    }
}

#[test]
fn numbers_of_threads_that_are_none_are_refused() {
    for threads in [0, Engine::MAX_THREADS + 1, usize::MAX] {
        let error = transformer(Dtype::F32).with_threads(threads).err().unwrap();
        assert_eq!(error.to_string(), format!("threads: expected 1 to 1024, found {threads}"));
    }
}
