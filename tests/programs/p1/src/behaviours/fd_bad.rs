//! Every descriptor call answers badf for numbers that are not open.

use crate::sys::*;

pub fn run() {
    let mut space = [0_u8; 128];
    let at = space.as_mut_ptr().addr() as i32;
    let name = "x".as_ptr().addr() as i32;
    for fd in [99, 100_000, i32::MAX, -1, i32::MIN] {
        answers!(raw::fd_advise(fd, 0, 0, 0), BADF);
        answers!(raw::fd_allocate(fd, 0, 1), BADF);
        answers!(raw::fd_close(fd), BADF);
        answers!(raw::fd_datasync(fd), BADF);
        answers!(raw::fd_fdstat_get(fd, at), BADF);
        answers!(raw::fd_fdstat_set_flags(fd, 0), BADF);
        answers!(raw::fd_fdstat_set_rights(fd, 0, 0), BADF);
        answers!(raw::fd_filestat_get(fd, at), BADF);
        answers!(raw::fd_filestat_set_size(fd, 0), BADF);
        answers!(raw::fd_filestat_set_times(fd, 0, 0, 0), BADF);
        answers!(raw::fd_pread(fd, at, 1, 0, at + 64), BADF);
        answers!(raw::fd_prestat_get(fd, at), BADF);
        answers!(raw::fd_prestat_dir_name(fd, at, 16), BADF);
        answers!(raw::fd_pwrite(fd, at, 1, 0, at + 64), BADF);
        answers!(raw::fd_read(fd, at, 1, at + 64), BADF);
        answers!(raw::fd_readdir(fd, at, 64, 0, at + 64), BADF);
        answers!(raw::fd_renumber(fd, 1), BADF);
        answers!(raw::fd_renumber(1, fd), BADF);
        answers!(raw::fd_seek(fd, 0, 0, at), BADF);
        answers!(raw::fd_sync(fd), BADF);
        answers!(raw::fd_tell(fd, at), BADF);
        answers!(raw::fd_write(fd, at, 1, at + 64), BADF);
        answers!(raw::path_create_directory(fd, name, 1), BADF);
        answers!(raw::path_open(fd, 0, name, 1, 0, 0, 0, 0, at + 64), BADF);
        answers!(raw::sock_accept(fd, 0, at), BADF);
        answers!(raw::sock_shutdown(fd, 1), BADF);
    }
    assert_eq!(space, [0; 128], "a failed call writes no result");
}
