//! Showing to the operating system what a socket of ours is ready for, so that a sleep, and an epoll of the operating system's, can
//! wait for it beside everything else.
//!
//! Main type: [`Beacon`], one end of a pair of Unix sockets whose state is made that of ours: a byte waits in it while there is
//! something to receive, and its way out is full while there is no room to send. One invariant: it is only changed with the network
//! locked, and always after the state that it shows.

use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::{Mutex, PoisonError};

use rustix::net::{RecvFlags, SendFlags, Shutdown, sockopt};
use waxwing::abi::types::Errno;
use waxwing::sys::Handle;

/// What a socket is ready for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ready {
    pub(crate) readable: bool,
    /// How much there is to take, in whatever the socket has: where it grows, something has come. Who is told of each change
    /// (`EPOLLET`) is told of that, too.
    pub(crate) waiting: usize,
    pub(crate) writable: bool,
    /// Nothing will come after what is there. It stays so.
    pub(crate) no_more: bool,
    /// And nothing can be sent.
    pub(crate) over: bool,
}

/// One socket's readiness, as the operating system sees it.
#[derive(Debug)]
pub(crate) struct Beacon {
    /// What guests wait for.
    shown: Handle,
    /// The other end.
    ours: OwnedFd,
    now: Mutex<Ready>,
}

impl Beacon {
    /// One that shows a socket that can be written and not read.
    ///
    /// # Errors
    /// `mfile`, `nfile`: the host has no descriptor left.
    pub(crate) fn new() -> Result<Beacon, Errno> {
        let pair = || {
            let (shown, ours) = UnixStream::pair()?;
            shown.set_nonblocking(true)?;
            ours.set_nonblocking(true)?;
            // The least there is, so that it is soon full.
            sockopt::set_socket_send_buffer_size(&shown, 1)?;
            Ok((shown, ours))
        };
        let (shown, ours) = pair().map_err(|_: std::io::Error| Errno::Mfile)?;
        let now = Mutex::new(Ready { writable: true, ..Ready::default() });
        Ok(Beacon { shown: Handle::from(OwnedFd::from(shown)), ours: ours.into(), now })
    }

    /// What to wait for.
    pub(crate) fn handle(&self) -> &Handle {
        &self.shown
    }

    /// Shows this from now on.
    pub(crate) fn show(&self, ready: Ready) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        if *now == ready {
            return;
        }
        let mut bytes = [0; 4096];
        if ready.writable && !now.writable {
            while matches!(rustix::net::recv(&self.ours, &mut bytes, RecvFlags::DONTWAIT), Ok((1.., _))) {}
        }
        if !ready.writable && now.writable {
            while rustix::net::send(&self.shown, &bytes, SendFlags::DONTWAIT | SendFlags::NOSIGNAL).is_ok() {}
        }
        let has_come = ready.waiting > now.waiting;
        if now.readable && (has_come || !ready.readable) {
            let _ = rustix::net::recv(&self.shown, &mut bytes, RecvFlags::DONTWAIT);
        }
        if ready.readable && (has_come || !now.readable) {
            let _ = rustix::net::send(&self.ours, &[1], SendFlags::DONTWAIT | SendFlags::NOSIGNAL);
        }
        if ready.over && !now.over {
            let _ = rustix::net::shutdown(&self.ours, Shutdown::Both);
        } else if ready.no_more && !now.no_more {
            let _ = rustix::net::shutdown(&self.ours, Shutdown::Write);
        }
        *now = ready;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(beacon: &Beacon) -> (bool, bool, bool) {
        let seen = waxwing::sys::poll_now(beacon.handle(), true, true).unwrap();
        (seen.readable(), seen.writable(), seen.hangup())
    }

    #[test]
    fn the_operating_system_sees_what_is_shown() {
        let beacon = Beacon::new().unwrap();
        assert_eq!(seen(&beacon), (false, true, false));
        for _ in 0..3 {
            for (readable, writable) in [(true, true), (false, false), (true, false), (false, true)] {
                beacon.show(Ready { readable, writable, ..Ready::default() });
                assert_eq!(seen(&beacon), (readable, writable, false));
            }
        }
        beacon.show(Ready { readable: true, writable: true, no_more: true, ..Ready::default() });
        assert_eq!(seen(&beacon), (true, true, false));
        beacon.show(Ready { readable: true, writable: true, no_more: true, over: true, waiting: 0 });
        assert!(seen(&beacon).2);
    }
}
