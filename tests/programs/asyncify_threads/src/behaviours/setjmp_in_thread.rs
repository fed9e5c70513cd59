//! Each thread goes back to stacks of its own.

use crate::sys::*;
use std::thread;

fn rounds(number: u64) {
    for round in 1..50 {
        let mut stack = snapshot();
        let value = setjmp(&mut stack);
        if value == 0 {
            thread::yield_now();
            longjmp(&stack, number * round);
        }
        assert_eq!(value, number * round);
    }
}

pub fn run() {
    let threads: Vec<_> = (1..5).map(|number| thread::spawn(move || rounds(number))).collect();
    rounds(7);
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}
