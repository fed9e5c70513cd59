//! Errors as the standard library has them.

use crate::wasix::Errno;

impl From<Errno> for std::io::Error {
    fn from(error: Errno) -> Self {
        // The standard library of the wasm targets counts errors as WASI does.
        std::io::Error::from_raw_os_error(error.raw().into())
    }
}
