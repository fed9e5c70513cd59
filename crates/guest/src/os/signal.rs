//! Signals: sending them, alarms, and a handler.
//!
//! A host calls the export that a program names with the number of a signal that came. [`signal_handler!`](crate::signal_handler)
//! makes that export of a function; [`listen`] names it.

use core::time::Duration;

use super::{Result, nanoseconds};
use crate::wasix::{
    self, BOOL_FALSE, BOOL_TRUE, Pid, SIGNAL_CHLD, SIGNAL_CONT, SIGNAL_STOP, SIGNAL_TSTP, SIGNAL_TTIN,
    SIGNAL_TTOU, SIGNAL_URG, SIGNAL_WINCH,
};

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

/// From now on all signals come to the handler of [`signal_handler!`](crate::signal_handler), instead of what they do by
/// default; those that it does not want it gives to [`do_default`]. A program without such a handler keeps them waiting: Ctrl-C
/// and SIGTERM do nothing to it any more.
///
/// Calls that a signal interrupts answer `intr`. The standard library does not expect that everywhere: its `thread::sleep`
/// panics on wasm32-wasip1, so programs with a handler sleep by [`thread::sleep`](super::thread::sleep).
pub fn listen() {
    // SAFETY: the name is copied.
    unsafe { wasix::callback_signal(HANDLER) };
}

/// Does in a handler what the signal does where there is none: it ends the program, with the exit code 128 and its number, unless
/// it is one that is ignored (`chld`, `cont`, `urg`, `winch`). The stopping ones come to no handler's program by themselves, and are
/// ignored too.
pub fn do_default(signal: Signal) {
    match signal {
        SIGNAL_CHLD | SIGNAL_CONT | SIGNAL_URG | SIGNAL_WINCH => {}
        SIGNAL_STOP | SIGNAL_TSTP | SIGNAL_TTIN | SIGNAL_TTOU => {}
        signal => super::process::exit(128 + u32::from(signal.raw())),
    }
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
