//! Drafting: answers are those of decoding token by token, in every way of decoding, and come in fewer calls.

mod scripted;
mod tiny_model;

use rust_core::constrain::Lexicon;
use rust_core::dataset::load_bundled;
use rust_core::generate::{Constrain, GenerateOptions, Generation, NgramTable, generate_constrained};
use rust_core::tokenizer::{BOS, EOS};
use rust_core::{Model, Tokenizer};
use scripted::Scripted;
use std::fs;
use tiny_model::{folder, folder_of, random::Shape};

const SHAPE: Shape = Shape { vocab_size: 300, d_model: 8, nhead: 2, layers: 1, dim_feedforward: 16, max_seq_len: 64 };

fn random_model(seed: u64) -> Model {
    let tokenizer = fs::read_to_string(folder().join("tokenizer.json")).unwrap();
    Model::from_bytes(&SHAPE.random_weights(seed, 1.5), &SHAPE.config_json(), &tokenizer).unwrap()
}

/// Greedy and sampled, without constraint, with masks and with naga, with and without a beginning.
fn ways(seed: u64) -> Vec<GenerateOptions> {
    let modes = [Constrain::Off, Constrain::Grammar, Constrain::Full];
    let temperatures = [(0.0, 0, 1.0), (0.4, 0, 1.0), (1.0, 5, 1.0), (1.2, 0, 0.8)];
    let options = |constrain, (temperature, top_k, top_p)| {
        let prefix = if seed.is_multiple_of(3) && constrain != Constrain::Off { "fn f(" } else { "" };
        GenerateOptions { constrain, temperature, top_k, top_p, seed, prefix: prefix.into(), ..Default::default() }
    };
    modes.iter().flat_map(|mode| temperatures.map(|temperature| options(*mode, temperature))).collect()
}

/// What a table made of these answers is.
fn table_of(answers: &[Generation]) -> Vec<u8> {
    // Often enough to be counted.
    let target = |answer: &Generation| [&[BOS], &answer.token_ids[..], &[EOS]].concat();
    NgramTable::fit(answers.iter().flat_map(|answer| vec![target(answer); 4])).to_bytes()
}

/// The same in all but the guesses. (drafted, accepted)
fn assert_same(model: &Model, prompt: &str, options: &GenerateOptions, plain: &Generation) -> (usize, usize) {
    let fast = model.generate(prompt, options).unwrap();
    let (drafted, accepted) = (fast.drafted, fast.accepted);
    assert_eq!(Generation { drafted: 0, accepted: 0, ..fast }, *plain, "{options:?}");
    (drafted, accepted)
}

fn add(total: &mut (usize, usize), more: (usize, usize)) {
    *total = (total.0 + more.0, total.1 + more.1);
}

#[test]
fn answers_are_the_same_with_guesses_and_without() {
    let prompts = ["the red circle", "", "mix a color", "fn f() { 0.25", "a"];
    let (mut without_table, mut with_table, mut with_another) = ((0, 0), (0, 0), (0, 0));
    let mut last_table = None;
    for seed in 0..17 {
        let model = if seed == 0 { Model::load(&folder_of("tiny_minilm")).unwrap() } else { random_model(seed) };
        let prompt = prompts[seed as usize % prompts.len()];
        let ways = ways(seed);
        let plainly = |options: &GenerateOptions| {
            let plain = model.generate(prompt, &GenerateOptions { draft: false, ..options.clone() }).unwrap();
            assert_eq!((plain.drafted, plain.accepted), (0, 0));
            plain
        };
        let plain: Vec<_> = ways.iter().map(plainly).collect();
        for (options, plain) in ways.iter().zip(&plain) {
            add(&mut without_table, assert_same(&model, prompt, options, plain));
        }
        let table = table_of(&plain);
        let model = model.with_ngrams(&table).unwrap();
        for (options, plain) in ways.iter().zip(&plain) {
            add(&mut with_table, assert_same(&model, prompt, options, plain));
        }
        // Of a model of another seed, whose guesses are mostly wrong.
        let model = model.with_ngrams(&last_table.replace(table.clone()).unwrap_or(table)).unwrap();
        for (options, plain) in ways.iter().zip(&plain) {
            add(&mut with_another, assert_same(&model, prompt, options, plain));
        }
    }
    for (drafted, accepted) in [without_table, with_table, with_another] {
        assert!(accepted > 100 && accepted < drafted, "{accepted} of {drafted}: one kind is untested");
    }
    let share = |(drafted, accepted): (usize, usize)| accepted as f64 / drafted as f64;
    assert!(share(with_table) > share(with_another), "{with_table:?} {with_another:?}");
}

#[test]
fn guesses_save_calls() {
    let codes: Vec<_> = load_bundled().unwrap().into_iter().map(|example| example.code).take(60).collect();
    let tokenizer = Tokenizer::fit(codes.iter().map(String::as_str), ["a red circle"], 1);
    let lexicon = Lexicon::new(&tokenizer);
    let targets: Vec<_> = codes.iter().map(|code| [&[BOS], &tokenizer.encode(code)[..], &[EOS]].concat()).collect();
    let table = NgramTable::fit(targets.iter().flat_map(|target| vec![target; 4]));
    let (mut plain, mut fast) = (0, 0);
    for target in &targets {
        let script = |fed: &[u32], logits: &mut [f32]| {
            logits.fill(0.0);
            logits[target[fed.len()] as usize] = 30.0;
        };
        let answer = |model: &mut Scripted<_>, draft| {
            let options = GenerateOptions { draft, ..GenerateOptions::default() };
            generate_constrained(model, (&tokenizer, &lexicon), &options, target.len() - 1, |_| true).unwrap()
        };
        let mut slow = Scripted::new(tokenizer.target_vocab_size(), script);
        let expected = answer(&mut slow, false);
        assert_eq!((slow.calls, slow.steps), (target.len() - 1, target.len() - 1));
        let mut model = Scripted::new(tokenizer.target_vocab_size(), script).with_ngrams(&table);
        let found = answer(&mut model, true);
        assert_eq!((&found.token_ids, found.constraint), (&expected.token_ids, expected.constraint));
        assert_eq!(model.calls + found.accepted, slow.calls, "each guess that holds saves a call");
        assert_eq!(model.steps, slow.steps + found.drafted - found.accepted);
        (plain, fast) = (plain + slow.calls, fast + model.calls);
    }
    assert!(fast * 2 < plain, "{fast} calls where {plain} were needed");
}
