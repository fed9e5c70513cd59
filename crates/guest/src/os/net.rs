//! Sockets and names, with the addresses of `core::net`.
//!
//! Main types: [`TcpListener`], [`TcpStream`], [`UdpSocket`].

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use core::time::Duration;

use super::fd::streams;
use super::{AsFd as _, OwnedFd, Result, option_timestamp};
use crate::wasix::{
    self, ADDRESS_FAMILY_INET4, ADDRESS_FAMILY_INET6, ADDRESS_FAMILY_IP_INET4, ADDRESS_FAMILY_IP_INET6,
    AddrIp, AddrIp4, AddrIp4Port, AddrIp6, AddrIp6Port, AddrIpU, AddrPort, AddrPortU, AddrUnspec, BOOL_FALSE,
    BOOL_TRUE, Ciovec, ERRNO_AFNOSUPPORT, Iovec, SOCK_PROTO_TCP, SOCK_PROTO_UDP, SOCK_TYPE_SOCKET_DGRAM,
    SOCK_TYPE_SOCKET_STREAM, SockOption, SockProto, SockType,
};

/// A socket that takes connections.
#[derive(Debug)]
pub struct TcpListener(OwnedFd);

/// A connection.
#[derive(Debug)]
pub struct TcpStream(OwnedFd);

/// A socket for datagrams.
#[derive(Debug)]
pub struct UdpSocket(OwnedFd);

streams! {
    TcpListener: ;
    TcpStream: read write;
    UdpSocket: ;
}

/// An address as calls have it. The flow and the scope of IPv6 are halves of 16 bits.
fn to_wasix(address: SocketAddr) -> AddrPort {
    match address {
        SocketAddr::V4(address) => {
            let inet4 =
                AddrIp4Port { port: address.port(), addr: AddrIp4::from_octets(address.ip().octets()) };
            AddrPort { tag: ADDRESS_FAMILY_INET4.raw(), u: AddrPortU { inet4 } }
        }
        SocketAddr::V6(address) => {
            let [flow_info1, flow_info0] = halves(address.flowinfo());
            let [scope_id1, scope_id0] = halves(address.scope_id());
            let bytes = AddrIp6::from_octets(address.ip().octets());
            let addr = AddrIp6 { flow_info1, flow_info0, scope_id1, scope_id0, ..bytes };
            let inet6 = AddrIp6Port { port: address.port(), addr };
            AddrPort { tag: ADDRESS_FAMILY_INET6.raw(), u: AddrPortU { inet6 } }
        }
    }
}

fn halves(number: u32) -> [u16; 2] {
    #[expect(clippy::cast_possible_truncation, reason = "the lower half")]
    [(number >> 16) as u16, number as u16]
}

fn whole(upper: u16, lower: u16) -> u32 {
    u32::from(upper) << 16 | u32::from(lower)
}

fn from_wasix(address: AddrPort) -> Result<SocketAddr> {
    // SAFETY: the tag says which it is.
    unsafe {
        if address.tag == ADDRESS_FAMILY_INET4.raw() {
            let AddrIp4Port { port, addr } = address.u.inet4;
            Ok(SocketAddrV4::new(Ipv4Addr::from(addr.octets()), port).into())
        } else if address.tag == ADDRESS_FAMILY_INET6.raw() {
            let AddrIp6Port { port, addr } = address.u.inet6;
            let flow = whole(addr.flow_info1, addr.flow_info0);
            let scope = whole(addr.scope_id1, addr.scope_id0);
            Ok(SocketAddrV6::new(Ipv6Addr::from(addr.octets()), port, flow, scope).into())
        } else {
            Err(ERRNO_AFNOSUPPORT)
        }
    }
}

fn open(address: SocketAddr, kind: SockType, protocol: SockProto) -> Result<OwnedFd> {
    let family = if address.is_ipv4() { ADDRESS_FAMILY_INET4 } else { ADDRESS_FAMILY_INET6 };
    // SAFETY: no address of memory is given.
    let fd = unsafe { wasix::sock_open(family, kind, protocol) }?;
    // SAFETY: it has just been opened.
    Ok(unsafe { OwnedFd::from_raw(fd) })
}

fn bind(socket: &OwnedFd, address: SocketAddr) -> Result<()> {
    // SAFETY: the address is borrowed for the call.
    unsafe { wasix::sock_bind(socket.as_raw(), &to_wasix(address)) }
}

fn local(socket: &OwnedFd) -> Result<SocketAddr> {
    // SAFETY: no address of memory is given.
    from_wasix(unsafe { wasix::sock_addr_local(socket.as_raw()) }?)
}

fn peer(socket: &OwnedFd) -> Result<SocketAddr> {
    // SAFETY: no address of memory is given.
    from_wasix(unsafe { wasix::sock_addr_peer(socket.as_raw()) }?)
}

fn set_flag(socket: &OwnedFd, option: SockOption, on: bool) -> Result<()> {
    // SAFETY: no address of memory is given.
    unsafe { wasix::sock_set_opt_flag(socket.as_raw(), option, if on { BOOL_TRUE } else { BOOL_FALSE }) }
}

fn set_time(socket: &OwnedFd, option: SockOption, time: Option<Duration>) -> Result<()> {
    // SAFETY: the time is borrowed for the call.
    unsafe { wasix::sock_set_opt_time(socket.as_raw(), option, &option_timestamp(time)) }
}

impl TcpListener {
    /// A socket that takes connections at `address`; port 0 is any that is free.
    ///
    /// # Errors
    /// `addrinuse`, `addrnotavail`, `acces` where the program may not
    pub fn bind(address: SocketAddr) -> Result<Self> {
        let socket = open(address, SOCK_TYPE_SOCKET_STREAM, SOCK_PROTO_TCP)?;
        set_flag(&socket, wasix::SOCK_OPTION_REUSE_ADDR, true)?;
        bind(&socket, address)?;
        // SAFETY: no address of memory is given.
        unsafe { wasix::sock_listen(socket.as_raw(), 128) }?;
        Ok(TcpListener(socket))
    }

    /// Where it listens.
    ///
    /// # Errors
    /// None that a program can meet.
    pub fn local_addr(&self) -> Result<SocketAddr> {
        local(&self.0)
    }

    /// Waits for a connection; it, and who made it.
    ///
    /// # Errors
    /// `again` where nothing is waited for, `intr`
    pub fn accept(&self) -> Result<(TcpStream, SocketAddr)> {
        // SAFETY: no address of memory is given.
        let (fd, address) = unsafe { wasix::sock_accept_v2(self.as_raw(), 0) }?;
        // SAFETY: it has just been opened.
        let stream = TcpStream(unsafe { OwnedFd::from_raw(fd) });
        Ok((stream, from_wasix(address)?))
    }

    /// Whether [`TcpListener::accept`] answers `again` where it would wait.
    ///
    /// # Errors
    /// None that a program can meet.
    pub fn set_nonblocking(&self, nonblocking: bool) -> Result<()> {
        self.0.set_nonblocking(nonblocking)
    }
}

impl TcpStream {
    /// Connects to `address`.
    ///
    /// # Errors
    /// `connrefused`, `hostunreach`, `netunreach`, `timedout`, `acces` where the program may not, `intr`
    pub fn connect(address: SocketAddr) -> Result<Self> {
        let socket = open(address, SOCK_TYPE_SOCKET_STREAM, SOCK_PROTO_TCP)?;
        // SAFETY: the address is borrowed for the call.
        unsafe { wasix::sock_connect(socket.as_raw(), &to_wasix(address)) }?;
        Ok(TcpStream(socket))
    }

    /// This side's address.
    ///
    /// # Errors
    /// None that a program can meet.
    pub fn local_addr(&self) -> Result<SocketAddr> {
        local(&self.0)
    }

    /// The other side's address.
    ///
    /// # Errors
    /// `notconn`
    pub fn peer_addr(&self) -> Result<SocketAddr> {
        peer(&self.0)
    }

    /// Says that nothing more will be written: the other side reads the end.
    ///
    /// # Errors
    /// `notconn`
    pub fn finish(&self) -> Result<()> {
        // SAFETY: no address of memory is given.
        unsafe { wasix::sock_shutdown(self.as_raw(), wasix::SDFLAGS_WR) }
    }

    /// Whether small writes are sent at once.
    ///
    /// # Errors
    /// None that a program can meet.
    pub fn set_nodelay(&self, nodelay: bool) -> Result<()> {
        set_flag(&self.0, wasix::SOCK_OPTION_NO_DELAY, nodelay)
    }

    /// How long a read waits; none is for ever. After that it answers `again`.
    ///
    /// # Errors
    /// `inval` for no time at all
    pub fn set_read_timeout(&self, timeout: Option<Duration>) -> Result<()> {
        if timeout == Some(Duration::ZERO) {
            return Err(wasix::ERRNO_INVAL);
        }
        set_time(&self.0, wasix::SOCK_OPTION_RECV_TIMEOUT, timeout)
    }

    /// Whether reads and writes answer `again` where they would wait.
    ///
    /// # Errors
    /// None that a program can meet.
    pub fn set_nonblocking(&self, nonblocking: bool) -> Result<()> {
        self.0.set_nonblocking(nonblocking)
    }
}

impl UdpSocket {
    /// A socket for datagrams at `address`; port 0 is any that is free.
    ///
    /// # Errors
    /// As [`TcpListener::bind`]
    pub fn bind(address: SocketAddr) -> Result<Self> {
        let socket = open(address, SOCK_TYPE_SOCKET_DGRAM, SOCK_PROTO_UDP)?;
        bind(&socket, address)?;
        Ok(UdpSocket(socket))
    }

    /// Where it is.
    ///
    /// # Errors
    /// None that a program can meet.
    pub fn local_addr(&self) -> Result<SocketAddr> {
        local(&self.0)
    }

    /// Sends one datagram; how many bytes.
    ///
    /// # Errors
    /// `msgsize`, `netunreach`, `acces` where the program may not
    pub fn send_to(&self, bytes: &[u8], address: SocketAddr) -> Result<usize> {
        let part = Ciovec { buf: bytes.as_ptr(), buf_len: bytes.len() };
        // SAFETY: all is borrowed for the call.
        unsafe { wasix::sock_send_to(self.as_raw(), &[part], 0, &to_wasix(address)) }
    }

    /// Waits for a datagram; how many of its bytes fit, and who sent it.
    ///
    /// # Errors
    /// `again` where nothing is waited for, `intr`
    pub fn recv_from(&self, bytes: &mut [u8]) -> Result<(usize, SocketAddr)> {
        let part = Iovec { buf: bytes.as_mut_ptr(), buf_len: bytes.len() };
        // SAFETY: the bytes are borrowed for the call.
        let (length, _, address) = unsafe { wasix::sock_recv_from(self.as_raw(), &[part], 0) }?;
        Ok((length, from_wasix(address)?))
    }
}

/// Looks up the addresses of a host and writes them, as many as there is room for, at most 16; how many.
///
/// # Errors
/// `noent` when there are none, `acces` where the program may not
pub fn lookup(host: &str, addresses: &mut [IpAddr]) -> Result<usize> {
    let mut found = [AddrIp { tag: 0, u: AddrIpU { unspec: AddrUnspec { n0: 0 } } }; 16];
    let room = addresses.len().min(found.len());
    // SAFETY: there is room for as many as are asked for.
    let count = unsafe { wasix::resolve(host, 0, found.as_mut_ptr(), room) }?;
    let mut written = 0;
    for (address, place) in found.iter().take(count).zip(addresses) {
        // SAFETY: the tag says which it is.
        *place = unsafe {
            if address.tag == ADDRESS_FAMILY_IP_INET4.raw() {
                Ipv4Addr::from(address.u.inet4.octets()).into()
            } else if address.tag == ADDRESS_FAMILY_IP_INET6.raw() {
                Ipv6Addr::from(address.u.inet6.octets()).into()
            } else {
                return Err(ERRNO_AFNOSUPPORT);
            }
        };
        written += 1;
    }
    Ok(written)
}
