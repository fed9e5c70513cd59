// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! The socket calls that WasmEdge added to preview1.

use super::types::*;
use super::wasix::AddressFamily;

type Word = i32;

/// A kind of socket, as WasmEdge counts them.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct SockType(u8);

/// Whichever the protocol has.
pub const SOCK_TYPE_SOCKET_ANY: SockType = SockType(0);
/// Datagrams.
pub const SOCK_TYPE_SOCKET_DGRAM: SockType = SockType(1);
/// A stream of bytes.
pub const SOCK_TYPE_SOCKET_STREAM: SockType = SockType(2);

impl SockType {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        SockType(raw)
    }

    /// Its number.
    #[must_use]
    pub const fn raw(&self) -> u8 {
        self.0
    }

    /// Its name in the interface, in capitals; empty for a number without one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.0 {
            0 => "SOCKET_ANY",
            1 => "SOCKET_DGRAM",
            2 => "SOCKET_STREAM",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "Whichever the protocol has.",
            1 => "Datagrams.",
            2 => "A stream of bytes.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for SockType {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("SockType")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for SockType {
    fn from(raw: u8) -> Self {
        SockType(raw)
    }
}

/// A protocol, as WasmEdge counts them.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct AiProtocol(u32);

/// Whichever the kind of socket has.
pub const AI_PROTOCOL_IP: AiProtocol = AiProtocol(0);
/// TCP.
pub const AI_PROTOCOL_TCP: AiProtocol = AiProtocol(1);
/// UDP.
pub const AI_PROTOCOL_UDP: AiProtocol = AiProtocol(2);

impl AiProtocol {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u32) -> Self {
        AiProtocol(raw)
    }

    /// Its number.
    #[must_use]
    pub const fn raw(&self) -> u32 {
        self.0
    }

    /// Its name in the interface, in capitals; empty for a number without one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.0 {
            0 => "IP",
            1 => "TCP",
            2 => "UDP",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "Whichever the kind of socket has.",
            1 => "TCP.",
            2 => "UDP.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for AiProtocol {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("AiProtocol")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u32> for AiProtocol {
    fn from(raw: u32) -> Self {
        AiProtocol(raw)
    }
}

/// Where an address lies. By its length it is one of three: 4 bytes of IPv4 or 16 of IPv6, the most significant first; or
/// the 128 bytes of a `sock_storage`.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct SockAddress {
    /// Its first byte.
    pub buf: *mut u8,
    /// How many bytes it has.
    pub buf_len: Size,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<SockAddress>() == [8, 16][cfg!(target_pointer_width = "64") as usize]);
    assert!(align_of::<SockAddress>() == [4, 8][cfg!(target_pointer_width = "64") as usize]);
    assert!(core::mem::offset_of!(SockAddress, buf) == 0);
    assert!(
        core::mem::offset_of!(SockAddress, buf_len) == [4, 8][cfg!(target_pointer_width = "64") as usize]
    );
};

/// An address of any family.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct SockStorage {
    /// Its family, by the number that `address_family` has for it.
    pub family: u16,
    /// The bytes of the address, the most significant first; a path ends with a NUL.
    pub bytes: [u8; 126],
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<SockStorage>() == 128);
    assert!(align_of::<SockStorage>() == 2);
    assert!(core::mem::offset_of!(SockStorage, family) == 0);
    assert!(core::mem::offset_of!(SockStorage, bytes) == 2);
};

/// An address that was looked up. Ports and addresses have the most significant byte first.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AiSockaddr {
    /// Its family, by the number that `address_family` has for it.
    pub family: u8,
    /// How much room there is for the data. Programs that say 14 have 26.
    pub data_len: Size,
    /// Where the data goes: the port's two bytes, then the address.
    pub data: *mut u8,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AiSockaddr>() == [12, 24][cfg!(target_pointer_width = "64") as usize]);
    assert!(align_of::<AiSockaddr>() == [4, 8][cfg!(target_pointer_width = "64") as usize]);
    assert!(core::mem::offset_of!(AiSockaddr, family) == 0);
    assert!(
        core::mem::offset_of!(AiSockaddr, data_len) == [4, 8][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(core::mem::offset_of!(AiSockaddr, data) == [8, 16][cfg!(target_pointer_width = "64") as usize]);
};

/// What is asked of a look-up, and what it finds: an element of a list that the program has made.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Addrinfo {
    /// Bits: 1 to listen, 2 to be told the name. All others are taken for hints.
    pub flags: u16,
    /// The family; `unspec` is any.
    pub family: u8,
    /// The kind of socket.
    pub socktype: u8,
    /// The protocol.
    pub protocol: u32,
    /// The size of an address; nothing depends on it.
    pub addrlen: Size,
    /// Where the address goes.
    pub addr: *mut AiSockaddr,
    /// Where the name goes, with a NUL behind it.
    pub canonname: *mut u8,
    /// How much room there is for the name.
    pub canonname_len: Size,
    /// The next element; 0 ends the list.
    pub next: *mut u8,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Addrinfo>() == [28, 48][cfg!(target_pointer_width = "64") as usize]);
    assert!(align_of::<Addrinfo>() == [4, 8][cfg!(target_pointer_width = "64") as usize]);
    assert!(core::mem::offset_of!(Addrinfo, flags) == 0);
    assert!(core::mem::offset_of!(Addrinfo, family) == 2);
    assert!(core::mem::offset_of!(Addrinfo, socktype) == 3);
    assert!(core::mem::offset_of!(Addrinfo, protocol) == 4);
    assert!(core::mem::offset_of!(Addrinfo, addrlen) == 8);
    assert!(core::mem::offset_of!(Addrinfo, addr) == [12, 16][cfg!(target_pointer_width = "64") as usize]);
    assert!(
        core::mem::offset_of!(Addrinfo, canonname) == [16, 24][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(
        core::mem::offset_of!(Addrinfo, canonname_len)
            == [20, 32][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(core::mem::offset_of!(Addrinfo, next) == [24, 40][cfg!(target_pointer_width = "64") as usize]);
};

/// How long, as the options for time-outs have it; 0 is for ever.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Timeval {
    /// Seconds.
    pub sec: i64,
    /// Microseconds, less than a second.
    pub usec: i64,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Timeval>() == 16);
    assert!(align_of::<Timeval>() == 8);
    assert!(core::mem::offset_of!(Timeval, sec) == 0);
    assert!(core::mem::offset_of!(Timeval, usec) == 8);
};

/// Whether closing waits until everything is sent.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Linger {
    /// Whether it does.
    pub onoff: u32,
    /// How long at most, in seconds.
    pub linger: u32,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Linger>() == 8);
    assert!(align_of::<Linger>() == 4);
    assert!(core::mem::offset_of!(Linger, onoff) == 0);
    assert!(core::mem::offset_of!(Linger, linger) == 4);
};

/// An option of the level 0. The level 6 has one option: 15, to send at once.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct SoName(u32);

/// Flag: an address just left may be taken.
pub const SO_NAME_REUSEADDR: SoName = SoName(0);
/// Read only: the kind of socket.
pub const SO_NAME_TYPE: SoName = SoName(1);
/// Read only: the error that is pending, which is none after that.
pub const SO_NAME_ERROR: SoName = SoName(2);
/// Flag: to direct neighbours only.
pub const SO_NAME_DONTROUTE: SoName = SoName(3);
/// Flag: broadcasts may be sent.
pub const SO_NAME_BROADCAST: SoName = SoName(4);
/// Number: bytes of the buffer for sending.
pub const SO_NAME_SNDBUF: SoName = SoName(5);
/// Number: bytes of the buffer for receiving.
pub const SO_NAME_RCVBUF: SoName = SoName(6);
/// Flag: a silent connection is probed.
pub const SO_NAME_KEEPALIVE: SoName = SoName(7);
/// Flag: urgent bytes stay in the stream.
pub const SO_NAME_OOBINLINE: SoName = SoName(8);
/// A `linger`.
pub const SO_NAME_LINGER: SoName = SoName(9);
/// Number: bytes that a receiver waits for.
pub const SO_NAME_RCVLOWAT: SoName = SoName(10);
/// A `timeval`: how long receiving waits.
pub const SO_NAME_RCVTIMEO: SoName = SoName(11);
/// A `timeval`: how long sending waits.
pub const SO_NAME_SNDTIMEO: SoName = SoName(12);
/// Flag, read only: it takes connections.
pub const SO_NAME_ACCEPTCONN: SoName = SoName(13);
/// A name: the interface that it is bound to.
pub const SO_NAME_BINDTODEVICE: SoName = SoName(14);

impl SoName {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u32) -> Self {
        SoName(raw)
    }

    /// Its number.
    #[must_use]
    pub const fn raw(&self) -> u32 {
        self.0
    }

    /// Its name in the interface, in capitals; empty for a number without one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.0 {
            0 => "REUSEADDR",
            1 => "TYPE",
            2 => "ERROR",
            3 => "DONTROUTE",
            4 => "BROADCAST",
            5 => "SNDBUF",
            6 => "RCVBUF",
            7 => "KEEPALIVE",
            8 => "OOBINLINE",
            9 => "LINGER",
            10 => "RCVLOWAT",
            11 => "RCVTIMEO",
            12 => "SNDTIMEO",
            13 => "ACCEPTCONN",
            14 => "BINDTODEVICE",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "Flag: an address just left may be taken.",
            1 => "Read only: the kind of socket.",
            2 => "Read only: the error that is pending, which is none after that.",
            3 => "Flag: to direct neighbours only.",
            4 => "Flag: broadcasts may be sent.",
            5 => "Number: bytes of the buffer for sending.",
            6 => "Number: bytes of the buffer for receiving.",
            7 => "Flag: a silent connection is probed.",
            8 => "Flag: urgent bytes stay in the stream.",
            9 => "A `linger`.",
            10 => "Number: bytes that a receiver waits for.",
            11 => "A `timeval`: how long receiving waits.",
            12 => "A `timeval`: how long sending waits.",
            13 => "Flag, read only: it takes connections.",
            14 => "A name: the interface that it is bound to.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for SoName {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("SoName")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u32> for SoName {
    fn from(raw: u32) -> Self {
        SoName(raw)
    }
}

/// Makes a socket. `afnosupport`, `protonosupport`, `inval`, `acces`, `mfile`.
///
/// Imported as `sock_open` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_open(af: AddressFamily, socktype: SockType) -> Result<Fd, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge::sock_open(af.raw() as i32, socktype.raw() as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Gives a socket its own address. `addrinuse`, `addrnotavail`, `inval` when it has one or the address is none.
///
/// Imported as `sock_bind` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_bind(fd: Fd, addr: *const SockAddress, port: u32) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge::sock_bind(fd as i32, addr as Word, port as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Makes a socket take connections, `backlog` of them in a queue. `inval`, `notsup`.
///
/// Imported as `sock_listen` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_listen(fd: Fd, backlog: Size) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge::sock_listen(fd as i32, backlog as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Connects a socket. `inprogress` when it does not block; then it becomes writable and the option `error` tells the
/// rest. `connrefused`, `hostunreach`, `netunreach`, `timedout`, `isconn`.
///
/// Imported as `sock_connect` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_connect(fd: Fd, addr: *const SockAddress, port: u32) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge::sock_connect(fd as i32, addr as Word, port as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sends to an address; how many bytes. `msgsize`, `netunreach`.
///
/// Imported as `sock_send_to` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_send_to(
    fd: Fd,
    si_data: CiovecArray<'_>,
    addr: *const SockAddress,
    port: u32,
    si_flags: Siflags,
) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge::sock_send_to(
            fd as i32,
            si_data.as_ptr() as Word,
            si_data.len() as Word,
            addr as Word,
            port as i32,
            si_flags as i32,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// An option: its value, cut to `value_len` bytes, and how many those are. A `value_len` below 64 is the length itself, as
/// some guests pass it: no variable lies there. `inval`, `noprotoopt`.
///
/// Imported as `sock_getsockopt` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `value`, `value_len` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_getsockopt(
    fd: Fd,
    level: u32,
    name: u32,
    value: *mut u8,
    value_len: *mut Size,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge::sock_getsockopt(
            fd as i32,
            level as i32,
            name as i32,
            value as Word,
            value_len as Word,
        ) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sets an option. `inval` when the value is too short or cannot be, `noprotoopt`.
///
/// Imported as `sock_setsockopt` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `value` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_setsockopt(
    fd: Fd,
    level: u32,
    name: u32,
    value: *const u8,
    value_len: Size,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge::sock_setsockopt(
            fd as i32,
            level as i32,
            name as i32,
            value as Word,
            value_len as Word,
        ) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Looks up a host and a service, and fills the list of `max_len` elements that `res` points to; how many those are. The last
/// one has no next. Names may end with a NUL. `noent` when there are none, `afnosupport`, `inval`, `nomem` without room.
///
/// Imported as `sock_getaddrinfo` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `hints`, `res` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_getaddrinfo(
    node: &str,
    service: &str,
    hints: *const Addrinfo,
    res: *mut *mut Addrinfo,
    max_len: Size,
) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge::sock_getaddrinfo(
            node.as_ptr() as Word,
            node.len() as Word,
            service.as_ptr() as Word,
            service.len() as Word,
            hints as Word,
            res as Word,
            max_len as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

mod imports_wasmedge {
    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    unsafe extern "C" {
        #[link_name = "sock_open"]
        pub(super) fn sock_open(af: i32, socktype: i32, error0: i32) -> i32;
        #[link_name = "sock_bind"]
        pub(super) fn sock_bind(fd: i32, addr: i32, port: i32) -> i32;
        #[link_name = "sock_listen"]
        pub(super) fn sock_listen(fd: i32, backlog: i32) -> i32;
        #[link_name = "sock_connect"]
        pub(super) fn sock_connect(fd: i32, addr: i32, port: i32) -> i32;
        #[link_name = "sock_send_to"]
        pub(super) fn sock_send_to(
            fd: i32,
            si_data: i32,
            si_data_len: i32,
            addr: i32,
            port: i32,
            si_flags: i32,
            error0: i32,
        ) -> i32;
        #[link_name = "sock_getsockopt"]
        pub(super) fn sock_getsockopt(fd: i32, level: i32, name: i32, value: i32, value_len: i32) -> i32;
        #[link_name = "sock_setsockopt"]
        pub(super) fn sock_setsockopt(fd: i32, level: i32, name: i32, value: i32, value_len: i32) -> i32;
        #[link_name = "sock_getaddrinfo"]
        pub(super) fn sock_getaddrinfo(
            node: i32,
            node_len: i32,
            service: i32,
            service_len: i32,
            hints: i32,
            res: i32,
            max_len: i32,
            error0: i32,
        ) -> i32;
    }
}

/// Receives; the sender's port (2 bytes), how many bytes, and what happened to the rest. The sender's address goes to
/// where `addr` says, as much of it as has room.
///
/// Imported as `sock_recv_from` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_recv_from(
    fd: Fd,
    ri_data: IovecArray<'_>,
    addr: *mut SockAddress,
    ri_flags: Riflags,
) -> Result<(u16, Size, Roflags), Errno> {
    let mut out0 = core::mem::MaybeUninit::<u16>::uninit();
    let mut out1 = core::mem::MaybeUninit::<Size>::uninit();
    let mut out2 = core::mem::MaybeUninit::<Roflags>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::sock_recv_from(
            fd as i32,
            ri_data.as_ptr() as Word,
            ri_data.len() as Word,
            addr as Word,
            ri_flags as i32,
            out0.as_mut_ptr() as Word,
            out1.as_mut_ptr() as Word,
            out2.as_mut_ptr() as Word,
        ) {
            0 => Ok((out0.assume_init(), out1.assume_init(), out2.assume_init())),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// A socket's own address, written to the 128 bytes that `addr` names, and its port. `notsock`, `inval`.
///
/// Imported as `sock_getlocaladdr` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_getlocaladdr(fd: Fd, addr: *mut SockAddress) -> Result<u32, Errno> {
    let mut out0 = core::mem::MaybeUninit::<u32>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::sock_getlocaladdr(fd as i32, addr as Word, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// The address of the other side, written to the 128 bytes that `addr` names, and its port. `notconn`, `notsock`, `inval`.
///
/// Imported as `sock_getpeeraddr` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_getpeeraddr(fd: Fd, addr: *mut SockAddress) -> Result<u32, Errno> {
    let mut out0 = core::mem::MaybeUninit::<u32>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::sock_getpeeraddr(fd as i32, addr as Word, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Makes a socket. `afnosupport`, `protonosupport`, `inval`, `acces`, `mfile`.
///
/// Imported as `sock_open_v2` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_open_v2(af: AddressFamily, socktype: SockType) -> Result<Fd, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::sock_open_v2(
            af.raw() as i32,
            socktype.raw() as i32,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Gives a socket its own address. `addrinuse`, `addrnotavail`, `inval` when it has one or the address is none.
///
/// Imported as `sock_bind_v2` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_bind_v2(fd: Fd, addr: *const SockAddress, port: u32) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::sock_bind_v2(fd as i32, addr as Word, port as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Makes a socket take connections, `backlog` of them in a queue. `inval`, `notsup`.
///
/// Imported as `sock_listen_v2` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_listen_v2(fd: Fd, backlog: Size) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::sock_listen_v2(fd as i32, backlog as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Takes a connection from a listening socket; its descriptor, with the flag `nonblock` if given. `again`, `notsock`.
///
/// Imported as `sock_accept_v2` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_accept_v2(fd: Fd, flags: Fdflags) -> Result<Fd, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::sock_accept_v2(fd as i32, flags as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Connects a socket. `inprogress` when it does not block; then it becomes writable and the option `error` tells the
/// rest. `connrefused`, `hostunreach`, `netunreach`, `timedout`, `isconn`.
///
/// Imported as `sock_connect_v2` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_connect_v2(fd: Fd, addr: *const SockAddress, port: u32) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::sock_connect_v2(fd as i32, addr as Word, port as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Receives; how many bytes, and what happened to the rest. `again`, `notconn`, `notsock`.
///
/// Imported as `sock_recv_v2` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_recv_v2(
    fd: Fd,
    ri_data: IovecArray<'_>,
    ri_flags: Riflags,
) -> Result<(Size, Roflags), Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    let mut out1 = core::mem::MaybeUninit::<Roflags>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::sock_recv_v2(
            fd as i32,
            ri_data.as_ptr() as Word,
            ri_data.len() as Word,
            ri_flags as i32,
            out0.as_mut_ptr() as Word,
            out1.as_mut_ptr() as Word,
        ) {
            0 => Ok((out0.assume_init(), out1.assume_init())),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Receives; the sender's port (2 bytes), how many bytes, and what happened to the rest. The sender's address goes to
/// where `addr` says, as much of it as has room.
///
/// Imported as `sock_recv_from_v2` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_recv_from_v2(
    fd: Fd,
    ri_data: IovecArray<'_>,
    addr: *mut SockAddress,
    ri_flags: Riflags,
) -> Result<(u16, Size, Roflags), Errno> {
    let mut out0 = core::mem::MaybeUninit::<u16>::uninit();
    let mut out1 = core::mem::MaybeUninit::<Size>::uninit();
    let mut out2 = core::mem::MaybeUninit::<Roflags>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::sock_recv_from_v2(
            fd as i32,
            ri_data.as_ptr() as Word,
            ri_data.len() as Word,
            addr as Word,
            ri_flags as i32,
            out0.as_mut_ptr() as Word,
            out1.as_mut_ptr() as Word,
            out2.as_mut_ptr() as Word,
        ) {
            0 => Ok((out0.assume_init(), out1.assume_init(), out2.assume_init())),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sends; how many bytes. `again`, `notconn`, `pipe`, `notsock`.
///
/// Imported as `sock_send_v2` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_send_v2(fd: Fd, si_data: CiovecArray<'_>, si_flags: Siflags) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::sock_send_v2(
            fd as i32,
            si_data.as_ptr() as Word,
            si_data.len() as Word,
            si_flags as i32,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sends to an address; how many bytes. `msgsize`, `netunreach`.
///
/// Imported as `sock_send_to_v2` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_send_to_v2(
    fd: Fd,
    si_data: CiovecArray<'_>,
    addr: *const SockAddress,
    port: u32,
    si_flags: Siflags,
) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::sock_send_to_v2(
            fd as i32,
            si_data.as_ptr() as Word,
            si_data.len() as Word,
            addr as Word,
            port as i32,
            si_flags as i32,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// A socket's own address, written to the 128 bytes that `addr` names, and its port. `notsock`, `inval`.
///
/// Imported as `sock_getlocaladdr_v2` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_getlocaladdr_v2(fd: Fd, addr: *mut SockAddress) -> Result<u32, Errno> {
    let mut out0 = core::mem::MaybeUninit::<u32>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::sock_getlocaladdr_v2(fd as i32, addr as Word, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// The address of the other side, written to the 128 bytes that `addr` names, and its port. `notconn`, `notsock`, `inval`.
///
/// Imported as `sock_getpeeraddr_v2` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_getpeeraddr_v2(fd: Fd, addr: *mut SockAddress) -> Result<u32, Errno> {
    let mut out0 = core::mem::MaybeUninit::<u32>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::sock_getpeeraddr_v2(fd as i32, addr as Word, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// As `poll_oneoff`. WasmEdge tells of what a descriptor became ready for, here it is told as long as it is: programs that
/// expect the first read until there is no more, and are told no less than they need.
///
/// Imported as `epoll_oneoff` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `in_`, `out` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn epoll_oneoff(
    in_: *const Subscription,
    out: *mut Event,
    nsubscriptions: Size,
) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_wasmedge_v2::epoll_oneoff(
            in_ as Word,
            out as Word,
            nsubscriptions as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

mod imports_wasmedge_v2 {
    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    unsafe extern "C" {
        #[link_name = "sock_recv_from"]
        pub(super) fn sock_recv_from(
            fd: i32,
            ri_data: i32,
            ri_data_len: i32,
            addr: i32,
            ri_flags: i32,
            error0: i32,
            error1: i32,
            error2: i32,
        ) -> i32;
        #[link_name = "sock_getlocaladdr"]
        pub(super) fn sock_getlocaladdr(fd: i32, addr: i32, error0: i32) -> i32;
        #[link_name = "sock_getpeeraddr"]
        pub(super) fn sock_getpeeraddr(fd: i32, addr: i32, error0: i32) -> i32;
        #[link_name = "sock_open_v2"]
        pub(super) fn sock_open_v2(af: i32, socktype: i32, error0: i32) -> i32;
        #[link_name = "sock_bind_v2"]
        pub(super) fn sock_bind_v2(fd: i32, addr: i32, port: i32) -> i32;
        #[link_name = "sock_listen_v2"]
        pub(super) fn sock_listen_v2(fd: i32, backlog: i32) -> i32;
        #[link_name = "sock_accept_v2"]
        pub(super) fn sock_accept_v2(fd: i32, flags: i32, error0: i32) -> i32;
        #[link_name = "sock_connect_v2"]
        pub(super) fn sock_connect_v2(fd: i32, addr: i32, port: i32) -> i32;
        #[link_name = "sock_recv_v2"]
        pub(super) fn sock_recv_v2(
            fd: i32,
            ri_data: i32,
            ri_data_len: i32,
            ri_flags: i32,
            error0: i32,
            error1: i32,
        ) -> i32;
        #[link_name = "sock_recv_from_v2"]
        pub(super) fn sock_recv_from_v2(
            fd: i32,
            ri_data: i32,
            ri_data_len: i32,
            addr: i32,
            ri_flags: i32,
            error0: i32,
            error1: i32,
            error2: i32,
        ) -> i32;
        #[link_name = "sock_send_v2"]
        pub(super) fn sock_send_v2(
            fd: i32,
            si_data: i32,
            si_data_len: i32,
            si_flags: i32,
            error0: i32,
        ) -> i32;
        #[link_name = "sock_send_to_v2"]
        pub(super) fn sock_send_to_v2(
            fd: i32,
            si_data: i32,
            si_data_len: i32,
            addr: i32,
            port: i32,
            si_flags: i32,
            error0: i32,
        ) -> i32;
        #[link_name = "sock_getlocaladdr_v2"]
        pub(super) fn sock_getlocaladdr_v2(fd: i32, addr: i32, error0: i32) -> i32;
        #[link_name = "sock_getpeeraddr_v2"]
        pub(super) fn sock_getpeeraddr_v2(fd: i32, addr: i32, error0: i32) -> i32;
        #[link_name = "epoll_oneoff"]
        pub(super) fn epoll_oneoff(in_: i32, out: i32, nsubscriptions: i32, error0: i32) -> i32;
    }
}

/// WasmEdge's sockets as they were first.
pub mod wasmedge_v1 {
    use super::*;

    /// Takes a connection from a listening socket; its descriptor. `again`, `notsock`.
    ///
    /// Imported as `sock_accept` from `wasi_snapshot_preview1`.
    ///
    /// # Safety
    ///
    /// Nothing of the caller's memory is reached but what is borrowed.
    pub unsafe fn sock_accept(fd: Fd) -> Result<Fd, Errno> {
        let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
        // SAFETY: the caller vouches for addresses; what the host fills in is here.
        unsafe {
            match imports_wasmedge_v1::sock_accept(fd as i32, out0.as_mut_ptr() as Word) {
                0 => Ok(out0.assume_init()),
                error => Err(Errno::from_raw(error as u16)),
            }
        }
    }

    /// Receives; how many bytes, and what happened to the rest. The sender's address goes to where `addr` says, as much of it as
    /// has room; its port is not told.
    ///
    /// Imported as `sock_recv_from` from `wasi_snapshot_preview1`.
    ///
    /// # Safety
    ///
    /// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
    pub unsafe fn sock_recv_from(
        fd: Fd,
        ri_data: IovecArray<'_>,
        addr: *mut SockAddress,
        ri_flags: Riflags,
    ) -> Result<(Size, Roflags), Errno> {
        let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
        let mut out1 = core::mem::MaybeUninit::<Roflags>::uninit();
        // SAFETY: the caller vouches for addresses; what the host fills in is here.
        unsafe {
            match imports_wasmedge_v1::sock_recv_from(
                fd as i32,
                ri_data.as_ptr() as Word,
                ri_data.len() as Word,
                addr as Word,
                ri_flags as i32,
                out0.as_mut_ptr() as Word,
                out1.as_mut_ptr() as Word,
            ) {
                0 => Ok((out0.assume_init(), out1.assume_init())),
                error => Err(Errno::from_raw(error as u16)),
            }
        }
    }

    /// A socket's own address, written to the 4 or 16 bytes that `addr` names: 4 or 6 for its family, and its port. `notsock`,
    /// `inval`.
    ///
    /// Imported as `sock_getlocaladdr` from `wasi_snapshot_preview1`.
    ///
    /// # Safety
    ///
    /// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
    pub unsafe fn sock_getlocaladdr(fd: Fd, addr: *mut SockAddress) -> Result<(u32, u32), Errno> {
        let mut out0 = core::mem::MaybeUninit::<u32>::uninit();
        let mut out1 = core::mem::MaybeUninit::<u32>::uninit();
        // SAFETY: the caller vouches for addresses; what the host fills in is here.
        unsafe {
            match imports_wasmedge_v1::sock_getlocaladdr(
                fd as i32,
                addr as Word,
                out0.as_mut_ptr() as Word,
                out1.as_mut_ptr() as Word,
            ) {
                0 => Ok((out0.assume_init(), out1.assume_init())),
                error => Err(Errno::from_raw(error as u16)),
            }
        }
    }

    /// The address of the other side, written to the 4 or 16 bytes that `addr` names: 4 or 6 for its family, and its port.
    /// `notconn`, `notsock`, `inval`.
    ///
    /// Imported as `sock_getpeeraddr` from `wasi_snapshot_preview1`.
    ///
    /// # Safety
    ///
    /// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
    pub unsafe fn sock_getpeeraddr(fd: Fd, addr: *mut SockAddress) -> Result<(u32, u32), Errno> {
        let mut out0 = core::mem::MaybeUninit::<u32>::uninit();
        let mut out1 = core::mem::MaybeUninit::<u32>::uninit();
        // SAFETY: the caller vouches for addresses; what the host fills in is here.
        unsafe {
            match imports_wasmedge_v1::sock_getpeeraddr(
                fd as i32,
                addr as Word,
                out0.as_mut_ptr() as Word,
                out1.as_mut_ptr() as Word,
            ) {
                0 => Ok((out0.assume_init(), out1.assume_init())),
                error => Err(Errno::from_raw(error as u16)),
            }
        }
    }

    mod imports_wasmedge_v1 {
        #[link(wasm_import_module = "wasi_snapshot_preview1")]
        unsafe extern "C" {
            #[link_name = "sock_accept"]
            pub(super) fn sock_accept(fd: i32, error0: i32) -> i32;
            #[link_name = "sock_recv_from"]
            pub(super) fn sock_recv_from(
                fd: i32,
                ri_data: i32,
                ri_data_len: i32,
                addr: i32,
                ri_flags: i32,
                error0: i32,
                error1: i32,
            ) -> i32;
            #[link_name = "sock_getlocaladdr"]
            pub(super) fn sock_getlocaladdr(fd: i32, addr: i32, error0: i32, error1: i32) -> i32;
            #[link_name = "sock_getpeeraddr"]
            pub(super) fn sock_getpeeraddr(fd: i32, addr: i32, error0: i32, error1: i32) -> i32;
        }
    }
}
