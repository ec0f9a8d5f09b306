//! Constrained decoding: whatever a model does, naga accepts the answer and no budget is passed; a model that is right
//! is left alone.

mod scripted;

use oorandom::Rand32;
use rust_core::constrain::{Constraint, Lexicon, MAX_STEPS_PER_TOKEN, MAX_VALIDATOR_BYTES_PER_TOKEN};
use rust_core::dataset::load_bundled;
use rust_core::generate::{Answer, FinishReason, GenerateOptions, generate_constrained};
use rust_core::tokenizer::{BOS, EOS};
use rust_core::wgsl::printer::canonical_text;
use rust_core::{Tokenizer, validate};
use scripted::Scripted;
use std::fs;
use std::path::Path;

/// Every module of the bundled data and of the fixtures that naga accepts.
fn valid_modules() -> Vec<String> {
    let bundled = load_bundled().unwrap().into_iter().map(|example| example.code);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/wgsl/valid");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    bundled.chain(files.iter().map(|file| fs::read_to_string(file).unwrap())).collect()
}

fn tokenizer_of(modules: &[String]) -> Tokenizer {
    Tokenizer::fit(modules.iter().map(String::as_str), ["a red circle, please"], 1)
}

struct Setup {
    tokenizer: Tokenizer,
    lexicon: Lexicon,
}

fn setup(tokenizer: Tokenizer) -> Setup {
    Setup { lexicon: Lexicon::new(&tokenizer), tokenizer }
}

impl Setup {
    fn constraint(&self, budget: usize) -> Constraint<'_> {
        Constraint::new(&self.tokenizer, &self.lexicon, budget)
    }

    /// Generates and holds the answer to what is promised of every answer.
    fn generate(
        &self,
        next: impl FnMut(&[u32], &mut [f32]),
        options: &GenerateOptions,
        budget: usize,
    ) -> (Answer, String) {
        let mut model = Scripted::new(self.tokenizer.target_vocab_size(), next);
        let roles = (&self.tokenizer, &self.lexicon);
        let answer = generate_constrained(&mut model, roles, options, budget, |_| true).unwrap();
        let code = self.tokenizer.decode(&answer.token_ids).unwrap();
        let verdict = validate(&code);
        assert!(verdict.valid, "{}\n{code}", verdict.message.unwrap_or_default());
        let report = &answer.constraint;
        assert!(answer.token_ids.len() <= budget && model.longest <= budget);
        assert!(report.tokens_spent == model.steps && model.steps <= MAX_STEPS_PER_TOKEN * budget);
        assert!(report.validator_bytes <= MAX_VALIDATOR_BYTES_PER_TOKEN * budget);
        assert!(answer.finish_reason != FinishReason::Eos || model.has_fed(&answer));
        assert!(answer.finish_reason != FinishReason::Closed || report.closed_by_force);
        (answer, code)
    }

    /// Greedy, by a model that says `start` and then `again` over and over, wherever it has been taken back to.
    fn stubborn(&self, start: &str, again: &str, budget: usize) -> (Answer, String) {
        let (start, again) = (self.tokenizer.encode(start), self.tokenizer.encode(again));
        let script = |fed: &[u32], logits: &mut [f32]| {
            logits.fill(0.0);
            let at = fed.len() - 1;
            let next = start.get(at).or_else(|| again.get((at - start.len()) % again.len().max(1)));
            logits[next.map_or(EOS, |id| *id) as usize] = 9.0;
        };
        self.generate(script, &GenerateOptions::default(), budget)
    }
}

/// Replays a module token by token and, at the end of every unit, ends it by force.
fn replay(setup: &Setup, code: &str, stride: usize) {
    let ids = setup.tokenizer.encode(code);
    let mut constraint = setup.constraint(ids.len() + 1);
    for (at, &id) in ids.iter().enumerate() {
        assert!(constraint.allows(id), "token {at}, {:?}, is not allowed in\n{code}", setup.tokenizer.piece(id));
        constraint.push(id, -1.0).unwrap();
        assert_eq!(constraint.token_ids(), &ids[..=at], "refused in\n{code}");
        let ends_unit = matches!(setup.tokenizer.piece(id).as_deref(), Some(";" | "{" | "}" | ","));
        if ends_unit && at % stride == 0 {
            // Its own budget allows an ending; the replayed one may not.
            let mut prefix = setup.constraint(usize::MAX);
            ids[..=at].iter().for_each(|id| prefix.push(*id, 0.0).unwrap());
            let closed = prefix.complete();
            let text = setup.tokenizer.decode(&closed.token_ids).unwrap();
            let verdict = validate(&text);
            assert!(verdict.valid, "{}\n{text}", verdict.message.unwrap_or_default());
        }
    }
    assert!(constraint.allows(EOS));
    constraint.push(EOS, -1.0).unwrap();
    let completed = constraint.complete();
    assert_eq!(completed.token_ids, ids);
    assert_eq!((completed.report.units_refused, completed.report.closed_by_force), (0, false));
    assert_eq!(completed.log_probability, -((ids.len() + 1) as f64));
}

#[test]
fn no_prefix_of_a_valid_module_is_refused_and_each_can_be_closed() {
    let modules = valid_modules();
    let setup = setup(tokenizer_of(&modules));
    for code in &modules {
        replay(&setup, code, if code.len() > 4000 { 97 } else { 3 });
    }
}

#[test]
fn what_is_spelled_in_bytes_is_judged_the_same() {
    let modules = valid_modules();
    let setup = setup(Tokenizer::fit([], [], 1));
    for code in modules.iter().filter(|code| code.len() < 500) {
        replay(&setup, code, 1);
    }
}

/// A model that knows its answer is not disturbed: same tokens, same log-probability, nothing refused.
#[test]
fn a_valid_answer_is_left_as_it_is() {
    let modules = valid_modules();
    let setup = setup(tokenizer_of(&modules));
    for code in modules.iter().filter(|code| code.len() < 2000) {
        let ids = setup.tokenizer.encode(code);
        let script = |fed: &[u32], logits: &mut [f32]| {
            logits.fill(0.0);
            logits[ids.get(fed.len() - 1).map_or(EOS, |id| *id) as usize] = 30.0;
        };
        for temperature in [0.0, 0.5] {
            let options = GenerateOptions { temperature, seed: 5, ..GenerateOptions::default() };
            let (answer, text) = setup.generate(script, &options, ids.len() + 1);
            assert_eq!((answer.finish_reason, &answer.token_ids), (FinishReason::Eos, &ids));
            assert_eq!(text, canonical_text(code));
            assert_eq!(answer.constraint.tokens_spent, ids.len() + 1);
            // One token short of an end, the answer is whole but nobody said so.
            let (cut, _) = setup.generate(script, &options, ids.len().max(1));
            if !ids.is_empty() {
                assert_eq!((cut.finish_reason, &cut.token_ids), (FinishReason::Length, &ids));
            }
        }
    }
}

#[test]
fn every_budget_ends_in_a_valid_module() {
    let modules = valid_modules();
    let setup = setup(tokenizer_of(&modules));
    let code = modules.iter().find(|code| code.contains("switch") && code.contains("default")).unwrap();
    let ids = setup.tokenizer.encode(code);
    let (mut closed, mut kept) = (0, 0);
    for budget in 1..ids.len() {
        let script = |fed: &[u32], logits: &mut [f32]| {
            logits.fill(0.0);
            logits[ids.get(fed.len() - 1).map_or(EOS, |id| *id) as usize] = 30.0;
        };
        let (answer, _) = setup.generate(script, &GenerateOptions::default(), budget);
        closed += usize::from(answer.finish_reason == FinishReason::Closed);
        kept = answer.constraint.statements_kept.max(kept);
    }
    assert!(closed > ids.len() / 2 && kept > 3, "{closed} closed, {kept} statements kept of {} tokens", ids.len());
}

#[test]
fn random_logits_give_valid_modules() {
    let setup = setup(tokenizer_of(&valid_modules()));
    let (mut statements, mut hollow) = (Vec::new(), 0);
    for seed in 0..200 {
        let mut random = Rand32::new(seed);
        let noise = |_: &[u32], logits: &mut [f32]| logits.iter_mut().for_each(|l| *l = 6.0 * random.rand_float());
        let temperature = [0.0, 1.0, 1.5][seed as usize % 3];
        let options = GenerateOptions { temperature, seed, ..GenerateOptions::default() };
        let (answer, code) = setup.generate(noise, &options, 128);
        statements.push(answer.constraint.statements_kept);
        hollow += usize::from(validate(&code).hollow);
    }
    statements.sort_unstable();
    println!(
        "random logits: median statements {}, hollow {hollow} of {}",
        statements[statements.len() / 2],
        statements.len()
    );
}

/// A model that mostly knows the bundled answers: from `certainty` follows how often it slips.
#[test]
fn a_model_that_slips_keeps_most_of_its_statements() {
    let modules: Vec<String> = valid_modules().into_iter().filter(|code| code.len() < 2000).collect();
    let setup = setup(tokenizer_of(&modules));
    for certainty in [15.0, 14.0, 13.0] {
        let (mut statements, mut of, mut hollow, mut closed, mut ended, mut rollbacks, mut spent, mut tokens) =
            (0, 0, 0, 0, 0, 0, 0, 0);
        let (mut calls, mut bytes, mut dropped) = (0, 0, 0);
        for (seed, code) in modules.iter().enumerate() {
            let ids = setup.tokenizer.encode(code);
            let mut random = Rand32::new(seed as u64);
            // Goes on after the longest beginning of the reference that the tokens end with.
            let script = |fed: &[u32], logits: &mut [f32]| {
                logits.iter_mut().for_each(|logit| *logit = 4.0 * random.rand_float());
                let next = (1..=fed.len().min(9))
                    .rev()
                    .find_map(|n| {
                        let tail = &fed[fed.len() - n..];
                        let full: Vec<u32> = [&[BOS], &ids[..], &[EOS]].concat();
                        full.windows(n + 1).find(|w| &w[..n] == tail).map(|w| w[n])
                    })
                    .unwrap_or(EOS);
                logits[next as usize] = certainty;
            };
            let options = GenerateOptions { temperature: 1.0, seed: seed as u64, ..GenerateOptions::default() };
            let (answer, text) = setup.generate(script, &options, 2 * ids.len() + 20);
            let report = answer.constraint;
            statements += report.statements_kept;
            of += code.matches([';', '{']).count();
            hollow += usize::from(validate(&text).hollow);
            closed += usize::from(report.closed_by_force);
            ended += usize::from(answer.finish_reason == FinishReason::Eos);
            rollbacks += report.rollbacks;
            dropped += report.units_dropped;
            spent += report.tokens_spent;
            tokens += answer.token_ids.len();
            calls += report.validator_calls;
            bytes += report.validator_bytes;
        }
        let n = modules.len();
        println!(
            "certainty {certainty}: {n} answers, statements {statements} (reference {of}), hollow {hollow}, closed {closed}, eos {ended}, rollbacks {rollbacks}, dropped {dropped}, steps {spent} for {tokens} tokens, naga calls {calls}, bytes {bytes}"
        );
    }
}

fn stubborn_setup() -> Setup {
    setup(tokenizer_of(&valid_modules()))
}

#[test]
fn stubborn_models_cannot_break_it() {
    let setup = stubborn_setup();
    let nothing_but =
        ["{", "}", ";", "(", "fn", "=", "never_seen_before", "0", "let x = y;", "fn f() {", "const a = 1;"];
    let scripts = [
        ("", "struct S { a: f32,"),
        ("fn f() {", "{"),
        ("fn f() {", "if true {"),
        ("fn f() -> f32 {", "loop {"),
        ("fn f() -> f32 {", "let x = nothing;"),
        ("fn f() -> f32 { return 1.0", "+ 1.0"),
        ("fn f(a: f32) -> f32 {", "let x = a;"),
        ("fn f(a: f32) -> f32 { var x = a;", "x = x;"),
        ("fn f(i: i32) -> i32 {", "switch i { case 1: {"),
        ("fn f() { loop {", "continuing {"),
        ("struct S {", "a: f32,"),
    ];
    for budget in [1, 2, 7, 40, 200] {
        nothing_but.iter().for_each(|text| _ = setup.stubborn("", text, budget));
        scripts.iter().for_each(|(start, again)| _ = setup.stubborn(start, again, budget));
    }
}

#[test]
fn an_immediate_end_is_an_empty_module() {
    let (answer, code) = stubborn_setup().stubborn("", "", 20);
    assert_eq!((answer.finish_reason, &*code), (FinishReason::Eos, ""));
    assert!(!answer.constraint.closed_by_force);
}

/// What comes before the failing statement is kept, and the function is completed around it.
#[test]
fn a_statement_that_cannot_be_is_dropped() {
    let start = "fn f(a: f32) -> vec3<f32> { var x = a; x = 2.0; if x > 1.0 { x = 3.0;";
    let (answer, code) = stubborn_setup().stubborn(start, "return", 100);
    println!("{code}\n{:?}", answer.constraint);
    assert!(code.starts_with(&canonical_text(start)), "{code}");
    assert!(answer.constraint.closed_by_force && answer.constraint.units_refused > 0);
}
