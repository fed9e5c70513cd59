//! Threads that swap the address of a call that has been asked about: it goes where it was allowed to go, or nowhere. Allowed is
//! everything but to connect to 127.0.0.2.

use crate::fixtures::listening;
use crate::net::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

#[link(wasm_import_module = "wasix_32v1")]
unsafe extern "C" {
    fn sock_connect(fd: Fd, addr: *const AtomicU64) -> i32;
}

const ACCES: i32 = 2;
const FORBIDDEN: [u8; 4] = [127, 0, 0, 2];

/// An address as it lies in memory, of which a word has all that matters.
struct Shared([AtomicU64; 16]);

impl Shared {
    fn new(word: u64) -> Arc<Self> {
        let shared = Arc::new(Shared([const { AtomicU64::new(0) }; 16]));
        shared.set(word);
        shared
    }

    fn set(&self, word: u64) {
        self.0[0].store(word, Ordering::SeqCst);
    }

    fn connect(&self, fd: Fd) -> i32 {
        unsafe { sock_connect(fd, self.0.as_ptr()) }
    }
}

/// The first word of an address of IPv4.
fn word(ip: [u8; 4], port: u16) -> u64 {
    let [low, high] = port.to_le_bytes();
    u64::from_le_bytes([1, 0, low, high, ip[0], ip[1], ip[2], ip[3]])
}

pub fn run(count: usize) {
    let forbidden = open(Family::V4, Kind::Stream, 0).unwrap();
    bind(forbidden, &Addr::V4(FORBIDDEN, 0)).unwrap();
    listen(forbidden, 16).unwrap();
    let there = local(forbidden).unwrap();
    assert_eq!(connect(open(Family::V4, Kind::Stream, 0).unwrap(), &there), Err("EACCES"));
    while_it_waits(&there);
    assert!(!ready(forbidden, false, 200), "somebody came to whom nobody may connect");
    while_it_is_read(there.port(), count);
}

/// A connection that waits is undone by another thread, so that the call that waits begins another.
fn while_it_waits(forbidden: &Addr) {
    let (listener, addr) = listening(Family::V4);
    listen(listener, 0).unwrap();
    let mut waiting = Vec::new();
    loop {
        let client = open(Family::V4, Kind::Stream, 0).unwrap();
        set_nonblocking(client, true);
        assert_eq!(connect(client, &addr), Err("EINPROGRESS"));
        waiting.push(client);
        if !ready(client, true, 50) {
            break;
        }
        assert!(waiting.len() < 10, "the queue is never full");
    }
    let shared = Shared::new(word([127, 0, 0, 1], addr.port()));
    let client = open(Family::V4, Kind::Stream, 0).unwrap();
    let connecting = thread::spawn({
        let shared = Arc::clone(&shared);
        move || shared.connect(client)
    });
    thread::sleep(Duration::from_millis(100));
    assert!(!connecting.is_finished(), "it waits");
    shared.set(word(FORBIDDEN, forbidden.port()));
    connect(client, &Addr::None).unwrap();
    assert_eq!(connecting.join().unwrap(), ACCES);
    assert_eq!(peer(client), Err("ENOTCONN"));
}

/// Two addresses that come in turn, so fast that one is read and the other is there when it is used.
fn while_it_is_read(port: u16, count: usize) {
    let (allowed, refused) = (word([127, 0, 0, 1], port), word(FORBIDDEN, port));
    let shared = Shared::new(allowed);
    let ended = Arc::new(AtomicBool::new(false));
    let swapping = thread::spawn({
        let (shared, ended) = (Arc::clone(&shared), Arc::clone(&ended));
        move || {
            while !ended.load(Ordering::SeqCst) {
                shared.set(refused);
                shared.set(allowed);
            }
        }
    });
    let (mut went, mut kept) = (0, 0);
    for _ in 0..count {
        let socket = open(Family::V4, Kind::Dgram, 0).unwrap();
        match shared.connect(socket) {
            0 => {
                went += 1;
                assert_eq!(peer(socket), Ok(Addr::V4([127, 0, 0, 1], port)));
            }
            errno => {
                kept += 1;
                assert_eq!((errno, peer(socket)), (ACCES, Err("ENOTCONN")));
            }
        }
        close(socket);
    }
    ended.store(true, Ordering::SeqCst);
    swapping.join().unwrap();
    assert!(went > 0 && kept > 0, "{went} went, {kept} were refused: nothing was swapped");
}
