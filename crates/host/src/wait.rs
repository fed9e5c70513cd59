//! Waiting: the one place where a guest's call sleeps.
//!
//! Files never sleep; they say "would block" and register what they wait for in the call's [`Wait`]. The loop
//! ([`sleep`], driven by [`crate::engine::enter`]) sleeps until something registered happens, the deadline passes, or
//! the thread is wanted for a signal or its end, and then the call's body runs again.
//!
//! One invariant: a `Wait` belongs to one call in flight; what it registered is forgotten at every turn and when it is
//! dropped, so nothing is ever woken for a call that has ended.

use std::any::Any;
use std::time::Duration;

use waxwing_abi::types::{Clockid, Errno, Timestamp};

use crate::sys;
use crate::thread::ThreadShared;

/// What a file can be waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interest {
    /// Until a read would not block.
    pub readable: bool,
    /// Until a write would not block.
    pub writable: bool,
}

impl Interest {
    /// Until a read would not block.
    pub const READABLE: Interest = Interest { readable: true, writable: false };
    /// Until a write would not block.
    pub const WRITABLE: Interest = Interest { readable: false, writable: true };
}

/// What a file is ready for. An error or a hang-up makes both directions ready: the call then says what happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readiness {
    /// A read would not block.
    pub readable: bool,
    /// A write would not block.
    pub writable: bool,
    /// The other end is gone.
    pub hangup: bool,
    /// How many bytes are known to be readable; 0 where that is not known.
    pub available: u64,
}

impl Readiness {
    /// Ready for everything, as regular files always are.
    pub const ALWAYS: Readiness = Readiness { readable: true, writable: true, hangup: false, available: 0 };

    /// Whether anything that `interest` asks for is there.
    #[must_use]
    pub fn satisfies(self, interest: Interest) -> bool {
        self.hangup || (interest.readable && self.readable) || (interest.writable && self.writable)
    }
}

impl From<&sys::PollFd> for Readiness {
    fn from(seen: &sys::PollFd) -> Self {
        Readiness {
            readable: seen.readable(),
            writable: seen.writable(),
            hangup: seen.hangup(),
            available: 0,
        }
    }
}

/// The state of one call in flight, kept while its body runs again and again.
#[derive(Default)]
pub struct Wait(Option<Box<Plan>>);

/// What there is to say of a sleep. Most calls never come to have one, and do not pay for its place.
#[derive(Default)]
struct Plan {
    /// How many sleeps there have been.
    turns: u32,
    interrupted: bool,
    /// Bytes moved.
    done: usize,
    /// What is watched: the first, which most often is all and takes no room of its own, and the others.
    first: Option<(sys::Handle, Interest)>,
    others: Vec<(sys::Handle, Interest)>,
    /// On the monotonic clock, in nanoseconds; `u64::MAX` is never.
    deadline: Option<u64>,
    /// What each clock said when this call first asked it, by clock number.
    starts: [Option<Timestamp>; 4],
    kept: Option<Box<dyn Any + Send>>,
}

impl Wait {
    /// A call about to be tried for the first time. Allocates nothing.
    #[must_use]
    pub fn new() -> Self {
        Wait::default()
    }

    /// Ends it, without the call of a function where there is nothing to free.
    #[inline(always)]
    pub(crate) fn end(self) {
        if self.0.is_none() {
            std::mem::forget(self);
        }
    }

    /// Asks for `handle` to end the sleep that follows this turn. Answer `Poll::Pending` after it.
    pub fn watch(&mut self, handle: &sys::Handle, interest: Interest) {
        let plan = self.plan();
        let watched = (handle.alias(), interest);
        match plan.first {
            None => plan.first = Some(watched),
            Some(_) => plan.others.push(watched),
        }
    }

    /// Keeps what the turns that follow are to be about as well: other threads may close a descriptor meanwhile, and its number
    /// may come to stand for another file.
    pub(crate) fn keep<T: Any + Send>(&mut self, what: T) {
        self.plan().kept = Some(Box::new(what));
    }

    /// What an earlier turn has kept.
    pub(crate) fn kept<T: Any>(&self) -> Option<&T> {
        self.0.as_ref()?.kept.as_ref()?.downcast_ref()
    }

    /// What an earlier turn has kept, kept no longer.
    pub(crate) fn take_kept<T: Any>(&mut self) -> Option<T> {
        let kept: Box<dyn Any> = self.0.as_mut()?.kept.take()?;
        kept.downcast().ok().map(|kept| *kept)
    }

    fn plan(&mut self) -> &mut Plan {
        self.0.get_or_insert_default()
    }

    fn deadline(&self) -> Option<u64> {
        self.0.as_ref()?.deadline
    }

    /// Ends the sleep that follows `timeout` after the first turn of this call; `None` is never. Only the first turn's
    /// answer counts, so a body can say it at every turn.
    ///
    /// # Errors
    /// When the monotonic clock cannot be read.
    pub fn timeout(&mut self, timeout: Option<Duration>) -> Result<(), Errno> {
        if self.deadline().is_none() {
            self.plan().deadline = Some(match timeout {
                Some(timeout) => {
                    let timeout = u64::try_from(timeout.as_nanos()).unwrap_or(u64::MAX);
                    sys::monotonic_now()?.saturating_add(timeout)
                }
                None => u64::MAX,
            });
        }
        Ok(())
    }

    /// Ends the sleep that follows at `deadline`, in nanoseconds of the monotonic clock. Replaces an earlier one: for
    /// bodies that work out their deadlines at every turn.
    pub fn wake_at(&mut self, deadline: u64) {
        self.plan().deadline = Some(deadline);
    }

    /// Whether the deadline given to [`Wait::timeout`] has passed.
    ///
    /// # Errors
    /// When the monotonic clock cannot be read.
    pub fn expired(&self) -> Result<bool, Errno> {
        match self.deadline() {
            None | Some(u64::MAX) => Ok(false),
            Some(deadline) => Ok(sys::monotonic_now()? >= deadline),
        }
    }

    /// What clock `id` said when this call first asked it, in nanoseconds: where relative timeouts count from.
    #[must_use]
    pub fn start(&self, id: Clockid) -> Option<Timestamp> {
        self.0.as_ref()?.starts[id as usize]
    }

    /// Keeps what clock `id` says when it is asked for the first time, and answers it.
    pub fn started(&mut self, id: Clockid, now: Timestamp) -> Timestamp {
        *self.plan().starts[id as usize].get_or_insert(now)
    }

    /// Whether this is the first turn: the time for checks and side effects that must not be repeated.
    #[must_use]
    pub fn first_turn(&self) -> bool {
        self.0.as_ref().is_none_or(|plan| plan.turns == 0)
    }

    /// Whether a signal handler is due. A body that would wait on answers `intr` instead, or how much it has done.
    #[must_use]
    pub fn interrupted(&self) -> bool {
        self.0.as_ref().is_some_and(|plan| plan.interrupted)
    }

    /// What has woken it is no handler that is due.
    pub(crate) fn sleep_on(&mut self) {
        self.plan().interrupted = false;
    }

    /// Bytes moved by the earlier turns of this call.
    #[must_use]
    pub fn done(&self) -> usize {
        self.0.as_ref().map_or(0, |plan| plan.done)
    }

    /// Counts bytes moved by this turn, when the call goes on waiting for the rest.
    pub fn add_done(&mut self, bytes: usize) {
        self.plan().done += bytes;
    }
}

/// How long a thread that nobody can wake sleeps before it looks again.
const UNWOKEN: Duration = Duration::from_millis(10);

/// Sleeps until what `wait` registered happens, its deadline passes or the thread is wanted; then makes it ready for
/// the next turn. Where the host has no descriptor left for a wake handle, the turns are short instead: a guest that has
/// opened all there are can still wait.
///
/// # Errors
/// What the operating system says of the sleep itself (no memory).
pub(crate) fn sleep(wait: &mut Wait, thread: &ThreadShared) -> Result<(), Errno> {
    wait.plan().turns += 1;
    let left = match wait.deadline() {
        None | Some(u64::MAX) => None,
        Some(deadline) => Some(Duration::from_nanos(deadline.saturating_sub(sys::monotonic_now()?))),
    };
    match wait.0.as_deref_mut() {
        Some(Plan { first: Some(first), others, .. }) => {
            let watched = std::iter::once(&*first).chain(&*others);
            let watched = watched.map(|(handle, interest)| (handle, interest.readable, interest.writable));
            thread.poll(|wake| {
                let left = if wake.is_some() { left } else { Some(left.unwrap_or(UNWOKEN).min(UNWOKEN)) };
                sys::wait_for(watched, wake, left)
            })?;
        }
        _ => thread.park(left),
    }
    let plan = wait.plan();
    plan.interrupted = thread.is_interrupted();
    plan.first = None;
    plan.others.clear();
    Ok(())
}
