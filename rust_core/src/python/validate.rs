//! Validation by naga.

use super::error::detached;
use crate::validate::{NAGA_VERSION, Stage, Verdict};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyDict;

pub(super) fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("NAGA_VERSION", NAGA_VERSION)?;
    module.add_class::<PyVerdict>()?;
    module.add_function(wrap_pyfunction!(validate, module)?)?;
    module.add_function(wrap_pyfunction!(validate_batch, module)?)
}

/// naga's judgement on one WGSL text.
#[pyclass(name = "Verdict", module = "rust_core", frozen, eq)]
#[derive(PartialEq)]
struct PyVerdict(Verdict);

#[pymethods]
impl PyVerdict {
    /// True when naga accepts the text as it stands.
    #[getter]
    fn valid(&self) -> bool {
        self.0.valid
    }

    /// True when the text is valid but no function does anything: an empty file, `fn f() {}`, a lone `return T();`.
    #[getter]
    fn hollow(&self) -> bool {
        self.0.hollow
    }

    /// Where it failed: "limit" (too large or too deep to parse), "parse" or "validate"; None when valid.
    #[getter]
    fn stage(&self) -> Option<&'static str> {
        self.0.stage.map(Stage::as_str)
    }

    /// What is wrong, in one line; None when valid.
    #[getter]
    fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// (start, end) of the offence in bytes of UTF-8, or None.
    #[getter]
    fn span(&self) -> Option<(usize, usize)> {
        self.0.span.as_ref().map(|span| (span.start, span.end))
    }

    /// 1-based line of the offence, or None.
    #[getter]
    fn line(&self) -> Option<usize> {
        self.0.line
    }

    /// 1-based column of the offence in bytes, or None.
    #[getter]
    fn column(&self) -> Option<usize> {
        self.0.column
    }

    /// A report of several lines that points into the source; None when valid.
    #[getter]
    fn report(&self) -> Option<&str> {
        self.0.report.as_deref()
    }

    /// For people: `name: valid`, or file, line, column, message and the source lines it is about.
    fn describe(&self, name: &str) -> String {
        self.0.describe(name)
    }

    /// All attributes by name, ready for JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        to_dict(py, &self.0)
    }

    fn __repr__(&self) -> String {
        let Verdict { stage: Some(stage), message, line, column, .. } = &self.0 else {
            return "Verdict(valid=True)".into();
        };
        let place = line.zip(*column).map_or(String::new(), |(line, column)| format!(", line={line}, column={column}"));
        let message = message.as_deref().unwrap_or_default();
        format!("Verdict(valid=False, stage='{}'{place}, message={message:?})", stage.as_str())
    }
}

/// A verdict as a dict, keys in the order of the attributes.
pub(super) fn to_dict<'py>(py: Python<'py>, verdict: &Verdict) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    dict.set_item("valid", verdict.valid)?;
    dict.set_item("hollow", verdict.hollow)?;
    dict.set_item("stage", verdict.stage.map(Stage::as_str))?;
    dict.set_item("message", verdict.message.as_deref())?;
    dict.set_item("span", verdict.span.as_ref().map(|span| [span.start, span.end].to_vec()))?;
    dict.set_item("line", verdict.line)?;
    dict.set_item("column", verdict.column)?;
    dict.set_item("report", verdict.report.as_deref())?;
    Ok(dict)
}

/// Judges one WGSL text with naga (NAGA_VERSION). Any text gets a verdict.
#[pyfunction]
fn validate(py: Python<'_>, code: &str) -> PyResult<PyVerdict> {
    detached(py, || Ok(crate::validate::validate(code))).map(PyVerdict)
}

/// Judges many texts on all cores; the verdicts come in the order of the texts.
#[pyfunction]
fn validate_batch(py: Python<'_>, codes: Vec<PyBackedStr>) -> PyResult<Vec<PyVerdict>> {
    let verdicts = detached(py, || Ok(crate::validate::validate_batch(&codes)))?;
    Ok(verdicts.into_iter().map(PyVerdict).collect())
}
