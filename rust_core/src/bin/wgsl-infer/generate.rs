//! `wgsl-infer generate`

use super::{Failure, input};
use rust_core::engine::Dtype;
use rust_core::generate::{Constrain, FinishReason, GenerateOptions, answer_line, generation_json};
use rust_core::{Error, Generation, Model, Verdict, validate};
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Write WGSL for a prompt.
///
/// With `-`, every line of standard input is a prompt, or a JSON object with "prompt" (its other keys are kept), and
/// every line gets one line of JSON in answer, in order, errors included.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  wgsl-infer generate \"mix two colours half and half\"
  wgsl-infer generate \"a red circle\" --output circle.wgsl
  wgsl-infer generate \"a red circle\" --beam 1
  wgsl-infer generate \"soft noise\" --temperature 0.8 --top-p 0.95 --seed 7 --json
  wgsl-infer generate --model DIR - < prompts.txt > answers.jsonl")]
pub(super) struct Arguments {
    /// What the shader should do; `-` reads one prompt a line from standard input
    #[arg(required_unless_present = "prompt_option")]
    prompt: Option<String>,
    /// The prompt, for one that starts with a dash
    #[arg(long = "prompt", value_name = "TEXT", conflicts_with = "prompt", allow_hyphen_values = true)]
    prompt_option: Option<String>,
    /// An exported model, or a run that has one; none: the weights inside this program
    #[arg(long, value_name = "DIR")]
    model: Option<PathBuf>,
    /// What matrices are kept and multiplied as; `auto`: as the folder holds them
    #[arg(long, value_name = "DTYPE", value_parser = Dtype::NAMES, default_value = "auto")]
    dtype: String,
    /// Threads to compute with; the answer does not depend on it
    #[arg(long, value_name = "N", default_value_t = 1)]
    threads: usize,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// 0 takes the likeliest token; higher is more varied
    #[arg(long, value_name = "T", default_value_t = 0.0, allow_negative_numbers = true)]
    temperature: f32,
    /// Sample among the k likeliest tokens; 0: all
    #[arg(long, value_name = "K", default_value_t = 0)]
    top_k: usize,
    /// Sample among the likeliest tokens that hold this share
    #[arg(long, value_name = "P", default_value_t = 1.0, allow_negative_numbers = true)]
    top_p: f32,
    /// Beam search of this width, whose answer with most of the asked values is taken; 1: none, sooner [default: 4, or 1
    /// with --temperature, --best-of or --prefix, or without `--constrain full`]
    #[arg(long, value_name = "B")]
    beam: Option<usize>,
    /// Same seed, same text
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Code the answer begins with, such as `@fragment fn`; as if the model had chosen it
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    prefix: String,
    /// Most tokens to write; as many as the model holds if not given
    #[arg(long, value_name = "N")]
    max_new_tokens: Option<usize>,
    /// The best of so many candidates: of those that have most of the asked values the likeliest; at temperature 0 the first is greedy, the others are drawn
    /// at 1
    #[arg(long, value_name = "N", default_value_t = 1)]
    best_of: usize,
    /// What the code is held to: `full` can only end in valid WGSL, `grammar` is right in syntax, `off` is the model's own
    /// text
    #[arg(long, value_name = "MODE", value_parser = Constrain::NAMES, default_value = "full")]
    constrain: String,
    /// Answer as one JSON object, with the verdict
    #[arg(long)]
    json: bool,
}

impl Arguments {
    fn options(&self) -> Result<GenerateOptions, Error> {
        let options = GenerateOptions {
            max_new_tokens: self.max_new_tokens,
            temperature: self.temperature,
            top_k: self.top_k,
            top_p: self.top_p,
            seed: self.seed,
            best_of: self.best_of,
            prefix: self.prefix.clone(),
            constrain: self.constrain.parse()?,
            ..GenerateOptions::default()
        };
        Ok(GenerateOptions { beam_size: self.beam.unwrap_or(options.program_beam_size()), ..options })
    }
}

/// Answers the prompt, or every line of standard input.
pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let options = arguments.options()?;
    options.check()?;
    let model = load(arguments.model.as_deref(), arguments.dtype.parse()?)?.with_threads(arguments.threads)?;
    match (&arguments.prompt, &arguments.prompt_option) {
        (Some(dash), None) if dash == "-" => answer_lines(&model, &options, arguments.output.as_deref())?,
        (prompt, option) => {
            let prompt = prompt.as_deref().or(option.as_deref()).unwrap_or_default();
            answer_one(&model, prompt, &options, arguments)?;
        }
    }
    Ok(0)
}

/// The model at `path`, or the one inside this program.
pub(super) fn load(path: Option<&Path>, dtype: Dtype) -> Result<Model, Error> {
    match path {
        Some(path) => Model::load_as(&model_dir(path), dtype),
        None => Model::bundled_as(dtype),
    }
}

/// A run keeps its model in `export/`.
fn model_dir(path: &Path) -> PathBuf {
    let export = path.join("export");
    if !path.join("config.json").exists() && export.join("config.json").exists() { export } else { path.to_owned() }
}

fn answer_one(model: &Model, prompt: &str, options: &GenerateOptions, arguments: &Arguments) -> Result<(), Failure> {
    let generation = model.generate(prompt, options)?;
    let verdict = validate(&generation.code);
    let text = if arguments.json {
        format!("{}\n", Value::Object(generation_json(prompt, &generation, &verdict)))
    } else {
        format!("{}\n", generation.code.trim_end_matches('\n'))
    };
    write_text(&text, arguments.output.as_deref())?;
    if !arguments.json {
        warn(&generation, &verdict);
    }
    Ok(())
}

fn warn(generation: &Generation, verdict: &Verdict) {
    if generation.prompt_truncated {
        eprintln!("warning: the prompt is longer than the model reads; its end was cut");
    }
    if generation.finish_reason == FinishReason::Length {
        eprintln!("warning: the code was cut off after {} tokens", generation.token_ids.len());
    }
    if generation.finish_reason == FinishReason::Closed {
        eprintln!("warning: the model came to no end of its own; the code was completed by force");
    }
    if generation.low_confidence {
        eprintln!("This is far from what the model knows; take it as a guess.");
    }
    if verdict.hollow {
        eprintln!("warning: no function of the answer does anything; the model has no answer to this");
    }
    if let Some(message) = &verdict.message {
        eprintln!("warning: naga does not accept this output: {message}");
    }
}

fn answer_lines(model: &Model, options: &GenerateOptions, output: Option<&Path>) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    let mut kept = String::new();
    loop {
        let line =
            input::read_line(&mut input).map_err(|error| Failure::Told(format!("cannot read stdin: {error}")))?;
        let answer = match line {
            None => break,
            Some(Ok(line)) => answer_line(model, &line, options),
            Some(Err(message)) => json!({ "error": message }).to_string(),
        };
        if output.is_some() {
            kept += &answer;
            kept.push('\n');
        } else {
            let mut stdout = io::stdout().lock();
            writeln!(stdout, "{answer}").and_then(|()| stdout.flush()).map_err(Failure::from_stdout)?;
        }
    }
    if output.is_some() { write_text(&kept, output) } else { Ok(()) }
}

/// Writes a file whole or not at all: a temporary one beside it, renamed.
fn write_text(text: &str, output: Option<&Path>) -> Result<(), Failure> {
    let Some(path) = output else {
        let mut stdout = io::stdout().lock();
        return stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).map_err(Failure::from_stdout);
    };
    if path.metadata().is_ok_and(|file| !file.is_file()) {
        // A device or a pipe is written to, never replaced.
        let written = std::fs::write(path, text);
        return written.map_err(|source| Error::Io { operation: "write", path: path.to_owned(), source }.into());
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = path.with_file_name(name);
    let written = std::fs::write(&temporary, text).and_then(|()| std::fs::rename(&temporary, path));
    written.map_err(|source| {
        // Best effort: the error worth telling is the first.
        _ = std::fs::remove_file(&temporary);
        Error::Io { operation: "write", path: path.to_owned(), source }.into()
    })
}
