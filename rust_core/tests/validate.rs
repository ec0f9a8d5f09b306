//! What a verdict says. Files under `tests/fixtures/wgsl/valid` and `invalid` are cases: dropping one in makes a test.

use rust_core::validate::{NAGA_VERSION, Stage, Verdict, validate, validate_batch};
use rust_core::wgsl::templates;
use std::fs;
use std::path::{Path, PathBuf};

fn fixtures(folder: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/wgsl").join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// What holds for every verdict, whatever the text.
fn assert_consistent(code: &str, verdict: &Verdict) {
    assert_eq!(verdict.valid, verdict.stage.is_none(), "{verdict:?}");
    assert_eq!(verdict.valid, verdict.message.is_none());
    assert_eq!(verdict.valid, verdict.report.is_none());
    assert!(!verdict.hollow || verdict.valid);
    assert_eq!(verdict.span.is_some(), verdict.line.is_some() && verdict.column.is_some());
    if let Some(message) = &verdict.message {
        assert!(!message.is_empty() && message.len() < 600 && !message.contains(char::is_control), "{message:?}");
    }
    if let (Some(span), Some(line), Some(column)) = (&verdict.span, verdict.line, verdict.column) {
        assert!(span.start <= span.end && span.end <= code.len());
        let mut line_starts = [0].into_iter().chain(code.match_indices('\n').map(|(at, _)| at + 1));
        assert_eq!(line_starts.clone().filter(|&start| start <= span.start).count(), line);
        assert_eq!(line_starts.nth(line - 1).unwrap() + column - 1, span.start);
    }
}

#[test]
fn valid_files_are_accepted() {
    for (path, code) in fixtures("valid") {
        let verdict = validate(&code);
        assert_consistent(&code, &verdict);
        assert!(verdict.valid, "{}", verdict.report_for(&path.display().to_string()).unwrap());
    }
}

#[test]
fn invalid_files_are_refused_by_naga_with_a_place_and_a_report() {
    for (path, code) in fixtures("invalid") {
        let verdict = validate(&code);
        assert_consistent(&code, &verdict);
        assert!(matches!(verdict.stage, Some(Stage::Parse | Stage::Validate)), "{}: {verdict:?}", path.display());
        let line = verdict.line.unwrap_or_else(|| panic!("{}: {verdict:?}", path.display()));
        let report = verdict.report_for("shader.wgsl").unwrap();
        assert!(report.contains("─ shader.wgsl:") && report.contains(&format!("{line} │")), "line {line} in {report}");
        assert!(!report.contains(|c: char| c.is_control() && c != '\n'), "{report:?}");
    }
}

#[test]
fn a_verdict_points_at_the_offence() {
    let code = "fn half(x: f32) -> f32 {\n    let café = x; return café / 2u;\n}\n";
    let verdict = validate(code);
    assert_eq!(verdict.stage, Some(Stage::Validate));
    let span = verdict.span.clone().unwrap();
    assert_eq!(&code[span], "café / 2u");
    assert_eq!((verdict.line, verdict.column), (Some(2), Some(27)));
    assert!(verdict.message.unwrap().contains("Divide"));

    let verdict = validate("fn f() { let x = ; }");
    assert_eq!(verdict.stage, Some(Stage::Parse));
    assert_eq!((verdict.line, verdict.column), (Some(1), Some(18)));
}

#[test]
fn messages_carry_nagas_notes() {
    let message = validate("fn f(c: vec3<f32>) -> vec3<f32> { return mix(c, 1.0, 0.5); }").message.unwrap();
    assert!(message.contains("argument #2 to `mix`") && message.contains("allowed type: vec3<f32>"), "{message}");
    let message = validate("var<uniform> time: f32;").message.unwrap();
    assert!(message.contains("'time'") && message.contains("Binding decoration is missing"), "{message}");
}

#[test]
fn hollow_modules_are_valid_and_called_hollow() {
    for hollow in ["", "// nothing", "struct S { a: f32 }", "fn f() {}", "fn f() { { } return; }", "const a = 1;"] {
        let verdict = validate(hollow);
        assert!(verdict.valid && verdict.hollow, "{hollow}: {verdict:?}");
    }
    for full in ["fn f() {} fn one() -> f32 { return 1.0; }", "fn f() { let a = 1.0; }", "fn f() { var a: f32; }"] {
        let verdict = validate(full);
        assert!(verdict.valid && !verdict.hollow, "{full}: {verdict:?}");
    }
}

#[test]
fn a_batch_answers_in_order_as_one_by_one() {
    let codes: Vec<String> = (0..200)
        .map(|i| match i % 3 {
            0 => format!("fn f{i}() -> f32 {{ return {i}.0; }}"),
            1 => format!("fn f{i}() -> f32 {{ return {i}u; }}"),
            _ => format!("{}fn", "\n".repeat(i)),
        })
        .collect();
    let one_by_one: Vec<Verdict> = codes.iter().map(|code| validate(code)).collect();
    assert_eq!(validate_batch(&codes), one_by_one);
    assert_eq!(one_by_one.iter().filter(|verdict| verdict.valid).count(), 67);
    assert!(validate_batch::<String>(&[]).is_empty());
}

#[test]
fn many_threads_may_ask_at_once() {
    let expected = validate("fn f() -> f32 { return 1u; }");
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..20).for_each(|_| assert_eq!(validate("fn f() -> f32 { return 1u; }"), expected)));
        }
    });
}

#[test]
fn the_version_is_the_one_that_was_built() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock")).unwrap();
    assert!(lock.contains(&format!("name = \"naga\"\nversion = \"{NAGA_VERSION}\"")));
    assert_eq!(lock.matches("name = \"naga\"").count(), 1);
}

#[test]
fn templates_are_valid_compute_shaders() {
    for name in templates::NAMES {
        let code = templates::get(name).unwrap();
        let verdict = validate(code);
        assert!(verdict.valid && !verdict.hollow, "{name}: {:?}", verdict.report);
        assert!(code.contains("fn cs_main(") && code.contains("arrayLength("), "{name}");
    }
    assert_eq!(templates::get("blur"), None);
}
