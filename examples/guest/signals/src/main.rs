//! Signals: a handler, an alarm that comes again and again, and an orderly end when somebody asks for it.
//!
//! A host cannot interrupt wasm between any two instructions. It calls the program's handler when the program makes a call, or
//! wakes a call that sleeps, which then answers `intr`. The handler here only notes what came, as handlers do everywhere: the
//! main loop looks at the notes and acts. Without a handler a signal does what POSIX says it does by default, so that SIGTERM
//! ends the program.
//!
//! ```text
//! waxwing run tests/programs/example_signals.wasm        (and Ctrl-C)
//! ```

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::time::Duration;

use waxwing_guest::os::signal::{self, Signal};
use waxwing_guest::os::{Result, thread};
use waxwing_guest::wasix::{ERRNO_INTR, SIGNAL_ALRM, SIGNAL_INT, SIGNAL_TERM, SIGNAL_USR1};

static ALARMS: AtomicU32 = AtomicU32::new(0);
static USR1: AtomicU32 = AtomicU32::new(0);
static IS_TO_END: AtomicBool = AtomicBool::new(false);

fn note(signal: Signal) {
    match signal {
        SIGNAL_ALRM => _ = ALARMS.fetch_add(1, Relaxed),
        SIGNAL_USR1 => _ = USR1.fetch_add(1, Relaxed),
        SIGNAL_INT | SIGNAL_TERM => IS_TO_END.store(true, Relaxed),
        _ => {}
    }
}

waxwing_guest::signal_handler!(note);

/// Sleeps until a signal comes.
fn pause() -> Result<()> {
    match thread::sleep(Duration::from_secs(3600)) {
        Err(ERRNO_INTR) => Ok(()),
        other => other,
    }
}

/// Sleeps a moment, or until a signal comes, for as long as `is_early`. A signal that comes between the look and the sleep wakes
/// no sleep, so that an hour might pass before anybody looks again: the moment is short.
fn wait_while(is_early: impl Fn() -> bool) -> Result<()> {
    while is_early() {
        match thread::sleep(Duration::from_millis(20)) {
            Ok(()) | Err(ERRNO_INTR) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn run() -> Result<()> {
    signal::listen();
    signal::raise(SIGNAL_USR1)?;
    println!("SIGUSR1 came {} time", USR1.load(Relaxed));

    // The alarm repeats, so a sleep that begins too late is woken by the next one.
    signal::alarm(SIGNAL_ALRM, Duration::from_millis(10), true)?;
    while ALARMS.load(Relaxed) < 3 {
        pause()?;
    }
    signal::alarm(SIGNAL_ALRM, Duration::ZERO, false)?;
    println!("three alarms came");

    println!("waiting for SIGTERM");
    wait_while(|| !IS_TO_END.load(Relaxed))?;
    println!("asked to end: tidying up");
    Ok(())
}

fn main() {
    if let Err(error) = run() {
        eprintln!("that did not work: {error:?}");
        std::process::exit(1);
    }
}
