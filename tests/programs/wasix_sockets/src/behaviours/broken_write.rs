//! Writing to a connection that was shut ends the program by SIGPIPE.

use super::super::net::*;
use super::super::transcript::Transcript;

pub fn run(_: &mut Transcript) {
    let (one, other) = pair(Kind::Stream).unwrap();
    shutdown(one, false, true).unwrap();
    let came = write(one, b"x");
    panic!("it goes on after {came:?}, with {other}");
}
