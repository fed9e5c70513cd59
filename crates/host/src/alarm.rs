//! Timers that send signals: `proc_raise_interval`.
//!
//! Main type: [`Alarms`], those of a run. One OS thread serves them all, while there are any. One invariant: a process has at
//! most one for each signal, and none when it has ended.

use std::sync::{Arc, Condvar, Mutex, Weak};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use waxwing_abi::types::Errno;

use crate::process::{Process, lock};

/// No alarm goes off more often.
const LEAST: Duration = Duration::from_micros(50);

/// The alarms of a run.
#[derive(Debug, Default)]
pub(crate) struct Alarms(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    alarms: Vec<Alarm>,
    /// The thread is there, and will see what has changed.
    is_served: bool,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Alarm {
    process: Weak<Process>,
    pid: u32,
    signal: u8,
    at: Instant,
    /// Over and over.
    every: Option<Duration>,
}

impl Alarms {
    /// Has `signal` sent to `process` after `interval`, and after each further one if it `repeats`; never any more, if that is
    /// zero. An earlier alarm for the signal is forgotten, unless the new one fails.
    ///
    /// # Errors
    /// `again` when there is no thread to be had.
    pub(crate) fn set(
        &self,
        process: &Arc<Process>,
        signal: u8,
        interval: Duration,
        repeats: bool,
    ) -> Result<(), Errno> {
        let mut state = lock(&self.0.state);
        // What lies beyond the clock's end never comes.
        let at = Instant::now().checked_add(interval).filter(|_| !interval.is_zero());
        if at.is_some() && !state.is_served {
            let shared = Arc::clone(&self.0);
            let thread = std::thread::Builder::new().name("alarms".to_owned());
            state.thread = Some(thread.spawn(move || shared.serve()).map_err(|_| Errno::Again)?);
            state.is_served = true;
        }
        // Nothing fails from here on: who is told that there is no thread to be had keeps the alarm that there was.
        state.alarms.retain(|alarm| (alarm.pid, alarm.signal) != (process.pid(), signal));
        if let Some(at) = at {
            let every = repeats.then(|| interval.max(LEAST));
            let (pid, process) = (process.pid(), Arc::downgrade(process));
            state.alarms.push(Alarm { process, pid, signal, at, every });
        }
        drop(state);
        self.0.changed.notify_one();
        Ok(())
    }

    /// Forgets those of a process that has ended.
    pub(crate) fn forget(&self, pid: u32) {
        let mut state = lock(&self.0.state);
        let before = state.alarms.len();
        state.alarms.retain(|alarm| alarm.pid != pid);
        if state.alarms.len() != before {
            self.0.changed.notify_one();
        }
    }

    /// Forgets all, and waits for their thread.
    pub(crate) fn end(&self) {
        let mut state = lock(&self.0.state);
        state.alarms.clear();
        let thread = state.thread.take();
        drop(state);
        self.0.changed.notify_one();
        // A panic of ours has been printed by that thread.
        drop(thread.map(JoinHandle::join));
    }
}

impl Shared {
    fn serve(&self) {
        let mut state = lock(&self.state);
        while let Some(next) = state.alarms.iter().map(|alarm| alarm.at).min() {
            let now = Instant::now();
            if next > now {
                let waited = self.changed.wait_timeout(state, next - now);
                state = waited.unwrap_or_else(std::sync::PoisonError::into_inner).0;
                continue;
            }
            let mut due = Vec::new();
            state.alarms.retain_mut(|alarm| {
                if alarm.at > now {
                    return true;
                }
                due.push((Weak::clone(&alarm.process), alarm.signal));
                // Those that were missed are one: a signal is pending or it is not.
                alarm.at = match alarm.every {
                    None => return false,
                    Some(every) if alarm.at + every > now => alarm.at + every,
                    Some(every) => now + every,
                };
                true
            });
            drop(state);
            for (process, signal) in due {
                if let Some(process) = process.upgrade() {
                    // It is one: the call has checked it.
                    let _ = process.signal(signal);
                }
            }
            state = lock(&self.state);
        }
        state.is_served = false;
    }
}
