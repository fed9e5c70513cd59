//! Sockets that `path_open` opens, with a negative descriptor.

use std::time::{Duration, Instant};

use crate::raw::*;

const NONE: Fd = -1i32 as Fd;

fn open_path(dirfd: Fd, path: &str) -> Result<Fd, Errno> {
    open_with(dirfd, path, u64::MAX, 0)
}

fn open_with(dirfd: Fd, path: &str, rights: u64, flags: u16) -> Result<Fd, Errno> {
    unsafe { wasi::path_open(dirfd, 0, path, 0, rights, rights, flags) }
        .map_err(|errno| u32::from(errno.raw()))
}

fn flags(fd: Fd) -> u16 {
    unsafe { wasi::fd_fdstat_get(fd) }.unwrap().fs_flags
}

/// Waits until a socket can be written to.
fn wait_writable(fd: Fd) {
    let u = wasi::SubscriptionUU { fd_write: wasi::SubscriptionFdReadwrite { file_descriptor: fd } };
    let tag = wasi::EVENTTYPE_FD_WRITE.raw();
    let subscription = wasi::Subscription { userdata: 0, u: wasi::SubscriptionU { tag, u } };
    let mut event = unsafe { std::mem::zeroed::<wasi::Event>() };
    assert_eq!(unsafe { wasi::poll_oneoff(&subscription, &mut event, 1) }, Ok(1));
}

fn accept(listener: Fd) -> Result<Fd, Errno> {
    let mut fd = 0;
    let errno = unsafe { v1::sock_accept(listener, &mut fd) };
    answer(errno, fd)
}

pub fn run() {
    // Without options it does not block.
    let listener = open_path(NONE, "tcp+listen://127.0.0.1:0").unwrap();
    assert_eq!(flags(listener), wasi::FDFLAGS_NONBLOCK);
    let stat = unsafe { wasi::fd_fdstat_get(listener) }.unwrap();
    assert_eq!(stat.fs_filetype, wasi::FILETYPE_SOCKET_STREAM);
    assert_eq!(accept(listener), Err(AGAIN));
    let port = port(listener);

    let client = open_path(NONE, &format!("tcp+dial://127.0.0.1:{port}")).unwrap();
    assert_eq!(flags(client), wasi::FDFLAGS_NONBLOCK);
    wait_writable(client);
    let server = accept(listener).unwrap();
    assert_eq!((send(client, b"by path"), receive(server)), (Ok(7), Ok(b"by path".to_vec())));
    assert_eq!(receive(client), Err(AGAIN));

    // By a name, waiting until it is connected, and with the flags of the call.
    let path = format!("tcp4:dial://localhost:{port}?nonblock=0&nodelay=0");
    let client = open_path(NONE, &path).unwrap();
    assert_eq!(flags(client), 0);
    let server = accept(listener).unwrap();
    assert_eq!((send(server, b"x"), receive(client)), (Ok(1), Ok(b"x".to_vec())));
    let (mut value, mut len) = ([7; 4], 4);
    let errno = unsafe { both::sock_getsockopt(client, 6, 15, value.as_mut_ptr(), &mut len) };
    assert_eq!((errno, value), (0, [0; 4]));
    let client = open_with(NONE, &path, u64::MAX, wasi::FDFLAGS_NONBLOCK).unwrap();
    assert_eq!(flags(client), wasi::FDFLAGS_NONBLOCK);
    close(accept(listener).unwrap());

    // Rights are what was asked for.
    let poor = open_with(NONE, &path, wasi::RIGHTS_FD_READ, 0).unwrap();
    assert_eq!(unsafe { wasi::fd_fdstat_get(poor) }.unwrap().fs_rights_base, wasi::RIGHTS_FD_READ);
    close(accept(listener).unwrap());

    // A listener that waits.
    let waits = open_path(NONE, "tcp+listen://:0?nonblock=0&backlog=2&reuseaddr=1").unwrap();
    let path = format!("tcp+dial://127.0.0.1:{}?nonblock=0", crate::raw::port(waits));
    let client = open_path(NONE, &path).unwrap();
    let server = accept(waits).unwrap();
    assert_eq!((send(client, b"y"), receive(server)), (Ok(1), Ok(b"y".to_vec())));

    // Nobody there: told at once, or by the socket.
    close(listener);
    let began = Instant::now();
    let path = format!("tcp+dial://127.0.0.1:{port}");
    assert_eq!(open_path(NONE, &format!("{path}?nonblock=0")), Err(CONNREFUSED));
    assert!(began.elapsed() < Duration::from_secs(5));
    match open_path(NONE, &path) {
        Err(errno) => assert_eq!(errno, CONNREFUSED),
        Ok(fd) => {
            wait_writable(fd);
            let (mut value, mut len) = ([0; 4], 4);
            let errno = unsafe { both::sock_getsockopt(fd, 0, 2, value.as_mut_ptr(), &mut len) };
            assert_eq!((errno, u32::from_le_bytes(value)), (0, CONNREFUSED));
        }
    }

    assert_eq!(open_path(NONE, "tcp+dial://no-such-host.invalid:80"), Err(NOENT));
    assert_eq!(open_path(NONE, "tcp+listen://127.0.0.1"), Err(INVAL));
    assert_eq!(open_path(NONE, "tcp+listen://127.0.0.1:65536"), Err(INVAL));
    // Anything else is a path, which starts nowhere.
    for path in ["tcp://127.0.0.1:80", "udp+dial://127.0.0.1:80", "tcp+listen", ""] {
        assert_eq!(open_path(NONE, path), Err(BADF), "{path}");
    }
    // With a directory it is a path as well.
    assert_eq!(open_with(3, "tcp+listen://127.0.0.1:0", 0, 0), Err(NOENT));
}
