//! What was written before proc_exit is not lost.

use crate::sys::*;

pub fn run() {
    ok!(write(1, b"before exit\n"));
    unsafe { proc_exit(7) };
}
