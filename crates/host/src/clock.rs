//! Clocks: the host's own, or an embedder's in their place.
//!
//! Main type: [`Clock`]. One invariant: within one run every thread and process sees the same clocks, in calls that read them
//! and in calls that wait for them.

use std::time::Duration;

use waxwing_abi::types::{Clockid, Errno, Timestamp};

/// Clocks that a guest sees instead of the host's. All times are in nanoseconds: of `realtime` since 1970 in UTC, of the others
/// since a moment of the clock's own choice.
pub trait Clock: Send + Sync {
    /// What clock `id` says now.
    ///
    /// # Errors
    /// `inval` for a clock that does not exist.
    fn now(&self, id: Clockid) -> Result<Timestamp, Errno>;

    /// The smallest step of clock `id`.
    ///
    /// # Errors
    /// `inval` for a clock that does not exist.
    fn resolution(&self, id: Clockid) -> Result<Timestamp, Errno> {
        let _ = id;
        Ok(1)
    }

    /// A guest waits for clock `id` to come from `now` to `deadline`: how long of the host's time to sleep before asking it
    /// again. The default is as long as the clock's own way there; a clock that runs faster says less, and one that stands
    /// still until somebody waits for it moves on by itself and says nothing of it.
    fn sleep(&self, id: Clockid, now: Timestamp, deadline: Timestamp) -> Duration {
        let _ = id;
        Duration::from_nanos(deadline.saturating_sub(now))
    }
}
