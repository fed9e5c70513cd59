//! Checkpoints within each other, each of which can be gone back to, in any order while their frames live.

use crate::sys::*;

#[inline(never)]
fn inner(outer: &Snapshot) {
    let mut stack = snapshot();
    let value = setjmp(&mut stack);
    log(100 + value);
    match value {
        0..3 => longjmp(&stack, value + 1),
        _ => longjmp(outer, 9),
    }
}

/// Keeps a copy of a snapshot while another takes its place, as shells do.
#[inline(never)]
fn saved(global: &mut Snapshot) {
    let kept = *global;
    match setjmp(global) {
        0 => longjmp(global, 5),
        value => log(200 + value),
    }
    *global = kept;
}

pub fn run() {
    let (mut first, mut second) = (snapshot(), snapshot());
    let value = setjmp(&mut first);
    log(value);
    if value == 0 {
        inner(&first);
    }
    assert_eq!(logged(), [0, 100, 101, 102, 103, 9]);

    // Two in one frame.
    let mut turns = Cell::new(0);
    let one = setjmp(&mut first);
    let two = if one == 0 { setjmp(&mut second) } else { 99 };
    match turns.add(1) {
        1 => {
            assert_eq!((one, two), (0, 0));
            longjmp(&second, 2);
        }
        2 => {
            assert_eq!((one, two), (0, 2));
            longjmp(&first, 3);
        }
        3 => assert_eq!((one, two), (3, 99)),
        more => unreachable!("{more}"),
    }

    let mut turns = Cell::new(0);
    let value = setjmp(&mut first);
    if turns.add(1) == 1 {
        assert_eq!(value, 0);
        saved(&mut first);
        longjmp(&first, 6);
    }
    assert_eq!((value, logged(), turns.get()), (6, vec![205], 2));
}
