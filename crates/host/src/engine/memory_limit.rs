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
use crate::thread::Thread;

/// How large the memories and tables of a guest may grow together, those of all its threads included.
pub struct MemoryLimit {
    process: Arc<Process>,
    taken: u64,
    refused: Option<u64>,
}

/// A memory or a table that is about to grow, in pages, elements or bytes.
#[derive(Clone, Copy, Debug)]
pub struct Growth {
    /// What it has.
    pub current: usize,
    /// What it is to have.
    pub wanted: usize,
    /// What it may have at most, by its own declaration.
    pub maximum: Option<usize>,
    /// How many bytes one of them is.
    pub unit: u64,
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
    fn allows(&mut self, current: u64, wanted: u64, shared: u64) -> bool {
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

    /// As `allows`, of what engines ask their limiters; what is refused while the guest runs is put on record.
    pub fn may_grow(&mut self, thread: &Thread, growth: Growth, shared: u64) -> bool {
        // What is beyond its own maximum is not to be counted.
        if growth.maximum.is_some_and(|maximum| growth.wanted > maximum) {
            return false;
        }
        let bytes = |count: usize| (count as u64).saturating_mul(growth.unit);
        let wanted = bytes(growth.wanted);
        let allowed = self.allows(bytes(growth.current), wanted, shared);
        if !allowed {
            thread.memory_denied(wanted);
        }
        allowed
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
