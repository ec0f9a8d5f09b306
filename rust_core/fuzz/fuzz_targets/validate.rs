//! Any text gets a verdict whose span lies within it; the seeds are the fixtures under `tests/fixtures/wgsl`.
#![no_main]

libfuzzer_sys::fuzz_target!(|code: &str| {
    let verdict = rust_core::validate(code);
    assert_eq!(verdict.valid, verdict.stage.is_none());
    assert!(verdict.span.is_none_or(|span| span.start <= span.end && span.end <= code.len()));
    let message = verdict.message.unwrap_or_default();
    assert!(!message.contains("failed on this text"), "naga panicked: {message}");
});
