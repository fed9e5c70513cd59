//! WasmEdge's sockets: from the arguments that its guests pass to those that methods take.
//!
//! The functions here are thunks as the written ones are ([`crate::call::Thunk`]); the texts name them (`thunk`) for calls
//! whose arguments do not stand for the method's one by one: an address is a pointer to a pointer with the port beside it,
//! an option is bytes. One invariant: each thunk makes one call of one method that WASIX's guests come to as well, so that
//! whoever wraps that method has wrapped these calls; `sock_getaddrinfo` makes none where there is no name to look up.

use core::task::{Poll, ready};

use crate::call::{Words, finish};
use crate::layout::{Value, W32, Width, Word};
use crate::memory::{GuestMemory, IoVecs};
use crate::system::System;
use crate::types::{self, AddressFamily, Errno, Fd, Riflags, Roflags, Siflags, Size, SockProto, wasmedge};

mod address;
mod lookup;
mod option;

use address::Place;

pub(crate) use lookup::sock_getaddrinfo;
pub(crate) use option::{sock_getsockopt, sock_setsockopt};

/// The thunks' parameters and result, which are always the same.
macro_rules! thunk {
    ($(#[$doc:meta])* $name:ident($system:ident, $w:pat, $memory:ident, $words:ident) $body:block) => {
        $(#[$doc])*
        pub(crate) fn $name<S: System + ?Sized>(
            $system: &mut S,
            $w: &mut S::Wait,
            $memory: GuestMemory<'_>,
            $words: &Words,
        ) -> Poll<u32> {
            finish(|| -> Poll<Result<u32, Errno>> { $body })
        }
    };
}
use thunk;

/// The descriptor that every call but two begins with.
fn descriptor(words: &Words) -> Result<Fd, Errno> {
    Fd::from_word::<W32>(words[0].word())
}

/// The address that a call's word gives, claimed for a `T`.
fn out<T: Value>(memory: GuestMemory<'_>, word: u64) -> Result<u64, Errno> {
    let at = W32::word(word);
    memory.claim(at, T::SIZE[W32::INDEX])?;
    Ok(at)
}

thunk! {
    sock_open(system, _, memory, words) {
        let out0 = out::<Fd>(memory, words[2].word())?;
        let family = AddressFamily::from_word::<W32>(words[0].word())?;
        let kind = match wasmedge::SockType::from_word::<W32>(words[1].word())? {
            // Any kind of the usual protocol: for the families of the Internet that is a stream of TCP.
            wasmedge::SockType::SocketAny | wasmedge::SockType::SocketStream => types::SockType::SocketStream,
            wasmedge::SockType::SocketDgram => types::SockType::SocketDgram,
        };
        let fd = system.sock_open(family, kind, SockProto::Ip)?;
        fd.store::<W32>(memory, out0)?;
        Poll::Ready(Ok(0))
    }
}

thunk! {
    sock_bind(system, _, memory, words) {
        let address = address::load(memory, words[1].word(), words[2].word())?;
        system.sock_bind(descriptor(words)?, address)?;
        Poll::Ready(Ok(0))
    }
}

thunk! {
    sock_connect(system, w, memory, words) {
        let address = address::load(memory, words[1].word(), words[2].word())?;
        ready!(system.sock_connect(w, descriptor(words)?, address))?;
        Poll::Ready(Ok(0))
    }
}

thunk! {
    sock_send_to(system, w, memory, words) {
        let out0 = out::<Size>(memory, words[6].word())?;
        let mut ranges = IoVecs::new();
        let data = ranges.fill::<W32>(memory, W32::word(words[1].word()), W32::word(words[2].word()))?;
        let address = address::load(memory, words[3].word(), words[4].word())?;
        let flags = Siflags::from_word::<W32>(words[5].word())?;
        let sent = ready!(system.sock_send_to(w, descriptor(words)?, data, flags, address))?;
        sent.store::<W32>(memory, out0)?;
        Poll::Ready(Ok(0))
    }
}

thunk! {
    sock_recv_from(system, w, memory, words) {
        let port = out::<u16>(memory, words[5].word())?;
        receive(system, w, memory, words, Some(port), [words[6].word(), words[7].word()])
    }
}

thunk! {
    sock_recv_from_v1(system, w, memory, words) {
        receive(system, w, memory, words, None, [words[5].word(), words[6].word()])
    }
}

fn receive<S: System + ?Sized>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
    port: Option<u64>,
    outs: [u64; 2],
) -> Poll<Result<u32, Errno>> {
    let (out0, out1) = (out::<Size>(memory, outs[0])?, out::<Roflags>(memory, outs[1])?);
    let mut ranges = IoVecs::new();
    let data = ranges.fill::<W32>(memory, W32::word(words[1].word()), W32::word(words[2].word()))?;
    let place = Place::load(memory, words[3].word())?;
    let flags = Riflags::from_word::<W32>(words[4].word())?;
    let (size, roflags, sender) = ready!(system.sock_recv_from(w, descriptor(words)?, data, flags))?;
    // What has been received is not lost for an address that has no room.
    place.store(&sender)?;
    if let Some(at) = port {
        address::port(&sender).store::<W32>(memory, at)?;
    }
    size.store::<W32>(memory, out0)?;
    roflags.store::<W32>(memory, out1)?;
    Poll::Ready(Ok(0))
}

thunk! {
    sock_addr_local(system, _, memory, words) {
        let (place, out0) = (Place::load(memory, words[1].word())?.whole()?, out::<u32>(memory, words[2].word())?);
        let address = system.sock_addr_local(descriptor(words)?)?;
        place.store(&address)?;
        u32::from(address::port(&address)).store::<W32>(memory, out0)?;
        Poll::Ready(Ok(0))
    }
}

thunk! {
    sock_addr_peer(system, _, memory, words) {
        let (place, out0) = (Place::load(memory, words[1].word())?.whole()?, out::<u32>(memory, words[2].word())?);
        let address = system.sock_addr_peer(descriptor(words)?)?;
        place.store(&address)?;
        u32::from(address::port(&address)).store::<W32>(memory, out0)?;
        Poll::Ready(Ok(0))
    }
}

thunk! {
    sock_addr_local_v1(system, _, memory, words) {
        let (place, outs) = (Place::load(memory, words[1].word())?.bare()?, address::V1Outs::claim(memory, words)?);
        let address = system.sock_addr_local(descriptor(words)?)?;
        outs.store(place, &address)?;
        Poll::Ready(Ok(0))
    }
}

thunk! {
    sock_addr_peer_v1(system, _, memory, words) {
        let (place, outs) = (Place::load(memory, words[1].word())?.bare()?, address::V1Outs::claim(memory, words)?);
        let address = system.sock_addr_peer(descriptor(words)?)?;
        outs.store(place, &address)?;
        Poll::Ready(Ok(0))
    }
}
