//! How long one operation takes: the size of a batch, and how many there are.
//!
//! Main type: [`Batches`]. The invariant: every batch has the same number of repetitions, chosen
//! before the first one that counts.

use crate::sys::{self, Fault};
use std::hint::black_box;

/// What a batch should take: long against the clock's grain, short against a time slice, so that
/// some batch is left alone by whatever else the machine does.
const BATCH_NS: u64 = 1_000_000;
/// Batches of one process, and the time after which no further one is begun.
const MOST: usize = 30;
const ENOUGH_NS: u64 = 120_000_000;

/// The times of one operation, one per batch, in nanoseconds.
#[derive(Default)]
pub struct Batches {
    times: Vec<f64>,
}

impl Batches {
    /// Repeats `operation`, first to find the batch's size and then to measure.
    pub fn run(&mut self, mut operation: impl FnMut() -> Result<(), Fault>) -> Result<(), Fault> {
        let mut time = |count: u64| -> Result<u64, Fault> {
            let start = sys::now();
            for _ in 0..count {
                operation()?;
            }
            Ok(sys::now() - start)
        };
        let mut count = 1;
        let mut spent = 0;
        loop {
            let took = time(count)?;
            spent += took;
            if took > ENOUGH_NS {
                // Too slow to warm up for: what was measured counts.
                self.times.push(took as f64 / count as f64);
                return Ok(());
            }
            if took >= BATCH_NS / 2 {
                count = 1.max(count * BATCH_NS / took);
                break;
            }
            count = if took < BATCH_NS / 100 { count * 10 } else { count * 2 };
        }
        while self.times.len() < MOST && (self.times.is_empty() || spent < ENOUGH_NS) {
            let took = black_box(time(count)?);
            spent += took;
            self.times.push(took as f64 / count as f64);
        }
        Ok(())
    }

    /// The best and the median of the batches, in nanoseconds for one operation.
    pub fn best_and_median(mut self) -> (f64, f64) {
        self.times.sort_by(f64::total_cmp);
        (self.times[0], self.times[self.times.len() / 2])
    }
}
