//! Signals as programs of preview1 count them.

use crate::generated::types::Errno;

/// A signal, as a program counts it that imports nothing of WASIX.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct Signal(u8);

/// No signal; asks whether one could be sent.
pub const SIGNAL_NONE: Signal = Signal(0);
/// The terminal has gone.
pub const SIGNAL_HUP: Signal = Signal(1);
/// Interrupt from the terminal.
pub const SIGNAL_INT: Signal = Signal(2);
/// Quit from the terminal.
pub const SIGNAL_QUIT: Signal = Signal(3);
/// Illegal instruction.
pub const SIGNAL_ILL: Signal = Signal(4);
/// Trap for a debugger.
pub const SIGNAL_TRAP: Signal = Signal(5);
/// The process gives up.
pub const SIGNAL_ABRT: Signal = Signal(6);
/// A memory object was accessed where it is not.
pub const SIGNAL_BUS: Signal = Signal(7);
/// An arithmetic error.
pub const SIGNAL_FPE: Signal = Signal(8);
/// End at once; cannot be caught.
pub const SIGNAL_KILL: Signal = Signal(9);
/// The program's own.
pub const SIGNAL_USR1: Signal = Signal(10);
/// Memory was accessed where there is none.
pub const SIGNAL_SEGV: Signal = Signal(11);
/// The program's own.
pub const SIGNAL_USR2: Signal = Signal(12);
/// A write to a pipe without readers.
pub const SIGNAL_PIPE: Signal = Signal(13);
/// A timer.
pub const SIGNAL_ALRM: Signal = Signal(14);
/// Please end.
pub const SIGNAL_TERM: Signal = Signal(15);
/// A child ended or stopped.
pub const SIGNAL_CHLD: Signal = Signal(16);
/// Go on.
pub const SIGNAL_CONT: Signal = Signal(17);
/// Stop; cannot be caught.
pub const SIGNAL_STOP: Signal = Signal(18);
/// Stop from the terminal.
pub const SIGNAL_TSTP: Signal = Signal(19);
/// A background process reads from the terminal.
pub const SIGNAL_TTIN: Signal = Signal(20);
/// A background process writes to the terminal.
pub const SIGNAL_TTOU: Signal = Signal(21);
/// Urgent data on a socket.
pub const SIGNAL_URG: Signal = Signal(22);
/// Processor time is used up.
pub const SIGNAL_XCPU: Signal = Signal(23);
/// A file has grown too large.
pub const SIGNAL_XFSZ: Signal = Signal(24);
/// A timer of processor time in the program.
pub const SIGNAL_VTALRM: Signal = Signal(25);
/// A timer of processor time.
pub const SIGNAL_PROF: Signal = Signal(26);
/// The window has changed its size.
pub const SIGNAL_WINCH: Signal = Signal(27);
/// Something can be read or written.
pub const SIGNAL_POLL: Signal = Signal(28);
/// The power is failing.
pub const SIGNAL_PWR: Signal = Signal(29);
/// A bad system call.
pub const SIGNAL_SYS: Signal = Signal(30);

/// Names and meanings, by number.
const TEXTS: [(&str, &str); 31] = [
    ("NONE", "No signal; asks whether one could be sent."),
    ("HUP", "The terminal has gone."),
    ("INT", "Interrupt from the terminal."),
    ("QUIT", "Quit from the terminal."),
    ("ILL", "Illegal instruction."),
    ("TRAP", "Trap for a debugger."),
    ("ABRT", "The process gives up."),
    ("BUS", "A memory object was accessed where it is not."),
    ("FPE", "An arithmetic error."),
    ("KILL", "End at once; cannot be caught."),
    ("USR1", "The program's own."),
    ("SEGV", "Memory was accessed where there is none."),
    ("USR2", "The program's own."),
    ("PIPE", "A write to a pipe without readers."),
    ("ALRM", "A timer."),
    ("TERM", "Please end."),
    ("CHLD", "A child ended or stopped."),
    ("CONT", "Go on."),
    ("STOP", "Stop; cannot be caught."),
    ("TSTP", "Stop from the terminal."),
    ("TTIN", "A background process reads from the terminal."),
    ("TTOU", "A background process writes to the terminal."),
    ("URG", "Urgent data on a socket."),
    ("XCPU", "Processor time is used up."),
    ("XFSZ", "A file has grown too large."),
    ("VTALRM", "A timer of processor time in the program."),
    ("PROF", "A timer of processor time."),
    ("WINCH", "The window has changed its size."),
    ("POLL", "Something can be read or written."),
    ("PWR", "The power is failing."),
    ("SYS", "A bad system call."),
];

impl Signal {
    /// The signal with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        Signal(raw)
    }

    /// Its number.
    #[must_use]
    pub const fn raw(&self) -> u8 {
        self.0
    }

    /// Its name, in capitals; empty for a number without one.
    #[must_use]
    pub fn name(&self) -> &'static str {
        TEXTS.get(usize::from(self.0)).map_or("", |(name, _)| name)
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub fn message(&self) -> &'static str {
        TEXTS.get(usize::from(self.0)).map_or("", |(_, message)| message)
    }
}

impl core::fmt::Debug for Signal {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Signal")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for Signal {
    fn from(raw: u8) -> Self {
        Signal(raw)
    }
}

/// Sends a signal to the process itself. `inval` for a number that is no signal.
///
/// # Errors
/// The errno of the call.
///
/// # Safety
/// Nothing of the caller's memory is reached; what a handler of the program does is the program's affair.
pub unsafe fn proc_raise(sig: Signal) -> Result<(), Errno> {
    let sig = crate::generated::types::Signal::from_raw(sig.0);
    // SAFETY: no address is given.
    unsafe { crate::generated::preview1::proc_raise(sig) }
}
