//! A forked child can go back to what its parent saved, and each to its own from then on.

use crate::sys::*;

pub fn run() {
    let mut stack = snapshot();
    let mut child = Cell::new(0);
    let mut parent = true;
    let value = setjmp(&mut stack);
    if value == 0 {
        let forked = fork();
        child.set(forked as usize);
        parent = forked != 0;
        longjmp(&stack, if parent { 4 } else { 5 });
    }
    // What is on the stack is as it was.
    assert!(parent);
    if child.get() == 0 {
        assert_eq!(value, 5);
        let mut own = snapshot();
        match setjmp(&mut own) {
            0 => longjmp(&own, 8),
            value => exit(value as u32),
        }
    }
    assert_eq!(value, 4);
    assert_eq!(wait(child.get() as Pid), Ok((child.get() as Pid, Status::Exited(8))));
}
