//! The export that handles signals, and what came to it.

use std::sync::atomic::{AtomicU32, Ordering};

use std::time::Duration;

use crate::sys::{alarm, name_handler, raise, raw_exit, sleep};

static COUNTS: [AtomicU32; 32] = [const { AtomicU32::new(0) }; 32];
static LIBC: AtomicU32 = AtomicU32::new(0);
static DEPTHS: [AtomicU32; 32] = [const { AtomicU32::new(0) }; 32];
static DEEPEST: AtomicU32 = AtomicU32::new(0);
static RAISES: AtomicU32 = AtomicU32::new(0);

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
        4 => slow(signal),
        _ => drop(COUNTS[signal as usize].fetch_add(1, Ordering::Relaxed)),
    }
}

/// Makes calls that sleep, and sends the signals that it was told to. Every thirty times it ends the timer that it comes by:
/// nothing else would run while that is quicker.
fn slow(signal: i32) {
    let depth = DEPTHS[signal as usize].fetch_add(1, Ordering::Relaxed) + 1;
    DEEPEST.fetch_max(depth, Ordering::Relaxed);
    for number in 1..32 {
        if RAISES.fetch_and(!(1 << number), Ordering::Relaxed) & 1 << number != 0 {
            raise(number as u8).expect("there is one");
        }
    }
    // What comes meanwhile is no reason to wake it.
    (0..3).for_each(|_| sleep(Duration::from_millis(1)).expect("it sleeps"));
    DEPTHS[signal as usize].fetch_sub(1, Ordering::Relaxed);
    if (COUNTS[signal as usize].fetch_add(1, Ordering::Relaxed) + 1) % 30 == 0 {
        alarm(signal as u8, 0, false).expect("it is forgotten");
    }
}

/// Has the handler take its time, and send these signals the next time.
pub fn slowly(raises: &[u8]) {
    install();
    RAISES.store(raises.iter().map(|number| 1 << number).sum(), Ordering::Relaxed);
    LIBC.store(4, Ordering::Relaxed);
}

/// How often it was in the middle of the same signal at most.
pub fn deepest() -> u32 {
    DEEPEST.load(Ordering::Relaxed)
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
