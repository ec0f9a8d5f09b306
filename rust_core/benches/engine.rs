//! The 44 M shape with random weights, one thread: `cargo bench -p rust_core --bench engine`.
//! `WGSL_KERNELS=scalar|avx2|avx512` chooses the path, `WGSL_DTYPE=f32|bf16|int8|int4` what weights become.

#[allow(missing_docs, unreachable_pub, reason = "shared with the tests")]
#[path = "../tests/tiny_model/random.rs"]
mod random;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rust_core::engine::{Dtype, Engine, ModelConfig};
use std::env;

const SHAPE: random::Shape =
    random::Shape { vocab_size: 800, d_model: 512, nhead: 8, layers: 6, dim_feedforward: 2048, max_seq_len: 512 };

fn engine(criterion: &mut Criterion) {
    let config = ModelConfig::from_json(&SHAPE.config_json(), "config.json").expect("a valid config");
    let dtype = env::var("WGSL_DTYPE").map_or(Dtype::Auto, |name| name.parse().expect("a dtype"));
    let engine = Engine::from_bytes_as(&SHAPE.random_weights(0, 1.0), config, dtype).expect("valid weights");
    let source = |len: u32| (0..len).map(|i| 3 + i * 7 % 790).collect::<Vec<_>>();

    let mut group = criterion.benchmark_group(format!("encode/{}", engine.kernels().name()));
    for len in [30, 500] {
        group.throughput(Throughput::Elements(u64::from(len)));
        group.bench_with_input(BenchmarkId::from_parameter(len), &source(len), |bench, source| {
            bench.iter(|| engine.start(source).expect("a valid source"));
        });
    }
    group.finish();

    let mut group = criterion.benchmark_group(format!("step/{}", engine.kernels().name()));
    group.throughput(Throughput::Bytes(engine.step_weight_bytes() as u64));
    for len in [1, 150, 500] {
        let mut session = engine.start(&source(30)).expect("a valid source");
        for token in source(len) {
            engine.step(&mut session, token).expect("room");
        }
        group.bench_function(BenchmarkId::from_parameter(len), |bench| {
            bench.iter(|| {
                session.truncate(len as usize);
                engine.step(&mut session, 9).expect("room")[0]
            });
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = engine
}
criterion_main!(benches);
