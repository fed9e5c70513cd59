//! Ctrl-C: ends what runs in the foreground, or gives up what was typed.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock};
use waxwing_guest::os::pipe::Counter;
use waxwing_guest::os::poll::{Entry, Interest, poll};
use waxwing_guest::os::{AsFd, OwnedFd};
use waxwing_guest::wasix;

use crate::descriptors;

static INTERRUPTED: AtomicBool = AtomicBool::new(false);
static IS_CHILD: AtomicBool = AtomicBool::new(false);
/// The processes in the foreground.
static FOREGROUND: Mutex<Vec<wasix::Pid>> = Mutex::new(Vec::new());
/// Counts each Ctrl-C. What waits for a key waits for this as well: a handler that runs just before the wait cannot end it.
static BELL: OnceLock<OwnedFd> = OnceLock::new();

/// By this name the host knows the handler.
const HANDLER: &str = "__wasm_signal";

#[unsafe(no_mangle)]
extern "C" fn __wasm_signal(number: i32) {
    if number == i32::from(wasix::SIGNAL_INT.raw()) {
        INTERRUPTED.store(true, Ordering::SeqCst);
        if let Some(bell) = BELL.get() {
            // One that is full rings too.
            let _ = bell.write(&1_u64.to_ne_bytes());
        }
        // Locked only while it is replaced, and whoever does that looks whether there was one.
        if let Ok(foreground) = FOREGROUND.try_lock() {
            pass_on(&foreground);
        }
        if IS_CHILD.load(Ordering::SeqCst) {
            end();
        }
    }
}

fn end() {
    unsafe { wasix::proc_exit2((128 + wasix::SIGNAL_INT.raw()).into()) };
}

/// Takes note that this is a copy of the shell, which a Ctrl-C ends: also one that came before it knew.
pub fn become_child() {
    IS_CHILD.store(true, Ordering::SeqCst);
    if INTERRUPTED.load(Ordering::SeqCst) {
        end();
    }
    set_foreground(&[]);
}

fn pass_on(pids: &[wasix::Pid]) {
    for pid in pids {
        // One that has ended is not there to be told.
        let _ = unsafe { wasix::proc_signal(*pid, wasix::SIGNAL_INT) };
    }
}

/// Has the host call the handler.
pub fn install() {
    if let Ok(bell) = Counter::new(0, false).and_then(|bell| descriptors::own(OwnedFd::from(bell).into_raw()))
    {
        let _ = BELL.set(unsafe { OwnedFd::from_raw(bell) });
    }
    unsafe { wasix::callback_signal(HANDLER) };
}

/// Waits until a key can be read, or its end; false when there was a Ctrl-C.
pub fn wait_for_key(keyboard: &impl AsFd) -> bool {
    let Some(bell) = BELL.get() else { return !take_interrupt() };
    loop {
        let mut entries = [Entry::new(bell, Interest::Read), Entry::new(keyboard, Interest::Read)];
        let polled = poll(&mut entries, None);
        let [rung, key] = entries.map(|entry| entry.ready().is_some());
        if rung {
            // It may be rung again at any time: what counts is the flag.
            let _ = bell.read(&mut [0; 8]);
        }
        if take_interrupt() {
            return false;
        }
        // What cannot be waited for, the read will say.
        if key || matches!(polled, Err(errno) if errno != wasix::ERRNO_INTR) {
            return true;
        }
    }
}

/// Whether there was a Ctrl-C since this was last asked.
pub fn take_interrupt() -> bool {
    INTERRUPTED.swap(false, Ordering::SeqCst)
}

/// Says who is in the foreground: they are also told of a Ctrl-C that came while they were being started.
pub fn set_foreground(pids: &[wasix::Pid]) {
    if let Ok(mut foreground) = FOREGROUND.lock() {
        foreground.clear();
        foreground.extend_from_slice(pids);
    }
    if INTERRUPTED.load(Ordering::SeqCst) {
        pass_on(pids);
    }
}

/// The number of a signal, by its name or number.
pub fn number(text: &str) -> Option<u8> {
    const NAMES: [(&str, wasix::Signal); 10] = [
        ("HUP", wasix::SIGNAL_HUP),
        ("INT", wasix::SIGNAL_INT),
        ("QUIT", wasix::SIGNAL_QUIT),
        ("KILL", wasix::SIGNAL_KILL),
        ("USR1", wasix::SIGNAL_USR1),
        ("USR2", wasix::SIGNAL_USR2),
        ("PIPE", wasix::SIGNAL_PIPE),
        ("TERM", wasix::SIGNAL_TERM),
        ("CONT", wasix::SIGNAL_CONT),
        ("STOP", wasix::SIGNAL_STOP),
    ];
    let name = text.strip_prefix("SIG").unwrap_or(text);
    let named = NAMES.iter().find(|(known, _)| *known == name).map(|(_, signal)| signal.raw());
    named.or_else(|| text.parse().ok().filter(|number| *number < 32))
}
