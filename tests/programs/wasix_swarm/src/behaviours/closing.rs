//! Threads that open, use, wait for and close the same descriptors, so many times each: whatever comes of a call, it comes.

use crate::fixtures::{connected, datagrams, listening};
use crate::net::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

/// Places for descriptors, which any thread takes from and puts into.
struct Places([AtomicU32; 8]);

pub fn run(count: usize) {
    let places = Arc::new(Places([const { AtomicU32::new(0) }; 8]));
    for place in &places.0 {
        place.store(pair(Kind::Stream).unwrap().0, Ordering::SeqCst);
    }
    let threads: Vec<_> = (0..4)
        .map(|number| {
            let places = Arc::clone(&places);
            thread::spawn(move || chaos(&places, number + 1, count))
        })
        .collect();
    let finished: usize = threads.into_iter().map(|thread| thread.join().unwrap()).sum();
    assert_eq!(finished, 4 * count);
    // A thread that waits stays with its file when another closes the descriptor.
    let (one, other) = connected(Family::V4);
    let waiting = thread::spawn(move || {
        let mut buf = [0; 8];
        recv(one, &mut buf, PLAIN)
    });
    thread::sleep(std::time::Duration::from_millis(20));
    close(one);
    send(other, b"late").unwrap();
    assert_eq!(waiting.join().unwrap(), Ok((4, false)));
    let (listener, addr) = listening(Family::V4);
    let waiting = thread::spawn(move || accept(listener).map(|(fd, _)| fd));
    thread::sleep(std::time::Duration::from_millis(20));
    close(listener);
    let client = open(Family::V4, Kind::Stream, 0).unwrap();
    connect(client, &addr).unwrap();
    let server = waiting.join().unwrap().unwrap();
    send(server, b"hello").unwrap();
    assert_eq!(recv(client, &mut [0; 8], PLAIN), Ok((5, false)));
    // One that waits for datagrams is told the end when another shuts their socket.
    let (receiver, _) = datagrams(Family::V4);
    let waiting = thread::spawn(move || recv(receiver, &mut [0; 8], PLAIN));
    thread::sleep(std::time::Duration::from_millis(20));
    let _ = shutdown(receiver, true, false);
    assert_eq!(waiting.join().unwrap(), Ok((0, false)));
}

fn chaos(places: &Places, seed: u32, count: usize) -> usize {
    let mut random = seed.wrapping_mul(0x9e37_79b9);
    let mut done = 0;
    for _ in 0..count {
        random ^= random << 13;
        random ^= random >> 17;
        random ^= random << 5;
        let place = &places.0[(random >> 8) as usize % places.0.len()];
        let fd = place.load(Ordering::SeqCst);
        let mut buf = [0; 64];
        // Whatever comes of it: the descriptor may be closed, or another's, at any moment.
        match random % 12 {
            0..=2 => drop(recv(fd, &mut buf, DONTWAIT)),
            3 => drop(ready(fd, false, u64::from(random >> 16) % 2)),
            4 => drop(local(fd)),
            5 => drop(peer(fd)),
            6 => drop(flag(fd, Opt::KeepAlive)),
            7 => drop(status(fd)),
            8 => {
                let (listener, addr) = listening(Family::V4);
                let client = open(Family::V4, Kind::Stream, 0).unwrap();
                if connect(client, &addr).is_ok()
                    && ready(listener, false, 1000)
                    && let Ok((server, _)) = accept(listener)
                {
                    exchange(place, server);
                }
                close_any(listener);
                close_any(client);
            }
            9 => {
                let (one, other) = pair(Kind::Dgram).unwrap();
                let _ = send(other, b"datagram");
                exchange(place, one);
                close_any(other);
            }
            10 => drop(shutdown(fd, random & 64 == 0, true)),
            _ => drop(recv_from(fd, &mut buf, Flags { peek: true, ..DONTWAIT })),
        }
        done += 1;
    }
    done
}

/// Puts a descriptor in a place and closes the one that was there, under whoever uses it.
fn exchange(place: &AtomicU32, fd: Fd) {
    close_any(place.swap(fd, Ordering::SeqCst));
}

/// Closes what may be closed already: its number may have been given to another thread's.
fn close_any(fd: Fd) {
    let _ = unsafe { wasi::fd_close(fd) };
}
