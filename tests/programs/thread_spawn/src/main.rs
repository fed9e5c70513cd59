//! `thread-spawn` of wasi-threads as a program without a libc calls it: such a program has the export that the thread begins
//! with for its own. Four threads are started, each adds what it was given to a sum, and the first thread waits until all have.

#![no_std]
#![no_main]

use core::sync::atomic::{AtomicI32, Ordering};

use waxwing_guest::threads::thread_spawn;
use waxwing_guest::wasi::{proc_exit, sched_yield};

const THREADS: i32 = 4;
/// 1 + 10 + 100 + 1000.
const WANTED: i32 = 1111;

static SUM: AtomicI32 = AtomicI32::new(0);
static DONE: AtomicI32 = AtomicI32::new(0);
/// The number that each thread was told.
static NUMBERS: [AtomicI32; THREADS as usize] = [const { AtomicI32::new(0) }; THREADS as usize];

/// All threads have the stack of the first: nothing here is kept on it.
#[unsafe(no_mangle)]
extern "C" fn wasi_thread_start(tid: i32, start: usize) {
    let (index, amount) = match start {
        0 => (0, 1),
        1 => (1, 10),
        2 => (2, 100),
        _ => (3, 1000),
    };
    NUMBERS[index].store(tid, Ordering::SeqCst);
    SUM.fetch_add(amount, Ordering::SeqCst);
    DONE.fetch_add(1, Ordering::SeqCst);
}

fn end(code: u32) -> ! {
    // SAFETY: no address is given.
    unsafe { proc_exit(code) }
}

#[unsafe(no_mangle)]
extern "C" fn _start() {
    let mut told = [0; THREADS as usize];
    for (start, told) in (0..).zip(&mut told) {
        // SAFETY: the export above takes any number.
        *told = unsafe { thread_spawn(start) };
        if *told < 1 {
            end(1);
        }
    }
    while DONE.load(Ordering::SeqCst) < THREADS {
        // SAFETY: no address is given.
        if unsafe { sched_yield() }.is_err() {
            end(4);
        }
    }
    if told.iter().zip(&NUMBERS).any(|(told, number)| *told != number.load(Ordering::SeqCst)) {
        end(2);
    }
    end(if SUM.load(Ordering::SeqCst) == WANTED { 0 } else { 3 });
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
