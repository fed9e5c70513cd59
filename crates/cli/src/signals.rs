//! Signals to the command itself: heeded on a thread of their own, handed on to a program that may have handlers for them, or
//! died of; and stopping where the program does. Who heeds a signal last is told of it.
//!
//! Main functions: [`heed`], [`forward`], [`stop_along`], [`die_of`]. One invariant: a signal that was ignored when the command
//! started stays so.
//!
//! # Safety
//!
//! The handler does nothing but count and write a byte to a pipe, which is allowed there. Signal sets and actions are plain
//! values of ours, filled in by the calls that initialise them.

use std::io::{PipeReader, PipeWriter, Read as _};
use std::mem::MaybeUninit;
use std::os::fd::IntoRawFd as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use libc::c_int;
use waxwing::{ExitStatus, Process};

/// Those that a program may have something to do for, with Linux's numbers, which are also its own.
const FORWARDED: [(c_int, u8); 9] = [
    (libc::SIGHUP, 1),
    (libc::SIGINT, 2),
    (libc::SIGQUIT, 3),
    (libc::SIGUSR1, 10),
    (libc::SIGUSR2, 12),
    (libc::SIGTERM, 15),
    (libc::SIGCONT, 18),
    (libc::SIGTSTP, 20),
    (libc::SIGWINCH, 28),
];

/// Those that stop a program, the same way.
const STOPPING: [(c_int, u8); 4] =
    [(libc::SIGSTOP, 19), (libc::SIGTSTP, 20), (libc::SIGTTIN, 21), (libc::SIGTTOU, 22)];

/// What has a program go on, by its own number.
const CONT: u8 = 18;

/// Those of the first that end a command, if nothing else is done about them.
pub(crate) const ENDING: [c_int; 4] = [libc::SIGHUP, libc::SIGINT, libc::SIGQUIT, libc::SIGTERM];

/// How long it may take until the signal is handed on that has the command go on, when it has stopped.
const TO_GO_ON: Duration = Duration::from_millis(100);

/// How long the command may take to end, and to write what is known of the run, when its program has ended: who is to read that
/// may have stopped reading.
pub(crate) const PATIENCE: Duration = Duration::from_secs(2);

/// The largest number of a signal that is heeded.
const LARGEST: usize = 31;

/// Where the handler says that a signal has come, by its number.
static TOLD: [AtomicI32; LARGEST + 1] = [const { AtomicI32::new(-1) }; LARGEST + 1];

/// The signals that have come, by the program's numbers: bit n for signal n.
static CAME: AtomicU64 = AtomicU64::new(0);

/// How often the command was told to go on, and how often that was handed on.
static TOLD_TO_GO_ON: AtomicU32 = AtomicU32::new(0);
static WENT_ON: AtomicU32 = AtomicU32::new(0);

extern "C" fn tell(signal: c_int) {
    let byte = u8::try_from(signal).unwrap_or(0);
    let Some(told) = TOLD.get(usize::from(byte)) else { return };
    if signal == libc::SIGCONT {
        TOLD_TO_GO_ON.fetch_add(1, Ordering::SeqCst);
    }
    // SAFETY: one byte of ours, to a descriptor that is never closed.
    unsafe { libc::write(told.load(Ordering::Relaxed), (&raw const byte).cast(), 1) };
}

/// Has a thread do something about those of the signals that would have their default action, or are heeded already: by this
/// one alone from now on. The calling thread, and those that it starts from now on, are not interrupted by them.
///
/// # Errors
/// When there is no pipe or no thread to be had.
pub(crate) fn heed(
    name: &str,
    signals: impl IntoIterator<Item = c_int>,
    mut act: impl FnMut(c_int) + Send + 'static,
) -> std::io::Result<()> {
    let (mut told, tells): (PipeReader, PipeWriter) = std::io::pipe()?;
    let tells = tells.into_raw_fd();
    debug_assert!(tells >= 0);
    let serve = move || {
        let mut signal = [0];
        while told.read_exact(&mut signal).is_ok() {
            act(c_int::from(signal[0]));
        }
    };
    std::thread::Builder::new().name(name.to_owned()).spawn(serve)?;
    let mut heeded = MaybeUninit::uninit();
    // SAFETY: it is initialised here.
    unsafe { libc::sigemptyset(heeded.as_mut_ptr()) };
    for signal in signals {
        if is_ours(signal)
            && let Some(told) = usize::try_from(signal).ok().and_then(|number| TOLD.get(number))
        {
            told.store(tells, Ordering::Relaxed);
            let handler = tell as extern "C" fn(c_int);
            // SAFETY: a handler that does what handlers may do, and the set was initialised.
            unsafe {
                libc::signal(signal, handler as libc::sighandler_t);
                libc::sigaddset(heeded.as_mut_ptr(), signal);
            }
        }
    }
    // SAFETY: the set was initialised.
    unsafe { libc::pthread_sigmask(libc::SIG_BLOCK, heeded.as_ptr(), std::ptr::null_mut()) };
    Ok(())
}

/// Hands signals on to the processes of a run, as a terminal does to those in its foreground.
///
/// # Errors
/// As [`heed`].
pub(crate) fn forward(process: &Arc<Process>) -> std::io::Result<()> {
    let process = Arc::downgrade(process);
    heed("signals", FORWARDED.map(|(signal, _)| signal), move |signal| {
        let number = FORWARDED.iter().find(|(known, _)| *known == signal).map(|(_, number)| *number);
        let (Some(process), Some(number)) = (process.upgrade(), number) else { return };
        if ENDING.contains(&signal) && process.status().is_some() {
            // There is nobody left to hand it on to. It may be the one that ended the program, sent twice.
            std::thread::sleep(PATIENCE);
            die_of(signal);
        }
        CAME.fetch_or(1 << number, Ordering::Relaxed);
        if signal == libc::SIGCONT {
            process.resume_terminal();
            process.signal_all(number);
            WENT_ON.fetch_add(1, Ordering::SeqCst);
        } else {
            process.signal_all(number);
        }
    })
}

/// Has the command stop whenever the first process of a run does: whoever started it sees that, and has the terminal as it was
/// before. What has the command go on is handed on as any signal.
///
/// # Errors
/// When there is no thread to be had.
pub(crate) fn stop_along(process: &Arc<Process>) -> std::io::Result<()> {
    let process = Arc::clone(process);
    let watch = move || {
        while let Some(number) = process.wait_for_stop() {
            let went_on = WENT_ON.load(Ordering::SeqCst);
            let is_to_go_on = || TOLD_TO_GO_ON.load(Ordering::SeqCst) != went_on;
            if !is_to_go_on() {
                process.suspend_terminal();
                if !is_to_go_on() {
                    let same = STOPPING.iter().find(|(_, known)| *known == number);
                    stop(same.map_or(libc::SIGSTOP, |(signal, _)| *signal));
                }
            }
            let start = Instant::now();
            while WENT_ON.load(Ordering::SeqCst) == went_on {
                if start.elapsed() > TO_GO_ON && !is_to_go_on() {
                    // The system stops no first process, and none by the terminal's signals whose group has no shell to have
                    // it go on; or it is none of ours to hear that it goes on.
                    process.signal_all(CONT);
                    break;
                }
                std::thread::sleep(Duration::from_millis(1));
            }
            process.resume_terminal();
        }
    };
    std::thread::Builder::new().name("stops".to_owned()).spawn(watch).map(drop)
}

/// Stops the command by a signal, until it is told to go on, unless the signal does nothing.
fn stop(signal: c_int) {
    let is_heeded = is_ours(signal);
    let mut set = MaybeUninit::uninit();
    // SAFETY: the set is initialised here; the default action of a signal that stops the process, and the handler as it was.
    unsafe {
        libc::sigemptyset(set.as_mut_ptr());
        libc::sigaddset(set.as_mut_ptr(), signal);
        let before = if is_heeded { libc::signal(signal, libc::SIG_DFL) } else { libc::SIG_ERR };
        libc::pthread_sigmask(libc::SIG_UNBLOCK, set.as_ptr(), std::ptr::null_mut());
        // To this thread, which does not come back from the call before the process goes on.
        libc::raise(signal);
        libc::pthread_sigmask(libc::SIG_BLOCK, set.as_ptr(), std::ptr::null_mut());
        if before != libc::SIG_ERR {
            libc::signal(signal, before);
        }
    }
}

/// Has the command end by the signal from outside that its program was ended by, though what is written of the run is not
/// written yet.
///
/// # Errors
/// When there is no thread to be had.
pub(crate) fn limit_writing(process: &Arc<Process>) -> std::io::Result<()> {
    let process = Arc::clone(process);
    let wait = move || {
        if let Some(ExitStatus::Signaled(number)) = process.wait(None)
            && let Some(signal) = forwarded(number)
        {
            std::thread::sleep(PATIENCE);
            die_of(signal);
        }
    };
    std::thread::Builder::new().name("patience".to_owned()).spawn(wait).map(drop)
}

/// Ends the command by the signal that its program was ended by, if that came from outside: whoever started it is to see the
/// same as of any other program.
pub(crate) fn die_of_forwarded(number: u8) {
    if let Some(signal) = forwarded(number) {
        die_of(signal);
    }
}

/// The signal of this number, if it has been handed on.
fn forwarded(number: u8) -> Option<c_int> {
    let came = CAME.load(Ordering::Relaxed) & 1 << (number & 63) != 0;
    FORWARDED.iter().find(|(_, known)| came && *known == number).map(|(signal, _)| *signal)
}

/// Ends the command by a signal.
pub(crate) fn die_of(signal: c_int) {
    let mut set = MaybeUninit::uninit();
    // SAFETY: the set is initialised here; the default action of a signal that ends the process, which then comes.
    unsafe {
        libc::sigemptyset(set.as_mut_ptr());
        libc::sigaddset(set.as_mut_ptr(), signal);
        libc::signal(signal, libc::SIG_DFL);
        libc::pthread_sigmask(libc::SIG_UNBLOCK, set.as_ptr(), std::ptr::null_mut());
        libc::kill(libc::getpid(), signal);
    }
}

/// Whether nobody else has said what is to be done about a signal.
fn is_ours(signal: c_int) -> bool {
    let mut action = MaybeUninit::<libc::sigaction>::zeroed();
    let tell = tell as extern "C" fn(c_int);
    // SAFETY: without a new action it only asks, and initialises the old one.
    unsafe {
        libc::sigaction(signal, std::ptr::null(), action.as_mut_ptr()) == 0
            && [libc::SIG_DFL, tell as libc::sighandler_t].contains(&action.assume_init().sa_sigaction)
    }
}
