//! What was refused, and what would allow it.
//!
//! Main type: [`Policy`]. Refusals are decided where the real path or address is known (resolve.rs, the mounts); this is
//! where they are put on record, so that whoever runs a guest learns which flag was missing. One invariant: putting a
//! refusal on record changes nothing about it.

use std::fmt;
use std::sync::Arc;

use waxwing_abi::types::Errno;

/// One thing that a guest was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denial<'a> {
    /// The call, by its witx name.
    pub call: &'a str,
    /// What it was about: a path as the guest said it, say.
    pub what: &'a str,
    /// What the guest was told.
    pub errno: Errno,
    /// The flag that would have allowed it.
    pub hint: &'a str,
}

impl fmt::Display for Denial<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?} refused ({:?}); {} would allow it", self.call, self.what, self.errno, self.hint)
    }
}

/// Is told of every denial.
pub type DenialLog = Arc<dyn Fn(&Denial<'_>) + Send + Sync>;

/// What becomes of denials.
#[derive(Clone, Default)]
pub(crate) struct Policy {
    log: Option<DenialLog>,
}

impl Policy {
    /// Denials go to `log`.
    #[must_use]
    pub(crate) fn logging_to(log: DenialLog) -> Self {
        Policy { log: Some(log) }
    }

    /// Puts a refused path on record, if `errno` is one of those that a flag would have prevented; answers `errno`.
    #[cold]
    pub(crate) fn path(&self, call: &str, what: &str, errno: Errno) -> Errno {
        let hint = match errno {
            Errno::Notcapable => "--dir",
            Errno::Rofs => "--dir without :ro",
            _ => return errno,
        };
        if let Some(log) = &self.log {
            log(&Denial { call, what, errno, hint });
        }
        errno
    }
}

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy").field("logs", &self.log.is_some()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn denials_name_the_flag_and_other_errors_are_not_denials() {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        let policy = Policy::logging_to(Arc::new(move |denial: &Denial<'_>| {
            log.lock().unwrap().push(denial.to_string())
        }));
        assert_eq!(policy.path("path_open", "../secret", Errno::Notcapable), Errno::Notcapable);
        assert_eq!(policy.path("path_open", "nothing", Errno::Noent), Errno::Noent);
        assert_eq!(policy.path("path_unlink_file", "a", Errno::Rofs), Errno::Rofs);
        let seen = seen.lock().unwrap();
        assert_eq!(
            *seen,
            [
                "path_open \"../secret\" refused (Notcapable); --dir would allow it",
                "path_unlink_file \"a\" refused (Rofs); --dir without :ro would allow it",
            ]
        );
    }
}
