//! Preopens are found from 3 upwards with their names, exactly; then badf.
//! Run with the preopens `sandbox` and `/second`.

use crate::sys::*;

pub fn run() {
    assert_eq!(ok!(preopen_name(3)), "sandbox");
    assert_eq!(ok!(preopen_name(4)), "/second");
    fails!(preopen_name(5), BADF);
    for stdio in 0..3 {
        fails!(preopen_name(stdio), BADF | NOTSUP);
    }
    // No NUL is written, nothing past the name; a buffer too small is refused.
    let mut buf = [0xaa_u8; 16];
    ok!(unsafe { fd_prestat_dir_name(3, buf.as_mut_ptr(), 7) });
    assert_eq!(&buf[..8], b"sandbox\xaa");
    let mut small = [0xaa_u8; 8];
    fails!(unsafe { fd_prestat_dir_name(3, small.as_mut_ptr(), 6) }, NAMETOOLONG | INVAL);
    assert_eq!(small, [0xaa; 8]);
    // A larger buffer than needed is welcome.
    let mut large = [0xaa_u8; 16];
    ok!(unsafe { fd_prestat_dir_name(3, large.as_mut_ptr(), 16) });
    assert_eq!(&large[..7], b"sandbox");
    answers!(raw::fd_prestat_get(3, OUTSIDE), FAULT);
    answers!(raw::fd_prestat_dir_name(3, OUTSIDE, 7), FAULT);
    // What is opened below a preopen is not one.
    let dir = {
        ok!(mkdir(3, "sub"));
        ok!(path_open(3, 0, "sub", DIRECTORY, DIR_RIGHTS, 0, 0))
    };
    fails!(preopen_name(dir), BADF | NOTSUP);
}
