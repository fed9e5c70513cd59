//! How a thread is asked for something while it may be asleep.
//!
//! Main type: [`Parker`]. One invariant: whoever wants the thread first says so in its flags and then looks whether it
//! sleeps; a thread about to sleep first says that it does and then looks at its flags, both under one lock. So no wish is
//! lost, and a thread that is awake costs nobody a system call.

use std::sync::PoisonError;
use std::time::Duration;

use crate::sync::{AtomicU32, Condvar, Mutex, MutexGuard, Ordering};

/// Something that the thread may be waiting for has happened.
pub(crate) const NUDGE: u32 = 1;

/// A thread's flags, and whether it is asleep.
#[derive(Debug)]
pub(crate) struct Parker {
    /// What is wanted of the thread.
    pub(crate) wants: AtomicU32,
    state: Mutex<State>,
    bell: Condvar,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Awake,
    /// The bell wakes it.
    Parked,
    /// It sleeps on descriptors, and is woken by one.
    Polling,
}

impl Parker {
    pub(crate) fn new() -> Self {
        Parker { wants: AtomicU32::new(0), state: Mutex::new(State::Awake), bell: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wants something of the thread; `wake` ends its sleep on descriptors.
    pub(crate) fn want(&self, what: u32, wake: impl FnOnce()) {
        self.wants.fetch_or(what, Ordering::SeqCst);
        let mut state = self.state();
        let was = *state;
        if was == State::Parked {
            *state = State::Awake;
        }
        // Whoever is woken must not find the lock taken.
        drop(state);
        match was {
            State::Awake => {}
            State::Parked => self.bell.notify_one(),
            State::Polling => wake(),
        }
    }

    /// Whether a sleep should not begin: one of `reasons` is wanted, or there was a nudge since the last sleep.
    fn skips(&self, reasons: u32) -> bool {
        self.wants.fetch_and(!NUDGE, Ordering::SeqCst) & (reasons | NUDGE) != 0
    }

    /// Sleeps until something is wanted, at most for `left`. It may end for no reason.
    pub(crate) fn park(&self, reasons: u32, left: Option<Duration>) {
        let mut state = self.state();
        if self.skips(reasons) {
            return;
        }
        *state = State::Parked;
        state = match left {
            None => self.bell.wait(state).unwrap_or_else(PoisonError::into_inner),
            Some(left) => self.bell.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0,
        };
        *state = State::Awake;
    }

    /// Has `poll` sleep on descriptors, unless something is wanted already.
    pub(crate) fn poll<T>(&self, reasons: u32, poll: impl FnOnce() -> T) -> Option<T> {
        let mut state = self.state();
        if self.skips(reasons) {
            return None;
        }
        *state = State::Polling;
        drop(state);
        let result = poll();
        *self.state() = State::Awake;
        Some(result)
    }
}
