//! Prompt to WGSL. Models run on threads of their own while the calling thread waits for them with the GIL released
//! and listens for signals, so that Ctrl-C ends a generation between two tokens.

mod listening;
mod options;
mod stream;

use super::error::{count, detached, token_ids};
use super::tokenizer::PyTokenizer;
use crate::engine::FEATURES;
use crate::error::Error;
use crate::generate::{Generation, Model, NgramTable, answer_line};
use listening::{listening, unless_signalled};
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyBytes, PyDict};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use stream::PyGenerationStream;

pub(super) fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<PyModel>()?;
    module.add_class::<PyGeneration>()?;
    module.add_class::<PyGenerationStream>()?;
    module.add_function(wrap_pyfunction!(ngram_table, module)?)
}

/// What answers tend to say, counted in targets (token ids, bos to eos each): the contents of a model folder's ngrams.bin.
///
/// A model that has the table guesses tokens ahead by it and answers sooner; its answers stay what they are. The same
/// targets in the same order give the same bytes, 128 kB at most.
#[pyfunction]
fn ngram_table<'py>(py: Python<'py>, targets: Vec<Vec<i128>>) -> PyResult<Bound<'py, PyBytes>> {
    let targets = targets.into_iter().map(|ids| token_ids("targets", ids)).collect::<Result<Vec<_>, Error>>()?;
    let bytes = detached(py, || Ok(NgramTable::fit(targets).to_bytes()))?;
    Ok(PyBytes::new(py, &bytes))
}

/// A model folder in memory, ready to answer.
#[pyclass(name = "Model", module = "rust_core", frozen)]
struct PyModel {
    model: Arc<Model>,
}

#[pymethods]
impl PyModel {
    /// Loads an exported folder (model.safetensors, config.json, tokenizer.json); without one the weights that ship.
    ///
    /// dtype is what matrices are kept and multiplied as: "f32", "bf16", "int8", "int4", or "auto", as the folder holds
    /// them: an int8 folder runs in int8. threads is how many threads compute one answer, or share the prompts of generate_batch;
    /// answers do not depend on it. Raises ValueError for files that are malformed or do not belong
    /// together and for threads outside 1 to 1024, OSError for what cannot be read.
    #[staticmethod]
    #[pyo3(signature = (model_dir = None, dtype = "auto", threads = 1))]
    fn load(py: Python<'_>, model_dir: Option<PathBuf>, dtype: &str, threads: i128) -> PyResult<Self> {
        let dtype = dtype.parse()?;
        let load = || match &model_dir {
            Some(model_dir) => Model::load_as(model_dir, dtype),
            None => Model::bundled_as(dtype),
        };
        Self::new(detached(py, load)?, threads)
    }

    /// Loads a model from the bytes of a safetensors file and the texts of config.json and tokenizer.json.
    #[staticmethod]
    #[pyo3(signature = (weights, config, tokenizer, threads = 1))]
    fn from_bytes(
        py: Python<'_>,
        weights: PyBackedBytes,
        config: &str,
        tokenizer: &str,
        threads: i128,
    ) -> PyResult<Self> {
        Self::new(detached(py, || Model::from_bytes(&weights, config, tokenizer))?, threads)
    }

    /// Answers one prompt. Options: see GenerateOptions.
    #[pyo3(signature = (prompt, **options))]
    fn generate(
        &self,
        py: Python<'_>,
        prompt: PyBackedStr,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<PyGeneration> {
        let (options, go_on) = (options::parse(options)?, AtomicBool::new(true));
        let watch = |_: &[u32]| go_on.load(Ordering::Relaxed);
        listening(py, &go_on, || self.model.generate_with(&prompt, &options, watch)).map(PyGeneration)
    }

    /// Answers many prompts, several at a time on each thread, in their order. What is raised for one of them names it.
    #[pyo3(signature = (prompts, **options))]
    fn generate_batch(
        &self,
        py: Python<'_>,
        prompts: Vec<PyBackedStr>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Vec<PyGeneration>> {
        let (options, go_on) = (options::parse(options)?, AtomicBool::new(true));
        let watch = || go_on.load(Ordering::Relaxed);
        let answers = listening(py, &go_on, || self.model.generate_batch_while(&prompts, &options, &watch))?;
        // None only where a signal has ended it, which was raised above.
        Ok(answers.unwrap_or_default().into_iter().map(PyGeneration).collect())
    }

    /// Answers one prompt as an iterator over the code so far: each item is the whole text, laid out anew, so the last
    /// is the answer. Dropping the iterator ends the generation.
    #[pyo3(signature = (prompt, **options))]
    fn stream(&self, prompt: String, options: Option<&Bound<'_, PyDict>>) -> PyResult<PyGenerationStream> {
        let options = options::parse(options)?;
        PyGenerationStream::start(Arc::clone(&self.model), prompt, options)
    }

    /// One line of JSON in answer to one line of input, which is a prompt or a JSON object with "prompt": prompt, code,
    /// valid, finish_reason, tokens, prompt_truncated, confidence, its features, what the constraint did, message where the code is not valid, and the other keys of the
    /// object. A line that cannot be answered gives {"error": ...}; only options out of range raise.
    #[pyo3(signature = (line, **options))]
    fn answer_line(&self, py: Python<'_>, line: String, options: Option<&Bound<'_, PyDict>>) -> PyResult<String> {
        let (model, options) = (Arc::clone(&self.model), options::parse(options)?);
        unless_signalled(py, move || answer_line(&model, &line, &options))
    }

    /// Teacher-forced logits, a list of target_vocab_size floats for each of decoder_input_ids (which begin with bos):
    /// what comes after it. input_ids end with eos. Raises ValueError for ids outside the vocabulary or too many.
    fn logits(&self, py: Python<'_>, input_ids: Vec<i128>, decoder_input_ids: Vec<i128>) -> PyResult<Vec<Vec<f32>>> {
        let (source, target) = (token_ids("input_ids", input_ids)?, token_ids("decoder_input_ids", decoder_input_ids)?);
        let engine = self.model.engine();
        let flat = detached(py, || engine.logits(&source, &target))?;
        Ok(flat.chunks(engine.config().target_vocab_size).map(<[f32]>::to_vec).collect())
    }

    /// The model's config.json as a dict.
    #[getter]
    fn config<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.model.engine().config().to_json(),))
    }

    /// The tokenizer of the model.
    #[getter]
    fn tokenizer(&self) -> PyTokenizer {
        PyTokenizer(self.model.tokenizer().clone())
    }

    fn __repr__(&self) -> String {
        let config = self.model.engine().config();
        format!(
            "Model(d_model={}, target_vocab_size={}, threads={})",
            config.d_model,
            config.target_vocab_size,
            self.model.engine().threads()
        )
    }
}

impl PyModel {
    fn new(model: Model, threads: i128) -> PyResult<Self> {
        Ok(Self { model: Arc::new(model.with_threads(count("threads", threads)?)?) })
    }
}

/// What came out of a generation.
#[pyclass(name = "Generation", module = "rust_core", frozen, eq)]
#[derive(PartialEq, Clone)]
struct PyGeneration(Generation);

#[pymethods]
impl PyGeneration {
    /// The WGSL text in canonical layout.
    #[getter]
    fn code(&self) -> &str {
        &self.0.code
    }

    /// The ids that were chosen, without bos and eos.
    #[getter]
    fn token_ids(&self) -> Vec<u32> {
        self.0.token_ids.clone()
    }

    /// Why it ended: "eos", "length", "closed" or "time".
    #[getter]
    fn finish_reason(&self) -> &'static str {
        self.0.finish_reason.as_str()
    }

    /// True when the prompt was longer than the model reads and was cut.
    #[getter]
    fn prompt_truncated(&self) -> bool {
        self.0.prompt_truncated
    }

    /// Sum of the log-probabilities of the tokens the model chose, eos included.
    #[getter]
    fn log_probability(&self) -> f64 {
        self.0.log_probability
    }

    /// The least of these log-probabilities.
    #[getter]
    fn min_log_probability(&self) -> f64 {
        self.0.min_log_probability
    }

    /// The probability that the answer does what was asked; None where the model folder does not say how to tell. It is
    /// calibrated for constrain = "full" and no other option.
    #[getter]
    fn confidence(&self) -> Option<f64> {
        self.0.confidence
    }

    /// True when confidence is below the model folder's threshold.
    #[getter]
    fn low_confidence(&self) -> bool {
        self.0.low_confidence
    }

    /// What confidence is made of, by name.
    #[getter]
    fn features(&self) -> BTreeMap<&'static str, f64> {
        FEATURES.into_iter().zip(self.0.features()).collect()
    }

    /// Proposals (statements, declarations, block headers) that were refused.
    #[getter]
    fn units_refused(&self) -> usize {
        self.0.constraint.units_refused
    }

    /// How often decoding went back to an earlier token.
    #[getter]
    fn rollbacks(&self) -> usize {
        self.0.constraint.rollbacks
    }

    /// Proposals given up as a last resort.
    #[getter]
    fn units_dropped(&self) -> usize {
        self.0.constraint.units_dropped
    }

    /// True when the code has an ending that is not the model's.
    #[getter]
    fn closed_by_force(&self) -> bool {
        self.0.constraint.closed_by_force
    }

    /// Decode steps, those that were rolled back included.
    #[getter]
    fn tokens_spent(&self) -> usize {
        self.0.constraint.tokens_spent
    }

    /// Tokens guessed ahead and checked together with others.
    #[getter]
    fn drafted(&self) -> usize {
        self.0.drafted
    }

    /// Those of them that turned out right: decode steps saved.
    #[getter]
    fn accepted(&self) -> usize {
        self.0.accepted
    }

    /// All attributes by name, ready for JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("code", self.code())?;
        dict.set_item("token_ids", &self.0.token_ids)?;
        dict.set_item("finish_reason", self.finish_reason())?;
        dict.set_item("prompt_truncated", self.prompt_truncated())?;
        dict.set_item("log_probability", self.log_probability())?;
        dict.set_item("min_log_probability", self.min_log_probability())?;
        dict.set_item("confidence", self.confidence())?;
        dict.set_item("low_confidence", self.low_confidence())?;
        dict.set_item("features", self.features())?;
        dict.set_item("units_refused", self.units_refused())?;
        dict.set_item("rollbacks", self.rollbacks())?;
        dict.set_item("units_dropped", self.units_dropped())?;
        dict.set_item("closed_by_force", self.closed_by_force())?;
        dict.set_item("tokens_spent", self.tokens_spent())?;
        dict.set_item("drafted", self.drafted())?;
        dict.set_item("accepted", self.accepted())?;
        Ok(dict)
    }

    fn __repr__(&self) -> String {
        let (code, tokens) = (&self.0.code, self.0.token_ids.len());
        format!("Generation(code={code:?}, tokens={tokens}, finish_reason='{}')", self.finish_reason())
    }
}
