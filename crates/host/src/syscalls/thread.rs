//! Threads.

use std::task::Poll;

use waxwing_abi::GuestPtr;
use waxwing_abi::system::Threads;
use waxwing_abi::types::*;

use crate::generated::unsupported::unsupported_threads;
use crate::sys;
use crate::thread::Thread;
use crate::wait::Wait;

impl Threads for Thread {
    unsupported_threads!();

    fn sched_yield(&mut self) -> Result<(), Errno> {
        sys::yield_now();
        Ok(())
    }
}
