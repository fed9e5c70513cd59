//! A file is sent without passing through the program.

use super::super::fixtures::connected;
use super::super::net::*;
use super::super::transcript::Transcript;
use std::fs::{self, File};
use std::io::{Read, Seek};

pub fn run(t: &mut Transcript) {
    let bytes: Vec<u8> = (0..100_000_u32).map(|n| (n % 251) as u8).collect();
    fs::write(t.at("file"), &bytes).unwrap();
    let mut file = File::open(t.at("file")).unwrap();
    let (one, other) = connected(Family::V4);
    let mut start = [0; 10];
    file.read_exact(&mut start).unwrap();
    t.say("some of the middle", send_file(one, &file, 50_000, 7));
    t.say("up to the end", send_file(one, &file, 99_990, 1000));
    t.say("from the end on", send_file(one, &file, 100_000, 10));
    t.say("from beyond it", send_file(one, &file, 1 << 40, 10));
    t.say("nothing", send_file(one, &file, 0, 0));
    t.say("the position has stayed", file.stream_position().unwrap());
    let mut received = [0; 17];
    recv(other, &mut received, WAITALL).unwrap();
    t.say("it is right", received[..7] == bytes[50_000..50_007] && received[7..] == bytes[99_990..]);
    set_nonblocking(one, true);
    let (mut sent, mut back) = (0, Vec::new());
    while back.len() < bytes.len() {
        if sent < bytes.len() as u64 {
            match send_file(one, &file, sent, bytes.len() as u64 - sent) {
                Ok(more) => sent += more,
                Err("EAGAIN") => {}
                Err(errno) => panic!("{errno}"),
            }
        }
        let mut buf = [0; 8192];
        match recv(other, &mut buf, DONTWAIT) {
            Ok((len, _)) => back.extend_from_slice(&buf[..len]),
            Err("EAGAIN") => {}
            Err(errno) => panic!("{errno}"),
        }
    }
    t.say("all of it is right", back == bytes);
    set_nonblocking(one, false);
    close(other);
    fs::remove_file(t.at("file")).unwrap();
}
