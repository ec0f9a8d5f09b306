//! Work on other threads while the calling one waits with the GIL released and listens for signals.

use crate::error::Result;
use crate::python::error::internal;
use pyo3::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// How long Ctrl-C may go unnoticed.
pub(super) const SIGNAL_INTERVAL: Duration = Duration::from_millis(50);

/// Runs `work` on every item on `threads` threads while this one waits and listens for signals; the first error or
/// signal clears `go_on`, which `work` is to look at. Results come in the order of the items.
pub(super) fn listening<T: Sync, R: Send>(
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
            let spawned = (0..threads.min(items.len())).try_for_each(|_| {
                let (worker, sender) = (&worker, sender.clone());
                thread::Builder::new().spawn_scoped(scope, move || worker(sender)).map(drop)
            });
            drop(sender);
            let collected = spawned.map_err(PyErr::from).and_then(|()| collect(&receiver, items.len()));
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
        // Not only where the wait ran out: answers may come faster than that for minutes.
        Python::attach(|py| py.check_signals())?;
        match receiver.recv_timeout(SIGNAL_INTERVAL) {
            Ok((index, Ok(result))) => results.push((index, result.map_err(|error| error.of_prompt(index, count))?)),
            Ok((_, Err(panic))) => return Err(internal(panic.as_ref())),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(internal(&"a worker ended early")),
        }
    }
    results.sort_by_key(|(index, _)| *index);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

/// Runs `work` on another thread while this one waits and listens. Work that cannot be told to stop is left to end
/// unheard when a signal comes.
pub(super) fn unless_signalled<R: Send + 'static>(
    py: Python<'_>,
    work: impl FnOnce() -> R + Send + 'static,
) -> PyResult<R> {
    let (sender, receiver) = channel();
    thread::Builder::new().spawn(move || {
        let result = catch_unwind(AssertUnwindSafe(|| Ok(work())));
        // Nobody is there to hear it after a signal.
        let _ = sender.send((0, result));
    })?;
    let mut results = py.detach(move || collect(&receiver, 1))?;
    results.pop().ok_or_else(|| internal(&"no result"))
}
