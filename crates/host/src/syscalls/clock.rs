//! Clocks.

use std::sync::atomic::Ordering;

use waxwing_abi::system::Time;
use waxwing_abi::types::{Clockid, Errno, Timestamp};

use crate::generated::unsupported::unsupported_time;
use crate::sys;
use crate::thread::{Thread, ThreadShared};

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

    /// Changes what this process sees alone, so it takes no privilege; the other clocks can be set by nobody.
    fn clock_time_set(&mut self, id: Clockid, timestamp: Timestamp) -> Result<(), Errno> {
        if id != Clockid::Realtime {
            return Err(Errno::Perm);
        }
        let host = self.host_now(id)?;
        let shift = i128::from(timestamp) - i128::from(host);
        let shift = i64::try_from(shift).map_err(|_| Errno::Inval)?;
        let process = self.process();
        process.clock_shift.store(shift, Ordering::Relaxed);
        // Those who wait for a time may have less to wait now.
        process.for_each_thread(ThreadShared::nudge);
        Ok(())
    }
}

impl Thread {
    /// What clock `id` says.
    #[inline]
    pub(super) fn now(&self, id: Clockid) -> Result<Timestamp, Errno> {
        let now = self.host_now(id)?;
        Ok(if id == Clockid::Realtime { shifted(now, self.clock_shift()) } else { now })
    }

    /// How far the guest has set its realtime clock, in nanoseconds.
    #[inline]
    fn clock_shift(&self) -> i64 {
        self.process().clock_shift.load(Ordering::Relaxed)
    }

    #[inline]
    fn host_now(&self, id: Clockid) -> Result<Timestamp, Errno> {
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
            Some(clock) => {
                let shift = if id == Clockid::Realtime { self.clock_shift() } else { 0 };
                let [now, deadline] = [now, deadline].map(|time| shifted(time, shift.saturating_neg()));
                u64::try_from(clock.sleep(id, now, deadline).as_nanos()).unwrap_or(u64::MAX)
            }
        };
        Ok(sys::monotonic_now()?.saturating_add(sleep))
    }
}

/// So many nanoseconds after `time`, as far as there are such times.
#[inline]
fn shifted(time: Timestamp, shift: i64) -> Timestamp {
    time.saturating_add_signed(shift)
}
