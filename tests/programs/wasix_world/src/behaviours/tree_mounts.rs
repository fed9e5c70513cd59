//! What lies over a place of the tree stays there, and files stay in their file systems. Run as `tree_paths`.

use crate::sys::*;

pub fn run() {
    let directory = wasi::FILETYPE_DIRECTORY.raw();
    // What the directory at the top has of its own is in the listing, and so is what lies over it.
    let top = list(ROOT, "/").unwrap();
    for name in ["a", "bin", "dev", "etc", "m", "tmp"] {
        assert!(top.contains(&(name.to_owned(), directory)), "{name}: {top:?}");
    }
    assert_eq!(list(ROOT, "/m").unwrap(), [("one".to_owned(), directory), ("two".to_owned(), directory)]);
    assert_eq!(names(ROOT, "/m/two").unwrap(), ["other"]);
    // `etc` of the directory at the top stays, with what it has; `tmp` was not there.
    assert_eq!(open_read(ROOT, "/etc/own").as_deref(), Ok("its own"));

    for path in ["/m", "/m/one", "/m/two", "/m/one/", "/tmp", "/dev", "m/one"] {
        assert_eq!(rmdir(ROOT, path), Err(BUSY), "{path}");
        let moved = format!("{path}/../moved");
        assert_eq!(rename(ROOT, path, ROOT, &moved), Err(BUSY), "{path}");
    }
    assert_eq!(rename(ROOT, "/m/one", ROOT, "/a/moved"), Err(XDEV));
    assert_eq!(mkdir(ROOT, "/m/one"), Err(EXIST));
    assert_eq!(mkdir(ROOT, "/m/new"), Err(ROFS));
    assert_eq!(unlink(ROOT, "/m/one"), Err(ISDIR));
    assert_eq!(rmdir(ROOT, "/"), Err(INVAL));
    mkdir(ROOT, "/a/dir").unwrap();
    assert_eq!(rename(ROOT, "/a/dir", ROOT, "/m"), Err(BUSY));
    assert_eq!(rename(ROOT, "/a/dir", ROOT, "/m/one"), Err(XDEV));

    let one = open(ROOT, "/m/one", DIRECTORY).unwrap();
    put(ROOT, "/a/file", "moves").unwrap();
    for (from, old, to, new) in [
        (ROOT, "/a/file", ROOT, "/m/one/file"),
        (ROOT, "a/file", one, "file"),
        (ROOT, "/a/dir", ROOT, "/tmp/dir"),
    ] {
        assert_eq!(rename(from, old, to, new), Err(XDEV), "{old} {new}");
    }
    assert_eq!(link(ROOT, "/a/file", one, "file"), Err(XDEV));
    rename(ROOT, "/a/file", ROOT, "/a/b/renamed").unwrap();
    link(ROOT, "/a/b/renamed", ROOT, "/a/linked").unwrap();
    assert_eq!(identity(ROOT, "/a/linked"), identity(ROOT, "/a/b/renamed"));
    put(one, "inner", "x").unwrap();
    rename(one, "inner", ROOT, "/m/one/renamed").unwrap();
    assert_eq!(names(one, ".").unwrap(), ["renamed"]);

    // For reading only.
    assert_eq!(open_read(ROOT, "/m/two/other").as_deref(), Ok("in two"));
    assert_eq!(put(ROOT, "/m/two/new", ""), Err(ROFS));
    assert_eq!(open(ROOT, "/m/two/other", How { write: true, ..READ }), Err(ROFS));
    assert_eq!((mkdir(ROOT, "/m/two/d"), unlink(ROOT, "/m/two/other")), (Err(ROFS), Err(ROFS)));
}
