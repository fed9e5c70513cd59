//! Makes one call as often as asked: the counting of system calls runs it with N and with 2N.
//!
//! Run with the name of the call and the number of times; the fixtures are made in every case, so
//! that two runs differ in nothing but the number of calls.

use crate::sys::*;

pub fn run() {
    let (call, times) = (arg(0), arg(1).parse::<u32>().unwrap());
    ok!(mkdir(ROOT, "a"));
    ok!(mkdir(ROOT, "a/b"));
    put("a/b/file", b"content");
    put("file", &[b'x'; 4096]);
    let fd = open("file");
    let mut buf = [0; 4];
    for n in 0..times {
        match call.as_str() {
            "nothing" => {}
            "clock_time_get" => drop(now(CLOCKID_MONOTONIC)),
            "fd_read" => drop(ok!(read(fd, &mut buf))),
            "fd_write" => drop(ok!(write(fd, &buf))),
            "fd_pread" => drop(ok!(pread(fd, &mut buf, 8))),
            "fd_pwrite" => drop(ok!(pwrite(fd, &buf, 8))),
            "fd_seek" => drop(ok!(seek(fd, 1, WHENCE_SET))),
            "fd_tell" => drop(ok!(tell(fd))),
            "fd_read_4" => {
                let mut four = [[0; 4]; 4];
                let [a, b, c, d] = &mut four;
                ok!(readv(fd, &mut [a, b, c, d]));
            }
            "fd_filestat_get" => drop(ok!(filestat(fd))),
            "fd_fdstat_get" => drop(ok!(fdstat(fd))),
            // Closed again each time: what stays open is closed at the end, which would count too.
            "path_open" => ok!(close(ok!(path_open(ROOT, 0, "file", 0, FILE_RIGHTS, 0, 0)))),
            "path_open_deep" => {
                ok!(close(ok!(path_open(ROOT, 0, "a/b/file", 0, FILE_RIGHTS, 0, 0))));
            }
            "path_filestat_get" => drop(ok!(stat(ROOT, 0, "file"))),
            "path_filestat_get_deep" => drop(ok!(stat(ROOT, 0, "a/b/file"))),
            // Each removes what it has made.
            "path_unlink_file" | "path_unlink_file_deep" => {
                let name = match call.ends_with("deep") {
                    true => format!("a/b/{n}"),
                    false => n.to_string(),
                };
                ok!(close(ok!(path_open(ROOT, 0, &name, CREAT, FILE_RIGHTS, 0, 0))));
                ok!(unlink(ROOT, &name));
            }
            "poll_oneoff" => drop(ok!(poll(&[on_read(1, fd)]))),
            "poll_oneoff_many" => {
                assert_eq!(ok!(poll(&[on_read(1, fd), on_read(2, fd), on_write(3, 1), on_read(4, ROOT)])).len(), 4);
            }
            unknown => panic!("{unknown:?} is not counted"),
        }
    }
}
