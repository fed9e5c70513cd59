//! Memories that a fork shares, where the operating system has no means for it that are built: forks copy memory.
//!
//! Main type: [`Cow`], of which there are none. It has the functions of the one in cow.rs.

use std::convert::Infallible;

/// How many bytes of addresses Wasmtime reserves for a memory.
#[cfg(target_pointer_width = "64")]
pub(crate) const RESERVED: usize = 4 << 30;
#[cfg(not(target_pointer_width = "64"))]
pub(crate) const RESERVED: usize = 10 << 20;

/// The mapping of one linear memory.
#[derive(Debug)]
pub(crate) struct Cow(Infallible);

/// A memory as it was when it was forked.
#[derive(Debug)]
pub(crate) struct Image {
    pub(crate) len: usize,
    pub(crate) pages: Vec<(usize, Vec<u8>)>,
}

/// The memory has lost its bytes.
#[derive(Debug)]
pub(crate) struct Lost;

impl Cow {
    /// # Safety
    /// None is needed.
    #[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
    pub(crate) unsafe fn install(_: *mut u8, _: usize) -> Result<Option<Cow>, Lost> {
        Ok(None)
    }

    /// # Safety
    /// None is needed.
    pub(crate) unsafe fn adopt(_: *mut u8, _: &Image) -> Result<Cow, Lost> {
        Err(Lost)
    }

    pub(crate) fn fork(
        &self,
        _: usize,
        _: bool,
        _: impl FnMut(usize, &mut [u8]) -> bool,
    ) -> Result<Option<Image>, Lost> {
        match self.0 {}
    }
}
