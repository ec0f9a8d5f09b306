//! Text to token ids and back.

use super::arrow::{self, array_capsules, schema_capsule};
use super::error::{count, detached, token_ids};
use crate::arrow_export::encode_batch;
use crate::tokenizer::{BOS, EOS, PAD, Tokenizer};
use arrow_array::{Array, ListArray};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyCapsule;
use std::path::PathBuf;

pub(super) fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<PyTokenizer>()?;
    module.add_class::<PyTokenIds>()
}

/// Text to token ids and back: code as WGSL lexemes, prompts as words. No text is unknown: what is not in the
/// vocabulary is spelled in bytes.
#[pyclass(name = "Tokenizer", module = "rust_core", frozen, eq)]
#[derive(PartialEq, Clone)]
pub(super) struct PyTokenizer(pub(super) Tokenizer);

#[pymethods]
impl PyTokenizer {
    /// Learns a vocabulary from the codes and prompts of a training split: every piece seen at least min_freq times.
    #[staticmethod]
    #[pyo3(signature = (codes, prompts = Vec::new(), *, min_freq = 1))]
    fn fit(py: Python<'_>, codes: Vec<PyBackedStr>, prompts: Vec<PyBackedStr>, min_freq: i128) -> PyResult<Self> {
        let min_freq = count("min_freq", min_freq)?;
        let (codes, prompts) = (codes.iter().map(|code| &**code), prompts.iter().map(|prompt| &**prompt));
        detached(py, || Ok(Tokenizer::fit(codes, prompts, min_freq))).map(Self)
    }

    /// The same, with at most `most` numbers among the pieces, the most frequent ones; the others are spelled in bytes.
    fn with_number_pieces(&self, py: Python<'_>, most: i128) -> PyResult<Self> {
        let most = count("most", most)?;
        detached(py, || Ok(self.0.clone().with_number_pieces(most))).map(Self)
    }

    /// The same for code, with prompts read by WordPiece: `pieces` in the order of their ids, `[PAD]` first. A source has
    /// at most max_len ids, `[CLS]` and `[SEP]` included; an id is `8 * piece + form`. Raises ValueError.
    fn with_wordpiece(&self, py: Python<'_>, pieces: Vec<PyBackedStr>, max_len: i128) -> PyResult<Self> {
        let max_len = count("max_len", max_len)?;
        let pieces = pieces.iter().map(|piece| Box::from(&**piece)).collect();
        detached(py, || self.0.clone().with_wordpiece(pieces, max_len)).map(Self)
    }

    /// Reads a tokenizer.json. Raises ValueError for one that is malformed, OSError for one that cannot be read.
    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        detached(py, || Tokenizer::load(&path)).map(Self)
    }

    /// Reads the text of a tokenizer.json. Raises ValueError for one that is malformed.
    #[staticmethod]
    fn from_json(py: Python<'_>, json: &str) -> PyResult<Self> {
        detached(py, || Tokenizer::from_json(json, "tokenizer.json")).map(Self)
    }

    /// The text of the tokenizer.json; equal tokenizers give equal texts.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        detached(py, || Ok(self.0.to_json()))
    }

    /// Writes a tokenizer.json, whole or not at all.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        detached(py, || self.0.save(&path))
    }

    /// Code to token ids, without bos and eos.
    fn encode(&self, py: Python<'_>, code: &str) -> PyResult<Vec<u32>> {
        detached(py, || Ok(self.0.encode(code)))
    }

    /// Prompt to token ids, without the specials of a source.
    fn encode_prompt(&self, py: Python<'_>, prompt: &str) -> PyResult<Vec<u32>> {
        detached(py, || Ok(self.0.encode_prompt(prompt)))
    }

    /// What an encoder reads for a prompt: its ids and the specials around them, cut to max_len.
    fn encode_source(&self, py: Python<'_>, prompt: &str, max_len: i128) -> PyResult<Vec<u32>> {
        let max_len = count("max_len", max_len)?;
        detached(py, || Ok(self.0.encode_source(prompt, max_len).0))
    }

    /// Codes to an Arrow array of lists of token ids, without bos and eos, on all cores.
    fn encode_batch(&self, py: Python<'_>, codes: Vec<PyBackedStr>) -> PyResult<PyTokenIds> {
        detached(py, || encode_batch(&codes, &self.0)).map(PyTokenIds)
    }

    /// Token ids to canonical code; pad, bos and eos are skipped. Raises ValueError for an id outside the vocabulary.
    fn decode(&self, py: Python<'_>, ids: Vec<i128>) -> PyResult<String> {
        let ids = token_ids("ids", ids)?;
        detached(py, || self.0.decode(&ids))
    }

    /// The piece of an id as a person reads it: "<pad>", "<0x41>", "vec3<f32>". None outside the vocabulary.
    fn piece(&self, id: i128) -> Option<String> {
        self.0.piece(u32::try_from(id).ok()?)
    }

    /// Number of ids that prompts use.
    #[getter]
    fn source_vocab_size(&self) -> usize {
        self.0.source_vocab_size()
    }

    /// Number of ids that code uses.
    #[getter]
    fn target_vocab_size(&self) -> usize {
        self.0.target_vocab_size()
    }

    /// sha256 (hex) of the canonical JSON: what a model folder names its tokenizer by.
    #[getter]
    fn hash(&self, py: Python<'_>) -> PyResult<String> {
        detached(py, || Ok(self.0.hash()))
    }

    /// Id of padding.
    #[getter]
    fn pad_id(&self) -> u32 {
        PAD
    }

    /// Id that begins a target.
    #[getter]
    fn bos_id(&self) -> u32 {
        BOS
    }

    /// Id that ends a source and a target.
    #[getter]
    fn eos_id(&self) -> u32 {
        EOS
    }

    fn __repr__(&self) -> String {
        let (source, target) = (self.0.source_vocab_size(), self.0.target_vocab_size());
        format!("Tokenizer(source_vocab_size={source}, target_vocab_size={target})")
    }
}

/// Token ids of many texts: an Arrow array of type list<int32> without nulls, read by `pyarrow.array` and others.
#[pyclass(name = "TokenIds", module = "rust_core", frozen)]
struct PyTokenIds(ListArray);

#[pymethods]
impl PyTokenIds {
    fn __len__(&self) -> usize {
        self.0.len()
    }

    /// The Arrow PyCapsule interface: (schema, array). `requested_schema` is not looked at.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let _ = requested_schema;
        array_capsules(py, &self.0)
    }

    /// The Arrow PyCapsule interface: the type.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, arrow::export_type(self.0.data_type()))
    }

    fn __repr__(&self) -> String {
        format!("TokenIds(len={}, num_tokens={})", self.0.len(), self.0.values().len())
    }
}
