//! One error for the whole crate. A message names the operation or file, what was expected and what was found.

use std::io;
use std::path::{Path, PathBuf};

/// Everything that can go wrong in this crate. Invalid WGSL is not an error but a [`Verdict`](crate::Verdict).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The operating system refused to read or write.
    #[error("cannot {operation} {}: {source}", path.display())]
    Io {
        /// What was tried, as a verb: "read", "write".
        operation: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's own reason.
        source: io::Error,
    },
    /// A file, record or text does not have the form it must have.
    #[error("{place}: expected {expected}, found {found}")]
    Malformed {
        /// File with line or record, as a person would look it up: "pairs.jsonl, line 7".
        place: String,
        /// What would have been right.
        expected: String,
        /// What was there.
        found: String,
    },
    /// A tensor of a weights file is missing or has another shape or dtype than the config asks for.
    #[error("{file}: tensor `{name}`: expected {expected}, found {found}")]
    Tensor {
        /// The weights file.
        file: String,
        /// The tensor's name, as in PyTorch.
        name: String,
        /// Shape and dtype the config asks for.
        expected: String,
        /// Shape and dtype in the file.
        found: String,
    },
    /// A token id outside the vocabulary.
    #[error("token id {id} is outside the vocabulary of {vocab_size}")]
    TokenId {
        /// The id.
        id: u32,
        /// Size of the vocabulary.
        vocab_size: usize,
    },
    /// A caller's argument is outside its range.
    #[error("{name}: expected {expected}, found {found}")]
    Argument {
        /// The argument.
        name: &'static str,
        /// Its range.
        expected: String,
        /// What was given.
        found: String,
    },
}

/// Shorthand for this crate's results.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub(crate) fn io(operation: &'static str, path: &Path, source: io::Error) -> Self {
        Self::Io { operation, path: path.to_owned(), source }
    }

    /// With the prompt in it, where it is one of several and the reason lies with it; what is wrong with an argument is
    /// wrong for all of them.
    pub(crate) fn of_prompt(self, index: usize, count: usize) -> Self {
        match self {
            Self::Malformed { place, expected, found } if count > 1 => {
                Self::Malformed { place: format!("prompt {} of {count}: {place}", index + 1), expected, found }
            }
            other => other,
        }
    }

    pub(crate) fn malformed(place: impl Into<String>, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self::Malformed { place: place.into(), expected: expected.into(), found: found.into() }
    }
}

/// A JSON value's type in the words of an error: what was found.
pub(crate) fn json_kind(value: &serde_json::Value) -> &'static str {
    use serde_json::Value;
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
