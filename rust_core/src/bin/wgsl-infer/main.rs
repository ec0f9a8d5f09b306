//! `wgsl-infer`: English to WGSL, and WGSL to a verdict, with no Python on the machine.

mod bench;
mod generate;
mod input;
mod validate;

use clap::{Parser, Subcommand};
use std::fmt::Display;
use std::io;
use std::process::ExitCode;

/// Some text is not valid WGSL.
const EXIT_INVALID: u8 = 1;
/// Wrong arguments, or a file that cannot be read or written.
const EXIT_USAGE: u8 = 2;

/// Turn English into WGSL, and check WGSL, without Python.
#[derive(Parser)]
#[command(name = "wgsl-infer", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Generate(generate::Arguments),
    Validate(validate::Arguments),
    Bench(bench::Arguments),
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => return fail(one_line(&error)),
        Err(help) => {
            // A closed pipe is no reason to complain about help that nobody reads.
            _ = help.print();
            return ExitCode::SUCCESS;
        }
    };
    let outcome = match arguments.command {
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Validate(arguments) => validate::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
    };
    match outcome {
        Ok(code) => code.into(),
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Told(message)) => fail(message),
    }
}

/// Why a command could not go on.
enum Failure {
    /// Whoever read our output has stopped, as `head` does.
    Closed,
    /// To be told on stderr.
    Told(String),
}

impl From<rust_core::Error> for Failure {
    fn from(error: rust_core::Error) -> Self {
        Self::Told(error.to_string())
    }
}

impl Failure {
    /// Standard output cannot be written.
    fn from_stdout(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Told(format!("cannot write standard output: {error}")),
        }
    }
}

fn fail(message: impl Display) -> ExitCode {
    eprintln!("error: {message}");
    EXIT_USAGE.into()
}

/// clap's message without its usage text.
fn one_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let message = text.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = message.trim_start_matches("error: ").split_whitespace().collect();
    format!("{} (see `wgsl-infer --help`)", words.join(" "))
}
