//! The guest's calls: the raw imports. Main type: [`Fault`]. Safety: pointers come from references that outlive the call.

use std::ptr;

pub type Fd = u32;

pub enum Kind {
    Stream = 1,
    Datagrams = 2,
}

/// Why an operation did not do what it should.
#[derive(Debug)]
#[expect(dead_code, reason = "it is printed")]
pub enum Fault {
    Errno(u32),
    Short { wanted: usize, got: usize },
}

fn answer(errno: u32) -> Result<(), Fault> {
    if errno == 0 { Ok(()) } else { Err(Fault::Errno(errno)) }
}

#[repr(C)]
struct Range {
    at: *const u8,
    len: usize,
}

impl Range {
    fn of(bytes: &[u8]) -> Range {
        Range { at: bytes.as_ptr(), len: bytes.len() }
    }
}

/// An address with its port: the family, the port, the address.
#[repr(C, align(2))]
struct Address([u8; 110]);

impl Address {
    /// The loopback.
    fn of(port: u16) -> Address {
        let mut bytes = [0; 110];
        bytes[0] = 1;
        bytes[2..4].copy_from_slice(&port.to_le_bytes());
        bytes[4..8].copy_from_slice(&[127, 0, 0, 1]);
        Address(bytes)
    }
}

/// What is waited for or came, and the program's data.
#[repr(C)]
#[derive(Clone, Copy, Default)]
struct Event {
    events: u32,
    ptr: usize,
    fd: u32,
    data1: u32,
    data2: u64,
}

mod raw {
    use super::{Address, Event, Range};

    #[link(wasm_import_module = "wasix_32v1")]
    unsafe extern "C" {
        pub fn sock_open(family: u32, kind: u32, protocol: u32, fd: *mut u32) -> u32;
        pub fn sock_bind(fd: u32, address: *const Address) -> u32;
        pub fn sock_listen(fd: u32, backlog: usize) -> u32;
        pub fn sock_addr_local(fd: u32, address: *mut Address) -> u32;
        pub fn sock_connect(fd: u32, address: *const Address) -> u32;
        pub fn sock_accept_v2(fd: u32, flags: u32, accepted: *mut u32, address: *mut Address) -> u32;
        pub fn sock_set_opt_flag(fd: u32, option: u32, flag: u32) -> u32;
        pub fn sock_set_opt_time(fd: u32, option: u32, time: *const [u64; 2]) -> u32;
        pub fn epoll_create(set: *mut u32) -> u32;
        pub fn epoll_ctl(set: u32, op: u32, fd: u32, event: *const Event) -> u32;
        pub fn epoll_wait(set: u32, events: *mut Event, room: u32, timeout: u64, count: *mut usize) -> u32;
        pub fn sock_send_to(
            fd: u32,
            ranges: *const Range,
            count: usize,
            flags: u32,
            address: *const Address,
            sent: *mut usize,
        ) -> u32;
        pub fn sock_recv_from(
            fd: u32,
            ranges: *const Range,
            count: usize,
            flags: u32,
            received: *mut usize,
            out_flags: *mut u16,
            address: *mut Address,
        ) -> u32;
    }

    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    unsafe extern "C" {
        pub fn clock_time_get(clock: u32, precision: u64, time: *mut u64) -> u32;
        pub fn fd_close(fd: u32) -> u32;
        pub fn sock_send(fd: u32, ranges: *const Range, count: usize, flags: u32, sent: *mut usize) -> u32;
        pub fn sock_recv(
            fd: u32,
            ranges: *const Range,
            count: usize,
            flags: u32,
            received: *mut usize,
            out_flags: *mut u16,
        ) -> u32;
    }
}

pub fn now() -> u64 {
    let mut time = 0;
    // SAFETY: room for the time.
    unsafe { raw::clock_time_get(1, 1, &mut time) };
    time
}

pub fn open(kind: Kind) -> Result<Fd, Fault> {
    let mut fd = 0;
    // SAFETY: room for a descriptor.
    answer(unsafe { raw::sock_open(1, kind as u32, 0, &mut fd) }).map(|()| fd)
}

pub fn bind(fd: Fd) -> Result<(), Fault> {
    // SAFETY: an address.
    answer(unsafe { raw::sock_bind(fd, &Address::of(0)) })
}

pub fn listen(fd: Fd, backlog: usize) -> Result<(), Fault> {
    // SAFETY: no memory is involved.
    answer(unsafe { raw::sock_listen(fd, backlog) })
}

/// A set of descriptors to wait for.
pub fn epoll() -> Result<Fd, Fault> {
    let mut set = 0;
    // SAFETY: room for a descriptor.
    answer(unsafe { raw::epoll_create(&mut set) }).map(|()| set)
}

/// Adds one to a set, to wait until something can be read.
pub fn watch(set: Fd, fd: Fd) -> Result<(), Fault> {
    let event = Event { events: 1, fd, ..Event::default() };
    // SAFETY: an event.
    answer(unsafe { raw::epoll_ctl(set, 1, fd, &event) })
}

/// Waits for one of a set.
pub fn wait(set: Fd) -> Result<Fd, Fault> {
    let (mut events, mut count) = ([Event::default(); 16], 0);
    // SAFETY: room for so many events, and for their number.
    answer(unsafe { raw::epoll_wait(set, events.as_mut_ptr(), 16, u64::MAX, &mut count) })?;
    Ok(events[0].fd)
}

pub fn port(fd: Fd) -> Result<u16, Fault> {
    let mut address = Address::of(0);
    // SAFETY: room for an address.
    answer(unsafe { raw::sock_addr_local(fd, &mut address) })?;
    Ok(u16::from_le_bytes([address.0[2], address.0[3]]))
}

pub fn connect(fd: Fd, port: u16) -> Result<(), Fault> {
    // SAFETY: an address.
    answer(unsafe { raw::sock_connect(fd, &Address::of(port)) })
}

pub fn accept(fd: Fd) -> Result<Fd, Fault> {
    let (mut accepted, mut address) = (0, Address::of(0));
    // SAFETY: room for a descriptor and an address.
    answer(unsafe { raw::sock_accept_v2(fd, 0, &mut accepted, &mut address) }).map(|()| accepted)
}

pub fn send(fd: Fd, bytes: &[u8]) -> Result<usize, Fault> {
    let mut sent = 0;
    // SAFETY: a range of that length.
    answer(unsafe { raw::sock_send(fd, &Range::of(bytes), 1, 0, &mut sent) }).map(|()| sent)
}

pub fn receive(fd: Fd, bytes: &mut [u8]) -> Result<usize, Fault> {
    let (mut received, mut flags) = (0, 0);
    let range = Range { at: ptr::from_mut(bytes).cast(), len: bytes.len() };
    // SAFETY: a range of that length.
    answer(unsafe { raw::sock_recv(fd, &range, 1, 0, &mut received, &mut flags) }).map(|()| received)
}

pub fn send_to(fd: Fd, bytes: &[u8], port: u16) -> Result<usize, Fault> {
    let mut sent = 0;
    // SAFETY: a range of that length, and an address.
    answer(unsafe { raw::sock_send_to(fd, &Range::of(bytes), 1, 0, &Address::of(port), &mut sent) })
        .map(|()| sent)
}

pub fn receive_from(fd: Fd, bytes: &mut [u8]) -> Result<usize, Fault> {
    let (mut received, mut flags, mut address) = (0, 0, Address::of(0));
    let range = Range { at: ptr::from_mut(bytes).cast(), len: bytes.len() };
    // SAFETY: a range of that length, and room for an address.
    answer(unsafe { raw::sock_recv_from(fd, &range, 1, 0, &mut received, &mut flags, &mut address) })
        .map(|()| received)
}

pub fn no_delay(fd: Fd) -> Result<(), Fault> {
    // SAFETY: no memory is involved.
    answer(unsafe { raw::sock_set_opt_flag(fd, 3, 1) })
}

pub fn reset_on_close(fd: Fd) -> Result<(), Fault> {
    // SAFETY: an optional time, which is there and 0.
    answer(unsafe { raw::sock_set_opt_time(fd, 13, &[1, 0]) })
}

pub fn close(fd: Fd) -> Result<(), Fault> {
    // SAFETY: no memory is involved.
    answer(unsafe { raw::fd_close(fd) })
}
