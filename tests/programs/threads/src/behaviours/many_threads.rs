//! Two hundred threads are alive at once, and then as many again.

use std::sync::{Arc, Barrier};
use std::thread;

const COUNT: usize = 200;

pub fn run() {
    for _ in 0..2 {
        let all = Arc::new(Barrier::new(COUNT + 1));
        let threads: Vec<_> = (0..COUNT)
            .map(|number| {
                let all = Arc::clone(&all);
                thread::Builder::new()
                    .stack_size(64 << 10)
                    .spawn(move || {
                        all.wait();
                        number
                    })
                    .expect("there is room for it")
            })
            .collect();
        all.wait();
        let sum: usize = threads.into_iter().map(|thread| thread.join().unwrap()).sum();
        assert_eq!(sum, COUNT * (COUNT - 1) / 2);
    }
}
