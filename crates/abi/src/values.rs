//! What the written types can do besides: an error as Rust knows errors, a file's facts without most of them.

use core::fmt;

use crate::types::{Errno, Filesize, Filestat, Filetype};

impl fmt::Display for Errno {
    /// Its name in the interface.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl core::error::Error for Errno {}

impl Filestat {
    /// What is known of a file of this kind and size (in bytes) with one name: its numbers and times are 0.
    #[must_use]
    pub const fn of(filetype: Filetype, size: Filesize) -> Self {
        Filestat { dev: 0, ino: 0, filetype, nlink: 1, size, atim: 0, mtim: 0, ctim: 0 }
    }
}
