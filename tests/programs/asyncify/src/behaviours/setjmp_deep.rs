//! A jump out of many frames, with what is in memory as it is now and what was on the stack as it was.

use crate::sys::*;
use std::hint::black_box;

#[inline(never)]
fn descend(depth: usize, reached: &mut Cell, stack: &Snapshot) -> usize {
    let filler = black_box([depth as u8; 64]);
    reached.add(1);
    if depth == 0 {
        longjmp(stack, 42);
    }
    descend(depth - 1, reached, stack) + usize::from(filler[0])
}

pub fn run() {
    for depth in [0, 1, 10, 1000] {
        let mut stack = snapshot();
        let mut reached = Cell::new(0);
        let text = format!("depth {depth}");
        match setjmp(&mut stack) {
            0 => {
                descend(depth, &mut reached, &stack);
                unreachable!();
            }
            value => assert_eq!(value, 42),
        }
        assert_eq!(reached.get(), depth + 1);
        assert_eq!(text, format!("depth {depth}"));
    }
}
