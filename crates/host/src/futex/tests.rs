//! Futexes as they are: with threads that sleep. One invariant: a queue that nobody is in is gone.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use waxwing_abi::types::Errno;

use crate::futex::{Futexes, Queued, Word};
use crate::thread::ThreadShared;
use crate::wait::{self, Wait};

fn queue(futexes: &Arc<Futexes>, word: Word, tid: u32) -> Queued {
    let thread = ThreadShared::new(tid);
    futexes.queue(word, &thread, || Ok(true)).unwrap().expect("it is unchanged")
}

#[test]
fn who_came_first_is_woken_first_and_who_has_left_is_not() {
    let futexes = Arc::new(Futexes::default());
    assert_eq!(futexes.wake(8, 1), 0);
    let [first, second, third, other] =
        [(8, 1), (8, 2), (8, 3), (12, 4)].map(|(word, tid)| queue(&futexes, word, tid));
    assert!(!first.give_up());
    drop(first);
    assert_eq!(futexes.wake(8, 1), 1);
    assert_eq!((second.is_woken(), third.is_woken(), other.is_woken()), (true, false, false));
    let fourth = queue(&futexes, 8, 5);
    drop(third);
    assert_eq!(futexes.wake(8, usize::MAX), 1);
    assert_eq!((fourth.is_woken(), fourth.give_up()), (true, true));
    assert_eq!(futexes.wake(8, usize::MAX), 0);
    drop(other);
    assert!(futexes.is_idle());
}

#[test]
fn a_word_that_has_changed_or_cannot_be_read_queues_nobody() {
    let futexes = Arc::new(Futexes::default());
    let thread = ThreadShared::new(1);
    assert!(futexes.queue(8, &thread, || Ok(false)).unwrap().is_none());
    assert_eq!(futexes.queue(8, &thread, || Err(Errno::Inval)).err(), Some(Errno::Inval));
    assert!(futexes.is_idle());
}

fn sleep_while(value: u32, word: &AtomicU32, futexes: &Arc<Futexes>, thread: &Arc<ThreadShared>) {
    let is_unchanged = || Ok(word.load(Ordering::SeqCst) == value);
    while let Some(queued) = futexes.queue(word.as_ptr().addr(), thread, is_unchanged).unwrap() {
        let mut wait = Wait::new();
        while !queued.is_woken() {
            wait::sleep(&mut wait, thread).unwrap();
        }
    }
}

/// The real thing (tests/sleepers.rs is the model): two threads hand a word to and fro, and a third gives up all the time. One
/// wake that is lost, and it never ends.
#[test]
fn no_wake_is_lost() {
    const ROUNDS: u32 = 20_000;
    let futexes = Arc::new(Futexes::default());
    let word = Arc::new(AtomicU32::new(u32::MAX));
    let key = word.as_ptr().addr();
    let sides = [0, 1].map(|side| {
        let (futexes, word) = (Arc::clone(&futexes), Arc::clone(&word));
        thread::spawn(move || {
            let thread = ThreadShared::new(side + 1);
            for round in 0..ROUNDS {
                let turn = 2 * round + side;
                // It comes after the other side's last one, which came after this side's.
                sleep_while(turn.wrapping_sub(2), &word, &futexes, &thread);
                word.store(turn, Ordering::SeqCst);
                futexes.wake(key, 1);
            }
        })
    });
    let idler = ThreadShared::new(3);
    while !sides.iter().all(thread::JoinHandle::is_finished) {
        let queued = futexes.queue(key, &idler, || Ok(true)).unwrap().expect("it is queued");
        thread::sleep(Duration::from_micros(20));
        if queued.give_up() {
            // It was meant for whoever comes next.
            futexes.wake(key, 1);
        }
    }
    sides.into_iter().for_each(|side| side.join().expect("it ended"));
    assert_eq!(word.load(Ordering::SeqCst), 2 * ROUNDS - 1);
    assert!(futexes.is_idle());
}
