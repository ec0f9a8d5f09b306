//! `tokenizer.json`.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::vocab::{MAX_PIECE_BYTES, MAX_PIECES, Vocab};
use super::wordpiece::WordPiece;
use super::{Source, Tokenizer};
use crate::error::{Error, Result};

const FORMAT_VERSION: u64 = 1;
const TYPE: &str = "wgsl-lexeme";
/// Enough for the largest vocabulary there may be; more is not read.
const MAX_FILE_BYTES: u64 = 512 << 20;

/// What every version has, read first so that another version is told apart from a broken file.
#[derive(Deserialize)]
struct Header {
    format_version: u64,
    r#type: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    format_version: u64,
    r#type: String,
    min_freq: usize,
    source: SourceDocument,
    target: Target,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", deny_unknown_fields)]
enum SourceDocument {
    /// Prompts are read with the pieces of the target.
    Shared {},
    /// Prompts have pieces of their own.
    WordPiece { max_len: usize, pieces: Vec<Box<str>> },
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", deny_unknown_fields)]
enum Target {
    Wgsl { pieces: Vec<Box<str>> },
}

impl Tokenizer {
    /// Reads a `tokenizer.json`.
    ///
    /// # Errors
    /// [`Error::Io`] where the file cannot be read, [`Error::Malformed`] where it is no tokenizer of this version.
    pub fn load(path: &Path) -> Result<Self> {
        let place = path.display().to_string();
        let mut bytes = Vec::new();
        let file = File::open(path).map_err(|e| Error::io("read", path, e))?;
        file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|e| Error::io("read", path, e))?;
        if bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(Error::malformed(place, format!("at most {MAX_FILE_BYTES} bytes"), "more"));
        }
        let json = std::str::from_utf8(&bytes).map_err(|e| {
            Error::malformed(&place, "UTF-8", format!("other bytes after the first {}", e.valid_up_to()))
        })?;
        Self::from_json(json, &place)
    }

    /// Reads the text of a `tokenizer.json`; `place` names it in errors.
    ///
    /// # Errors
    /// [`Error::Malformed`] where it is not a tokenizer of this version.
    pub fn from_json(json: &str, place: &str) -> Result<Self> {
        let malformed = |e: serde_json::Error| Error::malformed(place, "a tokenizer", e.to_string());
        let header: Header = serde_json::from_str(json).map_err(malformed)?;
        if header.format_version != FORMAT_VERSION {
            let expected = format!("format_version {FORMAT_VERSION}");
            return Err(Error::malformed(place, expected, header.format_version.to_string()));
        }
        if header.r#type != TYPE {
            return Err(Error::malformed(place, format!("type {TYPE:?}"), format!("{:?}", header.r#type)));
        }
        let document: Document = serde_json::from_str(json).map_err(malformed)?;
        let Target::Wgsl { pieces } = document.target;
        check_sizes(&pieces, place)?;
        let vocab = Vocab::from_pieces(pieces).map_err(|index| {
            Error::malformed(format!("{place}, target.pieces[{index}]"), "every piece once", "one that stood before")
        })?;
        let source = match document.source {
            SourceDocument::Shared {} => Source::Shared,
            SourceDocument::WordPiece { max_len, pieces } => Source::WordPiece(WordPiece::new(pieces, max_len, place)?),
        };
        Ok(Self { source, vocab, min_freq: document.min_freq })
    }

    /// The text of `tokenizer.json`: canonical, so equal tokenizers give equal texts.
    pub fn to_json(&self) -> String {
        let source = match &self.source {
            Source::Shared => SourceDocument::Shared {},
            Source::WordPiece(wordpiece) => {
                SourceDocument::WordPiece { max_len: wordpiece.max_len(), pieces: wordpiece.pieces().to_vec() }
            }
        };
        let document = Document {
            format_version: FORMAT_VERSION,
            r#type: TYPE.to_owned(),
            min_freq: self.min_freq,
            source,
            target: Target::Wgsl { pieces: self.vocab.pieces().to_vec() },
        };
        serde_json::to_string(&document).expect("strings and numbers always serialize")
    }

    /// Writes `tokenizer.json`, whole or not at all: a temporary file beside it, synced and renamed.
    ///
    /// # Errors
    /// [`Error::Io`]; what was at `path` is then unchanged.
    pub fn save(&self, path: &Path) -> Result<()> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.tmp", std::process::id()));
        let temporary = path.with_file_name(name);
        let written = File::create(&temporary).and_then(|mut file| {
            file.write_all(self.to_json().as_bytes())?;
            file.sync_all()
        });
        written.and_then(|()| std::fs::rename(&temporary, path)).map_err(|e| {
            // Best effort: the error worth telling is the first.
            let _ = std::fs::remove_file(&temporary);
            Error::io("write", path, e)
        })
    }

    /// SHA-256 of [`to_json`](Self::to_json) in lower-case hexadecimal digits.
    pub fn hash(&self) -> String {
        Sha256::digest(self.to_json()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

fn check_sizes(pieces: &[Box<str>], place: &str) -> Result<()> {
    if pieces.len() > MAX_PIECES {
        let place = format!("{place}, target.pieces");
        return Err(Error::malformed(place, format!("at most {MAX_PIECES} pieces"), pieces.len().to_string()));
    }
    match pieces.iter().position(|piece| piece.is_empty() || piece.len() > MAX_PIECE_BYTES) {
        None => Ok(()),
        Some(index) => Err(Error::malformed(
            format!("{place}, target.pieces[{index}]"),
            format!("1 to {MAX_PIECE_BYTES} bytes"),
            pieces[index].len().to_string(),
        )),
    }
}
