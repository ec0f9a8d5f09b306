//! The promise in figures: whatever a model says, the answer is valid, stays within its budgets, and keeps what it can.
//!
//! Some hundred answers run with the other tests. The long version prints what it finds:
//! `cargo test --release --test constrain_proof -- --ignored --nocapture`. `ANSWERS` says how many (10,000), `MODEL`
//! names a model folder for those that need a trained one, `WGSL_CORPUS` folders with WGSL of others. The answers are
//! kept in the folder `OUT` where it is given, for `tests/benchmarks/second_opinion.py`.

mod scripted;
mod wgsl_modules;

use std::path::Path;

use oorandom::Rand32;
use rayon::prelude::*;
use rust_core::constrain::grammar::{Grammar, GrammarState};
use rust_core::constrain::{Constraint, ConstraintReport, Lexicon, MAX_STEPS_PER_TOKEN, MAX_VALIDATOR_BYTES_PER_TOKEN};
use rust_core::generate::{Constrain, GenerateOptions, generate_constrained};
use rust_core::tokenizer::{EOS, FIRST_BYTE, FIRST_PIECE};
use rust_core::wgsl::lexer::tokenize;
use rust_core::{Model, Tokenizer, validate};
use scripted::Scripted;

/// As the base model: max_seq_len 512 less BOS.
const BUDGET: usize = 511;

/// What is told of many answers.
#[derive(Default)]
struct Figures {
    statements: Vec<usize>,
    hollow: usize,
    closed_by_force: usize,
    rollbacks: usize,
    refused: usize,
    dropped: usize,
    steps: usize,
    tokens: usize,
    validator_bytes: usize,
}

impl Figures {
    /// Holds an answer to what is promised of every one, and counts it.
    fn judged(name: &str, code: &str, report: &ConstraintReport, (tokens, budget): (usize, usize)) -> Self {
        let verdict = validate(code);
        if let Some(folder) = std::env::var_os("OUT") {
            std::fs::write(Path::new(&folder).join(format!("{name}.wgsl")), code).unwrap();
        }
        assert!(verdict.valid, "{}\n{code}", verdict.message.unwrap_or_default());
        assert!(tokens <= budget);
        assert!(report.tokens_spent <= MAX_STEPS_PER_TOKEN * budget);
        assert!(report.validator_bytes <= MAX_VALIDATOR_BYTES_PER_TOKEN * budget);
        Self {
            statements: vec![report.statements_kept],
            hollow: usize::from(verdict.hollow),
            closed_by_force: usize::from(report.closed_by_force),
            rollbacks: report.rollbacks,
            refused: report.units_refused,
            dropped: report.units_dropped,
            steps: report.tokens_spent,
            tokens,
            validator_bytes: report.validator_bytes,
        }
    }

    fn merged(mut self, other: Self) -> Self {
        self.statements.extend(other.statements);
        self.hollow += other.hollow;
        self.closed_by_force += other.closed_by_force;
        self.rollbacks += other.rollbacks;
        self.refused += other.refused;
        self.dropped += other.dropped;
        self.steps += other.steps;
        self.tokens += other.tokens;
        self.validator_bytes += other.validator_bytes;
        self
    }

    fn median_statements(&self) -> usize {
        let mut sorted = self.statements.clone();
        sorted.sort_unstable();
        sorted[sorted.len() / 2]
    }

    fn share(&self, count: usize) -> f64 {
        count as f64 / self.statements.len() as f64
    }

    fn print(&self, what: &str) {
        let percent = |count| 100.0 * self.share(count);
        println!("{what}: {} answers, all valid, all within budget", self.statements.len());
        println!("  own statements kept: median {}", self.median_statements());
        println!("  hollow {:.2}%, closed by force {:.2}%", percent(self.hollow), percent(self.closed_by_force));
        println!(
            "  each: {:.1} units refused, {:.1} dropped, {:.1} rollbacks, {:.0} tokens of {:.0} decoded, naga read {:.0} bytes",
            self.share(self.refused),
            self.share(self.dropped),
            self.share(self.rollbacks),
            self.share(self.tokens),
            self.share(self.steps),
            self.share(self.validator_bytes),
        );
    }
}

fn answers() -> u64 {
    std::env::var("ANSWERS").map_or(10_000, |count| count.parse().unwrap())
}

/// Answers of a model whose logits are noise: each step draws a uniform logit for each token.
fn from_noise(tokenizer: &Tokenizer, seeds: std::ops::Range<u64>) -> Figures {
    let lexicon = Lexicon::new(tokenizer);
    let answer = |seed: u64| {
        let mut random = Rand32::new(seed);
        let noise = |_: &[u32], logits: &mut [f32]| logits.iter_mut().for_each(|logit| *logit = random.rand_float());
        let mut model = Scripted::new(tokenizer.target_vocab_size(), noise);
        let temperature = [0.0, 1.0][seed as usize % 2];
        let options = GenerateOptions { temperature, seed, ..GenerateOptions::default() };
        let answer = generate_constrained(&mut model, (tokenizer, &lexicon), &options, BUDGET, |_| true).unwrap();
        let code = tokenizer.decode(&answer.token_ids).unwrap();
        Figures::judged(&format!("noise-{seed}"), &code, &answer.constraint, (answer.token_ids.len(), BUDGET))
    };
    seeds.into_par_iter().map(answer).reduce(Figures::default, Figures::merged)
}

fn bundled_vocabulary() -> Tokenizer {
    wgsl_modules::fitted(&wgsl_modules::modules())
}

#[test]
fn noise_becomes_valid_modules_with_statements_of_its_own() {
    let figures = from_noise(&bundled_vocabulary(), 0..200);
    figures.print("uniformly random logits");
    assert!(figures.median_statements() >= 3);
}

#[test]
#[ignore = "minutes: ANSWERS=10000"]
fn much_noise_becomes_valid_modules() {
    let figures = from_noise(&bundled_vocabulary(), 0..answers());
    figures.print("uniformly random logits");
    assert!(figures.median_statements() >= 3);
    from_noise(&wgsl_modules::empty_vocabulary(), 0..answers() / 10).print("the same where all is spelled in bytes");
}

/// Every bundled prompt, and some that nobody should type.
fn prompts() -> Vec<String> {
    let bundled = rust_core::dataset::load_bundled().unwrap().into_iter().map(|example| example.prompt);
    let hostile =
        ["", " ", "\0\u{202e}}}}} /* // {{{{ ((((", "fn f() {", "🦀🦀", "\u{feff}", "'; drop table shaders; --"];
    let long = ["circle ".repeat(10_000 / 7), "(".repeat(10_000), "日本語".repeat(3_334)];
    bundled.chain(hostile.map(str::to_owned)).chain(long).collect()
}

/// The answers of a trained model at temperature 1.5, to all prompts in turn.
fn from_model(model: &Model, count: u64) -> Figures {
    let prompts = prompts();
    let budget = model.engine().config().max_seq_len - 1;
    let answer = |seed: u64| {
        let prompt = &prompts[seed as usize % prompts.len()];
        let constrain = Constrain::Full;
        let options = GenerateOptions { temperature: 1.5, seed, constrain, ..GenerateOptions::default() };
        let generation = model.generate(prompt, &options).unwrap();
        let tokens = generation.token_ids.len();
        Figures::judged(&format!("model-{seed}"), &generation.code, &generation.constraint, (tokens, budget))
    };
    (0..count).into_par_iter().map(answer).reduce(Figures::default, Figures::merged)
}

#[test]
#[ignore = "needs a trained model: MODEL=folder, and minutes: ANSWERS=10000"]
fn a_trained_model_at_temperature_1_5() {
    let folder = std::env::var("MODEL").unwrap();
    let figures = from_model(&Model::load(Path::new(&folder)).unwrap(), answers());
    figures.print("a trained model at temperature 1.5");
    assert!(figures.share(figures.hollow) <= 0.01, "hollow");
    assert!(figures.share(figures.closed_by_force) <= 0.10, "closed by force");
}

/// What stands in the way of a module that is replayed token by token; None where nothing does.
fn refusal(tokenizer: &Tokenizer, lexicon: &Lexicon, code: &str) -> Option<String> {
    let ids = tokenizer.encode(code);
    let lexemes = tokenize(code);
    let mut constraint = Constraint::new(tokenizer, lexicon, usize::MAX);
    let mut lexeme = 0;
    for (at, &id) in ids.iter().chain([&EOS]).enumerate() {
        let here = lexemes.get(lexeme).map_or("the end", |text| text);
        let place = || format!("{} >>> {here}", lexemes[lexeme.saturating_sub(16)..lexeme].join(" "));
        if !constraint.allows(id) {
            let later = lexemes.get(lexeme..).unwrap_or_default().windows(3);
            let keywords = ["fn", "struct", "alias", "const", "override", "var", ">"];
            let is_late = later.into_iter().any(|words| keywords.contains(&&*words[0]) && words[1] == here);
            return Some(match here {
                _ if is_late => LATE.to_owned(),
                "}" if code.contains("loop") || code.contains("for") => ENDLESS.to_owned(),
                _ => format!("mask: {}", place()),
            });
        }
        constraint.push(id, -1.0).unwrap();
        if id != EOS && constraint.token_ids().len() != at + 1 {
            return Some(format!("unit: {}", place()));
        }
        lexeme += usize::from(!(FIRST_BYTE..FIRST_PIECE).contains(&id));
    }
    None
}

const LATE: &str = "a name is used before its declaration";
/// Tint refuses these as well.
const ENDLESS: &str = "a loop has no way out";

/// Prints what share of the modules that naga accepts is replayed, and why the others are not: what lies outside the
/// canonical subset (the grammar's own test tells those), what uses a name before its declaration, and what should not
/// have been refused.
#[test]
#[ignore = "needs a corpus: WGSL_CORPUS=folder:folder"]
fn public_wgsl_is_replayed() {
    /// naga reads the whole module again with every unit.
    const MAX_BYTES: usize = 24 << 10;
    let folders = std::env::var("WGSL_CORPUS").unwrap();
    let tokenizer = bundled_vocabulary();
    let lexicon = Lexicon::new(&tokenizer);
    let grammar = Grammar::for_tokenizer(&tokenizer);
    let mut false_refusals = 0;
    for folder in folders.split(':') {
        let files = wgsl_modules::wgsl_files(Path::new(folder));
        let codes = files.iter().map(|file| std::fs::read_to_string(file).unwrap_or_default());
        let codes: Vec<String> = codes.filter(|code| code.len() <= MAX_BYTES).collect();
        let valid: Vec<&String> = codes.iter().filter(|code| validate(code).valid).collect();
        let inside: Vec<&&String> = valid.par_iter().filter(|code| is_in_subset(&tokenizer, &grammar, code)).collect();
        let refusals: Vec<String> = inside.par_iter().filter_map(|code| refusal(&tokenizer, &lexicon, code)).collect();
        let count = |why| refusals.iter().filter(|refusal| *refusal == why).count();
        let (late, endless) = (count(LATE), count(ENDLESS));
        refusals.iter().filter(|refusal| ![LATE, ENDLESS].contains(&&***refusal)).for_each(|why| println!("{why}"));
        false_refusals += refusals.len() - late - endless;
        println!(
            "{folder}: {} files, {} valid, {} in the subset, of them {} use names before their declaration, {} have a loop with no \
             way out, {} are replayed",
            files.len(),
            valid.len(),
            inside.len(),
            late,
            endless,
            inside.len() - refusals.len()
        );
    }
    assert_eq!(false_refusals, 0);
}

/// Whether the grammar takes it, token by token.
fn is_in_subset(tokenizer: &Tokenizer, grammar: &Grammar, code: &str) -> bool {
    let mut state = GrammarState::start();
    tokenizer.encode(code).into_iter().chain([EOS]).all(|id| grammar.advance(&mut state, id))
}
