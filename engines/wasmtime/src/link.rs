//! Linking the system's calls to one instance, and showing its live guest to the system.
//!
//! Main types: [`Slot`] (one instance's memory and exports) and the functions that `function` makes. One invariant: a
//! slot is filled once, at the instance's first call or by [`Slot::bind`].

use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use wasmtime::{
    AsContext, Caller, Extern, ExternType, Func, FuncType, Instance, Memory, Module, SharedMemory, Store,
    Val, ValRaw,
};
use waxwing::engine::{self, Linking, Missing, Provider, Syscall};
use waxwing::layer::Layered;
use waxwing_abi::call::{MOST_PARAMS, Param, Words};

use crate::cow::Cow;
use crate::guest::Live;
use crate::imports;
use crate::report;

/// Where an instance's memory and exports are, for the calls that it makes. One per instance, shared by its calls.
pub struct Slot {
    pub(crate) memory: OnceLock<SlotMemory>,
    pub(crate) instance: OnceLock<Instance>,
    /// How its memory is mapped, if a fork can share it.
    pub(crate) pages: OnceLock<Arc<Cow>>,
    /// Where that is and how long, as last looked up.
    view: View,
    /// Whether it is told when that grows.
    is_told: AtomicBool,
}

/// A memory's place and length, if they are known. Only the thread that has the store uses it.
#[derive(Default)]
struct View {
    base: AtomicPtr<u8>,
    len: AtomicUsize,
}

impl View {
    #[inline]
    fn get(&self) -> Option<(*mut u8, usize)> {
        let base = self.base.load(Ordering::Relaxed);
        (!base.is_null()).then(|| (base, self.len.load(Ordering::Relaxed)))
    }

    fn set(&self, base: *mut u8, len: usize) {
        self.len.store(len, Ordering::Relaxed);
        self.base.store(base, Ordering::Relaxed);
    }

    fn forget(&self) {
        self.base.store(std::ptr::null_mut(), Ordering::Relaxed);
    }
}

/// An instance's memory.
pub(crate) enum SlotMemory {
    Own(Memory),
    Shared(SharedMemory),
}

/// How the system's side of the guest is found in a store's data. Mostly nothing but a type, so that finding is no call.
pub(crate) trait Find<T>: Fn(&mut T) -> &mut Layered + Copy + Send + Sync + 'static {}

impl<T, F: Fn(&mut T) -> &mut Layered + Copy + Send + Sync + 'static> Find<T> for F {}

impl Slot {
    /// A slot for an instance that does not exist yet.
    pub(crate) fn empty() -> Self {
        Slot {
            memory: OnceLock::new(),
            instance: OnceLock::new(),
            pages: OnceLock::new(),
            view: View::default(),
            is_told: AtomicBool::new(false),
        }
    }

    /// Has the memory looked up once and not for each call, which saves a third of what a call costs that the system answers
    /// by itself.
    ///
    /// # Safety
    /// [`Slot::memory_grows`] is called before any memory of the store grows, as its `ResourceLimiter` is asked for.
    pub unsafe fn heed_growth(&self) {
        self.is_told.store(true, Ordering::Relaxed);
    }

    /// A memory of its store is about to grow, other than a shared one: says [`ResourceLimiter::memory_growing`].
    ///
    /// [`ResourceLimiter::memory_growing`]: wasmtime::ResourceLimiter::memory_growing
    pub fn memory_grows(&self) {
        self.view.forget();
    }

    /// Where its memory is and how long it is now; nowhere, if it has none.
    #[inline]
    pub(crate) fn view(&self, context: impl AsContext) -> Option<(*mut u8, usize)> {
        match self.view.get() {
            Some(view) => Some(view),
            None => self.look(context),
        }
    }

    fn look(&self, context: impl AsContext) -> Option<(*mut u8, usize)> {
        match self.memory.get()? {
            SlotMemory::Own(memory) => {
                let (base, len) = (memory.data_ptr(&context), memory.data_size(&context));
                if self.is_told.load(Ordering::Relaxed) {
                    self.view.set(base, len);
                }
                Some((base, len))
            }
            SlotMemory::Shared(memory) => {
                let bytes = memory.data();
                Some((bytes.as_ptr().cast::<u8>().cast_mut(), bytes.len()))
            }
        }
    }

    pub(crate) fn fill(mut self, memory: SlotMemory, instance: Instance) -> Self {
        self.memory = OnceLock::from(memory);
        self.instance = OnceLock::from(instance);
        self
    }

    /// Says which instance this is the slot of. Its memory is the export `memory`, unless it was set before.
    pub fn bind<T>(&self, store: &mut Store<T>, instance: Instance) {
        if let Some(memory) = instance.get_export(&mut *store, "memory") {
            self.set(memory);
        }
        // A second binding would be a second instance: the first stays.
        let _ = self.instance.set(instance);
    }

    /// Says that the instance uses this shared memory, which it imports.
    pub fn share(&self, memory: SharedMemory) {
        let _ = self.memory.set(SlotMemory::Shared(memory));
    }

    /// Says that the instance uses this memory, which it imports.
    pub fn own(&self, memory: Memory) {
        let _ = self.memory.set(SlotMemory::Own(memory));
    }

    fn set(&self, export: Extern) {
        match export {
            Extern::Memory(memory) => self.own(memory),
            Extern::SharedMemory(memory) => self.share(memory),
            _ => {}
        }
    }

    /// The memory for a call that comes before [`Slot::bind`], from a start function.
    pub(crate) fn find<T: 'static>(&self, caller: &mut Caller<'_, T>) -> Option<&SlotMemory> {
        if self.memory.get().is_none() {
            self.set(caller.get_export("memory")?);
        }
        self.memory.get()
    }
}

/// What [`link`] makes: the imports, and the slot of the instance that will be made with them.
pub type Linked = (Vec<Extern>, Arc<Slot>);

/// What `module` imports, provided by the system, in the order that `Instance::new` wants it, and the slot that the new
/// instance is to be bound to. For those who own their store: `task` finds the system's side of the guest (made by
/// [`waxwing::Process::main_task`]) in the store's data.
///
/// # Errors
/// The imports that the system does not provide.
pub fn link<T: 'static>(
    store: &mut Store<T>,
    module: &Module,
    task: impl Fn(&mut T) -> &mut Layered + Copy + Send + Sync + 'static,
) -> Result<Linked, Vec<Missing>> {
    let slot = Arc::new(Slot::empty());
    let mut provided = Vec::new();
    let mut missing = Vec::new();
    for (provider, import) in
        imports::resolve(module, &[], Linking::default())?.into_iter().zip(module.imports())
    {
        match provider {
            (Provider::Call { call, exact }, ExternType::Func(ty)) => {
                provided.push(function(store, ty, call, exact, &slot, task).into());
            }
            _ => {
                let advice = "the owner of the store provides memories";
                missing.push(Missing::new(import.module(), import.name(), advice));
            }
        }
    }
    if missing.is_empty() { Ok((provided, slot)) } else { Err(missing) }
}

/// The function that makes `call` for the instance of `slot`; `ty` is how the module declares it: as it is (`exact`), or
/// with the same number of parameters, each an `i32` or `i64`.
pub(crate) fn function<T: 'static>(
    store: &mut Store<T>,
    ty: FuncType,
    call: &'static Syscall,
    exact: bool,
    slot: &Arc<Slot>,
    task: impl Find<T>,
) -> Func {
    let slot = Arc::clone(slot);
    if exact {
        // SAFETY: `ty` is the call's own type.
        unsafe {
            Func::new_unchecked(store, ty, move |caller, values| enter_raw(caller, &slot, task, call, values))
        }
    } else {
        Func::new(store, ty, move |caller, params, results| {
            enter_adapted(caller, &slot, task, call, params, results)
        })
    }
}

/// Makes `call` for a guest that declares it as it is.
///
/// # Safety
/// `values` has the call's parameters, and room for its result.
#[inline(always)]
pub(crate) unsafe fn enter_raw<T: 'static>(
    mut caller: Caller<'_, T>,
    slot: &Slot,
    task: impl Find<T>,
    call: &'static Syscall,
    values: &mut [MaybeUninit<ValRaw>],
) -> wasmtime::Result<()> {
    const { assert!(size_of::<ValRaw>() == size_of::<Param>() && align_of::<ValRaw>() == align_of::<Param>()) };
    // SAFETY: a `ValRaw` is what a `Param` is, and stays there until the result is written.
    let words: &Words = unsafe { std::slice::from_raw_parts(values.as_ptr().cast(), values.len()) };
    match engine::enter(&mut Live::in_call(&mut caller, slot, task), call, words) {
        Ok(result) if call.returns => {
            values[0].write(ValRaw::u32(result));
            Ok(())
        }
        Ok(_) => Ok(()),
        Err(stop) => Err(report::error(*stop)),
    }
}

/// Makes `call` for a guest that declares some of its numbers wider or narrower.
pub(crate) fn enter_adapted<T: 'static>(
    mut caller: Caller<'_, T>,
    slot: &Slot,
    task: impl Find<T>,
    call: &'static Syscall,
    params: &[Val],
    results: &mut [Val],
) -> wasmtime::Result<()> {
    let words = params_of(params);
    let result = engine::enter(&mut Live::in_call(&mut caller, slot, task), call, &words);
    let result = result.map_err(|stop| report::error(*stop))?;
    if let Some(value) = results.first_mut() {
        *value = Val::I32(result.cast_signed());
    }
    Ok(())
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
