//! The terminal of a run: the one that a standard stream of its first process is.
//!
//! Main type: [`Terminal`]. What guests change about it is put back when the run ends, however it ends; whoever ends the whole
//! host process calls [`Process::restore_terminal`](crate::Process::restore_terminal) first. One invariant: once it has been
//! put back it is not changed any more.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use waxwing_abi::types::{Errno, Fdflags, Filetype, Rights, Tty};

use crate::file::{File, OpenFile};
use crate::files::Stdio;
use crate::sys::{self, Handle, TerminalMode, TerminalSize};

/// A terminal.
pub(crate) struct Terminal {
    handle: Handle,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// What it was like before a guest changed it.
    before: Option<TerminalMode>,
    /// Its size, as a guest was told last.
    told: Option<TerminalSize>,
    /// The run is over.
    is_over: bool,
}

/// Whether a file is a terminal, as libc's isatty finds out.
pub(crate) fn is_terminal(file: &dyn File) -> bool {
    const POSITION: Rights = Rights::FD_SEEK.union(Rights::FD_TELL);
    file.filetype() == Ok(Filetype::CharacterDevice)
        && file.rights().is_ok_and(|rights| !rights.intersects(POSITION))
}

impl Terminal {
    /// The first terminal among the streams.
    pub(crate) fn among<'s>(streams: impl IntoIterator<Item = &'s Arc<OpenFile>>) -> Option<Arc<Terminal>> {
        let mut terminals = streams.into_iter().map(|stream| stream.file()).filter(|file| is_terminal(*file));
        let handle = terminals.find_map(File::handle)?.alias();
        Some(Arc::new(Terminal { handle, state: Mutex::default() }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens it once more, to read and write.
    ///
    /// # Errors
    /// As POSIX open.
    pub(crate) fn open(&self, status: Fdflags) -> Result<Arc<OpenFile>, Errno> {
        let handle = sys::open_terminal(&self.handle)?;
        Ok(OpenFile::new(Stdio::new(handle), status))
    }

    /// What it is like now; which of the standard streams are terminals is the caller's to say.
    ///
    /// # Errors
    /// As POSIX tcgetattr.
    pub(crate) fn get(&self) -> Result<Tty, Errno> {
        let mode = sys::terminal_mode(&self.handle)?;
        let size = sys::terminal_size(&self.handle)?;
        self.state().told = Some(size);
        Ok(Tty {
            cols: size.cols.into(),
            rows: size.rows.into(),
            width: size.width.into(),
            height: size.height.into(),
            stdin_tty: false,
            stdout_tty: false,
            stderr_tty: false,
            echo: mode.echo(),
            line_buffered: mode.is_line_buffered(),
            line_feeds: mode.has_line_feeds(),
        })
    }

    /// Has it be like this. A size is set only if it is another than the guest was told last: what changes a mode says the
    /// size along with it, and somebody may have changed that meanwhile.
    ///
    /// # Errors
    /// As POSIX tcsetattr; `inval` for a size that no terminal has.
    pub(crate) fn set(&self, wanted: &Tty) -> Result<(), Errno> {
        let narrow = |length: u32| u16::try_from(length).map_err(|_| Errno::Inval);
        let size = TerminalSize {
            cols: narrow(wanted.cols)?,
            rows: narrow(wanted.rows)?,
            width: narrow(wanted.width)?,
            height: narrow(wanted.height)?,
        };
        let mut state = self.state();
        if state.is_over {
            return Err(Errno::Io);
        }
        let old = sys::terminal_mode(&self.handle)?;
        let mut new = old.clone();
        new.set(wanted.echo, wanted.line_buffered, wanted.line_feeds);
        if new != old {
            state.before.get_or_insert(old);
            sys::set_terminal_mode(&self.handle, &new)?;
        }
        if state.told.is_some_and(|told| told != size) {
            sys::set_terminal_size(&self.handle, size)?;
            state.told = Some(size);
        }
        Ok(())
    }

    /// Puts it back as it was before guests changed it, for good.
    pub(crate) fn close(&self) {
        let mut state = self.state();
        state.is_over = true;
        if let Some(before) = state.before.take() {
            // What is no longer there, or is somebody else's now, needs nothing.
            let _ = sys::restore_terminal_mode(&self.handle, &before);
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.close();
    }
}
