//! What a module shows to the outside.

use super::error::detached;
use pyo3::prelude::*;

pub(super) fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(describe, module)?)
}

/// The outside of a valid module as naga sees it: {"types", "bindings", "functions", "entry_points",
/// "uses_atomic_results"}.
///
/// Types are a table; every "type", "element" and "target" is an index into it. Raises ValueError with naga's message
/// for a module that is not valid.
///
///     >>> describe("fn half(x: f32) -> f32 { return 0.5 * x; }")["functions"][0]["name"]
///     'half'
#[pyfunction]
fn describe<'py>(py: Python<'py>, code: &str) -> PyResult<Bound<'py, PyAny>> {
    let json = detached(py, || Ok(serde_json::to_string(&crate::interface::describe(code)?).unwrap_or_default()))?;
    py.import("json")?.call_method1("loads", (json,))
}
