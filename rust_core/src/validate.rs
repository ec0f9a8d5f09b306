//! WGSL to a verdict: [`guard`](crate::wgsl::guard), then naga's parser, then naga's validator.
//!
//! A [`Verdict`] is the same whatever thread asks, and asking never ends the process: the guard refuses what would
//! overflow a stack or memory, [`MAX_LOCATION`] bounds what is left, naga runs on threads with a large stack, and a panic
//! inside naga becomes a verdict. (With `panic = "abort"` in your own profile that last promise is yours to keep.)
//!
//! ```
//! let verdict = rust_core::validate("fn half(x: f32) -> f32 { return x / 2; }");
//! assert!(verdict.valid);
//!
//! let verdict = rust_core::validate("fn half(x: f32) -> f32 {\n    return x / 2u;\n}");
//! assert_eq!((verdict.line, verdict.column), (Some(2), Some(12)));
//! ```

mod judge;
mod location;
mod report;
mod worker;

pub(crate) use worker::with_large_stack;

use crate::wgsl::{Span, guard};
use rayon::prelude::*;

/// Version of the naga crate that judges; a test holds it to `Cargo.lock`.
pub const NAGA_VERSION: &str = "29.0.3";

/// Highest `@location` that is let through to naga's validator, which keeps a bit for each up to the highest. WebGPU asks
/// devices for 16 locations, and those that have more have about 30.
pub const MAX_LOCATION: u32 = 1000;

/// Where a text failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Refused by the guard before parsing, a location beyond [`MAX_LOCATION`], or the machine had no thread to judge it
    /// on.
    Limit,
    /// Not a WGSL module: syntax, names or types.
    Parse,
    /// A module that breaks a rule of validation.
    Validate,
}

impl Stage {
    /// The name used in JSON: "limit", "parse" or "validate".
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Limit => "limit",
            Self::Parse => "parse",
            Self::Validate => "validate",
        }
    }
}

/// The judgement on one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// naga accepts the text as a module, with what a default WebGPU device can do.
    pub valid: bool,
    /// Valid, but no function does anything: an empty file, a lone struct, `fn f() {}`, a lone `return T();`.
    pub hollow: bool,
    /// Where it failed; None when valid.
    pub stage: Option<Stage>,
    /// What is wrong, with naga's notes, on one line; None when valid.
    pub message: Option<String>,
    /// The offending bytes, where they are known.
    pub span: Option<Span>,
    /// Line of the span's start, 1-based.
    pub line: Option<usize>,
    /// Column of the span's start, 1-based, in bytes.
    pub column: Option<usize>,
    /// The message with the source lines it is about, for people; None when valid. The text is called `wgsl` in it:
    /// see [`report_for`](Verdict::report_for).
    pub report: Option<String>,
}

impl Verdict {
    fn accepted(hollow: bool) -> Self {
        Self { valid: true, hollow, stage: None, message: None, span: None, line: None, column: None, report: None }
    }

    fn refused(code: &str, stage: Stage, message: String, span: Option<Span>, report: Option<String>) -> Self {
        let message = report::one_line(&message);
        let (line, column) = span.as_ref().map(|span| report::position(code, span.start)).unzip();
        let report = report.unwrap_or_else(|| report::excerpt(code, &message, span.as_ref()));
        Self {
            valid: false,
            hollow: false,
            stage: Some(stage),
            message: Some(message),
            span,
            line,
            column,
            report: Some(report),
        }
    }

    /// The report, naming the file it is about.
    pub fn report_for(&self, path: &str) -> Option<String> {
        self.report.as_ref().map(|report| report::with_path(report, path))
    }

    /// For people: `name: valid`, or `name:line:column: invalid (stage): message`, as editors understand it, and the
    /// source lines it is about.
    pub fn describe(&self, name: &str) -> String {
        let (Some(stage), Some(message)) = (self.stage, &self.message) else {
            let remark = if self.hollow { " (but no function in it does anything)" } else { "" };
            return format!("{name}: valid{remark}");
        };
        let place = self.line.zip(self.column).map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
        let report = self.report_for(name).unwrap_or_default();
        let lines = report.trim_end().split_once('\n').map_or("", |(_message, lines)| lines);
        format!("{name}{place}: invalid ({}): {message}\n{lines}", stage.as_str())
    }
}

/// Judges one text. Never panics, never aborts; takes about 3 microseconds a line and at most about a second.
pub fn validate(code: &str) -> Verdict {
    worker::run(|| judge_text(code)).unwrap_or_else(|reason| no_worker(code, reason))
}

/// Judges many texts on all cores; `result[i]` is the verdict on `codes[i]`.
pub fn validate_batch<S: AsRef<str> + Sync>(codes: &[S]) -> Vec<Verdict> {
    let judged = worker::run_on_all(|| codes.par_iter().map(|code| judge_text(code.as_ref())).collect());
    judged.unwrap_or_else(|reason| codes.iter().map(|code| no_worker(code.as_ref(), reason)).collect())
}

/// What `view` makes of naga's module of `code`; the verdict where there is none. Never panics, never aborts.
pub(crate) fn with_module<T: Send>(
    code: &str,
    view: impl FnOnce(&naga::Module, &naga::valid::ModuleInfo) -> T + Send,
) -> Result<T, Verdict> {
    let judged = worker::run(|| {
        guard::check(code).map_err(|refusal| refused_by_guard(code, refusal))?;
        judge::accept(code, view)
    });
    judged.unwrap_or_else(|reason| Err(no_worker(code, reason)))
}

fn judge_text(code: &str) -> Verdict {
    match guard::check(code) {
        Ok(()) => judge::judge(code),
        Err(refusal) => refused_by_guard(code, refusal),
    }
}

fn refused_by_guard(code: &str, refusal: guard::Refusal) -> Verdict {
    Verdict::refused(code, Stage::Limit, refusal.message, Some(refusal.span), None)
}

fn no_worker(code: &str, reason: &str) -> Verdict {
    Verdict::refused(code, Stage::Limit, format!("cannot start a validator thread: {reason}"), None, None)
}
