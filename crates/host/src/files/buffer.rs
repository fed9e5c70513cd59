//! Memory of the host's as a stream: what a guest reads as its standard input, or what it has written.
//!
//! Main type: [`Buffer`]. One invariant: bytes leave it in the order in which they came, each once, whoever takes them.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use waxwing_abi::IoVecs;
use waxwing_abi::types::{Errno, Filestat, Filetype, Rights, Size};

use super::rights;
use crate::file::{At, File};
use crate::sys::Kind;

/// A queue of bytes in the host's memory, which guests read and write as a stream and which the host reads and writes too. A
/// clone is the same queue.
///
/// Reading an empty one is the end of the file: nobody waits for more.
///
/// ```
/// use waxwing::{Buffer, Process};
/// let (input, output) = (Buffer::from("to be sorted"), Buffer::new());
/// let builder = Process::builder().stdin(&input).stdout(&output);
/// # drop(builder);
/// let written: Vec<u8> = output.take();
/// ```
#[derive(Clone, Debug)]
pub struct Buffer {
    bytes: Arc<Mutex<VecDeque<u8>>>,
    limit: usize,
}

impl Buffer {
    /// An empty one, which holds as much as the host has memory for.
    #[must_use]
    pub fn new() -> Self {
        Buffer::with_limit(usize::MAX)
    }

    /// An empty one, which never holds more than `limit` bytes: a guest that writes more is told `nospc`.
    #[must_use]
    pub fn with_limit(limit: usize) -> Self {
        Buffer { bytes: Arc::default(), limit }
    }

    /// Takes all that is in it.
    #[must_use]
    pub fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.lock()).into()
    }

    /// A copy of all that is in it.
    #[must_use]
    pub fn contents(&self) -> Vec<u8> {
        self.lock().iter().copied().collect()
    }

    /// Adds `bytes`; how many there was room for.
    pub fn push(&self, bytes: &[u8]) -> usize {
        let mut held = self.lock();
        let room = self.limit.saturating_sub(held.len()).min(bytes.len());
        held.extend(&bytes[..room]);
        room
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<u8>> {
        self.bytes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Buffer {
    fn default() -> Self {
        Buffer::new()
    }
}

macro_rules! buffer_from {
    ($($bytes:ty),*) => {$(
        impl From<$bytes> for Buffer {
            fn from(bytes: $bytes) -> Self {
                Buffer { bytes: Arc::new(Mutex::new(VecDeque::from(Vec::from(bytes)))), limit: usize::MAX }
            }
        }
    )*};
}

buffer_from!(&str, &[u8], String, Vec<u8>);

impl File for Buffer {
    /// As a pipe: there is no kind for either.
    fn filetype(&self) -> Result<Filetype, Errno> {
        Ok(Filetype::Unknown)
    }

    fn rights(&self) -> Result<Rights, Errno> {
        Ok(rights::of(Kind::Pipe))
    }

    fn filestat(&self) -> Result<Filestat, Errno> {
        let filetype = Filetype::Unknown;
        Ok(Filestat { dev: 0, ino: 0, filetype, nlink: 1, size: 0, atim: 0, mtim: 0, ctim: 0 })
    }

    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        if matches!(at, At::Offset(_)) {
            return Err(Errno::Spipe);
        }
        let mut held = self.lock();
        let (front, back) = held.as_slices();
        let mut read = iovs.copy_out(front);
        if read == front.len() && !back.is_empty() {
            read += iovs.skip(read).copy_out(back);
        }
        held.drain(..read);
        Ok(read)
    }

    fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        if matches!(at, At::Offset(_)) {
            return Err(Errno::Spipe);
        }
        let mut held = self.lock();
        let room = self.limit.saturating_sub(held.len()).min(iovs.total_len());
        if room == 0 && !iovs.is_empty() {
            return Err(Errno::Nospc);
        }
        held.try_reserve(room).map_err(|_| Errno::Nospc)?;
        // In pieces, so that no second copy of a large write is made.
        let mut piece = [0; 4096];
        let mut written = 0;
        while written < room {
            let wanted = (room - written).min(piece.len());
            let copied = iovs.skip(written).copy_in(&mut piece[..wanted]);
            held.extend(&piece[..copied]);
            written += copied;
        }
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::testing::Memory;

    fn read(buffer: &Buffer, len: usize) -> (Result<Size, Errno>, Vec<u8>) {
        Memory::new(8200).iovecs(&vec![0; len], |iovs| buffer.read(At::Cursor, iovs))
    }

    fn write(buffer: &Buffer, bytes: &[u8]) -> Result<Size, Errno> {
        Memory::new(8200).iovecs(bytes, |iovs| buffer.write(At::Cursor, iovs)).0
    }

    #[test]
    fn bytes_leave_in_order_and_an_empty_one_has_ended() {
        let buffer = Buffer::from("hello");
        assert_eq!(read(&buffer, 3), (Ok(3), b"hel".to_vec()));
        // What wraps around inside stays in order.
        for round in 0..50 {
            let text = format!("<{round}>");
            assert_eq!(write(&buffer, text.as_bytes()), Ok(text.len()));
            let expected = buffer.contents()[..text.len()].to_vec();
            assert_eq!(read(&buffer, text.len()), (Ok(text.len()), expected));
        }
        let left = buffer.take();
        assert_eq!(left, b"9>", "two bytes were in it before the first round");
        assert_eq!(read(&buffer, 4), (Ok(0), vec![0; 4]));
        let large: Vec<u8> = (0..8000u32).flat_map(u32::to_le_bytes).take(8000).collect();
        assert_eq!(write(&buffer, &large), Ok(8000));
        assert_eq!(read(&buffer, 8000), (Ok(8000), large));
    }

    #[test]
    fn a_full_one_takes_what_fits_and_then_says_so() {
        let buffer = Buffer::with_limit(5);
        assert_eq!(write(&buffer, b"abc"), Ok(3));
        assert_eq!(write(&buffer, b"defg"), Ok(2));
        assert_eq!(write(&buffer, b"h"), Err(Errno::Nospc));
        assert_eq!(write(&buffer, b""), Ok(0));
        assert_eq!(buffer.push(b"x"), 0);
        assert_eq!(read(&buffer, 1), (Ok(1), b"a".to_vec()));
        assert_eq!(buffer.push(b"xyz"), 1);
        assert_eq!(buffer.take(), b"bcdex");
    }
}
