//! Every part is done once, by however many threads the machine gives us.

use super::split::share;
use super::*;
use proptest::prelude::*;
use std::ops::Range;
use std::sync::mpsc::{RecvTimeoutError, channel};

/// Runs `test` on a thread of its own and fails where it does not come to an end: a pool that hangs must not hang the
/// suite. It is no measure of speed: a busy machine needs a thousandth.
fn ends(test: impl FnOnce() + Send + 'static) {
    let (sender, receiver) = channel::<()>();
    let testing = thread::spawn(move || {
        test();
        drop(sender);
    });
    let ended = receiver.recv_timeout(Duration::from_secs(300));
    assert_eq!(ended, Err(RecvTimeoutError::Disconnected), "the pool hangs");
    testing.join().unwrap_or_else(|panic| resume_unwind(panic));
}

/// How often each part was done.
fn counts(pool: &Pool, parts: usize) -> Vec<usize> {
    let counts: Vec<_> = (0..parts).map(|_| AtomicUsize::new(0)).collect();
    pool.run(parts, &|part| _ = counts[part].fetch_add(1, Ordering::Relaxed));
    counts.into_iter().map(AtomicUsize::into_inner).collect()
}

proptest! {
    #[test]
    fn shares_are_all_there_is(count in 0_usize..200, parts in 1_usize..20) {
        let shares: Vec<_> = (0..parts).map(|part| share(count, part, parts)).collect();
        prop_assert!(shares.iter().cloned().flatten().eq(0..count));
        let (least, most) = (shares.iter().map(Range::len).min(), shares.iter().map(Range::len).max());
        prop_assert!(most <= least.map(|least| least + 1));
    }
}

#[test]
fn every_part_is_done_once() {
    ends(|| {
        for threads in 1..7 {
            let pool = Pool::new(threads).unwrap();
            assert_eq!(pool.threads(), threads);
            for parts in (0..=threads).cycle().take(2000) {
                assert_eq!(counts(&pool, parts), vec![1; parts]);
            }
        }
    });
}

#[test]
fn rows_reach_their_owners() {
    ends(|| {
        let pool = Pool::new(3).unwrap();
        for count in 1..40 {
            let (mut a, mut b) = (vec![0; count * 5], vec![0_u8; count]);
            for _ in 0..50 {
                pool.split_rows(3, count, (&mut a, &mut b), |rows, a, b| {
                    assert_eq!((a.len(), b.len()), (rows.len() * 5, rows.len()));
                    a.chunks_exact_mut(5).zip(rows).for_each(|(row, index)| row.iter_mut().for_each(|n| *n += index));
                    b.iter_mut().for_each(|n| *n += 1);
                });
            }
            assert!(a.iter().enumerate().all(|(at, n)| *n == at / 5 * 50) && b.iter().all(|n| *n == 50));
            pool.split_rows(2, count, (&mut a, &mut [(); 0]), |_, a, nothing| a.fill(nothing.len()));
            assert!(a.iter().all(|n| *n == 0));
        }
    });
}

/// Work that ends at all only where two threads do it at the same time.
#[test]
fn parts_are_done_together_where_there_are_threads() {
    ends(|| {
        let pool = Pool::new(2).unwrap();
        let is_together = || {
            let there = AtomicUsize::new(0);
            let met = AtomicUsize::new(0);
            pool.run(2, &|_| {
                there.fetch_add(1, Ordering::SeqCst);
                let since = Instant::now();
                while there.load(Ordering::SeqCst) < 2 && since.elapsed() < Duration::from_millis(20) {
                    thread::yield_now();
                }
                met.fetch_add(usize::from(there.load(Ordering::SeqCst) == 2), Ordering::SeqCst);
            });
            met.into_inner() == 2
        };
        // A part may be taken back, but not for ever.
        while !is_together() {}
    });
}

#[test]
fn threads_sleep_and_wake() {
    ends(|| {
        let pool = Pool::new(4).unwrap();
        let asleep = || pool.shared.slots.iter().all(|slot| slot.0.load(Ordering::Relaxed) == PARKED);
        for parts in [2, 4, 3] {
            while !asleep() {
                thread::sleep(LINGER);
            }
            assert_eq!(counts(&pool, parts), vec![1; parts]);
        }
        while !asleep() {
            thread::sleep(LINGER);
        }
        drop(pool);
    });
}

#[test]
fn pools_come_and_go() {
    ends(|| {
        for round in 0..200 {
            let pool = Pool::new(1 + round % 5).unwrap();
            (0..round % 3).for_each(|_| assert_eq!(counts(&pool, pool.threads()), vec![1; pool.threads()]));
        }
    });
}

#[test]
fn a_panic_is_the_callers_and_the_pool_goes_on() {
    ends(|| {
        let pool = Pool::new(3).unwrap();
        let words = |panic: Box<dyn Any + Send>| *panic.downcast::<String>().unwrap();
        for culprit in (0..3).cycle().take(300) {
            let done = AtomicUsize::new(0);
            let panic = catch_unwind(AssertUnwindSafe(|| {
                pool.run(3, &|part| {
                    if part == culprit {
                        resume_unwind(Box::new(format!("part {part}")));
                    }
                    done.fetch_add(1, Ordering::Relaxed);
                });
            }));
            assert_eq!(words(panic.unwrap_err()), format!("part {culprit}"));
            assert!(culprit == 0 || done.into_inner() >= 1);
            assert_eq!(counts(&pool, 3), [1; 3]);
        }
    });
}

/// Callers beyond the first, callers within work, and callers while it is reserved do their work alone.
#[test]
fn a_pool_that_is_taken_holds_nobody_up() {
    ends(|| {
        let pool = Pool::new(3).unwrap();
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..2000 {
                        assert_eq!(counts(&pool, 3), [1; 3]);
                    }
                });
            }
            for _ in 0..100 {
                let reservation = pool.reserve();
                pool.run(3, &|_| assert!(reservation.0.hold().is_none()));
                drop(reservation);
                pool.run(2, &|_| assert_eq!(counts(&pool, 3), [1; 3]));
            }
        });
        assert!(pool.hold().is_some());
    });
}
