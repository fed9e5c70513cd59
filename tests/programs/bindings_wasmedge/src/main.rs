//! Every function of WasmEdge's sockets in the typed bindings, called: `bindings_wasmedge calls [UNSUPPORTED=ERRNO...]`.
//!
//! Each call that needs a descriptor is given one that is not open, and says so.

use waxwing_guest::wasi::{
    Ciovec, ERRNO_BADF, ERRNO_INVAL, ERRNO_SUCCESS, Errno, Event, Fd, Iovec, Subscription, SubscriptionClock,
    SubscriptionU, SubscriptionUU,
};
use waxwing_guest::wasix::ADDRESS_FAMILY_INET4;
use waxwing_guest::wasmedge::*;
use waxwing_guest::wasmedge::wasmedge_v1;

/// A descriptor that nobody has.
const NO_FD: Fd = 9999;

/// Holds an answer against those that are right.
fn check<T>(name: &str, answer: Result<T, Errno>, right: &[Errno]) {
    let errno = answer.err().unwrap_or(ERRNO_SUCCESS);
    assert!(right.contains(&errno), "{name} answers {errno:?}");
}

fn bad<T>(name: &str, answer: Result<T, Errno>) {
    check(name, answer, &[ERRNO_BADF]);
}

fn main() {
    use waxwing_guest::wasi::{ERRNO_ACCES, ERRNO_NOENT, ERRNO_NOTCAPABLE, ERRNO_PERM};
    // What a program without the network is told when it asks for names.
    let refused = [ERRNO_ACCES, ERRNO_PERM, ERRNO_NOTCAPABLE];
    let mut octets = [127, 0, 0, 1];
    let address = SockAddress { buf: octets.as_mut_ptr(), buf_len: octets.len() };
    let mut storage = [0; 128];
    let mut found = SockAddress { buf: storage.as_mut_ptr(), buf_len: storage.len() };
    // The first version has room for the bytes of one family.
    let mut octets_found = [0; 16];
    let mut found_1 = SockAddress { buf: octets_found.as_mut_ptr(), buf_len: octets_found.len() };
    let mut bytes = [0; 8];
    let into = [Iovec { buf: bytes.as_mut_ptr(), buf_len: bytes.len() }];
    let from = [Ciovec { buf: bytes.as_ptr(), buf_len: bytes.len() }];
    // SAFETY: what is pointed to lives until the calls are over.
    unsafe {
        for open in [sock_open, sock_open_v2] {
            let socket = open(ADDRESS_FAMILY_INET4, SOCK_TYPE_SOCKET_STREAM).expect("a socket that goes nowhere");
            check("fd_close", waxwing_guest::wasi::fd_close(socket), &[ERRNO_SUCCESS]);
        }
        bad("sock_bind", sock_bind(NO_FD, &address, 1));
        bad("sock_bind_v2", sock_bind_v2(NO_FD, &address, 1));
        bad("sock_listen", sock_listen(NO_FD, 1));
        bad("sock_listen_v2", sock_listen_v2(NO_FD, 1));
        bad("sock_connect", sock_connect(NO_FD, &address, 1));
        bad("sock_connect_v2", sock_connect_v2(NO_FD, &address, 1));
        bad("sock_accept_v2", sock_accept_v2(NO_FD, 0));
        bad("sock_accept of 1", wasmedge_v1::sock_accept(NO_FD));
        bad("sock_send_to", sock_send_to(NO_FD, &from, &address, 1, 0));
        bad("sock_send_to_v2", sock_send_to_v2(NO_FD, &from, &address, 1, 0));
        bad("sock_send_v2", sock_send_v2(NO_FD, &from, 0));
        bad("sock_recv_v2", sock_recv_v2(NO_FD, &into, 0));
        bad("sock_recv_from", sock_recv_from(NO_FD, &into, &mut found, 0));
        bad("sock_recv_from_v2", sock_recv_from_v2(NO_FD, &into, &mut found, 0));
        bad("sock_recv_from of 1", wasmedge_v1::sock_recv_from(NO_FD, &into, &mut found_1, 0));
        bad("sock_getlocaladdr", sock_getlocaladdr(NO_FD, &mut found));
        bad("sock_getlocaladdr_v2", sock_getlocaladdr_v2(NO_FD, &mut found));
        bad("sock_getlocaladdr of 1", wasmedge_v1::sock_getlocaladdr(NO_FD, &mut found_1));
        bad("sock_getpeeraddr", sock_getpeeraddr(NO_FD, &mut found));
        bad("sock_getpeeraddr_v2", sock_getpeeraddr_v2(NO_FD, &mut found));
        bad("sock_getpeeraddr of 1", wasmedge_v1::sock_getpeeraddr(NO_FD, &mut found_1));
        let (mut value, mut length) = ([0; 4], 4);
        bad("sock_getsockopt", sock_getsockopt(NO_FD, 0, SO_NAME_ERROR.raw(), value.as_mut_ptr(), &mut length));
        bad("sock_setsockopt", sock_setsockopt(NO_FD, 0, SO_NAME_SNDBUF.raw(), value.as_ptr(), 4));
        names(&[&refused[..], &[ERRNO_NOENT, ERRNO_INVAL]].concat());
        waiting();
    }
}

/// A name that nobody has, or may look up.
unsafe fn names(right: &[Errno]) {
    let mut data = [0; 26];
    let mut addr = AiSockaddr { family: 0, data_len: data.len(), data: data.as_mut_ptr() };
    let mut name = [0; 16];
    let hints = Addrinfo {
        flags: 0,
        family: ADDRESS_FAMILY_INET4.raw(),
        socktype: SOCK_TYPE_SOCKET_STREAM.raw(),
        protocol: AI_PROTOCOL_TCP.raw(),
        addrlen: 0,
        addr: core::ptr::null_mut(),
        canonname: core::ptr::null_mut(),
        canonname_len: 0,
        next: core::ptr::null_mut(),
    };
    let mut result =
        Addrinfo { addr: &mut addr, canonname: name.as_mut_ptr(), canonname_len: name.len(), ..hints };
    let mut first: *mut Addrinfo = &mut result;
    // SAFETY: the lists live until the call is over.
    let answer = unsafe { sock_getaddrinfo("nobody.invalid", "1", &hints, &mut first, 1) };
    check("sock_getaddrinfo", answer, right);
}

unsafe fn waiting() {
    let clock = SubscriptionClock {
        id: waxwing_guest::wasi::CLOCKID_MONOTONIC,
        timeout: 1_000_000,
        precision: 0,
        flags: 0,
    };
    let tag = waxwing_guest::wasi::EVENTTYPE_CLOCK.raw();
    let subscription =
        Subscription { userdata: 7, u: SubscriptionU { tag, u: SubscriptionUU { clock } } };
    let mut event = core::mem::MaybeUninit::<Event>::uninit();
    // SAFETY: both live until the call is over, and one event comes.
    let event = unsafe {
        assert_eq!(epoll_oneoff(&subscription, event.as_mut_ptr(), 1), Ok(1));
        event.assume_init()
    };
    assert_eq!(event.userdata, 7);
}
