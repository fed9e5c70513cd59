//! Random bytes differ from call to call.

use crate::sys::*;

pub fn run() {
    let (mut first, mut second) = ([0_u8; 32], [0_u8; 32]);
    ok!(raw::random_get(at(&mut first), 32));
    ok!(raw::random_get(at(&mut second), 32));
    assert_ne!(first, second);
}
