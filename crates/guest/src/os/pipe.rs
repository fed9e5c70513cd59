//! Pipes, and counters that can be waited for.

use super::fd::streams;
use super::{OwnedFd, Result};
use crate::wasix;

/// The end of a pipe that is read.
#[derive(Debug)]
pub struct PipeReader(OwnedFd);

/// The end of a pipe that is written.
#[derive(Debug)]
pub struct PipeWriter(OwnedFd);

streams! {
    PipeReader: read;
    PipeWriter: write;
}

/// Makes a pipe. Children have its ends too, unless [`OwnedFd::set_cloexec`] says otherwise.
///
/// # Errors
/// `mfile`
pub fn pipe() -> Result<(PipeReader, PipeWriter)> {
    // SAFETY: no address is given.
    let (reader, writer) = unsafe { wasix::fd_pipe() }?;
    // SAFETY: they have just been opened.
    unsafe { Ok((PipeReader(OwnedFd::from_raw(reader)), PipeWriter(OwnedFd::from_raw(writer)))) }
}

/// A counter: what is added by one thread or process wakes another.
#[derive(Debug)]
pub struct Counter(OwnedFd);

streams! { Counter: ; }

impl Counter {
    /// A counter that begins with `initial`. Of a semaphore [`Counter::take`] takes 1 at a time, else all.
    ///
    /// # Errors
    /// `mfile`
    pub fn new(initial: u64, semaphore: bool) -> Result<Self> {
        let flags = if semaphore { wasix::EVENTFDFLAGS_SEMAPHORE } else { 0 };
        // SAFETY: no address is given.
        let fd = unsafe { wasix::fd_event(initial, flags) }?;
        // SAFETY: it has just been opened.
        Ok(Counter(unsafe { OwnedFd::from_raw(fd) }))
    }

    /// Adds to it.
    ///
    /// # Errors
    /// `inval` for the greatest number, `again`
    pub fn add(&self, number: u64) -> Result<()> {
        self.0.write(&number.to_ne_bytes()).map(|_| ())
    }

    /// Waits until it is not 0, and takes it or 1 of it.
    ///
    /// # Errors
    /// `again` where nothing is waited for, `intr`
    pub fn take(&self) -> Result<u64> {
        let mut number = [0; 8];
        self.0.read(&mut number)?;
        Ok(u64::from_ne_bytes(number))
    }
}
