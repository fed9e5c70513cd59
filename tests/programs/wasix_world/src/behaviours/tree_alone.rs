//! A guest that is given nothing has a tree of its own in memory: what every program expects, and room to write.

use crate::sys::*;

pub fn run() {
    assert_eq!(prestat(ROOT).as_deref(), Ok("/"));
    assert_eq!(prestat(ROOT + 1), Err(BADF));
    let directory = wasi::FILETYPE_DIRECTORY.raw();
    let top = list(ROOT, "/").unwrap();
    let expected = ["bin", "dev", "etc", "tmp"].map(|name| (name.to_owned(), directory));
    assert_eq!(top, expected);
    assert_eq!(getcwd(), "/");

    // By absolute paths, by relative ones, and by std, whose libc knows nothing of WASIX.
    put(ROOT, "/tmp/file", "text").unwrap();
    assert_eq!(open_read(ROOT, "tmp/file").as_deref(), Ok("text"));
    assert_eq!(std::fs::read_to_string("/tmp/file").unwrap(), "text");
    assert_eq!(std::fs::read_to_string("tmp/../tmp/file").unwrap(), "text");
    mkdir(ROOT, "/new").unwrap();
    assert_eq!(names(ROOT, "/").unwrap(), ["bin", "dev", "etc", "new", "tmp"]);
    rmdir(ROOT, "new").unwrap();

    // The top is its own parent, and there is nothing above it.
    for path in ["/", "/..", "/../..", "..", "tmp/../..", "/tmp/../../../.", "/./"] {
        assert_eq!(identity(ROOT, path), identity(ROOT, "."), "{path}");
    }
    assert_eq!(open_read(ROOT, "/../../tmp/file").as_deref(), Ok("text"));
    assert_eq!(open(ROOT, "/proc/self/exe", READ), Err(NOENT));

    // There is an end to what it holds.
    let file = open(ROOT, "/tmp/large", CREATE).unwrap();
    assert_eq!(unsafe { wasi::fd_allocate(file, 0, 1 << 31) }.map_err(|errno| errno.raw()), Err(NOSPC));
    unlink(ROOT, "/tmp/large").unwrap();
}
