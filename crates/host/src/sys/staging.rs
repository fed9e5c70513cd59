//! Files that the host itself reads, by way of memory that looks like a guest's: files of every kind know how to fill that.

use waxwing_abi::types::{Errno, Filesize};
use waxwing_abi::{GuestMemory, IoVecs, W32};

/// How much is read at a time, in bytes.
const PIECE: u32 = 256 << 10;

/// Where the bytes lie, after the range that says so.
const START: u32 = 8;

/// Hands `body` a range of the host's own memory, of at most [`PIECE`] bytes, as if it were a guest's.
///
/// # Errors
/// What `body` says.
pub(crate) fn with_staging<T>(
    len: usize,
    body: impl FnOnce(&IoVecs<'_>) -> Result<T, Errno>,
) -> Result<T, Errno> {
    let len = u32::try_from(len).unwrap_or(PIECE).min(PIECE);
    let mut staging = vec![0u64; (START + len).div_ceil(8) as usize];
    // SAFETY: the buffer is as long as is said, borrowed for as long as the view lives and used by nobody else.
    let memory = unsafe { GuestMemory::new(staging.as_mut_ptr().cast(), u64::from(START + len)) };
    memory.store_u32(0, START)?;
    memory.store_u32(4, len)?;
    let mut iovs = IoVecs::new();
    iovs.fill::<W32>(memory, 0, 1)?;
    body(&iovs)
}

/// Has `read` fill `to`, as much of it as it does in one go; how many bytes.
///
/// # Errors
/// What reading says.
pub(crate) fn read_to(
    to: &mut [u8],
    read: impl FnOnce(&IoVecs<'_>) -> Result<usize, Errno>,
) -> Result<usize, Errno> {
    with_staging(to.len(), |iovs| {
        let len = read(iovs)?.min(to.len());
        Ok(iovs.copy_in(&mut to[..len]))
    })
}

/// Has `write` take bytes of `from`; how many.
///
/// # Errors
/// What writing says.
pub(crate) fn write_from(
    from: &[u8],
    write: impl FnOnce(&IoVecs<'_>) -> Result<usize, Errno>,
) -> Result<usize, Errno> {
    with_staging(from.len(), |iovs| {
        iovs.copy_out(from);
        write(iovs)
    })
}

/// All of a file, but no more than its first `most` bytes; `read` reads it from any offset.
///
/// # Errors
/// What reading says; `nomem` for a file that there is no room for.
pub(crate) fn read_all(
    most: usize,
    read: impl Fn(Filesize, &IoVecs<'_>) -> Result<usize, Errno>,
) -> Result<Vec<u8>, Errno> {
    let mut staging = vec![0u64; (START + PIECE) as usize / 8];
    // SAFETY: the buffer is as long as is said, borrowed for as long as the view lives and used by nobody else.
    let memory = unsafe { GuestMemory::new(staging.as_mut_ptr().cast(), u64::from(START + PIECE)) };
    memory.store_u32(0, START)?;
    memory.store_u32(4, PIECE)?;
    let mut iovs = IoVecs::new();
    iovs.fill::<W32>(memory, 0, 1)?;
    let mut bytes = Vec::new();
    loop {
        let end = bytes.len();
        let more = read(end as u64, &iovs)?;
        if more == 0 {
            return Ok(bytes);
        }
        let more = more.min(most - end);
        bytes.try_reserve(more).map_err(|_| Errno::Nomem)?;
        bytes.resize(end + more, 0);
        memory.copy_in(u64::from(START), &mut bytes[end..])?;
        if bytes.len() == most {
            return Ok(bytes);
        }
    }
}
