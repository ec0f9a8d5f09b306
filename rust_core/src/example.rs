//! One prompt/code pair, and the checks that every pair passes whatever file it came from.

use std::fmt;

/// Longest prompt or code that is accepted, in bytes. Far beyond any module (naga is asked up to 64 KiB), and small
/// enough that a batch of Arrow strings stays under its 2 GiB of offsets.
pub const MAX_TEXT_BYTES: usize = 16 << 20;

/// Which part of the data an example belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Split {
    /// Learnt from.
    Train,
    /// Watched while learning.
    Validation,
    /// Looked at once, at the end.
    Test,
}

impl Split {
    /// All of them, in the order they are drawn.
    pub const ALL: [Self; 3] = [Self::Train, Self::Validation, Self::Test];

    /// The name used in files and in Arrow.
    pub fn name(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Validation => "validation",
            Self::Test => "test",
        }
    }

    /// The split of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|split| split.name() == name)
    }
}

impl fmt::Display for Split {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// One prompt/code pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Unique in its set; "<theme>-<n>" (three digits, 1-based) where the file gives none.
    pub id: String,
    /// The file's stem where none is given.
    pub theme: String,
    /// What a person asks for; never empty.
    pub prompt: String,
    /// The WGSL that answers it, as the file has it; never empty.
    pub code: String,
    /// Given by the file, or set by [`dataset::split`](crate::dataset::split()).
    pub split: Option<Split>,
}

impl Example {
    /// What is wrong with this example as (expected, found); None when nothing is.
    pub(crate) fn objection(&self) -> Option<(String, String)> {
        let fields = [("id", &self.id), ("theme", &self.theme), ("prompt", &self.prompt), ("code", &self.code)];
        for (name, text) in fields {
            if text.trim().is_empty() {
                return Some((format!("some text in `{name}`"), "nothing but white space".into()));
            }
            if text.len() > MAX_TEXT_BYTES {
                return Some((format!("at most {MAX_TEXT_BYTES} bytes in `{name}`"), format!("{}", text.len())));
            }
        }
        None
    }
}
