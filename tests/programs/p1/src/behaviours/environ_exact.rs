//! Variables arrive byte for byte in the order they were given.
//! Run with `A=1`, `EMPTY=`, `EQUALS=a=b=c`, `UTF8=→ x`.

use crate::sys::*;

pub fn run() {
    let expected = ["A=1", "EMPTY=", "EQUALS=a=b=c", "UTF8=→ x"];
    let (count, size) = ok!(unsafe { environ_sizes_get() });
    assert_eq!(count, expected.len());
    assert_eq!(size, expected.iter().map(|var| var.len() + 1).sum::<usize>());
    let mut buf = vec![0xaa_u8; size];
    let mut environ = vec![core::ptr::null_mut::<u8>(); count];
    ok!(unsafe { environ_get(environ.as_mut_ptr(), buf.as_mut_ptr()) });
    let joined: String = expected.iter().flat_map(|var| [*var, "\0"]).collect();
    assert_eq!(String::from_utf8_lossy(&buf), joined);
    let mut at = 0;
    for (pointer, var) in environ.iter().zip(expected) {
        assert_eq!(pointer.addr(), buf.as_ptr().addr() + at);
        at += var.len() + 1;
    }
}
