//! A stack whose function has returned is forgotten when the next one is saved above it. Ends with 79.

use crate::sys::*;
use std::hint::black_box;

#[inline(never)]
fn below(stack: &mut Snapshot) -> u8 {
    let filler = black_box([1u8; 512]);
    assert_eq!(setjmp(stack), 0);
    filler[black_box(3)]
}

pub fn run() {
    let (mut left, mut here) = (snapshot(), snapshot());
    assert_eq!(below(&mut left), 1);
    assert_eq!(setjmp(&mut here), 0);
    longjmp(&left, 1);
}
