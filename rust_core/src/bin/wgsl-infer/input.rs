//! Reading what the user names: whole files, and standard input line by line. Sizes are bounded before reading.

use rust_core::{Error, Result};
use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;

/// Larger files are no shaders; the validator itself says no to far smaller ones, with a verdict.
const MAX_FILE_BYTES: u64 = 64 << 20;

/// Longest line of a prompt file.
const MAX_LINE_BYTES: usize = 1 << 20;

/// The text of a file, or of standard input for `-`. Errors name the file and, if it is not UTF-8, the byte.
pub(super) fn read_text(name: &str) -> Result<String> {
    let (place, bytes) = match name {
        "-" => ("stdin", read_bounded(io::stdin().lock())),
        _ => (name, File::open(name).and_then(read_bounded)),
    };
    let io_error = |source| Error::Io { operation: "read", path: Path::new(place).to_owned(), source };
    let bytes = bytes.map_err(io_error)?;
    let malformed = |expected: String, found: String| Error::Malformed { place: place.to_owned(), expected, found };
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(malformed("a shader".into(), format!("more than {} MiB", MAX_FILE_BYTES >> 20)));
    }
    String::from_utf8(bytes).map_err(|error| malformed("UTF-8 text".into(), not_utf8(error.as_bytes())))
}

fn read_bounded(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What is wrong with bytes that are not UTF-8.
fn not_utf8(bytes: &[u8]) -> String {
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    format!("byte 0x{:02x} at byte offset {at}", bytes.get(at).copied().unwrap_or_default())
}

/// The next line without its end; None at the end of the input. The inner error says why a line cannot be answered.
pub(super) fn read_line(reader: &mut impl BufRead) -> io::Result<Option<std::result::Result<String, String>>> {
    let mut line = Vec::new();
    let limit = MAX_LINE_BYTES as u64 + 2;
    if reader.take(limit).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    let is_whole = line.ends_with(b"\n");
    while line.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
        line.pop();
    }
    if line.len() > MAX_LINE_BYTES {
        if !is_whole {
            reader.skip_until(b'\n')?;
        }
        return Ok(Some(Err(format!("expected a line of at most {MAX_LINE_BYTES} bytes"))));
    }
    let text = String::from_utf8(line);
    Ok(Some(text.map_err(|error| format!("expected UTF-8 text, found {}", not_utf8(error.as_bytes())))))
}
