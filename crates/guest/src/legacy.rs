//! What the crate `wasix` 0.11 had and later ones do not, and its layouts of addresses.
//!
//! Everything else of that crate is in [`crate::wasix`], whose calls take the addresses of today. Those of this module are for
//! programs that keep or exchange the older ones.

pub use crate::generated::legacy::*;
pub use crate::generated::wasix::sock_accept;
