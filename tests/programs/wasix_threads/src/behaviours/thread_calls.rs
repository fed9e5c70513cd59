//! What a thread asks about itself, its sleep, and signals to threads.

use std::time::{Duration, Instant};

use crate::sys::*;

pub fn run() {
    let main = thread_id();
    let other = std::thread::spawn(thread_id).join().expect("it ended");
    assert_ne!(main, other);
    assert!(main > 0 && other > 0 && other < 1 << 29);
    assert_eq!(answer(unsafe { raw::thread_id(OUTSIDE as *mut u32) }), Err(FAULT));

    let mut count = 0;
    assert_eq!(answer(unsafe { raw::thread_parallelism(&mut count) }), Ok(()));
    assert!(count > 0);
    assert_eq!(answer(unsafe { raw::thread_parallelism(OUTSIDE as *mut usize) }), Err(FAULT));

    let start = Instant::now();
    assert_eq!((sleep(Duration::ZERO), sleep(Duration::from_millis(30))), (Ok(()), Ok(())));
    let took = start.elapsed();
    assert!(took >= Duration::from_millis(30) && took < Duration::from_secs(5), "{took:?}");

    // 0 asks whether there is such a thread; 17 is CHLD, which does nothing.
    let signal = |tid, signal| answer(unsafe { raw::thread_signal(tid, signal) });
    assert_eq!((signal(main, 0), signal(0x3fff_ffff, 0), signal(main, 17)), (Ok(()), Ok(()), Ok(())));
    assert_eq!((signal(other, 0), signal(other, 17), signal(0, 17)), (Err(SRCH), Err(SRCH), Err(SRCH)));
    assert_eq!(signal(main, 99), Err(INVAL));
}
