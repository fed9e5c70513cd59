//! What the crate `wasix` 0.11 had and later ones do not, and its layouts of addresses.
//!
//! Everything else of that crate is in [`crate::wasix`], whose calls take the addresses of today. Those of this module are for
//! programs that keep or exchange the older ones.
//!
//! # Safety
//! A module that imports a call that only 0.11 had (`bus_*`, `callback_*`, `thread_local_*`; `http_*` and `ws_connect` aside) is taken
//! for one of 0.11 by hosts, and its sockets for those of then: numbers of kinds and layouts of addresses are others. So a program
//! that calls one of those functions may use neither the sockets of [`crate::wasix`] nor [`crate::os::net`].

pub use crate::generated::legacy::*;
pub use crate::generated::wasix::sock_accept;
