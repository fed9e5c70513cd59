//! A greeting without the standard library: what the bindings alone cost a program.

#![no_std]
#![no_main]

use waxwing_guest::wasi::{Ciovec, FD_STDOUT, fd_write, proc_exit};

#[unsafe(no_mangle)]
extern "C" fn _start() {
    let text = "hello\n";
    let part = Ciovec { buf: text.as_ptr(), buf_len: text.len() };
    // SAFETY: the text lives for ever.
    if unsafe { fd_write(FD_STDOUT, &[part]) } != Ok(text.len()) {
        // SAFETY: no address is given.
        unsafe { proc_exit(1) };
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
