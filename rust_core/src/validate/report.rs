//! What people read: one-line messages and reports that point into the source.

use crate::wgsl::Span;

/// naga's renderer pads every label's line to the label's column: a cycle of 3,000 constants on one line of 50 KB
/// makes it write gigabytes [measured]. Beyond these it is not asked.
const MAX_LABELS: usize = 8;
const MAX_LINE_BYTES: usize = 1000;

/// Longest message, in bytes; naga quotes identifiers whole.
const MAX_MESSAGE_BYTES: usize = 500;

/// Bytes of source shown on either side of an offence in a long line.
const CONTEXT_BYTES: usize = 60;

const ARROW: &str = "┌─ ";
const TEXT_NAME: &str = "wgsl:";

/// Whether naga's own renderer can be trusted with a text and so many labels. Control characters are out because it
/// replaces them by longer ones first, one at a time, and its labels then point elsewhere.
pub(super) fn is_renderable(code: &str, labels: usize) -> bool {
    labels <= MAX_LABELS
        && code.split('\n').all(|line| line.len() <= MAX_LINE_BYTES)
        && !code.chars().any(|c| c.is_control() && !c.is_whitespace())
}

/// Line and column of a byte, 1-based, the column in bytes.
pub(super) fn position(code: &str, at: usize) -> (usize, usize) {
    let before = code.as_bytes().get(..at).unwrap_or(code.as_bytes());
    let line_start = before.iter().rposition(|&b| b == b'\n').map_or(0, |newline| newline + 1);
    (1 + before.iter().filter(|&&b| b == b'\n').count(), 1 + before.len() - line_start)
}

/// The notes at the end of a report rendered by naga.
pub(super) fn notes(report: &str) -> Vec<String> {
    report.lines().filter_map(|line| line.trim_start().strip_prefix("= note: ")).map(str::to_owned).collect()
}

/// Joins parts of a message, leaving out those that add nothing to what is already said.
pub(super) fn join(parts: Vec<String>) -> String {
    let mut message = String::new();
    for part in parts {
        let part = part.trim_end_matches(':');
        if part.is_empty() || message.contains(part) {
            continue;
        }
        if !message.is_empty() {
            message.push_str("; ");
        }
        message.push_str(part);
    }
    message
}

/// `message` on one line of bounded length, with nothing in it that a terminal would obey.
pub(super) fn one_line(message: &str) -> String {
    let mut line = String::new();
    for c in message.chars() {
        if line.len() >= MAX_MESSAGE_BYTES {
            line.push('…');
            break;
        }
        line.push(printable(c));
    }
    line
}

fn printable(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' => ' ',
        _ if c.is_control() => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

/// A short report of our own, in the style of naga's, for texts that naga's renderer is not asked about.
pub(super) fn excerpt(code: &str, message: &str, span: Option<&Span>) -> String {
    let Some(span) = span else {
        return format!("error: {message}\n");
    };
    let (line, column) = position(code, span.start);
    let line_start = span.start.min(code.len()) + 1 - column;
    let text = code.get(line_start..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
    let from = floor_char_boundary(text, (column - 1).saturating_sub(CONTEXT_BYTES));
    let to = floor_char_boundary(text, column - 1 + CONTEXT_BYTES);
    let shown: String = text[from..to].chars().map(printable).collect();
    let before = text[from..floor_char_boundary(text, column - 1)].chars().count();
    let marked =
        text.get(column - 1..to.min(column - 1 + span.len())).map_or(1, |marked| marked.chars().count().max(1));
    let gutter = line.to_string();
    let margin = " ".repeat(gutter.len());
    format!(
        "error: {message}\n{margin} {ARROW}{TEXT_NAME}{line}:{column}\n{margin} │\n{gutter} │ {shown}\n{margin} │ {}{}\n",
        " ".repeat(before),
        "^".repeat(marked)
    )
}

fn floor_char_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The report with the file's name where it says `wgsl`.
pub(super) fn with_path(report: &str, path: &str) -> String {
    let path: String = path.chars().map(printable).collect();
    report.replacen(&format!("{ARROW}{TEXT_NAME}"), &format!("{ARROW}{path}:"), 1)
}
