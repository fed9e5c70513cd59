//! The imports of each version, and the shapes that go through them.

use std::mem::size_of;

pub type Fd = u32;
pub type Errno = u32;

pub const ACCES: Errno = 2;
pub const AFNOSUPPORT: Errno = 5;
pub const AGAIN: Errno = 6;
pub const BADF: Errno = 8;
pub const CONNREFUSED: Errno = 14;
pub const FAULT: Errno = 21;
pub const INVAL: Errno = 28;
pub const NOENT: Errno = 44;
pub const NOMEM: Errno = 48;
pub const NOPROTOOPT: Errno = 50;
pub const NOTCONN: Errno = 53;
pub const NOTSOCK: Errno = 57;

pub const INET4: u8 = 1;
pub const INET6: u8 = 2;
pub const DGRAM: u8 = 1;
pub const STREAM: u8 = 2;

/// An address that lies in no memory of 4 GiB at most with anything behind it.
pub const OUTSIDE: usize = usize::MAX - 2;

/// WasmEdge's address: bytes somewhere else.
#[repr(C)]
pub struct Address {
    pub buf: *const u8,
    pub len: usize,
}

impl Address {
    pub fn of(bytes: &[u8]) -> Self {
        Address { buf: bytes.as_ptr(), len: bytes.len() }
    }

    /// For the host to write to.
    pub fn room(bytes: &mut [u8]) -> Self {
        Address { buf: bytes.as_mut_ptr(), len: bytes.len() }
    }
}

/// An address of any family, as version 2 has it.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Storage {
    pub family: u16,
    pub bytes: [u8; 126],
}

impl Storage {
    pub const EMPTY: Storage = Storage { family: 0xaaaa, bytes: [0xaa; 126] };

    pub fn inet4(octets: [u8; 4]) -> Self {
        let mut storage = Storage { family: u16::from(INET4), bytes: [0; 126] };
        storage.bytes[..4].copy_from_slice(&octets);
        storage
    }

    pub fn address(&self) -> Address {
        Address { buf: (&raw const *self).cast(), len: size_of::<Self>() }
    }

    /// For the host to write to.
    pub fn room(&mut self) -> Address {
        Address { buf: (&raw mut *self).cast(), len: size_of::<Self>() }
    }
}

#[repr(C)]
pub struct IoVec {
    pub buf: *const u8,
    pub len: usize,
}

impl IoVec {
    pub fn of(bytes: &[u8]) -> Self {
        IoVec { buf: bytes.as_ptr(), len: bytes.len() }
    }

    /// For the host to write to.
    pub fn room(bytes: &mut [u8]) -> Self {
        IoVec { buf: bytes.as_mut_ptr(), len: bytes.len() }
    }
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct AddrInfo {
    pub flags: u16,
    pub family: u8,
    pub socktype: u8,
    pub protocol: u32,
    pub addrlen: u32,
    pub addr: usize,
    pub canonname: usize,
    pub canonname_len: u32,
    pub next: usize,
}

impl AddrInfo {
    pub const EMPTY: AddrInfo = AddrInfo {
        flags: 0,
        family: 0,
        socktype: 0,
        protocol: 0,
        addrlen: 0,
        addr: 0,
        canonname: 0,
        canonname_len: 0,
        next: 0,
    };
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct SockAddr {
    pub family: u8,
    pub data_len: u32,
    pub data: usize,
}

/// What both versions have in common.
pub mod both {
    use super::*;

    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    unsafe extern "C" {
        pub fn sock_open(family: u8, kind: u8, fd: *mut Fd) -> Errno;
        pub fn sock_bind(fd: Fd, address: *const Address, port: u32) -> Errno;
        pub fn sock_listen(fd: Fd, backlog: u32) -> Errno;
        pub fn sock_connect(fd: Fd, address: *const Address, port: u32) -> Errno;
        pub fn sock_send_to(
            fd: Fd,
            data: *const IoVec,
            count: usize,
            address: *const Address,
            port: u32,
            flags: u16,
            sent: *mut usize,
        ) -> Errno;
        pub fn sock_recv(
            fd: Fd,
            data: *const IoVec,
            count: usize,
            flags: u16,
            received: *mut usize,
            roflags: *mut u16,
        ) -> Errno;
        pub fn sock_send(fd: Fd, data: *const IoVec, count: usize, flags: u16, sent: *mut usize) -> Errno;
        pub fn sock_shutdown(fd: Fd, how: u8) -> Errno;
        pub fn sock_getsockopt(fd: Fd, level: u32, name: u32, value: *mut u8, len: *mut u32) -> Errno;
        pub fn sock_setsockopt(fd: Fd, level: u32, name: u32, value: *const u8, len: u32) -> Errno;
        pub fn sock_getaddrinfo(
            node: *const u8,
            node_len: usize,
            service: *const u8,
            service_len: usize,
            hints: *const AddrInfo,
            list: *const usize,
            room: u32,
            count: *mut u32,
        ) -> Errno;
    }
}

/// Version 1 where the versions differ.
pub mod v1 {
    use super::*;

    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    unsafe extern "C" {
        pub fn sock_accept(fd: Fd, accepted: *mut Fd) -> Errno;
        pub fn sock_recv_from(
            fd: Fd,
            data: *const IoVec,
            count: usize,
            address: *const Address,
            flags: u16,
            received: *mut usize,
            roflags: *mut u16,
        ) -> Errno;
        pub fn sock_getlocaladdr(fd: Fd, address: *const Address, kind: *mut u32, port: *mut u32) -> Errno;
        pub fn sock_getpeeraddr(fd: Fd, address: *const Address, kind: *mut u32, port: *mut u32) -> Errno;
    }
}

/// Version 2 where the versions differ, by the plain names.
pub mod v2 {
    use super::*;

    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    unsafe extern "C" {
        pub fn sock_accept(fd: Fd, flags: u16, accepted: *mut Fd) -> Errno;
        pub fn sock_recv_from(
            fd: Fd,
            data: *const IoVec,
            count: usize,
            address: *const Address,
            flags: u16,
            port: *mut u16,
            received: *mut usize,
            roflags: *mut u16,
        ) -> Errno;
        pub fn sock_getlocaladdr(fd: Fd, address: *const Address, port: *mut u32) -> Errno;
        pub fn sock_getpeeraddr(fd: Fd, address: *const Address, port: *mut u32) -> Errno;
    }
}

/// Version 2 by names of its own.
pub mod named {
    use super::*;

    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    unsafe extern "C" {
        pub fn sock_open_v2(family: u8, kind: u8, fd: *mut Fd) -> Errno;
        pub fn sock_bind_v2(fd: Fd, address: *const Address, port: u32) -> Errno;
        pub fn sock_listen_v2(fd: Fd, backlog: u32) -> Errno;
        pub fn sock_accept_v2(fd: Fd, flags: u16, accepted: *mut Fd) -> Errno;
        pub fn sock_connect_v2(fd: Fd, address: *const Address, port: u32) -> Errno;
        pub fn sock_recv_v2(
            fd: Fd,
            data: *const IoVec,
            count: usize,
            flags: u16,
            received: *mut usize,
            roflags: *mut u16,
        ) -> Errno;
        pub fn sock_recv_from_v2(
            fd: Fd,
            data: *const IoVec,
            count: usize,
            address: *const Address,
            flags: u16,
            port: *mut u16,
            received: *mut usize,
            roflags: *mut u16,
        ) -> Errno;
        pub fn sock_send_v2(fd: Fd, data: *const IoVec, count: usize, flags: u16, sent: *mut usize) -> Errno;
        pub fn sock_send_to_v2(
            fd: Fd,
            data: *const IoVec,
            count: usize,
            address: *const Address,
            port: u32,
            flags: u16,
            sent: *mut usize,
        ) -> Errno;
        pub fn sock_getlocaladdr_v2(fd: Fd, address: *const Address, port: *mut u32) -> Errno;
        pub fn sock_getpeeraddr_v2(fd: Fd, address: *const Address, port: *mut u32) -> Errno;
        pub fn epoll_oneoff(
            subscriptions: *const wasi::Subscription,
            events: *mut wasi::Event,
            count: usize,
            happened: *mut usize,
        ) -> Errno;
    }
}

/// What a call has written, if it answered success.
pub fn answer<T>(errno: Errno, value: T) -> Result<T, Errno> {
    if errno == 0 { Ok(value) } else { Err(errno) }
}

pub fn open(family: u8, kind: u8) -> Result<Fd, Errno> {
    let mut fd = 0;
    let errno = unsafe { both::sock_open(family, kind, &mut fd) };
    answer(errno, fd)
}

pub fn bind(fd: Fd, octets: &[u8], port: u32) -> Result<(), Errno> {
    answer(unsafe { both::sock_bind(fd, &Address::of(octets), port) }, ())
}

pub fn connect(fd: Fd, octets: &[u8], port: u32) -> Result<(), Errno> {
    answer(unsafe { both::sock_connect(fd, &Address::of(octets), port) }, ())
}

pub fn listen(fd: Fd) -> Result<(), Errno> {
    answer(unsafe { both::sock_listen(fd, 16) }, ())
}

pub fn send(fd: Fd, bytes: &[u8]) -> Result<usize, Errno> {
    let mut sent = 0;
    let errno = unsafe { both::sock_send(fd, &IoVec::of(bytes), 1, 0, &mut sent) };
    answer(errno, sent)
}

pub fn receive(fd: Fd) -> Result<Vec<u8>, Errno> {
    let mut buffer = vec![0; 1024];
    let (mut received, mut roflags) = (0, 0);
    let errno = unsafe { both::sock_recv(fd, &IoVec::room(&mut buffer), 1, 0, &mut received, &mut roflags) };
    buffer.truncate(received);
    answer(errno, buffer)
}

/// The port of a socket, by version 1.
pub fn port(fd: Fd) -> u32 {
    let mut octets = [0; 16];
    let (mut kind, mut port) = (0, 0);
    let errno = unsafe { v1::sock_getlocaladdr(fd, &Address::room(&mut octets), &mut kind, &mut port) };
    assert_eq!(errno, 0);
    port
}

/// A socket that listens on a port of its own, and the port.
pub fn listener() -> (Fd, u32) {
    let fd = open(INET4, STREAM).unwrap();
    bind(fd, &[127, 0, 0, 1], 0).unwrap();
    listen(fd).unwrap();
    (fd, port(fd))
}

pub fn close(fd: Fd) {
    unsafe { wasi::fd_close(fd) }.unwrap();
}
