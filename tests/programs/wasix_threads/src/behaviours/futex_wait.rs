//! A wait ends at once when the word is another, at its time otherwise; what is no word is refused.

use std::sync::atomic::AtomicU32;
use std::time::{Duration, Instant};

use crate::sys::*;

pub fn run() {
    let word = AtomicU32::new(5);
    // Another value: not timed out, so the caller looks again.
    assert_eq!(wait(&word, 4, None), Ok(true));
    assert_eq!(wait(&word, 4, Some(Duration::ZERO)), Ok(true));

    let start = Instant::now();
    assert_eq!(wait(&word, 5, Some(Duration::ZERO)), Ok(false));
    assert_eq!(wait(&word, 5, Some(Duration::from_millis(30))), Ok(false));
    let took = start.elapsed();
    assert!(took >= Duration::from_millis(30) && took < Duration::from_secs(5), "{took:?}");

    assert_eq!((wake(&word), wake_all(&word)), (Ok(false), Ok(false)));
    let middle = word.as_ptr().cast::<u8>().wrapping_add(2).cast();
    assert_eq!((wait_at(middle, 5, None), wake_at(middle)), (Err(INVAL), Err(INVAL)));
    let outside = OUTSIDE as *const u32;
    assert_eq!((wait_at(outside, 5, None), wake_at(outside)), (Err(FAULT), Err(FAULT)));
    let (mut woken, null) = (0, std::ptr::null_mut());
    let futex = word.as_ptr().cast_const();
    let no_time = OUTSIDE as *const Timeout;
    assert_eq!(answer(unsafe { raw::futex_wait(futex, 5, no_time, &mut woken) }), Err(FAULT));
    let nowhere = OUTSIDE as *mut u8;
    assert_eq!(answer(unsafe { raw::futex_wake(futex, nowhere) }), Err(FAULT));
    assert_eq!(answer(unsafe { raw::futex_wake_all(futex, nowhere) }), Err(FAULT));
    // Address 0 is memory like any other, for an answer as well.
    assert_eq!(answer(unsafe { raw::futex_wake(futex, null) }), Ok(()));
}
