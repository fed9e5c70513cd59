//! A jump out of a signal handler: out of one that runs at the end of a call, again and again.

use crate::sys::*;

static mut STACK: Option<Box<Snapshot>> = None;
static mut TAKEN: usize = 0;

fn stack() -> &'static mut Snapshot {
    #[allow(static_mut_refs)]
    unsafe {
        STACK.get_or_insert_with(snapshot)
    }
}

fn handler(signal: u8) {
    assert_eq!(signal, USR1);
    unsafe { TAKEN += 1 };
    longjmp(stack(), 11);
}

pub fn run() {
    on_signals(handler);
    let mut turns = Cell::new(0);
    let value = setjmp(stack());
    let turn = turns.add(1);
    assert_eq!(value, if turn == 1 { 0 } else { 11 });
    if turn <= 100 {
        raise(USR1);
        unreachable!("the handler returned");
    }
    assert_eq!(unsafe { TAKEN }, 100);
}
