//! What prompts ask for by value, and whether it stands in live code.

use super::error::detached;
use crate::asked::{self, Item, LiveCode, Vector};
use pyo3::prelude::*;
use pyo3::types::{PyFrozenSet, PyTuple};

pub(super) fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<PyAskedItem>()?;
    module.add_class::<PyLiveCode>()?;
    module.add_function(wrap_pyfunction!(asked_items, module)?)?;
    module.add_function(wrap_pyfunction!(live_code, module)?)?;
    module.add_function(wrap_pyfunction!(function_asked_for, module)?)?;
    module.add_function(wrap_pyfunction!(named_colors, module)?)
}

/// One thing that a prompt asks for.
#[pyclass(name = "AskedItem", module = "rust_core", frozen, eq)]
#[derive(PartialEq, Clone)]
struct PyAskedItem(Item);

#[pymethods]
impl PyAskedItem {
    /// "number", "color" or "name".
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind.as_str()
    }

    /// As the prompt has it; of a name the name alone.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text
    }

    /// Magnitudes that count as the number asked for.
    #[getter]
    fn numbers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.0.numbers)
    }

    /// Readings of the colour: red, green and blue, 0 to 1.
    #[getter]
    fn colors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.colors.iter().map(|[red, green, blue]| (*red, *green, *blue)))
    }

    fn __repr__(&self) -> String {
        format!("AskedItem(kind='{}', text={:?})", self.kind(), self.0.text)
    }
}

/// Constants and names of live code.
#[pyclass(name = "LiveCode", module = "rust_core", frozen, eq)]
#[derive(PartialEq, Clone)]
struct PyLiveCode(LiveCode);

#[pymethods]
impl PyLiveCode {
    /// Every scalar that stands in it or that an expression of it comes to.
    #[getter]
    fn numbers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyFrozenSet>> {
        PyFrozenSet::new(py, self.0.numbers())
    }

    /// Every vector of which some component is known; a component that is not is None.
    #[getter]
    fn vectors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyFrozenSet>> {
        let tuples = self.0.vectors().iter().map(|vector: &Vector| PyTuple::new(py, vector));
        PyFrozenSet::new(py, tuples.collect::<PyResult<Vec<_>>>()?)
    }

    /// What is declared and used.
    #[getter]
    fn names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyFrozenSet>> {
        PyFrozenSet::new(py, self.0.names())
    }

    /// Whether it has the item: its name, one of its numbers, one of its colours, within tolerance.
    fn has(&self, item: &PyAskedItem) -> bool {
        self.0.has(&item.0)
    }
}

/// What the first 4000 characters of a prompt ask for by value, in order; the same thing twice counts once.
///
///     >>> [item.text for item in asked_items("a teal ring with a diameter of 40%")]
///     ['teal', '40%']
#[pyfunction]
fn asked_items(py: Python<'_>, prompt: &str) -> PyResult<Vec<PyAskedItem>> {
    detached(py, || Ok(asked::asked_items(prompt).into_iter().map(PyAskedItem).collect()))
}

/// The live code of a valid module, as its lexemes tell it.
///
/// It starts at the entry points; in a module without any at the function root, without that at the last function.
#[pyfunction]
#[pyo3(signature = (code, root = None))]
fn live_code(py: Python<'_>, code: &str, root: Option<&str>) -> PyResult<PyLiveCode> {
    detached(py, || Ok(PyLiveCode(asked::live_code(code, root))))
}

/// The last function of a module, by which answers are scored; None where there is none.
#[pyfunction]
fn function_asked_for(py: Python<'_>, code: &str) -> PyResult<Option<String>> {
    detached(py, || Ok(asked::function_asked_for(code)))
}

/// The colours known by name: (name, six hexadecimal digits) each.
#[pyfunction]
fn named_colors() -> Vec<(&'static str, &'static str)> {
    asked::named_colors().collect()
}
