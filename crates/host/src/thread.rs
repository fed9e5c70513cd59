//! A guest thread: the half that its engine's store owns ([`Thread`]) and the half that others reach ([`ThreadShared`]).
//!
//! One invariant: whoever wants a thread (to end it, to signal it, to have it look again) says so in the shared half's
//! flags, by way of its [`Parker`]; and a thread that never sleeps on descriptors never has a wake handle.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use waxwing_abi::system::Blocking;
use waxwing_abi::types::Errno;

use crate::asyncify::Stacks;
use crate::fd_table::Recent;
use crate::image::Image;
use crate::locals::Locals;
use crate::parker::{NUDGE, Parker};
use crate::policy::Grant;
use crate::process::Process;
use crate::signal::Handling;
use crate::sys;
use crate::vfork::Loan;
use crate::wait::Wait;

/// The owned half: what only the guest thread itself touches.
pub struct Thread {
    pub(crate) process: Arc<Process>,
    /// What it runs.
    pub(crate) image: Arc<Image>,
    pub(crate) shared: Arc<ThreadShared>,
    /// Its values of the keys that its image's threads share.
    pub(crate) locals: Locals,
    /// The descriptor it used last.
    pub(crate) recent: Recent,
    /// The directory that a path of its started from last.
    pub(crate) recent_dir: Recent,
    /// Its stack, where it leaves it and comes back, and those it keeps.
    pub(crate) stacks: Stacks,
    /// By which children have it, the last of them now; what it was before.
    pub(crate) loans: Vec<Loan>,
    /// Its instance has been made: what is done from now on is the guest's doing.
    pub(crate) is_running: bool,
    /// The signal whose handler it runs.
    pub(crate) handling: Option<Handling>,
}

/// The half that other threads reach, and whose flags the thread looks at after every call.
#[derive(Debug)]
pub struct ThreadShared {
    tid: u32,
    parker: Parker,
    /// Pending signals that were sent to this thread, bit n-1 for signal n.
    pub(crate) pending: AtomicU64,
    /// The signals whose handler runs on it, which are not handled again before that has ended.
    held: AtomicU64,
    wake: OnceLock<sys::WakeHandle>,
}

/// The thread is to stop: its process has ended.
const KILL: u32 = NUDGE << 1;
/// A signal is pending, for the thread or its process.
const SIGNAL: u32 = NUDGE << 2;
/// A call left an order: unwind the stack.
const ORDER: u32 = NUDGE << 3;
/// The thread alone is to end.
const EXIT: u32 = NUDGE << 4;
/// The thread has layers, which are told of every answer.
const LAYERED: u32 = NUDGE << 5;
/// A call that never comes back has failed.
const LOST: u32 = NUDGE << 6;
/// A signal is pending that does not end a sleep.
const SIGNAL_LATER: u32 = NUDGE << 7;
/// The process has been stopped.
const STOP: u32 = NUDGE << 8;
/// A signal handler runs, whose calls are counted.
const HANDLING: u32 = NUDGE << 9;
/// What a sleeping call is not to sleep over.
const INTERRUPTS: u32 = KILL | SIGNAL | STOP;

impl Blocking for Thread {
    type Wait = Wait;
}

impl Thread {
    pub(crate) fn new(process: Arc<Process>, shared: Arc<ThreadShared>) -> Self {
        let image = process.image();
        Thread {
            locals: image.locals.take_inherited(),
            image,
            process,
            shared,
            recent: Recent::default(),
            recent_dir: Recent::default(),
            stacks: Stacks::default(),
            loans: Vec::new(),
            is_running: false,
            handling: None,
        }
    }

    /// The process it belongs to.
    #[must_use]
    pub fn process(&self) -> &Arc<Process> {
        &self.process
    }

    /// Its number; the main thread's is the process's pid.
    #[must_use]
    pub fn tid(&self) -> u32 {
        self.shared.tid
    }

    /// Its shared half.
    #[must_use]
    pub fn shared(&self) -> &Arc<ThreadShared> {
        &self.shared
    }

    /// Puts on record that a memory of the guest may not grow to so many bytes, by
    /// [`MemoryLimit`](crate::engine::MemoryLimit). What an instance could not be made for, its caller says.
    pub(crate) fn memory_denied(&self, wanted: u64) {
        if self.is_running {
            let limit = self.process.limits().memory.unwrap_or(u64::MAX);
            self.process.policy().limit("memory.grow", Grant::Memory { limit, wanted }, Errno::Nomem);
        }
    }

    #[inline]
    pub(crate) fn is_wanted(&self) -> bool {
        self.shared.parker.wants.load(Ordering::Relaxed) & !NUDGE != 0
    }
}

impl ThreadShared {
    pub(crate) fn new(tid: u32) -> Arc<Self> {
        Arc::new(ThreadShared {
            tid,
            parker: Parker::new(),
            pending: AtomicU64::new(0),
            held: AtomicU64::new(0),
            wake: OnceLock::new(),
        })
    }

    /// The thread's number.
    #[must_use]
    pub fn tid(&self) -> u32 {
        self.tid
    }

    /// Has its calls looked at for the same reasons as those of `other`, in whose handlers it is.
    pub(crate) fn resemble(&self, other: &ThreadShared) {
        let reasons = other.parker.wants.load(Ordering::Relaxed) & (LAYERED | HANDLING);
        self.parker.wants.fetch_or(reasons, Ordering::Relaxed);
        self.hold(other.held());
    }

    /// The signals whose handler runs on it, bit n-1 for signal n.
    pub(crate) fn held(&self) -> u64 {
        self.held.load(Ordering::SeqCst)
    }

    /// Says which they are.
    pub(crate) fn hold(&self, signals: u64) {
        self.held.store(signals, Ordering::SeqCst);
    }

    /// Has the signals pending that were sent to `other`.
    pub(crate) fn inherit_pending(&self, other: &ThreadShared) {
        self.pending.store(other.pending.load(Ordering::SeqCst), Ordering::SeqCst);
        self.signal(false);
    }

    /// Whether the thread has to stop.
    #[must_use]
    pub fn is_killed(&self) -> bool {
        self.parker.wants.load(Ordering::Relaxed) & KILL != 0
    }

    pub(crate) fn kill(&self) {
        self.want(KILL);
    }

    /// Has it look at its pending signals: at once, or at the end of the next call that it makes.
    pub(crate) fn signal(&self, interrupts: bool) {
        if interrupts {
            self.want(SIGNAL);
        } else {
            self.parker.wants.fetch_or(SIGNAL_LATER, Ordering::SeqCst);
        }
    }

    /// Has it look at them at the end of the call that it is in, which sleeps on.
    pub(crate) fn put_signals_off(&self) {
        self.parker.wants.fetch_or(SIGNAL_LATER, Ordering::SeqCst);
        self.parker.wants.fetch_and(!SIGNAL, Ordering::SeqCst);
    }

    /// Has it sleep until its process goes on.
    pub(crate) fn stop(&self) {
        self.want(STOP);
    }

    /// Whether it is to sleep until its process goes on.
    pub(crate) fn is_stopping(&self) -> bool {
        self.parker.wants.load(Ordering::SeqCst) & STOP != 0
    }

    pub(crate) fn has_gone_on(&self) {
        self.parker.wants.fetch_and(!STOP, Ordering::SeqCst);
    }

    /// Says whether it runs a signal handler.
    pub(crate) fn set_handling(&self, is_handling: bool) {
        if is_handling {
            self.parker.wants.fetch_or(HANDLING, Ordering::Relaxed);
        } else {
            self.parker.wants.fetch_and(!HANDLING, Ordering::Relaxed);
        }
    }

    /// Has every call come by the layers on its way back.
    pub(crate) fn has_layers(&self) {
        self.parker.wants.fetch_or(LAYERED, Ordering::Relaxed);
    }

    /// Takes note that the current call has left an order for the thread's stack.
    pub(crate) fn has_ordered(&self) {
        self.parker.wants.fetch_or(ORDER, Ordering::Relaxed);
    }

    pub(crate) fn take_order(&self) -> bool {
        self.parker.wants.fetch_and(!ORDER, Ordering::Relaxed) & ORDER != 0
    }

    /// Whether the guest is to leave its stack on the way out of the current call.
    pub(crate) fn has_order(&self) -> bool {
        self.parker.wants.load(Ordering::Relaxed) & ORDER != 0
    }

    /// Has the thread alone end on its way out of the current call.
    pub(crate) fn exit(&self) {
        self.parker.wants.fetch_or(EXIT, Ordering::Relaxed);
    }

    /// Has the process end on the way out of the current call, if that is one that never comes back.
    pub(crate) fn lose(&self) {
        self.parker.wants.fetch_or(LOST, Ordering::Relaxed);
    }

    pub(crate) fn take_loss(&self) -> bool {
        self.parker.wants.fetch_and(!LOST, Ordering::Relaxed) & LOST != 0
    }

    /// Has it make calls again, for what is left to be done at its end.
    pub(crate) fn forget_exit(&self) {
        self.parker.wants.fetch_and(!EXIT, Ordering::Relaxed);
    }

    pub(crate) fn is_exiting(&self) -> bool {
        self.parker.wants.load(Ordering::Relaxed) & EXIT != 0
    }

    /// Has a sleeping call run again, to see what has changed.
    pub(crate) fn nudge(&self) {
        self.want(NUDGE);
    }

    /// Takes note that all pending signals have been looked at. Whoever sends one from now on says so again.
    pub(crate) fn signals_seen(&self) -> bool {
        self.parker.wants.fetch_and(!(SIGNAL | SIGNAL_LATER), Ordering::SeqCst) & SIGNAL != 0
    }

    fn want(&self, what: u32) {
        let wake = || self.wake.get().into_iter().for_each(sys::WakeHandle::wake);
        self.parker.want(what, wake);
    }

    /// Whether it has signals to look at: a sleeping call then ends its sleep.
    pub(crate) fn is_interrupted(&self) -> bool {
        self.parker.wants.load(Ordering::SeqCst) & SIGNAL != 0
    }

    /// Sleeps until the thread is wanted, at most for `left`. It may end for no reason.
    pub(crate) fn park(&self, left: Option<Duration>) {
        self.parker.park(INTERRUPTS, left);
    }

    /// Sleeps in `poll` until that, or the handle that it is given, ends it; not at all if the thread is wanted. Where the
    /// host has no descriptor left for a handle, there is none.
    ///
    /// # Errors
    /// As `poll`.
    pub(crate) fn poll(
        &self,
        poll: impl FnOnce(Option<&sys::WakeHandle>) -> Result<(), Errno>,
    ) -> Result<(), Errno> {
        let wake = self.wake_handle().ok();
        self.parker.poll(INTERRUPTS, || poll(wake)).unwrap_or(Ok(()))
    }

    /// What ends this thread's sleeps on descriptors; made at the first one.
    fn wake_handle(&self) -> Result<&sys::WakeHandle, Errno> {
        if let Some(wake) = self.wake.get() {
            return Ok(wake);
        }
        let wake = sys::WakeHandle::new()?;
        Ok(self.wake.get_or_init(|| wake))
    }
}
