//! Linking the system's calls to one instance.
//!
//! Main types: [`Slot`] (one instance's memory and exports) and `Target` (what a linked function does). One invariant: a
//! slot is filled once, at the instance's first call or by [`Slot::bind`].

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use wasmi::{AsContextMut, Caller, Error, Extern, ExternType, Func, FuncType, Instance, Memory, Module, Val};
use waxwing::engine::{self, Linking, Missing, Provider, Syscall};
use waxwing::layer::Layered;
use waxwing_abi::call::{MOST_PARAMS, Param, Words};

use crate::guest::Live;
use crate::imports;
use crate::linker;
use crate::meter::Meter;
use crate::report::Stopped;
use crate::signatures;

/// How deep calls from the system into a guest may nest: handlers of signals that handlers send, most of all. Each takes
/// some of the OS thread's stack, unlike the guest's own calls.
const DEEPEST: u32 = 48;

/// Where an instance's memory and exports are, for the calls that it makes. One per instance, shared by its calls.
pub struct Slot<T: 'static> {
    pub(crate) memory: OnceLock<Memory>,
    pub(crate) instance: OnceLock<Instance>,
    pub(crate) task: fn(&mut T) -> &mut Layered,
    /// What counts the store's instructions, where the engine counts them.
    pub(crate) meter: Option<Arc<Meter>>,
    depth: Arc<AtomicU32>,
}

impl<T: 'static> Slot<T> {
    /// A slot for an instance that does not exist yet; `task` finds the system's side of the guest in the store's data.
    pub fn new(task: fn(&mut T) -> &mut Layered) -> Arc<Self> {
        Slot::metered(task, None)
    }

    pub(crate) fn metered(task: fn(&mut T) -> &mut Layered, meter: Option<Arc<Meter>>) -> Arc<Self> {
        let (memory, instance) = (OnceLock::new(), OnceLock::new());
        Arc::new(Slot { memory, instance, task, meter, depth: Arc::default() })
    }

    /// The slot of one call of an instance that others have made: whose it is, if they have said so, and how deep its calls
    /// are nested.
    pub(crate) fn of_call(
        task: fn(&mut T) -> &mut Layered,
        bound: Option<(Memory, Instance)>,
        depth: &Arc<AtomicU32>,
    ) -> Self {
        let (memory, instance) = match bound {
            Some((memory, instance)) => (OnceLock::from(memory), OnceLock::from(instance)),
            None => (OnceLock::new(), OnceLock::new()),
        };
        Slot { memory, instance, task, meter: None, depth: Arc::clone(depth) }
    }

    /// Says which instance this is the slot of. Its memory is the export `memory`, unless it was set before.
    pub fn bind(&self, store: impl AsContextMut<Data = T>, instance: Instance) {
        if let Some(memory) = instance.get_memory(&store, "memory") {
            self.own(memory);
        }
        // A second binding would be a second instance: the first stays.
        let _ = self.instance.set(instance);
    }

    /// Says that the instance uses this memory, which it imports.
    pub fn own(&self, memory: Memory) {
        let _ = self.memory.set(memory);
    }

    /// The memory for a call that comes before [`Slot::bind`], from a start function.
    #[cold]
    pub(crate) fn find(&self, caller: &Caller<'_, T>) {
        if let Some(Extern::Memory(memory)) = caller.get_export("memory") {
            self.own(memory);
        }
    }

    /// Runs guest code, unless too much of it is waiting for the system already.
    pub(crate) fn nest<R>(&self, run: impl FnOnce() -> R) -> Option<R> {
        struct Leave<'a>(&'a AtomicU32);
        impl Drop for Leave<'_> {
            fn drop(&mut self) {
                self.0.fetch_sub(1, Ordering::Relaxed);
            }
        }
        let depth = self.depth.fetch_add(1, Ordering::Relaxed);
        let _leave = Leave(&self.depth);
        (depth < DEEPEST).then(run)
    }
}

/// What [`link`] makes: the imports, and the slot of the instance that will be made with them.
pub type Linked<T> = (Vec<Extern>, Arc<Slot<T>>);

/// What `module` imports, provided by the system, in the order that `Instance::new` wants it, and the slot that the new
/// instance is to be bound to. For those who own their store: `task` finds the system's side of the guest (made by
/// [`waxwing::Process::main_task`]) in the store's data.
///
/// # Errors
/// The imports that the system does not provide.
pub fn link<T: 'static>(
    mut store: impl AsContextMut<Data = T>,
    module: &Module,
    task: fn(&mut T) -> &mut Layered,
) -> Result<Linked<T>, Vec<Missing>> {
    let slot = Slot::new(task);
    let mut provided = Vec::new();
    let mut missing = Vec::new();
    for (provider, import) in
        imports::resolve(module, &[], Linking::default())?.into_iter().zip(module.imports())
    {
        match (provider, import.ty()) {
            (Provider::Call { call, exact }, ExternType::Func(ty)) => {
                provided.push(function(&mut store, ty, exact, Target::new(call, &slot)).into());
            }
            _ => {
                let advice = "the owner of the store provides memories";
                missing.push(Missing::new(import.module(), import.name(), advice));
            }
        }
    }
    if missing.is_empty() { Ok((provided, slot)) } else { Err(missing) }
}

/// What a linked function does: a call, for the instance of a slot.
pub(crate) struct Target<T: 'static> {
    call: &'static Syscall,
    place: Place<T>,
}

/// Which instance a call is made for.
enum Place<T: 'static> {
    /// That of this slot.
    Slot(Arc<Slot<T>>),
    /// Whichever makes it; the system's side of the guest is found so.
    Caller(fn(&mut T) -> &mut Layered),
}

impl<T: 'static> Target<T> {
    pub(crate) fn new(call: &'static Syscall, slot: &Arc<Slot<T>>) -> Self {
        Target { call, place: Place::Slot(Arc::clone(slot)) }
    }

    pub(crate) fn of_caller(call: &'static Syscall, task: fn(&mut T) -> &mut Layered) -> Self {
        Target { call, place: Place::Caller(task) }
    }

    /// Makes the call. One copy of it serves the functions of all types.
    #[inline(never)]
    pub(crate) fn answer(&self, caller: &mut Caller<'_, T>, words: &Words) -> Result<u32, Error> {
        let result = match &self.place {
            Place::Slot(slot) => engine::enter(&mut Live::in_call(caller, slot), self.call, words),
            Place::Caller(task) => {
                let slot = linker::slot(*task, caller.data_mut());
                engine::enter(&mut Live::in_call(caller, &slot), self.call, words)
            }
        };
        result.map_err(|stop| Error::host(Stopped(*stop)))
    }

    /// As [`Target::answer`], of values whose types the module has declared.
    pub(crate) fn answer_untyped(
        &self,
        caller: &mut Caller<'_, T>,
        params: &[Val],
        results: &mut [Val],
    ) -> Result<(), Error> {
        let result = self.answer(caller, &params_of(params))?;
        if let Some(value) = results.first_mut() {
            *value = Val::I32(result.cast_signed());
        }
        Ok(())
    }
}

/// The function that makes `target`'s call; `ty` is how the module declares it: as it is (`exact`), or with the same number
/// of parameters, each an `i32` or `i64`.
pub(crate) fn function<T: 'static>(
    mut store: impl AsContextMut<Data = T>,
    ty: &FuncType,
    exact: bool,
    target: Target<T>,
) -> Func {
    let target = match target {
        target if exact => {
            let (params, returns) = (target.call.params, target.call.returns);
            match signatures::typed(&mut store, params, returns, target) {
                Ok(func) => return func,
                Err(target) => target,
            }
        }
        target => target,
    };
    Func::new(store, ty.clone(), move |mut caller, params, results| {
        target.answer_untyped(&mut caller, params, results)
    })
}

/// Typed values as raw parameters.
pub(crate) fn params_of(values: &[Val]) -> [Param; MOST_PARAMS] {
    let mut params = [Param::from(0); MOST_PARAMS];
    for (param, value) in params.iter_mut().zip(values) {
        *param = Param::from(match value {
            Val::I64(value) => value.cast_unsigned(),
            // Addresses and lengths are unsigned; a call that wants a signed i32 looks at the low half.
            Val::I32(value) => u64::from(value.cast_unsigned()),
            _ => 0,
        });
    }
    params
}
