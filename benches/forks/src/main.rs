//! The measured program for forks: `forks OPERATION DIRECTORY` repeats one and prints the median of its times, in nanoseconds,
//! twice: forks differ among themselves, so that the best of them says little. Built for wasm32-wasip1, put through `wasm-opt --asyncify`, it makes the calls of WASIX; natively those of libc.
//!
//! An operation is a number of mebibytes that have been touched, how many of their pages are touched between forks, and what
//! of a fork is timed. The first fork comes before those that count, unless it is the one.

#[cfg_attr(target_os = "wasi", path = "sys_wasi.rs")]
#[cfg_attr(not(target_os = "wasi"), path = "sys_unix.rs")]
mod sys;

use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What of a fork is timed.
#[derive(Clone, Copy, PartialEq)]
enum Timed {
    /// The call, in the parent, the first time.
    First,
    /// The call, in the parent, later.
    Call,
    /// The call, the child's end and the wait for it.
    All,
}
use Timed::{All, Call, First};

const TABLE: [(&str, usize, usize, Timed); 8] = [
    ("fork_exit_wait", 0, 0, All),
    ("fork_exit_wait_16m", 16, 0, All),
    ("fork_first_16m", 16, 0, First),
    ("fork_16m", 16, 0, Call),
    ("fork_16m_64_pages", 16, 64, Call),
    ("fork_first_256m", 256, 0, First),
    ("fork_256m", 256, 0, Call),
    ("fork_256m_64_pages", 256, 64, Call),
];

const PAGE: usize = 4096;
const MOST: usize = 200;
const ENOUGH: Duration = Duration::from_millis(400);

/// The fork and all of it, with a child that ends at once.
fn fork() -> (Duration, Duration) {
    let start = Instant::now();
    let child = sys::fork();
    if child == 0 {
        sys::exit();
    }
    let forked = start.elapsed();
    sys::wait(child);
    (forked, start.elapsed())
}

fn main() -> ExitCode {
    let name = std::env::args().nth(1).unwrap_or_default();
    let Some((_, mebibytes, between, timed)) = TABLE.iter().find(|(known, ..)| *known == name) else {
        TABLE.iter().for_each(|(name, ..)| println!("{name}"));
        return ExitCode::from(2);
    };
    let mut memory = vec![0u8; mebibytes << 20];
    memory.iter_mut().step_by(PAGE).for_each(|byte| *byte = 1);
    let mut times = Vec::new();
    let (first, _) = fork();
    if *timed == First {
        times.push(first);
    } else {
        let begun = Instant::now();
        while times.len() < MOST && (times.len() < 5 || begun.elapsed() < ENOUGH) {
            for page in 0..*between {
                // Here and there, as programs write.
                let place = page * 37 * PAGE % memory.len();
                memory[place] = memory[place].wrapping_add(1);
            }
            let (call, all) = fork();
            times.push(if *timed == All { all } else { call });
        }
    }
    std::hint::black_box(&memory);
    times.sort();
    let median = times[times.len() / 2].as_nanos();
    println!("{median} {median}");
    ExitCode::SUCCESS
}
