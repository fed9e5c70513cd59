//! Signals: sending them, alarms, and a handler.
//!
//! A host calls the export that a program names with the number of a signal that came. [`signal_handler!`](crate::signal_handler)
//! makes that export of a function; [`listen`] names it.

use core::time::Duration;

use super::{Result, nanoseconds};
use crate::wasix::{self, BOOL_FALSE, BOOL_TRUE, Pid};

pub use crate::wasix::Signal;

/// The export that [`signal_handler!`](crate::signal_handler) makes.
const HANDLER: &str = "__wasm_signal";

/// Makes `fn(Signal)` the handler of signals, once in a program.
///
/// It runs on the thread that the signal reached, at the end of one of its calls or in the middle of a loop, so also while that
/// thread allocates, holds a lock, or has standard output borrowed to print. As with POSIX's handlers it should therefore do no
/// more than store into atomics and make calls that need no memory, such as `Counter::add`: what allocates, locks or prints may
/// wait for ever for the interrupted thread, or panic.
#[macro_export]
macro_rules! signal_handler {
    ($handler:path) => {
        #[unsafe(export_name = "__wasm_signal")]
        extern "C" fn __waxwing_signal_handler(number: i32) {
            let handler: fn($crate::os::signal::Signal) = $handler;
            handler($crate::os::signal::Signal::from_raw(u8::try_from(number).unwrap_or(0)));
        }
    };
}

/// From now on signals come to the handler of [`signal_handler!`](crate::signal_handler), instead of what they do by
/// default.
pub fn listen() {
    // SAFETY: the name is copied.
    unsafe { wasix::callback_signal(HANDLER) };
}

/// Sends a signal to the process itself.
///
/// # Errors
/// `inval`
pub fn raise(signal: Signal) -> Result<()> {
    // SAFETY: no address is given.
    unsafe { wasix::proc_raise(signal) }
}

/// Sends a signal to a process.
///
/// # Errors
/// `srch`, `perm`
pub fn send(process: Pid, signal: Signal) -> Result<()> {
    // SAFETY: no address is given.
    unsafe { wasix::proc_signal(process, signal) }
}

/// Sends a signal to the process itself after that time, again and again if it `repeats`. No time at all ends it.
///
/// # Errors
/// `inval`
pub fn alarm(signal: Signal, after: Duration, repeats: bool) -> Result<()> {
    let repeat = if repeats { BOOL_TRUE } else { BOOL_FALSE };
    // SAFETY: no address is given.
    unsafe { wasix::proc_raise_interval(signal, nanoseconds(after), repeat) }
}
