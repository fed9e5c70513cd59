//! The terminal of a program that can change it, when a signal to the command itself ends both: it is put back first.
//!
//! Main item: [`guard`]. One invariant: the command ends by the signal at once, as it would have without this.
//!
//! # Safety
//!
//! The handler does nothing but write a byte to a pipe, which is allowed there. Signal actions are plain values of ours, filled
//! in by the calls that initialise them.

use std::io::{PipeReader, PipeWriter, Read as _};
use std::mem::MaybeUninit;
use std::os::fd::{AsRawFd as _, IntoRawFd as _};
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Weak};

use waxwing::Process;

/// The signals that end a command from outside, if nothing else is done about them.
const ENDING: [libc::c_int; 4] = [libc::SIGHUP, libc::SIGINT, libc::SIGQUIT, libc::SIGTERM];

/// Where the handler says which signal has come.
static TOLD: AtomicI32 = AtomicI32::new(-1);

extern "C" fn tell(signal: libc::c_int) {
    let byte = u8::try_from(signal).unwrap_or(0);
    // SAFETY: one byte of ours, to a descriptor that is never closed.
    unsafe { libc::write(TOLD.load(Ordering::Relaxed), (&raw const byte).cast(), 1) };
}

/// Has the terminal of this process's run put back, and a panic of ours print on a terminal that shows it. Without a terminal,
/// nothing is changed.
pub(crate) fn guard(process: &Arc<Process>) -> std::io::Result<()> {
    if !process.has_terminal() {
        return Ok(());
    }
    let panicking = Arc::downgrade(process);
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        restore(&panicking);
        print(panic);
    }));

    let (told, tells): (PipeReader, PipeWriter) = std::io::pipe()?;
    debug_assert!(tells.as_raw_fd() >= 0);
    TOLD.store(tells.into_raw_fd(), Ordering::Relaxed);
    let process = Arc::downgrade(process);
    std::thread::Builder::new().name("terminal".to_owned()).spawn(move || end(told, &process))?;
    for signal in ENDING {
        if is_default(signal) {
            let handler = tell as extern "C" fn(libc::c_int);
            // SAFETY: a handler that does what handlers may do.
            unsafe { libc::signal(signal, handler as libc::sighandler_t) };
        }
    }
    Ok(())
}

fn restore(process: &Weak<Process>) {
    if let Some(process) = process.upgrade() {
        process.restore_terminal();
    }
}

/// Waits for a signal to be told of, and ends by it.
fn end(mut told: PipeReader, process: &Weak<Process>) {
    let mut signal = [0];
    if told.read_exact(&mut signal).is_err() {
        return;
    }
    restore(process);
    let signal = libc::c_int::from(signal[0]);
    // SAFETY: the default action of a signal that ends the process, which then comes.
    unsafe {
        libc::signal(signal, libc::SIG_DFL);
        libc::kill(libc::getpid(), signal);
    }
}

fn is_default(signal: libc::c_int) -> bool {
    let mut action = MaybeUninit::<libc::sigaction>::zeroed();
    // SAFETY: without a new action it only asks, and initialises the old one.
    unsafe {
        libc::sigaction(signal, std::ptr::null(), action.as_mut_ptr()) == 0
            && action.assume_init().sa_sigaction == libc::SIG_DFL
    }
}
