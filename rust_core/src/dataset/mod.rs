//! TOML, JSONL and Arrow to [`Example`]s.
//!
//! The order is stable (files by name, records as written), every refusal names file and line or record, and
//! `prompt`/`code` may be spelled `natural_language`/`wgsl_code`, as an older format did. Parquet is read by pyarrow
//! and enters as an Arrow stream.
//!
//! ```no_run
//! let examples = rust_core::dataset::load("pairs.jsonl".as_ref())?;
//! let examples = rust_core::dataset::split(examples, &Default::default())?;
//! # Ok::<(), rust_core::Error>(())
//! ```

#[cfg(feature = "arrow")]
pub mod arrow_stream;
mod inspection;
mod jsonl_file;
mod record;
mod split;
mod toml_file;

pub use inspection::{Duplicate, Inspection, Same, inspect};
pub use split::{SplitOptions, split};

use crate::bundled;
use crate::error::{Error, Result};
use crate::example::Example;
use record::Collector;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

/// Largest TOML file, in bytes: it is parsed as a whole. Sets beyond it belong in JSONL or Parquet.
const MAX_TOML_BYTES: u64 = 64 << 20;
/// Largest JSONL file, in bytes.
const MAX_JSONL_BYTES: u64 = 4 << 30;

#[derive(Debug, Clone, Copy)]
enum Format {
    Toml,
    Jsonl,
}

impl Format {
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "toml" => Some(Self::Toml),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            _ => None,
        }
    }
}

/// Reads a file (.toml, .jsonl, .ndjson) or a folder of them, in name order; a folder's other files and its subfolders
/// are not looked at.
///
/// # Errors
/// [`Error::Io`] where the system refuses to read; [`Error::Malformed`], with file and line, for a missing or empty
/// field, one that is no string, both spellings of a field, an unknown split, an unknown TOML key, an id used twice,
/// text that is no TOML, JSON or UTF-8, an unknown extension, a file that is too large, and a set without an example.
pub fn load(path: &Path) -> Result<Vec<Example>> {
    let mut collector = Collector::default();
    if path.is_dir() {
        for file in files_of(path)? {
            read_file(&file, &mut collector)?;
        }
    } else {
        read_file(path, &mut collector)?;
    }
    collector.finish(&path.display().to_string())
}

/// The examples that travel inside every build.
///
/// # Errors
/// As [`load`]; the bundled files are tested, so only a build with other data can meet them.
pub fn load_bundled() -> Result<Vec<Example>> {
    let mut collector = Collector::default();
    for (name, text) in bundled::data() {
        toml_file::read(text, &format!("bundled data/{name}"), stem(Path::new(name)), &mut collector)?;
    }
    collector.finish("bundled data")
}

/// Reads examples from text in memory; `place` names it in errors and `theme` is the theme where none is given.
///
/// # Errors
/// As [`load`].
pub fn from_toml(text: &str, place: &str, theme: &str) -> Result<Vec<Example>> {
    let mut collector = Collector::default();
    toml_file::read(text, place, theme, &mut collector)?;
    collector.finish(place)
}

/// Reads examples from JSONL in memory, one object a line; `place` and `theme` as for [`from_toml`].
///
/// # Errors
/// As [`load`].
pub fn from_jsonl(bytes: &[u8], place: &str, theme: &str) -> Result<Vec<Example>> {
    let mut collector = Collector::default();
    jsonl_file::read(bytes, place, theme, &mut collector)
        .map_err(|source| Error::io("read", Path::new(place), source))??;
    collector.finish(place)
}

/// sha256 (hex) over all that the examples say: every field of every example in order, each preceded by its length, so
/// that no two sets share it. It changes with the split.
pub fn source_hash(examples: &[Example]) -> String {
    let mut hasher = Sha256::new();
    for example in examples {
        let split = example.split.map_or("", |split| split.name());
        for field in [&example.id, &example.theme, &example.prompt, &example.code, split] {
            hasher.update((field.len() as u64).to_le_bytes());
            hasher.update(field.as_bytes());
        }
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let refused = |source| Error::io("read", folder, source);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(refused)? {
        let path = entry.map_err(refused)?.path();
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if !hidden && Format::of(&path).is_some() && !path.is_dir() {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(Error::malformed(folder.display().to_string(), "a folder with .toml or .jsonl files", "none"));
    }
    files.sort();
    Ok(files)
}

fn read_file(path: &Path, collector: &mut Collector) -> Result<()> {
    let place = path.display().to_string();
    let refused = |source| Error::io("read", path, source);
    let file = File::open(path).map_err(refused)?;
    let size = file.metadata().map_err(refused)?.len();
    let (format, limit) = match Format::of(path) {
        Some(Format::Toml) => (Format::Toml, MAX_TOML_BYTES),
        Some(Format::Jsonl) => (Format::Jsonl, MAX_JSONL_BYTES),
        None => return Err(unknown_extension(path)),
    };
    if size > limit {
        return Err(Error::malformed(place, format!("at most {limit} bytes"), format!("{size}")));
    }
    match format {
        Format::Jsonl => jsonl_file::read(BufReader::new(file), &place, stem(path), collector).map_err(refused)?,
        Format::Toml => {
            let mut bytes = Vec::new();
            file.take(limit + 1).read_to_end(&mut bytes).map_err(refused)?;
            let text = utf8(&bytes, || place.clone())?;
            toml_file::read(text, &place, stem(path), collector)
        }
    }
}

fn unknown_extension(path: &Path) -> Error {
    let found = path.extension().map_or("no extension".into(), |extension| format!(".{}", extension.to_string_lossy()));
    let expected = ".toml, .jsonl or a folder of them (Parquet: read it with pyarrow and pass the table)";
    Error::malformed(path.display().to_string(), expected, found)
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("examples")
}

/// The bytes as text, or an error with the line of the first byte that is not UTF-8.
fn utf8(bytes: &[u8], place: impl Fn() -> String) -> Result<&str> {
    std::str::from_utf8(bytes).map_err(|error| {
        let (before, _) = bytes.split_at(error.valid_up_to());
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let place = if line > 1 { format!("{}, line {line}", place()) } else { place() };
        Error::malformed(place, "UTF-8", "a byte that is not")
    })
}
