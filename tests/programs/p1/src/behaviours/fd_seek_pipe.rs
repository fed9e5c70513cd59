//! Pipes have no offset: seek, tell, pread and pwrite are spipe.
//! Run with pipes as standard streams. A host may also have withheld the right.

use crate::sys::*;

pub fn run() {
    for fd in [0, 1] {
        fails!(seek(fd, 0, WHENCE_SET), SPIPE | NOTCAPABLE);
        fails!(seek(fd, 0, WHENCE_CUR), SPIPE | NOTCAPABLE);
        fails!(tell(fd), SPIPE | NOTCAPABLE);
    }
    fails!(pread(0, &mut [0; 1], 0), SPIPE | NOTCAPABLE);
    fails!(pwrite(1, b"x", 0), SPIPE | NOTCAPABLE);
}
