//! The realtime clock can be set, for this process: what reads it and what waits for it see the same. No other can be.

use crate::sys::*;

const SECOND: u64 = 1_000_000_000;
const LATER: u64 = 4_000_000_000 * SECOND;

fn now(clock: wasi::Clockid) -> u64 {
    unsafe { wasi::clock_time_get(clock, 1) }.unwrap()
}

fn set(clock: wasi::Clockid, time: u64) -> Result<()> {
    answer(unsafe { raw::clock_time_set(clock.raw(), time) }, ())
}

/// Waits for a clock to come to `timeout`, or for so long; how long that took.
fn wait(clock: wasi::Clockid, timeout: u64, flags: wasi::Subclockflags) -> u64 {
    let clock = wasi::SubscriptionClock { id: clock, timeout, precision: 0, flags };
    let subscription = wasi::Subscription {
        userdata: 7,
        u: wasi::SubscriptionU { tag: wasi::EVENTTYPE_CLOCK.raw(), u: wasi::SubscriptionUU { clock } },
    };
    let start = now(wasi::CLOCKID_MONOTONIC);
    let mut event = unsafe { core::mem::zeroed() };
    assert_eq!(unsafe { wasi::poll_oneoff(&subscription, &mut event, 1) }.unwrap(), 1);
    assert_eq!(event.error, wasi::ERRNO_SUCCESS);
    now(wasi::CLOCKID_MONOTONIC) - start
}

pub fn run() {
    for clock in [wasi::CLOCKID_MONOTONIC, wasi::CLOCKID_PROCESS_CPUTIME_ID, wasi::CLOCKID_THREAD_CPUTIME_ID] {
        assert_eq!(set(clock, LATER), Err(wasi::ERRNO_PERM.raw()));
    }
    let (before, steady) = (now(wasi::CLOCKID_REALTIME), now(wasi::CLOCKID_MONOTONIC));
    assert_eq!(set(wasi::CLOCKID_REALTIME, LATER), Ok(()));
    let after = now(wasi::CLOCKID_REALTIME);
    assert!((LATER..LATER + 60 * SECOND).contains(&after), "{after}");
    assert!(now(wasi::CLOCKID_MONOTONIC) - steady < 60 * SECOND);

    let absolute = wasi::SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME;
    let took = wait(wasi::CLOCKID_REALTIME, now(wasi::CLOCKID_REALTIME) + SECOND / 50, absolute);
    assert!((SECOND / 60..SECOND * 5).contains(&took), "{took}");
    // Times that the host's clock has not come to are past for this process.
    assert!(wait(wasi::CLOCKID_REALTIME, LATER - SECOND, absolute) < SECOND * 5);
    let took = wait(wasi::CLOCKID_REALTIME, SECOND / 50, 0);
    assert!((SECOND / 50..SECOND * 5).contains(&took), "{took}");

    // Back again, and to the very beginning.
    assert_eq!(set(wasi::CLOCKID_REALTIME, before), Ok(()));
    assert!(now(wasi::CLOCKID_REALTIME) - before < 60 * SECOND);
    assert_eq!(set(wasi::CLOCKID_REALTIME, 0), Ok(()));
    assert!(now(wasi::CLOCKID_REALTIME) < 60 * SECOND);
}
