// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! What the crate wasix 0.11 had and later ones do not, and its layouts of addresses.

#[cfg(target_pointer_width = "32")]
use crate::raw::wasix_32v1 as imports;
#[cfg(target_pointer_width = "64")]
use crate::raw::wasix_64v1 as imports;
use crate::wasix::*;

#[cfg(target_pointer_width = "32")]
type Word = i32;
#[cfg(target_pointer_width = "64")]
type Word = i64;

/// A kind of socket, as 0.11 counts them.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct SockType(u8);

/// Datagrams.
pub const SOCK_TYPE_SOCKET_DGRAM: SockType = SockType(0);
/// A stream of bytes.
pub const SOCK_TYPE_SOCKET_STREAM: SockType = SockType(1);
/// Packets of the network.
pub const SOCK_TYPE_SOCKET_RAW: SockType = SockType(2);
/// A stream of packets.
pub const SOCK_TYPE_SOCKET_SEQPACKET: SockType = SockType(3);

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
            0 => "SOCKET_DGRAM",
            1 => "SOCKET_STREAM",
            2 => "SOCKET_RAW",
            3 => "SOCKET_SEQPACKET",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "Datagrams.",
            1 => "A stream of bytes.",
            2 => "Packets of the network.",
            3 => "A stream of packets.",
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

/// An address of IPv6.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrIp6 {
    /// Its bytes, the most significant first.
    pub n0: u16,
    /// Its bytes, the most significant first.
    pub n1: u16,
    /// Its bytes, the most significant first.
    pub n2: u16,
    /// Its bytes, the most significant first.
    pub n3: u16,
    /// Its bytes, the most significant first.
    pub h0: u16,
    /// Its bytes, the most significant first.
    pub h1: u16,
    /// Its bytes, the most significant first.
    pub h2: u16,
    /// Its bytes, the most significant first.
    pub h3: u16,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrIp6>() == 16);
    assert!(align_of::<AddrIp6>() == 2);
    assert!(core::mem::offset_of!(AddrIp6, n0) == 0);
};

/// An address of IPv6 and a port.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrIp6Port {
    /// The port.
    pub port: IpPort,
    /// The address.
    pub addr: AddrIp6,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrIp6Port>() == 18);
    assert!(align_of::<AddrIp6Port>() == 2);
    assert!(core::mem::offset_of!(AddrIp6Port, port) == 0);
    assert!(core::mem::offset_of!(AddrIp6Port, addr) == 2);
};

/// A network of IPv6.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrIp6Cidr {
    /// The address.
    pub addr: AddrIp6,
    /// How many bits of it name the network.
    pub prefix: u8,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrIp6Cidr>() == 18);
    assert!(align_of::<AddrIp6Cidr>() == 2);
    assert!(core::mem::offset_of!(AddrIp6Cidr, addr) == 0);
    assert!(core::mem::offset_of!(AddrIp6Cidr, prefix) == 16);
};

/// The path of a socket.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrUnix {
    /// Its bytes.
    pub b0: u8,
    /// Its bytes.
    pub b1: u8,
    /// Its bytes.
    pub b2: u8,
    /// Its bytes.
    pub b3: u8,
    /// Its bytes.
    pub b4: u8,
    /// Its bytes.
    pub b5: u8,
    /// Its bytes.
    pub b6: u8,
    /// Its bytes.
    pub b7: u8,
    /// Its bytes.
    pub b8: u8,
    /// Its bytes.
    pub b9: u8,
    /// Its bytes.
    pub b10: u8,
    /// Its bytes.
    pub b11: u8,
    /// Its bytes.
    pub b12: u8,
    /// Its bytes.
    pub b13: u8,
    /// Its bytes.
    pub b14: u8,
    /// Its bytes.
    pub b15: u8,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrUnix>() == 16);
    assert!(align_of::<AddrUnix>() == 1);
    assert!(core::mem::offset_of!(AddrUnix, b0) == 0);
};

/// The path of a socket, and a port that means nothing.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrUnixPort {
    /// Nothing.
    pub port: IpPort,
    /// The path.
    pub addr: AddrUnix,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrUnixPort>() == 18);
    assert!(align_of::<AddrUnixPort>() == 2);
    assert!(core::mem::offset_of!(AddrUnixPort, port) == 0);
    assert!(core::mem::offset_of!(AddrUnixPort, addr) == 2);
};

/// The path of a socket, and a prefix that means nothing.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrUnixCidr {
    /// The path.
    pub addr: AddrUnix,
    /// Nothing.
    pub prefix: u8,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrUnixCidr>() == 17);
    assert!(align_of::<AddrUnixCidr>() == 1);
    assert!(core::mem::offset_of!(AddrUnixCidr, addr) == 0);
    assert!(core::mem::offset_of!(AddrUnixCidr, prefix) == 16);
};

/// An address.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct Addr {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: AddrU,
}

/// The values of a [`Addr`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union AddrU {
    /// None.
    pub unspec: AddrUnspec,
    /// IPv4.
    pub inet4: AddrIp4,
    /// IPv6.
    pub inet6: AddrIp6,
    /// A path.
    pub unix: AddrUnix,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Addr>() == 18);
    assert!(align_of::<Addr>() == 2);
    assert!(core::mem::offset_of!(Addr, u) == 2);
};

/// An address and a port.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct AddrPort {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: AddrPortU,
}

/// The values of a [`AddrPort`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union AddrPortU {
    /// None.
    pub unspec: AddrUnspecPort,
    /// IPv4.
    pub inet4: AddrIp4Port,
    /// IPv6.
    pub inet6: AddrIp6Port,
    /// A path.
    pub unix: AddrUnixPort,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrPort>() == 20);
    assert!(align_of::<AddrPort>() == 2);
    assert!(core::mem::offset_of!(AddrPort, u) == 2);
};

/// A network.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct AddrCidr {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: AddrCidrU,
}

/// The values of a [`AddrCidr`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union AddrCidrU {
    /// None.
    pub unspec: AddrUnspecCidr,
    /// IPv4.
    pub inet4: AddrIp4Cidr,
    /// IPv6.
    pub inet6: AddrIp6Cidr,
    /// A path.
    pub unix: AddrUnixCidr,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrCidr>() == 20);
    assert!(align_of::<AddrCidr>() == 2);
    assert!(core::mem::offset_of!(AddrCidr, u) == 2);
};

/// A way through the network.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct Route {
    /// Where it leads.
    pub cidr: AddrCidr,
    /// By which router.
    pub via_router: Addr,
    /// Until when it is preferred.
    pub preferred_until: OptionTimestamp,
    /// Until when it stands.
    pub expires_at: OptionTimestamp,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Route>() == 72);
    assert!(align_of::<Route>() == 8);
    assert!(core::mem::offset_of!(Route, cidr) == 0);
    assert!(core::mem::offset_of!(Route, via_router) == 20);
    assert!(core::mem::offset_of!(Route, preferred_until) == 40);
    assert!(core::mem::offset_of!(Route, expires_at) == 56);
};

/// A program to be called.
pub type Bid = u32;

/// A call.
pub type Cid = u64;

/// A program to be called, or none.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct OptionBid {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: OptionBidU,
}

/// The values of a [`OptionBid`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union OptionBidU {
    /// None.
    pub none: u8,
    /// A program.
    pub some: Bid,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<OptionBid>() == 8);
    assert!(align_of::<OptionBid>() == 4);
    assert!(core::mem::offset_of!(OptionBid, u) == 4);
};

/// A call, or none.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct OptionCid {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: OptionCidU,
}

/// The values of a [`OptionCid`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union OptionCidU {
    /// None.
    pub none: u8,
    /// A call.
    pub some: Cid,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<OptionCid>() == 16);
    assert!(align_of::<OptionCid>() == 8);
    assert!(core::mem::offset_of!(OptionCid, u) == 8);
};

/// Why a call of the bus failed; 0 when it did not.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct BusError(u32);

/// It did not fail.
pub const BUS_ERROR_SUCCESS: BusError = BusError(0);
/// The data could not be encoded.
pub const BUS_ERROR_SERIALIZATION: BusError = BusError(1);
/// The data could not be decoded.
pub const BUS_ERROR_DESERIALIZATION: BusError = BusError(2);
/// The program's package is invalid.
pub const BUS_ERROR_INVALID_WAPM: BusError = BusError(3);
/// The program could not be fetched.
pub const BUS_ERROR_FETCH_WAPM: BusError = BusError(4);
/// The program could not be compiled.
pub const BUS_ERROR_COMPILE_ERROR: BusError = BusError(5);
/// The program's interface is not what it should be.
pub const BUS_ERROR_INVALID_ABI: BusError = BusError(6);
/// The call was ended.
pub const BUS_ERROR_ABORTED: BusError = BusError(7);
/// There is no such program or call.
pub const BUS_ERROR_INVALID_HANDLE: BusError = BusError(8);
/// The program has no such function.
pub const BUS_ERROR_INVALID_TOPIC: BusError = BusError(9);
/// A callback is missing.
pub const BUS_ERROR_MISSING_CALLBACK: BusError = BusError(10);
/// There is no bus.
pub const BUS_ERROR_UNSUPPORTED: BusError = BusError(11);
/// The request is wrong.
pub const BUS_ERROR_BAD_REQUEST: BusError = BusError(12);
/// Permission denied.
pub const BUS_ERROR_ACCESS_DENIED: BusError = BusError(13);
/// Something went wrong within.
pub const BUS_ERROR_INTERNAL_FAILURE: BusError = BusError(14);
/// There is no memory left.
pub const BUS_ERROR_MEMORY_ALLOCATION_FAILED: BusError = BusError(15);
/// The bus could not be asked.
pub const BUS_ERROR_BUS_INVOCATION_FAILED: BusError = BusError(16);
/// The answer was already taken.
pub const BUS_ERROR_ALREADY_CONSUMED: BusError = BusError(17);
/// A memory access was out of bounds.
pub const BUS_ERROR_MEMORY_ACCESS_VIOLATION: BusError = BusError(18);
/// Something unknown went wrong.
pub const BUS_ERROR_UNKNOWN_ERROR: BusError = BusError(19);

impl BusError {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u32) -> Self {
        BusError(raw)
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
            0 => "SUCCESS",
            1 => "SERIALIZATION",
            2 => "DESERIALIZATION",
            3 => "INVALID_WAPM",
            4 => "FETCH_WAPM",
            5 => "COMPILE_ERROR",
            6 => "INVALID_ABI",
            7 => "ABORTED",
            8 => "INVALID_HANDLE",
            9 => "INVALID_TOPIC",
            10 => "MISSING_CALLBACK",
            11 => "UNSUPPORTED",
            12 => "BAD_REQUEST",
            13 => "ACCESS_DENIED",
            14 => "INTERNAL_FAILURE",
            15 => "MEMORY_ALLOCATION_FAILED",
            16 => "BUS_INVOCATION_FAILED",
            17 => "ALREADY_CONSUMED",
            18 => "MEMORY_ACCESS_VIOLATION",
            19 => "UNKNOWN_ERROR",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "It did not fail.",
            1 => "The data could not be encoded.",
            2 => "The data could not be decoded.",
            3 => "The program's package is invalid.",
            4 => "The program could not be fetched.",
            5 => "The program could not be compiled.",
            6 => "The program's interface is not what it should be.",
            7 => "The call was ended.",
            8 => "There is no such program or call.",
            9 => "The program has no such function.",
            10 => "A callback is missing.",
            11 => "There is no bus.",
            12 => "The request is wrong.",
            13 => "Permission denied.",
            14 => "Something went wrong within.",
            15 => "There is no memory left.",
            16 => "The bus could not be asked.",
            17 => "The answer was already taken.",
            18 => "A memory access was out of bounds.",
            19 => "Something unknown went wrong.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for BusError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("BusError")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u32> for BusError {
    fn from(raw: u32) -> Self {
        BusError(raw)
    }
}

/// How data is encoded.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct BusDataFormat(u8);

/// Not at all.
pub const BUS_DATA_FORMAT_RAW: BusDataFormat = BusDataFormat(0);
/// bincode.
pub const BUS_DATA_FORMAT_BINCODE: BusDataFormat = BusDataFormat(1);
/// MessagePack.
pub const BUS_DATA_FORMAT_MESSAGE_PACK: BusDataFormat = BusDataFormat(2);
/// JSON.
pub const BUS_DATA_FORMAT_JSON: BusDataFormat = BusDataFormat(3);
/// YAML.
pub const BUS_DATA_FORMAT_YAML: BusDataFormat = BusDataFormat(4);
/// XML.
pub const BUS_DATA_FORMAT_XML: BusDataFormat = BusDataFormat(5);
/// rkyv.
pub const BUS_DATA_FORMAT_RKYV: BusDataFormat = BusDataFormat(6);

impl BusDataFormat {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        BusDataFormat(raw)
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
            0 => "RAW",
            1 => "BINCODE",
            2 => "MESSAGE_PACK",
            3 => "JSON",
            4 => "YAML",
            5 => "XML",
            6 => "RKYV",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "Not at all.",
            1 => "bincode.",
            2 => "MessagePack.",
            3 => "JSON.",
            4 => "YAML.",
            5 => "XML.",
            6 => "rkyv.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for BusDataFormat {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("BusDataFormat")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for BusDataFormat {
    fn from(raw: u8) -> Self {
        BusDataFormat(raw)
    }
}

/// A kind of event of the bus.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct BusEventType(u8);

/// Nothing.
pub const BUS_EVENT_TYPE_NOOP: BusEventType = BusEventType(0);
/// A program has ended.
pub const BUS_EVENT_TYPE_EXIT: BusEventType = BusEventType(1);
/// A call has come.
pub const BUS_EVENT_TYPE_CALL: BusEventType = BusEventType(2);
/// An answer has come.
pub const BUS_EVENT_TYPE_RESULT: BusEventType = BusEventType(3);
/// An error has come.
pub const BUS_EVENT_TYPE_FAULT: BusEventType = BusEventType(4);
/// A call has been ended.
pub const BUS_EVENT_TYPE_CLOSE: BusEventType = BusEventType(5);

impl BusEventType {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        BusEventType(raw)
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
            0 => "NOOP",
            1 => "EXIT",
            2 => "CALL",
            3 => "RESULT",
            4 => "FAULT",
            5 => "CLOSE",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "Nothing.",
            1 => "A program has ended.",
            2 => "A call has come.",
            3 => "An answer has come.",
            4 => "An error has come.",
            5 => "A call has been ended.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for BusEventType {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("BusEventType")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for BusEventType {
    fn from(raw: u8) -> Self {
        BusEventType(raw)
    }
}

/// A program has ended.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct BusEventExit {
    /// Which.
    pub bid: Bid,
    /// With what.
    pub rval: Exitcode,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<BusEventExit>() == 8);
    assert!(align_of::<BusEventExit>() == 4);
    assert!(core::mem::offset_of!(BusEventExit, bid) == 0);
    assert!(core::mem::offset_of!(BusEventExit, rval) == 4);
};

/// A call has come.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct BusEventCall {
    /// The call it was made in.
    pub parent: OptionCid,
    /// Its number.
    pub cid: Cid,
    /// How its data is encoded.
    pub format: BusDataFormat,
    /// The function.
    pub topic_hash: Hash,
    /// To read the data from.
    pub fd: Fd,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<BusEventCall>() == 56);
    assert!(align_of::<BusEventCall>() == 8);
    assert!(core::mem::offset_of!(BusEventCall, parent) == 0);
    assert!(core::mem::offset_of!(BusEventCall, cid) == 16);
    assert!(core::mem::offset_of!(BusEventCall, format) == 24);
    assert!(core::mem::offset_of!(BusEventCall, topic_hash) == 32);
    assert!(core::mem::offset_of!(BusEventCall, fd) == 48);
};

/// An answer has come.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct BusEventResult {
    /// How its data is encoded.
    pub format: BusDataFormat,
    /// Of which call.
    pub cid: Cid,
    /// To read the data from.
    pub fd: Fd,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<BusEventResult>() == 24);
    assert!(align_of::<BusEventResult>() == 8);
    assert!(core::mem::offset_of!(BusEventResult, format) == 0);
    assert!(core::mem::offset_of!(BusEventResult, cid) == 8);
    assert!(core::mem::offset_of!(BusEventResult, fd) == 16);
};

/// An error has come.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct BusEventFault {
    /// Of which call.
    pub cid: Cid,
    /// The error.
    pub fault: BusError,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<BusEventFault>() == 16);
    assert!(align_of::<BusEventFault>() == 8);
    assert!(core::mem::offset_of!(BusEventFault, cid) == 0);
    assert!(core::mem::offset_of!(BusEventFault, fault) == 8);
};

/// A call has been ended.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct BusEventClose {
    /// Which.
    pub cid: Cid,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<BusEventClose>() == 8);
    assert!(align_of::<BusEventClose>() == 8);
    assert!(core::mem::offset_of!(BusEventClose, cid) == 0);
};

/// Something that came over the bus.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct BusEvent {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: BusEventU,
}

/// The values of a [`BusEvent`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union BusEventU {
    /// Nothing.
    pub noop: u8,
    /// A program has ended.
    pub exit: BusEventExit,
    /// A call has come.
    pub call: BusEventCall,
    /// An answer has come.
    pub result: BusEventResult,
    /// An error has come.
    pub fault: BusEventFault,
    /// A call has been ended.
    pub close: BusEventClose,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<BusEvent>() == 64);
    assert!(align_of::<BusEvent>() == 8);
    assert!(core::mem::offset_of!(BusEvent, u) == 8);
};

/// A key of values that each thread has of its own.
pub type TlKey = u32;

/// A value that a thread has of its own.
pub type TlVal = u64;

/// A request's descriptors.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct HttpHandles {
    /// To write the body to.
    pub request: Fd,
    /// To read the answer's body from.
    pub response: Fd,
    /// To read the answer's headers from.
    pub headers: Fd,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<HttpHandles>() == 12);
    assert!(align_of::<HttpHandles>() == 4);
    assert!(core::mem::offset_of!(HttpHandles, request) == 0);
    assert!(core::mem::offset_of!(HttpHandles, response) == 4);
    assert!(core::mem::offset_of!(HttpHandles, headers) == 8);
};

/// How a request went.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct HttpStatus {
    /// Whether the status is 200 to 299.
    pub ok: Bool,
    /// Whether the answer sends the guest elsewhere: nobody follows it but the guest.
    pub redirected: Bool,
    /// The length of the answer's body, in bytes; 0 where the answer does not say.
    pub size: Filesize,
    /// The status of HTTP.
    pub status: u16,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<HttpStatus>() == 24);
    assert!(align_of::<HttpStatus>() == 8);
    assert!(core::mem::offset_of!(HttpStatus, ok) == 0);
    assert!(core::mem::offset_of!(HttpStatus, redirected) == 1);
    assert!(core::mem::offset_of!(HttpStatus, size) == 8);
    assert!(core::mem::offset_of!(HttpStatus, status) == 16);
};

impl core::fmt::Display for BusError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} (error {})", self.name(), self.0)
    }
}

impl core::error::Error for BusError {}

/// Starts a program of this host to be called; its number.
///
/// Imported as `bus_open_local` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn bus_open_local(name: &str, reuse: Bool) -> Result<Bid, BusError> {
    let mut out0 = core::mem::MaybeUninit::<Bid>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::bus_open_local(
            name.as_ptr() as Word,
            name.len() as Word,
            reuse.raw() as i32,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(BusError::from_raw(error as u32)),
        }
    }
}

/// Starts a program of another host to be called; its number.
///
/// Imported as `bus_open_remote` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn bus_open_remote(name: &str, reuse: Bool, instance: &str, token: &str) -> Result<Bid, BusError> {
    let mut out0 = core::mem::MaybeUninit::<Bid>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::bus_open_remote(
            name.as_ptr() as Word,
            name.len() as Word,
            reuse.raw() as i32,
            instance.as_ptr() as Word,
            instance.len() as Word,
            token.as_ptr() as Word,
            token.len() as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(BusError::from_raw(error as u32)),
        }
    }
}

/// Lets go of a program.
///
/// Imported as `bus_close` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn bus_close(bid: Bid) -> Result<(), BusError> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::bus_close(bid as i32) {
            0 => Ok(()),
            error => Err(BusError::from_raw(error as u32)),
        }
    }
}

/// Calls a program; the call's number.
///
/// Imported as `bus_call` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `topic_hash` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn bus_call(
    bid: Bid,
    topic_hash: *const Hash,
    format: BusDataFormat,
    buf: &[u8],
) -> Result<Cid, BusError> {
    let mut out0 = core::mem::MaybeUninit::<Cid>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::bus_call(
            bid as i32,
            topic_hash as Word,
            format.raw() as i32,
            buf.as_ptr() as Word,
            buf.len() as _,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(BusError::from_raw(error as u32)),
        }
    }
}

/// Makes a call within a call; its number.
///
/// Imported as `bus_subcall` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `topic_hash` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn bus_subcall(
    parent: Cid,
    topic_hash: *const Hash,
    format: BusDataFormat,
    buf: &[u8],
) -> Result<Cid, BusError> {
    let mut out0 = core::mem::MaybeUninit::<Cid>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::bus_subcall(
            parent as i64,
            topic_hash as Word,
            format.raw() as i32,
            buf.as_ptr() as Word,
            buf.len() as _,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(BusError::from_raw(error as u32)),
        }
    }
}

/// Waits for events at most `timeout` nanoseconds; writes them, how many.
///
/// Imported as `bus_poll` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `events` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn bus_poll(timeout: Timestamp, events: *mut BusEvent, maxevents: Size) -> Result<Size, BusError> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::bus_poll(timeout as i64, events as Word, maxevents as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(BusError::from_raw(error as u32)),
        }
    }
}

/// Answers a call.
///
/// Imported as `call_reply` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn call_reply(cid: Cid, format: BusDataFormat, buf: &[u8]) -> Result<(), BusError> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::call_reply(cid as i64, format.raw() as i32, buf.as_ptr() as Word, buf.len() as _) {
            0 => Ok(()),
            error => Err(BusError::from_raw(error as u32)),
        }
    }
}

/// Answers a call with an error.
///
/// Imported as `call_fault` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn call_fault(cid: Cid, fault: BusError) {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe { imports::call_fault(cid as i64, fault.raw() as i32) }
}

/// Ends a call.
///
/// Imported as `call_close` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn call_close(cid: Cid) {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe { imports::call_close(cid as i64) }
}

/// Names the export that a new thread starts with.
///
/// Imported as `callback_thread` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn callback_thread(callback: &str) {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe { imports::callback_thread(callback.as_ptr() as Word, callback.len() as Word) }
}

/// Names the export that is called when there is something to do.
///
/// Imported as `callback_reactor` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn callback_reactor(callback: &str) {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe { imports::callback_reactor(callback.as_ptr() as Word, callback.len() as Word) }
}

/// Names the export that is called at a thread's end for each of its values.
///
/// Imported as `callback_thread_local_destroy` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn callback_thread_local_destroy(callback: &str) {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe { imports::callback_thread_local_destroy(callback.as_ptr() as Word, callback.len() as Word) }
}

/// Makes a key; `user_data` goes to the callback at a thread's end.
///
/// Imported as `thread_local_create` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn thread_local_create(user_data: TlVal) -> Result<TlKey, Errno> {
    let mut out0 = core::mem::MaybeUninit::<TlKey>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::thread_local_create(user_data as i64, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Removes a key. `inval`.
///
/// Imported as `thread_local_destroy` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn thread_local_destroy(key: TlKey) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::thread_local_destroy(key as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sets this thread's value. `inval` when there is no such key.
///
/// Imported as `thread_local_set` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn thread_local_set(key: TlKey, val: TlVal) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::thread_local_set(key as i32, val as i64) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// This thread's value, 0 before it is set. `inval` when there is no such key.
///
/// Imported as `thread_local_get` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn thread_local_get(key: TlKey) -> Result<TlVal, Errno> {
    let mut out0 = core::mem::MaybeUninit::<TlVal>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::thread_local_get(key as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Begins a request, of which the headers are lines of `name: value`; descriptors for its body (which ends when that is
/// closed, and is compressed if that is asked for), the answer's body and the answer's headers, a line for each. `inval`,
/// `2big`, `acces`, `noent`, `connrefused`, `proto` where TLS fails, `again` when there are too many, `notsup`.
///
/// Imported as `http_request` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn http_request(url: &str, method: &str, headers: &str, gzip: Bool) -> Result<HttpHandles, Errno> {
    let mut out0 = core::mem::MaybeUninit::<HttpHandles>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::http_request(
            url.as_ptr() as Word,
            url.len() as Word,
            method.as_ptr() as Word,
            method.len() as Word,
            headers.as_ptr() as Word,
            headers.len() as Word,
            gzip.raw() as i32,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// How a request went, by any of its descriptors; waits for the answer. `inval`, `again`, and what became of the request.
///
/// Imported as `http_status` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn http_status(fd: Fd) -> Result<HttpStatus, Errno> {
    let mut out0 = core::mem::MaybeUninit::<HttpStatus>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::http_status(fd as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Connects to a web socket; a descriptor to send messages, one with each write, and to receive them, one with each read.
/// As http_request.
///
/// Imported as `ws_connect` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn ws_connect(url: &str) -> Result<Fd, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::ws_connect(url.as_ptr() as Word, url.len() as Word, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}
