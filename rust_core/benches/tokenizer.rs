//! Bytes a second on one thread: `cargo bench -p rust_core --bench tokenizer`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rust_core::Tokenizer;
use rust_core::wgsl::lexer::{lex, tokenize};
use rust_core::wgsl::printer::canonical_text;
use std::hint::black_box;

fn throughput(c: &mut Criterion) {
    let sample = include_str!("sample.wgsl");
    let source = sample.repeat(100);
    let tokenizer = Tokenizer::fit([sample], [], 1);
    let ids = tokenizer.encode(&source);
    let mut group = c.benchmark_group("tokenizer");
    group.throughput(Throughput::Bytes(source.len() as u64));
    group.bench_function("lex", |b| b.iter(|| lex(black_box(&source))));
    group.bench_function("tokenize", |b| b.iter(|| tokenize(black_box(&source))));
    group.bench_function("encode", |b| b.iter(|| tokenizer.encode(black_box(&source))));
    group.bench_function("decode", |b| b.iter(|| tokenizer.decode(black_box(&ids))));
    group.bench_function("canonical_text", |b| b.iter(|| canonical_text(black_box(&source))));
    group.finish();
}

criterion_group!(benches, throughput);
criterion_main!(benches);
