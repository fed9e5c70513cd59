//! The table at the end: how often each call was made, how often it failed, how long it took.
//!
//! Main types: [`Summary`] and [`Times`]. One invariant: it needs the same memory however long the guest runs; so
//! percentiles are taken from counts of times that differ by less than an eighth.

use std::fmt::{self, Write as _};
use std::time::Duration;

use waxwing::trace::{Call, methods};

/// What became of all calls.
pub(super) struct Summary(Vec<Option<Box<Row>>>);

#[derive(Default)]
struct Row {
    calls: u64,
    errors: u64,
    total: Duration,
    times: Times,
}

impl Summary {
    pub(super) fn new() -> Self {
        Summary(methods().iter().map(|_| None).collect())
    }

    pub(super) fn add(&mut self, call: &Call<'_>) {
        if let Some(row) = self.0.get_mut(call.method.index) {
            let row = row.get_or_insert_default();
            row.calls += 1;
            row.errors += u64::from(call.failure().is_some());
            row.total = row.total.saturating_add(call.took);
            row.times.add(u64::try_from(call.took.as_nanos()).unwrap_or(u64::MAX));
        }
    }

    /// The calls that were made, those that took most of the time first.
    fn rows(&self) -> Vec<(&'static str, &Row)> {
        let mut rows: Vec<(&str, &Row)> = methods()
            .iter()
            .zip(&self.0)
            .filter_map(|(method, row)| Some((method.name, row.as_deref()?)))
            .collect();
        rows.sort_by_key(|(name, row)| (std::cmp::Reverse(row.total), *name));
        rows
    }

    /// As a table, in the manner of strace.
    pub(super) fn write_table(&self, to: &mut String) -> fmt::Result {
        let rows = self.rows();
        let all: Duration = rows.iter().map(|(_, row)| row.total).sum();
        let line = "------ ----------- ---------- --------- ----------- ----------- ----------------";
        writeln!(
            to,
            "{:>6} {:>11} {:>10} {:>9} {:>11} {:>11} call",
            "% time", "seconds", "calls", "errors", "p50 usecs", "p99 usecs"
        )?;
        writeln!(to, "{line}")?;
        let errors = |errors: u64| if errors == 0 { String::new() } else { errors.to_string() };
        for (name, row) in &rows {
            let share = 100.0 * row.total.as_secs_f64() / all.as_secs_f64().max(f64::MIN_POSITIVE);
            writeln!(
                to,
                "{share:6.2} {:11.6} {:>10} {:>9} {:>11} {:>11} {name}",
                row.total.as_secs_f64(),
                row.calls,
                errors(row.errors),
                microseconds(row.times.percentile(50)),
                microseconds(row.times.percentile(99)),
            )?;
        }
        writeln!(to, "{line}")?;
        writeln!(
            to,
            "{:6.2} {:11.6} {:>10} {:>9} {:>11} {:>11} total",
            100.0,
            all.as_secs_f64(),
            rows.iter().map(|(_, row)| row.calls).sum::<u64>(),
            errors(rows.iter().map(|(_, row)| row.errors).sum()),
            "",
            ""
        )
    }

    /// As objects, one a line.
    pub(super) fn write_json(&self, to: &mut String) -> fmt::Result {
        for (name, row) in self.rows() {
            writeln!(
                to,
                "{{\"call\":\"{name}\",\"calls\":{},\"errors\":{},\"total_ns\":{},\"p50_ns\":{},\"p99_ns\":{}}}",
                row.calls,
                row.errors,
                row.total.as_nanos(),
                row.times.percentile(50),
                row.times.percentile(99)
            )?;
        }
        Ok(())
    }
}

fn microseconds(ns: u64) -> String {
    format!("{}.{}", ns / 1000, ns % 1000 / 100)
}

/// Times below eight each have a count; then there are eight counts for each doubling.
const COUNTS: usize = 8 + 8 * 61;

/// How many times there were of each size.
struct Times {
    counts: [u32; COUNTS],
}

impl Default for Times {
    fn default() -> Self {
        Times { counts: [0; COUNTS] }
    }
}

/// The count that a time belongs to.
fn place(time: u64) -> usize {
    let doublings = time.max(8).ilog2() as usize - 3;
    doublings * 8 + usize::try_from(time >> doublings).unwrap_or(usize::MAX)
}

/// The least time that belongs to a count.
fn least(place: usize) -> u64 {
    let doublings = (place / 8).saturating_sub(1);
    ((place - doublings * 8) as u64) << doublings
}

impl Times {
    fn add(&mut self, time: u64) {
        let count = &mut self.counts[place(time)];
        *count = count.saturating_add(1);
    }

    /// The time that so many of a hundred are not above: the middle of its count.
    fn percentile(&self, percent: u64) -> u64 {
        let all: u64 = self.counts.iter().map(|count| u64::from(*count)).sum();
        let mut left = (all * percent).div_ceil(100).max(1);
        for (place, count) in self.counts.iter().enumerate() {
            left = left.saturating_sub(u64::from(*count));
            if left == 0 && *count > 0 {
                return least(place) + (least(place + 1) - least(place)) / 2;
            }
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_time_has_a_count_of_its_size() {
        for time in (0..64).flat_map(|bit| [1u64 << bit, (1 << bit) + (1 << bit) / 3, (1 << bit) - 1]) {
            let place = place(time);
            assert!(place < COUNTS, "{time}");
            assert!(least(place) <= time, "{time} in {place}");
            assert!(place + 1 == COUNTS || least(place + 1) > time, "{time} in {place}");
        }
        assert_eq!(place(u64::MAX), COUNTS - 1);
        assert!((0..COUNTS).all(|count| place(least(count)) == count));
    }

    #[test]
    fn percentiles_are_right_to_an_eighth() {
        let mut times = Times::default();
        assert_eq!(times.percentile(50), 0);
        (1..=1000).for_each(|time| times.add(time * 1000));
        for (percent, exact) in [(1, 10_000), (50, 500_000), (99, 990_000), (100, 1_000_000)] {
            let told = times.percentile(percent);
            assert!(told.abs_diff(exact) <= exact / 8, "{percent}: {told}");
        }
        let mut few = Times::default();
        few.add(5);
        assert_eq!((few.percentile(50), few.percentile(99)), (5, 5));
    }
}
