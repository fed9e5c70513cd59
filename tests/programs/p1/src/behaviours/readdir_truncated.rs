//! An entry that does not fit is cut to fill the buffer, and comes whole the next time.

use crate::sys::*;

pub fn run() {
    ok!(mkdir(ROOT, "dir"));
    put("dir/a-rather-long-name-for-a-file", b"");
    let dir = open_dir("dir");
    let mut whole = [0; 512];
    let total = ok!(readdir(dir, &mut whole, 0));
    for capacity in 0..total {
        let mut buf = vec![0; capacity];
        let used = ok!(readdir(dir, &mut buf, 0));
        assert_eq!(used, capacity, "a buffer too small is filled to its end");
        assert_eq!(buf, whole[..capacity]);
    }
    let mut buf = vec![0xaa; total + 10];
    assert_eq!(ok!(readdir(dir, &mut buf, 0)), total);
    assert_eq!(&buf[total..], &[0xaa; 10]);
}
