//! The calls, as `wasix_32v1` has them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

pub type Result<T> = core::result::Result<T, wasi::Errno>;

pub const INET4: i32 = 1;
pub const INET6: i32 = 2;
pub const UNIX: i32 = 3;

pub const STREAM: i32 = 1;
pub const DGRAM: i32 = 2;
pub const RAW: i32 = 3;

/// `icmp`, for raw sockets; whatever there is for others.
const ICMP: i32 = 1;

#[link(wasm_import_module = "wasix_32v1")]
unsafe extern "C" {
    fn resolve(host: *const u8, len: usize, port: i32, addrs: *mut AddrIp, room: usize, count: *mut usize) -> i32;
    fn sock_open(family: i32, kind: i32, protocol: i32, fd: *mut u32) -> i32;
    fn sock_bind(fd: u32, address: *const AddrPort) -> i32;
    fn sock_listen(fd: u32, backlog: usize) -> i32;
    fn sock_connect(fd: u32, address: *const AddrPort) -> i32;
    fn sock_send_to(
        fd: u32,
        data: *const wasi::Ciovec,
        count: usize,
        flags: i32,
        address: *const AddrPort,
        sent: *mut usize,
    ) -> i32;
    fn sock_send_file(fd: u32, file: u32, offset: u64, count: u64, sent: *mut u64) -> i32;
    fn sock_addr_local(fd: u32, address: *mut AddrPort) -> i32;
    fn sock_addr_peer(fd: u32, address: *mut AddrPort) -> i32;
    fn sock_join_multicast_v4(fd: u32, group: *const [u8; 4], interface: *const [u8; 4]) -> i32;
    fn sock_join_multicast_v6(fd: u32, group: *const [u8; 24], interface: u32) -> i32;
}

#[repr(C, align(2))]
#[derive(Clone, Copy)]
struct AddrIp([u8; 18]);

#[repr(C, align(2))]
struct AddrPort([u8; 110]);

impl AddrPort {
    fn new(address: &SocketAddr) -> Self {
        let mut bytes = [0; 110];
        bytes[0] = family(address) as u8;
        bytes[2..4].copy_from_slice(&address.port().to_le_bytes());
        match address.ip() {
            IpAddr::V4(ip) => bytes[4..8].copy_from_slice(&ip.octets()),
            IpAddr::V6(ip) => bytes[4..20].copy_from_slice(&ip.octets()),
        }
        AddrPort(bytes)
    }

    /// No address, which undoes a connection.
    const NONE: AddrPort = AddrPort([0; 110]);

    fn read(&self) -> SocketAddr {
        let port = u16::from_le_bytes([self.0[2], self.0[3]]);
        match i32::from(self.0[0]) {
            INET4 => (<[u8; 4]>::try_from(&self.0[4..8]).expect("4 bytes"), port).into(),
            INET6 => (<[u8; 16]>::try_from(&self.0[4..20]).expect("16 bytes"), port).into(),
            other => panic!("an address of the family {other}"),
        }
    }

    fn of_path(path: &str) -> Self {
        let mut bytes = [0; 110];
        bytes[0] = UNIX as u8;
        bytes[2..2 + path.len()].copy_from_slice(path.as_bytes());
        AddrPort(bytes)
    }
}

pub fn family(address: &SocketAddr) -> i32 {
    if address.is_ipv4() { INET4 } else { INET6 }
}

fn done(errno: i32) -> Result<()> {
    match errno {
        0 => Ok(()),
        errno => Err(errnos().find(|known| i32::from(known.raw()) == errno).expect("a known error")),
    }
}

/// The published crate makes none of numbers.
fn errnos() -> impl Iterator<Item = wasi::Errno> {
    [
        wasi::ERRNO_ACCES,
        wasi::ERRNO_ADDRINUSE,
        wasi::ERRNO_ADDRNOTAVAIL,
        wasi::ERRNO_AFNOSUPPORT,
        wasi::ERRNO_AGAIN,
        wasi::ERRNO_BADF,
        wasi::ERRNO_CONNREFUSED,
        wasi::ERRNO_DESTADDRREQ,
        wasi::ERRNO_FAULT,
        wasi::ERRNO_HOSTUNREACH,
        wasi::ERRNO_INPROGRESS,
        wasi::ERRNO_INTR,
        wasi::ERRNO_INVAL,
        wasi::ERRNO_IO,
        wasi::ERRNO_ISCONN,
        wasi::ERRNO_NETUNREACH,
        wasi::ERRNO_NODEV,
        wasi::ERRNO_NOENT,
        wasi::ERRNO_NOSYS,
        wasi::ERRNO_NOTCAPABLE,
        wasi::ERRNO_NOTCONN,
        wasi::ERRNO_NOTSOCK,
        wasi::ERRNO_NOTSUP,
        wasi::ERRNO_PERM,
        wasi::ERRNO_PIPE,
        wasi::ERRNO_PROTONOSUPPORT,
        wasi::ERRNO_PROTOTYPE,
        wasi::ERRNO_ROFS,
        wasi::ERRNO_TIMEDOUT,
    ]
    .into_iter()
}

/// The addresses of a name, as many as there is room for.
pub fn addresses(host: &str, port: u16, room: usize) -> Result<Vec<IpAddr>> {
    const UNTOUCHED: AddrIp = AddrIp([0xee; 18]);
    let mut found = vec![UNTOUCHED; room];
    let mut count = 0;
    done(unsafe { resolve(host.as_ptr(), host.len(), port.into(), found.as_mut_ptr(), room, &mut count) })?;
    assert!(found[count..].iter().all(|rest| rest.0 == UNTOUCHED.0), "what is beyond is left alone");
    let address = |found: &AddrIp| match i32::from(found.0[0]) {
        INET4 => IpAddr::from(<[u8; 4]>::try_from(&found.0[2..6]).expect("4 bytes")),
        INET6 => IpAddr::from(<[u8; 16]>::try_from(&found.0[2..18]).expect("16 bytes")),
        other => panic!("an address of the family {other}"),
    };
    Ok(found[..count].iter().map(address).collect())
}

pub struct Socket(u32);

impl Socket {
    pub fn open(family: i32, kind: i32) -> Result<Self> {
        let mut fd = u32::MAX;
        let protocol = if kind == RAW { ICMP } else { 0 };
        done(unsafe { sock_open(family, kind, protocol, &mut fd) }).map(|()| Socket(fd))
    }

    pub fn bind(&self, own: &SocketAddr) -> Result<()> {
        done(unsafe { sock_bind(self.0, &AddrPort::new(own)) })
    }

    pub fn listen(&self) -> Result<()> {
        done(unsafe { sock_listen(self.0, 16) })
    }

    pub fn connect(&self, to: &SocketAddr) -> Result<()> {
        done(unsafe { sock_connect(self.0, &AddrPort::new(to)) })
    }

    pub fn undo_connect(&self) -> Result<()> {
        done(unsafe { sock_connect(self.0, &AddrPort::NONE) })
    }

    pub fn local(&self) -> Result<SocketAddr> {
        let mut address = AddrPort::NONE;
        done(unsafe { sock_addr_local(self.0, &mut address) }).map(|()| address.read())
    }

    pub fn peer(&self) -> Result<SocketAddr> {
        let mut address = AddrPort::NONE;
        done(unsafe { sock_addr_peer(self.0, &mut address) }).map(|()| address.read())
    }

    /// Sends to nobody in particular in each way that there is, a file's bytes included: what came of them.
    pub fn send_anyhow(&self, file: &std::fs::File) -> [Result<()>; 4] {
        use std::os::fd::AsRawFd;
        let data = [wasi::Ciovec { buf: b"!".as_ptr(), buf_len: 1 }];
        let (mut sent, mut sent_of_file) = (0, 0);
        [
            unsafe { wasi::sock_send(self.0, &data, 0) }.map(drop),
            unsafe { wasi::fd_write(self.0, &data) }.map(drop),
            done(unsafe { sock_send_to(self.0, data.as_ptr(), 1, 0, &AddrPort::NONE, &mut sent) }),
            done(unsafe { sock_send_file(self.0, file.as_raw_fd() as u32, 0, 1, &mut sent_of_file) }),
        ]
    }

    pub fn connect_unix(&self, path: &str) -> Result<()> {
        done(unsafe { sock_connect(self.0, &AddrPort::of_path(path)) })
    }

    pub fn bind_unix(&self, path: &str) -> Result<()> {
        done(unsafe { sock_bind(self.0, &AddrPort::of_path(path)) })
    }

    pub fn send(&self, bytes: &[u8]) -> Result<()> {
        let data = [wasi::Ciovec { buf: bytes.as_ptr(), buf_len: bytes.len() }];
        unsafe { wasi::sock_send(self.0, &data, 0) }.map(drop)
    }

    pub fn send_to(&self, bytes: &[u8], to: &SocketAddr) -> Result<()> {
        let data = [wasi::Ciovec { buf: bytes.as_ptr(), buf_len: bytes.len() }];
        let mut sent = 0;
        done(unsafe { sock_send_to(self.0, data.as_ptr(), 1, 0, &AddrPort::new(to), &mut sent) })
    }

    pub fn join_v4(&self, group: Ipv4Addr) -> Result<()> {
        done(unsafe { sock_join_multicast_v4(self.0, &group.octets(), &[127, 0, 0, 1]) })
    }

    pub fn join_v6(&self, group: Ipv6Addr) -> Result<()> {
        let mut bytes = [0; 24];
        bytes[..16].copy_from_slice(&group.octets());
        done(unsafe { sock_join_multicast_v6(self.0, &bytes, 1) })
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        let _ = unsafe { wasi::fd_close(self.0) };
    }
}
