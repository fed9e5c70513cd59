//! Signals that are ignored by default change nothing; those that would stop the process are refused.

use crate::sys::*;

pub fn run() {
    for signal in [SIGNAL_NONE, SIGNAL_CHLD, SIGNAL_URG, SIGNAL_WINCH, SIGNAL_CONT] {
        assert!(unsafe { proc_raise(signal) }.is_ok(), "{signal:?}");
    }
    for signal in [SIGNAL_STOP, SIGNAL_TSTP, SIGNAL_TTIN, SIGNAL_TTOU] {
        fails!(unsafe { proc_raise(signal) }, NOTSUP);
    }
}
