//! Yielding works, raising does not, and exiting ends with the code.
//! Ends with exit code 33.

use crate::sys::*;

pub fn run() {
    ok!(raw::sched_yield());
    answers!(raw::proc_raise(2), NOSYS);
    unsafe { raw::proc_exit(33) }
}
