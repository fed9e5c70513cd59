//! The measured program for threads: `threads OPERATION [DIRECTORY]` repeats one operation and prints the best and the median
//! time of one, in nanoseconds.
//!
//! The same loops are compiled for wasm32-wasip1-threads, where [`sys`] is calls of WASIX, and natively, where it is libc's
//! system calls. Main table: [`TABLE`]. The invariant: whoever waits for the other side sleeps; nobody spins.

#[path = "../../guest/src/batch.rs"]
mod batch;
#[cfg_attr(target_os = "wasi", path = "sys_wasi.rs")]
#[cfg_attr(not(target_os = "wasi"), path = "sys_linux.rs")]
mod sys;

use batch::Batches;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use sys::{Fault, Fd};

type Operation = fn(&mut Batches) -> Result<(), Fault>;

/// Every operation by name.
const TABLE: &[(&str, Operation)] = &[
    ("thread_spawn_join", |b| {
        b.run(|| {
            thread::spawn(|| {}).join().map_err(|_| Fault::Panicked)?;
            Ok(())
        })
    }),
    ("futex_ping_pong", |b| {
        static TURN: AtomicU32 = AtomicU32::new(0);
        ping_pong(b, || hand_over(&TURN, 0, 1), || hand_over(&TURN, 1, 0))
    }),
    ("pipe_ping_pong", |b| {
        let (there, back) = (sys::pipe()?, sys::pipe()?);
        let ping = move || {
            sys::write(there.1, b"x")?;
            sys::read(back.0)
        };
        let pong = move || {
            sys::read(there.0)?;
            sys::write(back.1, b"x")
        };
        ping_pong(b, ping, pong)
    }),
    ("thread_sleep_100us", |b| b.run(|| sys::sleep(100_000))),
];

/// Times `ping` on this thread, which needs a `pong` of another each time.
fn ping_pong(
    batches: &mut Batches,
    ping: impl Fn() -> Result<(), Fault>,
    pong: impl Fn() -> Result<(), Fault> + Send + 'static,
) -> Result<(), Fault> {
    // The process ends with the first thread, and the other with it.
    thread::spawn(move || while pong().is_ok() {});
    batches.run(ping)
}

/// Waits for `own` turn and gives the other side its.
fn hand_over(turn: &AtomicU32, own: u32, other: u32) -> Result<(), Fault> {
    while turn.load(Ordering::SeqCst) != own {
        sys::futex_wait(turn, other)?;
    }
    turn.store(other, Ordering::SeqCst);
    sys::futex_wake(turn)
}

fn main() -> ExitCode {
    let Some(name) = std::env::args().nth(1) else {
        for (name, _) in TABLE {
            println!("{name}");
        }
        return ExitCode::from(2);
    };
    let Some((_, operation)) = TABLE.iter().find(|(known, _)| *known == name) else {
        eprintln!("threads: there is no operation {name:?}");
        return ExitCode::from(2);
    };
    let mut batches = Batches::default();
    match operation(&mut batches) {
        Ok(()) => {
            let (best, median) = batches.best_and_median();
            println!("{best:.3} {median:.3}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("threads: {name}: {error:?}");
            ExitCode::FAILURE
        }
    }
}

/// A descriptor to read from and one to write to.
type Pipe = (Fd, Fd);
