//! Processes: this one, children, other programs.
//!
//! Main types: [`Child`], [`ExitStatus`], and with the feature `alloc` `Command`.

use super::{Result, signal::Signal};
use crate::wasix::{
    self, BOOL_TRUE, JOIN_FLAGS_NON_BLOCKING, JOIN_FLAGS_WAKE_STOPPED, JOIN_STATUS_TYPE_EXIT_NORMAL,
    JOIN_STATUS_TYPE_EXIT_SIGNAL, JOIN_STATUS_TYPE_STOPPED, OPTION_SOME, OptionPid, OptionPidU, Pid,
};

#[cfg(feature = "alloc")]
mod command;

#[cfg(feature = "alloc")]
pub use command::Command;

/// The number of this process.
///
/// # Errors
/// None that a program can meet.
pub fn id() -> Result<Pid> {
    // SAFETY: no address is given.
    unsafe { wasix::proc_id() }
}

/// Ends this process; its parent is told the lower eight bits of the code. Nothing is dropped.
pub fn exit(code: u32) -> ! {
    // SAFETY: no address is given.
    unsafe { wasix::proc_exit(code) }
}

/// How a child ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// With this code.
    Exited(u16),
    /// By this signal.
    Signaled(Signal),
    /// Not yet: this signal has stopped it ([`Child::wait_or_stop`]).
    Stopped(Signal),
}

impl ExitStatus {
    /// Whether it ended with 0.
    #[must_use]
    pub fn success(self) -> bool {
        self == ExitStatus::Exited(0)
    }
}

/// A child process. One that nobody waits for stays among the processes until this one ends.
#[derive(Debug)]
pub struct Child {
    pid: Pid,
    status: Option<ExitStatus>,
}

impl Child {
    const fn new(pid: Pid) -> Self {
        Child { pid, status: None }
    }

    /// Its number.
    #[must_use]
    pub const fn id(&self) -> Pid {
        self.pid
    }

    /// Waits until it has ended.
    ///
    /// # Errors
    /// `intr` when a signal came
    pub fn wait(&mut self) -> Result<ExitStatus> {
        self.wait_for(0)
    }

    /// Waits until it has ended or a signal has stopped it, which is told once.
    ///
    /// # Errors
    /// `intr` when a signal came
    pub fn wait_or_stop(&mut self) -> Result<ExitStatus> {
        self.wait_for(JOIN_FLAGS_WAKE_STOPPED)
    }

    fn wait_for(&mut self, flags: wasix::JoinFlags) -> Result<ExitStatus> {
        loop {
            if let Some(status) = self.join(flags)? {
                return Ok(status);
            }
        }
    }

    /// How it ended, if it has.
    ///
    /// # Errors
    /// None that a program can meet.
    pub fn try_wait(&mut self) -> Result<Option<ExitStatus>> {
        self.join(JOIN_FLAGS_NON_BLOCKING)
    }

    /// Sends it a signal.
    ///
    /// # Errors
    /// `srch` when it has ended and was waited for
    pub fn send(&self, signal: Signal) -> Result<()> {
        super::signal::send(self.pid, signal)
    }

    /// Ends it.
    ///
    /// # Errors
    /// As [`Child::send`]
    pub fn kill(&self) -> Result<()> {
        self.send(wasix::SIGNAL_KILL)
    }

    fn join(&mut self, flags: wasix::JoinFlags) -> Result<Option<ExitStatus>> {
        if let Some(status) = self.status {
            return Ok(Some(status));
        }
        let mut wanted = OptionPid { tag: OPTION_SOME.raw(), u: OptionPidU { some: self.pid } };
        // SAFETY: the number is borrowed for the call; the tag says which case the union has.
        let status = unsafe {
            let status = wasix::proc_join(&raw mut wanted, flags)?;
            match wasix::JoinStatusType::from_raw(status.tag) {
                JOIN_STATUS_TYPE_EXIT_NORMAL => ExitStatus::Exited(status.u.exit_normal.raw()),
                JOIN_STATUS_TYPE_EXIT_SIGNAL => ExitStatus::Signaled(status.u.exit_signal.signal),
                JOIN_STATUS_TYPE_STOPPED => return Ok(Some(ExitStatus::Stopped(status.u.stopped))),
                _ => return Ok(None),
            }
        };
        self.status = Some(status);
        Ok(Some(status))
    }
}

/// Which of two processes goes on after [`fork`].
#[derive(Debug)]
pub enum Fork {
    /// The one that called it.
    Parent(Child),
    /// The new one.
    Child,
}

/// Makes a copy of this process, its memory and its descriptors included, which goes on from here. For programs that were
/// put through asyncify. Of several threads only the one that calls it is copied, so locks that others hold stay locked.
///
/// # Errors
/// `notsup` where the program was not built for it, `again`
pub fn fork() -> Result<Fork> {
    // SAFETY: no address is given.
    match unsafe { wasix::proc_fork(BOOL_TRUE) }? {
        0 => Ok(Fork::Child),
        pid => Ok(Fork::Parent(Child::new(pid))),
    }
}
