//! Values that each thread of a guest has of its own, by keys that all of them share: WASIX's thread locals of 2022, which
//! POSIX has as `pthread_key_create`. And the exports that guests of that time name for the system to call.
//!
//! Main types: [`Shared`], what the threads of one image know; [`Locals`], one thread's values. One invariant: a number that
//! stood for a key never stands for another, so what a thread still has of a key that is gone is nobody's.

use std::collections::BTreeMap;
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

use waxwing_abi::types::Errno;

use crate::engine::{self, Guest, Stop};

/// A thread's values, by key; a key without one has 0.
pub(crate) type Locals = BTreeMap<u32, u64>;

/// What all threads of an image know of them.
#[derive(Debug, Default)]
pub(crate) struct Shared(Mutex<State>);

#[derive(Clone, Debug, Default)]
struct State {
    /// The last key that was made.
    last: u32,
    /// What each key was made with.
    keys: BTreeMap<u32, u64>,
    /// The values that the first thread begins with: those of the thread that was forked.
    inherited: Locals,
    /// The export that is told of each value at a thread's end, as `callback_thread_local_destroy` named it.
    destructor: Option<String>,
    /// The export that a thread begins with, as `callback_thread` named it.
    entry: Option<String>,
}

/// What is called as long as nobody has named another.
const DESTRUCTOR: &str = "_thread_local_destroy";
const ENTRY: &str = "_start_thread";

/// How often destructors that set values again are called (POSIX: `PTHREAD_DESTRUCTOR_ITERATIONS`).
const ROUNDS: u32 = 4;

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// For a child that goes on from the thread with these values.
    pub(crate) fn fork(&self, locals: &Locals) -> Self {
        Shared(Mutex::new(State { inherited: locals.clone(), ..self.state().clone() }))
    }

    /// What a new thread begins with.
    pub(crate) fn take_inherited(&self) -> Locals {
        mem::take(&mut self.state().inherited)
    }

    /// # Errors
    /// `again` when all numbers have been keys.
    pub(crate) fn create(&self, user_data: u64) -> Result<u32, Errno> {
        let mut state = self.state();
        state.last = state.last.checked_add(1).ok_or(Errno::Again)?;
        let key = state.last;
        state.keys.insert(key, user_data);
        Ok(key)
    }

    /// # Errors
    /// `inval` when there is no such key.
    pub(crate) fn destroy(&self, key: u32) -> Result<(), Errno> {
        self.state().keys.remove(&key).map(drop).ok_or(Errno::Inval)
    }

    /// What the key was made with.
    ///
    /// # Errors
    /// `inval` when there is no such key.
    pub(crate) fn user_data(&self, key: u32) -> Result<u64, Errno> {
        self.state().keys.get(&key).copied().ok_or(Errno::Inval)
    }

    pub(crate) fn name_destructor(&self, export: &str) {
        self.state().destructor = Some(export.to_owned());
    }

    pub(crate) fn name_entry(&self, export: &str) {
        self.state().entry = Some(export.to_owned());
    }

    /// What a thread begins with in a module without `wasi_thread_start`: called with one 64-bit number.
    pub(crate) fn entry(&self) -> String {
        self.state().entry.clone().unwrap_or_else(|| ENTRY.to_owned())
    }

    fn destructor(&self) -> String {
        self.state().destructor.clone().unwrap_or_else(|| DESTRUCTOR.to_owned())
    }
}

/// At a thread's end: calls the guest's destructor for each key of which the thread has a value other than 0, with what the
/// key was made with and the value (or the former alone, if that is all that it takes).
///
/// # Errors
/// How the guest stopped.
pub(crate) fn end<G: Guest>(guest: &mut G) -> Result<(), Stop> {
    let image = guest.split().1.thread.image.clone();
    for _ in 0..ROUNDS {
        let locals = mem::take(&mut guest.split().1.thread.locals);
        if locals.is_empty() {
            break;
        }
        for (key, value) in locals.into_iter().filter(|(_, value)| *value != 0) {
            let Ok(user_data) = image.locals.user_data(key) else { continue };
            // A thread that has exited makes calls again, for the time of its destructors.
            guest.split().1.thread.shared.forget_exit();
            let destructor = image.locals.destructor();
            let called = match engine::call(guest, &destructor, &[user_data, value]) {
                Ok(false) => engine::call(guest, &destructor, &[user_data]),
                called => called,
            };
            match called {
                Ok(_) | Err(Stop::ThreadExited) => {}
                Err(stop) => return Err(stop),
            }
        }
    }
    Ok(())
}
