//! So many connections that are reset as soon as they are made, while a thread accepts and reads them.

use crate::fixtures::listening;
use crate::net::*;
use std::thread;

pub fn run(count: usize) {
    let (listener, addr) = listening(Family::V4);
    let storm = thread::spawn({
        let addr = addr.clone();
        move || {
            for number in 0..count {
                let client = open(Family::V4, Kind::Stream, 0).unwrap();
                connect(client, &addr).unwrap();
                if number % 2 == 0 {
                    send(client, b"a few bytes").unwrap();
                }
                set_time(client, Opt::Linger, Some(0)).unwrap();
                close(client);
            }
        }
    });
    let mut buf = [0; 64];
    let (mut resets, mut others) = (0, 0);
    for _ in 0..count {
        let (server, _) = accept(listener).unwrap();
        loop {
            match recv(server, &mut buf, PLAIN) {
                Ok((0, _)) => break others += 1,
                Ok(_) => {}
                Err("ECONNRESET") => break resets += 1,
                Err(errno) => panic!("{errno}"),
            }
        }
        close(server);
    }
    storm.join().unwrap();
    assert!(resets > 0 && others == 0, "{resets} resets, {others} ends");
    let client = open(Family::V4, Kind::Stream, 0).unwrap();
    connect(client, &addr).unwrap();
    let (server, _) = accept(listener).unwrap();
    send(client, b"calm").unwrap();
    assert_eq!(recv(server, &mut buf, PLAIN), Ok((4, false)));
}
