//! One Rust peer in a process of its own, by the protocol of `inference_peers/worker.py`.

mod candle_peer;
mod rten_peer;

use serde::{Deserialize, Serialize};
use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::time::Instant;

const BOS: u32 = 1;
const EOS: u32 = 2;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The fields of `Task` that matter here.
#[derive(Deserialize)]
struct Task {
    sources: Vec<Vec<u32>>,
    steps: usize,
    stop: bool,
}

#[derive(Serialize)]
struct Loaded {
    runner: String,
    load_secs: f64,
    memory_bytes: u64,
}

#[derive(Serialize)]
struct Answer {
    tokens: Vec<Vec<u32>>,
    encode_secs: f64,
    decode_secs: f64,
    report: serde_json::Map<String, serde_json::Value>,
    memory_bytes: u64,
}

/// Loaded weights and the one batch that is being decoded.
trait Peer {
    /// The crate it is.
    fn library(&self) -> &'static str;
    /// Allocates what `steps` steps of these sources need.
    fn start(&mut self, sources: &[Vec<u32>], steps: usize) -> Outcome<()>;
    /// Encodes them, cross keys and values included.
    fn encode(&mut self) -> Outcome<()>;
    /// The likeliest token of each sequence after `tokens`, which stand at `position`.
    fn step(&mut self, tokens: &[u32], position: usize) -> Outcome<Vec<u32>>;
}

fn main() -> Outcome<()> {
    let (peer, model, dtype) = (option("--peer")?, option("--model")?, option("--dtype")?);
    let (before, start) = (memory_bytes("VmRSS:")?, Instant::now());
    let mut peer: Box<dyn Peer> = match peer.as_str() {
        "candle" => Box::new(candle_peer::Candle::load(&Path::new(&model).join("f32"), &dtype)?),
        "rten" => Box::new(rten_peer::Rten::load(&Path::new(&model).join(format!("onnx-{dtype}")))?),
        other => return Err(format!("--peer: expected candle or rten, found {other}").into()),
    };
    let load_secs = start.elapsed().as_secs_f64();
    let runner = format!("{} {}", peer.library(), locked_version(peer.library()).unwrap_or("of unknown version"));
    tell(&Loaded { runner, load_secs, memory_bytes: memory_bytes("VmHWM:")? - before })?;
    for line in io::stdin().lock().lines() {
        tell(&answer(peer.as_mut(), &serde_json::from_str(&line?)?, before)?)?;
    }
    Ok(())
}

/// Greedy decoding.
fn answer(peer: &mut dyn Peer, task: &Task, before: u64) -> Outcome<Answer> {
    peer.start(&task.sources, task.steps)?;
    let began = Instant::now();
    peer.encode()?;
    let encode_secs = began.elapsed().as_secs_f64();
    let mut last = vec![BOS; task.sources.len()];
    let mut tokens = vec![Vec::with_capacity(task.steps); last.len()];
    let began = Instant::now();
    for position in 0..task.steps {
        last = peer.step(&last, position)?;
        if task.stop && last[0] == EOS {
            break;
        }
        tokens.iter_mut().zip(&last).for_each(|(sequence, token)| sequence.push(*token));
    }
    let decode_secs = began.elapsed().as_secs_f64();
    let memory_bytes = memory_bytes("VmHWM:")? - before;
    Ok(Answer { tokens, encode_secs, decode_secs, report: serde_json::Map::new(), memory_bytes })
}

/// Of a library, as this program was built with it.
fn locked_version(library: &str) -> Option<&'static str> {
    let (_, after) = include_str!("../Cargo.lock").split_once(&format!("name = \"{library}\"\nversion = \""))?;
    after.split('"').next()
}

fn tell(message: &impl Serialize) -> Outcome<()> {
    println!("{}", serde_json::to_string(message)?);
    Ok(io::stdout().flush()?)
}

fn option(name: &str) -> Outcome<String> {
    env::args().skip_while(|argument| argument != name).nth(1).ok_or_else(|| format!("expected {name} VALUE").into())
}

/// Of this process: `VmRSS:` now, `VmHWM:` at its highest.
fn memory_bytes(key: &str) -> Outcome<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(key)).ok_or("no such line in /proc/self/status")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? << 10)
}
