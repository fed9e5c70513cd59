//! A process one of whose threads a child has ends when another of its threads says so; the child goes on.

use crate::sys::*;
use std::io::Write;
use std::thread;

pub fn run() {
    let (mut told, mut tells) = pipe();
    let (mut word, mut words) = pipe();
    let parent = fork();
    if parent == 0 {
        let (mut ready, mut readies) = pipe();
        thread::spawn(move || {
            let child = vfork().unwrap();
            if child == 0 {
                readies.write_all(b"!").unwrap();
                std::io::Read::read_exact(&mut word, &mut [0]).unwrap();
                let is_alone = crate::sys::parent() == 0;
                tells.write_all(if is_alone { b"alone" } else { b"not alone" }).unwrap();
                exit(3);
            }
            unreachable!("it has ended before");
        });
        std::io::Read::read_exact(&mut ready, &mut [0]).unwrap();
        exit(5);
    }
    drop(tells);
    assert_eq!(wait(parent), Ok((parent, Status::Exited(5))));
    words.write_all(b"!").unwrap();
    let mut said = String::new();
    std::io::Read::read_to_string(&mut told, &mut said).unwrap();
    assert_eq!(said, "alone");
    exit(0);
}
