//! Grammar masks: nothing of the subset is refused, and what is no module is refused where it goes wrong.

mod wgsl_modules;

use std::path::Path;

use rust_core::Tokenizer;
use rust_core::constrain::grammar::{Grammar, GrammarState, Terminal, TerminalSet, classify, example};
use rust_core::tokenizer::EOS;
use rust_core::wgsl::lexer::tokenize;
use wgsl_modules::{empty_vocabulary, fitted, modules, wgsl_files};

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

#[derive(serde::Deserialize)]
struct Refused {
    case: Vec<RefusedCase>,
}

#[derive(serde::Deserialize)]
struct RefusedCase {
    why: String,
    code: String,
    /// Index of the first lexeme that must be refused; as many as there are lexemes for the end.
    at: usize,
}

#[test]
fn what_is_no_module_is_refused_where_it_goes_wrong() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/grammar/refused.toml");
    let refused: Refused = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut wrong = Vec::new();
    let codes: Vec<&str> = refused.case.iter().map(|case| case.code.as_str()).collect();
    for tokenizer in [Tokenizer::fit(codes, [], 1), empty_vocabulary()] {
        let grammar = Grammar::for_tokenizer(&tokenizer);
        for RefusedCase { why, code, at } in &refused.case {
            if first_refused(&tokenizer, &grammar, code) != *at {
                wrong.push(format!("{why}: {:?}", replay(&tokenizer, &grammar, code)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn first_refused(tokenizer: &Tokenizer, grammar: &Grammar, code: &str) -> usize {
    let (mut state, mut lexemes) = (GrammarState::start(), 0);
    for id in tokenizer.encode(code).into_iter().chain([EOS]) {
        if !grammar.advance(&mut state, id) {
            break;
        }
        lexemes += usize::from(state.spelling().is_empty());
    }
    lexemes
}

/// Whatever nests, nests to the same depth, and can always be closed before the guard's limit.
#[test]
fn nesting_ends_before_the_guard_does() {
    let tokenizer = empty_vocabulary();
    let grammar = Grammar::for_tokenizer(&tokenizer);
    let prefixes = ["(", "a[", "f(", "- (", "array<f32, 2>(", "vec3<f32>(", "{", "loop {", "if a {", "f(a < b, "];
    for prefix in prefixes {
        let is_statement = prefix.ends_with('{');
        let mut code = if is_statement { "fn f() {".to_owned() } else { "const a = ".to_owned() };
        let mut state = GrammarState::start();
        for id in tokenizer.encode(&code) {
            assert!(grammar.advance(&mut state, id));
        }
        let mut repeated = 0;
        'repeat: while repeated < 200 {
            let len = state.len();
            for id in tokenizer.encode(prefix) {
                if !grammar.advance(&mut state, id) {
                    state.truncate(len);
                    break 'repeat;
                }
            }
            code += prefix;
            repeated += 1;
        }
        assert!((20..64).contains(&repeated), "{prefix} {repeated} times");
        let closing: Vec<&str> = state.closing().into_iter().map(example).collect();
        assert!(rust_core::wgsl::guard::check(&(code + &closing.join(" "))).is_ok(), "{prefix}");
    }
}

/// naga's own lists are the measure: nothing it predeclares is an identifier, and nothing it reserves is allowed as one.
#[test]
fn predeclared_and_reserved_words_are_no_identifiers() {
    let identifier = TerminalSet::of(&[Terminal::named("IDENT")]);
    let words = naga::keywords::wgsl::BUILTIN_IDENTIFIERS.iter().chain(naga::keywords::wgsl::RESERVED);
    for word in words.copied().chain(["_", "__a", "vec3f"]) {
        assert!(classify(word).and(identifier).is_empty(), "{word}");
    }
    for name in ["a", "_a", "position", "flat", "é", "vec5", "Vec3", "a_b1"] {
        assert!(classify(name).contains(Terminal::named("IDENT")), "{name}");
    }
    for other in
        ["a b", "", " a", "a ", "//", "a/**/", "1.x", "007", "1h", "0x1p3", "5000000000", "vec3<f16>", "'", "@"]
    {
        assert!(classify(other).is_empty(), "{other}");
    }
}

/// The lexer's Unicode tables and naga's come from different crates. Where they disagree, a name that is allowed would be
/// a syntax error.
#[test]
fn naga_reads_every_identifier_that_is_allowed() {
    let identifier = Terminal::named("IDENT");
    let names = ('\u{80}'..=char::MAX).map(|c| format!("a{c}")).filter(|name| classify(name).contains(identifier));
    let names: Vec<String> = names.collect();
    assert!(names.len() > 100_000);
    let modules = names.chunks(2000).map(|names| names.iter().map(|name| format!("const {name} = 1;")).collect());
    let modules: Vec<String> = modules.collect();
    assert!(rust_core::validate_batch(&modules).iter().all(|verdict| verdict.valid));
}
