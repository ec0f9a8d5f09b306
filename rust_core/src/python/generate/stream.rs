//! An answer while it grows: the model on a thread of its own, its texts through a channel.

use super::PyGeneration;
use super::listening::SIGNAL_INTERVAL;
use crate::error::Result;
use crate::generate::{GenerateOptions, Generation, Model};
use crate::python::error::internal;
use pyo3::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Texts that may wait for the consumer before the model waits too.
const AHEAD: usize = 4;

enum Event {
    Text(String),
    End(thread::Result<Result<Generation>>),
}

/// Runs on the model's thread until the generation ends or the receiver is gone.
fn run(model: &Model, prompt: &str, options: &GenerateOptions, sender: &SyncSender<Event>) {
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
pub(super) struct PyGenerationStream {
    receiver: Mutex<Receiver<Event>>,
    generation: Mutex<Option<Generation>>,
}

impl PyGenerationStream {
    pub(super) fn start(model: Arc<Model>, prompt: String, options: GenerateOptions) -> PyResult<Self> {
        let (sender, receiver) = sync_channel(AHEAD);
        thread::Builder::new().spawn(move || run(&model, &prompt, &options, &sender))?;
        Ok(Self { receiver: Mutex::new(receiver), generation: Mutex::new(None) })
    }
}

#[pymethods]
impl PyGenerationStream {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<String>> {
        loop {
            // `list(stream)` runs no Python between two texts, where signals would be handled otherwise.
            py.check_signals()?;
            let event = py
                .detach(|| self.receiver.lock().unwrap_or_else(PoisonError::into_inner).recv_timeout(SIGNAL_INTERVAL));
            match event {
                Ok(Event::Text(text)) => return Ok(Some(text)),
                Ok(Event::End(Ok(result))) => {
                    *self.generation.lock().unwrap_or_else(PoisonError::into_inner) = Some(result?);
                    return Ok(None);
                }
                Ok(Event::End(Err(panic))) => return Err(internal(panic.as_ref())),
                Err(RecvTimeoutError::Timeout) => {}
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
