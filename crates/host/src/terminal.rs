//! The terminal of a run: the one that a standard stream of its first process is.
//!
//! Main type: [`Terminal`]. What guests change about it is put back when the run ends, however it ends; whoever ends the whole
//! host process calls [`Process::restore_terminal`](crate::Process::restore_terminal) first, and who stops it
//! [`Process::suspend_terminal`](crate::Process::suspend_terminal). One invariant: once it has been put back for good it is not
//! changed any more.

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
    /// What guests have made of it, while it is put back.
    suspended: Option<TerminalMode>,
    /// Its size, as a guest was told last.
    told: Option<TerminalSize>,
    /// The run is over.
    is_over: bool,
}

impl State {
    /// What it is like, as far as guests are concerned.
    fn mode(&self, terminal: &Handle) -> Result<TerminalMode, Errno> {
        self.suspended.clone().map_or_else(|| sys::terminal_mode(terminal), Ok)
    }
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
        let mut state = self.state();
        let mode = state.mode(&self.handle)?;
        let size = sys::terminal_size(&self.handle)?;
        state.told = Some(size);
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
        let old = state.mode(&self.handle)?;
        let mut new = old.clone();
        new.set(wanted.echo, wanted.line_buffered, wanted.line_feeds);
        if let Some(suspended) = &mut state.suspended {
            *suspended = new;
        } else if new != old {
            state.before.get_or_insert(old);
            sys::set_terminal_mode(&self.handle, &new)?;
        }
        if state.told.is_some_and(|told| told != size) {
            sys::set_terminal_size(&self.handle, size)?;
            state.told = Some(size);
        }
        Ok(())
    }

    /// Puts it back as it was before guests changed it, for a while.
    pub(crate) fn suspend(&self) {
        let mut state = self.state();
        if state.suspended.is_none()
            && sys::is_foreground(&self.handle)
            && let Some(before) = &state.before
            && let Ok(mode) = sys::terminal_mode(&self.handle)
            && sys::restore_terminal_mode(&self.handle, before).is_ok()
        {
            state.suspended = Some(mode);
        }
    }

    /// Has it be again what guests have made of it, of what it is now.
    pub(crate) fn resume(&self) {
        let mut state = self.state();
        if !sys::is_foreground(&self.handle) {
            return;
        }
        if let Some(mode) = state.suspended.take() {
            // Whoever had it meanwhile may have left it otherwise than it was.
            state.before = sys::terminal_mode(&self.handle).ok().or(state.before.take());
            // What is no longer there needs nothing.
            let _ = sys::restore_terminal_mode(&self.handle, &mode);
        }
    }

    /// Puts it back as it was before guests changed it, for good.
    pub(crate) fn close(&self) {
        let mut state = self.state();
        state.is_over = true;
        if let Some(before) = state.before.take()
            && state.suspended.take().is_none()
        {
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

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs::File as HostFile;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;
    use crate::engine::{Engine, Module, Ready, Stop};
    use crate::fd_table;
    use crate::layer::Layered;
    use crate::process::Process;
    use crate::sys::testing;

    fn told(tty: &Tty) -> (u32, u32, bool, bool, bool) {
        (tty.cols, tty.rows, tty.echo, tty.line_buffered, tty.line_feeds)
    }

    #[test]
    fn modes_are_set_and_put_back_and_sizes_only_set_when_they_are_meant() {
        let Some((screen, terminal)) = testing::terminal() else { return };
        let size = |cols| TerminalSize { cols, rows: 30, width: 0, height: 0 };
        let screen = Handle::from(screen);
        sys::set_terminal_size(&screen, size(90)).unwrap();
        let file = fd_table::inherited(terminal.into());
        assert!(is_terminal(file.file()));
        let null = fd_table::inherited(sys::open_null().unwrap());
        assert!(!is_terminal(null.file()) && Terminal::among([&null]).is_none());
        let terminal = Terminal::among([&null, &file]).unwrap();
        let before = terminal.get().unwrap();
        assert_eq!(told(&before), (90, 30, true, true, true));

        // Somebody makes the window larger before the guest sets the mode along with the size that it knows.
        sys::set_terminal_size(&screen, size(100)).unwrap();
        let raw = Tty { echo: false, line_buffered: false, ..before };
        terminal.set(&raw).unwrap();
        assert_eq!(told(&terminal.get().unwrap()), (100, 30, false, false, true));
        terminal.set(&Tty { cols: 132, line_feeds: false, ..raw }).unwrap();
        assert_eq!(told(&terminal.get().unwrap()), (132, 30, false, false, false));
        assert_eq!(terminal.set(&Tty { rows: 1 << 16, ..raw }), Err(Errno::Inval));

        // Put back for a while, it is for guests what they made of it. Who has it meanwhile changes it as well.
        let own = terminal.get().unwrap();
        let host = Handle::alias(&terminal.handle);
        let is_echoing = || sys::terminal_mode(&host).unwrap().echo();
        terminal.suspend();
        assert!(is_echoing());
        assert_eq!(told(&terminal.get().unwrap()), told(&own));
        terminal.set(&Tty { line_feeds: true, ..own }).unwrap();
        assert!(is_echoing());
        let mut others = sys::terminal_mode(&host).unwrap();
        others.set(true, false, true);
        sys::set_terminal_mode(&host, &others).unwrap();
        terminal.resume();
        assert_eq!(told(&terminal.get().unwrap()), (132, 30, false, false, true));
        assert!(!is_echoing());
        terminal.suspend();
        assert!(sys::terminal_mode(&host).unwrap() == others);
        others.set(true, true, true);
        sys::set_terminal_mode(&host, &others).unwrap();
        terminal.resume();

        terminal.close();
        assert_eq!(told(&terminal.get().unwrap()), (132, 30, true, true, true));
        terminal.suspend();
        terminal.resume();
        assert_eq!(terminal.set(&raw), Err(Errno::Io));
        assert_eq!(told(&terminal.get().unwrap()), (132, 30, true, true, true));
    }

    /// A guest that has the end that it is made for.
    #[derive(Clone, Copy)]
    enum Ends {
        Well,
        ByTrap,
        ByPanic,
    }

    impl Engine for Ends {
        fn prepare(&self, _: &Arc<dyn Module>, _: Layered, _: bool) -> Result<Box<dyn Ready>, Stop> {
            match self {
                Ends::Well => Err(Stop::Ended),
                Ends::ByTrap => Err(Stop::Trap("it trapped".into())),
                Ends::ByPanic => panic!("a layer went wrong"),
            }
        }

        fn interrupt(&self) {}

        fn can_spawn(&self, _: &Arc<dyn Module>) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }
    }

    impl Module for Ends {
        fn is_wasix(&self) -> bool {
            true
        }

        fn has_function(&self, _: &str) -> bool {
            false
        }

        fn functions(&self) -> Vec<String> {
            Vec::new()
        }
    }

    #[test]
    fn a_terminal_that_was_handed_in_is_as_it_was_however_the_run_ends() {
        let Some((_screen, terminal)) = testing::terminal() else { return };
        let terminal = HostFile::from(terminal);
        let watch = Handle::from(terminal.try_clone().unwrap());
        let before = sys::terminal_mode(&watch).unwrap();
        let is_as_it_was = || sys::terminal_mode(&watch).unwrap() == before;
        let build = |ends: Ends| {
            let builder = Process::builder().stdin(terminal.try_clone().unwrap()).stdout("").stderr("");
            let process = builder.build(Arc::new(ends), Arc::new(ends)).unwrap();
            assert!(process.has_terminal());
            let own = process.run.terminal.clone().unwrap();
            let raw = Tty { echo: false, line_buffered: false, ..own.get().unwrap() };
            own.set(&raw).unwrap();
            assert!(!is_as_it_was());
            process
        };
        for ends in [Ends::Well, Ends::ByTrap, Ends::ByPanic] {
            let process = build(ends);
            let ran = catch_unwind(AssertUnwindSafe(|| process.run()));
            assert_eq!(ran.is_err(), matches!(ends, Ends::ByPanic));
            assert!(is_as_it_was());
        }
        build(Ends::Well).end(crate::ExitStatus::Signaled(9));
        assert!(is_as_it_was());
        build(Ends::Well).restore_terminal();
        assert!(is_as_it_was());
        // One that was never run.
        drop(build(Ends::Well));
        assert!(is_as_it_was());
    }
}
