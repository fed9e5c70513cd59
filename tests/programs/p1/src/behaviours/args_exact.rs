//! Arguments arrive byte for byte: empty ones, spaces, non-ASCII, in order.
//! Run with the arguments `""`, `"two words"`, `"ünï→"`, `"--flag=x"`.

use crate::sys::*;

pub fn run() {
    let (count, size) = ok!(unsafe { args_sizes_get() });
    let expected = ["p1", "args_exact", "", "two words", "ünï→", "--flag=x"];
    assert_eq!(count, expected.len());
    assert_eq!(size, expected.iter().map(|arg| arg.len() + 1).sum::<usize>());

    // One byte and one pointer more than asked for: the host must leave both alone.
    let mut buf = vec![0xaa_u8; size + 1];
    let mut argv = vec![core::ptr::without_provenance_mut::<u8>(77); count + 1];
    ok!(unsafe { args_get(argv.as_mut_ptr(), buf.as_mut_ptr()) });
    assert_eq!(buf[size], 0xaa);
    assert_eq!(argv[count].addr(), 77);

    let mut at = 0;
    for (pointer, arg) in argv.iter().zip(expected) {
        assert_eq!(pointer.addr(), buf.as_ptr().addr() + at, "{arg:?} is not where it should be");
        assert_eq!(&buf[at..at + arg.len()], arg.as_bytes());
        assert_eq!(buf[at + arg.len()], 0);
        at += arg.len() + 1;
    }
}
