//! The options of a socket: what guests set is kept, and read back.
//!
//! Main type: [`Options`]. One invariant: an option that is kept and changes nothing here is one that there is nothing to change
//! of: there are no other routes, no urgent bytes, no interfaces to be promiscuous on.

use std::time::Duration;

use waxwing::OptionValue;
use waxwing::abi::types::{Errno, SockOption};

/// The room that a socket has for what comes, and for what goes, in bytes.
pub(crate) const ROOM: usize = 256 << 10;

/// The least and the most that a guest may ask for.
const LEAST_ROOM: usize = 2 << 10;
const MOST_ROOM: usize = 4 << 20;

#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) reuse_port: bool,
    pub(crate) reuse_addr: bool,
    pub(crate) only_v6: bool,
    pub(crate) no_delay: bool,
    pub(crate) keep_alive: bool,
    pub(crate) broadcast: bool,
    pub(crate) loop_v4: bool,
    pub(crate) loop_v6: bool,
    dont_route: bool,
    oob_inline: bool,
    pub(crate) recv_room: usize,
    pub(crate) send_room: usize,
    recv_lowat: u64,
    send_lowat: u64,
    pub(crate) ttl: u8,
    pub(crate) multicast_ttl: u8,
    pub(crate) linger: Option<Duration>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            reuse_port: false,
            reuse_addr: false,
            only_v6: false,
            no_delay: false,
            keep_alive: false,
            broadcast: false,
            loop_v4: true,
            loop_v6: true,
            dont_route: false,
            oob_inline: false,
            recv_room: ROOM,
            send_room: ROOM,
            recv_lowat: 1,
            send_lowat: 1,
            ttl: 64,
            multicast_ttl: 1,
            linger: None,
        }
    }
}

impl Options {
    fn flag(&mut self, option: SockOption) -> Option<&mut bool> {
        Some(match option {
            SockOption::ReusePort => &mut self.reuse_port,
            SockOption::ReuseAddr => &mut self.reuse_addr,
            SockOption::NoDelay => &mut self.no_delay,
            SockOption::DontRoute => &mut self.dont_route,
            SockOption::OnlyV6 => &mut self.only_v6,
            SockOption::Broadcast => &mut self.broadcast,
            SockOption::MulticastLoopV4 => &mut self.loop_v4,
            SockOption::MulticastLoopV6 => &mut self.loop_v6,
            SockOption::KeepAlive => &mut self.keep_alive,
            SockOption::OobInline => &mut self.oob_inline,
            _ => return None,
        })
    }

    /// Its value.
    ///
    /// # Errors
    /// `noprotoopt` for one that is no property of a socket's.
    pub(crate) fn get(&mut self, option: SockOption) -> Result<OptionValue, Errno> {
        if let Some(flag) = self.flag(option) {
            return Ok(OptionValue::Flag(*flag));
        }
        Ok(match option {
            SockOption::Promiscuous => OptionValue::Flag(false),
            SockOption::RecvBufSize => OptionValue::Number(self.recv_room as u64),
            SockOption::SendBufSize => OptionValue::Number(self.send_room as u64),
            SockOption::RecvLowat => OptionValue::Number(self.recv_lowat),
            SockOption::SendLowat => OptionValue::Number(self.send_lowat),
            SockOption::Ttl => OptionValue::Number(self.ttl.into()),
            SockOption::MulticastTtlV4 => OptionValue::Number(self.multicast_ttl.into()),
            SockOption::Linger => OptionValue::Time(self.linger),
            _ => return Err(Errno::Noprotoopt),
        })
    }

    /// Sets it.
    ///
    /// # Errors
    /// `noprotoopt` for one that is no property of a socket's or cannot be set, `inval` for a value that it cannot have.
    pub(crate) fn set(&mut self, option: SockOption, value: OptionValue) -> Result<(), Errno> {
        if let Some(flag) = self.flag(option) {
            let OptionValue::Flag(on) = value else { return Err(Errno::Inval) };
            *flag = on;
            return Ok(());
        }
        match (option, value) {
            (SockOption::Promiscuous, OptionValue::Flag(false)) => Ok(()),
            (SockOption::Promiscuous, OptionValue::Flag(true)) => Err(Errno::Notsup),
            (_, OptionValue::Number(number)) if i32::try_from(number).is_err() => Err(Errno::Inval),
            (SockOption::RecvBufSize, OptionValue::Number(size)) => {
                self.recv_room = room(size);
                Ok(())
            }
            (SockOption::SendBufSize, OptionValue::Number(size)) => {
                self.send_room = room(size);
                Ok(())
            }
            (SockOption::RecvLowat, OptionValue::Number(size @ 1..)) => {
                self.recv_lowat = size;
                Ok(())
            }
            // As on Linux, where it is always 1.
            (SockOption::SendLowat, _) => Err(Errno::Noprotoopt),
            (SockOption::Ttl, OptionValue::Number(hops @ 1..=255)) => {
                self.ttl = u8::try_from(hops).map_err(|_| Errno::Inval)?;
                Ok(())
            }
            (SockOption::MulticastTtlV4, OptionValue::Number(hops @ 0..=255)) => {
                self.multicast_ttl = u8::try_from(hops).map_err(|_| Errno::Inval)?;
                Ok(())
            }
            (SockOption::Linger, OptionValue::Time(linger)) => {
                self.linger = linger;
                Ok(())
            }
            (
                SockOption::RecvBufSize
                | SockOption::SendBufSize
                | SockOption::RecvLowat
                | SockOption::Ttl
                | SockOption::MulticastTtlV4
                | SockOption::Linger
                | SockOption::Promiscuous,
                _,
            ) => Err(Errno::Inval),
            _ => Err(Errno::Noprotoopt),
        }
    }
}

/// As Linux, which gives the nearest it has.
fn room(size: u64) -> usize {
    usize::try_from(size).unwrap_or(usize::MAX).clamp(LEAST_ROOM, MOST_ROOM)
}
