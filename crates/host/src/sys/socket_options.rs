//! Options of sockets.
//!
//! Main functions: [`socket_option`] and [`set_socket_option`]. One invariant: closing a socket never waits, since no socket
//! lingers in the operating system but for no time at all.
//!
//! # Safety
//! See the Safety section of [`super`]: values go to and come from variables of ours.

use std::net::{Ipv4Addr, Ipv6Addr};

use waxwing_abi::types::{AddressFamily, Errno, SockOption, SockProto, SockType};

use super::socket::done;
use super::unix::Handle;
use crate::errno::from_os;

fn get(socket: &Handle, (level, name): (libc::c_int, libc::c_int)) -> Result<libc::c_int, Errno> {
    let mut value: libc::c_int = 0;
    let mut len = libc::socklen_t::try_from(size_of::<libc::c_int>()).map_err(|_| Errno::Inval)?;
    // SAFETY: a number of ours, and its length.
    done(unsafe { libc::getsockopt(socket.raw(), level, name, (&raw mut value).cast(), &raw mut len) })?;
    // Some systems have some of them as bytes.
    Ok(if len == 1 { libc::c_int::from(value.to_ne_bytes()[0]) } else { value })
}

fn set<T>(socket: &Handle, (level, name): (libc::c_int, libc::c_int), value: &T) -> Result<(), Errno> {
    let len = libc::socklen_t::try_from(size_of::<T>()).map_err(|_| Errno::Inval)?;
    // SAFETY: a value of ours, and its length.
    done(unsafe { libc::setsockopt(socket.raw(), level, name, core::ptr::from_ref(value).cast(), len) })
}

/// Where the system has an option; none for what it has not.
fn place(option: SockOption, is_v6: bool) -> Option<(libc::c_int, libc::c_int)> {
    let socket = |name| Some((libc::SOL_SOCKET, name));
    match option {
        SockOption::ReusePort => socket(libc::SO_REUSEPORT),
        SockOption::ReuseAddr => socket(libc::SO_REUSEADDR),
        SockOption::NoDelay => Some((libc::IPPROTO_TCP, libc::TCP_NODELAY)),
        SockOption::DontRoute => socket(libc::SO_DONTROUTE),
        SockOption::OnlyV6 => Some((libc::IPPROTO_IPV6, libc::IPV6_V6ONLY)),
        SockOption::Broadcast => socket(libc::SO_BROADCAST),
        SockOption::MulticastLoopV4 => Some((libc::IPPROTO_IP, libc::IP_MULTICAST_LOOP)),
        SockOption::MulticastLoopV6 => Some((libc::IPPROTO_IPV6, libc::IPV6_MULTICAST_LOOP)),
        #[cfg(not(target_vendor = "apple"))]
        SockOption::Listening => socket(libc::SO_ACCEPTCONN),
        SockOption::LastError => socket(libc::SO_ERROR),
        SockOption::KeepAlive => socket(libc::SO_KEEPALIVE),
        SockOption::OobInline => socket(libc::SO_OOBINLINE),
        SockOption::RecvBufSize => socket(libc::SO_RCVBUF),
        SockOption::SendBufSize => socket(libc::SO_SNDBUF),
        SockOption::RecvLowat => socket(libc::SO_RCVLOWAT),
        SockOption::SendLowat => socket(libc::SO_SNDLOWAT),
        SockOption::Ttl if is_v6 => Some((libc::IPPROTO_IPV6, libc::IPV6_UNICAST_HOPS)),
        SockOption::Ttl => Some((libc::IPPROTO_IP, libc::IP_TTL)),
        SockOption::MulticastTtlV4 => Some((libc::IPPROTO_IP, libc::IP_MULTICAST_TTL)),
        SockOption::Type => socket(libc::SO_TYPE),
        #[cfg(target_os = "linux")]
        SockOption::Proto => socket(libc::SO_PROTOCOL),
        _ => None,
    }
}

/// An option as the system has it, a number; `is_v6` of a socket of IPv6 (getsockopt).
///
/// # Errors
/// As POSIX getsockopt: `noprotoopt`.
pub fn socket_option(socket: &Handle, option: SockOption, is_v6: bool) -> Result<i32, Errno> {
    get(socket, place(option, is_v6).ok_or(Errno::Noprotoopt)?)
}

/// Sets an option (setsockopt).
///
/// # Errors
/// As POSIX setsockopt: `noprotoopt`, `inval`, `dom`.
pub fn set_socket_option(socket: &Handle, option: SockOption, is_v6: bool, value: i32) -> Result<(), Errno> {
    let place = place(option, is_v6).ok_or(Errno::Noprotoopt)?;
    set(socket, place, &value)?;
    if option == SockOption::Ttl && is_v6 {
        // One that speaks IPv4 as well counts those hops apart. One that does not has no such option.
        let _ = set(socket, (libc::IPPROTO_IP, libc::IP_TTL), &value);
    }
    Ok(())
}

/// The error that was met since this was last asked, which is forgotten then (getsockopt of `SO_ERROR`).
///
/// # Errors
/// As POSIX getsockopt.
pub fn take_socket_error(socket: &Handle) -> Result<Option<Errno>, Errno> {
    let error = get(socket, (libc::SOL_SOCKET, libc::SO_ERROR))?;
    Ok(if error == 0 { None } else { Some(from_os(error)) })
}

/// Has closing throw away what was not sent yet and reset the connection, or (as from the start) send it without waiting
/// (setsockopt of `SO_LINGER`).
///
/// # Errors
/// As POSIX setsockopt.
pub fn set_reset_on_close(socket: &Handle, resets: bool) -> Result<(), Errno> {
    let linger = libc::linger { l_onoff: resets.into(), l_linger: 0 };
    set(socket, (libc::SOL_SOCKET, libc::SO_LINGER), &linger)
}

/// What a socket was opened as (getsockopt, getsockname).
///
/// # Errors
/// As POSIX getsockopt; `afnosupport` for families that guests do not know.
pub fn socket_description(socket: &Handle) -> Result<(AddressFamily, SockType, SockProto), Errno> {
    #[cfg(target_os = "linux")]
    let domain = get(socket, (libc::SOL_SOCKET, libc::SO_DOMAIN))?;
    #[cfg(not(target_os = "linux"))]
    let domain = match super::local_name(socket)? {
        super::SocketName::Internet(std::net::SocketAddr::V4(_)) => libc::AF_INET,
        super::SocketName::Internet(std::net::SocketAddr::V6(_)) => libc::AF_INET6,
        _ => libc::AF_UNIX,
    };
    let family = match domain {
        libc::AF_INET => AddressFamily::Inet4,
        libc::AF_INET6 => AddressFamily::Inet6,
        libc::AF_UNIX => AddressFamily::Unix,
        _ => return Err(Errno::Afnosupport),
    };
    let kind = match get(socket, (libc::SOL_SOCKET, libc::SO_TYPE))? {
        libc::SOCK_STREAM => SockType::SocketStream,
        libc::SOCK_DGRAM => SockType::SocketDgram,
        libc::SOCK_RAW => SockType::SocketRaw,
        libc::SOCK_SEQPACKET => SockType::SocketSeqpacket,
        _ => SockType::SocketUnused,
    };
    let protocol = socket_option(socket, SockOption::Proto, false).unwrap_or(0);
    let protocol = u16::try_from(protocol).ok().and_then(SockProto::from_raw).unwrap_or(SockProto::Ip);
    Ok((family, kind, protocol))
}

#[repr(C)]
struct Membership4 {
    group: libc::in_addr,
    interface: libc::in_addr,
}

/// Receives what is sent to a group of IPv4 at the interface with an address, or no more of it.
///
/// # Errors
/// As Linux setsockopt of `IP_ADD_MEMBERSHIP` and `IP_DROP_MEMBERSHIP`.
pub fn set_membership_v4(
    socket: &Handle,
    group: Ipv4Addr,
    interface: Ipv4Addr,
    joins: bool,
) -> Result<(), Errno> {
    let address = |ip: Ipv4Addr| libc::in_addr { s_addr: u32::from_ne_bytes(ip.octets()) };
    let name = if joins { libc::IP_ADD_MEMBERSHIP } else { libc::IP_DROP_MEMBERSHIP };
    let membership = Membership4 { group: address(group), interface: address(interface) };
    set(socket, (libc::IPPROTO_IP, name), &membership)
}

#[cfg(target_os = "linux")]
const V6_MEMBERSHIP: [libc::c_int; 2] = [libc::IPV6_DROP_MEMBERSHIP, libc::IPV6_ADD_MEMBERSHIP];
#[cfg(not(target_os = "linux"))]
const V6_MEMBERSHIP: [libc::c_int; 2] = [libc::IPV6_LEAVE_GROUP, libc::IPV6_JOIN_GROUP];

/// Receives what is sent to a group of IPv6 at the interface of a number, or no more of it.
///
/// # Errors
/// As Linux setsockopt of `IPV6_ADD_MEMBERSHIP` and `IPV6_DROP_MEMBERSHIP`.
pub fn set_membership_v6(socket: &Handle, group: Ipv6Addr, interface: u32, joins: bool) -> Result<(), Errno> {
    let membership = libc::ipv6_mreq {
        ipv6mr_multiaddr: libc::in6_addr { s6_addr: group.octets() },
        ipv6mr_interface: interface,
    };
    set(socket, (libc::IPPROTO_IPV6, V6_MEMBERSHIP[usize::from(joins)]), &membership)
}
