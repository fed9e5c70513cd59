//! The guest's side of an interface of one's own.
//!
//! Three files make it: examples/counters/counters.witx says what the calls are; `interface.rs` here is written from it by
//! `waxwing witx bindings --lang rust --no-std` and has a typed function for each; examples/counters.rs is the host, on what
//! `waxwing witx host` writes from the same text. Both sides hold the layouts against their compiler, so host and guest cannot
//! mean different things by the same bytes.
//!
//! It needs nothing but those calls: no standard library, no WASI.

#![no_std]

#[expect(dead_code, clippy::all, reason = "it has the whole interface, as it is written")]
#[rustfmt::skip]
mod interface;

use interface::{Count, ERROR_NONE, Error, OPTIONS_CREATE, add, give_up, len, values};

/// 0, or the number of the error.
fn number<T>(answer: Result<T, Error>) -> u32 {
    u32::from(answer.err().unwrap_or(ERROR_NONE).raw())
}

/// Adds 40 and 2 to a counter and reads it in two ways; the sum of what they say, or minus an error's number.
#[unsafe(no_mangle)]
pub extern "C" fn sum() -> i64 {
    let sum = || {
        // SAFETY: `values` writes one number at most, and there is room for it.
        unsafe {
            add("apples", 40, OPTIONS_CREATE)?;
            let Count { value, .. } = add("apples", 2, 0)?;
            let mut read = 0;
            values("app", &raw mut read, 1)?;
            Ok(value + read)
        }
    };
    sum().unwrap_or_else(|error: Error| -i64::from(error.raw()))
}

/// Asks for a counter that is not there.
#[unsafe(no_mangle)]
pub extern "C" fn missing() -> u32 {
    // SAFETY: nothing is given but what is borrowed.
    number(unsafe { add("pears", 1, 0) })
}

/// Gives an address that is not in its memory: the host sees that before anything happens.
#[unsafe(no_mangle)]
pub extern "C" fn fault() -> u32 {
    let beyond = core::ptr::without_provenance_mut(0x7fff_fff8);
    // SAFETY: there is nothing at that address, so nothing is overwritten.
    number(unsafe { values("app", beyond, 1) })
}

/// How many counters there are.
#[unsafe(no_mangle)]
pub extern "C" fn count() -> u32 {
    // SAFETY: nothing is given.
    unsafe { len() }
}

/// Ends itself.
#[unsafe(no_mangle)]
pub extern "C" fn end() {
    // SAFETY: nothing is given.
    unsafe { give_up() }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
