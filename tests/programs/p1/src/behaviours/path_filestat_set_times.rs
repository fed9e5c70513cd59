//! Times are set by path to the nanosecond, on the link or what it names.

use crate::sys::*;

pub fn run() {
    put("file", b"");
    ok!(symlink("file", ROOT, "link"));
    ok!(mkdir(ROOT, "dir"));
    let both = FSTFLAGS_ATIM | FSTFLAGS_MTIM;
    ok!(path_set_times(ROOT, FOLLOW, "link", 1_000_000_001, 2_000_000_002, both));
    let file = ok!(stat(ROOT, 0, "file"));
    assert_eq!((file.atim, file.mtim), (1_000_000_001, 2_000_000_002));
    ok!(path_set_times(ROOT, NOFOLLOW, "link", 3_000_000_003, 4_000_000_004, both));
    // The file's atim is left out: following the link above may have counted as a use.
    assert_eq!(ok!(stat(ROOT, 0, "file")).mtim, 2_000_000_002);
    assert_eq!(ok!(stat(ROOT, NOFOLLOW, "link")).mtim, 4_000_000_004);
    ok!(path_set_times(ROOT, 0, "dir", 5, 6, FSTFLAGS_MTIM));
    assert_eq!(ok!(stat(ROOT, 0, "dir")).mtim, 6);
    let before = now(CLOCKID_REALTIME);
    ok!(path_set_times(ROOT, 0, "file", 0, 0, FSTFLAGS_MTIM_NOW));
    assert!(ok!(stat(ROOT, 0, "file")).mtim + 1_000_000_000 > before);
    fails!(path_set_times(ROOT, 0, "missing", 0, 0, both), NOENT);
    fails!(path_set_times(ROOT, 0, "file/", 0, 0, both), NOTDIR);
}
