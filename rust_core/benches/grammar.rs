//! Cost of the grammar masks: once a vocabulary, and a token.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use rust_core::Tokenizer;
use rust_core::constrain::grammar::{Grammar, GrammarState, table_sizes};

const SOURCE: &str = include_str!("sample.wgsl");

fn grammar(criterion: &mut Criterion) {
    let [states, terminals, productions, bytes] = table_sizes();
    println!("{states} states, {terminals} terminals, {productions} productions, {bytes} bytes of tables");
    let examples = rust_core::dataset::load_bundled().unwrap_or_default();
    let codes = examples.iter().map(|example| example.code.as_str()).chain([SOURCE]);
    let tokenizer = Tokenizer::fit(codes, examples.iter().map(|example| example.prompt.as_str()), 1);
    println!("vocabulary of {}", tokenizer.target_vocab_size());
    criterion.bench_function("for_tokenizer", |bench| bench.iter(|| Grammar::for_tokenizer(&tokenizer)));

    let grammar = Grammar::for_tokenizer(&tokenizer);
    let ids = tokenizer.encode(SOURCE);
    let mut states = vec![GrammarState::start()];
    for &id in &ids {
        let mut state = states[states.len() - 1].clone();
        assert!(grammar.advance(&mut state, id));
        states.push(state);
    }
    println!("the times below are for {} tokens", ids.len());
    criterion.bench_function("allows", |bench| {
        bench.iter(|| states.iter().zip(&ids).filter(|&(state, &id)| grammar.allows(state, id)).count());
    });
    let mut mask = grammar.new_mask();
    criterion.bench_function("mask", |bench| {
        bench.iter(|| states.iter().take(ids.len()).for_each(|state| grammar.mask(black_box(state), &mut mask)));
    });
    criterion.bench_function("advance", |bench| {
        bench.iter(|| {
            let mut state = GrammarState::start();
            ids.iter().filter(|&&id| grammar.advance(&mut state, id)).count()
        });
    });
    let (last, mut spelling) = (&states[states.len() - 1], GrammarState::start());
    criterion.bench_function("one clone at the end", |bench| bench.iter(|| last.clone()));
    criterion.bench_function("one closing in the middle", |bench| bench.iter(|| states[ids.len() / 2].closing()));
    let spelled = Tokenizer::fit([], [], 1).encode("fn radius");
    assert!(spelled[..spelled.len() - 1].iter().all(|&id| grammar.advance(&mut spelling, id)));
    criterion.bench_function("one mask in a spelling", |bench| bench.iter(|| grammar.mask(&spelling, &mut mask)));
}

criterion_group!(benches, grammar);
criterion_main!(benches);
