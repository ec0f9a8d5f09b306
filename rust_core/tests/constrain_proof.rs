//! The promise in figures: whatever a model says, the answer is valid, stays within its budgets, and keeps what it can.
//!
//! Some hundred answers run with the other tests. The long version prints what it finds:
//! `cargo test --release --test constrain_proof -- --ignored --nocapture`. `ANSWERS` says how many (10,000), `MODEL`
//! names a model folder for those that need a trained one, `WGSL_CORPUS` folders with WGSL of others. The answers are
//! kept in the folder `OUT` where it is given, for `tests/benchmarks/second_opinion.py`. Where `RECORD` names a file, it gets
//! a line for each answer, and those that it has from an earlier run are counted and not asked for again: a run that was
//! stopped goes on. It is of one model and one version of this crate.

mod scripted;
mod wgsl_modules;

use std::collections::HashMap;
use std::fs::File;
use std::io::Write as _;
use std::ops::Range;
use std::path::Path;
use std::sync::Mutex;

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

/// What is told of one answer, in the order of a line of `RECORD`.
const COLUMNS: usize = 9;
const STATEMENTS: usize = 0;
const HOLLOW: usize = 1;
const CLOSED: usize = 2;
const REFUSED: usize = 3;
const DROPPED: usize = 4;
const ROLLBACKS: usize = 5;
const TOKENS: usize = 6;
const STEPS: usize = 7;
const BYTES: usize = 8;

/// Holds an answer to what is promised of every one.
fn judged(name: &str, code: &str, report: &ConstraintReport, (tokens, budget): (usize, usize)) -> [usize; COLUMNS] {
    let verdict = validate(code);
    if let Some(folder) = std::env::var_os("OUT") {
        std::fs::write(Path::new(&folder).join(format!("{name}.wgsl")), code).unwrap();
    }
    assert!(verdict.valid, "{name}: {}\n{code}", verdict.message.unwrap_or_default());
    assert!(tokens <= budget);
    assert!(report.tokens_spent <= MAX_STEPS_PER_TOKEN * budget);
    assert!(report.validator_bytes <= MAX_VALIDATOR_BYTES_PER_TOKEN * budget);
    [
        report.statements_kept,
        usize::from(verdict.hollow),
        usize::from(report.closed_by_force),
        report.units_refused,
        report.units_dropped,
        report.rollbacks,
        tokens,
        report.tokens_spent,
        report.validator_bytes,
    ]
}

/// What is told of many answers.
struct Figures {
    answers: Vec<[usize; COLUMNS]>,
}

impl Figures {
    /// Asks for the answers to all seeds that are not on record.
    fn collect(kind: &str, seeds: Range<u64>, answer: impl Fn(u64) -> [usize; COLUMNS] + Sync) -> Self {
        let path = std::env::var_os("RECORD");
        let known = path.as_ref().map(|path| read_record(Path::new(path), kind)).unwrap_or_default();
        let record = path.map(|path| Mutex::new(File::options().append(true).create(true).open(path).unwrap()));
        let told = |seed: u64| {
            known.get(&seed).copied().unwrap_or_else(|| {
                let told = answer(seed);
                if let Some(record) = &record {
                    let columns = told.map(|column| column.to_string()).join(" ");
                    record.lock().unwrap().write_all(format!("{kind} {seed} {columns}\n").as_bytes()).unwrap();
                }
                told
            })
        };
        Self { answers: seeds.into_par_iter().map(told).collect() }
    }

    fn sum(&self, column: usize) -> usize {
        self.answers.iter().map(|answer| answer[column]).sum()
    }

    fn median_statements(&self) -> usize {
        let mut sorted: Vec<usize> = self.answers.iter().map(|answer| answer[STATEMENTS]).collect();
        sorted.sort_unstable();
        sorted[sorted.len() / 2]
    }

    /// The mean of a column; of one that is 0 or 1, the share.
    fn mean(&self, column: usize) -> f64 {
        self.sum(column) as f64 / self.answers.len() as f64
    }

    fn print(&self, what: &str) {
        println!("{what}: {} answers, all valid, all within budget", self.answers.len());
        println!("  own statements kept: median {}", self.median_statements());
        println!("  hollow {:.2}%, closed by force {:.2}%", 100.0 * self.mean(HOLLOW), 100.0 * self.mean(CLOSED));
        println!(
            "  each: {:.1} units refused, {:.1} dropped, {:.1} rollbacks, {:.0} tokens of {:.0} decoded, naga read {:.0} bytes",
            self.mean(REFUSED),
            self.mean(DROPPED),
            self.mean(ROLLBACKS),
            self.mean(TOKENS),
            self.mean(STEPS),
            self.mean(BYTES),
        );
    }
}

/// The answers of one kind that are on record, by seed; a last line that was cut off does not count.
fn read_record(path: &Path, kind: &str) -> HashMap<u64, [usize; COLUMNS]> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let answer = |line: &str| {
        let mut words = line.strip_suffix('\n')?.split(' ').filter(|word| *word != kind);
        let seed = words.next()?.parse().ok()?;
        let columns: Vec<usize> = words.map_while(|word| word.parse().ok()).collect();
        Some((seed, columns.try_into().ok()?))
    };
    text.split_inclusive('\n').filter(|line| line.starts_with(kind)).filter_map(answer).collect()
}

fn answers() -> u64 {
    std::env::var("ANSWERS").map_or(10_000, |count| count.parse().unwrap())
}

/// Answers of a model whose logits are noise: each step draws a uniform logit for each token.
fn from_noise(kind: &str, tokenizer: &Tokenizer, seeds: Range<u64>) -> Figures {
    let lexicon = Lexicon::new(tokenizer);
    let answer = |seed: u64| {
        let mut random = Rand32::new(seed);
        let noise = |_: &[u32], logits: &mut [f32]| logits.iter_mut().for_each(|logit| *logit = random.rand_float());
        let mut model = Scripted::new(tokenizer.target_vocab_size(), noise);
        let temperature = [0.0, 1.0][seed as usize % 2];
        let options = GenerateOptions { temperature, seed, ..GenerateOptions::default() };
        let answer = generate_constrained(&mut model, (tokenizer, &lexicon), &options, BUDGET, |_| true).unwrap();
        let code = tokenizer.decode(&answer.token_ids).unwrap();
        judged(&format!("{kind}-{seed}"), &code, &answer.constraint, (answer.token_ids.len(), BUDGET))
    };
    Figures::collect(kind, seeds, answer)
}

fn bundled_vocabulary() -> Tokenizer {
    wgsl_modules::fitted(&wgsl_modules::modules())
}

#[test]
fn noise_becomes_valid_modules_with_statements_of_its_own() {
    let figures = from_noise("noise", &bundled_vocabulary(), 0..200);
    figures.print("uniformly random logits");
    assert!(figures.median_statements() >= 3);
}

#[test]
#[ignore = "minutes: ANSWERS=10000"]
fn much_noise_becomes_valid_modules() {
    let figures = from_noise("noise", &bundled_vocabulary(), 0..answers());
    figures.print("uniformly random logits");
    assert!(figures.median_statements() >= 3);
    from_noise("bytes", &wgsl_modules::empty_vocabulary(), 0..answers() / 10)
        .print("the same where all is spelled in bytes");
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
        judged(&format!("model-{seed}"), &generation.code, &generation.constraint, (tokens, budget))
    };
    Figures::collect("model", 0..count, answer)
}

#[test]
#[ignore = "needs a trained model: MODEL=folder, and minutes: ANSWERS=10000"]
fn a_trained_model_at_temperature_1_5() {
    let folder = std::env::var("MODEL").unwrap();
    let figures = from_model(&Model::load(Path::new(&folder)).unwrap(), answers());
    figures.print("a trained model at temperature 1.5");
    assert!(figures.mean(HOLLOW) <= 0.01, "hollow");
    assert!(figures.mean(CLOSED) <= 0.10, "closed by force");
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
            let header = lexemes[..lexeme].rsplit(|word| matches!(&**word, "}" | ";")).next().unwrap_or_default();
            let is_entry_point = here == "{" && header.iter().any(|word| word == "@workgroup_size");
            return Some(if is_entry_point { LARGE.to_owned() } else { format!("unit: {}", place()) });
        }
        lexeme += usize::from(!(FIRST_BYTE..FIRST_PIECE).contains(&id));
    }
    None
}

const LATE: &str = "a name is used before its declaration";
/// Tint refuses these as well.
const ENDLESS: &str = "a loop has no way out";
/// A device refuses these unless it is asked for more than the default limits.
const LARGE: &str = "a workgroup is larger than a default device runs";

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
        let (late, endless, large) = (count(LATE), count(ENDLESS), count(LARGE));
        let is_false = |refusal: &&String| ![LATE, ENDLESS, LARGE].contains(&&***refusal);
        refusals.iter().filter(is_false).for_each(|why| println!("{why}"));
        false_refusals += refusals.len() - late - endless - large;
        println!(
            "{folder}: {} files, {} valid, {} in the subset, of them {} use names before their declaration, {} have a loop with no \
             way out, {} a large workgroup, {} are replayed",
            files.len(),
            valid.len(),
            inside.len(),
            late,
            endless,
            large,
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
