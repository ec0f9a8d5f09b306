//! Work on another thread while the calling one waits with the GIL released and listens for signals.

use crate::error::Result;
use crate::python::error::internal;
use pyo3::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// How long Ctrl-C may go unnoticed.
pub(super) const SIGNAL_INTERVAL: Duration = Duration::from_millis(50);

/// Runs `work`; a signal clears `go_on`, which `work` is to look at, and is raised when it has ended.
pub(super) fn listening<R: Send>(
    py: Python<'_>,
    go_on: &AtomicBool,
    work: impl FnOnce() -> Result<R> + Send,
) -> PyResult<R> {
    py.detach(|| {
        thread::scope(|scope| {
            let (sender, receiver) = channel();
            thread::Builder::new().spawn_scoped(scope, move || send_result(work, &sender))?;
            let waited = wait(&receiver);
            go_on.store(false, Ordering::Relaxed);
            waited
        })
    })
}

/// The same for work that cannot be told to stop: it is left to end unheard when a signal comes.
pub(super) fn unless_signalled<R: Send + 'static>(
    py: Python<'_>,
    work: impl FnOnce() -> R + Send + 'static,
) -> PyResult<R> {
    let (sender, receiver) = channel();
    thread::Builder::new().spawn(move || send_result(|| Ok(work()), &sender))?;
    py.detach(move || wait(&receiver))
}

fn send_result<R>(work: impl FnOnce() -> Result<R>, sender: &Sender<thread::Result<Result<R>>>) {
    // Nobody is there to hear it after a signal.
    _ = sender.send(catch_unwind(AssertUnwindSafe(work)));
}

fn wait<R>(receiver: &Receiver<thread::Result<Result<R>>>) -> PyResult<R> {
    loop {
        Python::attach(|py| py.check_signals())?;
        match receiver.recv_timeout(SIGNAL_INTERVAL) {
            Ok(Ok(result)) => return Ok(result?),
            Ok(Err(panic)) => return Err(internal(panic.as_ref())),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(internal(&"a worker ended early")),
        }
    }
}
