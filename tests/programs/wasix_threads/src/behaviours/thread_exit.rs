//! `thread_exit` ends the thread that calls it, whatever the code is, in the middle of what it does; the others go on.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;

use published::{thread_exit, thread_id, thread_join};

static DROPPED: AtomicU32 = AtomicU32::new(0);

struct Dropped;

impl Drop for Dropped {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, Ordering::SeqCst);
    }
}

#[inline(never)]
fn leave(code: u32) {
    let _dropped = Dropped;
    unsafe { thread_exit(code) };
}

pub fn run() {
    for code in [0, 1, 256, u32::MAX] {
        let (tells, told) = mpsc::channel();
        let (goes_on, go_on) = mpsc::channel();
        let other = std::thread::spawn(move || go_on.recv().is_ok());
        std::thread::spawn(move || {
            tells.send(unsafe { thread_id() }.unwrap()).unwrap();
            leave(code);
            std::process::exit(9);
        });
        assert_eq!(unsafe { thread_join(told.recv().unwrap()) }, Ok(()));
        goes_on.send(()).unwrap();
        assert!(other.join().unwrap());
    }
    // Nothing is unwound.
    assert_eq!(DROPPED.load(Ordering::SeqCst), 0);
}
