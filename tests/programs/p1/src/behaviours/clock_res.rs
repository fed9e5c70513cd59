//! Every clock has a resolution between a nanosecond and a second.

use crate::sys::*;

pub fn run() {
    for id in [CLOCKID_REALTIME, CLOCKID_MONOTONIC, CLOCKID_PROCESS_CPUTIME_ID, CLOCKID_THREAD_CPUTIME_ID] {
        let ns = ok!(unsafe { clock_res_get(id) });
        assert!((1..=1_000_000_000).contains(&ns), "{id:?} has resolution {ns}");
    }
}
