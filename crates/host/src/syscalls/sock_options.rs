//! Options of sockets: what the bodies of calls in sock.rs are made of.
//!
//! Time-outs are the open file's, and nothing is told of them to the operating system: whoever waits minds them.

use std::time::Duration;

use waxwing_abi::types::{Errno, Fd, Filesize, OptionTimestamp, SockOption};

use crate::file::Timed;
use crate::socket::OptionValue;
use crate::thread::Thread;

/// What an option is a time-out for, if it is one.
fn timed(option: SockOption) -> Option<Timed> {
    match option {
        SockOption::RecvTimeout => Some(Timed::Receiving),
        SockOption::SendTimeout => Some(Timed::Sending),
        SockOption::ConnectTimeout => Some(Timed::Connecting),
        SockOption::AcceptTimeout => Some(Timed::Accepting),
        _ => None,
    }
}

/// Whether an option is on or off.
fn is_flag(option: SockOption) -> bool {
    matches!(
        option,
        SockOption::ReusePort
            | SockOption::ReuseAddr
            | SockOption::NoDelay
            | SockOption::DontRoute
            | SockOption::OnlyV6
            | SockOption::Broadcast
            | SockOption::MulticastLoopV4
            | SockOption::MulticastLoopV6
            | SockOption::Promiscuous
            | SockOption::Listening
            | SockOption::KeepAlive
            | SockOption::OobInline
    )
}

/// Whether an option is a time.
fn is_time(option: SockOption) -> bool {
    option == SockOption::Linger || timed(option).is_some()
}

fn told(time: Option<Duration>) -> OptionTimestamp {
    time.map_or(OptionTimestamp::None, |time| {
        OptionTimestamp::Some(u64::try_from(time.as_nanos()).unwrap_or(u64::MAX))
    })
}

impl Thread {
    pub(super) fn option_flag(&self, fd: Fd, option: SockOption) -> Result<bool, Errno> {
        let file = self.socket(fd)?;
        if !is_flag(option) {
            return Err(Errno::Inval);
        }
        match file.socket()?.option(option)? {
            OptionValue::Flag(flag) => Ok(flag),
            _ => Err(Errno::Inval),
        }
    }

    pub(super) fn set_option_flag(&self, fd: Fd, option: SockOption, flag: bool) -> Result<(), Errno> {
        let file = self.socket(fd)?;
        if !is_flag(option) {
            return Err(Errno::Inval);
        }
        file.socket()?.set_option(option, OptionValue::Flag(flag))
    }

    pub(super) fn option_time(&self, fd: Fd, option: SockOption) -> Result<OptionTimestamp, Errno> {
        let file = self.socket(fd)?;
        if let Some(timed) = timed(option) {
            return Ok(told(file.timeout(timed)));
        }
        if !is_time(option) {
            return Err(Errno::Inval);
        }
        match file.socket()?.option(option)? {
            OptionValue::Time(time) => Ok(told(time)),
            _ => Err(Errno::Inval),
        }
    }

    pub(super) fn set_option_time(
        &self,
        fd: Fd,
        option: SockOption,
        time: OptionTimestamp,
    ) -> Result<(), Errno> {
        let file = self.socket(fd)?;
        let time = match time {
            OptionTimestamp::None => None,
            OptionTimestamp::Some(nanoseconds) => Some(Duration::from_nanos(nanoseconds)),
        };
        if let Some(timed) = timed(option) {
            file.set_timeout(timed, time);
            return Ok(());
        }
        if !is_time(option) {
            return Err(Errno::Inval);
        }
        file.socket()?.set_option(option, OptionValue::Time(time))
    }

    /// A flag is read as 0 or 1.
    pub(super) fn option_size(&self, fd: Fd, option: SockOption) -> Result<Filesize, Errno> {
        let file = self.socket(fd)?;
        if is_time(option) {
            return Err(Errno::Inval);
        }
        match file.socket()?.option(option)? {
            OptionValue::Number(number) => Ok(number),
            OptionValue::Flag(flag) => Ok(flag.into()),
            OptionValue::Time(_) => Err(Errno::Inval),
        }
    }

    pub(super) fn set_option_size(&self, fd: Fd, option: SockOption, size: Filesize) -> Result<(), Errno> {
        let file = self.socket(fd)?;
        if is_time(option) || is_flag(option) {
            return Err(Errno::Inval);
        }
        file.socket()?.set_option(option, OptionValue::Number(size))
    }
}
