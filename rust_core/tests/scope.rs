//! Scopes and types: nothing that naga accepts in the subset is refused.

mod wgsl_modules;

use std::path::Path;

use rust_core::Tokenizer;
use rust_core::constrain::grammar::{Grammar, GrammarState};
use rust_core::constrain::scope::{Scope, ScopeState};
use rust_core::tokenizer::EOS;
use rust_core::wgsl::lexer::tokenize;
use wgsl_modules::{empty_vocabulary, fitted, modules, wgsl_files};

/// Who refuses a lexeme of a module; the text shows it after those before it.
#[derive(Debug, PartialEq)]
enum Refused {
    ByGrammar(String),
    /// A name that is declared further down.
    Early(String),
    ByScope(String),
}

/// Whether the module declares its lexeme `at` later on.
fn is_declared_after(lexemes: &[std::borrow::Cow<'_, str>], at: usize) -> bool {
    let is_declared = |pair: &[std::borrow::Cow<'_, str>]| {
        matches!(&*pair[0], "fn" | "struct" | "alias" | "const" | "override" | "var" | ">") && pair[1] == lexemes[at]
    };
    let is_word = lexemes.get(at).is_some_and(|lexeme| lexeme.starts_with(|c: char| c == '_' || c.is_alphabetic()));
    is_word && lexemes[at..].windows(2).any(is_declared)
}

fn replay(tokenizer: &Tokenizer, grammar: &Grammar, scope: &Scope, code: &str) -> Result<(), Refused> {
    let (mut state, mut scopes) = (GrammarState::start(), ScopeState::start());
    let mut lexeme = 0usize;
    for id in tokenizer.encode(code).into_iter().chain([EOS]) {
        let place = || {
            let lexemes = tokenize(code);
            let before = lexemes[lexeme.saturating_sub(24)..lexeme].join(" ");
            format!("{before} >>> {}", lexemes.get(lexeme).map_or("the end", |text| text))
        };
        if !grammar.allows(&state, id) {
            return Err(Refused::ByGrammar(place()));
        }
        scope.advance(&mut scopes, &state, id);
        if scopes.misfits() > 0 {
            let lexemes = tokenize(code);
            let is_early = lexeme < lexemes.len() && is_declared_after(&lexemes, lexeme);
            return Err(if is_early { Refused::Early(place()) } else { Refused::ByScope(place()) });
        }
        grammar.advance(&mut state, id);
        lexeme += usize::from(state.spelling().is_empty());
    }
    Ok(())
}

#[test]
fn no_bundled_target_is_refused() {
    let modules = modules();
    assert!(modules.len() > 60);
    let mut refused = Vec::new();
    for tokenizer in [fitted(&modules), empty_vocabulary()] {
        let (grammar, scope) = (Grammar::for_tokenizer(&tokenizer), Scope::for_tokenizer(&tokenizer));
        for (name, code) in &modules {
            if let Err(place) = replay(&tokenizer, &grammar, &scope, code) {
                refused.push(format!("{name}: {place:?}"));
            }
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

/// `WGSL_CORPUS` names folders, separated by `:`. Prints what is refused of the modules that naga accepts.
#[test]
#[ignore = "needs a corpus: WGSL_CORPUS=folder:folder"]
fn public_wgsl_is_replayed() {
    let folders = std::env::var("WGSL_CORPUS").unwrap();
    for folder in folders.split(':') {
        let files = wgsl_files(Path::new(folder));
        let codes: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).unwrap_or_default()).collect();
        let verdicts = rust_core::validate_batch(&codes);
        let tokenizer = empty_vocabulary();
        let (grammar, scope) = (Grammar::for_tokenizer(&tokenizer), Scope::for_tokenizer(&tokenizer));
        let (mut valid, mut of_subset, mut replayed) = (0, 0, 0);
        for ((file, code), verdict) in files.iter().zip(&codes).zip(&verdicts) {
            if !verdict.valid {
                continue;
            }
            valid += 1;
            match replay(&tokenizer, &grammar, &scope, code) {
                Ok(()) => replayed += 1,
                Err(Refused::ByGrammar(_) | Refused::Early(_)) => continue,
                Err(Refused::ByScope(place)) => {
                    println!("{}\t{place}", file.strip_prefix(folder).unwrap_or(file).display());
                }
            }
            of_subset += 1;
        }
        println!("{folder}: {} files, {valid} valid, {of_subset} of the subset, {replayed} replayed", files.len());
    }
}
