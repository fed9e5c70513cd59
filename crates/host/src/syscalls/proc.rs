//! Processes and signals.

use std::task::Poll;

use waxwing_abi::system::Proc;
use waxwing_abi::types::*;
use waxwing_abi::{GuestPtr, GuestSlice, GuestString, InBytes, StringBlock, StringList};

use crate::asyncify::Passage;
use crate::generated::unsupported::unsupported_proc;
use crate::process::ExitStatus;
use crate::signal;
use crate::thread::Thread;
use crate::wait::Wait;

impl Proc for Thread {
    unsupported_proc!();

    /// The thread stops on its way out of this call, and all others at their next chance.
    fn proc_exit(&mut self, rval: Exitcode) -> Result<(), Errno> {
        self.process().end(ExitStatus::Exited(rval));
        Ok(())
    }
}
