//! Prompt to WGSL. Models run on threads of their own while the calling thread waits for them with the GIL released
//! and listens for signals, so that Ctrl-C ends a generation between two tokens.

use super::error::{count, detached, internal};
use super::tokenizer::PyTokenizer;
use crate::error::{Error, Result};
use crate::generate::{FinishReason, GenerateOptions, Generation, Model};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::PyDict;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How long Ctrl-C may go unnoticed.
const SIGNAL_INTERVAL: Duration = Duration::from_millis(50);

pub(super) fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<PyModel>()?;
    module.add_class::<PyGeneration>()?;
    module.add_class::<PyGenerationStream>()
}

/// A model folder in memory, ready to answer.
#[pyclass(name = "Model", module = "rust_core", frozen)]
struct PyModel {
    model: Arc<Model>,
    threads: usize,
}

#[pymethods]
impl PyModel {
    /// Loads an exported folder: model.safetensors, config.json, tokenizer.json.
    ///
    /// dtype is "auto" or "f32": weights of any stored type are computed in f32. threads is how many prompts
    /// generate_batch answers at a time. Raises ValueError for files that are malformed or do not belong together,
    /// OSError for what cannot be read.
    #[staticmethod]
    #[pyo3(signature = (model_dir, dtype = "auto", threads = 1))]
    fn load(py: Python<'_>, model_dir: PathBuf, dtype: &str, threads: i128) -> PyResult<Self> {
        if !["auto", "f32"].contains(&dtype) {
            let expected = "\"auto\" or \"f32\"".to_owned();
            return Err(Error::Argument { name: "dtype", expected, found: dtype.to_owned() }.into());
        }
        Self::new(detached(py, || Model::load(&model_dir))?, threads)
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
        let mut answers = self.answer_all(py, &[prompt], &parse_options(options)?, 1)?;
        answers.pop().ok_or_else(|| internal(&"no answer"))
    }

    /// Answers many prompts, `threads` at a time, in their order.
    #[pyo3(signature = (prompts, **options))]
    fn generate_batch(
        &self,
        py: Python<'_>,
        prompts: Vec<PyBackedStr>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Vec<PyGeneration>> {
        self.answer_all(py, &prompts, &parse_options(options)?, self.threads)
    }

    /// Answers one prompt as an iterator over the code so far: each item is the whole text, laid out anew, so the last
    /// is the answer. Dropping the iterator ends the generation.
    #[pyo3(signature = (prompt, **options))]
    fn stream(&self, prompt: String, options: Option<&Bound<'_, PyDict>>) -> PyResult<PyGenerationStream> {
        let options = parse_options(options)?;
        let (sender, receiver) = sync_channel(STREAM_AHEAD);
        let model = Arc::clone(&self.model);
        thread::Builder::new().spawn(move || stream_from(&model, &prompt, &options, &sender))?;
        Ok(PyGenerationStream { receiver: Mutex::new(receiver), generation: Mutex::new(None) })
    }

    /// The tokenizer of the model.
    #[getter]
    fn tokenizer(&self) -> PyTokenizer {
        PyTokenizer(self.model.tokenizer().clone())
    }

    fn __repr__(&self) -> String {
        format!("Model(threads={})", self.threads)
    }
}

impl PyModel {
    fn new(model: Model, threads: i128) -> PyResult<Self> {
        let threads = count("threads", threads)?;
        if threads == 0 {
            let expected = "at least 1".to_owned();
            return Err(Error::Argument { name: "threads", expected, found: "0".to_owned() }.into());
        }
        Ok(Self { model: Arc::new(model), threads })
    }

    fn answer_all(
        &self,
        py: Python<'_>,
        prompts: &[PyBackedStr],
        options: &GenerateOptions,
        threads: usize,
    ) -> PyResult<Vec<PyGeneration>> {
        let go_on = AtomicBool::new(true);
        let answer =
            |prompt: &PyBackedStr| self.model.generate_with(prompt, options, |_| go_on.load(Ordering::Relaxed));
        let answers = listening(py, prompts, threads, &go_on, answer)?;
        Ok(answers.into_iter().map(PyGeneration).collect())
    }
}

/// Runs `work` on every item on `threads` threads while this one waits and listens for signals; the first error or
/// signal clears `go_on`, which `work` is to look at. Results come in the order of the items.
fn listening<T: Sync, R: Send>(
    py: Python<'_>,
    items: &[T],
    threads: usize,
    go_on: &AtomicBool,
    work: impl Fn(&T) -> Result<R> + Sync,
) -> PyResult<Vec<R>> {
    let next = AtomicUsize::new(0);
    let worker = |sender: Sender<Answer<R>>| {
        while go_on.load(Ordering::Relaxed) {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { break };
            let result = catch_unwind(AssertUnwindSafe(|| work(item)));
            if sender.send((index, result)).is_err() {
                break;
            }
        }
    };
    py.detach(|| {
        thread::scope(|scope| {
            let (sender, receiver) = channel();
            for _ in 0..threads.min(items.len()) {
                let (worker, sender) = (&worker, sender.clone());
                thread::Builder::new().spawn_scoped(scope, move || worker(sender))?;
            }
            let collected = collect(&receiver, items.len());
            go_on.store(false, Ordering::Relaxed);
            collected
        })
    })
}

/// Index of the item and what became of it.
type Answer<R> = (usize, thread::Result<Result<R>>);

fn collect<R>(receiver: &Receiver<Answer<R>>, count: usize) -> PyResult<Vec<R>> {
    let mut results: Vec<(usize, R)> = Vec::with_capacity(count);
    while results.len() < count {
        match receiver.recv_timeout(SIGNAL_INTERVAL) {
            Ok((index, Ok(result))) => results.push((index, result?)),
            Ok((_, Err(panic))) => return Err(internal(panic.as_ref())),
            Err(RecvTimeoutError::Timeout) => Python::attach(|py| py.check_signals())?,
            Err(RecvTimeoutError::Disconnected) => return Err(internal(&"a worker ended early")),
        }
    }
    results.sort_by_key(|(index, _)| *index);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

/// The keyword arguments of `generate` and its like; `GenerateOptions` in Python says the same with types.
fn parse_options(given: Option<&Bound<'_, PyDict>>) -> PyResult<GenerateOptions> {
    let mut options = GenerateOptions {
        max_new_tokens: None,
        temperature: 0.0,
        top_k: 0,
        top_p: 1.0,
        beam_size: 1,
        length_penalty: 1.0,
        seed: 0,
        time_limit_secs: None,
    };
    let Some(given) = given else { return Ok(options) };
    for (name, value) in given {
        let name: PyBackedStr = name.extract()?;
        let parsed = set_option(&mut options, &name, &value);
        parsed.map_err(|error| {
            let named = error.get_type(value.py()).is(value.py().get_type::<PyTypeError>());
            if named { PyTypeError::new_err(format!("argument '{name}': {}", error.value(value.py()))) } else { error }
        })?;
    }
    Ok(options)
}

fn set_option(options: &mut GenerateOptions, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
    let integer = |name| -> PyResult<usize> { Ok(count(name, value.extract()?)?) };
    match name {
        "max_new_tokens" if value.is_none() => options.max_new_tokens = None,
        "max_new_tokens" => options.max_new_tokens = Some(integer("max_new_tokens")?),
        "temperature" => options.temperature = value.extract()?,
        "top_k" => options.top_k = integer("top_k")?,
        "top_p" => options.top_p = value.extract()?,
        "beam_size" => options.beam_size = integer("beam_size")?,
        "length_penalty" => options.length_penalty = value.extract()?,
        "seed" => options.seed = integer("seed")? as u64,
        "time_limit_secs" => options.time_limit_secs = value.extract()?,
        _ => return Err(PyTypeError::new_err("no such keyword argument")),
    }
    Ok(())
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
        match self.0.finish_reason {
            FinishReason::Eos => "eos",
            FinishReason::Length => "length",
            FinishReason::Closed => "closed",
            FinishReason::Time => "time",
        }
    }

    /// True when the prompt was longer than the model reads and was cut.
    #[getter]
    fn prompt_truncated(&self) -> bool {
        self.0.prompt_truncated
    }

    /// Sum of the log-probabilities of the chosen tokens, eos included.
    #[getter]
    fn log_probability(&self) -> f64 {
        self.0.log_probability
    }

    /// All attributes by name, ready for JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("code", self.code())?;
        dict.set_item("token_ids", &self.0.token_ids)?;
        dict.set_item("finish_reason", self.finish_reason())?;
        dict.set_item("prompt_truncated", self.prompt_truncated())?;
        dict.set_item("log_probability", self.log_probability())?;
        Ok(dict)
    }

    fn __repr__(&self) -> String {
        let (code, tokens) = (&self.0.code, self.0.token_ids.len());
        format!("Generation(code={code:?}, tokens={tokens}, finish_reason='{}')", self.finish_reason())
    }
}

/// Texts that may wait for the consumer before the model waits too.
const STREAM_AHEAD: usize = 4;

enum Event {
    Text(String),
    End(thread::Result<Result<Generation>>),
}

/// Runs on the model's thread until the generation ends or the receiver is gone.
fn stream_from(model: &Model, prompt: &str, options: &GenerateOptions, sender: &SyncSender<Event>) {
    let mut last = String::new();
    let on_token = |ids: &[u32]| match model.tokenizer().decode(ids) {
        // A piece of a spelling shows nothing new yet.
        Ok(text) if text == last => true,
        Ok(text) => {
            last.clone_from(&text);
            sender.send(Event::Text(text)).is_ok()
        }
        Err(_) => false,
    };
    let result = catch_unwind(AssertUnwindSafe(|| model.generate_with(prompt, options, on_token)));
    if let Ok(Ok(generation)) = &result
        && generation.code != last
        && sender.send(Event::Text(generation.code.clone())).is_err()
    {
        return;
    }
    // Nobody is there to hear it when the iterator was dropped.
    let _ = sender.send(Event::End(result));
}

/// An answer while it grows; made by Model.stream.
#[pyclass(name = "GenerationStream", module = "rust_core", frozen)]
struct PyGenerationStream {
    receiver: Mutex<Receiver<Event>>,
    generation: Mutex<Option<Generation>>,
}

#[pymethods]
impl PyGenerationStream {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<String>> {
        loop {
            let event = py
                .detach(|| self.receiver.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(SIGNAL_INTERVAL));
            match event {
                Ok(Event::Text(text)) => return Ok(Some(text)),
                Ok(Event::End(Ok(result))) => {
                    *self.generation.lock().unwrap_or_else(PoisonError::into_inner) = Some(result?);
                    return Ok(None);
                }
                Ok(Event::End(Err(panic))) => return Err(internal(panic.as_ref())),
                Err(RecvTimeoutError::Timeout) => py.check_signals()?,
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
            }
        }
    }

    /// The Generation, once the iterator has come to its end; None before.
    #[getter]
    fn generation(&self) -> Option<PyGeneration> {
        self.generation.lock().unwrap_or_else(PoisonError::into_inner).clone().map(PyGeneration)
    }
}
