//! What sleeping and waking are made of. One invariant: what is imported from here is all that the model of them
//! (tests/sleepers.rs) has to put its own in the place of.

pub(crate) use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
pub(crate) use std::sync::{Condvar, Mutex, MutexGuard};
