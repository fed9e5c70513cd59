//! 65 and 200 buffers, more than any small fixed array holds.

use crate::sys::*;

pub fn run() {
    for count in [63, 64, 65, 200] {
        let fd = create("file");
        let source: Vec<u8> = (0..count * 3).map(|n| n as u8).collect();
        let parts: Vec<&[u8]> = source.chunks(3).collect();
        assert_eq!(ok!(writev(fd, &parts)), source.len());
        ok!(seek(fd, 0, WHENCE_SET));
        let mut copy = vec![0; source.len()];
        let mut parts: Vec<&mut [u8]> = copy.chunks_mut(3).collect();
        assert_eq!(ok!(readv(fd, &mut parts)), source.len());
        assert_eq!(copy, source);
    }
}
