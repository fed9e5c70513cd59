//! What the standard library's threads lack: their numbers, sleeping on a word of memory, signals.
//!
//! Main items: [`wait`], [`wake_one`], [`wake_all`]. They meet the sleepers and wakers of `memory.atomic.wait32` too.

use core::sync::atomic::AtomicU32;
use core::time::Duration;

use super::{Result, nanoseconds, option_timestamp, signal::Signal};
use crate::wasix::{self, BOOL_TRUE, Tid};

/// The number of the thread that calls it; of the first thread, that of the process.
///
/// # Errors
/// None that a program can meet.
pub fn id() -> Result<Tid> {
    // SAFETY: no address is given.
    unsafe { wasix::thread_id() }
}

/// How many threads can run at the same time.
///
/// # Errors
/// None that a program can meet.
pub fn available_parallelism() -> Result<usize> {
    // SAFETY: no address is given.
    unsafe { wasix::thread_parallelism() }
}

/// Sleeps.
///
/// # Errors
/// `intr` when a signal came
pub fn sleep(duration: Duration) -> Result<()> {
    // SAFETY: no address is given.
    unsafe { wasix::thread_sleep(nanoseconds(duration)) }
}

/// Lets others run.
pub fn yield_now() {
    // SAFETY: no address is given. It cannot fail.
    let _ = unsafe { wasix::sched_yield() };
}

/// Waits until the thread with this number has ended.
///
/// # Errors
/// `srch`; `deadlk` for the thread itself; `intr` when a signal came
pub fn join(thread: Tid) -> Result<()> {
    // SAFETY: no address is given.
    unsafe { wasix::thread_join(thread) }
}

/// Sends a signal to a thread.
///
/// # Errors
/// `srch`
pub fn send(thread: Tid, signal: Signal) -> Result<()> {
    // SAFETY: no address is given.
    unsafe { wasix::thread_signal(thread, signal) }
}

/// Sleeps until the word is woken; at once awake again when it is not `expected`. False when the time was over first.
///
/// # Errors
/// `intr` when a signal came
pub fn wait(word: &AtomicU32, expected: u32, timeout: Option<Duration>) -> Result<bool> {
    // SAFETY: the word is borrowed; the host reads it as an atomic.
    let woken = unsafe { wasix::futex_wait(word.as_ptr(), expected, &option_timestamp(timeout)) }?;
    Ok(woken == BOOL_TRUE)
}

/// Wakes one thread that sleeps on the word; whether there was one.
///
/// # Errors
/// None that a program can meet.
pub fn wake_one(word: &AtomicU32) -> Result<bool> {
    // SAFETY: the word's address alone counts.
    unsafe { wasix::futex_wake(word.as_ptr()) }.map(|woken| woken == BOOL_TRUE)
}

/// Wakes all threads that sleep on the word; whether there was one.
///
/// # Errors
/// None that a program can meet.
pub fn wake_all(word: &AtomicU32) -> Result<bool> {
    // SAFETY: the word's address alone counts.
    unsafe { wasix::futex_wake_all(word.as_ptr()) }.map(|woken| woken == BOOL_TRUE)
}
