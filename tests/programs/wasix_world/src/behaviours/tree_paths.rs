//! Paths and links in a tree of several file systems. Run with `/` (a host directory that holds `a/b/file` and links),
//! `/m/one` and, for reading only, `/m/two`.

use crate::sys::*;

pub fn run() {
    let file = identity(ROOT, "/a/b/file").unwrap();
    let b = open(ROOT, "/a/b", DIRECTORY).unwrap();
    let one = open(ROOT, "/m/one", DIRECTORY).unwrap();
    let plain = open(ROOT, "/a/b/file", READ).unwrap();

    // An absolute path is one from the top, whatever the descriptor is; others start there.
    for dir in [ROOT, b, one, plain, 99] {
        assert_eq!(identity(dir, "/a/b/file"), Ok(file), "{dir}");
        assert_eq!(identity(dir, "/../a/./b//file"), Ok(file), "{dir}");
        assert_eq!(identity(dir, "/none"), Err(NOENT), "{dir}");
    }
    assert_eq!(identity(b, "file"), Ok(file));
    assert_eq!(identity(b, "../b/file"), Ok(file));
    assert_eq!(identity(one, "../../a/b/file"), Ok(file));
    assert_eq!(identity(one, "../../../../../a/b/file"), Ok(file));
    assert_eq!(identity(one, "file"), Err(NOENT));
    assert_eq!((identity(plain, "file"), identity(99, "file")), (Err(NOTDIR), Err(BADF)));
    assert_eq!(identity(ROOT, ""), Err(NOENT));

    // Links: absolute ones start at the top, `..` leads to what the guest sees above, also across file systems.
    for (target, path) in [
        ("/a/b/file", "/m/one/absolute"),
        ("../../a/b/file", "/m/one/relative"),
        ("../../../../../../a/b", "/m/one/up"),
        ("/m/one/up", "/a/there"),
        ("/m", "/a/mounts"),
    ] {
        symlink(target, b, path).unwrap();
        assert_eq!(readlink(one, path).as_deref(), Ok(target));
    }
    for path in
        ["/m/one/absolute", "/m/one/relative", "/m/one/up/file", "/a/there/file", "/a/mounts/one/absolute"]
    {
        assert_eq!(identity(ROOT, path), Ok(file), "{path}");
        assert_eq!(open_read(ROOT, path).as_deref(), Ok("in b"), "{path}");
    }
    assert_eq!(identity(ROOT, "/m/one/up/../../m/two/other"), identity(ROOT, "/m/two/other"));
    symlink("round", ROOT, "/tmp/round").unwrap();
    assert_eq!(open(ROOT, "/tmp/round", READ), Err(LOOP));
    assert_eq!(open(ROOT, "/m/one/absolute", How { nofollow: true, ..READ }), Err(LOOP));
    symlink("/a/b/file", ROOT, "/tmp/link0").unwrap();
    for n in 1..=40 {
        symlink(&format!("/tmp/link{}", n - 1), ROOT, &format!("/tmp/link{n}")).unwrap();
    }
    assert_eq!(identity(ROOT, "/tmp/link39"), Ok(file));
    assert_eq!(identity(ROOT, "/tmp/link40"), Err(LOOP));

    // No two things have the same numbers, and the same thing has the same ones every time.
    let paths = [
        "/",
        "/a",
        "/a/b",
        "/a/b/file",
        "/m",
        "/m/one",
        "/m/two",
        "/m/two/other",
        "/tmp",
        "/tmp/round",
        "/dev",
        "/etc",
    ];
    let all: Vec<_> =
        paths.iter().map(|path| unsafe { wasi::path_filestat_get(ROOT, 0, path) }.unwrap()).collect();
    for (n, this) in all.iter().enumerate() {
        assert!(all[..n].iter().all(|other| (other.dev, other.ino) != (this.dev, this.ino)), "{}", paths[n]);
        let again = unsafe { wasi::path_filestat_get(one, 0, paths[n]) }.unwrap();
        assert_eq!((again.dev, again.ino), (this.dev, this.ino), "{}", paths[n]);
    }
    for (opened, path) in [(b, "/a/b"), (one, "/m/one"), (plain, "/a/b/file"), (ROOT, "/")] {
        let stat = unsafe { wasi::fd_filestat_get(opened) }.unwrap();
        assert_eq!(Ok((stat.dev, stat.ino)), identity(ROOT, path), "{path}");
    }
}
