//! Pipes that guests make: the operating system's, with its capacity and its rules.
//!
//! Main type: [`Pipe`], one end. One invariant: the end never blocks in the operating system, whatever the guest says of
//! its descriptor; waiting is the affair of whoever reads or writes it.

use waxwing_abi::IoVecs;
use waxwing_abi::types::{Errno, Filestat, Filetype, Size};

use crate::file::{At, File};
use crate::sys::{self, Handle};
use crate::wait::{Interest, Readiness, Wait};

/// One end of a pipe. Which of them it is, its descriptor's rights say.
#[derive(Debug)]
pub(crate) struct Pipe {
    handle: Handle,
}

impl Pipe {
    /// A new pipe: the end to read from, and the end to write to.
    ///
    /// # Errors
    /// As POSIX pipe; `notsup` where the system has none that do not block.
    pub(crate) fn pair() -> Result<(Pipe, Pipe), Errno> {
        let (read, write) = sys::pipe_nonblocking()?;
        Ok((Pipe { handle: read }, Pipe { handle: write }))
    }
}

impl File for Pipe {
    fn filetype(&self) -> Result<Filetype, Errno> {
        Ok(Filetype::Unknown)
    }

    fn filestat(&self) -> Result<Filestat, Errno> {
        sys::filestat(&self.handle)
    }

    fn direct(&self) -> Option<&Handle> {
        Some(&self.handle)
    }

    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match at {
            At::Cursor => sys::read(&self.handle, iovs),
            At::Offset(_) => Err(Errno::Spipe),
        }
    }

    fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match at {
            At::Cursor => sys::write(&self.handle, iovs),
            At::Offset(_) => Err(Errno::Spipe),
        }
    }

    fn set_times(&self, times: sys::SetTimes) -> Result<(), Errno> {
        sys::set_times(&self.handle, times)
    }

    fn poll(&self, interest: Interest, wait: Option<&mut Wait>) -> Result<Readiness, Errno> {
        super::poll_handle(&self.handle, interest, wait)
    }

    fn handle(&self) -> Option<&Handle> {
        Some(&self.handle)
    }

    fn is_ready_when_polled(&self, _: Interest) -> bool {
        true
    }

    fn is_stream(&self) -> bool {
        true
    }
}

#[cfg(all(test, unix))]
mod tests {
    use waxwing_abi::types::Fdflags;

    use super::*;
    use crate::file::OpenFile;
    use crate::sys::testing::Memory;

    #[test]
    fn a_pipe_has_an_end_a_capacity_and_no_position() {
        let (read, write) = Pipe::pair().unwrap();
        let (read, write) = (OpenFile::new(read, Fdflags::empty()), OpenFile::new(write, Fdflags::empty()));
        let take = |len| Memory::new(len + 16).iovecs(&vec![0; len], |iovs| read.read(iovs));
        let give = |bytes: &[u8]| Memory::new(bytes.len() + 16).iovecs(bytes, |iovs| write.write(iovs)).0;
        assert_eq!(take(4).0, Err(Errno::Again));
        assert!(!read.poll(Interest::READABLE, None).unwrap().readable);
        assert_eq!(give(b"hello"), Ok(5));
        assert!(read.poll(Interest::READABLE, None).unwrap().readable);
        assert_eq!(take(4), (Ok(4), b"hell".to_vec()));
        assert_eq!(take(4), (Ok(1), b"o\0\0\0".to_vec()));
        let at = Memory::new(64).iovecs(b"x", |iovs| write.write_at(iovs, 0)).0;
        assert_eq!(
            (at, read.seek(0, waxwing_abi::types::Whence::Cur)),
            (Err(Errno::Spipe), Err(Errno::Spipe))
        );

        let mut held = 0;
        while let Ok(more) = give(&[7; 4096]) {
            held += more;
        }
        assert!(held >= 4096, "{held}");
        assert_eq!(give(b"x"), Err(Errno::Again));
        assert!(!write.poll(Interest::WRITABLE, None).unwrap().writable);
        drop(write);
        while held > 0 {
            held -= take(4096).0.unwrap();
        }
        assert_eq!(take(4).0, Ok(0));
        assert!(read.poll(Interest::READABLE, None).unwrap().hangup);
    }
}
