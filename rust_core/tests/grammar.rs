//! Grammar masks: nothing of the subset is refused, and what is allowed is WGSL's syntax.

use std::path::{Path, PathBuf};

use rust_core::Tokenizer;
use rust_core::constrain::grammar::{Grammar, GrammarState};
use rust_core::tokenizer::EOS;
use rust_core::wgsl::lexer::tokenize;

/// All bundled targets and all valid fixtures, named.
fn modules() -> Vec<(String, String)> {
    let mut modules: Vec<(String, String)> = Vec::new();
    let examples = rust_core::dataset::load_bundled().unwrap();
    modules.extend(examples.iter().map(|example| (example.id.clone(), example.code.clone())));
    let valid = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/wgsl/valid");
    for file in wgsl_files(&valid) {
        modules.push((file.display().to_string(), std::fs::read_to_string(&file).unwrap()));
    }
    modules
}

fn wgsl_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(wgsl_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "wgsl") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Replays a module token by token; the error shows the refused lexeme after those before it.
fn replay(tokenizer: &Tokenizer, grammar: &Grammar, code: &str) -> Result<(), String> {
    let mut state = GrammarState::start();
    let mut lexeme = 0usize;
    for id in tokenizer.encode(code).into_iter().chain([EOS]) {
        if !grammar.advance(&mut state, id) {
            let lexemes = tokenize(code);
            let before = lexemes[lexeme.saturating_sub(12)..lexeme].join(" ");
            return Err(format!("{before} >>> {}", lexemes.get(lexeme).map_or("the end", |text| text)));
        }
        lexeme += usize::from(state.spelling().is_empty());
    }
    Ok(())
}

fn fitted(modules: &[(String, String)]) -> Tokenizer {
    Tokenizer::fit(modules.iter().map(|(_, code)| code.as_str()), [], 1)
}

/// Everything is spelled in bytes.
fn empty_vocabulary() -> Tokenizer {
    Tokenizer::fit([], [], 1)
}

#[test]
fn no_bundled_target_is_refused() {
    let modules = modules();
    assert!(modules.len() > 60);
    for tokenizer in [fitted(&modules), empty_vocabulary()] {
        let grammar = Grammar::for_tokenizer(&tokenizer);
        for (name, code) in &modules {
            assert_eq!(replay(&tokenizer, &grammar, code), Ok(()), "{name}");
        }
    }
}

/// `WGSL_CORPUS` names folders, separated by `:`. Prints what share of the modules that naga accepts is replayed.
#[test]
#[ignore = "needs a corpus: WGSL_CORPUS=folder:folder"]
fn public_wgsl_is_replayed() {
    let folders = std::env::var("WGSL_CORPUS").unwrap();
    for folder in folders.split(':') {
        let files = wgsl_files(Path::new(folder));
        let codes: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).unwrap_or_default()).collect();
        let verdicts = rust_core::validate_batch(&codes);
        let tokenizer = empty_vocabulary();
        let grammar = Grammar::for_tokenizer(&tokenizer);
        let (mut valid, mut replayed) = (0, 0);
        for ((file, code), verdict) in files.iter().zip(&codes).zip(&verdicts) {
            if !verdict.valid {
                continue;
            }
            valid += 1;
            match replay(&tokenizer, &grammar, code) {
                Ok(()) => replayed += 1,
                Err(refused) => println!("{}\t{refused}", file.strip_prefix(folder).unwrap_or(file).display()),
            }
        }
        println!("{folder}: {} files, {valid} valid, {replayed} replayed", files.len());
    }
}
