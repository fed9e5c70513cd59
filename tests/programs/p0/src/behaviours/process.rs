//! Yielding works, raising an ignored signal changes nothing, and exiting ends with the code.
//! Ends with exit code 33.

use crate::sys::*;

pub fn run() {
    ok!(raw::sched_yield());
    ok!(raw::proc_raise(16)); // chld
    unsafe { raw::proc_exit(33) }
}
