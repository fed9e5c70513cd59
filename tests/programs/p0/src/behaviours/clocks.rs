//! Both clocks tell time, an unknown one is inval.

use crate::sys::*;

pub fn run() {
    let mut out = 0_u64;
    for clock in [0, 1] {
        ok!(raw::clock_res_get(clock, at(&mut out)));
        assert!((1..=1_000_000_000).contains(&out));
        let before = now(clock);
        assert!(now(clock) >= before && before > 0);
    }
    answers!(raw::clock_time_get(4, 0, at(&mut out)), INVAL);
    answers!(raw::clock_res_get(-1, at(&mut out)), INVAL);
    answers!(raw::clock_time_get(0, 0, OUTSIDE), FAULT);
}
