//! Directories, links, renames and removals.

use crate::sys::*;

pub fn run() {
    assert_eq!(on_path(raw::path_create_directory, "dir"), 0);
    assert_eq!(on_path(raw::path_create_directory, "dir"), EXIST);
    create("dir/file", b"content");
    assert_eq!(symlink("file", "dir/link"), 0);
    assert_eq!(readlink("dir/link").as_deref(), Ok(b"file".as_slice()));
    assert_eq!(stat("dir/link", 0).map(|stat| stat.filetype), Ok(SYMLINK));
    assert_eq!(stat("dir/link", 1).map(|stat| stat.filetype), Ok(REGULAR_FILE));
    assert_eq!(rename("dir/file", "moved"), 0);
    assert_eq!(stat("dir/link", 1).map(|stat| stat.filetype), Err(NOENT));
    assert_eq!(get("moved"), b"content");
    assert_eq!(on_path(raw::path_unlink_file, "dir/link"), 0);
    assert_eq!(on_path(raw::path_remove_directory, "dir"), 0);
    assert_eq!(on_path(raw::path_unlink_file, "moved"), 0);
    assert_eq!(stat("moved", 0).map(|stat| stat.size), Err(NOENT));
    assert_eq!(open("../x", 0, 2, 0), Err(NOTCAPABLE));
}
