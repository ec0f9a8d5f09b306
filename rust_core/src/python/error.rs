//! The one map from [`Error`] to Python exceptions, and the border that no panic crosses.

use crate::error::{Error, Result};
use pyo3::exceptions::{
    PyFileExistsError, PyFileNotFoundError, PyIsADirectoryError, PyNotADirectoryError, PyOSError, PyPermissionError,
    PyRuntimeError, PyValueError,
};
use pyo3::prelude::*;
use std::any::Any;
use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};

pyo3::create_exception!(
    rust_core,
    InternalError,
    PyRuntimeError,
    "A defect of this library (a Rust panic), never of its input."
);

pub(super) fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("InternalError", module.py().get_type::<InternalError>())
}

/// Bad input is a `ValueError`, a refusal of the system an `OSError` of its kind with `errno` set.
impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        match error {
            Error::Io { source, .. } => os_error(&source, message),
            _ => PyValueError::new_err(message),
        }
    }
}

fn os_error(source: &std::io::Error, message: String) -> PyErr {
    let raised = match source.kind() {
        ErrorKind::NotFound => PyFileNotFoundError::new_err(message),
        ErrorKind::PermissionDenied => PyPermissionError::new_err(message),
        ErrorKind::AlreadyExists => PyFileExistsError::new_err(message),
        ErrorKind::IsADirectory => PyIsADirectoryError::new_err(message),
        ErrorKind::NotADirectory => PyNotADirectoryError::new_err(message),
        _ => PyOSError::new_err(message),
    };
    // `OSError(errno, message)` would print the number before our words; the attribute alone does not.
    Python::attach(|py| {
        raised.value(py).setattr("errno", source.raw_os_error()).map_or_else(|failed| failed, |()| raised)
    })
}

/// Runs `work` with the GIL released. A panic becomes an [`InternalError`]: PyO3's own `PanicException` is no
/// `Exception`, so that `except Exception` would miss it.
pub(super) fn detached<T: Send>(py: Python<'_>, work: impl FnOnce() -> Result<T> + Send) -> PyResult<T> {
    py.detach(|| catch_unwind(AssertUnwindSafe(work))).map_err(|panic| internal(panic.as_ref()))?.map_err(PyErr::from)
}

/// The exception for a caught panic.
pub(super) fn internal(panic: &(dyn Any + Send)) -> PyErr {
    let words = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
    InternalError::new_err(format!("a defect in rust_core: {}", words.unwrap_or("a panic without words")))
}

/// A Python integer as a count; PyO3 alone would raise `OverflowError` for a negative one.
pub(super) fn count(name: &'static str, value: i128) -> Result<usize> {
    usize::try_from(value).map_err(|_| Error::Argument {
        name,
        expected: format!("an integer from 0 to {}", usize::MAX),
        found: value.to_string(),
    })
}

/// Python integers as token ids; which vocabulary they must lie in is checked where they are used.
pub(super) fn token_ids(name: &'static str, ids: Vec<i128>) -> Result<Vec<u32>> {
    let checked = |id: i128| {
        u32::try_from(id).map_err(|_| Error::Argument {
            name,
            expected: "token ids of the vocabulary".into(),
            found: id.to_string(),
        })
    };
    ids.into_iter().map(checked).collect()
}
