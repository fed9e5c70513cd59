//! Signals are no part of preview1 hosts: proc_raise answers nosys.

use crate::sys::*;

pub fn run() {
    fails!(unsafe { proc_raise(SIGNAL_INT) }, NOSYS);
    fails!(unsafe { proc_raise(SIGNAL_TERM) }, NOSYS);
}
