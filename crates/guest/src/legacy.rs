//! What the crate `wasix` 0.11 had and later ones do not, and its layouts of addresses.
//!
//! Everything else of that crate is in [`crate::wasix`]. No call is given the addresses of this module: they are for
//! programs that keep them.

pub use crate::generated::legacy::*;
pub use crate::generated::wasix::sock_accept;
