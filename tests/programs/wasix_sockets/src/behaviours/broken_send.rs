//! Sending where nobody receives any more ends the program by SIGPIPE.

use super::super::net::*;
use super::super::transcript::Transcript;

pub fn run(_: &mut Transcript) {
    let (one, other) = pair(Kind::Stream).unwrap();
    close(other);
    let came = send(one, b"x");
    panic!("it goes on after {came:?}, with {other}");
}
