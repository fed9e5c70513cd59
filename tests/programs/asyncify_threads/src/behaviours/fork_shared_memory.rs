//! Memory that threads share is not shared with children: each has its own, as it was.

use crate::sys::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

static COUNT: AtomicUsize = AtomicUsize::new(7);

pub fn run() {
    let mut data = vec![1u8; 3 << 20];
    let child = fork();
    if child == 0 {
        assert_eq!(COUNT.load(Ordering::SeqCst), 7);
        data.fill(2);
        let sum: usize = thread::scope(|scope| {
            let parts = data.chunks(1 << 20).map(|part| scope.spawn(|| part.iter().map(|byte| usize::from(*byte)).sum::<usize>()));
            parts.collect::<Vec<_>>().into_iter().map(|thread| thread.join().unwrap()).sum()
        });
        assert_eq!(sum, 2 * (3 << 20));
        COUNT.store(8, Ordering::SeqCst);
        let grandchild = fork();
        if grandchild == 0 {
            exit(u32::from(data[5]) + COUNT.load(Ordering::SeqCst) as u32);
        }
        assert_eq!(wait(grandchild), Ok((grandchild, Status::Exited(10))));
        exit(3);
    }
    assert_eq!(wait(child), Ok((child, Status::Exited(3))));
    assert_eq!(COUNT.load(Ordering::SeqCst), 7);
    assert!(data.iter().all(|byte| *byte == 1));
}
