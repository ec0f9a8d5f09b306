//! `wgsl-infer validate`

use super::{EXIT_INVALID, EXIT_USAGE, Failure, input};
use rust_core::{Verdict, validate};
use serde_json::{Map, Value, json};
use std::io::Write;

/// Check WGSL files with naga, the validator of Firefox and wgpu.
///
/// Exit code 0: all valid; 1: some invalid; 2: some could not be read (no such file, not UTF-8).
#[derive(clap::Args)]
#[command(after_help = "Examples:
  wgsl-infer validate shader.wgsl
  wgsl-infer validate *.wgsl --json
  wgsl-infer generate \"a red circle\" | wgsl-infer validate -")]
pub(super) struct Arguments {
    /// WGSL files; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// One JSON object a file, a line each
    #[arg(long)]
    json: bool,
}

/// Prints a verdict on each file; the exit code is the worst one's.
pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let mut exit_code = 0;
    for name in &arguments.files {
        let (code, line) = match input::read_text(name) {
            Ok(text) => {
                let verdict = validate(&text);
                let line =
                    if arguments.json { verdict_json(name, &verdict).to_string() } else { verdict.describe(name) };
                (if verdict.valid { 0 } else { EXIT_INVALID }, Some(line))
            }
            Err(error) if arguments.json => {
                (EXIT_USAGE, Some(json!({ "file": name, "error": error.to_string() }).to_string()))
            }
            Err(error) => {
                eprintln!("error: {error}");
                (EXIT_USAGE, None)
            }
        };
        if let Some(line) = line {
            writeln!(std::io::stdout(), "{line}").map_err(Failure::from_stdout)?;
        }
        exit_code = exit_code.max(code);
    }
    Ok(exit_code)
}

fn verdict_json(name: &str, verdict: &Verdict) -> Value {
    let mut json = Map::new();
    json.insert("file".into(), name.into());
    json.insert("valid".into(), verdict.valid.into());
    json.insert("hollow".into(), verdict.hollow.into());
    json.insert("stage".into(), verdict.stage.map(|stage| stage.as_str()).into());
    json.insert("message".into(), verdict.message.clone().into());
    json.insert("span".into(), verdict.span.as_ref().map(|span| vec![span.start, span.end]).into());
    json.insert("line".into(), verdict.line.into());
    json.insert("column".into(), verdict.column.into());
    json.insert("report".into(), verdict.report.clone().into());
    Value::Object(json)
}
