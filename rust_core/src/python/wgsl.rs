//! The language: lexemes, canonical text, the four templates.

use super::error::detached;
use crate::error::Error;
use crate::wgsl::{lexer, printer, templates};
use pyo3::prelude::*;

pub(super) fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("TEMPLATE_NAMES", templates::NAMES)?;
    module.add_function(wrap_pyfunction!(tokenize, module)?)?;
    module.add_function(wrap_pyfunction!(canonical_text, module)?)?;
    module.add_function(wrap_pyfunction!(template, module)?)
}

/// The lexemes of a WGSL text, without white space and comments.
///
/// Any text lexes; what is no WGSL comes out as single characters.
///
///     >>> tokenize("let x = 1.0;")
///     ['let', 'x', '=', '1.0', ';']
#[pyfunction]
fn tokenize(py: Python<'_>, code: &str) -> PyResult<Vec<String>> {
    detached(py, || Ok(lexer::tokenize(code).into_iter().map(|lexeme| lexeme.into_owned()).collect()))
}

/// A WGSL text in canonical layout, without its comments: what the tokenizer's `decode` gives back.
#[pyfunction]
fn canonical_text(py: Python<'_>, code: &str) -> PyResult<String> {
    detached(py, || Ok(printer::canonical_text(code)))
}

/// The chromatic compute shader of that name, one of TEMPLATE_NAMES.
///
/// Raises ValueError for another name.
#[pyfunction]
fn template(name: &str) -> PyResult<&'static str> {
    let unknown = || Error::Argument {
        name: "name",
        expected: format!("one of {}", templates::NAMES.join(", ")),
        found: name.to_owned(),
    };
    Ok(templates::get(name).ok_or_else(unknown)?)
}
