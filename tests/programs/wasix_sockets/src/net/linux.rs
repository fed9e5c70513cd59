//! The calls of Linux.

use super::{Addr, Family, Flags, Kind, Opt, Result, errno};
use std::mem::{size_of, zeroed};

pub type Fd = libc::c_int;

fn last() -> &'static str {
    errno(std::io::Error::last_os_error().raw_os_error().unwrap_or(0), false)
}

fn done(answer: libc::c_int) -> Result<()> {
    if answer < 0 { Err(last()) } else { Ok(()) }
}

fn count(answer: isize) -> Result<usize> {
    usize::try_from(answer).map_err(|_| last())
}

fn family(family: Family) -> libc::c_int {
    match family {
        Family::V4 => libc::AF_INET,
        Family::V6 => libc::AF_INET6,
        Family::Unix => libc::AF_UNIX,
    }
}

fn kind(kind: Kind) -> libc::c_int {
    match kind {
        Kind::Stream => libc::SOCK_STREAM,
        Kind::Dgram => libc::SOCK_DGRAM,
        Kind::Raw => libc::SOCK_RAW,
        Kind::Seqpacket => libc::SOCK_SEQPACKET,
    }
}

struct Written(libc::sockaddr_storage, libc::socklen_t);

impl Written {
    fn room() -> Self {
        Written(unsafe { zeroed() }, size_of::<libc::sockaddr_storage>() as u32)
    }

    fn of(addr: &Addr) -> Self {
        let mut written = Written::room();
        let at = &raw mut written.0;
        unsafe {
            match addr {
                Addr::None => written.1 = 16,
                Addr::V4(ip, port) => {
                    let name = &mut *at.cast::<libc::sockaddr_in>();
                    name.sin_family = libc::AF_INET as u16;
                    name.sin_port = port.to_be();
                    name.sin_addr.s_addr = u32::from_ne_bytes(*ip);
                    written.1 = size_of::<libc::sockaddr_in>() as u32;
                }
                Addr::V6(ip, port, scope) => {
                    let name = &mut *at.cast::<libc::sockaddr_in6>();
                    name.sin6_family = libc::AF_INET6 as u16;
                    name.sin6_port = port.to_be();
                    name.sin6_addr.s6_addr = *ip;
                    name.sin6_scope_id = *scope;
                    written.1 = size_of::<libc::sockaddr_in6>() as u32;
                }
                Addr::Unix(path) => {
                    let name = &mut *at.cast::<libc::sockaddr_un>();
                    name.sun_family = libc::AF_UNIX as u16;
                    for (to, from) in name.sun_path.iter_mut().zip(path.bytes()) {
                        *to = from as libc::c_char;
                    }
                    written.1 = (2 + path.len() + usize::from(path.len() < 108)) as u32;
                }
            }
        }
        written
    }

    fn as_raw(&self) -> (*const libc::sockaddr, libc::socklen_t) {
        ((&raw const self.0).cast(), self.1)
    }

    fn read(&self) -> Addr {
        let at = &raw const self.0;
        unsafe {
            match libc::c_int::from(self.0.ss_family) {
                libc::AF_INET => {
                    let name = &*at.cast::<libc::sockaddr_in>();
                    Addr::V4(name.sin_addr.s_addr.to_ne_bytes(), u16::from_be(name.sin_port))
                }
                libc::AF_INET6 => {
                    let name = &*at.cast::<libc::sockaddr_in6>();
                    Addr::V6(name.sin6_addr.s6_addr, u16::from_be(name.sin6_port), name.sin6_scope_id)
                }
                libc::AF_UNIX => {
                    let name = &*at.cast::<libc::sockaddr_un>();
                    let path = name.sun_path.iter().take(self.1.saturating_sub(2) as usize);
                    let path = path.map(|byte| *byte as u8).take_while(|byte| *byte != 0).collect();
                    Addr::Unix(String::from_utf8(path).expect("paths are UTF-8"))
                }
                _ => Addr::None,
            }
        }
    }
}

pub fn open(af: Family, ty: Kind, proto: u16) -> Result<Fd> {
    let fd = unsafe { libc::socket(family(af), kind(ty) | libc::SOCK_CLOEXEC, proto.into()) };
    done(fd).map(|()| fd)
}

pub fn pair(ty: Kind) -> Result<(Fd, Fd)> {
    let mut fds = [-1; 2];
    let made = unsafe { libc::socketpair(libc::AF_UNIX, kind(ty) | libc::SOCK_CLOEXEC, 0, fds.as_mut_ptr()) };
    done(made).map(|()| (fds[0], fds[1]))
}

pub fn close(fd: Fd) {
    done(unsafe { libc::close(fd) }).expect("closed");
}

pub fn bind(fd: Fd, addr: &Addr) -> Result<()> {
    let written = Written::of(addr);
    let (at, len) = written.as_raw();
    done(unsafe { libc::bind(fd, at, len) })
}

pub fn listen(fd: Fd, backlog: usize) -> Result<()> {
    done(unsafe { libc::listen(fd, backlog as i32) })
}

pub fn accept(fd: Fd) -> Result<(Fd, Addr)> {
    let mut addr = Written::room();
    let taken = unsafe { libc::accept4(fd, (&raw mut addr.0).cast(), &mut addr.1, libc::SOCK_CLOEXEC) };
    done(taken).map(|()| (taken, addr.read()))
}

pub fn connect(fd: Fd, addr: &Addr) -> Result<()> {
    let written = Written::of(addr);
    let (at, len) = written.as_raw();
    done(unsafe { libc::connect(fd, at, len) })
}

pub fn local(fd: Fd) -> Result<Addr> {
    let mut addr = Written::room();
    done(unsafe { libc::getsockname(fd, (&raw mut addr.0).cast(), &mut addr.1) }).map(|()| addr.read())
}

pub fn peer(fd: Fd) -> Result<Addr> {
    let mut addr = Written::room();
    done(unsafe { libc::getpeername(fd, (&raw mut addr.0).cast(), &mut addr.1) }).map(|()| addr.read())
}

fn message_flags(flags: Flags) -> libc::c_int {
    let on = |on, flag| if on { flag } else { 0 };
    on(flags.peek, libc::MSG_PEEK)
        | on(flags.waitall, libc::MSG_WAITALL)
        | on(flags.whole_length, libc::MSG_TRUNC)
        | on(flags.dontwait, libc::MSG_DONTWAIT)
}

pub fn recv(fd: Fd, buf: &mut [u8], flags: Flags) -> Result<(usize, bool)> {
    recv_from(fd, buf, flags).map(|(len, is_cut, _)| (len, is_cut))
}

pub fn recv_from(fd: Fd, buf: &mut [u8], flags: Flags) -> Result<(usize, bool, Addr)> {
    let mut range = libc::iovec { iov_base: buf.as_mut_ptr().cast(), iov_len: buf.len() };
    let mut addr = Written::room();
    let mut message: libc::msghdr = unsafe { zeroed() };
    (message.msg_iov, message.msg_iovlen) = (&mut range, 1);
    (message.msg_name, message.msg_namelen) = ((&raw mut addr.0).cast(), addr.1);
    let received = count(unsafe { libc::recvmsg(fd, &mut message, message_flags(flags)) })?;
    addr.1 = message.msg_namelen;
    Ok((received, message.msg_flags & libc::MSG_TRUNC != 0, addr.read()))
}

pub fn send(fd: Fd, bytes: &[u8]) -> Result<usize> {
    count(unsafe { libc::send(fd, bytes.as_ptr().cast(), bytes.len(), libc::MSG_NOSIGNAL) })
}

pub fn send_to(fd: Fd, bytes: &[u8], addr: &Addr) -> Result<usize> {
    let written = Written::of(addr);
    let (at, len) = written.as_raw();
    count(unsafe { libc::sendto(fd, bytes.as_ptr().cast(), bytes.len(), libc::MSG_NOSIGNAL, at, len) })
}

pub fn send_file(out: Fd, file: &std::fs::File, offset: u64, count_: u64) -> Result<u64> {
    use std::os::fd::AsRawFd;
    let mut offset = offset as libc::off_t;
    let sent = unsafe { libc::sendfile(out, file.as_raw_fd(), &mut offset, count_ as usize) };
    count(sent).map(|sent| sent as u64)
}

pub fn shutdown(fd: Fd, read: bool, write: bool) -> Result<()> {
    let how = match (read, write) {
        (true, false) => libc::SHUT_RD,
        (false, true) => libc::SHUT_WR,
        (true, true) => libc::SHUT_RDWR,
        (false, false) => -1,
    };
    done(unsafe { libc::shutdown(fd, how) })
}

fn place(fd: Fd, option: Opt) -> (libc::c_int, libc::c_int) {
    let is_v6 = matches!(local(fd), Ok(Addr::V6(..)));
    match option {
        Opt::ReusePort => (libc::SOL_SOCKET, libc::SO_REUSEPORT),
        Opt::ReuseAddr => (libc::SOL_SOCKET, libc::SO_REUSEADDR),
        Opt::NoDelay => (libc::IPPROTO_TCP, libc::TCP_NODELAY),
        Opt::DontRoute => (libc::SOL_SOCKET, libc::SO_DONTROUTE),
        Opt::OnlyV6 => (libc::IPPROTO_IPV6, libc::IPV6_V6ONLY),
        Opt::Broadcast => (libc::SOL_SOCKET, libc::SO_BROADCAST),
        Opt::MulticastLoopV4 => (libc::IPPROTO_IP, libc::IP_MULTICAST_LOOP),
        Opt::MulticastLoopV6 => (libc::IPPROTO_IPV6, libc::IPV6_MULTICAST_LOOP),
        Opt::Listening => (libc::SOL_SOCKET, libc::SO_ACCEPTCONN),
        Opt::LastError => (libc::SOL_SOCKET, libc::SO_ERROR),
        Opt::KeepAlive => (libc::SOL_SOCKET, libc::SO_KEEPALIVE),
        Opt::Linger => (libc::SOL_SOCKET, libc::SO_LINGER),
        Opt::OobInline => (libc::SOL_SOCKET, libc::SO_OOBINLINE),
        Opt::RecvBufSize => (libc::SOL_SOCKET, libc::SO_RCVBUF),
        Opt::SendBufSize => (libc::SOL_SOCKET, libc::SO_SNDBUF),
        Opt::RecvLowat => (libc::SOL_SOCKET, libc::SO_RCVLOWAT),
        Opt::SendLowat => (libc::SOL_SOCKET, libc::SO_SNDLOWAT),
        Opt::RecvTimeout => (libc::SOL_SOCKET, libc::SO_RCVTIMEO),
        Opt::SendTimeout => (libc::SOL_SOCKET, libc::SO_SNDTIMEO),
        Opt::Ttl if is_v6 => (libc::IPPROTO_IPV6, libc::IPV6_UNICAST_HOPS),
        Opt::Ttl => (libc::IPPROTO_IP, libc::IP_TTL),
        Opt::MulticastTtlV4 => (libc::IPPROTO_IP, libc::IP_MULTICAST_TTL),
        Opt::Type => (libc::SOL_SOCKET, libc::SO_TYPE),
        Opt::Proto => (libc::SOL_SOCKET, libc::SO_PROTOCOL),
    }
}

fn set<T>(fd: Fd, option: Opt, value: &T) -> Result<()> {
    let (level, name) = place(fd, option);
    let len = size_of::<T>() as u32;
    done(unsafe { libc::setsockopt(fd, level, name, (&raw const *value).cast(), len) })
}

fn get<T>(fd: Fd, option: Opt) -> Result<T> {
    let (level, name) = place(fd, option);
    let (mut value, mut len) = (unsafe { zeroed::<T>() }, size_of::<T>() as u32);
    done(unsafe { libc::getsockopt(fd, level, name, (&raw mut value).cast(), &mut len) }).map(|()| value)
}

pub fn set_flag(fd: Fd, option: Opt, flag: bool) -> Result<()> {
    set(fd, option, &libc::c_int::from(flag))
}

pub fn flag(fd: Fd, option: Opt) -> Result<bool> {
    get::<libc::c_int>(fd, option).map(|value| value != 0)
}

pub fn set_size(fd: Fd, option: Opt, size: u64) -> Result<()> {
    set(fd, option, &libc::c_int::try_from(size).map_err(|_| "EINVAL")?)
}

pub fn size(fd: Fd, option: Opt) -> Result<u64> {
    get::<libc::c_int>(fd, option).map(|value| value as u64)
}

/// The error that was met last, by its name.
pub fn last_error(fd: Fd) -> Result<&'static str> {
    size(fd, Opt::LastError).map(|number| if number == 0 { "none" } else { errno(number as i32, false) })
}

/// In nanoseconds.
pub fn set_time(fd: Fd, option: Opt, time: Option<u64>) -> Result<()> {
    if option == Opt::Linger {
        let seconds = time.unwrap_or(0).div_ceil(1_000_000_000) as i32;
        return set(fd, option, &libc::linger { l_onoff: time.is_some().into(), l_linger: seconds });
    }
    let time = time.unwrap_or(0);
    let (seconds, rest) = ((time / 1_000_000_000) as i64, (time % 1_000_000_000 / 1000) as i64);
    set(fd, option, &libc::timeval { tv_sec: seconds, tv_usec: rest })
}

pub fn time(fd: Fd, option: Opt) -> Result<Option<u64>> {
    if option == Opt::Linger {
        let linger: libc::linger = get(fd, option)?;
        return Ok((linger.l_onoff != 0).then_some(linger.l_linger as u64 * 1_000_000_000));
    }
    let time: libc::timeval = get(fd, option)?;
    let nanoseconds = time.tv_sec as u64 * 1_000_000_000 + time.tv_usec as u64 * 1000;
    Ok((nanoseconds > 0).then_some(nanoseconds))
}

pub fn set_member_v4(fd: Fd, group: [u8; 4], interface: [u8; 4], joins: bool) -> Result<()> {
    let membership = [group, interface];
    let name = if joins { libc::IP_ADD_MEMBERSHIP } else { libc::IP_DROP_MEMBERSHIP };
    done(unsafe { libc::setsockopt(fd, libc::IPPROTO_IP, name, membership.as_ptr().cast(), 8) })
}

pub fn set_member_v6(fd: Fd, group: [u8; 16], interface: u32, joins: bool) -> Result<()> {
    let membership =
        libc::ipv6_mreq { ipv6mr_multiaddr: libc::in6_addr { s6_addr: group }, ipv6mr_interface: interface };
    let name = if joins { libc::IPV6_ADD_MEMBERSHIP } else { libc::IPV6_DROP_MEMBERSHIP };
    done(unsafe { libc::setsockopt(fd, libc::IPPROTO_IPV6, name, (&raw const membership).cast(), 20) })
}

pub fn set_nonblocking(fd: Fd, on: bool) {
    done(unsafe { libc::fcntl(fd, libc::F_SETFL, if on { libc::O_NONBLOCK } else { 0 }) }).expect("set");
}

pub fn read(fd: Fd, buf: &mut [u8]) -> Result<usize> {
    count(unsafe { libc::read(fd, buf.as_mut_ptr().cast(), buf.len()) })
}

pub fn write(fd: Fd, bytes: &[u8]) -> Result<usize> {
    count(unsafe { libc::write(fd, bytes.as_ptr().cast(), bytes.len()) })
}

/// The number of its kind of file in preview1 and WASIX.
pub fn filetype(fd: Fd) -> u8 {
    match get::<libc::c_int>(fd, Opt::Type) {
        Ok(libc::SOCK_STREAM) => 6,
        Ok(libc::SOCK_DGRAM) => 5,
        Ok(libc::SOCK_RAW) => 8,
        Ok(libc::SOCK_SEQPACKET) => 9,
        _ => 0,
    }
}

/// What an option of this name would say of how far a connection is, if Linux had it.
pub fn status(fd: Fd) -> Result<u8> {
    let mut info: libc::tcp_info = unsafe { zeroed() };
    let mut len = size_of::<libc::tcp_info>() as u32;
    done(unsafe {
        libc::getsockopt(fd, libc::IPPROTO_TCP, libc::TCP_INFO, (&raw mut info).cast(), &mut len)
    })?;
    Ok(match info.tcpi_state {
        // Established, listening, half closed by either side.
        1 | 4 | 5 | 8 | 10 => 1,
        // On the way.
        2 | 3 => 0,
        // Fresh.
        7 => 0,
        _ => 2,
    })
}

/// Whether it becomes readable (writable) within some milliseconds.
pub fn ready(fd: Fd, write: bool, milliseconds: u64) -> bool {
    let events = if write { libc::POLLOUT } else { libc::POLLIN };
    let mut poll = libc::pollfd { fd, events, revents: 0 };
    unsafe { libc::poll(&mut poll, 1, milliseconds as i32) > 0 }
}
