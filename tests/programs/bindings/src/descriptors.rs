//! The calls of WASIX on descriptors, paths, clocks and the terminal.

use waxwing_guest::wasix::*;

use crate::{Host, NO_FD, ROOT, call};

pub(crate) fn calls(host: &Host) {
    numbers(host);
    pipes(host);
    places(host);
    sets(host);
    terminal(host);
}

fn numbers(host: &Host) {
    let copy = call!(host, fd_dup(ROOT), Ok(4..)).expect("a copy");
    let high = call!(host, fd_dup2(ROOT, 20, BOOL_TRUE), Ok(20)).expect("a copy");
    call!(host, fd_fdflags_get(high), Ok(FDFLAGSEXT_CLOEXEC));
    call!(host, fd_fdflags_set(high, 0), Ok(()));
    call!(host, fd_fdflags_get(high), Ok(0));
    call!(host, fd_dup(NO_FD), Err(ERRNO_BADF));
    for fd in [copy, high] {
        call!(host, fd_close(fd), Ok(()));
    }
    call!(host, clock_time_set(CLOCKID_MONOTONIC, 0), Err(ERRNO_PERM | ERRNO_INVAL));
}

fn pipes(host: &Host) {
    let (reader, writer) = call!(host, fd_pipe(), Ok(_)).expect("a pipe");
    let bytes = *b"through";
    call!(host, fd_write(writer, &[Ciovec { buf: bytes.as_ptr(), buf_len: bytes.len() }]), Ok(7));
    let mut read = [0; 7];
    call!(host, fd_read(reader, &[Iovec { buf: read.as_mut_ptr(), buf_len: read.len() }]), Ok(7));
    assert_eq!(read, bytes);
    let event = call!(host, fd_event(3, EVENTFDFLAGS_SEMAPHORE), Ok(_)).expect("a counter");
    let mut count = [0; 8];
    call!(host, fd_read(event, &[Iovec { buf: count.as_mut_ptr(), buf_len: 8 }]), Ok(8));
    assert_eq!(u64::from_le_bytes(count), 1);
    for fd in [reader, writer, event] {
        call!(host, fd_close(fd), Ok(()));
    }
}

fn places(host: &Host) {
    let (mut path, mut length) = ([0; 64], 64);
    call!(host, getcwd(path.as_mut_ptr(), &mut length), Ok(()));
    assert_eq!(&path[..length], b"/");
    call!(host, path_create_directory(ROOT, "place"), Ok(()));
    call!(host, chdir("/place"), Ok(()));
    call!(host, chdir("/file"), Err(ERRNO_NOTDIR));
    length = 64;
    call!(host, getcwd(path.as_mut_ptr(), &mut length), Ok(()));
    assert_eq!(&path[..length], b"/place");
    call!(host, chdir("/"), Ok(()));
    let rights = RIGHTS_FD_READ | RIGHTS_FD_WRITE;
    let fd = call!(host, path_open2(ROOT, 0, "/file", 0, rights, 0, 0, FDFLAGSEXT_CLOEXEC), Ok(_)).expect("the file");
    call!(host, fd_fdflags_get(fd), Ok(FDFLAGSEXT_CLOEXEC));
    call!(host, fd_close(fd), Ok(()));
    call!(host, path_open2(ROOT, 0, "/nowhere", 0, rights, 0, 0, 0), Err(ERRNO_NOENT));
}

fn sets(host: &Host) {
    let set = call!(host, epoll_create(), Ok(_)).unwrap_or(NO_FD);
    let data = EpollData { ptr: 0, fd: 0, data1: 0, data2: 7 };
    let mut event = EpollEvent { events: EPOLL_TYPE_EPOLLIN, data };
    call!(host, epoll_ctl(NO_FD, EPOLL_CTL_ADD, 0, &event), Err(ERRNO_BADF));
    call!(host, epoll_wait(set, &mut event, 1, 0), Ok(0));
    call!(host, fd_close(set), Ok(()) | Err(ERRNO_BADF));
}

fn terminal(host: &Host) {
    let mut state = Tty {
        cols: 0,
        rows: 0,
        width: 0,
        height: 0,
        stdin_tty: BOOL_FALSE,
        stdout_tty: BOOL_FALSE,
        stderr_tty: BOOL_FALSE,
        echo: BOOL_FALSE,
        line_buffered: BOOL_FALSE,
        line_feeds: BOOL_FALSE,
    };
    call!(host, tty_get(&mut state), Err(ERRNO_NOTSUP));
    call!(host, tty_set(&mut state), Err(ERRNO_NOTSUP));
}
