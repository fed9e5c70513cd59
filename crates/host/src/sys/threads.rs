//! What the operating system has to say of threads: how many there can be, and how exactly they sleep.
//!
//! Main type: [`ExactSleeps`]. One invariant: what is changed of a thread that is not ours is put back.

use std::marker::PhantomData;
#[cfg(target_os = "linux")]
use std::sync::OnceLock;

/// How many guest threads there is room for: each takes about ten mappings (its stack, its signal stack, an instance's
/// tables), and a process of Linux has so many (`vm.max_map_count`). An engine that cannot map is not one that goes on.
#[cfg(target_os = "linux")]
#[must_use]
pub fn most_threads() -> usize {
    static MOST: OnceLock<usize> = OnceLock::new();
    *MOST.get_or_init(|| {
        let maps = std::fs::read_to_string("/proc/sys/vm/max_map_count").ok();
        let maps: usize = maps.and_then(|text| text.trim().parse().ok()).unwrap_or(65_530);
        maps.saturating_sub(maps / 8) / 10
    })
}

/// How many guest threads there is room for, as far as is known.
#[cfg(not(target_os = "linux"))]
#[must_use]
pub fn most_threads() -> usize {
    usize::MAX
}

/// Until it is dropped, the calling thread's sleeps end when they should: Linux has them take up to 50 microseconds longer,
/// so that it wakes up less often (`PR_SET_TIMERSLACK`).
#[derive(Debug)]
pub struct ExactSleeps {
    #[cfg(target_os = "linux")]
    before: Option<libc::c_ulong>,
    /// It is about the thread that it was made on.
    not_send: PhantomData<*const ()>,
}

impl ExactSleeps {
    /// Of the calling thread, from now on.
    #[cfg(target_os = "linux")]
    #[must_use]
    pub fn begin() -> Self {
        // SAFETY: no argument is an address.
        let before = unsafe { libc::prctl(libc::PR_GET_TIMERSLACK) };
        // A thread has the slack of the one that started it: most of ours need no change.
        let before = libc::c_ulong::try_from(before).ok().filter(|before| *before > 1 && set_slack(1));
        ExactSleeps { before, not_send: PhantomData }
    }

    /// Of the calling thread, from now on: nothing to be done here.
    #[cfg(not(target_os = "linux"))]
    #[must_use]
    pub fn begin() -> Self {
        ExactSleeps { not_send: PhantomData }
    }
}

#[cfg(target_os = "linux")]
impl Drop for ExactSleeps {
    fn drop(&mut self) {
        if let Some(before) = self.before {
            set_slack(before);
        }
    }
}

#[cfg(target_os = "linux")]
fn set_slack(nanoseconds: libc::c_ulong) -> bool {
    // SAFETY: no argument is an address.
    unsafe { libc::prctl(libc::PR_SET_TIMERSLACK, nanoseconds) == 0 }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn sleeps_are_exact_for_a_while() {
        let slack =
            || std::fs::read_to_string("/proc/thread-self/timerslack_ns").map(|text| text.trim().to_owned());
        let Ok(before) = slack() else { return };
        let exact = ExactSleeps::begin();
        assert_eq!(slack().unwrap(), "1");
        drop(exact);
        assert_eq!(slack().unwrap(), before);
        assert!(most_threads() > 1000);
    }
}
