//! WASIX and preview1, under the names of the crate `wasix` 0.13.
//!
//! What the interface says in other words than that crate is here: [`Bool`], addresses of no family, arrays, and types
//! that no call takes.

mod bool;
mod unused;

pub use self::bool::*;
pub use self::unused::*;
pub use crate::generated::preview1::*;
// Of two calls of this name the published crate has preview1's.
#[cfg(target_pointer_width = "32")]
pub use crate::generated::preview1::sock_accept;
pub use crate::generated::types::*;
pub use crate::generated::wasix::sock_accept as sock_accept_v1;
pub use crate::generated::wasix::*;
#[cfg(target_pointer_width = "32")]
pub use crate::raw::wasix_32v1;
#[cfg(target_pointer_width = "64")]
pub use crate::raw::wasix_64v1;
pub use crate::wasi::{self, DIRCOOKIE_START, FD_STDERR, FD_STDIN, FD_STDOUT};

/// A number of bytes or of elements, or an address.
pub type Pointersize = usize;

/// A number that is 64 bits wide in any program.
pub type Longsize = u64;

/// A size or an index of 32 bits in any program, counted as a [`Size`] where that has as many.
#[cfg(target_pointer_width = "32")]
pub type Size32 = usize;

/// A size or an index of 32 bits in any program, counted as a [`Size`] where that has as many.
#[cfg(not(target_pointer_width = "32"))]
pub type Size32 = u32;

/// An address of no family.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrUnspec {
    /// Nothing.
    pub n0: u8,
}

/// An address of no family, and a port.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrUnspecPort {
    /// The port.
    pub port: IpPort,
    /// Nothing.
    pub addr: AddrUnspec,
}

/// A network of no family.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrUnspecCidr {
    /// Nothing.
    pub addr: AddrUnspec,
    /// Nothing.
    pub prefix: u8,
}

/// Bytes.
pub type BufArray<'a> = &'a [u8];

/// Addresses.
pub type AddrArray<'a> = &'a [Addr];

/// Addresses with ports.
pub type AddrPortArray<'a> = &'a [AddrPort];

/// Networks.
pub type AddrCidrArray<'a> = &'a [AddrCidr];

/// Addresses of strings that end with a NUL.
pub type CstringArray<'a> = &'a [*mut u8];

/// Steps to do in a child before its program starts.
pub type ProcSpawnFdOpArray<'a> = &'a [ProcSpawnFdOp];

/// Signals and what is done with them.
pub type SignalDispositionArray<'a> = &'a [SignalDisposition];

/// Types of wasm's values.
pub type WasmValueTypeArray<'a> = &'a [WasmValueType];

impl AddrIp4 {
    /// The address with these bytes, the most significant first.
    #[must_use]
    pub const fn from_octets([n0, n1, h0, h1]: [u8; 4]) -> Self {
        AddrIp4 { n0, n1, h0, h1 }
    }

    /// Its bytes, the most significant first.
    #[must_use]
    pub const fn octets(&self) -> [u8; 4] {
        [self.n0, self.n1, self.h0, self.h1]
    }
}

/// The eight groups of an address of IPv6 as they lie in memory, of bytes with the most significant first.
const fn groups(octets: [u8; 16]) -> [u16; 8] {
    let mut groups = [0; 8];
    let mut index = 0;
    while index < 8 {
        groups[index] = u16::from_ne_bytes([octets[2 * index], octets[2 * index + 1]]);
        index += 1;
    }
    groups
}

const fn bytes(groups: [u16; 8]) -> [u8; 16] {
    let mut octets = [0; 16];
    let mut index = 0;
    while index < 8 {
        [octets[2 * index], octets[2 * index + 1]] = groups[index].to_ne_bytes();
        index += 1;
    }
    octets
}

impl AddrIp6 {
    /// The address with these bytes, the most significant first; of no flow and no scope.
    #[must_use]
    pub const fn from_octets(octets: [u8; 16]) -> Self {
        let [n0, n1, n2, n3, h0, h1, h2, h3] = groups(octets);
        AddrIp6 { n0, n1, n2, n3, h0, h1, h2, h3, flow_info1: 0, flow_info0: 0, scope_id1: 0, scope_id0: 0 }
    }

    /// Its bytes, the most significant first.
    #[must_use]
    pub const fn octets(&self) -> [u8; 16] {
        bytes([self.n0, self.n1, self.n2, self.n3, self.h0, self.h1, self.h2, self.h3])
    }
}

impl AddrIp6Bare {
    /// The address with these bytes, the most significant first.
    #[must_use]
    pub const fn from_octets(octets: [u8; 16]) -> Self {
        let [n0, n1, n2, n3, h0, h1, h2, h3] = groups(octets);
        AddrIp6Bare { n0, n1, n2, n3, h0, h1, h2, h3 }
    }

    /// Its bytes, the most significant first.
    #[must_use]
    pub const fn octets(&self) -> [u8; 16] {
        bytes([self.n0, self.n1, self.n2, self.n3, self.h0, self.h1, self.h2, self.h3])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_the_order_of_their_bytes_in_memory() {
        let octets = [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7];
        let address = AddrIp6::from_octets(octets);
        assert_eq!(address.octets(), octets);
        assert_eq!(address.n0.to_ne_bytes(), [0x20, 1]);
        assert_eq!(AddrIp6Bare::from_octets(octets).octets(), octets);
        assert_eq!(AddrIp4::from_octets([127, 0, 0, 1]).octets(), [127, 0, 0, 1]);
    }

    #[test]
    fn an_error_says_its_name_and_its_number() {
        extern crate std;
        assert_eq!(ERRNO_2BIG.name(), "2BIG");
        assert_eq!(std::format!("{ERRNO_NOENT}"), "NOENT (error 44)");
        assert_eq!(Errno::from_raw(999).name(), "");
        assert_eq!(wasi::SIGNAL_CHLD.raw(), 16);
        assert_eq!(SIGNAL_CHLD.raw(), 17);
    }
}
