//! The one tree that a WASIX guest sees. (A preview guest's directories are worlds of their own: descriptors made by
//! `fd_table::preopen`.)
//!
//! Main type: [`Root`]. One invariant: a mount hides what lies beneath it, by whatever path it is reached.

use std::sync::Arc;

use crate::dir::Dir;

/// A directory put over a place in a [`Root`].
#[derive(Clone)]
pub(crate) struct Mount {
    /// Where: names from the root down, without `.` and `..`.
    pub(crate) at: Vec<Vec<u8>>,
    /// What is found there.
    pub(crate) dir: Arc<dyn Dir>,
}

/// The one tree that a WASIX guest sees: absolute paths and links start at its top, and `..` at its top stays there.
#[derive(Clone)]
pub(crate) struct Root {
    /// What lies at the top.
    pub(crate) top: Arc<dyn Dir>,
    /// What is put over places in it.
    pub(crate) mounts: Vec<Mount>,
}

impl Root {
    /// The directory mounted at the place that `names` leads to, if one is.
    pub(crate) fn mounted<'n>(&self, names: impl Iterator<Item = &'n [u8]> + Clone) -> Option<Arc<dyn Dir>> {
        let mount =
            self.mounts.iter().rev().find(|mount| mount.at.iter().map(Vec::as_slice).eq(names.clone()))?;
        Some(Arc::clone(&mount.dir))
    }
}
