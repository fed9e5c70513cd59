//! A child that has one thread of its parent's, whose other threads go on meanwhile; it can start none.

use crate::sys::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

static RUNNING: AtomicUsize = AtomicUsize::new(0);
static CHILD: AtomicUsize = AtomicUsize::new(0);

pub fn run() {
    let own = pid();
    thread::spawn(|| {
        loop {
            RUNNING.fetch_add(1, Ordering::SeqCst);
            thread::yield_now();
        }
    });
    let forker = thread::spawn(move || {
        let child = vfork().unwrap();
        if child == 0 {
            CHILD.store(pid() as usize, Ordering::SeqCst);
            let before = RUNNING.load(Ordering::SeqCst);
            while RUNNING.load(Ordering::SeqCst) < before + 10 {
                thread::yield_now();
            }
            assert!(thread::Builder::new().spawn(|| ()).is_err());
            // Nobody else is in a copy.
            let copy = fork();
            if copy == 0 {
                let before = RUNNING.load(Ordering::SeqCst);
                for _ in 0..100 {
                    thread::yield_now();
                }
                exit(u32::from(RUNNING.load(Ordering::SeqCst) != before));
            }
            assert_eq!(wait(copy), Ok((copy, Status::Exited(0))));
            exit(4);
        }
        assert_eq!(pid(), own);
        (child, wait(child))
    });
    let (child, ended) = forker.join().unwrap();
    assert_eq!(ended, Ok((child, Status::Exited(4))));
    assert_eq!(CHILD.load(Ordering::SeqCst), child as usize);
    exit(0);
}
