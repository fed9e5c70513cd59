//! What std would bring: memory that is never freed, the four memory routines the compiler calls,
//! and a panic that prints through preview0.

use core::alloc::{GlobalAlloc, Layout};
use core::fmt::Write;
use core::panic::PanicInfo;
use core::sync::atomic::{AtomicUsize, Ordering};

struct Bump(AtomicUsize);

#[global_allocator]
static BUMP: Bump = Bump(AtomicUsize::new(0));

// SAFETY: every block lies above all earlier ones, in pages the memory was grown by.
unsafe impl GlobalAlloc for Bump {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let end = core::arch::wasm32::memory_size(0) * 65536;
        let mut at = self.0.load(Ordering::Relaxed);
        if at == 0 {
            // Nothing of the first pages is ours: stack and data live there.
            at = end;
        }
        at = at.next_multiple_of(layout.align());
        let next = at + layout.size();
        if next > end {
            let pages = (next - end).div_ceil(65536);
            if core::arch::wasm32::memory_grow(0, pages) == usize::MAX {
                return core::ptr::null_mut();
            }
        }
        self.0.store(next, Ordering::Relaxed);
        core::ptr::with_exposed_provenance_mut(at)
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

struct Stderr;

impl Write for Stderr {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        let _ = crate::sys::write(2, text.as_bytes());
        Ok(())
    }
}

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    let _ = writeln!(Stderr, "p0: {info}");
    core::arch::wasm32::unreachable()
}

// SAFETY (all four): the C contracts of these names; `no_builtins` keeps the loops from being
// turned into calls of themselves.

#[unsafe(no_mangle)]
unsafe extern "C" fn memcpy(to: *mut u8, from: *const u8, len: usize) -> *mut u8 {
    for n in 0..len {
        unsafe { *to.add(n) = *from.add(n) };
    }
    to
}

#[unsafe(no_mangle)]
unsafe extern "C" fn memmove(to: *mut u8, from: *const u8, len: usize) -> *mut u8 {
    if to.addr() <= from.addr() {
        return unsafe { memcpy(to, from, len) };
    }
    for n in (0..len).rev() {
        unsafe { *to.add(n) = *from.add(n) };
    }
    to
}

#[unsafe(no_mangle)]
unsafe extern "C" fn memset(to: *mut u8, byte: i32, len: usize) -> *mut u8 {
    for n in 0..len {
        unsafe { *to.add(n) = byte as u8 };
    }
    to
}

#[unsafe(no_mangle)]
unsafe extern "C" fn memcmp(a: *const u8, b: *const u8, len: usize) -> i32 {
    for n in 0..len {
        let (a, b) = unsafe { (*a.add(n), *b.add(n)) };
        if a != b {
            return i32::from(a) - i32::from(b);
        }
    }
    0
}
