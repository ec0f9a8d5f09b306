//! `wgsl-infer bench`

use super::{Failure, generate};
use rust_core::engine::{Dtype, Engine, StreamingBuffer, Workspace};
use rust_core::tokenizer::BOS;
use rust_core::{Error, Model};
use serde_json::{Value, json};
use std::fs;
use std::hint::black_box;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

const DEFAULT_LENGTHS: [usize; 4] = [16, 64, 250, 500];
/// Sequences that are decoded at once, for comparison with one, and the tokens of each.
const BATCHES: [usize; 2] = [4, 32];
const BATCH_LENGTH: usize = 64;
/// What the first token is asked for.
const FIRST_PROMPT: &str = "a red circle with soft edges on a blue background";
/// Reads of the buffer in a round; the fastest counts.
const READS: usize = 5;

/// Measure a model on this machine: load, encode, decode.
///
/// Every round measures all lengths and the memory's speed, one after the other; figures are medians of rounds. The
/// share is what a decode step reads of weights a second, held against one core reading a buffer as large. The first token
/// is told from the start of the command: model loaded, prompt read, nothing in any cache of this process.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  wgsl-infer bench
  wgsl-infer bench --threads 2
  wgsl-infer bench --model DIR --dtype int8 --lengths 30,150 --rounds 9 --json")]
pub(super) struct Arguments {
    /// An exported model, or a run that has one; none: the weights inside this program
    #[arg(long, value_name = "DIR")]
    model: Option<PathBuf>,
    /// What matrices are kept and multiplied as; `auto`: as the folder holds them
    #[arg(long, value_name = "DTYPE", value_parser = Dtype::NAMES, default_value = "auto")]
    dtype: String,
    /// Threads to compute with
    #[arg(long, value_name = "N", default_value_t = 1)]
    threads: usize,
    /// Tokens of source and target [default: those of 16,64,250,500 that the model holds]
    #[arg(long, value_name = "N,...", value_delimiter = ',')]
    lengths: Vec<usize>,
    /// How often everything is measured
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    rounds: u32,
    /// Report as one JSON object
    #[arg(long)]
    json: bool,
}

/// What the rounds found for one length.
struct Run {
    length: usize,
    encode: Vec<Duration>,
    /// Of all steps together.
    decode: Vec<Duration>,
}

/// What the rounds found for several sequences at once.
struct Batch {
    sequences: usize,
    length: usize,
    decode: Vec<Duration>,
}

/// Loads, measures, reports.
pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let start = Instant::now();
    let model =
        generate::load(arguments.model.as_deref(), arguments.dtype.parse()?)?.with_threads(arguments.threads)?;
    let load = start.elapsed();
    let engine = model.engine();
    let peak_memory_bytes = peak_memory_bytes();
    first_token(&model)?;
    let first_token = start.elapsed();
    let buffers = [1, arguments.threads].map(|threads| StreamingBuffer::new(engine.step_weight_bytes(), threads));
    let [Some(of_one), Some(of_all)] = buffers else {
        return Err(Failure::Told(format!("no memory for twice {} bytes", engine.step_weight_bytes())));
    };
    let mut runs = runs(engine, &arguments.lengths)?;
    let length = BATCH_LENGTH.min(engine.config().max_source_len());
    let mut batches = BATCHES.map(|sequences| Batch { sequences, length, decode: Vec::new() });
    let (mut reads, mut joint_reads) = (Vec::new(), Vec::new());
    for _ in 0..arguments.rounds {
        reads.push(fastest_read(&of_one));
        joint_reads.push(fastest_read(&of_all));
        for run in &mut runs {
            measure(engine, run)?;
        }
        for batch in &mut batches {
            measure_batch(engine, batch)?;
        }
    }
    let speed = |reads: &mut [Duration]| of_one.bytes() as f64 / median(reads).as_secs_f64() / 1e9;
    let streaming = speed(&mut reads);
    let report = json!({
        "dtype": engine.dtype().as_str(),
        "kernels": engine.kernels().name(),
        "threads": engine.threads(),
        "cpu": cpu(),
        "rounds": arguments.rounds,
        "load_ms": millis(load),
        "first_token_ms": millis(first_token),
        "peak_memory_bytes": peak_memory_bytes,
        "weight_bytes": engine.weight_bytes(),
        "step_weight_bytes": engine.step_weight_bytes(),
        "streaming_gb_per_s": streaming,
        "streaming_gb_per_s_of_all_threads": speed(&mut joint_reads),
        "runs": runs.iter_mut().map(|run| run_json(run, engine.step_weight_bytes(), streaming)).collect::<Vec<_>>(),
        "batches": batches.each_mut().map(batch_json),
    });
    let text = if arguments.json { format!("{report}\n") } else { table(&report) };
    io::stdout().write_all(text.as_bytes()).map_err(Failure::from_stdout)?;
    Ok(0)
}

/// Reads a prompt and takes one step.
fn first_token(model: &Model) -> Result<(), Error> {
    let mut session = model.engine().start(&model.source_ids(FIRST_PROMPT).0)?;
    black_box(model.engine().step(&mut session, BOS)?);
    Ok(())
}

fn runs(engine: &Engine, asked: &[usize]) -> Result<Vec<Run>, Error> {
    let most = engine.config().max_source_len();
    if let Some(length) = asked.iter().find(|length| !(1..=most).contains(*length)) {
        let expected = format!("1 to {most} tokens, as many as the model reads");
        return Err(Error::Argument { name: "lengths", expected, found: length.to_string() });
    }
    let fitting = DEFAULT_LENGTHS.iter().filter(|length| **length <= most);
    let lengths = if asked.is_empty() { fitting.copied().collect() } else { asked.to_vec() };
    Ok(lengths.into_iter().map(|length| Run { length, encode: Vec::new(), decode: Vec::new() }).collect())
}

fn measure(engine: &Engine, run: &mut Run) -> Result<(), Error> {
    let source = ids(run.length, engine.config().source_vocab_size);
    let start = Instant::now();
    let mut session = engine.start(&source)?;
    run.encode.push(start.elapsed());
    let start = Instant::now();
    for token in ids(run.length, engine.config().target_vocab_size) {
        black_box(engine.step(&mut session, token)?);
    }
    run.decode.push(start.elapsed());
    Ok(())
}

fn measure_batch(engine: &Engine, batch: &mut Batch) -> Result<(), Error> {
    let source = ids(batch.length, engine.config().source_vocab_size);
    let mut sessions = (0..batch.sequences).map(|_| engine.start(&source)).collect::<Result<Vec<_>, _>>()?;
    let mut workspace = Workspace::default();
    let start = Instant::now();
    for token in ids(batch.length, engine.config().target_vocab_size).chunks(1) {
        let mut feeds: Vec<_> = sessions.iter_mut().map(|session| (session, token)).collect();
        black_box(engine.extend_many(&mut feeds, &mut workspace)?);
    }
    batch.decode.push(start.elapsed());
    Ok(())
}

/// Some ids, not all the same.
fn ids(length: usize, vocab_size: usize) -> Vec<u32> {
    (0..length).map(|i| (i * 7 % vocab_size) as u32).collect()
}

fn fastest_read(buffer: &StreamingBuffer) -> Duration {
    let read = || {
        let start = Instant::now();
        black_box(black_box(buffer).read());
        start.elapsed()
    };
    (0..READS).map(|_| read()).min().unwrap_or_default()
}

fn median(durations: &mut [Duration]) -> Duration {
    durations.sort_unstable();
    durations.get(durations.len() / 2).copied().unwrap_or_default()
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

fn run_json(run: &mut Run, step_bytes: usize, streaming: f64) -> Value {
    let tokens = run.length as f64;
    let (encode, decode) = (median(&mut run.encode), median(&mut run.decode));
    // Sorted by now.
    let fastest = run.decode.first().copied().unwrap_or_default();
    let step_secs = decode.as_secs_f64() / tokens;
    json!({
        "source_tokens": run.length,
        "target_tokens": run.length,
        "encode_ms": millis(encode),
        "decode_us_per_token": step_secs * 1e6,
        "decode_us_per_token_fastest": fastest.as_secs_f64() / tokens * 1e6,
        "tokens_per_s": tokens / (encode + decode).as_secs_f64(),
        "streaming_share": step_bytes as f64 / step_secs / 1e9 / streaming,
    })
}

fn batch_json(batch: &mut Batch) -> Value {
    let tokens = (batch.sequences * batch.length) as f64;
    json!({
        "sequences": batch.sequences,
        "target_tokens": batch.length,
        "decode_us_per_token": median(&mut batch.decode).as_secs_f64() / tokens * 1e6,
    })
}

/// The most memory this process has held so far; None where the system does not say.
fn peak_memory_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix("kB")?;
    Some(kilobytes.trim().parse::<u64>().ok()? << 10)
}

fn cpu() -> Option<String> {
    let text = fs::read_to_string("/proc/cpuinfo").ok()?;
    let name = text.lines().find_map(|line| line.strip_prefix("model name"))?;
    Some(name.trim_start_matches([' ', '\t', ':']).to_owned())
}

fn table(report: &Value) -> String {
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    let megabytes = |key: &str| number(&report[key]) / 1e6;
    let mut text = format!(
        "dtype {}, kernels {}, threads {}, {}\nload {:.1} ms, first token after {:.1} ms\n\
         peak memory {:.1} MB, weights {:.1} MB of which a step reads {:.1}\n\
         one core reads {:.1} GB/s, as many as there are threads {:.1} GB/s\n\nsource  target  encode ms  decode us/token  (fastest)  tokens/s  streaming share\n",
        report["dtype"].as_str().unwrap_or_default(),
        report["kernels"].as_str().unwrap_or_default(),
        report["threads"],
        report["cpu"].as_str().unwrap_or("unknown CPU"),
        number(&report["load_ms"]),
        number(&report["first_token_ms"]),
        megabytes("peak_memory_bytes"),
        megabytes("weight_bytes"),
        megabytes("step_weight_bytes"),
        number(&report["streaming_gb_per_s"]),
        number(&report["streaming_gb_per_s_of_all_threads"]),
    );
    for run in report["runs"].as_array().into_iter().flatten() {
        text += &format!(
            "{:6}  {:6}  {:9.2}  {:15.1}  {:9.1}  {:8.0}  {:15.2}\n",
            number(&run["source_tokens"]),
            number(&run["target_tokens"]),
            number(&run["encode_ms"]),
            number(&run["decode_us_per_token"]),
            number(&run["decode_us_per_token_fastest"]),
            number(&run["tokens_per_s"]),
            number(&run["streaming_share"]),
        );
    }
    for batch in report["batches"].as_array().into_iter().flatten() {
        let (sequences, length) = (number(&batch["sequences"]), number(&batch["target_tokens"]));
        let time = number(&batch["decode_us_per_token"]);
        text += &format!("{sequences} sequences at once, {length} tokens each: {time:.1} us/token\n");
    }
    text
}
