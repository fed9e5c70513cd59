//! Descriptors that are owned.
//!
//! Main type: [`OwnedFd`]. One invariant: it is closed once, when it is dropped.

use super::Result;
use crate::wasix::{self, Ciovec, ERRNO_INTR, ERRNO_IO, Fd, Iovec};

/// Something that has a descriptor, for calls that borrow it.
pub trait AsFd {
    /// The descriptor, open for as long as this lives.
    fn as_raw(&self) -> Fd;
}

impl<T: AsFd + ?Sized> AsFd for &T {
    fn as_raw(&self) -> Fd {
        (**self).as_raw()
    }
}

/// A descriptor that is closed when it is dropped.
#[derive(Debug, PartialEq, Eq)]
pub struct OwnedFd(Fd);

impl AsFd for OwnedFd {
    fn as_raw(&self) -> Fd {
        self.0
    }
}

impl Drop for OwnedFd {
    fn drop(&mut self) {
        // SAFETY: it is ours, and nobody uses it after this. An error leaves nothing to be done.
        let _ = unsafe { wasix::fd_close(self.0) };
    }
}

impl OwnedFd {
    /// Takes a descriptor over.
    ///
    /// # Safety
    /// It is open, and nobody else closes it.
    #[must_use]
    pub const unsafe fn from_raw(fd: Fd) -> Self {
        OwnedFd(fd)
    }

    /// Gives the descriptor away: whoever gets it closes it.
    #[must_use]
    pub fn into_raw(self) -> Fd {
        let fd = self.0;
        core::mem::forget(self);
        fd
    }

    /// A second descriptor for the same open file: position and flags are shared.
    ///
    /// # Errors
    /// `mfile`
    pub fn try_clone(&self) -> Result<Self> {
        // SAFETY: no address is given.
        unsafe { wasix::fd_dup(self.0) }.map(OwnedFd)
    }

    /// Reads what there is, at most as much as fits; how many bytes, 0 at the end.
    ///
    /// # Errors
    /// `again` where nothing is there and nothing is waited for, `isdir`, `intr`
    pub fn read(&self, bytes: &mut [u8]) -> Result<usize> {
        let part = Iovec { buf: bytes.as_mut_ptr(), buf_len: bytes.len() };
        // SAFETY: the bytes are borrowed for the call.
        unsafe { wasix::fd_read(self.0, &[part]) }
    }

    /// Writes some of the bytes; how many.
    ///
    /// # Errors
    /// `again`, `pipe`, `nospc`, `intr`
    pub fn write(&self, bytes: &[u8]) -> Result<usize> {
        let part = Ciovec { buf: bytes.as_ptr(), buf_len: bytes.len() };
        // SAFETY: the bytes are borrowed for the call.
        unsafe { wasix::fd_write(self.0, &[part]) }
    }

    /// Writes all of the bytes, whatever signals come.
    ///
    /// # Errors
    /// As [`OwnedFd::write`]; `io` where nothing more is taken
    pub fn write_all(&self, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            match self.write(bytes) {
                Ok(0) => return Err(ERRNO_IO),
                Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
                Err(ERRNO_INTR) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Reads until the end or until there is no more room; how many bytes.
    ///
    /// # Errors
    /// As [`OwnedFd::read`]
    pub fn read_full(&self, bytes: &mut [u8]) -> Result<usize> {
        let mut filled = 0;
        while filled < bytes.len() {
            match self.read(bytes.get_mut(filled..).unwrap_or_default()) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(ERRNO_INTR) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }

    /// Whether calls answer `again` where they would wait.
    ///
    /// # Errors
    /// `notsup` where that cannot be changed
    pub fn set_nonblocking(&self, nonblocking: bool) -> Result<()> {
        // SAFETY: no address is given.
        unsafe {
            let flags = wasix::fd_fdstat_get(self.0)?.fs_flags & !wasix::FDFLAGS_NONBLOCK;
            let flags = if nonblocking { flags | wasix::FDFLAGS_NONBLOCK } else { flags };
            wasix::fd_fdstat_set_flags(self.0, flags)
        }
    }

    /// Whether it is closed when another program is executed.
    ///
    /// # Errors
    /// None that a program can meet.
    pub fn set_cloexec(&self, cloexec: bool) -> Result<()> {
        // SAFETY: no address is given.
        unsafe { wasix::fd_fdflags_set(self.0, if cloexec { wasix::FDFLAGSEXT_CLOEXEC } else { 0 }) }
    }
}

/// Reading and writing for what is a descriptor and nothing else.
macro_rules! streams {
    ($($name:ident: $($part:ident)*;)*) => {$(
        impl $crate::os::AsFd for $name {
            fn as_raw(&self) -> $crate::wasix::Fd {
                self.0.as_raw()
            }
        }

        impl From<$name> for $crate::os::OwnedFd {
            fn from(this: $name) -> Self {
                this.0
            }
        }

        /// What it is open to is not looked at: calls on something else answer their errors.
        impl From<$crate::os::OwnedFd> for $name {
            fn from(fd: $crate::os::OwnedFd) -> Self {
                $name(fd)
            }
        }

        $($crate::os::fd::streams!(@$part $name);)*
    )*};
    (@read $name:ident) => {
        impl $name {
            /// Reads what there is, at most as much as fits; how many bytes, 0 at the end.
            ///
            /// # Errors
            /// `again` where nothing is there and nothing is waited for, `intr`; `badf` where it is not open to be read
            pub fn read(&self, bytes: &mut [u8]) -> $crate::os::Result<usize> {
                self.0.read(bytes)
            }

            /// Reads until the end or until there is no more room; how many bytes.
            ///
            /// # Errors
            /// As `read`
            pub fn read_full(&self, bytes: &mut [u8]) -> $crate::os::Result<usize> {
                self.0.read_full(bytes)
            }
        }

        #[cfg(feature = "std")]
        impl std::io::Read for $name {
            fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
                Ok(self.0.read(bytes)?)
            }
        }

        #[cfg(feature = "std")]
        impl std::io::Read for &$name {
            fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
                Ok(self.0.read(bytes)?)
            }
        }
    };
    (@write $name:ident) => {
        impl $name {
            /// Writes some of the bytes; how many.
            ///
            /// # Errors
            /// `again`, `nospc`, `intr`; `badf` where it is not open to be written; `pipe` where nobody reads any more and the
            /// program has a handler of signals, which without one is ended
            pub fn write(&self, bytes: &[u8]) -> $crate::os::Result<usize> {
                self.0.write(bytes)
            }

            /// Writes all of the bytes, whatever signals come.
            ///
            /// # Errors
            /// As `write`; `io` where nothing more is taken
            pub fn write_all(&self, bytes: &[u8]) -> $crate::os::Result<()> {
                self.0.write_all(bytes)
            }
        }

        #[cfg(feature = "std")]
        impl std::io::Write for $name {
            fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
                Ok(self.0.write(bytes)?)
            }

            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }

        #[cfg(feature = "std")]
        impl std::io::Write for &$name {
            fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
                Ok(self.0.write(bytes)?)
            }

            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
    };
}
pub(crate) use streams;
