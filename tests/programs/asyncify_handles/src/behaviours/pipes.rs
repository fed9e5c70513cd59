//! Pipes and counters carry what they are given, and are closed when they are dropped.

use waxwing_guest::os::pipe::{Counter, pipe};
use waxwing_guest::os::{AsFd as _, OwnedFd};
use waxwing_guest::wasix;

pub fn run() {
    let (reader, writer) = pipe().expect("a pipe");
    writer.write_all(b"through").expect("room");
    let mut bytes = [0; 16];
    assert_eq!(reader.read(&mut bytes), Ok(7));
    assert_eq!(&bytes[..7], b"through");
    let writer = OwnedFd::from(writer);
    let copy = writer.try_clone().expect("a copy");
    let number = copy.as_raw();
    drop(writer);
    copy.write_all(b"x").expect("there is a writer still");
    drop(copy);
    assert_eq!(reader.read_full(&mut bytes), Ok(1));
    // The number is free for whoever comes next.
    let (again, _) = pipe().expect("a pipe");
    assert!(again.as_raw() <= number, "{} and {number}", again.as_raw());

    let counter = Counter::new(2, false).expect("a counter");
    counter.add(40).expect("room");
    assert_eq!(counter.take(), Ok(42));
    let counter = OwnedFd::from(counter);
    counter.set_nonblocking(true).expect("it can");
    assert_eq!(counter.read(&mut [0; 8]), Err(wasix::ERRNO_AGAIN));
    let semaphore = Counter::new(2, true).expect("a semaphore");
    assert_eq!((semaphore.take(), semaphore.take()), (Ok(1), Ok(1)));
}
