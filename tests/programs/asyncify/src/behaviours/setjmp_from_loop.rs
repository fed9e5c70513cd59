//! Jumps out of a signal handler that has interrupted a computation, again and again. A stack cannot be saved there, nor forked.

use crate::sys::*;
use std::hint::black_box;
use std::time::Duration;

const NOTSUP: u16 = 58;
const ROUNDS: usize = 20;

static mut STACK: Option<Box<Snapshot>> = None;
static mut REFUSED: usize = 0;

fn stack() -> &'static mut Snapshot {
    #[allow(static_mut_refs)]
    unsafe {
        STACK.get_or_insert_with(snapshot)
    }
}

fn handler(signal: u8) {
    if signal != USR1 {
        return;
    }
    let mut own = snapshot();
    match try_setjmp(&mut *own) {
        // It has come at the end of a call.
        Ok(0) => {}
        Err(NOTSUP) => unsafe { REFUSED += 1 },
        other => panic!("{other:?}"),
    }
    longjmp(stack(), 3);
}

pub fn run() {
    on_signals(handler);
    let parent = pid();
    let (mut turns, mut child) = (Cell::new(0), Cell::new(0));
    let value = setjmp(stack());
    let turn = turns.add(1);
    assert_eq!(value, if turn == 1 { 0 } else { 3 });
    if turn == 1 {
        // It sends signals when there is a stack to go back to, and its number is known.
        let (reader, mut writer) = pipe();
        let forked = fork();
        if forked == 0 {
            drop(writer);
            assert_eq!(hear(reader), "go");
            while kill(parent, USR1).is_ok() {
                std::thread::sleep(Duration::from_millis(5));
            }
            exit(1);
        }
        child.set(forked as usize);
        say(&mut writer, "go");
        // A jump away from here would leave it open.
        drop(writer);
    }
    if turn <= ROUNDS {
        loop {
            black_box(turn);
        }
    }
    on_signals(|_| {});
    let child = child.get() as Pid;
    kill(child, 9).unwrap();
    while let Err(errno) = wait(child) {
        // One more signal of its.
        assert_eq!(errno, 27);
    }
    assert!(unsafe { REFUSED } > 0);
}
