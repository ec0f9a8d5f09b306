//! The lexer and the printer: cases from `tests/fixtures/lexer`, properties, and a slow twin.

mod wgslish;

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rust_core::wgsl::lexer::{LexemeKind, lex, tokenize};
use rust_core::wgsl::printer::{canonical_text, print};
use serde::Deserialize;
use wgslish::{any_text, wgslish};

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

    /// The specification's algorithm, a code point at a time, finds the same template lists. It counts on spaces
    /// between operators: on `+==` it sees a comparison, where maximal munch sees two assignments.
    #[test]
    fn template_lists_are_the_specifications(source in wgslish()) {
        let spaced: String = tokenize(&source).iter().flat_map(|t| [&**t, " "]).collect();
        let lexemes = lex(&spaced);
        let of = |kind| lexemes.iter().filter(move |l| l.kind == kind).map(|l| l.span.start);
        let fused = lexemes.iter().filter(|l| l.kind == LexemeKind::TemplateType);
        let inner = |c| move |(at, _): (usize, &str)| (at, c);
        let mut expected = discover_template_lists(&spaced);
        let mut found: Vec<(usize, char)> = of(LexemeKind::TemplateOpen).map(|at| (at, '<'))
            .chain(of(LexemeKind::TemplateClose).map(|at| (at, '>')))
            .collect();
        for lexeme in fused {
            let text = &spaced[lexeme.span.clone()];
            found.extend(text.match_indices('<').map(inner('<')).map(|(at, c)| (lexeme.span.start + at, c)));
            found.extend(text.match_indices('>').map(inner('>')).map(|(at, c)| (lexeme.span.start + at, c)));
        }
        found.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(found, expected, "{:?}", spaced);
    }
}

/// WGSL section 3.9 as it is written, for text without comments: the byte offsets of all list brackets.
fn discover_template_lists(source: &str) -> Vec<(usize, char)> {
    let starts = |at: usize, text: &str| source.as_bytes()[at..].starts_with(text.as_bytes());
    let (mut found, mut pending, mut depth, mut at) = (Vec::new(), Vec::<(usize, usize)>::new(), 0usize, 0);
    // Lexemes of more than one character that the algorithm steps over whole: identifiers and literals.
    let words: std::collections::HashMap<usize, (usize, bool)> = lex(source)
        .into_iter()
        .filter(|l| matches!(l.kind, LexemeKind::Word | LexemeKind::Attribute | LexemeKind::Number))
        .map(|l| (l.span.start, (l.span.end, l.kind != LexemeKind::Number && l.text != "true" && l.text != "false")))
        .chain(fused_words(source))
        .collect();
    while at < source.len() {
        if let Some(&(end, identifier)) = words.get(&at) {
            at = end;
            while starts(at, " ") {
                at += 1;
            }
            if identifier && starts(at, "<") {
                if starts(at + 1, "<") || starts(at + 1, "=") {
                    at += 2;
                } else {
                    pending.push((at, depth));
                    at += 1;
                }
            }
            continue;
        }
        let reject = |pending: &mut Vec<(usize, usize)>, depth: usize| {
            while pending.last().is_some_and(|p| p.1 >= depth) {
                pending.pop();
            }
        };
        let mut step = 1;
        match source.as_bytes()[at] {
            b'>' => match pending.last() {
                Some(&(open, level)) if level == depth => {
                    pending.pop();
                    found.extend([(open, '<'), (at, '>')]);
                }
                _ => step += usize::from(starts(at + 1, "=")),
            },
            b'(' | b'[' => depth += 1,
            b')' | b']' => {
                reject(&mut pending, depth);
                depth = depth.saturating_sub(1);
            }
            b'!' => step += usize::from(starts(at + 1, "=")),
            b'=' if starts(at + 1, "=") => step = 2,
            b'=' | b';' | b'{' | b':' => {
                depth = 0;
                pending.clear();
            }
            b'&' | b'|' if starts(at, "&&") || starts(at, "||") => {
                reject(&mut pending, depth);
                step = 2;
            }
            _ => {}
        }
        at += step;
    }
    found
}

/// The words inside fused types.
fn fused_words(source: &str) -> Vec<(usize, (usize, bool))> {
    let fused = lex(source).into_iter().filter(|l| l.kind == LexemeKind::TemplateType);
    fused
        .flat_map(|l| {
            let broken: String = l.span.clone().map(|at| source.as_bytes()[at] as char).collect();
            let broken = broken.replace(['<', '>', ','], " ");
            let words = lex(&broken).into_iter().filter(|w| w.kind == LexemeKind::Word);
            words.map(|w| (l.span.start + w.span.start, (l.span.start + w.span.end, true))).collect::<Vec<_>>()
        })
        .collect()
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
