//! Wasm's instructions that wait for and notify other threads, for engines that turn them into calls: so that whoever ends or
//! signals a thread reaches it there, and so that they meet the calls `futex_wait` and `futex_wake` on the same words.
//!
//! Main functions: [`atomic_wait`], [`atomic_notify`]. One invariant: a wait answers as the specification of threads has it;
//! a signal's handler runs meanwhile and is no reason to answer.

use std::sync::Arc;
use std::time::Duration;

use waxwing_abi::types::Errno;

use super::{Guest, Stop, deliver};
use crate::wait::{self, Wait};

/// What `memory.atomic.wait32` and `wait64` answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtomicWait {
    /// Another thread has notified it.
    Woken = 0,
    /// The word had another value already.
    NotEqual = 1,
    /// The time is up.
    TimedOut = 2,
}

/// Has the guest sleep until another of its threads notifies the word at this host address, if that `is_unchanged`: at most
/// for `timeout` nanoseconds, or for ever if that is negative.
///
/// # Errors
/// When the guest must not go on; as a trap, what `is_unchanged` says, and that the host cannot have it sleep.
pub fn atomic_wait<G: Guest>(
    guest: &mut G,
    word: usize,
    is_unchanged: impl FnOnce() -> Result<bool, Errno>,
    timeout: i64,
) -> Result<AtomicWait, Stop> {
    let trap = |errno: Errno| Stop::Trap(format!("a thread cannot wait: {errno:?}").into());
    let (_, task) = guest.split();
    let thread = Arc::clone(&task.thread.shared);
    let futexes = &task.thread.process().futexes;
    let Some(queued) = futexes.queue(word, &thread, is_unchanged).map_err(trap)? else {
        return Ok(AtomicWait::NotEqual);
    };
    let mut wait = Wait::new();
    wait.timeout(u64::try_from(timeout).ok().map(Duration::from_nanos)).map_err(trap)?;
    loop {
        // A handler leaves the place in the queue as it is: a notification that comes meanwhile is not lost.
        deliver(guest)?;
        if queued.is_woken() {
            return Ok(AtomicWait::Woken);
        }
        if wait.expired().map_err(trap)? {
            return Ok(if queued.give_up() { AtomicWait::Woken } else { AtomicWait::TimedOut });
        }
        wait::sleep(&mut wait, &thread).map_err(trap)?;
    }
}

/// Wakes those of the guest's threads that wait for the word at this host address, at most so many; how many there were.
pub fn atomic_notify<G: Guest>(guest: &mut G, word: usize, most: u32) -> u32 {
    let (_, task) = guest.split();
    let woken = task.thread.process().futexes.wake(word, most as usize);
    u32::try_from(woken).unwrap_or(u32::MAX)
}
