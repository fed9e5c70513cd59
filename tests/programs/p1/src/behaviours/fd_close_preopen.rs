//! A closed preopen is gone for every call, also for the scan of prestats.

use crate::sys::*;

pub fn run() {
    assert_eq!(ok!(preopen_name(ROOT)), "/");
    let child = create("file");
    ok!(close(ROOT));
    fails!(preopen_name(ROOT), BADF);
    fails!(fdstat(ROOT), BADF);
    fails!(stat(ROOT, 0, "file"), BADF);
    // What was opened below it lives on.
    assert_eq!(ok!(write(child, b"alive")), 5);
}
