//! Signals: which are pending, what they do, and to whom they go. Delivery happens in [`crate::engine::deliver`], at the
//! end of a call or when the engine makes a compute loop look.
//!
//! Numbers are Linux's, as WASIX guests use them. One invariant: a signal that nothing would come of (ignored, or of a
//! default that ignores) never becomes pending, so it interrupts no call.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use waxwing_abi::types::Errno;

use crate::process::Process;
use crate::thread::{Thread, ThreadShared};

/// `SIGABRT`
pub(crate) const ABRT: u8 = 6;
/// `SIGKILL`
pub(crate) const KILL: u8 = 9;
/// `SIGPIPE`
pub(crate) const PIPE: u8 = 13;
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
    /// Writing to a standard stream whose reader is gone ends the process by `SIGPIPE`, as it does Unix's tools.
    pub(crate) ends_on_broken_pipe: bool,
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
    /// Not built: processes are never stopped.
    Stop,
}

fn default_action(signal: u8) -> Action {
    const CHLD: u8 = 17;
    const CONT: u8 = 18;
    const STOP: u8 = 19;
    const TTOU: u8 = 22;
    const URG: u8 = 23;
    const WINCH: u8 = 28;
    match signal {
        CHLD | CONT | URG | WINCH => Action::Ignore,
        STOP..=TTOU => Action::Stop,
        _ => Action::Terminate,
    }
}

/// Linux's number for a signal of preview0 and preview1, which know no `SIGSTKFLT` (Linux's 16).
pub(crate) fn from_preview(number: u8) -> u8 {
    const STKFLT: u8 = 16;
    if number < STKFLT { number } else { number + 1 }
}

fn bit(signal: u8) -> u64 {
    1 << (signal - 1)
}

impl Signals {
    /// Nothing pending, nothing ignored, no handler.
    pub(crate) fn new(ends_on_broken_pipe: bool) -> Self {
        Signals { ends_on_broken_pipe, ..Signals::default() }
    }

    /// Names the export that handles signals from now on.
    pub(crate) fn set_handler(&self, export: String) {
        *self.handler.lock().unwrap_or_else(PoisonError::into_inner) = Some(export);
    }

    /// What a spawned process starts with: the same signals ignored, nothing pending, no handler.
    pub(crate) fn inherit(&self) -> Signals {
        Signals {
            ignored: AtomicU64::new(self.ignored()),
            ends_on_broken_pipe: self.ends_on_broken_pipe,
            ..Signals::default()
        }
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
    ///
    /// # Errors
    /// `notsup` when it would stop the process.
    fn matters(&self, signal: u8) -> Result<bool, Errno> {
        if signal == KILL {
            return Ok(true);
        }
        let handled = self.handler().is_some();
        match default_action(signal) {
            _ if self.ignored() & bit(signal) != 0 => Ok(false),
            Action::Stop if !handled => Err(Errno::Notsup),
            Action::Ignore if !handled => Ok(false),
            _ => Ok(true),
        }
    }
}

/// The signal's number, if it is one.
pub(crate) fn number(raw: u8) -> Option<u8> {
    (1..=LAST).contains(&raw).then_some(raw)
}

impl Process {
    /// Sends `signal` (Linux's number) to the process: one of its threads will take it.
    ///
    /// # Errors
    /// `inval` when there is no such signal, `notsup` when it would stop the process.
    pub fn signal(&self, signal: u8) -> Result<(), Errno> {
        let signal = number(signal).ok_or(Errno::Inval)?;
        if self.signals.matters(signal)? {
            self.signals.pending.fetch_or(bit(signal), Ordering::SeqCst);
            self.for_each_thread(ThreadShared::signal);
            self.interrupt();
        }
        Ok(())
    }

    /// Sends `signal` to one thread of the process.
    ///
    /// # Errors
    /// `srch` when there is no such thread; else as [`Process::signal`].
    pub fn signal_thread(&self, tid: u32, signal: u8) -> Result<(), Errno> {
        let thread = self.thread(tid).ok_or(Errno::Srch)?;
        let signal = number(signal).ok_or(Errno::Inval)?;
        if self.signals.matters(signal)? {
            thread.pending.fetch_or(bit(signal), Ordering::SeqCst);
            thread.signal();
            self.interrupt();
        }
        Ok(())
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
            Some(_) if number == KILL => return Some(Delivery::Terminate(number)),
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
