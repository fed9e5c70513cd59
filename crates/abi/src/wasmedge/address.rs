//! Addresses as WasmEdge's guests have them.
//!
//! Main function: [`load`]; main type: [`Place`], where an address is to be written. One invariant: by its length a place
//! has one of two layouts, bare bytes (4 or 16) or a [`SockStorage`] (128), and no other length is taken.

use super::out;
use crate::call::Words;
use crate::layout::{Value, W32, Width};
use crate::memory::GuestMemory;
use crate::types::{
    AddrIp4, AddrIp4Port, AddrIp6, AddrIp6Port, AddrPort, AddrUnix, AddressFamily, Errno, SockAddress,
    SockStorage,
};

/// The address that a call's word points to, with the port that another word has.
///
/// # Errors
/// `fault`; `inval` for another length, another family, a port that cannot be; `nametoolong` for a path that no socket has.
pub(super) fn load(memory: GuestMemory<'_>, word: u64, port: u64) -> Result<AddrPort, Errno> {
    // Guests pass the port as an int: what is above its sixteen bits is a mistake of theirs.
    let port = u16::try_from(W32::word(port)).map_err(|_| Errno::Inval)?;
    let place = Place::load(memory, word)?;
    match place.layout {
        Layout::V4 => Ok(v4(<[u8; 4]>::load::<W32>(memory, place.at)?, port)),
        Layout::V6 => Ok(v6(<[u8; 16]>::load::<W32>(memory, place.at)?, port)),
        Layout::Storage => {
            let SockStorage { family, bytes } = SockStorage::load::<W32>(memory, place.at)?;
            match u8::try_from(family).map_err(|_| Errno::Inval)? {
                family if family == AddressFamily::Unspec as u8 => Ok(AddrPort::Unspec),
                family if family == AddressFamily::Inet4 as u8 => Ok(v4(first(&bytes), port)),
                family if family == AddressFamily::Inet6 as u8 => Ok(v6(first(&bytes), port)),
                family if family == AddressFamily::Unix as u8 => unix(&bytes),
                _ => Err(Errno::Inval),
            }
        }
    }
}

fn first<const N: usize>(bytes: &[u8]) -> [u8; N] {
    std::array::from_fn(|index| bytes[index])
}

fn v4(octets: [u8; 4], port: u16) -> AddrPort {
    AddrPort::Inet4(AddrIp4Port { port, addr: AddrIp4 { octets } })
}

fn v6(octets: [u8; 16], port: u16) -> AddrPort {
    let addr = AddrIp6 { octets, flow_info1: 0, flow_info0: 0, scope_id1: 0, scope_id0: 0 };
    AddrPort::Inet6(AddrIp6Port { port, addr })
}

fn unix(bytes: &[u8]) -> Result<AddrPort, Errno> {
    let len = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let mut path = [0; 108];
    path.get_mut(..len).ok_or(Errno::Nametoolong)?.copy_from_slice(&bytes[..len]);
    Ok(AddrPort::Unix(AddrUnix { path }))
}

/// The port of an address; 0 of one that has none.
pub(super) fn port(address: &AddrPort) -> u16 {
    match address {
        AddrPort::Inet4(address) => address.port,
        AddrPort::Inet6(address) => address.port,
        AddrPort::Unspec | AddrPort::Unix(_) => 0,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    V4,
    V6,
    Storage,
}

/// Where an address lies, or is to be written.
#[derive(Clone, Copy)]
pub(super) struct Place<'m> {
    memory: GuestMemory<'m>,
    at: u64,
    layout: Layout,
}

impl<'m> Place<'m> {
    /// The place that a call's word points to.
    ///
    /// # Errors
    /// `fault`; `inval` for a length that no address has.
    pub(super) fn load(memory: GuestMemory<'m>, word: u64) -> Result<Self, Errno> {
        let SockAddress { buf, buf_len } = SockAddress::load::<W32>(memory, W32::word(word))?;
        memory.claim(buf.0, buf_len as u64)?;
        let layout = match buf_len {
            4 => Layout::V4,
            16 => Layout::V6,
            128 => Layout::Storage,
            _ => return Err(Errno::Inval),
        };
        Ok(Place { memory, at: buf.0, layout })
    }

    /// Itself, if an address of any family can be written there.
    ///
    /// # Errors
    /// `inval`.
    pub(super) fn whole(self) -> Result<Self, Errno> {
        if self.layout == Layout::Storage { Ok(self) } else { Err(Errno::Inval) }
    }

    /// Itself, if the bytes of an address are to be written there and nothing else.
    ///
    /// # Errors
    /// `inval`.
    pub(super) fn bare(self) -> Result<Self, Errno> {
        if self.layout == Layout::Storage { Err(Errno::Inval) } else { Ok(self) }
    }

    fn room(&self) -> usize {
        match self.layout {
            Layout::V4 => 4,
            Layout::V6 => 16,
            Layout::Storage => 126,
        }
    }

    /// Writes an address, cut to the room that there is: as recvfrom(2) does it.
    ///
    /// # Errors
    /// None in practice: the place was claimed.
    pub(super) fn store(&self, address: &AddrPort) -> Result<(), Errno> {
        let mut at = self.at;
        if self.layout == Layout::Storage {
            u16::from(family(address) as u8).store::<W32>(self.memory, at)?;
            at += 2;
        }
        let bytes = octets(address);
        self.memory.copy_out(at, &bytes[..bytes.len().min(self.room())])
    }
}

fn family(address: &AddrPort) -> AddressFamily {
    match address {
        AddrPort::Unspec => AddressFamily::Unspec,
        AddrPort::Inet4(_) => AddressFamily::Inet4,
        AddrPort::Inet6(_) => AddressFamily::Inet6,
        AddrPort::Unix(_) => AddressFamily::Unix,
    }
}

fn octets(address: &AddrPort) -> &[u8] {
    match address {
        AddrPort::Unspec => &[],
        AddrPort::Inet4(address) => &address.addr.octets,
        AddrPort::Inet6(address) => &address.addr.octets,
        AddrPort::Unix(address) => &address.path,
    }
}

/// What the older calls for a socket's addresses bring besides the address.
pub(super) struct V1Outs<'m> {
    memory: GuestMemory<'m>,
    kind: u64,
    port: u64,
}

impl<'m> V1Outs<'m> {
    /// # Errors
    /// `fault`.
    pub(super) fn claim(memory: GuestMemory<'m>, words: &Words) -> Result<Self, Errno> {
        Ok(V1Outs {
            memory,
            kind: out::<u32>(memory, words[2].word())?,
            port: out::<u32>(memory, words[3].word())?,
        })
    }

    /// Writes the address to `place`, and 4 or 6 for its family and the port to where those go.
    ///
    /// # Errors
    /// `nomem` when there is too little room, `afnosupport` for what is no address of the Internet.
    pub(super) fn store(&self, place: Place<'_>, address: &AddrPort) -> Result<(), Errno> {
        let kind: u32 = match address {
            AddrPort::Inet4(_) => 4,
            AddrPort::Inet6(_) => 6,
            AddrPort::Unspec | AddrPort::Unix(_) => return Err(Errno::Afnosupport),
        };
        if octets(address).len() > place.room() {
            return Err(Errno::Nomem);
        }
        place.store(address)?;
        kind.store::<W32>(self.memory, self.kind)?;
        u32::from(port(address)).store::<W32>(self.memory, self.port)
    }
}
