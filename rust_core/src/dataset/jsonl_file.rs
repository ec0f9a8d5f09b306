//! One JSON object a line. Keys beyond ours are left alone: such files are written by programs and carry their own.

use super::record::{Collector, Record};
use crate::error::{Error, Result, json_kind};
use serde::Deserialize;
use serde_json::Value;
use std::io::{self, BufRead, Read};

/// Longest line that is read, in bytes: two texts of the longest kind, each byte escaped as `\u00XX`, would be longer,
/// but no honest file has such.
const MAX_LINE_BYTES: u64 = 64 << 20;

/// Our keys of one line; derived, so that a key given twice is refused by name.
#[derive(Deserialize)]
struct Line {
    id: Option<Value>,
    theme: Option<Value>,
    split: Option<Value>,
    prompt: Option<Value>,
    natural_language: Option<Value>,
    code: Option<Value>,
    wgsl_code: Option<Value>,
}

/// Adds the examples of one JSONL source; `place` names it, `stem` is the theme where none is given. Empty lines are
/// skipped. The outer error is a failed read, the inner one what the text says.
pub(super) fn read(
    mut source: impl BufRead,
    place: &str,
    stem: &str,
    collector: &mut Collector,
) -> io::Result<Result<()>> {
    let mut line = Vec::new();
    for number in 1_usize.. {
        line.clear();
        let length = source.by_ref().take(MAX_LINE_BYTES + 1).read_until(b'\n', &mut line)?;
        if length == 0 {
            break;
        }
        let place = format!("{place}, line {number}");
        if length as u64 > MAX_LINE_BYTES {
            return Ok(Err(Error::malformed(place, format!("at most {MAX_LINE_BYTES} bytes a line"), "more")));
        }
        if let Err(error) = read_line(&line, number, place, stem, collector) {
            return Ok(Err(error));
        }
    }
    Ok(Ok(()))
}

fn read_line(line: &[u8], number: usize, place: String, stem: &str, collector: &mut Collector) -> Result<()> {
    let text = super::utf8(line, || place.clone())?;
    // Windows editors put a byte order mark at the start of a file.
    let text = if number == 1 { text.trim_start_matches('\u{feff}') } else { text }.trim();
    if text.is_empty() {
        return Ok(());
    }
    // serde would read an array as the fields in order.
    if !text.starts_with('{') {
        let found = text.chars().next().map_or("nothing".into(), |first| format!("a line that starts with `{first}`"));
        return Err(Error::malformed(place, "a JSON object", found));
    }
    let line: Line = serde_json::from_str(text).map_err(|error| {
        let found = error.to_string().replace(" at line 1 column ", " at column ");
        Error::malformed(&place, "a JSON object", found)
    })?;
    collector.push(record(line, &place)?, place, stem)
}

fn record(line: Line, place: &str) -> Result<Record> {
    let mut record = Record::default();
    let fields = [
        ("id", line.id),
        ("theme", line.theme),
        ("split", line.split),
        ("prompt", line.prompt),
        ("natural_language", line.natural_language),
        ("code", line.code),
        ("wgsl_code", line.wgsl_code),
    ];
    for (name, value) in fields {
        match value {
            None => {}
            Some(Value::String(text)) => record.set(name, text),
            Some(other) => {
                return Err(Error::malformed(place, format!("a string in `{name}`"), json_kind(&other)));
            }
        }
    }
    Ok(record)
}
