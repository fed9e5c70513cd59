//! Counters to wait for: a write adds, a read takes all, or 1 of a semaphore. Run with a limit of 32 open descriptors.

use crate::sys::*;

fn count(fd: Fd) -> Result<u64> {
    let bytes = take(fd)?;
    Ok(u64::from_le_bytes(bytes.try_into().expect("a read gives 8 bytes")))
}

fn add(fd: Fd, count: u64) -> Result<usize> {
    write(fd, &count.to_le_bytes())
}

pub fn run() {
    let counter = event(0, NONBLOCK).unwrap();
    assert_eq!((counter, fdflags(counter)), (4, Ok(0)));
    let stat = fdstat(counter).unwrap();
    assert_eq!((stat.fs_filetype, stat.fs_flags), (wasi::FILETYPE_UNKNOWN, wasi::FDFLAGS_NONBLOCK));
    assert_eq!((count(counter), wait_for(counter, true, 0)), (Err(AGAIN), (false, false)));
    assert_eq!((add(counter, 5), add(counter, 1 << 40)), (Ok(8), Ok(8)));
    assert_eq!(wait_for(counter, true, 1000), (true, false));
    assert_eq!((count(counter), count(counter)), (Ok((1 << 40) + 5), Err(AGAIN)));
    assert_eq!((add(counter, 0), count(counter)), (Ok(8), Err(AGAIN)));

    // There is a largest count, and too short or too large is wrong.
    assert_eq!((add(counter, u64::MAX), add(counter, u64::MAX - 1)), (Err(INVAL), Ok(8)));
    assert_eq!((add(counter, 1), wait_for(counter, false, 0)), (Err(AGAIN), (false, false)));
    assert_eq!((read(counter, &mut [0; 7]), write(counter, &[0; 7])), (Err(INVAL), Err(INVAL)));
    assert_eq!((count(counter), wait_for(counter, false, 1000)), (Ok(u64::MAX - 1), (true, false)));
    assert_eq!(write(counter, &[1; 16]), Ok(8));
    assert_eq!((seek(counter, 0), tell(counter)), (Err(SPIPE), Err(SPIPE)));

    let semaphore = event(2, SEMAPHORE).unwrap();
    assert_eq!(fdstat(semaphore).unwrap().fs_flags, 0);
    let copy = dup(semaphore).unwrap();
    assert_eq!((count(semaphore), count(copy)), (Ok(1), Ok(1)));
    assert_eq!(wait_for(copy, true, 0), (false, false));
    assert_eq!((add(copy, 1 << 33), count(semaphore)), (Ok(8), Ok(1)));

    let large = event(u64::MAX - 1, 0).unwrap();
    assert_eq!(count(large), Ok(u64::MAX - 1));
    assert_eq!((event(u64::MAX, 0), event(0, 2), event(0, 1 << 15)), (Err(INVAL), Err(INVAL), Err(INVAL)));
    assert_eq!(answer(unsafe { raw::fd_event(0, 0, OUTSIDE) }, ()), Err(FAULT));
    while dup(0).is_ok() {}
    assert_eq!(event(0, 0), Err(MFILE));
}
