//! The system's calls in a [`Linker`], for those who own their store.
//!
//! Main functions: [`add_to_linker`], and [`bind`] to make an instance's calls faster. One invariant: a call that comes from an
//! instance nobody has bound looks the memory up in that instance, so that no two instances of a store can be taken for each
//! other.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use wasmi::{AsContextMut, Error, ExternType, FuncType, Instance, Linker, Memory, Module, ValType};
use waxwing::Stop;
use waxwing::engine::{Linking, Provider, Syscall, newest};
use waxwing::layer::Layered;
use waxwing_abi::call::WasmType;

use crate::imports;
use crate::link::{Slot, Target};
use crate::report::Stopped;

/// Adds every call of every dialect to `linker`, the newest where a name has had several declarations; `task` finds the
/// system's side of the guest ([`waxwing::Builder::build_task`]) in the store's data. Modules of older WASIX guests are better
/// served by [`add_imports_to_linker`].
///
/// A guest's function that comes back with an error of which [`stopped`] knows something did not trap: its process has ended,
/// and [`Layered::status`] says how. A guest that computes without making calls is interrupted by the store's owner, with the
/// means of its engine (fuel).
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use wasmi::{Engine, Linker, Module, Store};
/// use waxwing::Process;
///
/// struct State {
///     wasi: waxwing::layer::Layered,
/// }
///
/// let engine = Engine::default();
/// let mut linker = Linker::new(&engine);
/// waxwing_wasmi::add_to_linker(&mut linker, |state: &mut State| &mut state.wasi)?;
///
/// let text = r#"(module (func (export "add") (param i32 i32) (result i32)
///     (i32.add (local.get 0) (local.get 1))))"#;
/// let module = Module::new(&engine, wat::parse_str(text)?)?;
/// let wasi = Process::builder().arg("plugin").env("LANG", "C").build_task()?;
/// let mut store = Store::new(&engine, State { wasi });
/// let instance = linker.instantiate_and_start(&mut store, &module)?;
/// waxwing_wasmi::bind(&mut store, |state| &mut state.wasi, instance);
/// let add = instance.get_typed_func::<(i32, i32), i32>(&store, "add")?;
/// assert_eq!(add.call(&mut store, (40, 2))?, 42);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// When the linker has one of the names already.
pub fn add_to_linker<T: 'static>(
    linker: &mut Linker<T>,
    task: fn(&mut T) -> &mut Layered,
) -> Result<(), Error> {
    newest().try_for_each(|call| add(linker, task, call, call_type(call)))
}

/// Adds what `module` imports to `linker`, each call as the module declares it.
///
/// # Errors
/// When the linker has one of the names already, or the module imports what the system does not provide (other modules that
/// the linker has are not looked at, nor are memories: those stay its owner's to provide).
pub fn add_imports_to_linker<T: 'static>(
    linker: &mut Linker<T>,
    module: &Module,
    task: fn(&mut T) -> &mut Layered,
) -> Result<(), Error> {
    let providers = imports::resolve(module, &[], Linking::default()).map_err(|missing| {
        let list: Vec<String> = missing.iter().map(ToString::to_string).collect();
        Error::new(list.join("\n"))
    })?;
    for (provider, import) in providers.into_iter().zip(module.imports()) {
        if let (Provider::Call { call, .. }, ExternType::Func(ty)) = (provider, import.ty()) {
            add(linker, task, call, ty.clone())?;
        }
    }
    Ok(())
}

/// Says that the system's side of the guest, as `task` finds it, belongs to `instance` alone, whose exported memory it uses from
/// now on without looking it up. A store with several instances that share one is not to be bound.
pub fn bind<T: 'static>(
    mut store: impl AsContextMut<Data = T>,
    task: fn(&mut T) -> &mut Layered,
    instance: Instance,
) {
    if let Some(memory) = instance.get_memory(&store, "memory") {
        task(store.as_context_mut().data_mut())
            .set_place(Owned { bound: Some((memory, instance)), depth: Arc::default() });
    }
}

/// What a guest's task notes of the instances that make its calls.
struct Owned {
    /// The only one, if its owner has said so.
    bound: Option<(Memory, Instance)>,
    /// How deep calls of the system into it are nested.
    depth: Arc<AtomicU32>,
}

/// The process's end on its way through a guest's frames, if that is what `error` is.
#[must_use]
pub fn stopped(error: &Error) -> Option<&Stop> {
    error.downcast_ref::<Stopped>().map(|Stopped(stop)| stop)
}

fn add<T: 'static>(
    linker: &mut Linker<T>,
    task: fn(&mut T) -> &mut Layered,
    call: &'static Syscall,
    ty: FuncType,
) -> Result<(), Error> {
    let target = Target::of_caller(call, task);
    linker.func_new(call.module, call.name, ty, move |mut caller, params, results| {
        target.answer_untyped(&mut caller, params, results)
    })?;
    Ok(())
}

/// The slot of one call: filled if the instance was bound, else to be filled from the caller.
pub(crate) fn slot<T: 'static>(task: fn(&mut T) -> &mut Layered, data: &mut T) -> Slot<T> {
    let guest = task(data);
    if guest.place::<Owned>().is_none() {
        guest.set_place(Owned { bound: None, depth: Arc::default() });
    }
    match guest.place::<Owned>() {
        Some(Owned { bound, depth }) => Slot::of_call(task, *bound, depth),
        None => Slot::of_call(task, None, &Arc::default()),
    }
}

fn call_type(call: &Syscall) -> FuncType {
    let value = |ty: &WasmType| match ty {
        WasmType::I32 => ValType::I32,
        WasmType::I64 => ValType::I64,
    };
    FuncType::new(call.params.iter().map(value), call.returns.then_some(ValType::I32))
}
