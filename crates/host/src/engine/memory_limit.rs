//! The limit on a guest's memory, for engines to ask each time one grows.
//!
//! Main type: [`MemoryLimit`], what one guest thread's store has taken of what its process may have. Two invariants: what a
//! store has taken is given back when it is gone; a guest that could not start for want of memory can be told what it
//! needed.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::Stop;
use super::trap::{Cause, Trap};
use crate::process::Process;

/// How large the memories and tables of a guest may grow together, those of all its threads included.
pub struct MemoryLimit {
    process: Arc<Process>,
    taken: u64,
    refused: Option<u64>,
}

impl MemoryLimit {
    /// That of a process, for one of its threads.
    #[must_use]
    pub fn new(process: &Arc<Process>) -> Self {
        MemoryLimit { process: Arc::clone(process), taken: 0, refused: None }
    }

    /// Whether there is one at all.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.process.limits().memory.is_some()
    }

    /// Whether a memory (or table) of `current` bytes may have `wanted`, beside a `shared` memory that has so many: takes
    /// them if so. A shared memory itself is taken from nothing, but may not be larger than [`MemoryLimit::most`].
    pub fn allows(&mut self, current: u64, wanted: u64, shared: u64) -> bool {
        let more = wanted.saturating_sub(current);
        let most = self.most().saturating_sub(shared);
        let take = |taken: u64| taken.checked_add(more).filter(|taken| *taken <= most);
        match self.process.memory_taken.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take) {
            Ok(taken) => {
                self.taken += more;
                self.process.run.counters.note_memory((taken + more).saturating_add(shared));
                true
            }
            Err(_) => {
                self.refused = Some(wanted);
                false
            }
        }
    }

    /// How many bytes one memory may have.
    #[must_use]
    pub fn most(&self) -> u64 {
        self.process.limits().memory.unwrap_or(u64::MAX)
    }

    /// Takes note of what could not be had.
    pub fn refuse(&mut self, wanted: u64) {
        self.refused = Some(wanted);
    }

    /// What an instance could not be made for, if it was for want of memory.
    #[must_use]
    pub fn refusal(&self) -> Option<Stop> {
        let cause = Cause::MemoryLimit { needed: self.refused?, limit: self.process.limits().memory? };
        Some(Stop::Trap(Box::new(Trap::from(cause))))
    }
}

impl Drop for MemoryLimit {
    fn drop(&mut self) {
        self.process.memory_taken.fetch_sub(self.taken, Ordering::Relaxed);
    }
}
