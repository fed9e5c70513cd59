//! A library for hosts: it is set up once, then the host calls its functions as often as it likes.
//!
//! Programs have `_start` and end with it. A library (`crate-type = ["cdylib"]`) has none: WASI calls it a reactor. It may have
//! [`_initialize`] instead, which the host calls once before anything else. cargo makes none, and then the linker has every
//! exported function begin with the constructors of the C library and end with its destructors, as if each call were a program.
//! With `_initialize` as below the constructors run once, and statics stay from one call to the next, for as long as the host
//! keeps the instance.
//!
//! Functions of wasm take and give numbers. To hand over a text, the host asks [`room`] for an address, writes the text there in
//! the library's memory, and calls a function that reads it. examples/reactor.rs is the host.

use std::sync::{Mutex, PoisonError};

/// What stays between calls.
struct State {
    /// Where the host puts its text.
    text: Vec<u8>,
    /// How many lines there were in all texts.
    total: u32,
}

static STATE: Mutex<State> = Mutex::new(State { text: Vec::new(), total: 0 });

unsafe extern "C" {
    /// What the linker makes of all constructors. Who names it calls it, so that no other export does.
    fn __wasm_call_ctors();
}

/// Sets the library up.
#[unsafe(no_mangle)]
pub extern "C" fn _initialize() {
    // SAFETY: the host calls this once and first.
    unsafe { __wasm_call_ctors() };
    println!("ready");
}

/// Does something with the state. The panic of an earlier call has ended the instance, so the lock is never poisoned.
fn with<T>(change: impl FnOnce(&mut State) -> T) -> T {
    change(&mut STATE.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Makes room for a text of `length` bytes; its address, which holds until the next call.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    with(|state| {
        state.text.resize(length, 0);
        state.text.as_mut_ptr()
    })
}

/// How many lines the text has that was written there.
#[unsafe(no_mangle)]
pub extern "C" fn lines() -> u32 {
    with(|state| {
        let text = String::from_utf8_lossy(&state.text);
        let count = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
        // It has the system's calls like any program.
        println!("{:?} and {} lines more", text.lines().next().unwrap_or_default(), count.saturating_sub(1));
        state.total += count;
        count
    })
}

/// How many lines all texts had.
#[unsafe(no_mangle)]
pub extern "C" fn total() -> u32 {
    with(|state| state.total)
}
