//! The calls of WASIX on sockets, names and the network interface, and of dynamic linking.

use waxwing_guest::wasix::*;

use crate::{Host, NO_FD, ROOT, call};

pub(crate) fn calls(host: &Host) {
    sockets(host);
    options(host);
    interface(host);
    libraries(host);
}

/// What a program without the network is told, or one that has it.
fn refused(errno: Errno) -> bool {
    [ERRNO_ACCES, ERRNO_PERM, ERRNO_NOTCAPABLE].contains(&errno)
}

fn localhost(port: u16) -> AddrPort {
    let inet4 = AddrIp4Port { port, addr: AddrIp4 { n0: 127, n1: 0, h0: 0, h1: 1 } };
    AddrPort { tag: ADDRESS_FAMILY_INET4.raw(), u: AddrPortU { inet4 } }
}

fn sockets(host: &Host) {
    let family = ADDRESS_FAMILY_INET4;
    let stream = SOCK_TYPE_SOCKET_STREAM;
    let socket = host.check("sock_open", unsafe { sock_open(family, stream, SOCK_PROTO_TCP) }, |answer| {
        answer.is_ok() || answer.as_ref().is_err_and(|errno| refused(*errno))
    });
    if let Some(socket) = socket {
        call!(host, sock_status(socket), Ok(SOCK_STATUS_CLOSED | SOCK_STATUS_OPENING | SOCK_STATUS_OPENED));
        call!(host, sock_get_opt_flag(socket, SOCK_OPTION_REUSE_ADDR), Ok(BOOL_FALSE));
        call!(host, fd_close(socket), Ok(()));
    }
    let pair = unsafe { sock_pair(ADDRESS_FAMILY_UNIX, stream, SOCK_PROTO_IP) };
    let pair = host.check("sock_pair", pair, |answer| {
        answer.is_ok()
            || answer.as_ref().is_err_and(|errno| refused(*errno) || *errno == ERRNO_AFNOSUPPORT || *errno == ERRNO_PROTONOSUPPORT)
    });
    for fd in pair.into_iter().flat_map(|(one, other)| [one, other]) {
        call!(host, fd_close(fd), Ok(()));
    }
    let address = localhost(1);
    call!(host, sock_status(NO_FD), Err(ERRNO_BADF));
    call!(host, sock_addr_local(NO_FD), Err(ERRNO_BADF));
    call!(host, sock_addr_peer(NO_FD), Err(ERRNO_BADF));
    call!(host, sock_bind(NO_FD, &address), Err(ERRNO_BADF));
    call!(host, sock_listen(NO_FD, 1), Err(ERRNO_BADF));
    call!(host, sock_accept_v2(NO_FD, 0), Err(ERRNO_BADF));
    host.check("sock_accept", unsafe { waxwing_guest::legacy::sock_accept(NO_FD, 0) }, |answer| {
        matches!(answer, Err(ERRNO_BADF))
    });
    call!(host, sock_connect(NO_FD, &address), Err(ERRNO_BADF));
    let mut bytes = [0; 4];
    call!(host, sock_recv_from(NO_FD, &[Iovec { buf: bytes.as_mut_ptr(), buf_len: 4 }], 0), Err(ERRNO_BADF));
    call!(host, sock_send_to(NO_FD, &[Ciovec { buf: bytes.as_ptr(), buf_len: 4 }], 0, &address), Err(ERRNO_BADF));
    call!(host, sock_send_file(NO_FD, ROOT, 0, 1), Err(ERRNO_BADF));
    let mut found = [AddrIp { tag: 0, u: AddrIpU { unspec: AddrUnspec { n0: 0 } } }; 4];
    let answer = unsafe { resolve("", 0, found.as_mut_ptr(), found.len()) };
    host.check("resolve", answer, |answer| {
        answer.as_ref().is_err_and(|errno| refused(*errno) || [ERRNO_NOENT, ERRNO_INVAL].contains(errno))
    });
}

fn options(host: &Host) {
    let never = OptionTimestamp { tag: OPTION_NONE.raw(), u: OptionTimestampU { none: 0 } };
    call!(host, sock_set_opt_flag(NO_FD, SOCK_OPTION_REUSE_ADDR, BOOL_TRUE), Err(ERRNO_BADF));
    call!(host, sock_get_opt_flag(NO_FD, SOCK_OPTION_REUSE_ADDR), Err(ERRNO_BADF));
    call!(host, sock_set_opt_time(NO_FD, SOCK_OPTION_RECV_TIMEOUT, &never), Err(ERRNO_BADF));
    call!(host, sock_get_opt_time(NO_FD, SOCK_OPTION_RECV_TIMEOUT), Err(ERRNO_BADF));
    call!(host, sock_set_opt_size(NO_FD, SOCK_OPTION_TTL, 1), Err(ERRNO_BADF));
    call!(host, sock_get_opt_size(NO_FD, SOCK_OPTION_TTL), Err(ERRNO_BADF));
    let (group, any) = (AddrIp4::from_octets([224, 0, 0, 1]), AddrIp4::from_octets([0; 4]));
    call!(host, sock_join_multicast_v4(NO_FD, &group, &any), Err(ERRNO_BADF));
    call!(host, sock_leave_multicast_v4(NO_FD, &group, &any), Err(ERRNO_BADF));
    let group = AddrIp6::from_octets([0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    call!(host, sock_join_multicast_v6(NO_FD, &group, 0), Err(ERRNO_BADF));
    call!(host, sock_leave_multicast_v6(NO_FD, &group, 0), Err(ERRNO_BADF));
}

/// The network interface of this program, which it may neither see nor change unless somebody allows it.
fn interface(host: &Host) {
    let octets = AddrIp4 { n0: 10, n1: 0, h0: 0, h1: 1 };
    let inet4 = AddrIp4Cidr { addr: octets, prefix: 8 };
    let mut cidr = AddrCidr { tag: ADDRESS_FAMILY_INET4.raw(), u: AddrCidrU { inet4 } };
    let addr = Addr { tag: ADDRESS_FAMILY_INET4.raw(), u: AddrU { inet4: octets } };
    let never = OptionTimestamp { tag: OPTION_NONE.raw(), u: OptionTimestampU { none: 0 } };
    let mut route = Route { cidr, via_router: addr, preferred_until: never, expires_at: never };
    let mut count = 1;
    call!(host, port_bridge("network", "token", STREAM_SECURITY_UNENCRYPTED), Err(ERRNO_ACCES));
    call!(host, port_unbridge(), Err(ERRNO_ACCES));
    call!(host, port_dhcp_acquire(), Err(ERRNO_ACCES));
    call!(host, port_addr_add(&cidr), Err(ERRNO_ACCES));
    call!(host, port_addr_remove(&addr), Err(ERRNO_ACCES));
    call!(host, port_addr_clear(), Err(ERRNO_ACCES));
    call!(host, port_mac(), Err(ERRNO_ACCES));
    call!(host, port_addr_list(&mut cidr, &mut count), Err(ERRNO_ACCES));
    call!(host, port_gateway_set(&addr), Err(ERRNO_ACCES));
    call!(host, port_route_add(&cidr, &addr, &never, &never), Err(ERRNO_ACCES));
    call!(host, port_route_remove(&addr), Err(ERRNO_ACCES));
    call!(host, port_route_clear(), Err(ERRNO_ACCES));
    call!(host, port_route_list(&mut route, &mut count), Err(ERRNO_ACCES));
}

fn libraries(host: &Host) {
    let mut message = [0_u8; 64];
    let room = message.len();
    call!(host, dlopen("/none.so", DL_FLAGS_NOW, message.as_mut_ptr(), room, ""), Err(_));
    call!(host, dlsym(77, "none", message.as_mut_ptr(), room), Err(_));
    call!(host, dl_invalid_handle(77), Err(ERRNO_NOEXEC));
    let closure = call!(host, closure_allocate(), Ok(_) | Err(ERRNO_NOTSUP)).unwrap_or(0);
    call!(host, closure_prepare(0, closure, &[], &[], message.as_mut_ptr()), Ok(()) | Err(ERRNO_INVAL));
    call!(host, closure_free(closure), Ok(()) | Err(ERRNO_INVAL));
    call!(host, call_dynamic(0, &[], message.as_mut_ptr(), 0, BOOL_TRUE), Err(ERRNO_INVAL));
    let mut types = [WASM_VALUE_TYPE_I32; 4];
    let (arguments, results) = types.split_at_mut(2);
    call!(
        host,
        reflect_signature(0x7fff_ffff, arguments.as_mut_ptr(), 2, results.as_mut_ptr(), 2),
        Err(ERRNO_INVAL)
    );
}
