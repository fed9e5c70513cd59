//! Counters that guests make to wait for: an eventfd of the operating system's.
//!
//! Main type: [`Event`]. One invariant: the count goes in and out as the guest's bytes, little-endian, eight at a time,
//! whatever the host's order is.

use waxwing_abi::IoVecs;
use waxwing_abi::types::{Errno, Filestat, Filetype, Size};

use crate::file::{At, File};
use crate::sys::{self, Handle};
use crate::wait::{Interest, Readiness, Wait};

/// A counter.
#[derive(Debug)]
pub(crate) struct Event {
    handle: Handle,
}

/// The length of every transfer, in bytes.
const COUNT: usize = size_of::<u64>();

impl Event {
    /// A counter at `initial`; a `semaphore` is read 1 at a time.
    ///
    /// # Errors
    /// As Linux eventfd; `inval` for a count that no counter can have, `notsup` where the system has none.
    pub(crate) fn new(initial: u64, semaphore: bool) -> Result<Event, Errno> {
        if initial == u64::MAX {
            return Err(Errno::Inval);
        }
        let handle = sys::counter(semaphore)?;
        if initial > 0 {
            sys::add_to_counter(&handle, initial)?;
        }
        Ok(Event { handle })
    }
}

impl File for Event {
    fn filetype(&self) -> Result<Filetype, Errno> {
        Ok(Filetype::Unknown)
    }

    fn filestat(&self) -> Result<Filestat, Errno> {
        Ok(Filestat::of(Filetype::Unknown, 0))
    }

    /// `again` while the count is 0.
    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match at {
            At::Offset(_) => Err(Errno::Spipe),
            At::Cursor if iovs.total_len() < COUNT => Err(Errno::Inval),
            At::Cursor => Ok(iovs.copy_out(&sys::take_counter(&self.handle)?.to_le_bytes())),
        }
    }

    /// `again` while there is no room for as much.
    fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        match at {
            At::Offset(_) => Err(Errno::Spipe),
            At::Cursor if iovs.total_len() < COUNT => Err(Errno::Inval),
            At::Cursor => {
                let mut bytes = [0; COUNT];
                iovs.copy_in(&mut bytes);
                sys::add_to_counter(&self.handle, u64::from_le_bytes(bytes))?;
                Ok(COUNT)
            }
        }
    }

    fn poll(&self, interest: Interest, wait: Option<&mut Wait>) -> Result<Readiness, Errno> {
        super::poll_handle(&self.handle, interest, wait)
    }

    fn handle(&self) -> Option<&Handle> {
        Some(&self.handle)
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::sys::testing::Memory;

    fn take(event: &Event, len: usize) -> Result<u64, Errno> {
        let (taken, bytes) = Memory::new(64).iovecs(&vec![0; len], |iovs| event.read(At::Cursor, iovs));
        assert_eq!(taken?, COUNT);
        Ok(u64::from_le_bytes(bytes[..COUNT].try_into().unwrap()))
    }

    fn add(event: &Event, count: u64) -> Result<Size, Errno> {
        Memory::new(64).iovecs(&count.to_le_bytes(), |iovs| event.write(At::Cursor, iovs)).0
    }

    #[test]
    fn a_counter_is_taken_whole_and_a_semaphore_by_ones() {
        let event = Event::new(0, false).unwrap();
        assert_eq!(take(&event, 8), Err(Errno::Again));
        assert_eq!((add(&event, 3), add(&event, 4)), (Ok(8), Ok(8)));
        assert_eq!((take(&event, 7), take(&event, 16)), (Err(Errno::Inval), Ok(7)));
        assert_eq!(take(&event, 8), Err(Errno::Again));

        let semaphore = Event::new(2, true).unwrap();
        assert_eq!((take(&semaphore, 8), take(&semaphore, 8)), (Ok(1), Ok(1)));
        assert_eq!(take(&semaphore, 8), Err(Errno::Again));
    }

    #[test]
    fn a_counter_has_a_largest_value() {
        assert_eq!(Event::new(u64::MAX, false).err(), Some(Errno::Inval));
        // More than the operating system lets a new one start with.
        let event = Event::new(1 << 40, false).unwrap();
        assert_eq!(take(&event, 8), Ok(1 << 40));
        assert_eq!((add(&event, u64::MAX), add(&event, u64::MAX - 1)), (Err(Errno::Inval), Ok(8)));
        assert_eq!(add(&event, 1), Err(Errno::Again));
        assert!(!event.poll(Interest::WRITABLE, None).unwrap().writable);
        assert_eq!(take(&event, 8), Ok(u64::MAX - 1));
        assert_eq!(
            Memory::new(64).iovecs(&[0; 7], |iovs| event.write(At::Cursor, iovs)).0,
            Err(Errno::Inval)
        );
        assert_eq!(
            Memory::new(64).iovecs(&[0; 8], |iovs| event.write(At::Offset(0), iovs)).0,
            Err(Errno::Spipe)
        );
    }
}
