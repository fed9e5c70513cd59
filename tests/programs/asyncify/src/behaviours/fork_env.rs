//! A child without stack and memory of its own, for programs that jump back by themselves.

use crate::sys::*;
use std::os::fd::AsRawFd;

pub fn run() {
    let own = pid();
    let (reader, writer) = pipe();
    let child = fork_env().unwrap();
    assert_eq!(pid(), child);
    assert_eq!((parent(), fork_env()), (own, Err(58)));
    unsafe { wasi::fd_close(writer.as_raw_fd() as u32) }.unwrap();
    assert_eq!(wait(0), Err(12));
    exit_env(300);
    assert_eq!(pid(), own);
    assert_eq!(wait(child), Ok((child, Status::Exited(44))));

    // It executes: the call comes back, in the parent.
    let child = fork_env().unwrap();
    assert_eq!(exec("nothing", 0, ""), Err(44));
    assert_eq!(pid(), child);
    assert_eq!(exec("self", writer.as_raw_fd() as u32, "by itself"), Ok(()));
    assert_eq!(pid(), own);
    drop(writer);
    assert_eq!(hear(reader), written(child, "by itself"));
    assert_eq!(wait(child), Ok((child, Status::Exited(77))));

    // Forks in it, with a stack to go back to.
    let child = fork_env().unwrap();
    let inner = vfork().unwrap();
    if inner == 0 {
        exit(3);
    }
    assert_eq!((pid(), wait(inner)), (child, Ok((inner, Status::Exited(3)))));
    let copy = fork();
    if copy == 0 {
        exit_env(6);
        unreachable!("it is a process of its own");
    }
    assert_eq!(wait(copy), Ok((copy, Status::Exited(6))));
    exit_env(0);
    assert_eq!((pid(), wait(child)), (own, Ok((child, Status::Exited(0)))));
}
