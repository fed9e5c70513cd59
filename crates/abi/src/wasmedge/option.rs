//! Options of sockets as WasmEdge's guests have them: a level, a name, and bytes.
//!
//! Main type: [`Way`], by which method an option is reached. One invariant: a value has the layout that the
//! guest's C library has for that option of getsockopt(2): an `int` but for time-outs, lingering and names.

use super::{descriptor, out, thunk};
use crate::argument::{InBytes, OutBytes};
use crate::call::{Words, finish};
use crate::layout::{Value, W32, Width, Word};
use crate::memory::GuestMemory;
use crate::system::System;
use crate::types::{
    Errno, Linger, OptionTimestamp, Size, SoName, SockOption, SockType, Timestamp, Timeval, wasmedge,
};
use core::task::Poll;

/// The level of options that every socket has.
const SOL_SOCKET: u32 = 0;

/// The level of TCP's, and its one option, as some guests number it.
const TCP: u32 = 6;
const TCP_NODELAY: u32 = 15;

/// Up to this a length by address is taken for the length itself: so low no guest has variables.
const LENGTHS: u64 = 64;

const NANOSECOND: Timestamp = 1;
const MICROSECOND: Timestamp = 1000 * NANOSECOND;
const SECOND: Timestamp = 1_000_000 * MICROSECOND;

/// How an option is reached.
#[derive(Clone, Copy)]
enum Way {
    /// A flag, by this name.
    Flag(SockOption),
    /// A number.
    Size(SockOption),
    /// The kind of socket, which WasmEdge counts in its own way.
    Type,
    /// How long a call waits.
    Timeout(SockOption),
    /// How long closing waits.
    Linger,
    /// The name of an interface.
    Device,
}

impl Way {
    fn of(words: &Words) -> Result<Self, Errno> {
        let level = u32::from_word::<W32>(words[1].word())?;
        if level == TCP && u32::from_word::<W32>(words[2].word())? == TCP_NODELAY {
            return Ok(Way::Flag(SockOption::NoDelay));
        }
        if level != SOL_SOCKET {
            return Err(Errno::Noprotoopt);
        }
        Ok(match SoName::from_word::<W32>(words[2].word()).map_err(|_| Errno::Noprotoopt)? {
            SoName::Reuseaddr => Way::Flag(SockOption::ReuseAddr),
            SoName::Type => Way::Type,
            SoName::Error => Way::Size(SockOption::LastError),
            SoName::Dontroute => Way::Flag(SockOption::DontRoute),
            SoName::Broadcast => Way::Flag(SockOption::Broadcast),
            SoName::Sndbuf => Way::Size(SockOption::SendBufSize),
            SoName::Rcvbuf => Way::Size(SockOption::RecvBufSize),
            SoName::Keepalive => Way::Flag(SockOption::KeepAlive),
            SoName::Oobinline => Way::Flag(SockOption::OobInline),
            SoName::Linger => Way::Linger,
            SoName::Rcvlowat => Way::Size(SockOption::RecvLowat),
            SoName::Rcvtimeo => Way::Timeout(SockOption::RecvTimeout),
            SoName::Sndtimeo => Way::Timeout(SockOption::SendTimeout),
            SoName::Acceptconn => Way::Flag(SockOption::Listening),
            SoName::Bindtodevice => Way::Device,
        })
    }
}

thunk! {
    sock_getsockopt(system, _, memory, words) {
        let way = Way::of(words)?;
        let at = W32::word(words[4].word());
        let (len, len_at) = if at < LENGTHS {
            (at, None)
        } else {
            let at = out::<Size>(memory, at)?;
            (Size::load::<W32>(memory, at)? as u64, Some(at))
        };
        let mut value = OutBytes::new(memory, W32::word(words[3].word()), len)?;
        let fd = descriptor(words)?;
        match way {
            Way::Flag(name) => value.push(&i32::from(system.sock_get_opt_flag(fd, name)?).to_le_bytes()),
            Way::Size(name) => {
                let size = system.sock_get_opt_size(fd, name)?;
                value.push(&i32::try_from(size).unwrap_or(i32::MAX).to_le_bytes())
            }
            Way::Type => {
                let kind = system.sock_get_opt_size(fd, SockOption::Type)?;
                value.push(&kind_of(kind).to_le_bytes())
            }
            Way::Timeout(name) => {
                let timeout = nanoseconds(system.sock_get_opt_time(fd, name)?).unwrap_or(0);
                value.push(&bytes_of_timeval(timeout))
            }
            Way::Linger => {
                let time = nanoseconds(system.sock_get_opt_time(fd, SockOption::Linger)?);
                let seconds = u32::try_from(time.unwrap_or(0) / SECOND).unwrap_or(u32::MAX);
                value.push(&[u32::from(time.is_some()), seconds].map(u32::to_le_bytes).concat())
            }
            Way::Device => {
                // No socket is bound to one; what is none says so.
                system.sock_get_opt_size(fd, SockOption::Type)?;
                0
            }
        };
        if let Some(at) = len_at {
            value.written().store::<W32>(memory, at)?;
        }
        Poll::Ready(Ok(0))
    }
}

thunk! {
    sock_setsockopt(system, _, memory, words) {
        let way = Way::of(words)?;
        let value = InBytes::new(memory, W32::word(words[3].word()), W32::word(words[4].word()))?;
        let at = W32::word(words[3].word());
        let fd = descriptor(words)?;
        match way {
            Way::Flag(SockOption::Listening) | Way::Size(SockOption::LastError) | Way::Type => {
                // As Linux has it, of options that can only be asked for.
                Err(Errno::Noprotoopt)
            }
            Way::Flag(name) => system.sock_set_opt_flag(fd, name, int(value)? != 0),
            Way::Size(name) => {
                let size = u64::try_from(int(value)?).map_err(|_| Errno::Inval)?;
                system.sock_set_opt_size(fd, name, size)
            }
            Way::Timeout(name) => {
                has(value, Timeval::SIZE[W32::INDEX])?;
                let time = time_of_timeval(&Timeval::load::<W32>(memory, at)?)?;
                system.sock_set_opt_time(fd, name, time)
            }
            Way::Linger => {
                has(value, Linger::SIZE[W32::INDEX])?;
                let Linger { onoff, linger } = Linger::load::<W32>(memory, at)?;
                let time = match onoff {
                    0 => OptionTimestamp::None,
                    _ => OptionTimestamp::Some(u64::from(linger) * SECOND),
                };
                system.sock_set_opt_time(fd, SockOption::Linger, time)
            }
            // To none it can be bound; there is no call that binds it to one.
            Way::Device if value.is_empty() => system.sock_get_opt_size(fd, SockOption::Type).map(|_| ()),
            Way::Device => Err(Errno::Noprotoopt),
        }?;
        Poll::Ready(Ok(0))
    }
}

/// Whether a value is as long as the option's is.
fn has(value: InBytes<'_>, size: u64) -> Result<(), Errno> {
    if (value.len() as u64) < size { Err(Errno::Inval) } else { Ok(()) }
}

fn int(value: InBytes<'_>) -> Result<i32, Errno> {
    let mut bytes = [0; 4];
    if value.read(&mut bytes) < bytes.len() { Err(Errno::Inval) } else { Ok(i32::from_le_bytes(bytes)) }
}

/// WasmEdge's number for a kind of socket; of kinds that it does not know, 0.
fn kind_of(kind: u64) -> u32 {
    let kind = match kind {
        kind if kind == SockType::SocketStream as u64 => wasmedge::SockType::SocketStream,
        kind if kind == SockType::SocketDgram as u64 => wasmedge::SockType::SocketDgram,
        _ => wasmedge::SockType::SocketAny,
    };
    u32::from(kind as u8)
}

fn nanoseconds(time: OptionTimestamp) -> Option<Timestamp> {
    match time {
        OptionTimestamp::None => None,
        OptionTimestamp::Some(time) => Some(time),
    }
}

/// A time-out; one that rounds to nothing is a microsecond, since nothing is for ever.
fn bytes_of_timeval(timeout: Timestamp) -> Vec<u8> {
    let microseconds = timeout.div_ceil(MICROSECOND);
    [microseconds / (SECOND / MICROSECOND), microseconds % (SECOND / MICROSECOND)]
        .map(u64::to_le_bytes)
        .concat()
}

fn time_of_timeval(timeval: &Timeval) -> Result<OptionTimestamp, Errno> {
    let (Ok(sec), Ok(usec)) = (u64::try_from(timeval.sec), u64::try_from(timeval.usec)) else {
        return Err(Errno::Dom);
    };
    if usec >= SECOND / MICROSECOND {
        return Err(Errno::Dom);
    }
    match sec.saturating_mul(SECOND).saturating_add(usec * MICROSECOND) {
        0 => Ok(OptionTimestamp::None),
        time => Ok(OptionTimestamp::Some(time)),
    }
}
