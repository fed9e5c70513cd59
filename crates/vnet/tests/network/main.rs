//! What sockets on a network of the guests' own do, asked as the system asks them.

mod bridge;
mod datagrams;
mod edges;
mod interface;
mod streams;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use waxwing::abi::types::{AddressFamily, Errno, Fdflags, SockProto, SockType};
use waxwing::abi::{GuestMemory, IoVecs, W32};
use waxwing::{
    Destination, Interest, Network, OpenFile, Readiness, ReceiveFlags, Socket, SocketAddress, sys,
};
use waxwing_vnet::VirtualNetwork;

pub(crate) const V4: AddressFamily = AddressFamily::Inet4;
pub(crate) const V6: AddressFamily = AddressFamily::Inet6;

/// A socket, as a guest's descriptor has it.
#[derive(Clone)]
pub(crate) struct Opened(pub(crate) Arc<OpenFile>);

impl Opened {
    pub(crate) fn stream(network: &VirtualNetwork, family: AddressFamily) -> Opened {
        Opened(network.open(family, SockType::SocketStream, SockProto::Tcp).unwrap())
    }

    pub(crate) fn datagram(network: &VirtualNetwork, family: AddressFamily) -> Opened {
        Opened(network.open(family, SockType::SocketDgram, SockProto::Ip).unwrap())
    }

    /// One that listens at a port of its own choice.
    pub(crate) fn listener(network: &VirtualNetwork, family: AddressFamily) -> (Opened, u16) {
        let listener = Opened::stream(network, family);
        listener.socket().listen(16).unwrap();
        let port = listener.local().port();
        (listener, port)
    }

    pub(crate) fn socket(&self) -> &dyn Socket {
        self.0.socket().unwrap()
    }

    pub(crate) fn local(&self) -> SocketAddr {
        self.socket().local_address().unwrap().and_then(|address| address.internet()).unwrap()
    }

    pub(crate) fn peer(&self) -> Result<SocketAddr, Errno> {
        Ok(self.socket().peer_address()?.and_then(|address| address.internet()).unwrap())
    }

    pub(crate) fn bind(&self, address: &str) -> Result<(), Errno> {
        self.socket().bind(address.parse().unwrap())
    }

    pub(crate) fn begin(&self, to: SocketAddr) -> Result<(), Errno> {
        self.socket().connect(Some(Destination::Internet(to)))
    }

    /// Connects as a guest that waits does.
    pub(crate) fn connect(&self, to: SocketAddr) -> Result<(), Errno> {
        match self.begin(to) {
            Err(Errno::Inprogress) => {}
            connected => return connected,
        }
        self.wait(Interest::WRITABLE);
        self.begin(to)
    }

    /// Sleeps as a guest does that waits for it.
    pub(crate) fn wait(&self, interest: Interest) {
        let until = Instant::now() + Duration::from_secs(20);
        let handle = self.0.file().handle().expect("a descriptor is left");
        while !sys::poll_now(handle, interest.readable, interest.writable).unwrap().any() {
            assert!(Instant::now() < until, "nothing has come");
            let watched = [(handle, interest.readable, interest.writable)];
            sys::wait_for(watched, None, Some(Duration::from_secs(1))).unwrap();
        }
    }

    pub(crate) fn accept(&self) -> (Opened, SocketAddr) {
        self.wait(Interest::READABLE);
        let (file, peer) = self.socket().accept(Fdflags::empty()).unwrap();
        (Opened(file), peer.as_ref().and_then(SocketAddress::internet).unwrap())
    }

    pub(crate) fn send(&self, bytes: &[u8]) -> Result<usize, Errno> {
        with_bytes(bytes, |iovs| self.socket().send(iovs)).0
    }

    pub(crate) fn send_to(&self, bytes: &[u8], to: &str) -> Result<usize, Errno> {
        let to = Destination::Internet(to.parse().unwrap());
        with_bytes(bytes, |iovs| self.socket().send_to(iovs, to)).0
    }

    pub(crate) fn receive(&self, len: usize) -> Result<Vec<u8>, Errno> {
        let (received, mut bytes) =
            with_bytes(&vec![0; len], |iovs| self.socket().receive(iovs, ReceiveFlags::default()));
        bytes.truncate(received?.len);
        Ok(bytes)
    }

    /// Receives as a guest that waits does.
    pub(crate) fn await_bytes(&self, len: usize) -> Vec<u8> {
        self.wait(Interest::READABLE);
        self.receive(len).unwrap()
    }

    pub(crate) fn receive_from(&self, len: usize) -> Result<(Vec<u8>, SocketAddr), Errno> {
        let (received, mut bytes) =
            with_bytes(&vec![0; len], |iovs| self.socket().receive_from(iovs, ReceiveFlags::default()));
        let (received, from) = received?;
        bytes.truncate(received.len);
        Ok((bytes, from.and_then(|from| from.internet()).unwrap()))
    }

    pub(crate) fn readiness(&self) -> Readiness {
        self.0.poll(Interest { readable: true, writable: true }, None).unwrap()
    }
}

/// Memory of a guest's that has `bytes` in it, and what is there afterwards.
pub(crate) fn with_bytes<T>(bytes: &[u8], body: impl FnOnce(&IoVecs<'_>) -> T) -> (T, Vec<u8>) {
    let mut buffer = vec![0u64; bytes.len().div_ceil(8) + 1];
    // SAFETY: the buffer is as long as is said, and nobody else has it for as long as the view lives.
    let memory = unsafe { GuestMemory::new(buffer.as_mut_ptr().cast(), buffer.len() as u64 * 8) };
    memory.store_u32(0, 8).unwrap();
    memory.store_u32(4, u32::try_from(bytes.len()).unwrap()).unwrap();
    memory.copy_out(8, bytes).unwrap();
    let mut iovs = IoVecs::new();
    iovs.fill::<W32>(memory, 0, 1).unwrap();
    let done = body(&iovs);
    let mut after = vec![0; bytes.len()];
    memory.copy_in(8, &mut after).unwrap();
    (done, after)
}

/// The address of this version that `name` has.
pub(crate) fn address_of(network: &VirtualNetwork, name: &str, family: AddressFamily) -> IpAddr {
    let found = network.resolve(name).unwrap();
    *found.iter().find(|address| address.is_ipv4() == (family == V4)).unwrap()
}

/// The lowest byte of a number.
pub(crate) fn byte(number: usize) -> u8 {
    number.to_le_bytes()[0]
}
