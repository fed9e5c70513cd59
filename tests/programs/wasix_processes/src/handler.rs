//! The export that handles signals, and what came to it.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::sys::{raw_exit, name_handler};

static COUNTS: [AtomicU32; 32] = [const { AtomicU32::new(0) }; 32];
static LIBC: AtomicU32 = AtomicU32::new(0);

/// Has the handler do from now on what libc does of signals that a program has said nothing of.
pub enum Libc {
    /// Ends by what `abort` comes to.
    Aborts = 1,
    /// Calls a null pointer.
    Traps = 2,
    /// Calls what is no function, without blocking anything (`SIG_IGN`).
    Ignores = 3,
}

#[unsafe(export_name = "__wasm_signal")]
extern "C" fn handle(signal: i32) {
    match LIBC.load(Ordering::Relaxed) {
        1 => {
            name_handler("__wasm_signal_blocked");
            raw_exit(127);
        }
        2 => {
            name_handler("__wasm_signal_blocked");
            call(0, signal);
        }
        3 => call(1, signal),
        _ => drop(COUNTS[signal as usize].fetch_add(1, Ordering::Relaxed)),
    }
}

/// Calls a function by its place in the table, where none of this type is.
fn call(place: usize, signal: i32) {
    let place = std::hint::black_box(place);
    let function: extern "C" fn(i32, i64, f32) = unsafe { core::mem::transmute(place) };
    function(signal, 0, 0.0);
}

/// Names the export.
pub fn install() {
    name_handler("__wasm_signal");
}

pub fn as_libc(libc: Libc) {
    install();
    LIBC.store(libc as u32, Ordering::Relaxed);
}

/// How often this signal has come.
pub fn count(signal: u8) -> u32 {
    COUNTS[usize::from(signal)].load(Ordering::Relaxed)
}
