//! Sockets in words that are the same for a guest and natively. Errors are POSIX's names.

#[cfg(target_os = "wasi")]
#[path = "net/guest.rs"]
mod system;
#[cfg(unix)]
#[path = "net/linux.rs"]
mod system;

pub use system::*;

pub type Result<T> = std::result::Result<T, &'static str>;

/// An address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addr {
    None,
    V4([u8; 4], u16),
    /// With the scope.
    V6([u8; 16], u16, u32),
    Unix(String),
}

pub const LOOPBACK_V6: [u8; 16] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
pub const ANY_V6: [u8; 16] = [0; 16];

/// IPv4's loopback, with a port.
pub fn local_v4(port: u16) -> Addr {
    Addr::V4([127, 0, 0, 1], port)
}

/// IPv6's loopback, with a port.
pub fn local_v6(port: u16) -> Addr {
    Addr::V6(LOOPBACK_V6, port, 0)
}

impl Addr {
    pub fn port(&self) -> u16 {
        match self {
            Addr::V4(_, port) | Addr::V6(_, port, _) => *port,
            _ => panic!("{self:?} has no port"),
        }
    }

    /// Without the port, which differs from run to run.
    pub fn host(&self) -> String {
        match self {
            Addr::None => "none".into(),
            Addr::V4(ip, port) => format!("{}, a port: {}", std::net::Ipv4Addr::from(*ip), *port != 0),
            Addr::V6(ip, port, _) => format!("{}, a port: {}", std::net::Ipv6Addr::from(*ip), *port != 0),
            Addr::Unix(path) => format!("unix {path:?}"),
        }
    }
}

/// Options: their numbers in the guest's interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opt {
    ReusePort = 1,
    ReuseAddr = 2,
    NoDelay = 3,
    DontRoute = 4,
    OnlyV6 = 5,
    Broadcast = 6,
    MulticastLoopV4 = 7,
    MulticastLoopV6 = 8,
    Listening = 10,
    LastError = 11,
    KeepAlive = 12,
    Linger = 13,
    OobInline = 14,
    RecvBufSize = 15,
    SendBufSize = 16,
    RecvLowat = 17,
    SendLowat = 18,
    RecvTimeout = 19,
    SendTimeout = 20,
    Ttl = 23,
    MulticastTtlV4 = 24,
    Type = 25,
    Proto = 26,
}

pub const FLAGS: [Opt; 11] = [
    Opt::ReusePort,
    Opt::ReuseAddr,
    Opt::NoDelay,
    Opt::DontRoute,
    Opt::OnlyV6,
    Opt::Broadcast,
    Opt::MulticastLoopV4,
    Opt::MulticastLoopV6,
    Opt::Listening,
    Opt::KeepAlive,
    Opt::OobInline,
];

pub const SIZES: [Opt; 9] = [
    Opt::LastError,
    Opt::RecvBufSize,
    Opt::SendBufSize,
    Opt::RecvLowat,
    Opt::SendLowat,
    Opt::Ttl,
    Opt::MulticastTtlV4,
    Opt::Type,
    Opt::Proto,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    V4 = 1,
    V6 = 2,
    Unix = 3,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Stream = 1,
    Dgram = 2,
    Raw = 3,
    Seqpacket = 4,
}

/// How to receive.
#[derive(Clone, Copy, Debug, Default)]
pub struct Flags {
    pub peek: bool,
    pub waitall: bool,
    pub whole_length: bool,
    pub dontwait: bool,
}

pub const PLAIN: Flags = Flags { peek: false, waitall: false, whole_length: false, dontwait: false };
pub const PEEK: Flags = Flags { peek: true, ..PLAIN };
pub const WAITALL: Flags = Flags { waitall: true, ..PLAIN };
pub const DONTWAIT: Flags = Flags { dontwait: true, ..PLAIN };
pub const WHOLE: Flags = Flags { whole_length: true, ..PLAIN };

/// POSIX's name of an error: name, number on Linux, number in WASI.
pub fn errno(number: i32, wasi: bool) -> &'static str {
    const NAMES: [(&str, i32, i32); 40] = [
        ("EPERM", 1, 63),
        ("ENOENT", 2, 44),
        ("EINTR", 4, 27),
        ("EIO", 5, 29),
        ("EBADF", 9, 8),
        ("EAGAIN", 11, 6),
        ("EACCES", 13, 2),
        ("EFAULT", 14, 21),
        ("EEXIST", 17, 20),
        ("ENODEV", 19, 43),
        ("ENOTDIR", 20, 54),
        ("EISDIR", 21, 31),
        ("EINVAL", 22, 28),
        ("EMFILE", 24, 33),
        ("ESPIPE", 29, 70),
        ("EROFS", 30, 69),
        ("EPIPE", 32, 64),
        ("EDOM", 33, 18),
        ("ENAMETOOLONG", 36, 37),
        ("ENOSYS", 38, 52),
        ("ELOOP", 40, 32),
        ("ENOTSOCK", 88, 57),
        ("EDESTADDRREQ", 89, 17),
        ("EMSGSIZE", 90, 35),
        ("EPROTOTYPE", 91, 67),
        ("ENOPROTOOPT", 92, 50),
        ("EPROTONOSUPPORT", 93, 66),
        // WASI has one name for both.
        ("EPROTONOSUPPORT", 94, 66),
        ("EOPNOTSUPP", 95, 58),
        ("EAFNOSUPPORT", 97, 5),
        ("EADDRINUSE", 98, 3),
        ("EADDRNOTAVAIL", 99, 4),
        ("ENETUNREACH", 101, 40),
        ("ECONNRESET", 104, 15),
        ("EISCONN", 106, 30),
        ("ENOTCONN", 107, 53),
        ("ETIMEDOUT", 110, 73),
        ("ECONNREFUSED", 111, 14),
        ("EALREADY", 114, 7),
        ("EINPROGRESS", 115, 26),
    ];
    let known = NAMES.iter().find(|(_, linux, guest)| number == if wasi { *guest } else { *linux });
    known.map_or("another error", |(name, ..)| name)
}
