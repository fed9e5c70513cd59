//! Counting a guest's instructions: so that it can be interrupted, and so that it ends when its fuel is used up.
//!
//! Main type: [`Meter`], one per store. wasmi stops a guest that has no fuel left, and can go on with it. So a guest that is
//! to be interruptible gets its fuel in slices, and between two of them it looks whether it is wanted. One invariant: the
//! fuel in the store and the reserve together are what is left of the guest's own limit, however it is sliced.

use std::sync::atomic::{AtomicU64, Ordering};

/// Instructions between two looks: tens of microseconds. A look costs less than a hundredth of that.
const SLICE: u64 = 20_000;

/// How much fuel is left, beyond what the store has.
pub(crate) struct Meter {
    // Only the guest's own thread counts; atomic because functions that wasmi keeps have to be `Sync`.
    reserve: AtomicU64,
    slice: u64,
}

impl Meter {
    /// A meter for so much fuel (`u64::MAX` is more than anybody lives to use).
    pub(crate) fn new(fuel: u64, interruptible: bool) -> Self {
        Meter { reserve: AtomicU64::new(fuel), slice: if interruptible { SLICE } else { u64::MAX } }
    }

    /// What is left in all, if the store has `left`.
    pub(crate) fn left(&self, left: u64) -> u64 {
        self.reserve.load(Ordering::Relaxed).saturating_add(left)
    }

    /// What a store that has `left` is to have from now on, if it needs `required` to go on; `None` when there is not so
    /// much.
    pub(crate) fn refill(&self, left: u64, required: u64) -> Option<u64> {
        let whole = self.left(left);
        if whole < required {
            return None;
        }
        let next = whole.min(self.slice.max(required));
        self.reserve.store(whole - next, Ordering::Relaxed);
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_add_up_to_the_limit() {
        let meter = Meter::new(2 * SLICE + 10, true);
        assert_eq!(meter.refill(0, 1), Some(SLICE));
        // Three are left and five are needed: the three count.
        assert_eq!(meter.refill(3, 5), Some(SLICE));
        assert_eq!(meter.refill(0, 20), None);
        assert_eq!(meter.refill(0, 13), Some(13));
        assert_eq!(meter.refill(0, 1), None);
    }

    #[test]
    fn a_block_larger_than_a_slice_goes_through() {
        let meter = Meter::new(u64::MAX, true);
        assert_eq!(meter.refill(0, 3 * SLICE), Some(3 * SLICE));
    }

    #[test]
    fn without_interruption_there_is_one_slice() {
        assert_eq!(Meter::new(7, false).refill(0, 1), Some(7));
    }
}
