//! Sleeping, and asking without sleeping what is ready.
//!
//! Main types: [`PollFd`], and [`WakeHandle`], by which other threads end a sleep. One invariant: a sleep ends at the
//! latest at its time-out, and never before the nanosecond it names for want of precision (where the system counts in
//! milliseconds the time is rounded up).
//!
//! # Safety
//! See the Safety section of [`super`].

use std::time::Duration;

use waxwing_abi::types::Errno;

use super::Handle;

/// One handle to look at, and what was seen. It names the handle without keeping it open: keep the handle beside it.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct PollFd(libc::pollfd);

impl PollFd {
    /// Looks at `handle` for reading, writing, or (both false) for errors and hang-ups alone.
    #[must_use]
    pub fn new(handle: &Handle, read: bool, write: bool) -> Self {
        let mut events = 0;
        if read {
            events |= libc::POLLIN;
        }
        if write {
            events |= libc::POLLOUT;
        }
        PollFd(libc::pollfd { fd: handle.raw(), events, revents: 0 })
    }

    fn saw(&self, events: libc::c_short) -> bool {
        self.0.revents & events != 0
    }

    /// Whether anything was seen.
    #[must_use]
    pub fn any(&self) -> bool {
        self.0.revents != 0
    }

    /// A read would not wait: there is something, or an end or an error to tell.
    #[must_use]
    pub fn readable(&self) -> bool {
        self.saw(libc::POLLIN | libc::POLLHUP | libc::POLLERR)
    }

    /// A write would not wait: there is room, or an error to tell.
    #[must_use]
    pub fn writable(&self) -> bool {
        self.saw(libc::POLLOUT | libc::POLLERR)
    }

    /// The other end is gone.
    #[must_use]
    pub fn hangup(&self) -> bool {
        self.saw(libc::POLLHUP | libc::POLLERR)
    }
}

impl std::fmt::Debug for PollFd {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {:#x} of {:#x}", self.0.fd, self.0.revents, self.0.events)
    }
}

/// Sleeps until one of `fds` has something to tell or `timeout` has passed (`None` is never); how many have.
///
/// # Errors
/// `intr` when a signal to the host process ended the sleep; else as POSIX poll.
pub fn poll(fds: &mut [PollFd], timeout: Option<Duration>) -> Result<usize, Errno> {
    // SAFETY: `PollFd` is a transparent `pollfd`.
    let fds = unsafe { &mut *(core::ptr::from_mut(fds) as *mut [libc::pollfd]) };
    os_poll(fds, timeout)
}

#[cfg(target_os = "linux")]
use super::linux::ppoll as os_poll;

#[cfg(not(target_os = "linux"))]
fn os_poll(fds: &mut [libc::pollfd], timeout: Option<Duration>) -> Result<usize, Errno> {
    // Rounded up, so that a sleep never ends early; longer than the system can say, it ends early and is repeated.
    let timeout = timeout
        .map_or(-1, |timeout| i32::try_from(timeout.as_nanos().div_ceil(1_000_000)).unwrap_or(i32::MAX));
    let count = libc::nfds_t::try_from(fds.len()).map_err(|_| Errno::Inval)?;
    // SAFETY: the array is ours and live.
    let ready = unsafe { libc::poll(fds.as_mut_ptr(), count, timeout) };
    usize::try_from(ready).map_err(|_| super::unix::last_error())
}

/// Asks without sleeping what each of `fds` has to tell. However many they are: a system takes no more in one call than a
/// process may have open, and there may be several for one handle.
///
/// # Errors
/// As POSIX poll, `intr` excepted.
pub fn poll_all_now(fds: &mut [PollFd]) -> Result<(), Errno> {
    // Every system lets a process have as many open.
    const MOST: usize = 256;
    for some in fds.chunks_mut(MOST) {
        while let Err(errno) = poll(some, Some(Duration::ZERO)) {
            if errno != Errno::Intr {
                return Err(errno);
            }
        }
    }
    Ok(())
}

/// What `handle` is ready for now.
///
/// # Errors
/// As POSIX poll, `intr` excepted.
pub fn poll_now(handle: &Handle, read: bool, write: bool) -> Result<PollFd, Errno> {
    let mut fds = [PollFd::new(handle, read, write)];
    loop {
        match poll(&mut fds, Some(Duration::ZERO)) {
            Ok(_) => return Ok(fds[0]),
            Err(Errno::Intr) => {}
            Err(errno) => return Err(errno),
        }
    }
}

/// Whether a socket was shut for reading, here or by whoever else has it. Where the system tells everybody who receives from
/// one that it has ended, nobody asks.
///
/// # Errors
/// As [`poll_now`].
#[cfg(target_os = "linux")]
pub fn is_shut_for_reading(socket: &Handle) -> Result<bool, Errno> {
    let mut fds = [PollFd(libc::pollfd { fd: socket.raw(), events: libc::POLLRDHUP, revents: 0 })];
    poll_all_now(&mut fds)?;
    Ok(fds[0].saw(libc::POLLRDHUP))
}

/// Whether a socket was shut for reading.
///
/// # Errors
/// None: who receives from one is told.
#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "on Linux it can fail")]
pub fn is_shut_for_reading(_: &Handle) -> Result<bool, Errno> {
    Ok(false)
}

/// Sleeps until `wake` is woken (if there is one), one of the handles is ready to be read (first flag) or written (second), `timeout` has
/// passed, or a signal comes to the host process. Forgets that `wake` was woken.
///
/// # Errors
/// As POSIX poll, `intr` excepted.
pub fn wait_for<'a>(
    watched: impl IntoIterator<Item = (&'a Handle, bool, bool)>,
    wake: Option<&WakeHandle>,
    timeout: Option<Duration>,
) -> Result<(), Errno> {
    const INLINE: usize = 16;
    let nothing = PollFd(libc::pollfd { fd: -1, events: 0, revents: 0 });
    let mut inline = [nothing; INLINE];
    let mut more = Vec::new();
    inline[0] = wake.map_or(nothing, WakeHandle::poll_fd);
    let mut len = 1;
    for (handle, read, write) in watched {
        let fd = PollFd::new(handle, read, write);
        if len < INLINE {
            inline[len] = fd;
        } else {
            if len == INLINE {
                more.extend_from_slice(&inline);
            }
            more.push(fd);
        }
        len += 1;
    }
    // One for each handle: a system takes no more in one call than a process may have open.
    more.sort_unstable_by_key(|fd| fd.0.fd);
    more.dedup_by(|fd, kept| {
        let is_same = fd.0.fd == kept.0.fd;
        if is_same {
            kept.0.events |= fd.0.events;
        }
        is_same
    });
    let fds = if len <= INLINE { &mut inline[..len] } else { &mut more[..] };
    match poll(fds, timeout) {
        Ok(_) | Err(Errno::Intr) => {}
        Err(errno) => return Err(errno),
    }
    // Those that were sorted are in no order that is known.
    if let Some(wake) = wake
        && (len > INLINE || fds[0].readable())
    {
        wake.clear();
    }
    Ok(())
}

/// By which any thread ends another's sleep: an eventfd, or a pipe where there is none.
#[derive(Debug)]
pub struct WakeHandle {
    read: Handle,
    #[cfg(not(target_os = "linux"))]
    write: Handle,
}

impl WakeHandle {
    /// One that has not been woken.
    ///
    /// # Errors
    /// `mfile`, `nfile` or `nomem` when the host has run out.
    #[cfg(target_os = "linux")]
    pub fn new() -> Result<Self, Errno> {
        Ok(WakeHandle { read: super::linux::counter(false)? })
    }

    /// One that has not been woken.
    ///
    /// # Errors
    /// `mfile`, `nfile` or `nomem` when the host has run out.
    #[cfg(not(target_os = "linux"))]
    pub fn new() -> Result<Self, Errno> {
        use rustix::fs::{OFlags, fcntl_setfl};
        use rustix::io::{FdFlags, fcntl_setfd};
        let (read, write) = rustix::pipe::pipe().map_err(super::unix::error)?;
        for end in [&read, &write] {
            fcntl_setfd(end, FdFlags::CLOEXEC).map_err(super::unix::error)?;
            fcntl_setfl(end, OFlags::NONBLOCK).map_err(super::unix::error)?;
        }
        Ok(WakeHandle { read: read.into(), write: write.into() })
    }

    /// Ends the sleep of whoever sleeps on it, or the next one.
    pub fn wake(&self) {
        #[cfg(target_os = "linux")]
        let end = &self.read;
        #[cfg(not(target_os = "linux"))]
        let end = &self.write;
        // It can only fail because it is full, which is as good as woken.
        let _ = rustix::io::write(end, &1u64.to_ne_bytes());
    }

    /// Forgets that it was woken.
    pub fn clear(&self) {
        let mut bytes = [0; 64];
        // It can only fail because there is nothing to forget.
        let _ = rustix::io::read(&self.read, &mut bytes);
    }

    /// What to poll, with anything else, for reading.
    #[must_use]
    pub fn poll_fd(&self) -> PollFd {
        PollFd::new(&self.read, true, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[test]
    fn a_wake_ends_the_sleep_that_follows_it_and_only_that() {
        let wake = WakeHandle::new().unwrap();
        wake.wake();
        wake.wake();
        wait_for([], Some(&wake), None).unwrap();
        let start = Instant::now();
        wait_for([], Some(&wake), Some(Duration::from_micros(1500))).unwrap();
        assert!(start.elapsed() >= Duration::from_micros(1500), "{:?}", start.elapsed());
    }

    #[test]
    fn a_pipe_is_writable_then_readable_then_hung_up() {
        let (reader, writer) = std::io::pipe().unwrap();
        let reader = Handle::from(std::os::fd::OwnedFd::from(reader));
        let writer = Handle::from(std::os::fd::OwnedFd::from(writer));
        assert!(poll_now(&writer, false, true).unwrap().writable());
        assert!(!poll_now(&reader, true, false).unwrap().any());
        rustix::io::write(&writer, b"x").unwrap();
        assert!(poll_now(&reader, true, false).unwrap().readable());
        drop(writer);
        assert!(poll_now(&reader, true, false).unwrap().hangup());
    }

    #[test]
    fn one_handle_is_watched_many_times() {
        let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile);
        let more = usize::try_from(limit.current.unwrap_or(1024)).unwrap() + 1;
        let (reader, writer) = std::io::pipe().unwrap();
        let reader = Handle::from(std::os::fd::OwnedFd::from(reader));
        let mut fds = vec![PollFd::new(&reader, true, false); more];
        poll_all_now(&mut fds).unwrap();
        assert!(!fds[more - 1].any());
        let wake = WakeHandle::new().unwrap();
        let watched = || (0..more).map(|n| (&reader, n == 5, n == 6));
        wait_for(watched(), Some(&wake), Some(Duration::from_millis(1))).unwrap();
        rustix::io::write(&writer, b"x").unwrap();
        let start = Instant::now();
        wait_for(watched(), Some(&wake), Some(Duration::from_secs(20))).unwrap();
        assert!(start.elapsed() < Duration::from_secs(10));
        poll_all_now(&mut fds).unwrap();
        assert!(fds[more - 1].readable());
    }

    #[test]
    fn many_handles_are_watched_at_once() {
        let pipes: Vec<_> = (0..40).map(|_| std::io::pipe().unwrap()).collect();
        let wake = WakeHandle::new().unwrap();
        let handles: Vec<Handle> = pipes
            .iter()
            .map(|(reader, _)| std::os::fd::OwnedFd::from(reader.try_clone().unwrap()).into())
            .collect();
        rustix::io::write(&pipes[33].1, b"x").unwrap();
        let watched = handles.iter().map(|handle| (handle, true, false));
        let start = Instant::now();
        wait_for(watched, Some(&wake), Some(Duration::from_secs(20))).unwrap();
        assert!(start.elapsed() < Duration::from_secs(10));
    }
}
