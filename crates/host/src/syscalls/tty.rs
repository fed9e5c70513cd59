//! The terminal.

use waxwing_abi::GuestPtr;
use waxwing_abi::system::Tty as TtyCalls;
use waxwing_abi::types::{Errno, Fd, Tty};

use crate::generated::unsupported::unsupported_tty;
use crate::terminal::{Terminal, is_terminal};
use crate::thread::Thread;

impl Thread {
    fn terminal(&self) -> Result<&Terminal, Errno> {
        self.process().run.terminal.as_deref().ok_or(Errno::Notsup)
    }
}

impl TtyCalls for Thread {
    unsupported_tty!();

    /// The terminal is that of the run, whatever the process has made of its streams; which of them are one is said apart.
    fn tty_get(&mut self, state: GuestPtr<'_, Tty>) -> Result<(), Errno> {
        let tty = self.terminal()?.get()?;
        let is_tty = |fd: Fd| self.files().entry(fd).is_ok_and(|entry| is_terminal(entry.file.file()));
        state.store(&Tty { stdin_tty: is_tty(0), stdout_tty: is_tty(1), stderr_tty: is_tty(2), ..tty })
    }

    fn tty_set(&mut self, state: Tty) -> Result<(), Errno> {
        self.terminal()?.set(&state)
    }
}
