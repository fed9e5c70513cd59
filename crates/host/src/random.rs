//! Random bytes: the operating system's, or an embedder's in their place.
//!
//! Main type: [`Random`].

use waxwing_abi::types::Errno;

/// Where a guest's random bytes come from instead of the operating system: to have two runs see the same, say. Any
/// `Fn(&mut [u8])` is one.
pub trait Random: Send + Sync {
    /// Fills `bytes`, at most 256 of them.
    ///
    /// # Errors
    /// What the guest is told when there are none to be had, such as `io`.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Errno>;
}

impl<F: Fn(&mut [u8]) + Send + Sync> Random for F {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Errno> {
        self(bytes);
        Ok(())
    }
}
