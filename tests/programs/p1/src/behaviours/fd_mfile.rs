//! When descriptors run out the call says mfile, and closing one makes room.
//! Run with a limit of 32 open descriptors.

use crate::sys::*;

pub fn run() {
    put("file", b"content");
    let mut opened = Vec::new();
    let refused = loop {
        match path_open(ROOT, 0, "file", 0, RIGHTS_FD_READ, 0, 0) {
            Ok(fd) => opened.push(fd),
            Err(errno) => break errno,
        }
        assert!(opened.len() <= 32, "{} descriptors are open", opened.len());
    };
    assert_eq!(refused, MFILE);
    assert!(opened.len() > 20, "refused after {} opens", opened.len());
    fails!(path_open(ROOT, 0, "new", CREAT, RIGHTS_FD_READ, 0, 0), MFILE);
    ok!(close(opened.pop().unwrap()));
    opened.push(ok!(path_open(ROOT, 0, "file", 0, RIGHTS_FD_READ, 0, 0)));
    assert_eq!(ok!(read(*opened.last().unwrap(), &mut [0; 16])), 7);
}
