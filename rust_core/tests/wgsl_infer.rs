//! The native binary as a user meets it: output, exit codes, bad input.

#![cfg(feature = "cli")]

mod tiny_model;

use rust_core::Tokenizer;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tiny_model::random::Shape;

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_wgsl-infer"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || _ = stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn json_lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Exit code 2 and one line on stderr that says `what`.
fn assert_refused(output: &Output, what: &str) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.starts_with("error: ") && stderr.lines().count() == 1, "{stderr}");
    assert!(stderr.contains(what), "{what} in {stderr}");
    assert!(output.stdout.is_empty());
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A model folder with random weights and a tokenizer that fits them.
fn model_folder(folder: &Path) -> PathBuf {
    let tokenizer = Tokenizer::fit(["fn f() -> f32 { return 1.0; }"], ["a red circle"], 1);
    let shape = Shape {
        vocab_size: tokenizer.target_vocab_size(),
        d_model: 16,
        nhead: 2,
        layers: 1,
        dim_feedforward: 32,
        max_seq_len: 24,
    };
    let model = folder.join("model");
    fs::create_dir(&model).unwrap();
    fs::write(model.join("config.json"), shape.config_json()).unwrap();
    fs::write(model.join("model.safetensors"), shape.random_weights(7, 1.0)).unwrap();
    tokenizer.save(&model.join("tokenizer.json")).unwrap();
    model
}

const VALID: &[u8] = b"fn one() -> f32 { return 1.0; }";
const INVALID: &[u8] = b"fn one() -> f32 {\n    return 1u;\n}";

#[test]
fn exit_code_is_the_worst_files() {
    let folder = tempfile::tempdir().unwrap();
    let valid = write(folder.path(), "valid.wgsl", VALID);
    let invalid = write(folder.path(), "invalid.wgsl", INVALID);
    let missing = folder.path().join("missing.wgsl").to_str().unwrap().to_owned();
    for (files, code) in [
        (vec![&valid], 0),
        (vec![&valid, &invalid, &valid], 1),
        (vec![&missing, &invalid], 2),
        (vec![&valid, &missing, &valid], 2),
    ] {
        let mut arguments = vec!["validate"];
        arguments.extend(files.iter().map(|file| file.as_str()));
        let output = run(&arguments, b"");
        assert_eq!(output.status.code(), Some(code), "{files:?}");
        let readable = files.iter().filter(|file| !file.contains("missing")).count();
        assert_eq!(
            stdout(&output).matches(": valid\n").count() + stdout(&output).matches(": invalid (").count(),
            readable
        );
    }
}

#[test]
fn an_invalid_file_is_shown_where_it_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let invalid = write(folder.path(), "invalid.wgsl", INVALID);
    let output = run(&["validate", &invalid], b"");
    let text = stdout(&output);
    assert!(text.starts_with(&format!("{invalid}:2:12: invalid (validate): Function [0] 'one' is invalid")), "{text}");
    assert!(text.contains("return 1u;") && text.contains(&format!("┌─ {invalid}:")), "{text}");
}

#[test]
fn standard_input_is_a_file_too() {
    let output = run(&["validate", "-", "--json"], VALID);
    assert_eq!(output.status.code(), Some(0));
    let expected = json!({"file": "-", "valid": true, "hollow": false, "stage": null, "message": null, "span": null, "line": null,
        "column": null, "report": null});
    assert_eq!(json_lines(&output), [expected]);
    assert_eq!(run(&["validate", "-"], b"").status.code(), Some(0), "an empty file is a module");
    assert_eq!(run(&["validate", "-"], b"\0").status.code(), Some(1), "a NUL byte is a verdict");
    assert_eq!(run(&["validate", "-"], &[b'('; 5_000_000]).status.code(), Some(1), "a 5 MB line is a verdict");
}

#[test]
fn bytes_that_are_not_utf8_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "latin1.wgsl", b"// caf\xe9\n");
    let output = run(&["validate", &file], b"");
    assert_refused(&output, "latin1.wgsl: expected UTF-8 text, found byte 0xe9 at byte offset 6");
    let output = run(&["validate", "--json", &file], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(json_lines(&output)[0]["error"].as_str().unwrap().contains("byte offset 6"));
}

#[test]
fn bad_arguments_are_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let model = model_folder(folder.path());
    let model = model.to_str().unwrap();
    for (arguments, what) in [
        (vec!["--temperature", "NaN"], "temperature"),
        (vec!["--temperature", "-1"], "temperature"),
        (vec!["--beam", "0"], "beam"),
        (vec!["--beam", "two"], "--beam"),
        (vec!["--top-p", "0"], "top_p"),
        (vec!["--max-new-tokens", "0"], "max_new_tokens"),
        (vec!["--max-new-tokens", "1000"], "max_seq_len"),
        (vec!["--dtype", "f16"], "f16"),
        (vec!["--threads", "0"], "threads: expected 1 to 1024, found 0"),
        (vec!["--threads", "100000"], "threads: expected 1 to 1024, found 100000"),
        (vec!["--threads", "all"], "--threads"),
        (vec!["--colour", "red"], "--colour"),
    ] {
        let output = run(&[&["generate", "--model", model, "a red circle"], arguments.as_slice()].concat(), b"");
        assert_refused(&output, what);
    }
    assert_refused(&run(&[], b""), "wgsl-infer");
    assert_refused(&run(&["validate"], b""), "FILE");
    assert_refused(&run(&["generate", "--model", "/nonexistent", "a red circle"], b""), "/nonexistent");
}

#[test]
fn help_teaches_by_example() {
    for arguments in [vec!["--help"], vec!["generate", "--help"], vec!["validate", "--help"], vec!["bench", "--help"]] {
        let output = run(&arguments, b"");
        assert_eq!(output.status.code(), Some(0));
        assert!(arguments.len() == 1 || stdout(&output).contains("Examples:"));
        let computes = arguments.iter().any(|argument| ["generate", "bench"].contains(argument));
        assert_eq!(stdout(&output).contains("--threads <N>"), computes);
    }
}

#[test]
fn a_prompt_gives_code() {
    let folder = tempfile::tempdir().unwrap();
    let model = model_folder(folder.path());
    let model = model.to_str().unwrap();
    let plain = run(&["generate", "--model", model, "a red circle"], b"");
    assert_eq!(plain.status.code(), Some(0), "{}", String::from_utf8_lossy(&plain.stderr));

    let answer = run(&["generate", "--model", model, "a red circle", "--json"], b"");
    let answer = &json_lines(&answer)[0];
    assert_eq!(answer["prompt"], "a red circle");
    assert_eq!(answer["code"].as_str().unwrap().trim_end(), stdout(&plain).trim_end());
    assert_eq!(answer["valid"].as_bool().unwrap(), answer.get("message").is_none());
    let warns = String::from_utf8_lossy(&plain.stderr).contains("naga does not accept");
    assert_eq!(answer["valid"].as_bool().unwrap(), !warns);

    let file = folder.path().join("circle.wgsl");
    let written =
        run(&["generate", "--model", model, "--prompt", "a red circle", "--output", file.to_str().unwrap()], b"");
    assert_eq!(written.stdout, b"");
    assert_eq!(fs::read(&file).unwrap(), plain.stdout);
    let nowhere = folder.path().join("missing/circle.wgsl");
    assert_refused_after_warnings(&run(
        &["generate", "--model", model, "x", "--output", nowhere.to_str().unwrap()],
        b"",
    ));
}

/// At a high temperature the last bits of the logits choose among tokens.
#[test]
fn a_dtype_is_what_the_model_computes_in() {
    let folder = tempfile::tempdir().unwrap();
    let model = model_folder(folder.path());
    let model = model.to_str().unwrap();
    let code = |dtype: &[&str]| {
        let arguments = ["generate", "--model", model, "a", "--constrain", "off", "--temperature", "5", "--seed", "1"];
        let output = run(&[&arguments[..], dtype].concat(), b"");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    assert_eq!(code(&[]), code(&["--dtype", "f32"]), "an f32 folder");
    assert_eq!(code(&[]), code(&["--dtype", "auto"]));
    assert_ne!(code(&[]), code(&["--dtype", "int8"]));
    assert_eq!(code(&[]), code(&["--threads", "3"]), "any number of threads, the same answer");
}

#[test]
fn bench_reports_every_length() {
    let folder = tempfile::tempdir().unwrap();
    let model = model_folder(folder.path());
    let model = model.to_str().unwrap();
    for dtype in ["f32", "bf16", "int8", "int4"] {
        let arguments = ["bench", "--model", model, "--dtype", dtype, "--lengths", "3,16", "--rounds", "2", "--json"];
        let output = run(&arguments, b"");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let report: Value = serde_json::from_str(stdout(&output)).unwrap();
        assert_eq!((&report["dtype"], report["runs"].as_array().unwrap().len()), (&dtype.into(), 2));
        for (run, length) in report["runs"].as_array().unwrap().iter().zip([3, 16]) {
            assert_eq!((&run["source_tokens"], &run["target_tokens"]), (&length.into(), &length.into()));
            for figure in ["encode_ms", "decode_us_per_token", "tokens_per_s", "streaming_share"] {
                assert!(run[figure].as_f64().unwrap() > 0.0, "{figure}");
            }
        }
        assert!(report["first_token_ms"].as_f64().unwrap() >= report["load_ms"].as_f64().unwrap());
        for (batch, sequences) in report["batches"].as_array().unwrap().iter().zip([4, 32]) {
            assert_eq!(
                (&batch["sequences"], &batch["target_tokens"]),
                (&sequences.into(), &24.into()),
                "as many as the model reads"
            );
            assert!(batch["decode_us_per_token"].as_f64().unwrap() > 0.0);
        }
    }
    let table = run(&["bench", "--model", model, "--rounds", "1"], b"");
    assert!(stdout(&table).contains("dtype f32") && stdout(&table).contains("us/token"), "auto says what it is");
    assert!(stdout(&table).contains("threads 1, ") && stdout(&table).contains("32 sequences at once"));
    let report = run(&["bench", "--model", model, "--threads", "2", "--lengths", "3", "--rounds", "1", "--json"], b"");
    assert_eq!(json_lines(&report)[0]["threads"], 2);
    assert_refused(&run(&["bench", "--model", model, "--threads", "0"], b""), "threads: expected 1 to 1024");
    assert_refused(&run(&["bench", "--model", model, "--lengths", "0"], b""), "lengths: expected 1 to ");
    assert_refused(&run(&["bench", "--model", model, "--dtype", "f16"], b""), "f16");
}

fn assert_refused_after_warnings(output: &Output) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr.lines().last().unwrap().contains("cannot write"), "{stderr}");
}

#[test]
fn without_a_model_it_is_the_one_inside() {
    let output = run(&["generate", "a red circle on black"], b"");
    if cfg!(feature = "bundled-model") {
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(rust_core::validate(stdout(&output)).valid);
    } else {
        assert_refused(&output, "model: expected a model folder, as this build has no weights of its own");
    }
}

#[test]
fn a_guess_is_called_one() {
    let folder = tempfile::tempdir().unwrap();
    let model = model_folder(folder.path());
    let config: Value = serde_json::from_slice(&fs::read(model.join("config.json")).unwrap()).unwrap();
    for (threshold, is_low) in [(1.1, true), (0.0, false)] {
        let mut config = config.clone();
        config["confidence"] = json!({"intercept": 1, "threshold": threshold});
        for feature in rust_core::engine::FEATURES {
            config["confidence"][feature] = json!(0);
        }
        fs::write(model.join("config.json"), config.to_string()).unwrap();
        let ask = |more: &[&str]| run(&[&["generate", "--model", model.to_str().unwrap(), "red"], more].concat(), b"");
        let told = String::from_utf8(ask(&[]).stderr).unwrap();
        let line = "This is far from what the model knows; take it as a guess.";
        assert_eq!(told.lines().filter(|told| *told == line).count(), usize::from(is_low), "{told}");
        let answer = &json_lines(&ask(&["--json"]))[0];
        assert_eq!(answer["low_confidence"], is_low);
        assert!((answer["confidence"].as_f64().unwrap() - 1.0 / (1.0 + (-1.0_f64).exp())).abs() < 1e-12);
        assert_eq!(answer["features"].as_object().unwrap().len(), 5);
    }
}

#[test]
fn every_line_gets_a_line_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let model = model_folder(folder.path());
    let model = model.to_str().unwrap();
    let mut input =
        b"a red circle\r\n{\"id\": 7, \"prompt\": \"a red circle\", \"code\": \"old\", \"a\": [1]}\n\n{\"id\": 8}\n{\n"
            .to_vec();
    input.extend(b"{\"id\": 9, \"prompt\": 3}\ncaf\xe9\n");
    input.extend(vec![b'x'; (1 << 20) + 1]);
    input.extend("\n  crème brûlée  \nlast".bytes());
    let output = run(&["generate", "--model", model, "-"], &input);
    assert_eq!(output.status.code(), Some(0));
    let answers = json_lines(&output);
    let errors: Vec<&str> = answers.iter().map(|answer| answer["error"].as_str().unwrap_or("")).collect();
    assert_eq!(answers.len(), 10, "{answers:?}");
    for (i, what) in [(2, "empty line"), (3, "prompt"), (4, "JSON"), (5, "a number"), (6, "byte 0xe9"), (7, "at most")]
    {
        assert!(errors[i].contains(what), "{what} in {}", errors[i]);
    }
    assert!([0, 1, 8, 9].iter().all(|&i| errors[i].is_empty()), "{errors:?}");
    assert_eq!(answers[0]["code"], answers[1]["code"]);
    assert_eq!((&answers[3]["id"], &answers[5]["id"]), (&json!(8), &json!(9)));
    assert_eq!(answers[8]["prompt"], "crème brûlée");
    let keys: Vec<&String> = answers[1].as_object().unwrap().keys().collect();
    assert_eq!(&keys[..7], ["prompt", "code", "valid", "hollow", "finish_reason", "tokens", "prompt_truncated"]);
    assert_eq!(&keys[keys.len() - 2..], ["id", "a"]);

    let file = folder.path().join("answers.jsonl");
    let kept = run(&["generate", "--model", model, "-", "--output", file.to_str().unwrap()], &input);
    assert!(kept.stdout.is_empty());
    assert_eq!(fs::read(file).unwrap(), output.stdout);
}

#[test]
fn a_reader_that_stops_ends_it_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_wgsl-infer"))
        .args(["validate", "-", "-", "-"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}
