//! Threads that the published crate starts: each has the stack that its `ThreadStart` says, begins at the function in it with the
//! argument in it, and ends by `thread_exit`. (The export that they begin with is libc's: it reads the first words of a `ThreadStart`.)

use std::ffi::c_void;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

use published::{ThreadStart, Tid, thread_exit, thread_id, thread_join, thread_spawn_v2};

use crate::sys::{DEADLK, SRCH};

const THREADS: usize = 5;
const STACK: usize = 64 << 10;
/// More than libc and std have of variables of a thread.
const LOCALS: usize = 8 << 10;

/// What a thread is given, and what it says.
struct Told {
    amount: usize,
    tid: AtomicU32,
    local: AtomicUsize,
}

static SUM: AtomicUsize = AtomicUsize::new(0);
static AFTER: AtomicU32 = AtomicU32::new(0);

/// Enough frames to be seen to have a stack.
#[inline(never)]
fn sum(amount: usize, local: &AtomicUsize) -> usize {
    let here = std::hint::black_box([amount; 16]);
    local.store(here.as_ptr() as usize, Ordering::SeqCst);
    if amount == 0 { 0 } else { here[7] + sum(amount - 1, local) }
}

extern "C" fn start(told: *mut c_void) -> *mut c_void {
    let told = unsafe { &*told.cast::<Told>() };
    told.tid.store(unsafe { thread_id() }.unwrap(), Ordering::SeqCst);
    SUM.fetch_add(sum(told.amount, &told.local), Ordering::SeqCst);
    unsafe { thread_exit(9) };
    AFTER.fetch_add(1, Ordering::SeqCst);
    std::ptr::null_mut()
}

/// Memory for a thread, from 16 bytes on.
fn memory(bytes: usize) -> Vec<u128> {
    vec![0; bytes / 16]
}

pub fn run() {
    // Libc's export is there in programs that have its threads.
    std::thread::spawn(|| ()).join().unwrap();
    let own = unsafe { thread_id() }.unwrap();
    let told: Vec<Told> = (0..THREADS)
        .map(|number| Told { amount: 10 * number, tid: AtomicU32::new(0), local: AtomicUsize::new(0) })
        .collect();
    let mut stacks: Vec<_> = told.iter().map(|_| (memory(STACK), memory(LOCALS))).collect();
    let mut started: Vec<(Tid, usize)> = Vec::new();
    for (told, (stack, locals)) in told.iter().zip(&mut stacks) {
        let lower = stack.as_mut_ptr() as usize;
        let thread = Box::new(ThreadStart {
            stack: lower + STACK,
            tls_base: locals.as_mut_ptr() as usize,
            start_funct: start as extern "C" fn(*mut c_void) -> *mut c_void as usize,
            start_args: std::ptr::from_ref(told) as usize,
            stack_size: STACK,
            ..unsafe { std::mem::zeroed() }
        });
        // The thread reads it when it begins.
        started.push((unsafe { thread_spawn_v2(Box::leak(thread)) }.unwrap(), lower));
    }
    for ((tid, lower), told) in started.iter().zip(&told) {
        assert!(*tid > 0 && *tid != own);
        assert_eq!(unsafe { thread_join(*tid) }, Ok(()));
        // It has ended, and so has whoever asks again.
        assert_eq!(unsafe { thread_join(*tid) }, Ok(()));
        assert_eq!(told.tid.load(Ordering::SeqCst), *tid);
        let local = told.local.load(Ordering::SeqCst);
        assert!((*lower..*lower + STACK).contains(&local), "{local:x} is not in the stack at {lower:x}");
    }
    let expected: usize = told.iter().map(|told| told.amount * (told.amount + 1) / 2).sum();
    assert_eq!((SUM.load(Ordering::SeqCst), AFTER.load(Ordering::SeqCst)), (expected, 0));
    let refused = |tid| unsafe { thread_join(tid) }.map_err(|errno| errno.raw());
    assert_eq!((refused(own), refused(0x1fff_ffff)), (Err(DEADLK), Err(SRCH)));
}
