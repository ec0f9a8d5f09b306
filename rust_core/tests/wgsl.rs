//! The lexer and the printer: cases from `tests/fixtures/lexer`, properties, and a slow twin.

mod wgslish;

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rust_core::wgsl::lexer::{LexemeKind, lex, tokenize};
use rust_core::wgsl::printer::{canonical_text, print};
use serde::Deserialize;
use wgslish::any_text;

#[derive(Deserialize)]
struct Cases<C> {
    case: Vec<C>,
}

#[derive(Deserialize)]
struct LexemeCase {
    name: String,
    source: String,
    lexemes: Vec<String>,
}

#[derive(Deserialize)]
struct LayoutCase {
    name: String,
    source: String,
    canonical: String,
}

fn cases<C: for<'de> Deserialize<'de>>(file: &str) -> Vec<C> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/lexer").join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    toml::from_str::<Cases<C>>(&text).unwrap().case
}

/// Every promise about one text; the reason it is broken, if it is.
fn check_promises(source: &str) -> Result<(), String> {
    let lexemes = lex(source);
    let mut end = 0;
    for lexeme in &lexemes {
        if lexeme.span.start != end || lexeme.span.is_empty() {
            return Err(format!("a gap or an empty lexeme at {end}: {lexeme:?}"));
        }
        end = lexeme.span.end;
    }
    if end != source.len() {
        return Err(format!("the spans end at {end} of {}", source.len()));
    }
    let tokens = tokenize(source);
    let code: Vec<_> = lexemes.into_iter().filter(|l| !l.kind.is_trivia()).map(|l| l.text).collect();
    if tokens != code {
        return Err(format!("tokenize gives {tokens:?}, lex {code:?}"));
    }
    let text = canonical_text(source);
    if tokenize(&text) != tokens {
        return Err(format!("{tokens:?} became {:?} through {text:?}", tokenize(&text)));
    }
    if canonical_text(&text) != text || print(tokens.iter().map(|t| &**t)) != text {
        return Err(format!("{text:?} is not canonical"));
    }
    Ok(())
}

#[test]
fn lexeme_cases() {
    for case in cases::<LexemeCase>("lexemes.toml") {
        assert_eq!(tokenize(&case.source), case.lexemes, "{}", case.name);
        check_promises(&case.source).unwrap();
    }
}

#[test]
fn layout_cases() {
    for case in cases::<LayoutCase>("layout.toml") {
        assert_eq!(canonical_text(&case.source), case.canonical, "{}", case.name);
        check_promises(&case.source).unwrap();
    }
}

#[test]
fn text_differs_from_the_source_only_where_it_is_normalised() {
    let source = "@ a vec3 <f32> /* c */ b";
    for lexeme in lex(source) {
        let normalised = matches!(lexeme.kind, LexemeKind::Attribute | LexemeKind::TemplateType);
        assert_eq!(lexeme.text != source[lexeme.span.clone()], normalised, "{lexeme:?}");
    }
}

/// Visits every state that the tables have: as a lexeme of its own, and after a name, every character is lexed.
#[test]
fn every_character() {
    let all: String = ('\0'..=char::MAX).flat_map(|c| [c, ' ', 'a', c, ' ']).collect();
    assert_eq!(lex(&all).last().map(|lexeme| lexeme.span.end), Some(all.len()));
}

/// One pass each, and no recursion: a quadratic step would make this test take minutes, a recursive one end it.
#[test]
fn much_of_anything() {
    let hostile = [
        "<",
        "(",
        "{",
        "a<",
        "a<b>",
        "@",
        "@a(",
        "@a(}",
        "0",
        "0x",
        "1e",
        ".",
        "/*",
        "/* */*",
        "//\n",
        "a<a>>",
        ">>=",
        "a,",
        "vec3<",
        "array<vec3<f32>>",
        "{a;",
        "a+",
        "fn(",
        "}",
        "/**/a<",
        "é",
        "\u{301}",
        "-",
        "f(a,",
    ];
    for unit in hostile {
        let source = unit.repeat((1 << 18) / unit.len());
        let text = canonical_text(&source);
        assert!(text.len() <= source.len() * 48, "{unit:?} became {} bytes", text.len());
        assert!(tokenize(&text) == tokenize(&source), "{unit:?}");
    }
}

#[test]
fn print_is_total_and_idempotent_on_texts_that_are_no_lexemes() {
    let text = print(["a b", "// c", "d", "", "/* e", "\n", "@", "f"]);
    assert_eq!(text, "a b d / *e @f\n");
    assert_eq!(canonical_text(&text), text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn promises_hold_for_every_text(source in any_text()) {
        check_promises(&source).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn print_of_anything_is_canonical(texts in prop::collection::vec(any_text(), 0..6)) {
        let text = print(texts.iter().map(String::as_str));
        prop_assert_eq!(&canonical_text(&text), &text);
    }
}

/// WGSL that none of us wrote: `WGSL_CORPUS=folder cargo test -p rust_core --test wgsl corpus -- --ignored --nocapture`
#[test]
#[ignore = "needs a folder of .wgsl files in WGSL_CORPUS"]
fn corpus() {
    let root = PathBuf::from(std::env::var_os("WGSL_CORPUS").expect("WGSL_CORPUS names a folder"));
    let (mut files, mut valid, mut bytes) = (0, 0, 0);
    for path in wgsl_files(&root) {
        let Ok(source) = std::fs::read_to_string(&path) else { continue };
        files += 1;
        bytes += source.len();
        check_promises(&source).unwrap_or_else(|reason| panic!("{}: {reason}", path.display()));
        let has_directives = source.lines().any(|line| line.trim_start().starts_with('#'));
        if has_directives {
            continue;
        }
        let Ok(module) = naga::front::wgsl::parse_str(&source) else { continue };
        valid += 1;
        let text = canonical_text(&source);
        match naga::front::wgsl::parse_str(&text) {
            Ok(printed) => assert!(summary(&printed) == summary(&module), "{} changed its meaning", path.display()),
            Err(error) => panic!("{}: {}", path.display(), error.emit_to_string(&text)),
        }
    }
    assert!(files > 0, "no .wgsl file under {}", root.display());
    println!("{files} files, {bytes} bytes; {valid} that naga accepts, and as the same module when printed");
}

/// What a module says, without where it says it.
fn summary(module: &naga::Module) -> String {
    let functions = module.functions.iter().map(|(_, f)| f).chain(module.entry_points.iter().map(|e| &e.function));
    let bodies: Vec<_> =
        functions.map(|f| (&f.name, &f.arguments, &f.result, &f.local_variables, &f.expressions)).collect();
    format!("{:?} {:?} {:?} {bodies:?}", module.types, module.global_variables, module.global_expressions)
}

fn wgsl_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            files.extend(wgsl_files(&entry.path()));
        } else if entry.path().extension().is_some_and(|extension| extension == "wgsl") {
            files.push(entry.path());
        }
    }
    files.sort();
    files
}
