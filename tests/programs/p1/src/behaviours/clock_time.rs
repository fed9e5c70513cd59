//! Clocks tell plausible times and never run backwards.

use crate::sys::*;

pub fn run() {
    let year_2024 = 1_704_067_200_000_000_000;
    let year_2200 = 7_258_118_400_000_000_000;
    let wall = now(CLOCKID_REALTIME);
    assert!((year_2024..year_2200).contains(&wall), "the wall clock says {wall}");
    for id in [CLOCKID_MONOTONIC, CLOCKID_PROCESS_CPUTIME_ID, CLOCKID_THREAD_CPUTIME_ID] {
        let start = now(id);
        let mut last = start;
        // Until the clock has moved, which a CPU clock does because this loop works.
        while last == start {
            for _ in 0..1000 {
                let next = now(id);
                assert!(next >= last, "{id:?} went from {last} to {next}");
                last = next;
            }
        }
        assert!(last - start < 60_000_000_000, "{id:?} ran {} ns", last - start);
    }
}
