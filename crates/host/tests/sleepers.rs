//! Futexes and sleeping threads under a model checker (loom), which tries every order that two or three threads can have.
//!
//! The files are the host's own; only what they are made of is the model's. One invariant: a time-out is a thread that gives
//! up at any time, since the model's clock stands still.

#[path = "../src/futex.rs"]
mod futex;
#[path = "../src/parker.rs"]
#[expect(dead_code, reason = "the model sleeps on no descriptor")]
mod parker;

/// What the two files are made of here.
mod sync {
    pub(crate) use loom::sync::atomic::{AtomicBool, AtomicU32, Ordering};
    pub(crate) use loom::sync::{Condvar, Mutex, MutexGuard};
}

/// A thread, as far as a futex has to do with it.
mod thread {
    use crate::parker::{NUDGE, Parker};
    use crate::sync::Ordering;

    const KILL: u32 = NUDGE << 1;

    #[derive(Debug)]
    pub(crate) struct ThreadShared(Parker);

    impl ThreadShared {
        pub(crate) fn new() -> std::sync::Arc<Self> {
            std::sync::Arc::new(ThreadShared(Parker::new()))
        }

        pub(crate) fn nudge(&self) {
            self.0.want(NUDGE, || unreachable!("it sleeps on no descriptor"));
        }

        pub(crate) fn kill(&self) {
            self.0.want(KILL, || unreachable!("it sleeps on no descriptor"));
        }

        pub(crate) fn is_killed(&self) -> bool {
            self.0.wants.load(Ordering::SeqCst) & KILL != 0
        }

        pub(crate) fn park(&self) {
            self.0.park(KILL, None);
        }
    }
}

use std::sync::Arc;

use futex::Futexes;
use loom::thread::spawn;
use sync::{AtomicU32, Ordering};
use thread::ThreadShared;

const WORD: usize = 8;

/// How a wait has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    Changed,
    Woken,
    TimedOut,
    Killed,
}

/// As the bodies of the calls wait: the word is compared once, then the thread looks and sleeps in turns.
fn wait(futexes: &Arc<Futexes>, thread: &Arc<ThreadShared>, word: &AtomicU32, for_ever: bool) -> Ended {
    let is_unchanged = || Ok(word.load(Ordering::SeqCst) == 0);
    let Some(queued) = futexes.queue(WORD, thread, is_unchanged).expect("it can be read") else {
        return Ended::Changed;
    };
    loop {
        if thread.is_killed() {
            return Ended::Killed;
        }
        if queued.is_woken() {
            return Ended::Woken;
        }
        if !for_ever {
            return if queued.give_up() { Ended::Woken } else { Ended::TimedOut };
        }
        thread.park();
    }
}

fn model(check: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    // Three switches where a thread could go on find what is to be found, in seconds.
    builder.preemption_bound = Some(3);
    builder.check(check);
}

/// A sleeper that nobody wakes would be a deadlock, which the model reports.
#[test]
fn whoever_waits_sees_the_change_or_is_woken() {
    model(|| {
        let futexes = Arc::new(Futexes::default());
        let word = Arc::new(AtomicU32::new(0));
        let sleeper = spawn({
            let (futexes, word) = (Arc::clone(&futexes), Arc::clone(&word));
            move || wait(&futexes, &ThreadShared::new(), &word, true)
        });
        word.store(1, Ordering::SeqCst);
        let woken = futexes.wake(WORD, 1);
        let ended = sleeper.join().unwrap();
        assert_eq!(ended, if woken == 1 { Ended::Woken } else { Ended::Changed });
        assert!(futexes.is_idle());
    });
}

#[test]
fn a_wake_is_for_one_that_has_not_given_up() {
    model(|| {
        let futexes = Arc::new(Futexes::default());
        let word = Arc::new(AtomicU32::new(0));
        let waiters = [false, true].map(|for_ever| {
            let (futexes, word) = (Arc::clone(&futexes), Arc::clone(&word));
            spawn(move || wait(&futexes, &ThreadShared::new(), &word, for_ever))
        });
        word.store(1, Ordering::SeqCst);
        // One at a time: the impatient one may have gone, and then it is the other's.
        let woken = futexes.wake(WORD, 1) + futexes.wake(WORD, 1);
        let ended = waiters.map(|waiter| waiter.join().unwrap());
        assert_eq!(ended.iter().filter(|ended| **ended == Ended::Woken).count(), woken, "{ended:?}");
        assert_ne!(ended[1], Ended::TimedOut);
        assert!(futexes.is_idle());
    });
}

#[test]
fn a_wake_at_the_time_out_is_reported_by_both_or_by_neither() {
    model(|| {
        let futexes = Arc::new(Futexes::default());
        let word = Arc::new(AtomicU32::new(0));
        let waiter = spawn({
            let (futexes, word) = (Arc::clone(&futexes), Arc::clone(&word));
            move || wait(&futexes, &ThreadShared::new(), &word, false)
        });
        let woken = futexes.wake(WORD, usize::MAX);
        let ended = waiter.join().unwrap();
        assert_eq!(ended, if woken == 1 { Ended::Woken } else { Ended::TimedOut });
        assert!(futexes.is_idle());
    });
}

#[test]
fn a_kill_ends_every_wait_and_leaves_nothing_queued() {
    model(|| {
        let futexes = Arc::new(Futexes::default());
        let word = Arc::new(AtomicU32::new(0));
        let thread = ThreadShared::new();
        let sleeper = spawn({
            let (futexes, word, thread) = (Arc::clone(&futexes), Arc::clone(&word), Arc::clone(&thread));
            move || wait(&futexes, &thread, &word, true)
        });
        let waker = spawn({
            let futexes = Arc::clone(&futexes);
            move || futexes.wake(WORD, 1)
        });
        thread.kill();
        waker.join().unwrap();
        let ended = sleeper.join().unwrap();
        assert!(matches!(ended, Ended::Killed | Ended::Woken), "{ended:?}");
        assert!(futexes.is_idle());
    });
}

#[test]
fn a_nudge_between_two_looks_is_not_slept_over() {
    model(|| {
        let thread = ThreadShared::new();
        let done = Arc::new(AtomicU32::new(0));
        let other = spawn({
            let (thread, done) = (Arc::clone(&thread), Arc::clone(&done));
            move || {
                done.store(1, Ordering::SeqCst);
                thread.nudge();
            }
        });
        while done.load(Ordering::SeqCst) == 0 {
            thread.park();
        }
        other.join().unwrap();
    });
}
