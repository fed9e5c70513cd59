//! The right to seek implies telling; telling alone does not move the offset.

use crate::sys::*;

pub fn run() {
    put("file", b"content");
    let seeker = ok!(path_open(ROOT, 0, "file", 0, RIGHTS_FD_READ | RIGHTS_FD_SEEK, 0, 0));
    ok!(seek(seeker, 3, WHENCE_SET));
    assert_eq!(ok!(seek(seeker, 0, WHENCE_CUR)), 3);
    let teller = ok!(path_open(ROOT, 0, "file", 0, RIGHTS_FD_READ | RIGHTS_FD_TELL, 0, 0));
    ok!(set_rights(teller, RIGHTS_FD_READ | RIGHTS_FD_TELL, 0));
    assert_eq!(ok!(tell(teller)), 0);
    fails!(seek(teller, 1, WHENCE_SET), NOTCAPABLE);
    fails!(seek(teller, 1, WHENCE_CUR), NOTCAPABLE);
}
