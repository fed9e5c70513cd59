//! filestat is 56 bytes with a link count of 32 bits at 20, by path and by descriptor.

use crate::sys::*;

pub fn run() {
    let fd = create("file", b"12345");
    assert_eq!(link("file", "second"), 0);
    // Two words more than a preview0 filestat has.
    let mut words = [0x5555_5555_5555_5555_u64; 9];
    ok!(raw::fd_filestat_get(fd, at(&mut words)));
    assert_eq!(words[7..], [0x5555_5555_5555_5555; 2], "more than 56 bytes were written");
    assert_eq!(words[2] as u8, REGULAR_FILE);
    assert_eq!((words[2] >> 32) as u32, 2);
    assert_eq!(words[3], 5);
    let stat = stat("second", 0).expect("path_filestat_get");
    assert_eq!((stat.ino, stat.filetype, stat.nlink, stat.size), (words[1], REGULAR_FILE, 2, 5));
    assert_eq!((stat.atim, stat.mtim, stat.ctim), (words[4], words[5], words[6]));
}
