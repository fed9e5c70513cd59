//! A child in its parent's memory that executes a program: it goes on as that by itself, and the parent where it was.

use crate::sys::*;
use std::os::fd::AsRawFd;

const NOENT: u16 = 44;

pub fn run() {
    let mut errno = Cell::new(0);
    let (reader, writer) = pipe();
    let fd = writer.as_raw_fd() as u32;
    let child = vfork().unwrap();
    if child == 0 {
        // One that is not there is told, and the child goes on.
        errno.set(usize::from(exec("nothing", fd, "").unwrap_err()));
        let failed = exec("self", fd, "executed");
        unreachable!("{failed:?}");
    }
    assert_eq!(errno.get(), usize::from(NOENT));
    drop(writer);
    assert_eq!(hear(reader), written(child, "executed"));
    assert_eq!(wait(child), Ok((child, Status::Exited(77))));

    // A pipeline of three, with what one process starts after the other.
    let (mut readers, mut children) = (Vec::new(), Vec::new());
    for word in ["one", "two", "three"] {
        let (reader, writer) = pipe();
        let fd = writer.as_raw_fd() as u32;
        let child = vfork().unwrap();
        if child == 0 {
            let failed = exec("self", fd, word);
            unreachable!("{failed:?}");
        }
        readers.push((reader, child, word));
        children.push(child);
    }
    for (reader, child, word) in readers {
        assert_eq!(hear(reader), written(child, word));
    }
    let mut ended: Vec<_> = (0..3).map(|_| wait(0).unwrap()).collect();
    ended.sort_by_key(|(child, _)| *child);
    let expected: Vec<_> = children.into_iter().map(|child| (child, Status::Exited(77))).collect();
    assert_eq!(ended, expected);
}
