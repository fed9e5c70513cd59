//! Many things are waited for at once, and words of memory.

use std::sync::atomic::AtomicU32;
use std::time::{Duration, Instant};

use waxwing_guest::os::pipe::pipe;
use waxwing_guest::os::poll::{Entry, Interest, MOST, poll};
use waxwing_guest::os::thread;
use waxwing_guest::wasix;

pub fn run() {
    let pipes: Vec<_> = (0..3).map(|_| pipe().expect("a pipe")).collect();
    let mut entries: Vec<Entry<'_>> =
        pipes.iter().map(|(reader, _)| Entry::new(reader, Interest::Read)).collect();
    let soon = Some(Duration::from_millis(20));
    let start = Instant::now();
    assert_eq!(poll(&mut entries, soon), Ok(0));
    assert!(start.elapsed() >= Duration::from_millis(20));
    pipes[1].1.write_all(b"abc").expect("room");
    assert_eq!(poll(&mut entries, None), Ok(1));
    let ready: Vec<bool> = entries.iter().map(|entry| entry.ready().is_some()).collect();
    assert_eq!(ready, [false, true, false]);
    assert!(matches!(entries[1].ready(), Some(Ok(_))));
    let mut writers = [Entry::new(&pipes[0].1, Interest::Write)];
    assert_eq!(poll(&mut writers, None), Ok(1));
    assert!(matches!(writers[0].ready(), Some(Ok(_))));
    let mut many: Vec<Entry<'_>> = (0..=MOST).map(|_| Entry::new(&pipes[0].1, Interest::Write)).collect();
    assert_eq!(poll(&mut many, None), Err(wasix::ERRNO_INVAL));

    let word = AtomicU32::new(5);
    assert_eq!(thread::wait(&word, 4, None), Ok(true), "it is not 4, so nobody sleeps");
    assert_eq!(thread::wait(&word, 5, soon), Ok(false));
    assert_eq!((thread::wake_one(&word), thread::wake_all(&word)), (Ok(false), Ok(false)));
    assert!(thread::available_parallelism().expect("a number") >= 1);
    assert_eq!(thread::id(), waxwing_guest::os::process::id());
    assert_eq!(thread::join(12345), Err(wasix::ERRNO_SRCH));
    thread::yield_now();
}
