//! CONTRACT (room: dataset). One prompt/code pair and its checks.

/// Which part of the data an example belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Split {
    Train,
    Validation,
    Test,
}

/// One prompt/code pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Unique; "<theme>-<n>" (1-based) where the file gives none.
    pub id: String,
    /// The file's stem where none is given.
    pub theme: String,
    pub prompt: String,
    pub code: String,
    /// Given by the file, or set by `dataset::split`.
    pub split: Option<Split>,
}
