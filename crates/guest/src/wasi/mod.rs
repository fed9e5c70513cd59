//! WASI preview1, under the names of the crate `wasi` 0.11.
//!
//! A host counts a program's signals as preview1 does when it imports nothing of WASIX, and as Linux does when it imports
//! anything: so signals are types of their own here and in [`crate::wasix`], and a program uses one of the two.

mod signal;

pub use crate::generated::preview1::*;
pub use crate::generated::types::*;
// By name, so that they hide those of the shared types.
pub use signal::{
    SIGNAL_ABRT, SIGNAL_ALRM, SIGNAL_BUS, SIGNAL_CHLD, SIGNAL_CONT, SIGNAL_FPE, SIGNAL_HUP, SIGNAL_ILL,
    SIGNAL_INT, SIGNAL_KILL, SIGNAL_NONE, SIGNAL_PIPE, SIGNAL_POLL, SIGNAL_PROF, SIGNAL_PWR, SIGNAL_QUIT,
    SIGNAL_SEGV, SIGNAL_STOP, SIGNAL_SYS, SIGNAL_TERM, SIGNAL_TRAP, SIGNAL_TSTP, SIGNAL_TTIN, SIGNAL_TTOU,
    SIGNAL_URG, SIGNAL_USR1, SIGNAL_USR2, SIGNAL_VTALRM, SIGNAL_WINCH, SIGNAL_XCPU, SIGNAL_XFSZ, Signal,
    proc_raise,
};

/// Where reading a directory begins.
pub const DIRCOOKIE_START: Dircookie = 0;

/// The descriptor of standard input.
pub const FD_STDIN: Fd = 0;

/// The descriptor of standard output.
pub const FD_STDOUT: Fd = 1;

/// The descriptor of standard error.
pub const FD_STDERR: Fd = 2;
