//! Time-outs of sending and receiving.

use super::super::fixtures::{connected, listening};
use super::super::net::*;
use super::super::transcript::Transcript;
use std::time::{Duration, Instant};

pub fn run(t: &mut Transcript) {
    let (one, other) = connected(Family::V4);
    t.say("none at first", (time(one, Opt::RecvTimeout), time(one, Opt::SendTimeout)));
    let nanoseconds = Some(60_000_000);
    t.done("set to receive", set_time(one, Opt::RecvTimeout, nanoseconds));
    t.done("set to send", set_time(one, Opt::SendTimeout, nanoseconds));
    t.say("they are kept", (time(one, Opt::RecvTimeout), time(one, Opt::SendTimeout)));
    let mut buf = [0; 8];
    timed(t, "receiving nothing", &mut || recv(one, &mut buf, PLAIN).unwrap_err());
    timed(t, "reading nothing", &mut || read(one, &mut buf).unwrap_err());
    timed(t, "waiting for all of it", &mut || {
        send(other, b"abc").unwrap();
        if recv(one, &mut buf, WAITALL) == Ok((3, false)) { "three bytes" } else { "something else" }
    });
    // Whoever receives makes more room for a while.
    let sent = loop {
        let start = Instant::now();
        if let Err(errno) = send(one, &vec![0; 1 << 20]) {
            break (errno, in_time(start.elapsed()));
        }
    };
    t.say("sending to nobody who reads", sent);
    let (listener, _) = listening(Family::V4);
    set_time(listener, Opt::RecvTimeout, nanoseconds).unwrap();
    timed(t, "accepting nobody", &mut || accept(listener).unwrap_err());
    set_time(one, Opt::RecvTimeout, None).unwrap();
    t.say("none again", time(one, Opt::RecvTimeout));
}

/// Whether a wait of 60 ms was one.
fn in_time(took: Duration) -> String {
    // Linux counts in ticks, of which the first is never whole.
    let is_right = (Duration::from_millis(48)..Duration::from_millis(1200)).contains(&took);
    if is_right { "in time".to_owned() } else { format!("{took:?}") }
}

/// Notes what came of a wait of 60 ms, and whether it was one.
fn timed(t: &mut Transcript, what: &str, call: &mut dyn FnMut() -> &'static str) {
    let start = Instant::now();
    let came = call();
    t.say(what, (came, in_time(start.elapsed())));
}
