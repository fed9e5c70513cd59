//! A signal that ends the process by default does so within the call, whatever its number in preview1.

use crate::sys::*;

pub fn run() {
    let signal = match arg(0).as_ref() {
        "term" => SIGNAL_TERM,
        "xfsz" => SIGNAL_XFSZ,
        _ => SIGNAL_KILL,
    };
    let answer = unsafe { proc_raise(signal) };
    panic!("still running, with {answer:?}");
}
