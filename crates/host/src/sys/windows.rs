//! Systems that Waxwing does not serve yet: everything but clocks and yielding answers `notsup`, so that the crates
//! above build and say so, instead of not building.
//!
//! Main type: [`Handle`]. One invariant: the same names and types as on Unix.

use std::any::Any;
use std::ffi::CStr;
use std::fs::File;
use std::io::{PipeReader, PipeWriter};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener, TcpStream, ToSocketAddrs, UdpSocket};
use std::path::Path;
use std::sync::Arc;
use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime};

use waxwing_abi::types::{
    AddressFamily, Advice, Clockid, Errno, Fdflags, Filedelta, Filesize, Filestat, SockOption, SockProto,
    SockType, Timestamp, Whence,
};
use waxwing_abi::{IoVecs, OutBytes};

use super::{DirEntry, Kind, OpenHow, Receive, SetTimes, SocketName, TerminalSize};

/// The addresses of a name, in the host's order.
///
/// # Errors
/// `noent` when it has none, or when that cannot be found out: the standard library does not say which.
pub fn addresses_of(name: &str) -> Result<Vec<IpAddr>, Errno> {
    let found = (name, 0).to_socket_addrs().map_err(|_| Errno::Noent)?;
    Ok(found.map(|address| address.ip()).collect())
}

/// An open object of the operating system.
#[derive(Debug)]
pub struct Handle(Option<Arc<dyn Any + Send + Sync>>);

/// What has just been opened.
pub type NewHandle = Handle;

impl Handle {
    /// The process's standard input.
    #[must_use]
    pub fn stdin() -> Self {
        Handle(None)
    }

    /// The process's standard output.
    #[must_use]
    pub fn stdout() -> Self {
        Handle(None)
    }

    /// The process's standard error.
    #[must_use]
    pub fn stderr() -> Self {
        Handle(None)
    }

    /// Another handle of the same object, which stays open until both are dropped.
    #[must_use]
    pub fn alias(&self) -> Self {
        Handle(self.0.clone())
    }
}

macro_rules! handle_from {
    ($($owner:ty),*) => {$(
        impl From<$owner> for Handle {
            fn from(owner: $owner) -> Self {
                Handle(Some(Arc::new(owner)))
            }
        }
    )*};
}

handle_from!(File, PipeReader, PipeWriter, TcpListener, TcpStream, UdpSocket);

/// There is no such limit here.
pub fn raise_open_files_limit() -> Option<u64> {
    None
}

/// There is no such signal here.
pub fn ignore_file_size_signal() {}

/// There are no jobs here.
pub fn is_foreground(_: &Handle) -> bool {
    true
}

/// Whether the host has something at `path`, to say so to whoever runs the guest.
#[must_use]
pub fn is_there_ambient(path: &str) -> bool {
    !path.is_empty() && Path::new(path).exists()
}

macro_rules! not_supported {
    ($($(#[$doc:meta])* fn $name:ident($($argument:ty),*) -> $result:ty;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// Always `notsup`.
        pub fn $name($(_: $argument),*) -> Result<$result, Errno> {
            Err(Errno::Notsup)
        }
    )*};
}

not_supported! {
    /// A new pipe: the end to read, and the end to write.
    fn pipe() -> (PipeReader, PipeWriter);
    /// A new pipe neither of whose ends blocks.
    fn pipe_nonblocking() -> (Handle, Handle);
    /// A new counter at 0; a semaphore is taken 1 at a time.
    fn counter(bool) -> Handle;
    /// Takes the count, or 1 of it.
    fn take_counter(&Handle) -> u64;
    /// Adds to the count.
    fn add_to_counter(&Handle, u64) -> ();
    /// Reads at the file's own position.
    fn read(&Handle, &IoVecs<'_>) -> usize;
    /// Writes at the file's own position.
    fn write(&Handle, &IoVecs<'_>) -> usize;
    /// Reads at an offset.
    fn read_at(&Handle, &IoVecs<'_>, Filesize) -> usize;
    /// Writes at an offset.
    fn write_at(&Handle, &IoVecs<'_>, Filesize) -> usize;
    /// Reads without waiting.
    fn read_nowait(&Handle, &IoVecs<'_>) -> usize;
    /// Writes without waiting.
    fn write_nowait(&Handle, &IoVecs<'_>) -> usize;
    /// Opens a terminal once more.
    fn reopen_terminal(&Handle) -> Handle;
    /// Opens a terminal once more, to read and write.
    fn open_terminal(&Handle) -> Handle;
    /// What a terminal is like.
    fn terminal_mode(&Handle) -> TerminalMode;
    /// Has a terminal be like this.
    fn set_terminal_mode(&Handle, &TerminalMode) -> ();
    /// Has a terminal be like this again.
    fn restore_terminal_mode(&Handle, &TerminalMode) -> ();
    /// How large a terminal is.
    fn terminal_size(&Handle) -> TerminalSize;
    /// Says that a terminal is so large.
    fn set_terminal_size(&Handle, TerminalSize) -> ();
    /// Moves the file's position.
    fn seek(&Handle, Filedelta, Whence) -> Filesize;
    /// What is known of an open file.
    fn filestat(&Handle) -> Filestat;
    /// Whether anybody may execute an open file.
    fn is_executable(&Handle) -> bool;
    /// What kind of object a handle refers to.
    fn kind(&Handle) -> Kind;
    /// What is known of an entry.
    fn filestat_at(&Handle, &CStr) -> Filestat;
    /// Opens an entry.
    fn open_at(&Handle, &CStr, &OpenHow) -> NewHandle;
    /// Opens a subdirectory as a place to name entries of.
    fn open_place_at(&Handle, &CStr) -> NewHandle;
    /// Opens a path beneath a directory.
    fn open_beneath(&Handle, &CStr, &OpenHow) -> Option<NewHandle>;
    /// Opens a directory beneath a directory as a place to name entries of.
    fn open_place_beneath(&Handle, &[u8]) -> Option<NewHandle>;
    /// Opens a directory down from a directory, by names alone.
    fn open_place_down(&Handle, &[u8]) -> Option<NewHandle>;
    /// What is known of a path beneath a directory.
    fn filestat_beneath(&Handle, &CStr, bool) -> Option<Filestat>;
    /// Opens a directory of the host by its path.
    fn open_ambient_dir(&Path) -> Handle;
    /// What reads as nothing and forgets what is written to it.
    fn open_null() -> Handle;
    /// Makes a directory.
    fn create_directory_at(&Handle, &CStr) -> ();
    /// Removes a directory.
    fn remove_directory_at(&Handle, &CStr) -> ();
    /// Removes an entry.
    fn unlink_at(&Handle, &CStr) -> ();
    /// Renames an entry.
    fn rename_at(&Handle, &CStr, &Handle, &CStr) -> ();
    /// Gives an entry a second name.
    fn link_at(&Handle, &CStr, &Handle, &CStr) -> ();
    /// Makes a symbolic link.
    fn symlink_at(&CStr, &Handle, &CStr) -> ();
    /// Reads where a symbolic link leads.
    fn read_link_at(&Handle, &CStr, &OutBytes<'_>) -> usize;
    /// Reads where a symbolic link leads.
    fn link_target_at(&Handle, &CStr) -> Vec<u8>;
    /// Sets an entry's times.
    fn set_times_at(&Handle, &CStr, SetTimes) -> ();
    /// Sets an open file's times.
    fn set_times(&Handle, SetTimes) -> ();
    /// Cuts or extends a file.
    fn set_size(&Handle, Filesize) -> ();
    /// Reserves room.
    fn allocate(&Handle, Filesize, Filesize) -> ();
    /// Says how a file will be used.
    fn advise(&Handle, Filesize, Filesize, Advice) -> ();
    /// Writes a file to its device.
    fn sync(&Handle, bool) -> ();
    /// The status flags.
    fn status_flags(&Handle) -> Fdflags;
    /// Turns appending on or off.
    fn set_append(&Handle, bool) -> ();
    /// A new socket.
    fn open_socket(AddressFamily, SockType, SockProto) -> Handle;
    /// Two sockets that are connected to each other.
    fn socket_pair(SockType, SockProto) -> (Handle, Handle);
    /// Takes a connection.
    fn accept(&Handle) -> (Handle, SocketName);
    /// Gives a socket a name of its own.
    fn bind(&Handle, &SocketName) -> ();
    /// Connects a socket.
    fn connect(&Handle, &SocketName) -> ();
    /// Has a socket take connections.
    fn listen(&Handle, u32) -> ();
    /// A socket's own name.
    fn local_name(&Handle) -> SocketName;
    /// The name of the other side.
    fn peer_name(&Handle) -> SocketName;
    /// Receives.
    fn receive(&Handle, &IoVecs<'_>, Receive) -> (usize, bool);
    /// Receives, and says from whom.
    fn receive_from(&Handle, &IoVecs<'_>, Receive) -> ((usize, bool), SocketName);
    /// Sends.
    fn send(&Handle, &IoVecs<'_>) -> usize;
    /// Sends to a name.
    fn send_to(&Handle, &IoVecs<'_>, &SocketName) -> usize;
    /// Sends bytes of a file.
    fn send_file(&Handle, &Handle, u64, usize) -> usize;
    /// Makes an entry for a socket.
    fn bind_at(&Handle, &Handle, &CStr) -> Vec<u8>;
    /// Gives a socket a name that nobody else can find.
    fn bind_unlisted(&Handle) -> (Vec<u8>, Handle);
    /// A handle on a socket that is an entry.
    fn open_socket_at(&Handle, &CStr) -> Handle;
    /// An option.
    fn socket_option(&Handle, SockOption, bool) -> i32;
    /// Sets an option.
    fn set_socket_option(&Handle, SockOption, bool, i32) -> ();
    /// The error that was met.
    fn take_socket_error(&Handle) -> Option<Errno>;
    /// Has closing reset the connection.
    fn set_reset_on_close(&Handle, bool) -> ();
    /// What a socket was opened as.
    fn socket_description(&Handle) -> (AddressFamily, SockType, SockProto);
    /// Receives what is sent to a group of IPv4, or no more of it.
    fn set_membership_v4(&Handle, Ipv4Addr, Ipv4Addr, bool) -> ();
    /// Receives what is sent to a group of IPv6, or no more of it.
    fn set_membership_v6(&Handle, Ipv6Addr, u32, bool) -> ();
    /// Ends receiving, sending or both.
    fn shutdown(&Handle, bool, bool) -> ();
    /// Fills guest memory with unpredictable bytes.
    fn random(&mut OutBytes<'_>, &dyn Fn() -> bool) -> ();
    /// Fills bytes with unpredictable ones.
    fn random_bytes(&mut [u8]) -> ();
    /// Sleeps until a handle has something to tell.
    fn poll(&mut [PollFd], Option<Duration>) -> usize;
    /// Asks what handles have to tell.
    fn poll_all_now(&mut [PollFd]) -> ();
    /// What a handle is ready for now.
    fn poll_now(&Handle, bool, bool) -> PollFd;
    /// Whether a socket was shut for reading.
    fn is_shut_for_reading(&Handle) -> bool;
}

/// The name of the socket behind a handle: there are no such handles.
#[must_use]
pub fn name_of(_: &Handle) -> SocketName {
    SocketName::Unnamed
}

/// How a terminal treats what is typed and printed: there is none.
#[derive(Clone, PartialEq)]
pub struct TerminalMode(());

impl TerminalMode {
    /// Whether what is typed is shown.
    #[must_use]
    pub fn echo(&self) -> bool {
        false
    }

    /// Whether input comes by lines.
    #[must_use]
    pub fn is_line_buffered(&self) -> bool {
        false
    }

    /// Whether a return is read as a line feed.
    #[must_use]
    pub fn has_line_feeds(&self) -> bool {
        false
    }

    /// Sets all three.
    pub fn set(&mut self, _: bool, _: bool, _: bool) {}
}

/// A position in a directory's entries.
#[derive(Debug, Default)]
pub struct DirStream(());

impl DirStream {
    /// Hands out entries.
    ///
    /// # Errors
    /// Always `notsup`.
    pub fn read(
        &mut self,
        _: &Handle,
        _: u64,
        _: &mut dyn FnMut(&DirEntry<'_>) -> bool,
    ) -> Result<(), Errno> {
        Err(Errno::Notsup)
    }
}

/// One handle to look at, and what was seen: nothing.
#[derive(Clone, Copy, Debug)]
pub struct PollFd(());

impl PollFd {
    /// Looks at a handle.
    #[must_use]
    pub fn new(_: &Handle, _: bool, _: bool) -> Self {
        PollFd(())
    }

    /// Whether anything was seen.
    #[must_use]
    pub fn any(&self) -> bool {
        false
    }

    /// A read would not wait.
    #[must_use]
    pub fn readable(&self) -> bool {
        false
    }

    /// A write would not wait.
    #[must_use]
    pub fn writable(&self) -> bool {
        false
    }

    /// The other end is gone.
    #[must_use]
    pub fn hangup(&self) -> bool {
        false
    }
}

/// By which any thread ends another's sleep.
#[derive(Debug, Default)]
pub struct WakeHandle {
    woken: std::sync::Mutex<bool>,
    change: std::sync::Condvar,
}

impl WakeHandle {
    /// One that has not been woken.
    ///
    /// # Errors
    /// None.
    pub fn new() -> Result<Self, Errno> {
        Ok(Self::default())
    }

    fn state(&self) -> std::sync::MutexGuard<'_, bool> {
        self.woken.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Ends the sleep of whoever sleeps on it, or the next one.
    pub fn wake(&self) {
        *self.state() = true;
        self.change.notify_all();
    }

    /// Forgets that it was woken.
    pub fn clear(&self) {
        *self.state() = false;
    }

    /// What to poll, with anything else, for reading.
    #[must_use]
    pub fn poll_fd(&self) -> PollFd {
        PollFd(())
    }
}

/// Sleeps until `wake` is woken or `timeout` has passed. Handles cannot be watched.
///
/// # Errors
/// `notsup` when a handle is to be watched.
pub fn wait_for<'a>(
    watched: impl IntoIterator<Item = (&'a Handle, bool, bool)>,
    wake: Option<&WakeHandle>,
    timeout: Option<Duration>,
) -> Result<(), Errno> {
    if watched.into_iter().next().is_some() {
        return Err(Errno::Notsup);
    }
    let Some(wake) = wake else {
        std::thread::sleep(timeout.unwrap_or(Duration::MAX));
        return Ok(());
    };
    let state = wake.state();
    match timeout {
        Some(timeout) => drop(wake.change.wait_timeout_while(state, timeout, |woken| !*woken)),
        None => drop(wake.change.wait_while(state, |woken| !*woken)),
    }
    wake.clear();
    Ok(())
}

/// What std says of an open file.
///
/// # Errors
/// Always: it is not built.
pub fn metadata(_: &Handle) -> std::io::Result<std::fs::Metadata> {
    Err(std::io::ErrorKind::Unsupported.into())
}

/// Opens a regular file of the host's, to be read.
///
/// # Errors
/// Always: it is not built.
pub fn open_regular(_: &Path) -> Result<Handle, Errno> {
    Err(Errno::Notsup)
}

/// The time of a clock, in nanoseconds.
///
/// # Errors
/// `notsup` for processor time.
pub fn clock_time(id: Clockid) -> Result<Timestamp, Errno> {
    static START: OnceLock<Instant> = OnceLock::new();
    let elapsed = match id {
        Clockid::Realtime => SystemTime::UNIX_EPOCH.elapsed().map_err(|_| Errno::Overflow)?,
        // From one second on, so that no deadline is ever 0.
        Clockid::Monotonic => START.get_or_init(Instant::now).elapsed() + Duration::from_secs(1),
        _ => return Err(Errno::Notsup),
    };
    u64::try_from(elapsed.as_nanos()).map_err(|_| Errno::Overflow)
}

/// A clock's resolution, in nanoseconds.
///
/// # Errors
/// `notsup` for processor time.
pub fn clock_resolution(id: Clockid) -> Result<Timestamp, Errno> {
    clock_time(id).map(|_| 100)
}

/// The monotonic clock, in nanoseconds.
///
/// # Errors
/// None.
pub fn monotonic_now() -> Result<Timestamp, Errno> {
    clock_time(Clockid::Monotonic)
}

/// Lets other threads run.
pub fn yield_now() {
    std::thread::yield_now();
}
