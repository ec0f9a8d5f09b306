//! Modules to test with, and the two vocabularies that bound all others.

use std::path::{Path, PathBuf};

use rust_core::Tokenizer;

/// All bundled targets and all valid fixtures, named.
pub(crate) fn modules() -> Vec<(String, String)> {
    let mut modules: Vec<(String, String)> = Vec::new();
    let examples = rust_core::dataset::load_bundled().unwrap();
    modules.extend(examples.iter().map(|example| (example.id.clone(), example.code.clone())));
    let valid = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/wgsl/valid");
    for file in wgsl_files(&valid) {
        modules.push((file.display().to_string(), std::fs::read_to_string(&file).unwrap()));
    }
    modules
}

pub(crate) fn wgsl_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(wgsl_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "wgsl") {
            files.push(path);
        }
    }
    files.sort();
    files
}

pub(crate) fn fitted(modules: &[(String, String)]) -> Tokenizer {
    Tokenizer::fit(modules.iter().map(|(_, code)| code.as_str()), [], 1)
}

/// Everything is spelled in bytes.
pub(crate) fn empty_vocabulary() -> Tokenizer {
    Tokenizer::fit([], [], 1)
}
