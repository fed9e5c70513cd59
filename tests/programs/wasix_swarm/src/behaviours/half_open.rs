//! So many connections that say a little and never the rest; those that say all of it are answered all the same.

use crate::fixtures::listening;
use crate::net::*;
use std::time::{Duration, Instant};

pub fn run(count: usize) {
    let (listener, addr) = listening(Family::V4);
    let mut idle = Vec::with_capacity(count);
    let mut slowest = Duration::ZERO;
    for number in 0..count {
        let client = open(Family::V4, Kind::Stream, 0).unwrap();
        connect(client, &addr).unwrap();
        let (server, _) = accept(listener).unwrap();
        set_nonblocking(server, true);
        send(client, b"GET / HT").unwrap();
        idle.push((client, server));
        if number % 50 == 0 {
            let start = Instant::now();
            answer(listener, &addr);
            slowest = slowest.max(start.elapsed());
        }
    }
    let mut buf = [0; 64];
    for (_, server) in &idle {
        assert_eq!(recv(*server, &mut buf, PLAIN), Ok((8, false)));
        assert_eq!(recv(*server, &mut buf, PLAIN), Err("EAGAIN"));
        assert_eq!(status(*server), Ok(1));
    }
    answer(listener, &addr);
    assert!(slowest < Duration::from_secs(5), "an answer took {slowest:?}");
    for (client, server) in idle {
        close(client);
        assert_eq!(read(server, &mut buf), Ok(0));
        close(server);
    }
    answer(listener, &addr);
}

/// One connection from its beginning to its end.
fn answer(listener: Fd, addr: &Addr) {
    let client = open(Family::V4, Kind::Stream, 0).unwrap();
    connect(client, addr).unwrap();
    let (server, _) = accept(listener).unwrap();
    send(client, b"all of it").unwrap();
    let mut buf = [0; 64];
    assert_eq!(recv(server, &mut buf[..9], WAITALL), Ok((9, false)));
    send(server, b"answer").unwrap();
    assert_eq!(recv(client, &mut buf[..6], WAITALL), Ok((6, false)));
    close(client);
    close(server);
}
