//! Cost of scopes and types beside the grammar: once a vocabulary, and a token.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use rust_core::Tokenizer;
use rust_core::constrain::grammar::{Grammar, GrammarState};
use rust_core::constrain::scope::{Scope, ScopeState};

const SOURCE: &str = include_str!("sample.wgsl");

fn scope(criterion: &mut Criterion) {
    let examples = rust_core::dataset::load_bundled().unwrap_or_default();
    let codes = examples.iter().map(|example| example.code.as_str()).chain([SOURCE]);
    let tokenizer = Tokenizer::fit(codes, examples.iter().map(|example| example.prompt.as_str()), 1);
    println!("vocabulary of {}", tokenizer.target_vocab_size());
    criterion.bench_function("scope for_tokenizer", |bench| bench.iter(|| Scope::for_tokenizer(&tokenizer)));

    let (grammar, scope) = (Grammar::for_tokenizer(&tokenizer), Scope::for_tokenizer(&tokenizer));
    let ids = tokenizer.encode(SOURCE);
    let mut states = vec![(GrammarState::start(), ScopeState::start())];
    for &id in &ids {
        let (mut grammar_state, mut state) = states[states.len() - 1].clone();
        scope.advance(&mut state, &grammar_state, id);
        assert!(grammar.advance(&mut grammar_state, id));
        states.push((grammar_state, state));
    }
    assert_eq!(states[ids.len()].1.misfits(), 0);
    println!("the times below are for {} tokens", ids.len());
    criterion.bench_function("scope allows", |bench| {
        bench.iter(|| {
            states.iter().zip(&ids).filter(|((grammar, state), id)| scope.allows(state, grammar, **id)).count()
        });
    });
    let mut mask = grammar.new_mask();
    criterion.bench_function("scope mask, the grammar's included", |bench| {
        bench.iter(|| {
            for (grammar_state, state) in &states[..ids.len()] {
                grammar.mask(grammar_state, &mut mask);
                scope.mask(black_box(state), grammar_state, &mut mask);
            }
        });
    });
    criterion.bench_function("scope advance", |bench| {
        bench.iter(|| {
            let mut state = ScopeState::start();
            states.iter().zip(&ids).for_each(|((grammar, _), &id)| scope.advance(&mut state, grammar, id));
            state
        });
    });
    let last = &states[states.len() - 1].1;
    criterion.bench_function("one clone of a scope at the end", |bench| bench.iter(|| last.clone()));
    let start = tokenizer.encode("fn f(radius: f32) -> f32 { return ");
    let (mut grammar_state, mut state) = (GrammarState::start(), ScopeState::start());
    for id in start.into_iter().chain([rust_core::tokenizer::FIRST_BYTE + u32::from(b'r')]) {
        scope.advance(&mut state, &grammar_state, id);
        assert!(grammar.advance(&mut grammar_state, id));
    }
    criterion.bench_function("one scope mask in a spelling", |bench| {
        bench.iter(|| {
            grammar.mask(&grammar_state, &mut mask);
            scope.mask(&state, &grammar_state, &mut mask)
        });
    });
}

criterion_group!(benches, scope);
criterion_main!(benches);
