//! Preview0 guest programs in one module: `p0 NAME [ARG...]` runs one behaviour.
//!
//! Today's libc speaks preview1, so this module stands on its own: no std, no libc, every import
//! from `wasi_unstable`. A behaviour returns when all was right; a failed assertion prints its
//! message to stderr and traps.
#![no_std]
#![no_main]
#![no_builtins]

extern crate alloc;

#[macro_use]
mod sys;
mod behaviours;
mod runtime;

pub type Behaviour = fn();

#[unsafe(no_mangle)]
extern "C" fn _start() {
    let name = sys::args().into_iter().nth(1).unwrap_or_default();
    match behaviours::TABLE.iter().find(|(known, _)| *known == name) {
        Some((_, run)) => run(),
        None => panic!("no behaviour is called {name:?}"),
    }
}
