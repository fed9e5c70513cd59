//! The end of a traced or learned run by a signal to the command itself (an interrupt at the terminal, most often), unless the
//! signal is handed on to the program: what is known so far is written, with the calls that are being made, and then the command
//! ends by that signal as it would have.
//!
//! Main item: [`watch`]. One invariant: a signal that was ignored when the command started stays so.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak, mpsc};
use std::time::Duration;

use waxwing::{ExitStatus, Process};

use crate::signals::{self, ENDING, PATIENCE};

/// How long the guest may take to stop, so that its open calls can be told.
const GRACE: Duration = Duration::from_millis(300);

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

/// Has a thread call `finish` when one of the signals has come. `is_finished` tells whether the guest's end was noticed elsewhere
/// meanwhile.
pub(crate) fn watch(is_finished: fn() -> bool, finish: fn()) -> std::io::Result<()> {
    signals::heed("interrupts", ENDING, move |signal| {
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
        signals::die_of(signal);
    })
}
