//! So many checkpoints that the host would notice if it kept them.

use crate::sys::*;
use std::hint::black_box;

#[inline(never)]
fn attempt(stack: &mut Snapshot, round: usize) -> u64 {
    let filler = black_box([0u8; 4096]);
    let value = setjmp(stack);
    if value == 0 && round % 2 == 0 {
        longjmp(stack, 3);
    }
    value + u64::from(filler[round % 4096])
}

/// Frames enough that what is stored of them is large.
#[inline(never)]
fn deep(depth: usize, stack: &mut Snapshot, round: usize) -> u64 {
    if depth == 0 {
        return attempt(stack, round);
    }
    let value = deep(depth - 1, stack, round);
    black_box(value) + black_box(0)
}

pub fn run() {
    let mut stack = snapshot();
    for round in 0..2_000 {
        let expected = if round % 2 == 0 { 3 } else { 0 };
        assert_eq!(deep(round % 50, &mut stack, round), expected, "{round}");
    }
}
