//! Processes that were started, and what became of them.

use waxwing_guest::wasix::{self, Errno, Pid};

/// A pipeline in the background.
pub struct Job {
    pub number: usize,
    pub text: String,
    pub pids: Vec<Pid>,
    /// What the last of them ended with.
    pub status: Option<u8>,
}

/// What a process has come to.
pub enum News {
    Nothing,
    Ended(u8),
}

/// Asks for a process's end, or waits for it.
pub fn join(pid: Pid, wait: bool) -> Result<News, Errno> {
    let mut wanted = wasix::OptionPid { tag: wasix::OPTION_SOME.raw(), u: wasix::OptionPidU { some: pid } };
    let flags = if wait { 0 } else { wasix::JOIN_FLAGS_NON_BLOCKING };
    let status = unsafe { wasix::proc_join(&raw mut wanted, flags) }?;
    // The tag says which of them it is.
    Ok(match status.tag {
        1 => News::Ended(unsafe { status.u.exit_normal }.raw().to_le_bytes()[0]),
        2 => News::Ended(128 + unsafe { status.u.exit_signal }.signal.raw()),
        _ => News::Nothing,
    })
}

/// Waits for a process's end, whatever signals come meanwhile; the status that a shell has for it.
pub fn wait(pid: Pid) -> u8 {
    loop {
        match join(pid, true) {
            Ok(News::Ended(status)) => return status,
            Ok(News::Nothing) | Err(wasix::ERRNO_INTR) => {}
            // Somebody else has waited for it.
            Err(_) => return 127,
        }
    }
}

impl Job {
    /// Looks whether all of it has ended, or waits until it has.
    pub fn look(&mut self, until_ended: bool) {
        let last = self.pids.last().copied();
        let mut left = Vec::new();
        for pid in std::mem::take(&mut self.pids) {
            let ended = if until_ended {
                Some(wait(pid))
            } else {
                match join(pid, false) {
                    Ok(News::Nothing) => None,
                    Ok(News::Ended(status)) => Some(status),
                    Err(_) => Some(127),
                }
            };
            match ended {
                None => left.push(pid),
                Some(status) if Some(pid) == last => self.status = Some(status),
                Some(_) => {}
            }
        }
        self.pids = left;
    }

    pub fn has_ended(&self) -> bool {
        self.pids.is_empty()
    }

    /// How `jobs` shows it.
    pub fn line(&self) -> String {
        let state = match self.status {
            _ if !self.has_ended() => "Running".to_owned(),
            Some(0) => "Done".to_owned(),
            Some(status @ 129..=159) => format!("Killed by signal {}", status - 128),
            status => format!("Exit {}", status.unwrap_or(127)),
        };
        format!("[{}] {state}  {}", self.number, self.text)
    }
}
