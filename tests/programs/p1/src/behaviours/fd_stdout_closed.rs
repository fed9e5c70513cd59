//! Writing to a pipe nobody reads is errno pipe, not the end of the process.
//! Run with the reading end of standard output closed.

use crate::sys::*;

pub fn run() {
    fails!(write(1, b"into the void"), PIPE);
    fails!(write(1, b"again"), PIPE);
}
