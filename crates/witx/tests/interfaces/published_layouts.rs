//! The reading of the crates' sources against the compiler: sizes and alignments of every struct and union.
//!
//! One invariant: the lists below have the names that the sources have.

use std::collections::BTreeMap;

use crate::published::{Published, folder};
use waxwing_witx::{Layout, Ptr};

macro_rules! compiled {
    ($krate:ident: $($ty:ident)*) => {
        BTreeMap::from([$((
            stringify!($ty),
            Layout { size: size_of::<$krate::$ty>() as u64, align: align_of::<$krate::$ty>() as u64 },
        )),*])
    };
}

fn check(package: &str, version: &str, file: &str, compiled: &BTreeMap<&str, Layout>) {
    let read = |package, version, file| {
        let path = folder(package, version).join("src").join(file);
        Published::read(&std::fs::read_to_string(path).expect("the source is readable"))
    };
    let mut items = read(package, version, file);
    items.base = Some(Box::new(read("wasi", "0.11.1", "lib_generated.rs")));
    let Published { wrapped, structs, unions, .. } = &items;
    let names = wrapped.keys().chain(structs.keys()).chain(unions.keys());
    let found: BTreeMap<&str, Layout> =
        names.map(|name| (name.as_str(), items.layout(name, Ptr::P64))).collect();
    assert_eq!(&found, compiled);
}

#[test]
fn wasi() {
    let compiled = compiled!(wasi:
        Advice Ciovec Clockid Dirent Errno Event EventFdReadwrite Eventtype Fdstat Filestat Filetype Iovec
        Preopentype Prestat PrestatDir PrestatU Signal Subscription SubscriptionClock
        SubscriptionFdReadwrite SubscriptionU SubscriptionUU Whence
    );
    check("wasi", "0.11.1", "lib_generated.rs", &compiled);
}

#[test]
fn wasix_0_11() {
    let compiled = compiled!(wasix_0_11:
        Addr AddrCidr AddrCidrU AddrIp4 AddrIp4Cidr AddrIp4Port AddrIp6 AddrIp6Cidr AddrIp6Port AddrPort
        AddrPortU AddrU AddrUnix AddrUnixCidr AddrUnixPort AddrUnspec AddrUnspecCidr AddrUnspecPort
        AddressFamily Advice Bool BusDataFormat BusError BusEvent BusEventCall BusEventClose BusEventExit
        BusEventFault BusEventResult BusEventType BusEventU Ciovec Clockid Dirent Errno ErrnoSignal Event
        EventFdReadwrite Eventtype Fdstat Filestat Filetype HardwareAddress Hash HttpHandles HttpStatus
        Hugesize Iovec JoinStatus JoinStatusType JoinStatusU Option OptionBid OptionBidU OptionCid
        OptionCidU OptionFd OptionFdU OptionHash OptionHashU OptionPid OptionPidU OptionTimestamp
        OptionTimestampU Preopentype Prestat PrestatDir PrestatU ProcessHandles Route Signal SockOption
        SockProto SockStatus SockType StackSnapshot StdioMode Subscription SubscriptionClock
        SubscriptionFdReadwrite SubscriptionU SubscriptionUU ThreadStart ThreadState Tty Whence
    );
    check("wasix", "0.11.65", "lib_generated64.rs", &compiled);
}

#[test]
fn wasix_0_12() {
    let compiled = compiled!(wasix_0_12:
        Addr AddrCidr AddrCidrU AddrIp4 AddrIp4Cidr AddrIp4Port AddrIp6 AddrIp6Cidr AddrIp6Port AddrPort
        AddrPortU AddrU AddrUnix AddrUnixCidr AddrUnixPort AddrUnspec AddrUnspecCidr AddrUnspecPort
        AddressFamily Bool EpollCtl EpollData EpollEvent Errno ErrnoSignal Filetype HardwareAddress Hash
        HttpHandles HttpStatus Hugesize JoinStatus JoinStatusType JoinStatusU Option OptionFd OptionFdU
        OptionHash OptionHashU OptionPid OptionPidU OptionTimestamp OptionTimestampU ProcessHandles Route
        Signal SockOption SockProto SockStatus SockType StackSnapshot StdioMode ThreadStart ThreadState Tty
    );
    check("wasix", "0.12.21", "lib_generated64.rs", &compiled);
}

#[test]
fn wasix_0_13() {
    let compiled = compiled!(wasix_0_13:
        Addr AddrCidr AddrCidrU AddrIp AddrIp4 AddrIp4Cidr AddrIp4Port AddrIp6 AddrIp6Bare AddrIp6Cidr
        AddrIp6Port AddrIpU AddrPort AddrPortU AddrU AddrUnix AddrUnixCidr AddrUnspec AddrUnspecCidr
        AddrUnspecPort AddressFamily AddressFamilyIp Bool Disposition EpollCtl EpollData EpollEvent Errno
        ErrnoSignal Filetype HardwareAddress Hash Hugesize JoinStatus JoinStatusType JoinStatusU Option
        OptionFd OptionFdU OptionHash OptionHashU OptionPid OptionPidU OptionTimestamp OptionTimestampU
        ProcSpawnFdOp ProcSpawnFdOpName ProcessHandles ReflectionResult Route Signal SignalDisposition
        SockOption SockProto SockStatus SockType StackSnapshot StdioMode ThreadStart ThreadState Tty
        WasmValueType
    );
    check("wasix", "0.13.2", "lib_generated64.rs", &compiled);
}
