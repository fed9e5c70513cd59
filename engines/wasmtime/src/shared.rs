//! Memories that the threads of a process share, and the instructions by which they wait for each other there.
//!
//! Main types: [`Memories`] and [`Waits`]. One invariant: a process has one memory for one import, whichever thread's instance
//! asks first.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use wasmtime::{Caller, Extern, Func, Instance, MemoryType, Ref, SharedMemory, Store};
use waxwing::Stop;
use waxwing::engine::{self, Guest, MemoryLimit};
use waxwing_abi::GuestMemory;
use waxwing_abi::types::Errno;
use waxwing_module::rewrite;

use crate::cow::Cow;
use crate::engine::State;
use crate::guest::Live;
use crate::link::Slot;

/// Which memory of a process: `env.memory`, which all its programs share, or one that a program had defined itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Environment,
    /// The program, by the address that it is kept at, and the import's place.
    Own(usize, usize),
}

/// The shared memories of a process.
#[derive(Default)]
pub(crate) struct Memories {
    made: Mutex<Vec<(Which, Option<SharedMemory>)>>,
    /// How the one that the guest's calls use is mapped, if a fork can share it, for as long as the memory is.
    pub(crate) pages: OnceLock<Arc<Cow>>,
}

impl Memories {
    /// The memory of this import, made by the first thread that asks: no larger than the limit allows, which nobody will be
    /// asked about later.
    pub(crate) fn get(
        &self,
        engine: &wasmtime::Engine,
        which: Which,
        ty: &MemoryType,
        limit: &mut MemoryLimit,
    ) -> wasmtime::Result<SharedMemory> {
        let mut memories = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let made = match memories.iter().find(|(other, _)| *other == which) {
            Some((_, memory)) => memory.clone(),
            None => {
                let taken = memories.iter().filter_map(|(_, memory)| memory.as_ref());
                let taken: u64 = taken.map(|memory| most_bytes(&memory.ty())).sum();
                let memory = make(engine, ty, limit, taken)?;
                memories.push((which, memory.clone()));
                memory
            }
        };
        made.ok_or_else(|| wasmtime::Error::msg("the shared memory could not be mapped"))
    }
}

/// How large a memory of this type may become, in bytes.
fn most_bytes(ty: &MemoryType) -> u64 {
    ty.maximum().unwrap_or(u64::MAX).saturating_mul(ty.page_size())
}

fn make(
    engine: &wasmtime::Engine,
    ty: &MemoryType,
    limit: &mut MemoryLimit,
    taken: u64,
) -> wasmtime::Result<Option<SharedMemory>> {
    let most = limit.most().saturating_sub(taken) / ty.page_size();
    let needed = ty.minimum();
    if needed > most {
        limit.refuse(needed.saturating_mul(ty.page_size()));
        return Err(wasmtime::Error::msg("the shared memory may not be as large as it has to be"));
    }
    let ty = MemoryType::builder()
        .memory64(ty.is_64())
        .shared(true)
        .min(needed)
        .max(Some(ty.maximum().map_or(most, |maximum| maximum.min(most))))
        .page_size_log2(ty.page_size_log2())
        .build()?;
    Ok(SharedMemory::new(engine, ty).ok())
}

/// The memories that a module imports, as far as they are shared: what it needs to wait and notify.
#[derive(Default)]
pub(crate) struct Waits(Vec<Option<SharedMemory>>);

impl Waits {
    /// Takes note of the next import.
    pub(crate) fn note(&mut self, import: &Extern) {
        match import {
            Extern::SharedMemory(memory) => self.0.push(Some(memory.clone())),
            Extern::Memory(_) => self.0.push(None),
            _ => {}
        }
    }

    /// Gives the new instance, of which nothing has run yet, the functions that its instructions have become
    /// ([`rewrite::WAITS_EXPORT`]).
    pub(crate) fn fill(
        self,
        store: &mut Store<State>,
        instance: Instance,
        slot: &Arc<Slot>,
    ) -> wasmtime::Result<()> {
        let Some(table) = instance.get_table(&mut *store, rewrite::WAITS_EXPORT) else { return Ok(()) };
        for (place, memory) in (0u64..).zip(self.0) {
            let Some(memory) = memory else { continue };
            for (kind, func) in (0u64..).zip(functions(store, &memory, slot)) {
                table.set(&mut *store, place * 3 + kind, Ref::Func(Some(func)))?;
            }
        }
        Ok(())
    }
}

/// wait32, wait64 and notify of one memory.
fn functions(store: &mut Store<State>, memory: &SharedMemory, slot: &Arc<Slot>) -> [Func; 3] {
    let given = || (memory.clone(), Arc::clone(slot));
    let (memory, slot) = given();
    let wait32 = Func::wrap(
        &mut *store,
        move |mut caller: Caller<'_, State>, address: u64, expected: u32, timeout: i64| {
            let load = |memory: GuestMemory<'_>| Ok(memory.load_u32_seq_cst(address)? == expected);
            wait(&mut Live::in_call(&mut caller, &slot, State::task), view(&memory), address, load, timeout)
        },
    );
    let (memory, slot) = given();
    let wait64 = Func::wrap(
        &mut *store,
        move |mut caller: Caller<'_, State>, address: u64, expected: u64, timeout: i64| {
            let load = |memory: GuestMemory<'_>| Ok(memory.load_u64_seq_cst(address)? == expected);
            wait(&mut Live::in_call(&mut caller, &slot, State::task), view(&memory), address, load, timeout)
        },
    );
    let (memory, slot) = given();
    let notify = Func::wrap(
        &mut *store,
        move |mut caller: Caller<'_, State>, address: u64, most: u32| -> wasmtime::Result<u32> {
            let word = word(view(&memory), address)?;
            Ok(engine::atomic_notify(&mut Live::in_call(&mut caller, &slot, State::task), word, most))
        },
    );
    [wait32, wait64, notify]
}

fn wait(
    guest: &mut impl Guest,
    memory: GuestMemory<'_>,
    address: u64,
    is_unchanged: impl FnOnce(GuestMemory<'_>) -> Result<bool, Errno>,
    timeout: i64,
) -> wasmtime::Result<u32> {
    let word = word(memory, address)?;
    Ok(engine::atomic_wait(guest, word, || is_unchanged(memory), timeout)? as u32)
}

/// What the futex of the word is found by. The instruction's function has checked the address; who calls with another has
/// taken the reserved export for something else.
fn word(memory: GuestMemory<'_>, address: u64) -> Result<usize, Stop> {
    let claimed = memory.claim(address, 4).map(|at| at.addr());
    claimed.map_err(|errno| Stop::Trap(format!("a word out of bounds: {errno:?}").into()))
}

/// The memory as it is now.
fn view(memory: &SharedMemory) -> GuestMemory<'_> {
    let bytes = memory.data();
    // SAFETY: Wasmtime maps these bytes for as long as the memory lives, which the result does not outlive; shared memories
    // neither move nor shrink.
    unsafe { GuestMemory::new(bytes.as_ptr().cast::<u8>().cast_mut(), bytes.len() as u64) }
}
