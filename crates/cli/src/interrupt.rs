//! The end of a traced or learned run by a signal to the command itself (an interrupt at the terminal, most often): what is
//! known so far is written, with the calls that are being made, and then the command ends by that signal as it would have.
//!
//! Main item: [`watch`]. One invariant: a signal that was ignored when the command started stays so.
//!
//! # Safety
//!
//! Signal sets and actions are plain values of ours, filled in by the calls that initialise them.

use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak, mpsc};
use std::time::Duration;

use waxwing::{ExitStatus, Process};

/// The signals that end a command from outside.
const ENDING: [libc::c_int; 3] = [libc::SIGHUP, libc::SIGINT, libc::SIGTERM];

/// How long the guest may take to stop, so that its open calls can be told.
const GRACE: Duration = Duration::from_millis(300);

/// How long writing what is known may take: who is to read it may have stopped reading.
const PATIENCE: Duration = Duration::from_secs(2);

/// The guest that is to stop first.
static GUEST: Mutex<Weak<Process>> = Mutex::new(Weak::new());

/// Whether a signal has come: the command then ends by it and in no other way.
static ENDS: AtomicBool = AtomicBool::new(false);

/// Says which guest is running.
pub(crate) fn guest(process: &Arc<Process>) {
    *GUEST.lock().unwrap_or_else(PoisonError::into_inner) = Arc::downgrade(process);
}

/// Waits for the command's end if a signal is about to end it.
pub(crate) fn yield_to_signal() {
    if ENDS.load(Ordering::SeqCst) {
        std::thread::sleep(GRACE * 2);
    }
}

/// Has a thread wait for the signals, and call `finish` when one has come. To be called while there is but one thread:
/// those that are started later leave the signals to that one. `is_finished` tells whether the guest's end was noticed
/// elsewhere meanwhile.
pub(crate) fn watch(is_finished: fn() -> bool, finish: fn()) -> std::io::Result<()> {
    let set = not_ignored();
    // SAFETY: the set was initialised.
    unsafe { libc::pthread_sigmask(libc::SIG_BLOCK, &raw const set, std::ptr::null_mut()) };
    let wait = move || {
        let mut signal = 0;
        // SAFETY: the set was initialised, and `signal` is ours.
        while unsafe { libc::sigwait(&raw const set, &raw mut signal) } != 0 {}
        ENDS.store(true, Ordering::SeqCst);
        let guest = GUEST.lock().unwrap_or_else(PoisonError::into_inner).upgrade();
        let (done, finished) = mpsc::channel();
        let finish = move || {
            if let (Some(guest), Ok(number)) = (guest, u8::try_from(signal)) {
                guest.end(ExitStatus::Signaled(number));
                let step = Duration::from_millis(5);
                let mut waited = Duration::ZERO;
                while !is_finished() && waited < GRACE {
                    std::thread::sleep(step);
                    waited += step;
                }
            }
            finish();
            // Whoever waited may have lost patience.
            let _ = done.send(());
        };
        if std::thread::Builder::new().spawn(finish).is_ok() {
            let _ = finished.recv_timeout(PATIENCE);
        }
        // SAFETY: the default action of a signal that ends the process, which then comes.
        unsafe {
            libc::signal(signal, libc::SIG_DFL);
            libc::pthread_sigmask(libc::SIG_UNBLOCK, &raw const set, std::ptr::null_mut());
            libc::raise(signal);
        }
    };
    std::thread::Builder::new().name("interrupts".to_owned()).spawn(wait).map(drop)
}

fn not_ignored() -> libc::sigset_t {
    let mut set = MaybeUninit::uninit();
    // SAFETY: `sigemptyset` initialises it; `sigaction` without a new action only asks, and initialises the old one.
    unsafe {
        libc::sigemptyset(set.as_mut_ptr());
        let mut set = set.assume_init();
        for signal in ENDING {
            let mut action = MaybeUninit::<libc::sigaction>::zeroed();
            let asked = libc::sigaction(signal, std::ptr::null(), action.as_mut_ptr());
            if asked == 0 && action.assume_init().sa_sigaction != libc::SIG_IGN {
                libc::sigaddset(&raw mut set, signal);
            }
        }
        set
    }
}
