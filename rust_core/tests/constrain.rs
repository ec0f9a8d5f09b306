//! Constrained decoding: whatever a model does, naga accepts the answer and no budget is passed; a model that is right
//! is left alone.

mod scripted;

use oorandom::Rand32;
use rust_core::constrain::grammar::{Grammar, GrammarState};
use rust_core::constrain::{Constraint, Lexicon, MAX_STEPS_PER_TOKEN, MAX_VALIDATOR_BYTES_PER_TOKEN};
use rust_core::dataset::load_bundled;
use rust_core::generate::{Answer, Constrain, FinishReason, GenerateOptions, Sampler, generate_constrained};
use rust_core::tokenizer::{BOS, EOS};
use rust_core::wgsl::printer::canonical_text;
use rust_core::{Model, Tokenizer, describe, validate};
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
        next: impl FnMut(&[u32], &mut [f32]) + Send,
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
        // A row that is there already need not be computed again, and what was guessed in vain is told.
        assert!(model.steps <= report.tokens_spent + answer.drafted - answer.accepted);
        assert!(answer.accepted <= answer.drafted && report.tokens_spent <= MAX_STEPS_PER_TOKEN * budget);
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

/// Replays a module token by token and ends it by force after every `stride`-th.
fn replay(setup: &Setup, code: &str, stride: usize) {
    let ids = setup.tokenizer.encode(code);
    let mut constraint = setup.constraint(usize::MAX);
    for (at, &id) in ids.iter().enumerate() {
        assert!(constraint.allows(id), "token {at}, {:?}, is not allowed in\n{code}", setup.tokenizer.piece(id));
        constraint.push(id, -1.0).unwrap();
        assert_eq!(constraint.token_ids(), &ids[..=at], "refused in\n{code}");
        if at % stride == 0 {
            let closed = constraint.clone().complete();
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
    assert_eq!(completed.min_log_probability, -1.0);
}

#[test]
fn no_prefix_of_a_valid_module_is_refused_and_each_can_be_closed() {
    let modules = valid_modules();
    let setup = setup(tokenizer_of(&modules));
    for code in &modules {
        replay(&setup, code, if code.len() > 4000 { 41 } else { 1 });
    }
}

#[test]
fn an_ending_is_no_longer_than_it_must_be() {
    let cases = [
        ("fn f() {", "}"),
        ("fn f() -> f32 {", "return f32(); }"),
        ("@fragment fn f() -> @location(0) @interpolate(flat, first) vec2<u32> {", "return vec2<u32>(); }"),
        ("fn f() -> f32 { return 1.0;", "}"),
        ("fn f() -> f32 { if true { return 1.0; }", "return f32(); }"),
        ("fn f() -> f32 { if true { return 1.0; } else {", "} return f32(); }"),
        ("fn f() -> f32 { if true { return 1.0; } else { return 2.0;", "} }"),
        ("fn f() -> f32 { if true { } else { return 2.0; }", "return f32(); }"),
        ("fn f() -> f32 { if true { return 1.0; } else if false { return 2.0; } else { return 3.0; }", "}"),
        ("fn f() -> f32 { { return 1.0; }", "}"),
        ("fn f() -> i32 { switch 1 { case 1: { return 1; }", "default: { } } return i32(); }"),
        ("fn f() -> i32 { switch 1 { case 1, default: { return 1; } }", "}"),
        ("fn f() -> i32 { switch 1 { default: { break; } }", "return i32(); }"),
        ("fn f() { loop {", "break; } }"),
        ("fn f() { loop { if true { break; }", "} }"),
        ("fn f() { loop { switch 1 { default: { break; } }", "break; } }"),
        ("fn f() { loop { continuing {", "break if true; } } }"),
        ("fn f() { loop { if true { return; } continuing {", "} } }"),
        ("fn f() { for (;;) {", "break; } }"),
        ("fn f() { for (var i = 0; i < 4; i++) {", "} }"),
        ("fn f() { while true {", "} }"),
        ("struct S { a: array<vec4<f32>, 4>,", "}"),
        ("struct S { a: f32 } fn f() -> S {", "return S(); }"),
    ];
    let setup = setup(tokenizer_of(&valid_modules()));
    for (prefix, ending) in cases {
        let mut constraint = setup.constraint(usize::MAX);
        setup.tokenizer.encode(prefix).iter().for_each(|id| constraint.push(*id, 0.0).unwrap());
        let completed = constraint.complete();
        assert_eq!(
            setup.tokenizer.decode(&completed.token_ids).unwrap(),
            canonical_text(&format!("{prefix} {ending}"))
        );
        assert_eq!(completed.report.units_refused, 0);
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

/// Two vocabularies: one in which nearly every token is a lexeme, and one in which every lexeme is spelled.
#[test]
fn random_logits_give_valid_modules() {
    let words = setup(tokenizer_of(&valid_modules()));
    let bytes = setup(Tokenizer::fit(["fn f() -> f32 { return 1.0; }"], [], 1));
    for seed in 0..150 {
        let mut random = Rand32::new(seed);
        let noise = |_: &[u32], logits: &mut [f32]| logits.iter_mut().for_each(|l| *l = 6.0 * random.rand_float());
        let temperature = [0.0, 1.0, 1.5][seed as usize % 3];
        let top_k = [0, 5][seed as usize % 2];
        let options = GenerateOptions { temperature, top_k, seed, ..GenerateOptions::default() };
        words.generate(noise, &options, 64);
        let mut random = Rand32::new(seed);
        let noise = |_: &[u32], logits: &mut [f32]| logits.iter_mut().for_each(|l| *l = 6.0 * random.rand_float());
        bytes.generate(noise, &options, 64);
    }
}

#[test]
fn an_answer_begins_with_its_prefix() {
    let setup = setup(tokenizer_of(&valid_modules()));
    let noise =
        |random: &mut Rand32, logits: &mut [f32]| logits.iter_mut().for_each(|l| *l = 6.0 * random.rand_float());
    for (seed, prefix) in (0..).zip(["@fragment fn fs_main(", "@compute @workgroup_size(64) fn", "struct S {", ""]) {
        let mut random = Rand32::new(seed);
        let options =
            GenerateOptions { prefix: prefix.to_owned(), constrain: Constrain::Full, ..GenerateOptions::default() };
        let (answer, code) = setup.generate(|_, logits| noise(&mut random, logits), &options, 200);
        assert!(answer.token_ids.starts_with(&setup.tokenizer.encode(prefix)), "{prefix}\n{code}");
    }
    let ask = |prefix: &str| {
        let options = GenerateOptions { prefix: prefix.to_owned(), constrain: Constrain::Full, ..Default::default() };
        let mut model = Scripted::new(setup.tokenizer.target_vocab_size(), |_, logits| logits.fill(0.0));
        generate_constrained(&mut model, (&setup.tokenizer, &setup.lexicon), &options, 200, |_| true)
    };
    let error = ask("fn fn").unwrap_err().to_string();
    assert_eq!(error, "prefix: expected the beginning of a module, in whole lexemes, found \"fn fn\"");
}

/// Without naga the answer is still one that every mask allows, token by token.
#[test]
fn masks_alone_give_syntax() {
    let setup = setup(tokenizer_of(&valid_modules()));
    let grammar = Grammar::for_tokenizer(&setup.tokenizer);
    let mut invalid = 0;
    for seed in 0..60 {
        let mut random = Rand32::new(seed);
        let noise = |_: &[u32], logits: &mut [f32]| logits.iter_mut().for_each(|l| *l = 6.0 * random.rand_float());
        let mut model = Scripted::new(setup.tokenizer.target_vocab_size(), noise);
        let options = GenerateOptions { constrain: Constrain::Grammar, seed, ..GenerateOptions::default() };
        let answer =
            generate_constrained(&mut model, (&setup.tokenizer, &setup.lexicon), &options, 100, |_| true).unwrap();
        let mut state = GrammarState::start();
        assert!(answer.token_ids.iter().chain([&EOS]).all(|&id| grammar.advance(&mut state, id)));
        assert!(answer.token_ids.len() <= 100 && answer.constraint.validator_calls == 0);
        invalid += usize::from(!validate(&setup.tokenizer.decode(&answer.token_ids).unwrap()).valid);
    }
    assert!(invalid > 0, "naga has nothing to say: the other modes are not needed");
}

/// Goes on with `ids` where it finds in them what was fed last, and slips about once in a hundred tokens.
fn slipping<'a>(ids: &'a [u32], random: &'a mut Rand32) -> impl FnMut(&[u32], &mut [f32]) + 'a {
    let whole = [&[BOS], ids, &[EOS]].concat();
    move |fed, logits| {
        logits.iter_mut().for_each(|logit| *logit = 4.0 * random.rand_float());
        let continued =
            |n: usize| whole.windows(n + 1).find(|window| fed.ends_with(&window[..n])).map(|window| window[n]);
        let next = (1..=fed.len().min(16)).rev().find_map(continued);
        logits[next.unwrap_or(EOS) as usize] = 14.0;
    }
}

#[test]
fn a_model_that_slips_is_led_back() {
    let modules: Vec<String> = valid_modules().into_iter().filter(|code| (1..1000).contains(&code.len())).collect();
    let setup = setup(tokenizer_of(&modules));
    let (mut own, mut unconstrained_valid, mut kept, mut reference, mut hollow) = (0, 0, 0, 0, 0);
    for (seed, code) in (0..).zip(&modules) {
        let ids = setup.tokenizer.encode(code);
        let (mut random, budget) = (Rand32::new(seed), 2 * ids.len() + 20);
        let options = GenerateOptions { temperature: 1.0, seed, ..GenerateOptions::default() };
        let (answer, text) = setup.generate(slipping(&ids, &mut random), &options, budget);
        own += usize::from(answer.token_ids == ids);
        kept += answer.constraint.statements_kept;
        hollow += usize::from(validate(&text).hollow);
        // What the module itself has of what is counted.
        let mut whole = setup.constraint(usize::MAX);
        ids.iter().for_each(|id| whole.push(*id, 0.0).unwrap());
        reference += whole.complete().report.statements_kept;
        unconstrained_valid += usize::from(validate(&unconstrained(&setup, &ids, seed, budget)).valid);
    }
    let count = modules.len();
    assert!(unconstrained_valid < count * 6 / 10, "the model does not slip");
    assert!(own > unconstrained_valid, "{own} exact, {unconstrained_valid} valid without constraint");
    assert!(kept * 10 > reference * 7 && hollow * 20 < count, "{kept} of {reference} statements kept, {hollow} hollow");
}

/// What the slipping model writes when nobody watches.
fn unconstrained(setup: &Setup, ids: &[u32], seed: u64, budget: usize) -> String {
    let mut random = Rand32::new(seed);
    let mut next = slipping(ids, &mut random);
    let options = GenerateOptions { temperature: 1.0, seed, ..GenerateOptions::default() };
    let mut sampler = Sampler::new(&options);
    let mut fed = vec![BOS];
    let mut logits = vec![0.0; setup.tokenizer.target_vocab_size()];
    while fed.len() <= budget {
        next(&fed, &mut logits);
        match sampler.choose(&logits) {
            EOS => break,
            token => fed.push(token),
        }
    }
    setup.tokenizer.decode(&fed).unwrap()
}

/// The tiny model knows no WGSL: everything is up to the constraint.
#[test]
fn every_way_of_decoding_gives_valid_modules() {
    let model = Model::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/tiny_model")).unwrap();
    let long = "circle ".repeat(2000);
    let prompts = ["a red circle", "", "\0\u{202e}}}}} /* // {{{{ ((((", "fn f() {", "🦀🦀", &long];
    for (seed, prompt) in (0..).zip(prompts) {
        for (beam_size, temperature, top_k, top_p) in
            [(1, 0.0, 0, 1.0), (1, 1.5, 0, 1.0), (1, 1.0, 3, 1.0), (1, 1.0, 0, 0.5), (2, 0.0, 0, 1.0), (5, 0.0, 0, 1.0)]
        {
            let ways = GenerateOptions { beam_size, temperature, top_k, top_p, seed, ..GenerateOptions::default() };
            for max_new_tokens in [None, Some(1), Some(9)] {
                let options = GenerateOptions { constrain: Constrain::Full, max_new_tokens, ..ways.clone() };
                let generation = model.generate(prompt, &options).unwrap();
                let verdict = validate(&generation.code);
                assert!(verdict.valid, "{}", verdict.message.unwrap_or_default());
                let budget = max_new_tokens.unwrap_or(model.engine().config().max_seq_len - 1);
                assert!(generation.token_ids.len() <= budget);
                assert!(generation.constraint.tokens_spent <= MAX_STEPS_PER_TOKEN * budget * beam_size);
                assert!(generation.constraint.validator_bytes <= MAX_VALIDATOR_BYTES_PER_TOKEN * budget);
                let own = model.generate(prompt, &GenerateOptions { constrain: Constrain::Off, ..options }).unwrap();
                if beam_size == 1 && own.finish_reason == FinishReason::Eos && validate(&own.code).valid {
                    assert_eq!(own.token_ids, generation.token_ids);
                }
            }
        }
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

/// naga accepts each of these headers, and no default device runs them.
#[test]
fn no_workgroup_is_larger_than_a_default_device_runs() {
    let setup = stubborn_setup();
    for header in [
        "@compute @workgroup_size(512) fn f() {",
        "@compute @workgroup_size(16, 16, 2) fn f() {",
        "const SIDE = 32; @compute @workgroup_size(SIDE, SIDE) fn f() {",
        "@compute @workgroup_size(1, 1, 64 + 1) fn f() {",
        "override COUNT = 1024u; @compute @workgroup_size(COUNT) fn f() {",
    ] {
        assert!(validate(&format!("{header}}}")).valid, "{header}");
        let (answer, code) = setup.stubborn(&format!("{header} var x = 1;"), "", 100);
        assert!(answer.constraint.units_refused > 0, "{code}");
        for entry_point in describe(&code).unwrap().entry_points {
            assert!(entry_point.workgroup_size.iter().product::<u32>() <= 256, "{code}");
        }
    }
}

/// What comes before the failing statement is kept, and the function is completed around it.
#[test]
fn a_statement_that_cannot_be_is_dropped() {
    let start = "fn f(a: f32) -> vec3<f32> { var x = a; x = 2.0; if x > 1.0 { x = 3.0;";
    let (answer, code) = stubborn_setup().stubborn(start, "return", 100);
    assert!(code.starts_with(&canonical_text(start)), "{code}");
    assert!(answer.constraint.closed_by_force && answer.constraint.units_refused > 0);
}
