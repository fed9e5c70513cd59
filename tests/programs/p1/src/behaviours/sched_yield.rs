//! Yielding succeeds, often.

pub fn run() {
    for _ in 0..100 {
        ok!(unsafe { wasi::sched_yield() });
    }
}
