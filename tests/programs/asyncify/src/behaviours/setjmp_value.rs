//! A checkpoint answers 0, and then what it is restored with; nothing is 1.

use crate::sys::*;

pub fn run() {
    let mut stack = snapshot();
    let mut turns = Cell::new(0);
    let value = setjmp(&mut stack);
    match turns.add(1) {
        1 => assert_eq!(value, 0),
        2 => assert_eq!(value, 7),
        3 => assert_eq!(value, u64::MAX),
        _ => assert_eq!(value, 1),
    }
    match value {
        0 => longjmp(&stack, 7),
        7 => longjmp(&stack, u64::MAX),
        u64::MAX => longjmp(&stack, 0),
        _ => assert_eq!(turns.get(), 4),
    }
}
