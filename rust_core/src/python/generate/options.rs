//! The keyword arguments that choose how to generate, parsed in one place for all methods that take them.

use crate::generate::GenerateOptions;
use crate::python::error::count;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyDict;

/// The keyword arguments of `generate` and its like; `GenerateOptions` in Python says the same with types.
pub(super) fn parse(given: Option<&Bound<'_, PyDict>>) -> PyResult<GenerateOptions> {
    let mut options = GenerateOptions::default();
    let Some(given) = given else { return Ok(options) };
    let mut is_beam_open = false;
    for (name, value) in given {
        let name: PyBackedStr = name.extract()?;
        is_beam_open |= &*name == "beam_size" && value.is_none();
        let known = set(&mut options, &name, &value).map_err(|error| {
            // As PyO3 names the argument of a function.
            let nameless = error.is_instance_of::<PyTypeError>(value.py());
            if nameless {
                PyTypeError::new_err(format!("argument '{name}': {}", error.value(value.py())))
            } else {
                error
            }
        })?;
        if !known {
            return Err(PyTypeError::new_err(format!("got an unexpected keyword argument '{name}'")));
        }
    }
    if is_beam_open {
        options.beam_size = options.program_beam_size();
    }
    options.check()?;
    Ok(options)
}

/// False when there is no such option.
fn set(options: &mut GenerateOptions, name: &str, value: &Bound<'_, PyAny>) -> PyResult<bool> {
    let integer = |name| -> PyResult<usize> { Ok(count(name, value.extract()?)?) };
    match name {
        "max_new_tokens" if value.is_none() => options.max_new_tokens = None,
        "max_new_tokens" => options.max_new_tokens = Some(integer("max_new_tokens")?),
        "temperature" => options.temperature = value.extract()?,
        "top_k" => options.top_k = integer("top_k")?,
        "top_p" => options.top_p = value.extract()?,
        "beam_size" if value.is_none() => {}
        "beam_size" => options.beam_size = integer("beam_size")?,
        "length_penalty" => options.length_penalty = value.extract()?,
        "seed" => options.seed = integer("seed")? as u64,
        "best_of" => options.best_of = integer("best_of")?,
        "prefix" => options.prefix = value.extract()?,
        "time_limit_secs" => options.time_limit_secs = value.extract()?,
        "constrain" => options.constrain = value.extract::<PyBackedStr>()?.parse()?,
        _ => return Ok(false),
    }
    Ok(true)
}
