//! A live guest as the system sees it: memory, exports, globals of the instance that makes the call.
//!
//! Main type: [`Live`]. One invariant: guest code runs by [`Guest::call`] alone, which goes on with it when a slice of its
//! fuel is used up.

use wasmi::{
    AsContextMut, Caller, Extern, F32, F64, Func, Global, Mutability, ResumableCall, Store, Val, ValType,
};
use waxwing::engine::{self, Cause, Guest, Signature, Stop, Value};
use waxwing::layer::Layered;
use waxwing_abi::GuestMemory;

use crate::imports;
use crate::link::Slot;
use crate::meter::Meter;
use crate::report;

/// A way to a store that also leads to its data for as long as itself is borrowed.
pub(crate) trait Context: AsContextMut {
    fn data(&mut self) -> &mut Self::Data;
}

impl<T: 'static> Context for &mut Caller<'_, T> {
    fn data(&mut self) -> &mut T {
        self.data_mut()
    }
}

impl<T: 'static> Context for &mut Store<T> {
    fn data(&mut self) -> &mut T {
        self.data_mut()
    }
}

/// The guest of one slot, during a call or between two.
pub(crate) struct Live<'a, C, T: 'static> {
    context: C,
    slot: &'a Slot<T>,
}

impl<'a, 'c, T: 'static> Live<'a, &'a mut Caller<'c, T>, T> {
    /// During a call of the guest's.
    #[inline]
    pub(crate) fn in_call(caller: &'a mut Caller<'c, T>, slot: &'a Slot<T>) -> Self {
        if slot.memory.get().is_none() {
            slot.find(caller);
        }
        Live { context: caller, slot }
    }
}

impl<'a, C: Context<Data = T>, T: 'static> Live<'a, C, T> {
    /// Between two calls.
    pub(crate) fn between_calls(context: C, slot: &'a Slot<T>) -> Self {
        Live { context, slot }
    }

    fn export(&self, name: &str) -> Option<Extern> {
        self.slot.instance.get()?.get_export(&self.context, name)
    }

    fn exported_func(&self, name: &str) -> Option<Func> {
        self.export(name)?.into_func()
    }

    fn exported_global(&self, name: &str) -> Option<Global> {
        self.export(name)?.into_global()
    }

    /// Runs `func`, and goes on with it each time its slice of fuel is used up, for as long as there is fuel.
    fn run(&mut self, func: Func, arguments: &[Val], results: &mut [Val]) -> Result<(), Stop> {
        let Some(meter) = &self.slot.meter else {
            return func.call(&mut self.context, arguments, results).map_err(report::stop);
        };
        let mut state = func.call_resumable(&mut self.context, arguments, results).map_err(report::stop)?;
        loop {
            let paused = match state {
                ResumableCall::Finished => return Ok(()),
                ResumableCall::HostTrap(trap) => return Err(report::stop(trap.into_host_error())),
                ResumableCall::OutOfFuel(paused) => paused,
            };
            engine::deliver(self)?;
            refill(&mut self.context, meter, paused.required_fuel())?;
            state = paused.resume(&mut self.context, results).map_err(report::stop)?;
        }
    }
}

/// Gives a store its next slice of fuel.
///
/// # Errors
/// When there is not as much as it needs to go on.
pub(crate) fn refill(mut store: impl AsContextMut, meter: &Meter, required: u64) -> Result<(), Stop> {
    let mut store = store.as_context_mut();
    let left = store.get_fuel().map_err(report::stop)?;
    let next = meter.refill(left, required).ok_or_else(|| report::trap_of(Cause::FuelExhausted))?;
    store.set_fuel(next).map_err(report::stop)
}

impl<C: Context<Data = T>, T: 'static> Guest for Live<'_, C, T> {
    #[inline]
    fn split(&mut self) -> (GuestMemory<'_>, &mut Layered) {
        let Some(memory) = self.slot.memory.get() else {
            return (GuestMemory::empty(), (self.slot.task)(self.context.data()));
        };
        let (base, len) = (memory.data_ptr(&self.context), memory.data_size(&self.context));
        // SAFETY: wasmi keeps the bytes where they are until the memory grows, which only the guest does; `split` is
        // called anew after the guest has run. There are no other threads.
        let memory = unsafe { GuestMemory::new(base, len as u64) };
        (memory, (self.slot.task)(self.context.data()))
    }

    fn signature(&mut self, export: &str) -> Option<Signature> {
        Some(imports::signature(&self.exported_func(export)?.ty(&self.context)))
    }

    fn call(&mut self, export: &str, arguments: &[Value]) -> Result<Vec<Value>, Stop> {
        let func = self.exported_func(export);
        let func = func.ok_or_else(|| Stop::Trap(format!("`{export}` is not exported any more").into()))?;
        let ty = func.ty(&self.context);
        let arguments: Vec<Val> =
            ty.params().iter().zip(arguments).map(|(ty, value)| val(*ty, *value)).collect();
        let mut results = vec![Val::I32(0); ty.results().len()];
        let slot = self.slot;
        slot.nest(|| self.run(func, &arguments, &mut results))
            .unwrap_or_else(|| Err(report::trap_of(Cause::StackExhausted)))?;
        Ok(results.iter().map(value).collect())
    }

    fn global(&mut self, export: &str) -> Option<u64> {
        value(&self.exported_global(export)?.get(&self.context)).word()
    }

    fn globals(&mut self) -> Vec<(String, Value)> {
        let Some(instance) = self.slot.instance.get() else { return Vec::new() };
        let mutable = instance.exports(&self.context).filter_map(|export| {
            let name = export.name().to_owned();
            let global = export.into_global()?;
            let mutable = global.ty(&self.context).mutability() == Mutability::Var;
            match value(&global.get(&self.context)) {
                Value::Null | Value::Reference => None,
                value => mutable.then_some((name, value)),
            }
        });
        mutable.collect()
    }

    fn set_global(&mut self, export: &str, value: Value) {
        let Some(global) = self.exported_global(export) else { return };
        let ty = global.ty(&self.context).content();
        // Refused for an immutable global, which then has the value that it had when it was read.
        let _ = global.set(&mut self.context, val(ty, value));
    }

    fn grow(&mut self, bytes: u64) -> Result<u64, Stop> {
        let Some(memory) = self.slot.memory.get() else {
            return Err(Stop::Trap("the guest has no memory".into()));
        };
        // Pages of other sizes are a feature that is off.
        const PAGE: u64 = 65536;
        let grown = memory.grow(&mut self.context, bytes.div_ceil(PAGE));
        grown.map(|before| before * PAGE).map_err(|error| Stop::Trap(error.to_string().into()))
    }
}

/// A value as wasmi has it; `ty` says what kind of reference one is.
pub(crate) fn val(ty: ValType, value: Value) -> Val {
    match value {
        Value::I32(value) => Val::I32(value),
        Value::I64(value) => Val::I64(value),
        Value::F32(bits) => Val::F32(F32::from_bits(bits)),
        Value::F64(bits) => Val::F64(F64::from_bits(bits)),
        Value::V128(bits) => Val::V128(bits.into()),
        Value::Null | Value::Reference => Val::default_for_ty(ty),
    }
}

fn value(val: &Val) -> Value {
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
