//! The limit on a guest's memory, for engines to ask each time one grows.
//!
//! Main type: [`MemoryLimit`]. One invariant: a guest that could not start for want of memory can be told what it needed.

use super::Stop;
use super::trap::{Cause, Trap};
use crate::limits::Limits;

/// How large each memory of a guest may grow.
#[derive(Clone, Copy, Debug)]
pub struct MemoryLimit {
    limit: Option<u64>,
    refused: Option<u64>,
}

impl MemoryLimit {
    /// As `limits` have it.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        MemoryLimit { limit: limits.memory, refused: None }
    }

    /// Whether there is one at all.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.limit.is_some()
    }

    /// Whether a memory may have so many bytes.
    pub fn allows(&mut self, bytes: u64) -> bool {
        let allowed = self.limit.is_none_or(|limit| bytes <= limit);
        if !allowed {
            self.refused = Some(bytes);
        }
        allowed
    }

    /// What an instance could not be made for, if it was for want of memory.
    #[must_use]
    pub fn refusal(&self) -> Option<Stop> {
        let cause = Cause::MemoryLimit { needed: self.refused?, limit: self.limit? };
        Some(Stop::Trap(Box::new(Trap::from(cause))))
    }
}
