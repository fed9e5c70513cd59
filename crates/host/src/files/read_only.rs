//! Files whose contents are all there when they are opened, and stay as they are.
//!
//! Main type: [`ReadOnlyFile`]. One invariant: nothing a guest does changes it.

use waxwing_abi::IoVecs;
use waxwing_abi::types::{Advice, Errno, Fdflags, Filedelta, Filesize, Filestat, Filetype, Size};

use crate::file::{At, File, changed};
use crate::sys::SetTimes;

/// A regular file of bytes that an embedder has: a `Vec<u8>`, a `String`, a `&'static [u8]`, an `Arc<[u8]>`.
#[derive(Clone, Debug)]
pub struct ReadOnlyFile<B> {
    bytes: B,
    stat: Filestat,
}

impl<B: AsRef<[u8]> + Send + Sync> ReadOnlyFile<B> {
    /// A file of these bytes, of which nothing else is known.
    #[must_use]
    pub fn new(bytes: B) -> Self {
        ReadOnlyFile::with_stat(bytes, Filestat::of(Filetype::RegularFile, 0))
    }

    /// A file of these bytes, of which this is known: all but its size, which is theirs.
    #[must_use]
    pub fn with_stat(bytes: B, stat: Filestat) -> Self {
        let size = bytes.as_ref().len() as Filesize;
        ReadOnlyFile { bytes, stat: Filestat { size, ..stat } }
    }
}

impl<B: AsRef<[u8]> + Send + Sync> File for ReadOnlyFile<B> {
    fn filestat(&self) -> Result<Filestat, Errno> {
        Ok(self.stat)
    }

    fn keeps_cursor(&self) -> bool {
        false
    }

    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        let At::Offset(offset) = at else { return Err(Errno::Inval) };
        Filedelta::try_from(offset).map_err(|_| Errno::Inval)?;
        let rest = usize::try_from(offset).ok().and_then(|offset| self.bytes.as_ref().get(offset..));
        Ok(iovs.copy_out(rest.unwrap_or_default()))
    }

    fn set_times(&self, _: SetTimes) -> Result<(), Errno> {
        Err(Errno::Rofs)
    }

    fn allocate(&self, offset: Filesize, len: Filesize) -> Result<(), Errno> {
        let in_range = |number| Filedelta::try_from(number).is_ok();
        Err(if len > 0 && in_range(offset) && in_range(len) { Errno::Badf } else { Errno::Inval })
    }

    /// Nothing comes of it.
    fn advise(&self, _: Filesize, len: Filesize, _: Advice) -> Result<(), Errno> {
        Filedelta::try_from(len).map(drop).map_err(|_| Errno::Inval)
    }

    fn sync(&self, _: bool) -> Result<(), Errno> {
        Ok(())
    }

    /// Appending to what is never written changes nothing.
    fn set_status(&self, old: Fdflags, new: Fdflags) -> Result<(), Errno> {
        if (changed(old, new) - Fdflags::APPEND).is_empty() { Ok(()) } else { Err(Errno::Notsup) }
    }
}

#[cfg(test)]
mod tests {
    use waxwing_abi::types::{Rights, Whence};

    use super::*;
    use crate::file::OpenFile;
    use crate::sys::testing::Memory;

    #[test]
    fn it_is_read_from_any_place_and_never_changed() {
        let file = OpenFile::new(ReadOnlyFile::new("some text"), Fdflags::empty());
        let read = |len| Memory::new(64).iovecs(&vec![0; len], |iovs| file.read(iovs));
        assert_eq!(read(4), (Ok(4), b"some".to_vec()));
        assert_eq!(read(9), (Ok(5), b" text\0\0\0\0".to_vec()));
        assert_eq!(read(9).0, Ok(0));
        assert_eq!(file.seek(-4, Whence::End), Ok(5));
        assert_eq!(read(4), (Ok(4), b"text".to_vec()));
        let at = |offset| Memory::new(64).iovecs(&[0; 2], |iovs| file.read_at(iovs, offset)).0;
        assert_eq!((at(8), at(9), at(1 << 62), at(1 << 63)), (Ok(1), Ok(0), Ok(0), Err(Errno::Inval)));
        let file = file.file();
        assert!(file.rights().unwrap().contains(Rights::FD_SEEK));
        assert_eq!(file.set_size(0), Err(Errno::Inval));
        assert_eq!(Memory::new(64).iovecs(b"x", |iovs| file.write(At::Offset(0), iovs)).0, Err(Errno::Badf));
    }
}
