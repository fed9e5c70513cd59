//! The edge to the operating system: the one place in this crate that is unsafe, and the only one that knows what a
//! descriptor is.
//!
//! Main type: [`Handle`], an open object of the operating system. Everything else is a function that makes one system
//! call (or says that it makes more) and answers in the guest's terms: `Errno`, `Filestat`, nanoseconds. A platform is
//! one file: `linux.rs` over `unix.rs` (what every Unix shares), `windows.rs`.
//!
//! One invariant: nothing here sleeps, but [`poll`], [`wait_for`] and [`addresses_of`].
//!
//! # Safety
//!
//! Unsafe code here does three things: it hands claimed ranges of guest memory (`IoVecs`, `OutBytes`) to the kernel,
//! which copes with any race on them; it hands the kernel pointers to local values; and it closes or borrows
//! descriptors. Ranges come from the abi's claims, so they are mapped and writable for the length of the call.

use std::net::SocketAddr;

use waxwing_abi::types::{Errno, Fdflags, Filetype, Timestamp};

mod epoll;
mod interface;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(unix)]
mod names;
#[cfg(unix)]
mod poll;
#[cfg(unix)]
mod socket;
#[cfg(unix)]
mod socket_name;
#[cfg(unix)]
mod socket_options;
mod staging;
#[cfg(unix)]
mod terminal;
mod threads;
#[cfg(unix)]
mod transfer;
#[cfg(unix)]
mod unix;
#[cfg(not(unix))]
mod windows;

pub(crate) use staging::{read_all, read_to, with_staging, write_from};

pub use epoll::*;
pub use interface::{Prefixed, Way, hardware_address, interface_addresses, ways};
#[cfg(target_os = "linux")]
pub use linux::*;
#[cfg(unix)]
pub use names::*;
#[cfg(unix)]
pub use poll::*;
#[cfg(unix)]
pub use socket::*;
#[cfg(unix)]
pub use socket_name::{bind_at, bind_unlisted, name_of, open_socket_at};
#[cfg(unix)]
pub use socket_options::*;
#[cfg(unix)]
pub use terminal::*;
pub use threads::*;
#[cfg(unix)]
pub use transfer::*;
#[cfg(unix)]
pub use unix::*;
#[cfg(not(unix))]
pub use windows::*;

/// The largest write that a pipe takes whole or not at all (POSIX's least `PIPE_BUF` is 512, Linux's 4,096).
pub const PIPE_BUF: usize = if cfg!(target_os = "linux") { 4096 } else { 512 };

/// How large a terminal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TerminalSize {
    /// Its width, in characters.
    pub cols: u16,
    /// Its height, in characters.
    pub rows: u16,
    /// Its width, in pixels.
    pub width: u16,
    /// Its height, in pixels.
    pub height: u16,
}

/// How to open something: POSIX's flags, minus those that Waxwing always sets (close on exec, no controlling terminal,
/// never block in the open itself).
#[derive(Clone, Copy, Debug, Default)]
pub struct OpenHow {
    /// For reading.
    pub read: bool,
    /// For writing.
    pub write: bool,
    /// Make it if it is not there.
    pub create: bool,
    /// Fail if it is there.
    pub exclusive: bool,
    /// Cut it to nothing.
    pub truncate: bool,
    /// Fail if it is no directory.
    pub directory: bool,
    /// Follow a symbolic link at the path's end.
    pub follow: bool,
    /// Append, dsync, rsync, sync; nonblock is the guest's own affair and ignored.
    pub status: Fdflags,
}

impl OpenHow {
    /// Whether what is `found` by a name, or nothing, can be opened this way: the rules of POSIX openat with `O_NOFOLLOW`,
    /// for directories of any kind. Where nothing is found and the answer is `Ok`, a file is to be made.
    ///
    /// # Errors
    /// `noent`, `exist`, `loop` for a symbolic link, `notdir`, `isdir`.
    pub fn check(&self, found: Option<Filetype>) -> Result<(), Errno> {
        match found {
            None if self.create => Ok(()),
            None => Err(Errno::Noent),
            Some(_) if self.create && self.exclusive => Err(Errno::Exist),
            Some(Filetype::Directory) if self.create || self.write || self.truncate => Err(Errno::Isdir),
            Some(Filetype::Directory) => Ok(()),
            Some(_) if self.directory => Err(Errno::Notdir),
            Some(Filetype::SymbolicLink) => Err(Errno::Loop),
            Some(_) => Ok(()),
        }
    }

    /// As [`OpenHow::check`], where nothing can be made or changed; what was found.
    ///
    /// # Errors
    /// As `found`, and as [`OpenHow::check`]; `rofs` to make, write or cut a file.
    pub fn check_read_only(&self, found: Result<Filetype, Errno>) -> Result<Filetype, Errno> {
        let found = match found {
            Err(Errno::Noent) if self.create => return Err(Errno::Rofs),
            found => found?,
        };
        self.check(Some(found))?;
        if self.write || self.truncate { Err(Errno::Rofs) } else { Ok(found) }
    }
}

/// What to do with one time of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetTime {
    /// Leave it.
    Keep,
    /// Set it to the file system's idea of now.
    Now,
    /// Set it, in nanoseconds since 1970.
    To(Timestamp),
}

/// What to do with both times of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetTimes {
    /// Of the last access.
    pub atim: SetTime,
    /// Of the last change of its contents.
    pub mtim: SetTime,
}

/// What a descriptor refers to, as far as reading and writing care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file with contents and a position; never blocks for long.
    Regular,
    /// A directory.
    Directory,
    /// A character device that is a terminal.
    Terminal,
    /// Another character device.
    Character,
    /// A block device.
    Block,
    /// A pipe or FIFO.
    Pipe,
    /// A socket that carries a stream.
    StreamSocket,
    /// Another socket.
    DatagramSocket,
    /// Something else (an eventfd, say).
    Other,
}

/// The name of a socket, as the operating system has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SocketName {
    /// It has none.
    Unnamed,
    /// An address of the Internet.
    Internet(SocketAddr),
    /// A path of the host's.
    Path(Vec<u8>),
}

/// How to receive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receive(u8);

impl Receive {
    /// Bytes of a stream.
    pub const STREAM: Receive = Receive(0);
    /// What is received stays in the queue.
    pub const PEEK: Receive = Receive(1);
    /// Of a datagram that is cut the length that it had. Not for streams.
    pub const WHOLE_LENGTH: Receive = Receive(2);
    /// A datagram, which may be cut.
    pub const DATAGRAM: Receive = Receive(4);

    /// Both.
    #[must_use]
    pub const fn with(self, other: Receive) -> Receive {
        Receive(self.0 | other.0)
    }

    /// Whether that is a part of it.
    #[must_use]
    pub const fn contains(self, other: Receive) -> bool {
        self.0 & other.0 == other.0
    }
}

/// One entry of a directory, as it is listed.
#[derive(Clone, Copy, Debug)]
pub struct DirEntry<'a> {
    /// The cookie from which reading goes on after this entry; not 0.
    pub next: u64,
    /// Its serial number.
    pub ino: u64,
    /// Its kind; unknown where the file system does not say.
    pub filetype: Filetype,
    /// Its name, without NUL: at most 255 bytes.
    pub name: &'a [u8],
}

#[cfg(test)]
pub(crate) mod testing {
    //! Guest memory for tests: a buffer of the host's that plays the guest's.

    use waxwing_abi::types::Fdflags;
    use waxwing_abi::{GuestMemory, IoVecs, OutBytes, W32};

    use super::OpenHow;

    /// To be read, links at the end not followed.
    pub(crate) const READ: OpenHow = OpenHow {
        read: true,
        write: false,
        create: false,
        exclusive: false,
        truncate: false,
        directory: false,
        follow: false,
        status: Fdflags::empty(),
    };

    /// Both sides of a new pseudo-terminal: the one that a screen reads, and the terminal. None where there are none.
    #[cfg(target_os = "linux")]
    pub(crate) fn terminal() -> Option<(std::os::fd::OwnedFd, std::os::fd::OwnedFd)> {
        use std::os::fd::{FromRawFd, OwnedFd};
        let (mut master, mut slave) = (-1, -1);
        let null = core::ptr::null_mut();
        // SAFETY: two numbers of ours to write to, and nothing else asked for.
        let opened =
            unsafe { libc::openpty(&raw mut master, &raw mut slave, null, null.cast(), null.cast()) };
        // SAFETY: just opened, and nobody else's.
        (opened == 0).then(|| unsafe { (OwnedFd::from_raw_fd(master), OwnedFd::from_raw_fd(slave)) })
    }

    pub(crate) struct Memory(Vec<u64>);

    impl Memory {
        /// `len` bytes of zeroes.
        pub(crate) fn new(len: usize) -> Self {
            Memory(vec![0; len.div_ceil(8)])
        }

        pub(crate) fn view(&mut self) -> GuestMemory<'_> {
            // SAFETY: the buffer is borrowed for as long as the view lives.
            unsafe { GuestMemory::new(self.0.as_mut_ptr().cast(), self.0.len() as u64 * 8) }
        }

        /// The first `len` bytes as an output buffer, then what was left in them.
        pub(crate) fn out<T>(
            &mut self,
            len: usize,
            body: impl FnOnce(&mut OutBytes<'_>) -> T,
        ) -> (T, Vec<u8>) {
            let result = body(&mut OutBytes::new(self.view(), 0, len as u64).unwrap());
            let mut bytes = vec![0; len];
            self.view().copy_in(0, &mut bytes).unwrap();
            (result, bytes)
        }

        /// One range over `bytes`, put at address 8; then the bytes that are there afterwards.
        pub(crate) fn iovecs<T>(
            &mut self,
            bytes: &[u8],
            body: impl FnOnce(&IoVecs<'_>) -> T,
        ) -> (T, Vec<u8>) {
            let view = self.view();
            view.store_u32(0, 8).unwrap();
            view.store_u32(4, u32::try_from(bytes.len()).unwrap()).unwrap();
            view.copy_out(8, bytes).unwrap();
            let mut iovs = IoVecs::new();
            iovs.fill::<W32>(view, 0, 1).unwrap();
            let result = body(&iovs);
            let mut after = vec![0; bytes.len()];
            view.copy_in(8, &mut after).unwrap();
            (result, after)
        }
    }
}
