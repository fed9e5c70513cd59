//! A guest's memory as a forked child gets it.
//!
//! Main type: [`MemoryImage`]. One invariant: it is as the memory was when the parent had left its stack, whatever the parent
//! does from then on.

use std::any::Any;

use waxwing_abi::types::Errno;

use super::{Guest, Stop};

/// A guest's memory as it was when it forked.
pub enum MemoryImage {
    /// All of it.
    Copied(Vec<u8>),
    /// In its engine's own form.
    Shared(Box<dyn Any + Send>),
}

impl MemoryImage {
    /// A copy of the guest's memory.
    ///
    /// # Errors
    /// `nomem` when the host has not so much to spare.
    pub fn copy<G: Guest>(guest: &mut G) -> Result<MemoryImage, Errno> {
        let (memory, _) = guest.split();
        let len = usize::try_from(memory.len()).map_err(|_| Errno::Nomem)?;
        let mut bytes = Vec::new();
        // A guest may have more memory than the host has to spare.
        bytes.try_reserve_exact(len).map_err(|_| Errno::Nomem)?;
        bytes.resize(len, 0);
        memory.copy_in(0, &mut bytes)?;
        Ok(MemoryImage::Copied(bytes))
    }

    /// Makes it the memory of a guest of which nothing has run, by copying it there.
    ///
    /// # Errors
    /// When memory may not be so large, or the image is of another kind of engine.
    pub fn copy_to<G: Guest>(self, guest: &mut G) -> Result<(), Stop> {
        let MemoryImage::Copied(bytes) = self else {
            return Err(Stop::Trap("the image of a memory is another engine's".into()));
        };
        let has = guest.split().0.len();
        guest.grow((bytes.len() as u64).saturating_sub(has))?;
        let copied = guest.split().0.copy_out(0, &bytes);
        copied.map_err(|errno| Stop::Trap(format!("memory cannot be copied: {errno:?}").into()))
    }
}
