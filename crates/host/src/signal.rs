//! Signals: which are pending, what they do, and to whom they go. Delivery happens in [`crate::engine::deliver`], at the
//! end of a call or when the engine makes a compute loop look.
//!
//! Numbers are Linux's, as WASIX guests use them. One invariant: a signal that nothing would come of (ignored, or of a
//! default that ignores) never becomes pending, so it interrupts no call.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::process::Process;
use crate::thread::{Thread, ThreadShared};

/// `SIGABRT`
pub(crate) const ABRT: u8 = 6;
/// `SIGKILL`
pub(crate) const KILL: u8 = 9;
/// The largest signal number.
const LAST: u8 = 31;

/// What a process does with signals.
#[derive(Debug, Default)]
pub(crate) struct Signals {
    /// Pending for the process: any of its threads takes them. Bit n-1 for signal n.
    pending: AtomicU64,
    /// Ignored by disposition (inherited from whoever started the process).
    ignored: AtomicU64,
    /// The export that handles signals, as `callback_signal` named it.
    handler: Mutex<Option<String>>,
}

/// What has to be done for a signal taken from the pending ones.
pub(crate) enum Delivery {
    /// Call the export with the number.
    Handler { export: String, number: u8 },
    /// End the process.
    Terminate(u8),
}

/// What happens by default (POSIX, signal.h).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Terminate,
    Ignore,
}

fn default_action(signal: u8) -> Action {
    const CHLD: u8 = 17;
    const CONT: u8 = 18;
    const URG: u8 = 23;
    const WINCH: u8 = 28;
    match signal {
        CHLD | CONT | URG | WINCH => Action::Ignore,
        _ => Action::Terminate,
    }
}

fn bit(signal: u8) -> u64 {
    1 << (signal - 1)
}

impl Signals {
    /// Names the export that handles signals from now on.
    pub(crate) fn set_handler(&self, export: String) {
        *self.handler.lock().unwrap_or_else(PoisonError::into_inner) = Some(export);
    }

    /// What a spawned process starts with: the same signals ignored, nothing pending, no handler.
    pub(crate) fn inherit(&self) -> Signals {
        Signals { ignored: AtomicU64::new(self.ignored()), ..Signals::default() }
    }

    /// What a forked process starts with: the handler too.
    pub(crate) fn fork(&self) -> Signals {
        Signals { handler: Mutex::new(self.handler()), ..self.inherit() }
    }

    pub(crate) fn ignored(&self) -> u64 {
        self.ignored.load(Ordering::Relaxed)
    }

    fn handler(&self) -> Option<String> {
        self.handler.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether anything comes of `signal`.
    fn matters(&self, signal: u8) -> bool {
        self.ignored() & bit(signal) == 0
            && (self.handler().is_some() || default_action(signal) != Action::Ignore)
    }
}

/// The signal's number, if it is one.
pub(crate) fn number(raw: u8) -> Option<u8> {
    (1..=LAST).contains(&raw).then_some(raw)
}

impl Process {
    /// Sends `signal` (Linux's number) to the process: one of its threads will take it.
    pub fn signal(&self, signal: u8) {
        if number(signal).is_none() || !self.signals.matters(signal) {
            return;
        }
        self.signals.pending.fetch_or(bit(signal), Ordering::SeqCst);
        self.for_each_thread(ThreadShared::signal);
        self.interrupt();
    }

    /// Sends `signal` to one thread of the process; whether there is such a thread.
    pub fn signal_thread(&self, tid: u32, signal: u8) -> bool {
        let Some(thread) = self.thread(tid) else { return false };
        if number(signal).is_some() && self.signals.matters(signal) {
            thread.pending.fetch_or(bit(signal), Ordering::SeqCst);
            thread.signal();
            self.interrupt();
        }
        true
    }
}

/// Takes one pending signal of the thread or its process, the lowest number first.
pub(crate) fn take(thread: &Thread) -> Option<Delivery> {
    let signals = &thread.process().signals;
    thread.shared.signals_seen();
    loop {
        let number = take_lowest(&thread.shared.pending).or_else(|| take_lowest(&signals.pending))?;
        if signals.ignored() & bit(number) != 0 {
            continue;
        }
        match signals.handler() {
            // More may be pending: have this thread look again once the handler has run.
            Some(export) => {
                thread.shared.signal();
                return Some(Delivery::Handler { export, number });
            }
            None if default_action(number) == Action::Terminate => return Some(Delivery::Terminate(number)),
            None => {}
        }
    }
}

fn take_lowest(pending: &AtomicU64) -> Option<u8> {
    let before = pending.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |bits| {
        (bits != 0).then_some(bits & bits.wrapping_sub(1))
    });
    before.ok().and_then(|bits| u8::try_from(bits.trailing_zeros() + 1).ok())
}
