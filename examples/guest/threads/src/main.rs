//! Threads: four workers share a memory, take work from one counter and send what they find through a channel.
//!
//! Nothing here knows of wasm. Built for wasm32-wasip1-threads, std's threads are threads of the host (it starts each by
//! `thread-spawn` of wasi-threads), atomics are wasm's atomic instructions, and who waits for a lock or a channel sleeps in
//! `memory.atomic.wait`.
//!
//! ```text
//! waxwing run tests/programs/example_threads.wasm
//! ```

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Barrier, mpsc};
use std::thread;

const WORKERS: usize = 4;
const END: u32 = 10_000;
/// How many numbers a worker takes at once.
const SHARE: u32 = 100;

fn is_prime(number: u32) -> bool {
    number > 1 && (2..).take_while(|divisor| divisor * divisor <= number).all(|divisor| number % divisor != 0)
}

fn main() {
    let next = AtomicU32::new(0);
    // Nobody begins before all are there: otherwise the first might have done everything by then.
    let (together, at_work) = (Barrier::new(WORKERS), Barrier::new(WORKERS));
    let (sender, receiver) = mpsc::channel();
    let (mut primes, mut shares) = (Vec::new(), [0; WORKERS]);
    // Threads of a scope may borrow: they have ended when it ends.
    thread::scope(|scope| {
        for worker in 0..WORKERS {
            let (sender, next, together, at_work) = (sender.clone(), &next, &together, &at_work);
            scope.spawn(move || {
                together.wait();
                let mut is_first = true;
                loop {
                    let start = next.fetch_add(SHARE, Relaxed);
                    if start >= END {
                        return;
                    }
                    let found: Vec<u32> = (start..start + SHARE).filter(|number| is_prime(*number)).collect();
                    sender.send((worker, found)).expect("the receiver outlives the workers");
                    // And each has a share before anybody takes a second one.
                    if is_first {
                        at_work.wait();
                        is_first = false;
                    }
                }
            });
        }
        drop(sender);
        // It ends when the last worker has dropped its end.
        for (worker, found) in receiver {
            primes.extend(found);
            shares[worker] += 1;
        }
    });
    primes.sort_unstable();
    println!(
        "{} primes below {END}, the last one is {}",
        primes.len(),
        primes.last().expect("there are some")
    );
    println!("{} shares", shares.iter().sum::<u32>());
    println!("every worker had some: {}", shares.iter().all(|count| *count > 0));
}
