//! Whether a transfer will have to wait, as far as those before it tell.
//!
//! Main type: [`Expectation`]. Who would find nothing asks in vain, sleeps and asks again: three system calls. Who expects that
//! sleeps first: two. One invariant: expecting is a guess about time alone. A wrong one costs the call that looks, and never
//! a sleep over what is there.

use std::sync::atomic::{AtomicU16, Ordering};

/// For how many transfers at most nobody looks whether they still have to wait.
const MOST: u8 = 64;

/// What is expected of the transfers of one open file in one direction.
///
/// Each that was not expected to wait and had to doubles the number of those that are expected to after it; one that had not
/// to ends that. So those who take turns with another side look at one in sixty-five, and a stream that once had to
/// wait is read without asking from the second transfer on.
#[derive(Debug, Default)]
pub(crate) struct Expectation(AtomicU16);

impl Expectation {
    /// Threads that come between lose a guess of each other's, and nothing else.
    fn get(&self) -> (u8, u8) {
        let [left, span] = self.0.load(Ordering::Relaxed).to_le_bytes();
        (left, span)
    }

    fn set(&self, left: u8, span: u8) {
        self.0.store(u16::from_le_bytes([left, span]), Ordering::Relaxed);
    }

    /// Whether anything is expected, now or at the transfer after the next that looks.
    #[inline(always)]
    pub(crate) fn is_any(&self) -> bool {
        self.0.load(Ordering::Relaxed) != 0
    }

    /// Whether the transfer that begins is expected to wait. The answer is used up.
    pub(crate) fn take(&self) -> bool {
        let (left, span) = self.get();
        if left > 0 {
            self.set(left - 1, span);
        }
        left > 0
    }

    /// Learns whether a transfer that was not expected to wait would have had to.
    pub(crate) fn learn(&self, would_wait: bool) {
        if would_wait {
            let (_, span) = self.get();
            let span = span.saturating_mul(2).clamp(1, MOST);
            self.set(span, span);
        } else if self.is_any() {
            self.set(0, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often those that wait, or do not, are expected to and how often they look.
    fn guesses(expectation: &Expectation, wait: bool, transfers: u32) -> (u32, u32) {
        let (mut expected, mut looked) = (0, 0);
        for _ in 0..transfers {
            if expectation.take() {
                expected += 1;
            } else {
                looked += 1;
                expectation.learn(wait);
            }
        }
        (expected, looked)
    }

    #[test]
    fn those_that_always_wait_hardly_ever_look_and_a_stream_always_does() {
        let expectation = Expectation::default();
        assert_eq!(guesses(&expectation, false, 100), (0, 100));
        // One look each before 1, 2, 4, 8, 16, 32, and then 64 at a time.
        assert_eq!(guesses(&expectation, true, 69 + 65 * 10), (63 + 64 * 10, 6 + 10));
        assert!(guesses(&expectation, false, 100).0 <= 64);
        assert_eq!(guesses(&expectation, false, 100), (0, 100));
        assert!(!expectation.is_any());
        // One wait costs a stream one guess.
        assert_eq!(guesses(&expectation, true, 1), (0, 1));
        assert_eq!(guesses(&expectation, false, 100), (1, 99));
    }
}
