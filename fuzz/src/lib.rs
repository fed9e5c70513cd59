//! Fuzz targets: bytes become guests that call what they like with what they like, paths through trees of links, and
//! interfaces. No engine runs: calls go straight through their thunks.
//!
//! Main functions: [`calls`], [`memory`], [`resolve`], [`witx`]. Each panics when something is wrong, and only then. libFuzzer runs
//! them (fuzz/libfuzzer), and so does a loop from a seed, with any compiler (tests/seeded.rs). One invariant: what a
//! body does follows from its bytes alone, so a failure comes again.

#![cfg(target_os = "linux")]

mod bytes;
mod calls;
mod guest;
mod interface;
mod memory;
mod native;
mod oracle;
mod resolve;
mod snapshot;
mod tree;
mod witx;
mod world;

use std::sync::{Mutex, MutexGuard, Once, PoisonError};

pub use calls::calls;
pub use memory::memory;
pub use resolve::resolve;
pub use witx::witx;

/// Bodies count the process's descriptors and switch how it resolves paths, so there is one at a time.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    static SIGNALS: Once = Once::new();
    // As Rust's own main does, which libFuzzer has none of.
    // SAFETY: no handler of ours, so nothing runs.
    SIGNALS.call_once(|| unsafe {
        libc::signal(libc::SIGPIPE, libc::SIG_IGN);
    });
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A directory for a body's files: in memory, where the system has such a place and TMPDIR does not name another.
fn temporary() -> tempfile::TempDir {
    let mut builder = tempfile::Builder::new();
    builder.prefix("waxwing-fuzz-");
    let in_memory = match std::env::var_os("TMPDIR") {
        None => builder.tempdir_in("/dev/shm").ok(),
        Some(_) => None,
    };
    in_memory.unwrap_or_else(|| builder.tempdir().expect("there is a place for temporary files"))
}
