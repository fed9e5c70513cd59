//! The CPU clocks either work or say per event that they do not.

use crate::sys::*;

pub fn run() {
    for id in [CLOCKID_PROCESS_CPUTIME_ID, CLOCKID_THREAD_CPUTIME_ID] {
        let abstime = SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME;
        for sub in [on_clock(4, id, 0, 0), on_clock(4, id, 1, abstime)] {
            let events = ok!(poll(&[sub]));
            assert_eq!((events.len(), events[0].userdata), (1, 4));
            assert_eq!(events[0].type_, EVENTTYPE_CLOCK);
            assert!([SUCCESS, INVAL, NOTSUP].contains(&events[0].error), "{:?}", events[0]);
        }
    }
}
