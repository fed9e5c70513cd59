//! Two thousand subscriptions in one call.

use crate::sys::*;

pub fn run() {
    let fd = create("file");
    let subs: Vec<Subscription> = (0..2000).map(|n| on_read(n, fd)).collect();
    let mut who: Vec<u64> = ok!(poll(&subs)).iter().map(|event| event.userdata).collect();
    who.sort_unstable();
    assert!(who.iter().copied().eq(0..2000), "{} events", who.len());
}
