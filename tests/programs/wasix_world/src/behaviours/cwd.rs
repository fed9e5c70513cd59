//! The current directory. Run as `tree_paths`.

use crate::sys::*;

pub fn run() {
    assert_eq!(getcwd(), "/");
    for (path, expected) in [
        ("a", "/a"),
        ("b", "/a/b"),
        (".", "/a/b"),
        ("..", "/a"),
        ("./b/../../m/one", "/m/one"),
        ("../two/", "/m/two"),
        ("..", "/m"),
        ("../../../..", "/"),
        ("//tmp//.", "/tmp"),
    ] {
        chdir(path).unwrap();
        assert_eq!(getcwd(), expected, "{path}");
    }
    // Links are followed, and the path is the one without them.
    symlink("../a/b", ROOT, "/tmp/link").unwrap();
    chdir("link").unwrap();
    assert_eq!(getcwd(), "/a/b");

    for (path, errno) in [
        ("", NOENT),
        ("none", NOENT),
        ("/a/none/x", NOENT),
        ("file", NOTDIR),
        ("file/", NOTDIR),
        ("/a/b/file/x", NOTDIR),
        (&"x".repeat(256), NAMETOOLONG),
    ] {
        assert_eq!(chdir(path), Err(errno), "{path}");
    }
    symlink("self", ROOT, "/tmp/self").unwrap();
    assert_eq!(chdir("/tmp/self"), Err(LOOP));
    assert_eq!(getcwd(), "/a/b");

    // How much room the path takes: its bytes and a NUL.
    for room in 0..5 {
        assert_eq!(getcwd_sized(room), Err((RANGE, 5)), "{room}");
    }
    assert_eq!(getcwd_sized(5).as_deref(), Ok("/a/b"));
    // Without a buffer there is no room, whatever is said.
    let mut length = 100;
    let errno = unsafe { wasix::getcwd(std::ptr::null_mut(), &mut length) }.unwrap_err();
    assert_eq!((errno.raw(), length), (RANGE, 5));

    // Paths from a descriptor do not care where the guest is, before and after.
    let dir = open(ROOT, "/m/one", DIRECTORY).unwrap();
    put(dir, "here", "in one").unwrap();
    chdir("/tmp").unwrap();
    assert_eq!(open_read(dir, "here").as_deref(), Ok("in one"));
    assert_eq!(open_read(ROOT, "m/one/here").as_deref(), Ok("in one"));

    // A directory may be removed under the feet of who is in it.
    mkdir(ROOT, "/a/gone").unwrap();
    chdir("/a/gone").unwrap();
    rmdir(ROOT, "/a/gone").unwrap();
    assert_eq!(getcwd_sized(100), Err((NOENT, 100)));
    assert_eq!(chdir("x"), Err(NOENT));
    mkdir(ROOT, "/a/gone").unwrap();
    assert_eq!(getcwd_sized(100), Err((NOENT, 100)), "another directory of that name is not the one");
    assert_eq!(chdir(".."), Ok(()));
    assert_eq!(getcwd(), "/a");
    rmdir(ROOT, "/a/gone").unwrap();
}
