//! Writing to a pipe that nobody can read any more ends the program by SIGPIPE.

use crate::sys::*;

pub fn run() {
    let (reader, writer) = pipe().unwrap();
    let copy = dup(reader).unwrap();
    close(reader).unwrap();
    assert_eq!(write(writer, b"x"), Ok(1));
    close(copy).unwrap();
    assert_eq!(wait_for(writer, false, 1000), (true, true));
    let written = write(writer, b"x");
    panic!("it went on after {written:?}");
}
