//! Examples: loaded, split, selected, inspected, encoded. They leave as Arrow.

use super::arrow::{export_schema, import_stream, schema_capsule, stream_capsule};
use super::error::{count, detached};
use super::tokenizer::PyTokenizer;
use super::validate::to_dict;
use crate::arrow_export::{self, EncodedDataset, SOURCE_HASH, TOKENIZER_HASH};
use crate::dataset::{self, SplitOptions, arrow_stream};
use crate::error::Error;
use crate::example::Example;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use std::path::PathBuf;
use std::sync::Arc;

pub(super) fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<PyExamples>()?;
    module.add_class::<PyEncodedDataset>()?;
    module.add_function(wrap_pyfunction!(load_examples, module)?)?;
    module.add_function(wrap_pyfunction!(inspect_examples, module)?)?;
    module.add_function(wrap_pyfunction!(encode_dataset, module)?)
}

/// Prompt/code pairs in a stable order: an Arrow table with the columns id, theme, prompt, code and split (null where
/// none is given), read by `pyarrow.table`, `polars.DataFrame` and others.
#[pyclass(name = "Examples", module = "rust_core", frozen, eq)]
#[derive(PartialEq)]
struct PyExamples(Arc<Vec<Example>>);

#[pymethods]
impl PyExamples {
    fn __len__(&self) -> usize {
        self.0.len()
    }

    /// A copy in which every example has a split: "train", "validation" or "test".
    ///
    /// floor(train_fraction * n) and floor(validation_fraction * n) examples, the rest for test, spread over the themes
    /// as evenly as these totals allow; the draw depends on the seed, ids and themes alone. Splits that are given are
    /// kept where every example has one; where only some have, that is a ValueError, and so are fractions with a sum
    /// over 1.
    #[pyo3(signature = (*, train_fraction = 0.8, validation_fraction = 0.1, seed = 0))]
    fn with_splits(&self, py: Python<'_>, train_fraction: f64, validation_fraction: f64, seed: i128) -> PyResult<Self> {
        let options = SplitOptions { train_fraction, validation_fraction, seed: count("seed", seed)? as u64 };
        detached(py, || dataset::split(self.0.to_vec(), &options)).map(Self::new)
    }

    /// The examples whose place in `keep` is true. Raises ValueError unless there is one for each example.
    fn select(&self, keep: Vec<bool>) -> PyResult<Self> {
        if keep.len() != self.0.len() {
            let expected = format!("{} booleans, one an example", self.0.len());
            return Err(Error::Argument { name: "keep", expected, found: keep.len().to_string() }.into());
        }
        let kept = self.0.iter().zip(keep).filter(|(_, keep)| *keep);
        Ok(Self::new(kept.map(|(example, _)| example.clone()).collect()))
    }

    /// sha256 (hex) over all fields of all examples in order, splits included.
    #[getter]
    fn source_hash(&self, py: Python<'_>) -> PyResult<String> {
        detached(py, || Ok(dataset::source_hash(&self.0)))
    }

    /// The Arrow PyCapsule interface: a stream of record batches. `requested_schema` is not looked at.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let (examples, mut start) = (Arc::clone(&self.0), 0);
        // Batch by batch as the consumer asks, so that a large set is not in memory twice.
        let batches = std::iter::from_fn(move || {
            let batch = arrow_stream::to_batches(examples.get(start..)?).next()?;
            start = batch.as_ref().map_or(examples.len(), |batch| start + batch.num_rows());
            Some(batch)
        });
        stream_capsule(py, batches, arrow_stream::SCHEMA.clone())
    }

    /// The Arrow PyCapsule interface: the schema.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, export_schema(&arrow_stream::SCHEMA))
    }

    fn __repr__(&self) -> String {
        format!("Examples(len={})", self.0.len())
    }
}

impl PyExamples {
    fn new(examples: Vec<Example>) -> Self {
        Self(Arc::new(examples))
    }
}

/// Loads examples from a .toml or .jsonl file, a folder of them, or any Arrow table or stream with string columns
/// prompt and code (so Parquet through pyarrow). Without a source: the examples that come with this package.
///
/// Raises ValueError, with file and line or record, for what is malformed; OSError for what cannot be read.
#[pyfunction]
#[pyo3(signature = (source = None))]
fn load_examples(py: Python<'_>, source: Option<Bound<'_, PyAny>>) -> PyResult<PyExamples> {
    let Some(source) = source else {
        return detached(py, dataset::load_bundled).map(PyExamples::new);
    };
    if source.hasattr("__arrow_c_stream__")? {
        let reader = import_stream(&source)?;
        return detached(py, || arrow_stream::from_batches(reader)).map(PyExamples::new);
    }
    let path: PathBuf = source.extract().map_err(|_| {
        let found = source.get_type();
        PyTypeError::new_err(format!("source: expected a path or an object with __arrow_c_stream__, found {found}"))
    })?;
    detached(py, || dataset::load(&path)).map(PyExamples::new)
}

/// What to know of examples before training on them, as a dict:
///
/// count: how many there are. duplicates: [{"id", "of", "same"}], where "same" is "prompt" (one prompt with two
/// answers: a conflict), "code" (one answer to two prompts) or "both"; prompts are compared without regard to case and
/// white space, codes by their lexemes. invalid: [{"id", "stage", "message", "span", "line", "column", "report"}], the
/// examples that naga does not accept as they stand.
#[pyfunction]
fn inspect_examples<'py>(py: Python<'py>, examples: &PyExamples) -> PyResult<Bound<'py, PyDict>> {
    let inspection = detached(py, || Ok(dataset::inspect(&examples.0)))?;
    let id = |index: usize| examples.0.get(index).map(|example| example.id.as_str());
    let duplicates = inspection.duplicates.iter().map(|duplicate| {
        let entry = PyDict::new(py);
        entry.set_item("id", id(duplicate.index))?;
        entry.set_item("of", id(duplicate.of))?;
        entry.set_item("same", duplicate.same.name())?;
        Ok(entry)
    });
    let invalid = inspection.invalid.iter().map(|(index, verdict)| {
        let entry = PyDict::new(py);
        entry.set_item("id", id(*index))?;
        let verdict = to_dict(py, verdict)?;
        verdict.del_item("valid")?;
        verdict.del_item("hollow")?;
        entry.update(verdict.as_mapping())?;
        Ok(entry)
    });
    let report = PyDict::new(py);
    report.set_item("count", examples.0.len())?;
    report.set_item("duplicates", duplicates.collect::<PyResult<Vec<_>>>()?)?;
    report.set_item("invalid", invalid.collect::<PyResult<Vec<_>>>()?)?;
    Ok(report)
}

/// Encodes examples: an Arrow table with the columns id, theme and split (strings) and input_ids and labels (lists of
/// int32), unpadded and without nulls. input_ids are the prompt's ids and eos, labels bos, the code's ids and eos.
///
/// A prompt longer than max_seq_len is cut (see truncated_prompts); a target that is longer raises ValueError with the
/// example's id. An example without a split counts as "train".
#[pyfunction]
#[pyo3(signature = (examples, tokenizer, *, max_seq_len))]
fn encode_dataset(
    py: Python<'_>,
    examples: &PyExamples,
    tokenizer: &PyTokenizer,
    max_seq_len: i128,
) -> PyResult<PyEncodedDataset> {
    let max_seq_len = count("max_seq_len", max_seq_len)?;
    detached(py, || arrow_export::encode_dataset(&examples.0, &tokenizer.0, max_seq_len)).map(PyEncodedDataset)
}

/// Examples as token ids; made by encode_dataset.
#[pyclass(name = "EncodedDataset", module = "rust_core", frozen)]
struct PyEncodedDataset(EncodedDataset);

#[pymethods]
impl PyEncodedDataset {
    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    /// Ids of the examples whose prompt was cut to max_seq_len.
    #[getter]
    fn truncated_prompts(&self) -> Vec<&str> {
        self.0.truncated_prompts.iter().map(String::as_str).collect()
    }

    /// Hash of the tokenizer that made the ids; in Arrow's metadata "wgsl_train.tokenizer_hash".
    #[getter]
    fn tokenizer_hash(&self) -> Option<&str> {
        self.0.schema.metadata().get(TOKENIZER_HASH).map(String::as_str)
    }

    /// Hash of the examples; in Arrow's metadata "wgsl_train.source_hash".
    #[getter]
    fn source_hash(&self) -> Option<&str> {
        self.0.schema.metadata().get(SOURCE_HASH).map(String::as_str)
    }

    /// The Arrow PyCapsule interface: a stream of record batches. `requested_schema` is not looked at.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        stream_capsule(py, self.0.batches.clone().into_iter().map(Ok), self.0.schema.clone())
    }

    /// The Arrow PyCapsule interface: the schema.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, export_schema(&self.0.schema))
    }

    fn __repr__(&self) -> String {
        format!("EncodedDataset(len={}, truncated_prompts={})", self.0.num_rows(), self.0.truncated_prompts.len())
    }
}
