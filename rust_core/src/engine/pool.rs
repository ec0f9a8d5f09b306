//! Threads that do one piece of work together: each product of a step is such a piece, a microsecond or a few long.
//!
//! The caller is the first thread, the others wait in turn: a short spin, then giving way to whoever else wants the core,
//! then asleep. Work is cut into parts, part p always being thread p's, so that what one core has in its caches serves it
//! again. A part that its thread has not begun when the caller is done with its own is taken back: on a machine with fewer
//! free cores than threads, in a forked child, which has no threads but its own, and after a thread has died, all work is
//! still done. One caller at a time has the pool; another one meanwhile does all of its work itself.

mod split;

#[cfg(test)]
mod tests;

pub(crate) use split::share;

use std::any::Any;
use std::cell::UnsafeCell;
use std::io;
use std::mem;
use std::panic::{AssertUnwindSafe, RefUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle, Thread};
use std::time::{Duration, Instant};

/// What the kernels need, and a panic that tells itself.
const STACK_BYTES: usize = 512 << 10;
/// Looks at a slot before giving way: some microseconds, which is what lies between the products of a step.
const SPINS: u32 = 500;
/// How long a thread gives way before it sleeps: longer than what a constraint does between two steps.
const LINGER: Duration = Duration::from_millis(2);
/// How long a caller sleeps at a time whose threads do not come to an end.
const NAP: Duration = Duration::from_micros(50);

/// Nothing to do, or done.
const IDLE: u8 = 0;
/// There is a part to do, which nobody has begun.
const POSTED: u8 = 1;
const RUNNING: u8 = 2;
/// Nothing to do, and asleep.
const PARKED: u8 = 3;
/// To end.
const STOPPED: u8 = 4;

/// Calls a function with each part it is to do.
type Work<'a> = dyn Fn(usize) + Sync + 'a;

/// A caller and some threads.
pub(crate) struct Pool {
    shared: Arc<Shared>,
    /// Thread of slot i, and of part i + 1.
    threads: Vec<JoinHandle<()>>,
    /// Whether a caller has the threads.
    is_held: AtomicBool,
    /// Callers that want it left alone.
    reservations: AtomicUsize,
    process_id: u32,
}

struct Shared {
    slots: Box<[Slot]>,
    /// What is posted; written only by whoever holds the pool, while no slot is posted or running.
    work: UnsafeCell<Option<*const Work<'static>>>,
    /// What a thread has panicked with.
    panic: Mutex<Option<Box<dyn Any + Send>>>,
}

// SAFETY: `work` is read by a thread between claiming a slot and leaving it idle, and written at no such time.
unsafe impl Sync for Shared {}
// SAFETY: what `work` points to may be called from any thread.
unsafe impl Send for Shared {}
/// A panic leaves every slot idle.
impl RefUnwindSafe for Shared {}

/// Where a thread finds its part; on a cache line of its own, and its neighbour's, which comes along.
#[repr(align(128))]
struct Slot(AtomicU8);

/// While it lives, callers leave the pool's threads alone.
pub(crate) struct Reservation<'a>(&'a Pool);

impl Pool {
    /// A pool of `threads`, the caller's among them, at least 1. An error where the system has no more of them.
    pub(crate) fn new(threads: usize) -> io::Result<Self> {
        let slots = (1..threads).map(|_| Slot(AtomicU8::new(IDLE))).collect();
        let shared = Arc::new(Shared { slots, work: UnsafeCell::new(None), panic: Mutex::new(None) });
        let (is_held, reservations) = (AtomicBool::new(false), AtomicUsize::new(0));
        let mut pool = Self { shared, threads: Vec::new(), is_held, reservations, process_id: std::process::id() };
        for index in 0..pool.shared.slots.len() {
            let shared = Arc::clone(&pool.shared);
            let thread = thread::Builder::new().name(format!("wgsl-engine-{}", index + 1)).stack_size(STACK_BYTES);
            // The threads so far end with the pool.
            pool.threads.push(thread.spawn(move || shared.serve(index))?);
        }
        Ok(pool)
    }

    /// Threads, the caller's among them.
    pub(crate) fn threads(&self) -> usize {
        self.threads.len() + 1
    }

    /// Until the reservation is dropped, callers do all their work themselves.
    pub(crate) fn reserve(&self) -> Reservation<'_> {
        self.reservations.fetch_add(1, Ordering::Relaxed);
        Reservation(self)
    }

    /// Calls `work` with each of 0 to `parts`, at most [`Pool::threads`], once, and returns when all have been. Allocates
    /// nothing. A panic of any part is the caller's, after all others have ended.
    pub(crate) fn run(&self, parts: usize, work: &Work<'_>) {
        assert!(parts <= self.threads());
        let Some(_hold) = (parts > 1).then(|| self.hold()).flatten() else {
            return (0..parts).for_each(work);
        };
        // SAFETY: only the lifetime changes, and no thread calls it after all slots below have ended. The pool is held,
        // and the last holder left no slot posted or running.
        unsafe {
            *self.shared.work.get() = Some(mem::transmute::<*const Work<'_>, *const Work<'static>>(work));
        }
        let slots = &self.shared.slots[..parts - 1];
        slots.iter().zip(&self.threads).for_each(|(slot, thread)| slot.set(POSTED, thread.thread()));
        let own = catch_unwind(AssertUnwindSafe(|| {
            work(0);
            (1..).zip(slots).filter(|(_, slot)| slot.take_back()).for_each(|(part, _)| work(part));
        }));
        slots.iter().for_each(Slot::end);
        let of_thread = self.shared.panic.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(panic) = own.err().or(of_thread) {
            resume_unwind(panic);
        }
    }

    fn hold(&self) -> Option<Hold<'_>> {
        let is_free = self.reservations.load(Ordering::Relaxed) == 0
            && self.is_held.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok();
        is_free.then(|| Hold(&self.is_held))
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.shared.slots.iter().zip(&self.threads).for_each(|(slot, thread)| slot.set(STOPPED, thread.thread()));
        // A forked child has the handles and not the threads: it would wait for ever.
        let is_child = std::process::id() != self.process_id;
        for thread in self.threads.drain(..) {
            if is_child {
                mem::forget(thread);
            } else {
                // Panics of work are caught; there is nothing else that could be told here.
                _ = thread.join();
            }
        }
    }
}

impl Drop for Reservation<'_> {
    fn drop(&mut self) {
        self.0.reservations.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Gives the pool to the next caller.
struct Hold<'a>(&'a AtomicBool);

impl Drop for Hold<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

impl Slot {
    fn set(&self, state: u8, thread: &Thread) {
        if self.0.swap(state, Ordering::AcqRel) == PARKED {
            thread.unpark();
        }
    }

    /// Whether the part was still to do; now it is the caller's.
    fn take_back(&self) -> bool {
        self.0.compare_exchange(POSTED, IDLE, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }

    /// Returns when nobody does its part any more, or will.
    fn end(&self) {
        self.take_back();
        let mut patience = Patience::default();
        while self.0.load(Ordering::Acquire) == RUNNING {
            if !patience.wait() {
                thread::sleep(NAP);
            }
        }
    }

    /// Waits for a part; false when there will be none any more.
    fn claim(&self) -> bool {
        let mut patience = Patience::default();
        loop {
            match self.0.load(Ordering::Relaxed) {
                POSTED if self.change(POSTED, RUNNING) => return true,
                STOPPED => return false,
                _ => {}
            }
            if !patience.wait() && self.change(IDLE, PARKED) {
                while self.0.load(Ordering::Relaxed) == PARKED {
                    thread::park();
                }
                patience = Patience::default();
            }
        }
    }

    fn change(&self, from: u8, to: u8) -> bool {
        self.0.compare_exchange(from, to, Ordering::AcqRel, Ordering::Relaxed).is_ok()
    }
}

impl Shared {
    /// What thread `index` does all its life.
    fn serve(&self, index: usize) {
        /// Leaves the slot idle even where a thread dies.
        struct Running<'a>(&'a Slot);
        impl Drop for Running<'_> {
            fn drop(&mut self) {
                self.0.0.store(IDLE, Ordering::Release);
            }
        }
        let Some(slot) = self.slots.get(index) else { return };
        while slot.claim() {
            let _running = Running(slot);
            // SAFETY: the slot is claimed, so the work is posted, and its caller waits until the slot is idle.
            let work = unsafe { (*self.work.get()).map(|work| &*work) };
            let done = catch_unwind(AssertUnwindSafe(|| work.into_iter().for_each(|work| work(index + 1))));
            if let Err(panic) = done {
                self.panic.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(panic);
            }
        }
    }
}

/// How long a thread has waited.
#[derive(Default)]
struct Patience {
    spins: u32,
    giving_way_since: Option<Instant>,
}

impl Patience {
    /// Waits a little; false when it has been long.
    fn wait(&mut self) -> bool {
        if self.spins < SPINS {
            self.spins += 1;
            std::hint::spin_loop();
            return true;
        }
        thread::yield_now();
        self.giving_way_since.get_or_insert_with(Instant::now).elapsed() < LINGER
    }
}
