//! The calls of WASIX.

use super::{Addr, Family, Flags, Kind, Opt, Result, errno};

pub type Fd = u32;

#[repr(C)]
struct Range {
    base: *const u8,
    len: usize,
}

#[link(wasm_import_module = "wasix_32v1")]
unsafe extern "C" {
    fn sock_open(af: i32, kind: i32, proto: i32, out: *mut Fd) -> i32;
    fn sock_pair(af: i32, kind: i32, proto: i32, one: *mut Fd, other: *mut Fd) -> i32;
    fn sock_bind(fd: Fd, addr: *const u8) -> i32;
    fn sock_listen(fd: Fd, backlog: usize) -> i32;
    fn sock_accept_v2(fd: Fd, flags: i32, out: *mut Fd, addr: *mut u8) -> i32;
    fn sock_connect(fd: Fd, addr: *const u8) -> i32;
    fn sock_addr_local(fd: Fd, addr: *mut u8) -> i32;
    fn sock_addr_peer(fd: Fd, addr: *mut u8) -> i32;
    fn sock_status(fd: Fd, out: *mut u8) -> i32;
    fn sock_recv(fd: Fd, iovs: *const Range, n: usize, flags: i32, len: *mut usize, oflags: *mut u16) -> i32;
    fn sock_recv_from(
        fd: Fd,
        iovs: *const Range,
        n: usize,
        flags: i32,
        len: *mut usize,
        oflags: *mut u16,
        addr: *mut u8,
    ) -> i32;
    fn sock_send(fd: Fd, iovs: *const Range, n: usize, flags: i32, len: *mut usize) -> i32;
    fn sock_send_to(
        fd: Fd,
        iovs: *const Range,
        n: usize,
        flags: i32,
        addr: *const u8,
        len: *mut usize,
    ) -> i32;
    fn sock_send_file(out: Fd, file: Fd, offset: u64, count: u64, sent: *mut u64) -> i32;
    fn sock_shutdown(fd: Fd, how: i32) -> i32;
    fn sock_set_opt_flag(fd: Fd, option: i32, flag: i32) -> i32;
    fn sock_get_opt_flag(fd: Fd, option: i32, out: *mut u8) -> i32;
    fn sock_set_opt_size(fd: Fd, option: i32, size: u64) -> i32;
    fn sock_get_opt_size(fd: Fd, option: i32, out: *mut u64) -> i32;
    fn sock_set_opt_time(fd: Fd, option: i32, time: *const u64) -> i32;
    fn sock_get_opt_time(fd: Fd, option: i32, time: *mut u64) -> i32;
    fn sock_join_multicast_v4(fd: Fd, group: *const u8, interface: *const u8) -> i32;
    fn sock_leave_multicast_v4(fd: Fd, group: *const u8, interface: *const u8) -> i32;
    fn sock_join_multicast_v6(fd: Fd, group: *const u8, interface: u32) -> i32;
    fn sock_leave_multicast_v6(fd: Fd, group: *const u8, interface: u32) -> i32;
}

fn answer<T>(number: i32, value: T) -> Result<T> {
    if number == 0 { Ok(value) } else { Err(errno(number, true)) }
}

fn preview<T>(result: std::result::Result<T, wasi::Errno>) -> Result<T> {
    result.map_err(|number| errno(number.raw().into(), true))
}

/// An address in memory, which nothing is written behind.
struct Written([u8; 118]);

impl Written {
    fn room() -> Self {
        Written([0xaa; 118])
    }

    fn of(addr: &Addr) -> Self {
        let mut bytes = [0; 118];
        match addr {
            Addr::None => {}
            Addr::V4(ip, port) => {
                bytes[0] = 1;
                bytes[2..4].copy_from_slice(&port.to_le_bytes());
                bytes[4..8].copy_from_slice(ip);
            }
            Addr::V6(ip, port, scope) => {
                bytes[0] = 2;
                bytes[2..4].copy_from_slice(&port.to_le_bytes());
                bytes[4..20].copy_from_slice(ip);
                bytes[24..26].copy_from_slice(&((scope >> 16) as u16).to_le_bytes());
                bytes[26..28].copy_from_slice(&(*scope as u16).to_le_bytes());
            }
            Addr::Unix(path) => {
                bytes[0] = 3;
                bytes[2..2 + path.len()].copy_from_slice(path.as_bytes());
            }
        }
        Written(bytes)
    }

    fn read(&self) -> Addr {
        let bytes = &self.0;
        assert!(bytes[110..].iter().all(|byte| *byte == 0xaa), "something is written behind the address");
        let port = u16::from_le_bytes([bytes[2], bytes[3]]);
        match bytes[0] {
            0 => Addr::None,
            1 => {
                assert!(bytes[8..].iter().all(|byte| *byte == 0xaa), "more than 8 bytes are written");
                Addr::V4(bytes[4..8].try_into().expect("four bytes"), port)
            }
            2 => {
                // Flow and scope are only there when they are not 0: older programs have no room for them.
                let scope = if bytes[20..28] == [0xaa; 8] {
                    0
                } else {
                    u32::from(u16::from_le_bytes([bytes[24], bytes[25]])) << 16
                        | u32::from(u16::from_le_bytes([bytes[26], bytes[27]]))
                };
                Addr::V6(bytes[4..20].try_into().expect("16 bytes"), port, scope)
            }
            3 => {
                let path = &bytes[2..110];
                let end = path.iter().position(|byte| *byte == 0).unwrap_or(path.len());
                Addr::Unix(String::from_utf8(path[..end].to_vec()).expect("paths are UTF-8"))
            }
            other => panic!("the address has family {other}"),
        }
    }
}

pub fn open(family: Family, kind: Kind, proto: u16) -> Result<Fd> {
    let mut fd = Fd::MAX;
    answer(unsafe { sock_open(family as i32, kind as i32, proto.into(), &mut fd) }, ()).map(|()| fd)
}

pub fn pair(kind: Kind) -> Result<(Fd, Fd)> {
    let (mut one, mut other) = (Fd::MAX, Fd::MAX);
    answer(unsafe { sock_pair(3, kind as i32, 0, &mut one, &mut other) }, ()).map(|()| (one, other))
}

pub fn close(fd: Fd) {
    preview(unsafe { wasi::fd_close(fd) }).expect("closed");
}

pub fn bind(fd: Fd, addr: &Addr) -> Result<()> {
    answer(unsafe { sock_bind(fd, Written::of(addr).0.as_ptr()) }, ())
}

pub fn listen(fd: Fd, backlog: usize) -> Result<()> {
    answer(unsafe { sock_listen(fd, backlog) }, ())
}

pub fn accept(fd: Fd) -> Result<(Fd, Addr)> {
    let (mut taken, mut addr) = (Fd::MAX, Written::room());
    let answered = answer(unsafe { sock_accept_v2(fd, 0, &mut taken, addr.0.as_mut_ptr()) }, ());
    answered.map(|()| (taken, addr.read()))
}

pub fn connect(fd: Fd, addr: &Addr) -> Result<()> {
    answer(unsafe { sock_connect(fd, Written::of(addr).0.as_ptr()) }, ())
}

pub fn local(fd: Fd) -> Result<Addr> {
    let mut addr = Written::room();
    answer(unsafe { sock_addr_local(fd, addr.0.as_mut_ptr()) }, ()).map(|()| addr.read())
}

pub fn peer(fd: Fd) -> Result<Addr> {
    let mut addr = Written::room();
    answer(unsafe { sock_addr_peer(fd, addr.0.as_mut_ptr()) }, ()).map(|()| addr.read())
}

/// 0 opening, 1 opened, 2 closed, 3 failed.
pub fn status(fd: Fd) -> Result<u8> {
    let mut out = u8::MAX;
    answer(unsafe { sock_status(fd, &mut out) }, ()).map(|()| out)
}

fn riflags(flags: Flags) -> i32 {
    i32::from(flags.peek)
        | i32::from(flags.waitall) << 1
        | i32::from(flags.whole_length) << 2
        | i32::from(flags.dontwait) << 3
}

/// How many bytes, and whether a datagram was cut.
pub fn recv(fd: Fd, buf: &mut [u8], flags: Flags) -> Result<(usize, bool)> {
    let range = Range { base: buf.as_mut_ptr(), len: buf.len() };
    let (mut len, mut oflags) = (0, u16::MAX);
    let answered = unsafe { sock_recv(fd, &range, 1, riflags(flags), &mut len, &mut oflags) };
    answer(answered, ()).map(|()| (len, oflags == 1))
}

pub fn recv_from(fd: Fd, buf: &mut [u8], flags: Flags) -> Result<(usize, bool, Addr)> {
    let range = Range { base: buf.as_mut_ptr(), len: buf.len() };
    let (mut len, mut oflags, mut addr) = (0, u16::MAX, Written::room());
    let answered =
        unsafe { sock_recv_from(fd, &range, 1, riflags(flags), &mut len, &mut oflags, addr.0.as_mut_ptr()) };
    answer(answered, ()).map(|()| (len, oflags == 1, addr.read()))
}

pub fn send(fd: Fd, bytes: &[u8]) -> Result<usize> {
    let range = Range { base: bytes.as_ptr(), len: bytes.len() };
    let mut len = 0;
    answer(unsafe { sock_send(fd, &range, 1, 0, &mut len) }, ()).map(|()| len)
}

pub fn send_to(fd: Fd, bytes: &[u8], addr: &Addr) -> Result<usize> {
    let range = Range { base: bytes.as_ptr(), len: bytes.len() };
    let mut len = 0;
    let answered = unsafe { sock_send_to(fd, &range, 1, 0, Written::of(addr).0.as_ptr(), &mut len) };
    answer(answered, ()).map(|()| len)
}

pub fn send_file(out: Fd, file: &std::fs::File, offset: u64, count: u64) -> Result<u64> {
    use std::os::fd::AsRawFd;
    let mut sent = 0;
    answer(unsafe { sock_send_file(out, file.as_raw_fd() as u32, offset, count, &mut sent) }, ())
        .map(|()| sent)
}

pub fn shutdown(fd: Fd, read: bool, write: bool) -> Result<()> {
    answer(unsafe { sock_shutdown(fd, i32::from(read) | i32::from(write) << 1) }, ())
}

pub fn set_flag(fd: Fd, option: Opt, flag: bool) -> Result<()> {
    answer(unsafe { sock_set_opt_flag(fd, option as i32, flag.into()) }, ())
}

pub fn flag(fd: Fd, option: Opt) -> Result<bool> {
    let mut out = u8::MAX;
    answer(unsafe { sock_get_opt_flag(fd, option as i32, &mut out) }, ()).map(|()| out == 1)
}

pub fn set_size(fd: Fd, option: Opt, size: u64) -> Result<()> {
    answer(unsafe { sock_set_opt_size(fd, option as i32, size) }, ())
}

pub fn size(fd: Fd, option: Opt) -> Result<u64> {
    let mut out = u64::MAX;
    answer(unsafe { sock_get_opt_size(fd, option as i32, &mut out) }, ()).map(|()| out)
}

/// The error that was met last, by its name.
pub fn last_error(fd: Fd) -> Result<&'static str> {
    size(fd, Opt::LastError).map(|number| if number == 0 { "none" } else { errno(number as i32, true) })
}

/// In nanoseconds.
pub fn set_time(fd: Fd, option: Opt, time: Option<u64>) -> Result<()> {
    let written = [u64::from(time.is_some()), time.unwrap_or(0)];
    answer(unsafe { sock_set_opt_time(fd, option as i32, written.as_ptr()) }, ())
}

pub fn time(fd: Fd, option: Opt) -> Result<Option<u64>> {
    let mut read = [0; 2];
    answer(unsafe { sock_get_opt_time(fd, option as i32, read.as_mut_ptr()) }, ())
        .map(|()| (read[0] as u8 == 1).then_some(read[1]))
}

pub fn set_member_v4(fd: Fd, group: [u8; 4], interface: [u8; 4], joins: bool) -> Result<()> {
    let call = if joins { sock_join_multicast_v4 } else { sock_leave_multicast_v4 };
    answer(unsafe { call(fd, group.as_ptr(), interface.as_ptr()) }, ())
}

pub fn set_member_v6(fd: Fd, group: [u8; 16], interface: u32, joins: bool) -> Result<()> {
    let mut written = [0; 24];
    written[..16].copy_from_slice(&group);
    let call = if joins { sock_join_multicast_v6 } else { sock_leave_multicast_v6 };
    answer(unsafe { call(fd, written.as_ptr(), interface) }, ())
}

pub fn set_nonblocking(fd: Fd, on: bool) {
    let flags = if on { wasi::FDFLAGS_NONBLOCK } else { 0 };
    preview(unsafe { wasi::fd_fdstat_set_flags(fd, flags) }).expect("set");
}

pub fn read(fd: Fd, buf: &mut [u8]) -> Result<usize> {
    let range = wasi::Iovec { buf: buf.as_mut_ptr(), buf_len: buf.len() };
    preview(unsafe { wasi::fd_read(fd, &[range]) })
}

pub fn write(fd: Fd, bytes: &[u8]) -> Result<usize> {
    let range = wasi::Ciovec { buf: bytes.as_ptr(), buf_len: bytes.len() };
    preview(unsafe { wasi::fd_write(fd, &[range]) })
}

/// The number of its kind of file in preview1 and WASIX.
pub fn filetype(fd: Fd) -> u8 {
    preview(unsafe { wasi::fd_fdstat_get(fd) }).expect("open").fs_filetype.raw()
}

/// Whether it becomes readable (writable) within some milliseconds.
pub fn ready(fd: Fd, write: bool, milliseconds: u64) -> bool {
    let of = wasi::SubscriptionFdReadwrite { file_descriptor: fd };
    let u = if write {
        wasi::SubscriptionU { tag: 2, u: wasi::SubscriptionUU { fd_write: of } }
    } else {
        wasi::SubscriptionU { tag: 1, u: wasi::SubscriptionUU { fd_read: of } }
    };
    let clock = wasi::SubscriptionClock {
        id: wasi::CLOCKID_MONOTONIC,
        timeout: milliseconds * 1_000_000,
        precision: 0,
        flags: 0,
    };
    let subscriptions = [
        wasi::Subscription { userdata: 1, u },
        wasi::Subscription {
            userdata: 2,
            u: wasi::SubscriptionU { tag: 0, u: wasi::SubscriptionUU { clock } },
        },
    ];
    let mut events: [wasi::Event; 2] = unsafe { std::mem::zeroed() };
    let count = preview(unsafe { wasi::poll_oneoff(subscriptions.as_ptr(), events.as_mut_ptr(), 2) });
    events[..count.expect("polled")].iter().any(|event| event.userdata == 1)
}
