//! Bridges between networks.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::SocketAddr;
use std::os::unix::net::UnixStream;
use std::path::Path;

use waxwing::abi::types::{Errno, StreamSecurity};
use waxwing::{Interest, Network};
use waxwing_vnet::{Lan, LanOptions};

use super::{Opened, V4, V6, address_of, byte};

/// A network that may join the bridge `shared`.
fn lan(path: &Path) -> Lan {
    let bridges = BTreeMap::from([("shared".to_owned(), path.to_owned())]);
    Lan::with_options(LanOptions { bridges, ..LanOptions::default() }).unwrap()
}

#[test]
fn machines_of_two_networks_talk_over_a_bridge() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("bridge");
    let (here, there) = (lan(&path), lan(&path));
    let (one, other) = (here.join("one").unwrap(), there.join("other").unwrap());
    assert_eq!(other.resolve("one"), Err(Errno::Noent));
    assert_eq!(one.unbridge(), Err(Errno::Notconn));
    assert_eq!(one.bridge("else", "secret", StreamSecurity::empty()), Err(Errno::Noent));
    assert_eq!(one.bridge("shared", "secret", StreamSecurity::DOUBLE_ENCRYPTION), Err(Errno::Notsup));
    one.bridge("shared", "secret", StreamSecurity::UNENCRYPTED).unwrap();
    assert_eq!(one.bridge("shared", "secret", StreamSecurity::empty()), Err(Errno::Isconn));
    assert_eq!(other.bridge("shared", "guess", StreamSecurity::empty()), Err(Errno::Acces));
    assert_eq!(other.bridge("shared", "", StreamSecurity::empty()), Err(Errno::Acces));
    other.bridge("shared", "secret", StreamSecurity::empty()).unwrap();

    for family in [V4, V6] {
        let (listener, port) = Opened::listener(&one, family);
        let ours = Opened::stream(&other, family);
        ours.connect(SocketAddr::new(address_of(&other, "one", family), port)).unwrap();
        let (theirs, _) = listener.accept();
        let bytes: Vec<u8> = (0..1u32 << 20).map(|n| byte((n % 251) as usize)).collect();
        let expected = bytes.clone();
        let sending = std::thread::spawn(move || {
            let mut at = 0;
            while at < bytes.len() {
                match ours.send(&bytes[at..]) {
                    Ok(sent) => at += sent,
                    Err(Errno::Again) => ours.wait(Interest::WRITABLE),
                    Err(errno) => panic!("{errno}"),
                }
            }
            ours
        });
        let mut received = Vec::new();
        while received.len() < expected.len() {
            received.extend(theirs.await_bytes(100_000));
        }
        assert!(received == expected);
        theirs.send(b"done").unwrap();
        assert_eq!(sending.join().unwrap().await_bytes(9), b"done");
    }
    // One of them gives addresses to all.
    one.acquire_address().unwrap();
    other.acquire_address().unwrap();
    let leased = [&one, &other].map(|network| network.addresses().unwrap()[0].address);
    assert_ne!(leased[0], leased[1]);
    assert_eq!(address_of(&one, "other", V4), leased[1]);

    other.unbridge().unwrap();
    assert_eq!(other.resolve("one"), Err(Errno::Noent));
    // It can come back, and the first one can go.
    other.bridge("shared", "secret", StreamSecurity::empty()).unwrap();
    other.resolve("one").unwrap();
    one.unbridge().unwrap();
    assert!(!path.exists());
    one.bridge("shared", "another", StreamSecurity::empty()).unwrap();
}

#[test]
fn what_was_sent_before_the_end_arrives() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("bridge");
    let (here, there) = (lan(&path), lan(&path));
    let (one, other) = (here.join("one").unwrap(), there.join("other").unwrap());
    here.bridge("shared", "x").unwrap();
    there.bridge("shared", "x").unwrap();
    let (listener, port) = Opened::listener(&one, V4);
    let ours = Opened::stream(&other, V4);
    ours.connect(SocketAddr::new(address_of(&other, "one", V4), port)).unwrap();
    let (theirs, _) = listener.accept();
    let mut sent = 0;
    while let Ok(more) = ours.send(&[7; 100_000]) {
        sent += more;
    }
    assert!(sent >= 100_000);
    drop(ours);
    let ending = std::thread::spawn(move || {
        there.finish(std::time::Duration::from_secs(20));
        drop((there, other));
    });
    let mut received = 0;
    loop {
        match theirs.await_bytes(100_000).len() {
            0 => break,
            more => received += more,
        }
    }
    assert_eq!(received, sent);
    ending.join().unwrap();
}

#[test]
fn three_networks_are_one() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("bridge");
    let lans = [lan(&path), lan(&path), lan(&path)];
    let networks: Vec<_> =
        lans.iter().zip(["one", "two", "three"]).map(|(lan, name)| lan.join(name).unwrap()).collect();
    for lan in &lans {
        lan.bridge("shared", "x").unwrap();
    }
    let (listener, port) = Opened::listener(&networks[1], V4);
    let ours = Opened::stream(&networks[2], V4);
    ours.connect(SocketAddr::new(address_of(&networks[2], "two", V4), port)).unwrap();
    assert_eq!(listener.accept().1.ip(), address_of(&networks[0], "three", V4));
}

#[test]
fn a_socket_that_was_left_behind_is_replaced_and_nothing_else_is() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("bridge");
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    lan(&path).bridge("shared", "x").unwrap();
    let file = dir.path().join("file");
    std::fs::write(&file, "precious").unwrap();
    assert_ne!(lan(&file).bridge("shared", "x"), Ok(()));
    assert_eq!(std::fs::read(&file).unwrap(), b"precious");
}

/// Numbers that are the same each time, below `end`.
fn random(state: &mut u64, end: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state % u64::try_from(end.max(1)).unwrap()).unwrap()
}

#[test]
fn frames_of_the_hostile_do_no_harm() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("bridge");
    let here = lan(&path);
    let one = here.join("one").unwrap();
    here.bridge("shared", "secret").unwrap();
    let (listener, port) = Opened::listener(&one, V4);
    let join = |greeting: &[u8]| {
        let mut stream = UnixStream::connect(&path).unwrap();
        stream.write_all(greeting).unwrap();
        stream
    };
    let greeting = b"WAXB\x01\x06\x00secret";

    // Those who do not greet are let go.
    for wrong in
        [&b"GET / HTTP/1.1\r\n\r\n"[..], b"WAXB\x02\0\0", b"WAXB\x01\xff\xff", b"WAXB\x01\x06\x00secreT"]
    {
        let mut stream = join(wrong);
        let mut answer = Vec::new();
        // What it had not read resets the connection instead.
        let _ = stream.read_to_end(&mut answer);
        assert!(answer.is_empty() || answer == [1], "{answer:?}");
    }
    // A frame that is none ends it.
    for length in [0u32, 13, 65_550, u32::MAX] {
        let mut stream = join(&[&greeting[..], &length.to_le_bytes()].concat());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert_eq!(answer.first(), Some(&0));
    }

    // Frames of a real conversation, as somebody on the bridge sees them, with bits turned.
    let there = lan(&path);
    let other = there.join("other").unwrap();
    let mut seen = join(greeting);
    let mut welcome = [9];
    seen.read_exact(&mut welcome).unwrap();
    assert_eq!(welcome, [0]);
    there.bridge("shared", "secret").unwrap();
    other.acquire_address().unwrap();
    let ours = Opened::stream(&other, V4);
    ours.connect(SocketAddr::new(address_of(&other, "one", V4), port)).unwrap();
    let (theirs, _) = listener.accept();
    ours.send(b"hello").unwrap();
    assert_eq!(theirs.await_bytes(9), b"hello");
    let mut frames = Vec::new();
    seen.set_read_timeout(Some(std::time::Duration::from_millis(300))).unwrap();
    let mut length = [0; 4];
    while seen.read_exact(&mut length).is_ok() {
        let mut frame = vec![0; u32::from_le_bytes(length) as usize];
        seen.read_exact(&mut frame).unwrap();
        frames.push(frame);
    }
    assert!(frames.len() > 8, "{}", frames.len());
    let mut state = 0x9e37_79b9_7f4a_7c15;
    for round in 0..20_000usize {
        let mut frame = frames[random(&mut state, frames.len())].clone();
        match round % 4 {
            0 => frame = (0..14 + random(&mut state, 200)).map(|_| byte(random(&mut state, 256))).collect(),
            1 => frame.truncate(14 + random(&mut state, frame.len())),
            _ => {
                for _ in 0..=random(&mut state, 8) {
                    let bit = random(&mut state, frame.len() * 8);
                    frame[bit / 8] ^= 1 << (bit % 8);
                }
            }
        }
        let len = u32::try_from(frame.len()).unwrap();
        seen.write_all(&len.to_le_bytes()).unwrap();
        seen.write_all(&frame).unwrap();
    }
    drop(seen);
    // They had addresses, connections and names before, and still do.
    assert_eq!(one.resolve("one").unwrap().len(), 2);
    let (listener, port) = Opened::listener(&one, V6);
    let again = Opened::stream(&one, V6);
    again.connect(format!("[::1]:{port}").parse().unwrap()).unwrap();
    listener.accept();
    let again = Opened::stream(&other, V6);
    again.connect(SocketAddr::new(address_of(&other, "one", V6), port)).unwrap();
    listener.accept();
}
