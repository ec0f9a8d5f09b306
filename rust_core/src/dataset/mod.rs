//! CONTRACT (room: dataset). Files: mod.rs, toml_file.rs, jsonl_file.rs, arrow_stream.rs (feature arrow), split.rs.
use crate::error::Result;
use crate::example::Example;
use std::path::Path;

/// A file (.toml, .jsonl) or a folder of them, in name order; order is stable.
pub fn load(path: &Path) -> Result<Vec<Example>> {
    todo!()
}
