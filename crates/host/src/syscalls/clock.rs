//! Clocks.

use waxwing_abi::system::Time;
use waxwing_abi::types::{Clockid, Errno, Timestamp};

use crate::generated::unsupported::unsupported_time;
use crate::sys;
use crate::thread::Thread;

impl Time for Thread {
    unsupported_time!();

    fn clock_res_get(&mut self, id: Clockid) -> Result<Timestamp, Errno> {
        match &self.process().run.sources.clock {
            None => sys::clock_resolution(id),
            Some(clock) => clock.resolution(id),
        }
    }

    /// The precision is a hint, and every clock here is as precise as it gets.
    fn clock_time_get(&mut self, id: Clockid, _precision: Timestamp) -> Result<Timestamp, Errno> {
        self.now(id)
    }
}

impl Thread {
    /// What clock `id` says.
    #[inline]
    pub(super) fn now(&self, id: Clockid) -> Result<Timestamp, Errno> {
        match &self.process().run.sources.clock {
            None => sys::clock_time(id),
            Some(clock) => clock.now(id),
        }
    }

    /// When to look at clock `id` again that says `now` and is waited for until `deadline`, on the host's monotonic clock.
    pub(super) fn look_again(&self, id: Clockid, now: Timestamp, deadline: Timestamp) -> Result<u64, Errno> {
        let sleep = match &self.process().run.sources.clock {
            None if id == Clockid::Monotonic => return Ok(deadline),
            None => deadline.saturating_sub(now),
            Some(clock) => u64::try_from(clock.sleep(id, now, deadline).as_nanos()).unwrap_or(u64::MAX),
        };
        Ok(sys::monotonic_now()?.saturating_add(sleep))
    }
}
