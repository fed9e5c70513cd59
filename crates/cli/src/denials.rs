//! What a program was refused, and the flag that would have allowed it.
//!
//! Main type: [`Record`]. With `-v` each refusal is told when it happens; otherwise when the program has ended, so that no
//! line of ours falls into what the program itself says. One invariant: a program that tries many things does not fill the
//! terminal: of those that one flag would allow a few are shown, and the rest is counted.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use waxwing::{Denial, DenialLog, Grant, Process, Reason};

use crate::mounts::Mount;
use crate::policy::Policy;
use crate::report;
use crate::units;

/// How many lines there are at most, and how many of them name the same flag.
const LINES: usize = 12;
const LINES_OF_A_FLAG: usize = 3;

/// What was refused in one run.
pub(crate) struct Record {
    mounts: Vec<Mount>,
    policy: Option<Arc<Policy>>,
    denials: Mutex<Vec<Denial>>,
}

impl Record {
    /// Of a program that is given `mounts`, those of `policy` among them.
    pub(crate) fn new(mounts: &[Mount], policy: Option<Arc<Policy>>) -> Arc<Self> {
        Arc::new(Record { mounts: mounts.to_vec(), policy, denials: Mutex::default() })
    }

    /// Where the system tells of refusals.
    pub(crate) fn log(self: &Arc<Self>) -> DenialLog {
        let record = Arc::clone(self);
        Arc::new(move |denial| {
            report::note(|| record.line(denial));
            record.denials.lock().unwrap_or_else(PoisonError::into_inner).push(denial.clone());
        })
    }

    /// What was refused so far.
    pub(crate) fn denials(&self) -> Vec<Denial> {
        self.denials.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A refusal and the flag that would allow it.
    pub(crate) fn line(&self, denial: &Denial) -> String {
        match self.advice(denial) {
            Some(advice) => format!("{denial}; {advice}"),
            None => denial.to_string(),
        }
    }

    /// Says what there is to say when the program has ended. What it looked for and did not find is worth a word only if it
    /// has failed: programs look for many things that they can do without.
    pub(crate) fn tell(&self, process: &Process, has_failed: bool) {
        let mut denials = self.denials();
        denials.retain(|denial| has_failed || denial.reason != Reason::NotGiven);
        let mut more = process.unlogged_denials();
        if !report::is_verbose() {
            let mut lines = 0;
            let mut lines_of = HashMap::new();
            for denial in denials.iter() {
                let of_flag = lines_of.entry(self.advice(denial)).or_insert(0);
                // Of programs that cannot be run each has a reason of its own.
                let is_another = matches!(denial.reason, Reason::NotRunnable { .. });
                if lines < LINES && (is_another || *of_flag < LINES_OF_A_FLAG) {
                    report::tell(&self.line(denial));
                    *of_flag += 1;
                    lines += 1;
                } else {
                    more += 1;
                }
            }
        }
        match more {
            0 => {}
            _ if report::is_verbose() => report::tell(&format!("and {more} more refusals")),
            1 => report::tell("and 1 more refusal; -v tells of it"),
            more => report::tell(&format!("and {more} more refusals; -v tells of each")),
        }
    }

    /// The flag that would allow what was refused, or the line of the policy, and what it would do.
    fn advice(&self, denial: &Denial) -> Option<String> {
        Some(match &denial.grant {
            Grant::Directory { guest, writable } => {
                let mode = if *writable { "" } else { ":ro" };
                let host = if denial.reason == Reason::NotGiven { "" } else { "HOST::" };
                let flag = self.flag(&format!("--dir {host}{}{mode}", quoted(guest)), "a [[dir]]");
                match &denial.reason {
                    // A link itself leads nowhere, whatever is given, unless a directory is put in its place.
                    Reason::Link { at, .. } if at != guest => {
                        format!("{flag} would give it that place by its own name")
                    }
                    _ => format!("{flag} would allow it"),
                }
            }
            Grant::Writable { guest } => {
                // Of mounts of one name, libc takes the last.
                let mount = self.mounts.iter().rev().find(|mount| mount.guest == *guest);
                if let Some(policy) = &self.policy
                    && let Some(line) = mount.and_then(|mount| policy.line_of(mount))
                {
                    let file = policy.file().display();
                    return Some(format!("mode = \"rw\" in {file}, line {line}, would allow it"));
                }
                let host = mount.map_or_else(|| "HOST".to_owned(), |mount| mount.source.to_string());
                format!("--dir {}::{} without :ro would allow it", quoted(&host), quoted(guest))
            }
            Grant::OpenFiles { .. } => self.flag("--max-open-files N", "open_files") + " would allow more",
            Grant::Threads { .. } => self.flag("--max-threads N", "threads") + " would allow more",
            Grant::Processes { .. } => self.flag("--max-processes N", "processes") + " would allow more",
            Grant::Memory { wanted, .. } => {
                let flag = format!("--max-memory {}", units::exact_size(*wanted));
                self.flag(&flag, "memory") + " would allow it"
            }
            Grant::Connect { host, port } => {
                let flag = format!("--allow-net {}", quoted(&host_and_port(host, *port)));
                self.flag(&flag, "connect in [net]") + " would allow it"
            }
            Grant::Bind { address } => {
                self.flag(&format!("--allow-bind {}", quoted(address)), "bind in [net]") + " would allow it"
            }
            Grant::Network => self.flag("--net", "all in [net]") + " would allow it",
            Grant::Listener => self.flag("--listen HOST:PORT", "listen") + " would give it one",
            _ => return None,
        })
    }

    /// A flag, and what is said in a policy instead, if there is one.
    fn flag(&self, flag: &str, key: &str) -> String {
        match &self.policy {
            Some(policy) => format!("{flag}, or {key} in {},", policy.file().display()),
            None => flag.to_owned(),
        }
    }
}

/// A host, and a port if there is one, as flags and policies have them.
pub(crate) fn host_and_port(host: &str, port: Option<u16>) -> String {
    match port {
        Some(port) if host.contains(':') => format!("[{host}]:{port}"),
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

/// A word as a shell takes it.
pub(crate) fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+=:,@%[]".contains(c);
    if word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_safe_to_paste() {
        assert_eq!(quoted("/data/a-b.c"), "/data/a-b.c");
        assert_eq!(quoted("my dir"), "'my dir'");
        assert_eq!(quoted("a'b; rm"), "'a'\\''b; rm'");
    }
}
