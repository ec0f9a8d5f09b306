//! CONTRACT (room: validate). WGSL to a verdict: guard, naga parse, naga validate, on one long-lived big-stack thread.
use crate::wgsl::Span;

/// Version of the naga crate that judges (taken at build time, not typed).
pub const NAGA_VERSION: &str = "29.0.3";

/// Where a text failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Refused by the guard before parsing.
    Limit,
    Parse,
    Validate,
}

/// The judgement on one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub valid: bool,
    /// None when valid.
    pub stage: Option<Stage>,
    pub message: Option<String>,
    /// Byte span of the offence.
    pub span: Option<Span>,
    /// 1-based.
    pub line: Option<usize>,
    /// 1-based, in bytes.
    pub column: Option<usize>,
    /// Source-pointing report for people (several lines), None when valid.
    pub report: Option<String>,
}

/// Judges one text. Never panics, never aborts.
pub fn validate(code: &str) -> Verdict {
    todo!()
}

/// Judges many, on all cores, in order.
pub fn validate_batch<S: AsRef<str> + Sync>(codes: &[S]) -> Vec<Verdict> {
    todo!()
}
