//! The only PyO3 code: one file a room, one [`Error`](crate::Error) to exception map (`error.rs`). Everything heavy
//! runs with the GIL released and with panics caught (`error::detached`).
//!
//! `python/rust_core/_native.pyi` is the typed face of what is here; `mypy.stubtest` holds it true.

mod arrow;
mod asked;
mod dataset;
mod error;
mod generate;
mod interface;
mod tokenizer;
mod validate;
mod wgsl;

use crate::bundled;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::collections::BTreeMap;

/// The compiled half of `rust_core`.
#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_function(wrap_pyfunction!(bundled_configs, module)?)?;
    module.add_function(wrap_pyfunction!(bundled_data, module)?)?;
    module.add_function(wrap_pyfunction!(bundled_model, module)?)?;
    error::init(module)?;
    wgsl::init(module)?;
    asked::init(module)?;
    validate::init(module)?;
    interface::init(module)?;
    tokenizer::init(module)?;
    dataset::init(module)?;
    generate::init(module)
}

/// The configs compiled in: file name to TOML text, sorted.
#[pyfunction]
fn bundled_configs() -> BTreeMap<&'static str, &'static str> {
    bundled::configs().iter().copied().collect()
}

/// The example files compiled in: file name to TOML text, sorted.
#[pyfunction]
fn bundled_data() -> BTreeMap<&'static str, &'static str> {
    bundled::data().iter().copied().collect()
}

/// The files of the model compiled in: file name to bytes; None where this build has none.
#[pyfunction]
fn bundled_model(py: Python<'_>) -> Option<BTreeMap<&'static str, Bound<'_, PyBytes>>> {
    let files = bundled::model()?;
    let named = [
        ("model.safetensors", files.weights),
        ("config.json", files.config.as_bytes()),
        ("tokenizer.json", files.tokenizer.as_bytes()),
    ];
    let ngrams = files.ngrams.map(|bytes| ("ngrams.bin", bytes));
    Some(named.into_iter().chain(ngrams).map(|(name, bytes)| (name, PyBytes::new(py, bytes))).collect())
}
