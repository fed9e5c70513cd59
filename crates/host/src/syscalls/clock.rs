//! Clocks.

use waxwing_abi::system::Time;
use waxwing_abi::types::{Clockid, Errno, Timestamp};

use crate::generated::unsupported::unsupported_time;
use crate::sys;
use crate::thread::Thread;

impl Time for Thread {
    unsupported_time!();

    fn clock_res_get(&mut self, id: Clockid) -> Result<Timestamp, Errno> {
        sys::clock_resolution(id)
    }

    /// The precision is a hint, and every clock here is as precise as it gets.
    fn clock_time_get(&mut self, id: Clockid, _precision: Timestamp) -> Result<Timestamp, Errno> {
        sys::clock_time(id)
    }
}
