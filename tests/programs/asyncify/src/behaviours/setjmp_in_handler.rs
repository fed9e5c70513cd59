//! A checkpoint within a signal handler, gone back to from there and from a handler within it; the calls at whose ends they
//! ran answer as ever.

use crate::sys::*;
use std::io::Write;

fn handler(signal: u8) {
    if signal == USR2 {
        let mut stack = snapshot();
        match setjmp(&mut stack) {
            0 => longjmp(&stack, 50),
            value => log(value),
        }
        return;
    }
    let mut stack = snapshot();
    let value = setjmp(&mut stack);
    log(value);
    match value {
        0 => longjmp(&stack, 1),
        1 => {
            raise(USR2);
            log(60);
            longjmp(&stack, 2);
        }
        _ => {}
    }
}

pub fn run() {
    on_signals(handler);
    let (reader, mut writer) = pipe();
    raise(USR1);
    writer.write_all(b"done").unwrap();
    drop(writer);
    assert_eq!(hear(reader), "done");
    assert_eq!(logged(), [0, 1, 50, 60, 2]);
}
