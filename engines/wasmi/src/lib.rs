//! Waxwing under wasmi: the same system under an interpreter.
//!
//! A first engine of little more than a hundred lines, to try the seams: commands, reactors and forks run; there is no
//! shared memory in wasmi, so no threads, and a loop that makes no calls cannot be stopped yet.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use wasmi::{AsContextMut, Caller, Error, Extern, Func, Instance, Memory, Mutability, Store, Val, ValType};
use waxwing::engine::{self, Engine, Guest, Module, SYSCALLS, Signature, Start, Stop, Value, ValueType};
use waxwing::layer::Layered;
use waxwing_abi::GuestMemory;
use waxwing_abi::call::{WasmType, Words};
use waxwing_abi::types::Errno;

/// wasmi, set up for the system's guests.
pub struct Wasmi {
    engine: wasmi::Engine,
}

/// A loaded module.
pub struct Program(wasmi::Module);

impl Module for Program {
    fn is_wasix(&self) -> bool {
        self.0.imports().any(|import| engine::is_wasix(import.module()))
    }

    fn has_function(&self, name: &str) -> bool {
        self.0.get_export(name).is_some_and(|ty| ty.func().is_some())
    }

    fn functions(&self) -> Vec<String> {
        let functions = self.0.exports().filter(|export| export.ty().func().is_some());
        functions.map(|export| export.name().to_owned()).collect()
    }
}

impl Wasmi {
    /// An engine.
    #[must_use]
    pub fn new() -> Arc<Self> {
        Arc::new(Wasmi { engine: wasmi::Engine::default() })
    }

    /// Translates a module from its binary form.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn load(&self, wasm: &[u8]) -> Result<Arc<Program>, Error> {
        wasmi::Module::new(&self.engine, wasm).map(Program).map(Arc::new)
    }
}

/// What a store holds.
struct State {
    task: Layered,
    memory: Option<Memory>,
    instance: Option<Instance>,
}

/// [`Stop`] on its way through the guest's frames.
#[derive(Debug)]
struct Stopped(Stop);

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl wasmi::errors::HostError for Stopped {}

fn stop(error: Error) -> Stop {
    if error.downcast_ref::<Stopped>().is_none() {
        return Stop::Trap(error.into());
    }
    error.downcast::<Stopped>().map_or_else(|| Stop::Trap("lost".into()), |stopped| stopped.0)
}

impl Engine for Wasmi {
    fn start(&self, module: &Arc<dyn Module>, task: Layered, start: Start) -> Result<(), Stop> {
        let module: &dyn Any = &**module;
        let Program(module) =
            module.downcast_ref().ok_or_else(|| Stop::Trap("the module is another engine's".into()))?;
        let mut store = Store::new(&self.engine, State { task, memory: None, instance: None });
        let mut imports: Vec<Extern> = Vec::new();
        for import in module.imports() {
            let missing =
                || Stop::Trap(format!("{}.{} has no provider", import.module(), import.name()).into());
            let ty = import.ty().func().ok_or_else(missing)?;
            let matches =
                |params: &[WasmType]| params.iter().copied().map(value_type).eq(ty.params().iter().copied());
            let call = SYSCALLS
                .iter()
                .find(|call| {
                    call.module == import.module() && call.name == import.name() && matches(call.params)
                })
                .ok_or_else(missing)?;
            imports.push(Extern::Func(Func::new(
                &mut store,
                ty.clone(),
                move |mut caller, params, results| {
                    if caller.data().memory.is_none() {
                        let memory = caller.get_export("memory").and_then(Extern::into_memory);
                        caller.data_mut().memory = memory;
                    }
                    let mut words: Words = [0; 16];
                    for (word, value) in words.iter_mut().zip(params) {
                        *word = raw(value).unwrap_or_default();
                    }
                    let result = engine::enter(&mut Live(caller), call, &words);
                    let result = result.map_err(|stop| Error::host(Stopped(stop)))?;
                    if let Some(value) = results.first_mut() {
                        *value = Val::I32(result.cast_signed());
                    }
                    Ok(())
                },
            )));
        }
        let instance = Instance::new(&mut store, module, &imports).map_err(stop)?;
        let memory = instance.get_memory(&store, "memory");
        store.data_mut().instance = Some(instance);
        store.data_mut().memory = memory;
        engine::run(&mut Live(&mut store), start)
    }

    /// There is nothing to interrupt a computing guest with: what ends it waits for its next call.
    fn interrupt(&self) {}

    fn can_spawn(&self, _module: &Arc<dyn Module>) -> Result<(), Errno> {
        Err(Errno::Notsup)
    }
}

fn value_type(ty: WasmType) -> ValType {
    match ty {
        WasmType::I32 => ValType::I32,
        WasmType::I64 => ValType::I64,
    }
}

fn raw(value: &Val) -> Option<u64> {
    match value {
        Val::I32(value) => Some(u64::from(value.cast_unsigned())),
        Val::I64(value) => Some(value.cast_unsigned()),
        _ => None,
    }
}

fn value(ty: ValType, word: u64) -> Val {
    match ty {
        ValType::I64 => Val::I64(word.cast_signed()),
        #[expect(clippy::cast_possible_truncation, reason = "an i32 is the low half of its word")]
        _ => Val::I32((word as u32).cast_signed()),
    }
}

/// A way to a store that also leads to its data for as long as itself is borrowed.
trait Context: AsContextMut<Data = State> {
    fn data(&mut self) -> &mut State;
}

impl Context for Caller<'_, State> {
    fn data(&mut self) -> &mut State {
        self.data_mut()
    }
}

impl Context for &mut Store<State> {
    fn data(&mut self) -> &mut State {
        self.data_mut()
    }
}

/// A live guest, during a call or between two.
struct Live<C>(C);

impl<C: Context> Live<C> {
    fn export(&self, name: &str) -> Option<Extern> {
        self.0.as_context().data().instance?.get_export(&self.0, name)
    }
}

impl<C: Context> Guest for Live<C> {
    fn split(&mut self) -> (GuestMemory<'_>, &mut Layered) {
        let context = self.0.as_context();
        let bounds =
            context.data().memory.map(|memory| (memory.data_ptr(context), memory.data_size(context)));
        // SAFETY: wasmi keeps the bytes where they are until the memory grows, which only the guest does; `split` is
        // called anew after the guest has run. There are no other threads.
        let memory =
            bounds.map_or(GuestMemory::empty(), |(base, len)| unsafe { GuestMemory::new(base, len as u64) });
        (memory, &mut self.0.data().task)
    }

    fn signature(&mut self, export: &str) -> Option<Signature> {
        let ty = self.export(export)?.into_func()?.ty(&self.0);
        let types = |types: &[ValType]| types.iter().map(type_of).collect();
        Some(Signature { params: types(ty.params()), results: types(ty.results()) })
    }

    fn call(&mut self, export: &str, arguments: &[Value]) -> Result<Vec<Value>, Stop> {
        let func = self.export(export).and_then(Extern::into_func);
        let func = func.ok_or_else(|| Stop::Trap(format!("`{export}` is not exported any more").into()))?;
        let ty = func.ty(&self.0);
        let arguments: Vec<Val> =
            ty.params().iter().zip(arguments).map(|(ty, value)| val(*ty, *value)).collect();
        let mut results = vec![Val::I32(0); ty.results().len()];
        func.call(&mut self.0, &arguments, &mut results).map_err(stop)?;
        Ok(results.iter().map(value_of).collect())
    }

    fn global(&mut self, export: &str) -> Option<u64> {
        raw(&self.export(export)?.into_global()?.get(&self.0))
    }

    fn globals(&mut self) -> Vec<(String, u64)> {
        let Some(instance) = self.0.as_context().data().instance else { return Vec::new() };
        let mutable = instance.exports(&self.0).filter_map(|export| {
            let name = export.name().to_owned();
            let global =
                export.into_global().filter(|global| global.ty(&self.0).mutability() == Mutability::Var)?;
            Some((name, raw(&global.get(&self.0))?))
        });
        mutable.collect()
    }

    fn set_global(&mut self, export: &str, word: u64) {
        if let Some(global) = self.export(export).and_then(Extern::into_global) {
            let value = value(global.ty(&self.0).content(), word);
            // Refused for an immutable global, which then has the value that it had when it was read.
            let _ = global.set(&mut self.0, value);
        }
    }

    fn grow(&mut self, bytes: u64) -> Result<(), Stop> {
        const PAGE: u64 = 65536;
        let Some(memory) = self.0.as_context().data().memory else { return Ok(()) };
        let wanted = bytes.div_ceil(PAGE).saturating_sub(memory.size(&self.0));
        memory.grow(&mut self.0, wanted).map(drop).map_err(|error| Stop::Trap(error.to_string().into()))
    }
}

fn type_of(ty: &ValType) -> ValueType {
    match ty {
        ValType::I32 => ValueType::I32,
        ValType::I64 => ValueType::I64,
        ValType::F32 => ValueType::F32,
        ValType::F64 => ValueType::F64,
        ValType::V128 => ValueType::V128,
        ValType::FuncRef | ValType::ExternRef => ValueType::Reference,
    }
}

fn val(ty: ValType, value: Value) -> Val {
    match value {
        Value::I32(value) => Val::I32(value),
        Value::I64(value) => Val::I64(value),
        Value::F32(bits) => Val::F32(wasmi::F32::from_bits(bits)),
        Value::F64(bits) => Val::F64(wasmi::F64::from_bits(bits)),
        Value::V128(bits) => Val::V128(bits.into()),
        Value::Null | Value::Reference => Val::default_for_ty(ty),
    }
}

fn value_of(val: &Val) -> Value {
    match val {
        Val::I32(value) => Value::I32(*value),
        Val::I64(value) => Value::I64(*value),
        Val::F32(value) => Value::F32(value.to_bits()),
        Val::F64(value) => Value::F64(value.to_bits()),
        Val::V128(value) => Value::V128(value.as_u128()),
        Val::FuncRef(reference) if reference.is_null() => Value::Null,
        Val::ExternRef(reference) if reference.is_null() => Value::Null,
        Val::FuncRef(_) | Val::ExternRef(_) => Value::Reference,
    }
}
