//! A guest that was granted nothing is refused by every way to the network.

use crate::raw::*;
use wasmedge_wasi_socket::{TcpListener, TcpStream};

pub fn run() {
    let denied = |error: std::io::Error| error.raw_os_error() == Some(ACCES as i32);
    assert!(TcpListener::bind("127.0.0.1:0", false).is_err_and(denied));
    assert!(TcpStream::connect("127.0.0.1:1").is_err_and(denied));
    let fd = open(INET4, DGRAM).unwrap();
    let (to, mut sent) = ([127, 0, 0, 1], 0);
    let errno = unsafe { both::sock_send_to(fd, &IoVec::of(b"x"), 1, &Address::of(&to), 9, 0, &mut sent) };
    assert_eq!(errno, ACCES);
    let path = |path| unsafe { wasi::path_open(-1i32 as Fd, 0, path, 0, u64::MAX, u64::MAX, 0) };
    assert_eq!(path("tcp+listen://127.0.0.1:0"), Err(wasi::ERRNO_ACCES));
    assert_eq!(path("tcp+dial://127.0.0.1:1"), Err(wasi::ERRNO_ACCES));
    assert_eq!(path("tcp+dial://localhost:1"), Err(wasi::ERRNO_ACCES));
    assert!(wasmedge_wasi_socket::nslookup("localhost", "http").is_err_and(denied));
}
