//! The descriptor of the top is one like any other: it can be copied, replaced and closed, and absolute paths are found without.
//! Run as `tree_paths`.

use crate::sys::*;

fn renumber(from: Fd, to: Fd) -> Result<()> {
    unsafe { wasi::fd_renumber(from, to) }.map_err(|errno| errno.raw())
}

pub fn run() {
    let file = identity(ROOT, "/a/b/file").unwrap();
    let copy = unsafe { wasix::fd_dup(ROOT) }.unwrap();
    assert_eq!((identity(copy, "a/b/file"), prestat(copy).as_deref()), (Ok(file), Ok("/")));
    let moved = unsafe { wasix::fd_dup2(ROOT, 40, wasix::BOOL_TRUE) }.unwrap();
    assert_eq!((moved, unsafe { wasix::fd_fdflags_get(moved) }.unwrap()), (40, CLOEXEC));

    // As dup2, over the top: paths from its number now start elsewhere.
    let b = open(ROOT, "/a/b", How { cloexec: true, ..DIRECTORY }).unwrap();
    assert_eq!(unsafe { wasix::fd_fdflags_get(b) }.unwrap(), CLOEXEC);
    renumber(b, ROOT).unwrap();
    assert_eq!((identity(ROOT, "file"), identity(ROOT, "/a/b/file")), (Ok(file), Ok(file)));
    assert_eq!((identity(b, "file"), prestat(ROOT)), (Err(BADF), Err(BADF)));
    // Closed, with all copies: there is no descriptor to start from, and absolute paths are found all the same.
    for fd in [ROOT, copy, moved] {
        close(fd).unwrap();
    }
    assert_eq!((identity(ROOT, "a"), identity(ROOT, "/a/b/file")), (Err(BADF), Ok(file)));
    mkdir(ROOT, "/a/made").unwrap();
    rename(99, "/a/made", 98, "/a/renamed").unwrap();
    rmdir(1, "/a/renamed").unwrap();
    let again = open(99, "/", DIRECTORY).unwrap();
    assert_eq!((again, identity(again, "a/b/file"), prestat(again)), (ROOT, Ok(file), Err(BADF)));
    chdir("/a/b").unwrap();
    assert_eq!(getcwd(), "/a/b");

    // What was opened has the rights that were asked for, and no others.
    let read = open(again, "a/b/file", READ).unwrap();
    assert_eq!(write(read, b"x"), Err(BADF));
    unsafe { wasi::fd_fdstat_set_rights(again, wasi::RIGHTS_PATH_FILESTAT_GET, 0) }.unwrap();
    assert_eq!((identity(again, "a/b/file"), open(again, "/a/b/file", READ)), (Ok(file), Err(NOTCAPABLE)));
}
