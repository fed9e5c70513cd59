//! Random bytes fill exactly the buffer and differ from call to call.

use crate::sys::*;

pub fn run() {
    ok!(unsafe { random_get(core::ptr::null_mut(), 0) });
    let mut first = [0_u8; 34];
    ok!(unsafe { random_get(first[1..].as_mut_ptr(), 32) });
    let mut second = [0_u8; 34];
    ok!(unsafe { random_get(second[1..].as_mut_ptr(), 32) });
    assert_ne!(first, second);
    for buf in [first, second] {
        assert_eq!((buf[0], buf[33]), (0, 0), "bytes around the buffer changed");
    }
    // Larger than any single transfer of the operating system's own call is promised to be.
    let mut big = vec![0_u8; 1 << 20];
    ok!(unsafe { random_get(big.as_mut_ptr(), big.len()) });
    for (index, chunk) in big.chunks(4096).enumerate() {
        let mut seen = [false; 256];
        chunk.iter().for_each(|byte| seen[usize::from(*byte)] = true);
        let kinds = seen.iter().filter(|seen| **seen).count();
        assert!(kinds > 200, "page {index} holds only {kinds} byte values");
    }
}
