//! A child that sees a part of the tree: its standard streams lead nowhere else, even where its parent has put a directory.

use std::fs;

use crate::sys::*;

pub fn run() {
    fs::create_dir_all("/work/sub").expect("created");
    fs::create_dir_all("/other").expect("created");
    let top = open_dir(3, "/").expect("it is there");
    unsafe { wasi::fd_renumber(top, 0) }.expect("it is moved");
    open_dir(0, "other").and_then(close).expect("it is a way to all there is");
    for (chroot, preopen, dir) in [(BOOL_TRUE, "", "/work"), (BOOL_FALSE, "/work", "")] {
        let inherit = STDIO_MODE_INHERIT;
        let child = unsafe {
            proc_spawn(SELF, chroot, "self\nas\nconfined", preopen, inherit, inherit, inherit, dir)
        };
        assert_eq!(wait(child.expect("it is started").pid), Status::Exited(0), "{preopen}");
    }
    // One that is not confined has it.
    assert_eq!(wait(play("confined", &[])), Status::Exited(1));
}
