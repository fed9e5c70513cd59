//! Devices are character devices: reading and writing work, and a full one says nospc.
//!
//! Run with the preopen `/dev`.

use crate::sys::*;

pub fn run() {
    let device = |name| ok!(path_open(ROOT, 0, name, 0, RIGHTS_FD_READ | RIGHTS_FD_WRITE, 0, 0));
    for name in ["null", "zero", "full"] {
        assert_eq!(ok!(fdstat(device(name))).fs_filetype, FILETYPE_CHARACTER_DEVICE, "{name}");
        assert_eq!(ok!(stat(ROOT, 0, name)).filetype, FILETYPE_CHARACTER_DEVICE, "{name}");
    }
    let mut buf = [0xaa; 4];
    assert_eq!(ok!(read(device("null"), &mut buf)), 0);
    assert_eq!(ok!(write(device("null"), &buf)), 4);
    assert_eq!(ok!(read(device("zero"), &mut buf)), 4);
    assert_eq!(buf, [0; 4]);
    // What a full disk answers.
    fails!(write(device("full"), &buf), NOSPC);
    fails!(writev(device("full"), &[&buf, &buf]), NOSPC);
}
