//! Random calls, over and over, by processes that start, signal, stop and kill one another: whatever comes of it, it ends
//! when it is ended.

use std::time::Duration;

use crate::handler;
use crate::sys::*;

struct Random(u64);

impl Random {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % below
    }
}

/// Goes on for ever, with children down to this depth.
pub fn run(seed: u64, depth: u32) {
    let mut random = Random(seed);
    if random.next(2) == 0 {
        handler::install();
    }
    let mut children: Vec<Pid> = Vec::new();
    loop {
        match random.next(13) {
            0 => drop(sleep(Duration::from_micros(random.next(2000)))),
            1 => {
                let (reader, writer) = pipe_or_none().unwrap_or((0, 0));
                if writer != 0 {
                    let _ = (write(writer, b"some bytes"), read(reader), close(writer), read(reader), close(reader));
                }
            }
            2 | 3 if depth > 0 => {
                let args = [random.next(u64::MAX >> 33), u64::from(depth) - 1].map(|number| number.to_string());
                let dispositions = [ignore(random.next(31) as u8 + 1)];
                let args = ["self", "as", "chaos", &args[0], &args[1]];
                children.extend(spawn(&args, &[], &dispositions[..random.next(2) as usize]));
            }
            4 | 5 if !children.is_empty() => {
                let child = children[random.next(children.len() as u64) as usize];
                let signals = [9, 15, 19, 18, 10, 17, 2, 20, 0];
                let _ = kill(child, signal(signals[random.next(signals.len() as u64) as usize]));
            }
            6 => {
                let flags = JOIN_FLAGS_NON_BLOCKING | random.next(2) as u32 * JOIN_FLAGS_WAKE_STOPPED;
                if let Ok((Some(found), _)) = join(None, flags) {
                    children.retain(|child| *child != found || kill(found, signal(0)).is_ok());
                }
            }
            7 => drop(alarm([10, 14, 17][random.next(3) as usize], random.next(5), random.next(2) == 0)),
            8 => drop(raise([10, 17, 18, 23, 28][random.next(5) as usize])),
            9 if random.next(10) == 0 => {
                let args = [random.next(u64::MAX >> 33), u64::from(depth)].map(|number| number.to_string());
                let none: Option<&[&str]> = None;
                let _ = exec(SELF, &["self", "as", "chaos", &args[0], &args[1]], none, None);
            }
            10 => name_handler(if random.next(2) == 0 { "__wasm_signal" } else { "__wasm_signal_blocked" }),
            11 => {
                for number in 0..random.next(20_000) {
                    std::hint::black_box(number);
                }
            }
            12 if random.next(50) == 0 => match random.next(3) {
                0 => raw_exit(random.next(256) as u32),
                1 => drop(raise(19)),
                _ => core::arch::wasm32::unreachable(),
            },
            _ => {}
        }
    }
}

/// Starts so many that wait, sees them all alive, and ends them.
pub fn crowd(count: usize) {
    let children: Vec<Pid> = (0..count).map(|_| play("sleep", &[])).collect();
    assert!(children.iter().all(|child| kill(*child, signal(0)).is_ok()));
    println!("{}", children.len());
    for child in &children {
        kill(*child, signal(15)).expect("it is there");
    }
    assert!(children.into_iter().all(|child| wait(child) == Status::Signaled(15)));
}
