//! Long-lived threads with a stack large enough for the deepest text the guard lets through.

use std::cell::Cell;
use std::panic;
use std::sync::{Once, OnceLock};

/// What [`guard::MAX_DEPTH`](crate::wgsl::guard::MAX_DEPTH) costs an unoptimised naga (25 MiB), more than twice over. It is
/// address space: only what a text needs is ever touched.
const STACK_BYTES: usize = 64 << 20;

/// Threads of one process. A forked child has its parent's memory but none of its threads, so it starts its own:
/// the list grows by one with each generation, and finding the right one takes no lock that a fork could leave held.
struct Workers {
    process_id: u32,
    threads: Result<rayon::ThreadPool, String>,
    of_child: OnceLock<Box<Workers>>,
}

static WORKERS: OnceLock<Box<Workers>> = OnceLock::new();

thread_local! {
    static HAS_LARGE_STACK: Cell<bool> = const { Cell::new(false) };
    static IS_QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs `job` on a thread with a large stack, this one if it has it, and waits for it. The error is the system's reason
/// for refusing us even one thread.
pub(super) fn run<R: Send>(job: impl FnOnce() -> R + Send) -> Result<R, &'static str> {
    if HAS_LARGE_STACK.get() { Ok(job()) } else { run_on_all(job) }
}

/// Runs `job` on a new thread with a large stack, where judging needs no other: each change of threads costs more than
/// many a text does, most of all on a busy machine. Where the system has no thread for us, `job` runs here.
pub(crate) fn with_large_stack<R: Send>(job: impl FnOnce() -> R + Send) -> R {
    if HAS_LARGE_STACK.get() {
        return job();
    }
    let (mut waiting, mut result) = (Some(job), None);
    std::thread::scope(|scope| {
        let run = || {
            HAS_LARGE_STACK.set(true);
            result = waiting.take().map(|job| job());
        };
        let thread = std::thread::Builder::new().name("wgsl-decoder".into()).stack_size(STACK_BYTES);
        if let Ok(thread) = thread.spawn_scoped(scope, run) {
            thread.join().unwrap_or_else(|panic| panic::resume_unwind(panic));
        }
    });
    result.or_else(|| waiting.map(|job| job())).expect("a job that is not waiting has run")
}

/// As [`run`]; within `job`, rayon's parallel iterators use all threads that have a large stack.
pub(super) fn run_on_all<R: Send>(job: impl FnOnce() -> R + Send) -> Result<R, &'static str> {
    let process_id = std::process::id();
    let mut workers = WORKERS.get_or_init(|| Workers::start(process_id));
    while workers.process_id != process_id {
        workers = workers.of_child.get_or_init(|| Workers::start(process_id));
    }
    workers.threads.as_ref().map(|threads| on(threads, job)).map_err(String::as_str)
}

/// A caller that is a thread of another pool must do nothing but wait. With `install` alone it would start other jobs of
/// its own pool meanwhile, which wait in turn, one on top of the other until its stack is full.
fn on<R: Send>(threads: &rayon::ThreadPool, job: impl FnOnce() -> R + Send) -> R {
    if rayon::current_thread_index().is_none() || threads.current_thread_index().is_some() {
        return threads.install(job);
    }
    let waiting = std::thread::scope(|scope| scope.spawn(|| threads.install(job)).join());
    waiting.unwrap_or_else(|panic| panic::resume_unwind(panic))
}

impl Workers {
    fn start(process_id: u32) -> Box<Self> {
        let all = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = start_threads(all).or_else(|_| start_threads(1)).map_err(|error| error.to_string());
        Box::new(Self { process_id, threads, of_child: OnceLock::new() })
    }
}

fn start_threads(count: usize) -> Result<rayon::ThreadPool, rayon::ThreadPoolBuildError> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(count)
        .stack_size(STACK_BYTES)
        .thread_name(|i| format!("wgsl-validator-{i}"))
        .start_handler(|_| HAS_LARGE_STACK.set(true))
        .build()
}

/// Runs what reports a panic itself; the default hook would print it as well. Other threads, and other times, keep the
/// hook they had.
pub(super) fn quietly<R>(job: impl FnOnce() -> R) -> R {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !IS_QUIET.get() {
                previous(info);
            }
        }));
    });
    IS_QUIET.set(true);
    let result = job();
    IS_QUIET.set(false);
    result
}
