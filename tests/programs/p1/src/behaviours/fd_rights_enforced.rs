//! Each call on a file needs its right.

use crate::sys::*;

pub fn run() {
    put("file", b"content");
    let only = |rights| ok!(path_open(ROOT, 0, "file", 0, rights, 0, 0));
    let reader = only(RIGHTS_FD_READ);
    fails!(write(reader, b"x"), NOTCAPABLE | BADF);
    fails!(set_size(reader, 0), NOTCAPABLE | BADF | INVAL);
    fails!(allocate(reader, 0, 100), NOTCAPABLE | BADF | NOTSUP);
    let writer = only(RIGHTS_FD_WRITE);
    fails!(read(writer, &mut [0]), NOTCAPABLE | BADF);
    let nothing = only(0);
    fails!(read(nothing, &mut [0]), NOTCAPABLE | BADF);
    fails!(write(nothing, b"x"), NOTCAPABLE | BADF);
    assert_eq!(get("file"), b"content");
    ok!(set_rights(reader, RIGHTS_FD_READ, 0));
    fails!(seek(reader, 0, WHENCE_SET), NOTCAPABLE);
    fails!(tell(reader), NOTCAPABLE);
    fails!(pread(reader, &mut [0], 0), NOTCAPABLE);
    fails!(filestat(reader), NOTCAPABLE);
    fails!(set_times(reader, 0, 0, 0), NOTCAPABLE);
    fails!(sync(reader), NOTCAPABLE);
    fails!(datasync(reader), NOTCAPABLE);
    fails!(advise(reader, 0, 0, ADVICE_NORMAL), NOTCAPABLE);
    assert_eq!(ok!(read(reader, &mut [0])), 1);
}
