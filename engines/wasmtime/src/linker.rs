//! The system's calls in a [`Linker`], for those who own their store.
//!
//! Main functions: [`add_to_linker`], and [`bind`] to make an instance's calls faster. One invariant: a call that comes from an
//! instance nobody has bound looks the memory up in that instance, so that no two instances of a store can be taken for each
//! other.

use wasmtime::{
    AsContextMut, Engine, Extern, FuncType, Instance, Linker, Memory, Module, SharedMemory, ValType,
};
use waxwing::engine::{Linking, Provider, Syscall, newest};
use waxwing::layer::Layered;
use waxwing_abi::call::WasmType;

use crate::imports;
use crate::link::{self, Find, Slot};

/// Adds every call of every dialect to `linker`, the newest where a name has had several declarations; `task` finds the
/// system's side of the guest ([`waxwing::Builder::build_task`]) in the store's data. Modules of older WASIX guests are better
/// served by [`add_imports_to_linker`].
///
/// A guest's function that comes back with an error in which there is a [`waxwing::Stop`] did not trap: its process has ended,
/// and [`Layered::status`] says how. A guest that computes without making calls is interrupted by the store's owner, with the
/// means of its engine (epochs, fuel).
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use wasmtime::{Engine, Linker, Module, Store};
/// use waxwing::Process;
///
/// struct State {
///     wasi: waxwing::layer::Layered,
/// }
///
/// let engine = Engine::default();
/// let mut linker = Linker::new(&engine);
/// waxwing_wasmtime::add_to_linker(&mut linker, |state: &mut State| &mut state.wasi)?;
///
/// let text = r#"(module (func (export "add") (param i32 i32) (result i32)
///     (i32.add (local.get 0) (local.get 1))))"#;
/// let module = Module::new(&engine, wat::parse_str(text)?)?;
/// let wasi = Process::builder().arg("plugin").env("LANG", "C").build_task()?;
/// let mut store = Store::new(&engine, State { wasi });
/// let instance = linker.instantiate(&mut store, &module)?;
/// waxwing_wasmtime::bind(&mut store, |state| &mut state.wasi, instance);
/// let add = instance.get_typed_func::<(i32, i32), i32>(&mut store, "add")?;
/// assert_eq!(add.call(&mut store, (40, 2))?, 42);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// When the linker has one of the names already.
pub fn add_to_linker<T: 'static>(
    linker: &mut Linker<T>,
    task: impl Fn(&mut T) -> &mut Layered + Copy + Send + Sync + 'static,
) -> wasmtime::Result<()> {
    newest().try_for_each(|call| add(linker, task, call, call_type(linker.engine(), call), true))
}

/// Adds what `module` imports to `linker`, each call as the module declares it.
///
/// # Errors
/// When the linker has one of the names already, or the module imports what the system does not provide (other modules that
/// the linker has are not looked at, nor are memories: those stay its owner's to provide).
pub fn add_imports_to_linker<T: 'static>(
    linker: &mut Linker<T>,
    module: &Module,
    task: impl Fn(&mut T) -> &mut Layered + Copy + Send + Sync + 'static,
) -> wasmtime::Result<()> {
    let providers = imports::resolve(module, &[], Linking::default()).map_err(|missing| {
        let list: Vec<String> = missing.iter().map(ToString::to_string).collect();
        wasmtime::Error::msg(list.join("\n"))
    })?;
    for (provider, ty) in providers {
        if let (Provider::Call { call, exact }, Some(ty)) = (provider, ty.func()) {
            add(linker, task, call, ty.clone(), exact)?;
        }
    }
    Ok(())
}

/// Says that the system's side of the guest, as `task` finds it, belongs to `instance` alone, whose exported memory it uses from
/// now on without looking it up: 40 ns less per call. A store with several instances that share one is not to be bound.
pub fn bind<T: 'static>(
    mut store: impl AsContextMut<Data = T>,
    task: impl Fn(&mut T) -> &mut Layered + Copy + Send + Sync + 'static,
    instance: Instance,
) {
    let memory = match instance.get_export(&mut store, "memory") {
        Some(Extern::Memory(memory)) => Bound::Own(memory),
        Some(Extern::SharedMemory(memory)) => Bound::Shared(memory),
        _ => return,
    };
    task(store.as_context_mut().data_mut()).set_place((memory, instance));
}

/// The memory of the instance that a guest's system side belongs to.
enum Bound {
    Own(Memory),
    Shared(SharedMemory),
}

fn add<T: 'static>(
    linker: &mut Linker<T>,
    task: impl Find<T>,
    call: &'static Syscall,
    ty: FuncType,
    exact: bool,
) -> wasmtime::Result<()> {
    if exact {
        // SAFETY: `ty` is the call's own type.
        unsafe {
            linker.func_new_unchecked(call.module, call.name, ty, move |mut caller, values| {
                let slot = slot(task, caller.data_mut());
                link::enter_raw(caller, &slot, task, call, values)
            })?;
        }
    } else {
        linker.func_new(call.module, call.name, ty, move |mut caller, params, results| {
            let slot = slot(task, caller.data_mut());
            link::enter_adapted(caller, &slot, task, call, params, results)
        })?;
    }
    Ok(())
}

/// The slot of one call: filled if the instance was bound, else to be filled from the caller.
#[inline]
fn slot<T: 'static>(task: impl Find<T>, data: &mut T) -> Slot {
    let slot = Slot::empty();
    match task(data).place::<(Bound, Instance)>() {
        Some((Bound::Own(memory), instance)) => slot.fill(link::SlotMemory::Own(*memory), *instance),
        Some((Bound::Shared(memory), instance)) => {
            slot.fill(link::SlotMemory::Shared(memory.clone()), *instance)
        }
        None => slot,
    }
}

fn call_type(engine: &Engine, call: &Syscall) -> FuncType {
    let value = |ty: &WasmType| match ty {
        WasmType::I32 => ValType::I32,
        WasmType::I64 => ValType::I64,
    };
    FuncType::new(engine, call.params.iter().map(value), call.returns.then_some(ValType::I32))
}
