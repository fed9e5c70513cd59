//! Ctrl-C: ends what runs in the foreground, or gives up what was typed.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use waxwing_guest::wasix;

static INTERRUPTED: AtomicBool = AtomicBool::new(false);
static IS_CHILD: AtomicBool = AtomicBool::new(false);
/// The processes in the foreground.
static FOREGROUND: Mutex<Vec<wasix::Pid>> = Mutex::new(Vec::new());

/// By this name the host knows the handler.
const HANDLER: &str = "__wasm_signal";

#[unsafe(no_mangle)]
extern "C" fn __wasm_signal(number: i32) {
    if number == i32::from(wasix::SIGNAL_INT.raw()) {
        INTERRUPTED.store(true, Ordering::SeqCst);
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
#[cfg_attr(feature = "spawn", expect(dead_code, reason = "there are no copies"))]
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
    unsafe { wasix::callback_signal(HANDLER) };
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
