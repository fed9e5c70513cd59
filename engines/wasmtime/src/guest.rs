//! A live guest as the system sees it: memory, exports, globals of the instance that makes the call.

use wasmtime::{AsContextMut, Caller, Extern, Global, Mutability, Store, StoreContextMut, Val, ValType};
use waxwing::engine::{Guest, Stop};
use waxwing::layer::Layered;
use waxwing_abi::GuestMemory;

use crate::link::{Slot, SlotMemory};
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

impl<T: 'static> Context for StoreContextMut<'_, T> {
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

    fn exported_global(&mut self, export: &str) -> Option<Global> {
        self.slot.instance.get()?.get_global(&mut self.context, export)
    }

    fn read(&mut self, global: Global) -> Option<u64> {
        match global.get(&mut self.context) {
            Val::I32(value) => Some(u64::from(value.cast_unsigned())),
            Val::I64(value) => Some(value.cast_unsigned()),
            _ => None,
        }
    }
}

impl<C: Context<Data = T>, T: 'static> Guest for Live<'_, C, T> {
    #[inline]
    fn split(&mut self) -> (GuestMemory<'_>, &mut Layered) {
        let (base, len) = match self.slot.memory.get() {
            Some(SlotMemory::Own(memory)) => {
                (memory.data_ptr(&self.context), memory.data_size(&self.context))
            }
            Some(SlotMemory::Shared(memory)) => {
                let bytes = memory.data();
                (bytes.as_ptr().cast::<u8>().cast_mut(), bytes.len())
            }
            None => return (GuestMemory::empty(), (self.slot.task)(self.context.data())),
        };
        // SAFETY: Wasmtime maps `len` bytes at `base` for as long as the store lives, which the guest's borrow does not
        // outlive; memories do not move (Config::memory_may_move(false)), and `split` is called anew after the guest ran.
        let memory = unsafe { GuestMemory::new(base, len as u64) };
        (memory, (self.slot.task)(self.context.data()))
    }

    fn call(&mut self, export: &str, parameters: &[u64]) -> Result<bool, Stop> {
        let Some(func) =
            self.slot.instance.get().and_then(|instance| instance.get_func(&mut self.context, export))
        else {
            return Ok(false);
        };
        let ty = func.ty(&self.context);
        if ty.params().len() != parameters.len() {
            return Ok(false);
        }
        let params: Vec<Val> = ty
            .params()
            .zip(parameters)
            .map(|(ty, word)| match ty {
                ValType::I64 => Val::I64(word.cast_signed()),
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "an i32 parameter is the low half of its word"
                )]
                _ => Val::I32((*word as u32).cast_signed()),
            })
            .collect();
        let mut results = vec![Val::I32(0); ty.results().len()];
        func.call(&mut self.context, &params, &mut results).map_err(report::stop)?;
        Ok(true)
    }

    fn invoke(&mut self, export: &str, arguments: &[String]) -> Result<Vec<String>, Stop> {
        let trap = |message: String| Stop::Trap(message.into());
        let func = self.slot.instance.get().and_then(|instance| instance.get_func(&mut self.context, export));
        let func = func.ok_or_else(|| trap(format!("no function is exported as `{export}`")))?;
        let ty = func.ty(&self.context);
        if ty.params().len() != arguments.len() {
            let (wants, has) = (ty.params().len(), arguments.len());
            return Err(trap(format!("`{export}` takes {wants} arguments, {has} were given")));
        }
        let params: Vec<Val> = ty
            .params()
            .zip(arguments)
            .map(|(ty, text)| parse(&ty, text).ok_or_else(|| trap(format!("`{text}` is no {ty}"))))
            .collect::<Result<_, _>>()?;
        let mut results = vec![Val::I32(0); ty.results().len()];
        func.call(&mut self.context, &params, &mut results).map_err(report::stop)?;
        Ok(results.iter().map(print).collect())
    }

    fn global(&mut self, export: &str) -> Option<u64> {
        let global = self.exported_global(export)?;
        self.read(global)
    }

    fn globals(&mut self) -> Vec<(String, u64)> {
        let Some(instance) = self.slot.instance.get() else { return Vec::new() };
        let globals: Vec<(String, Global)> = instance
            .exports(&mut self.context)
            .filter_map(|export| Some((export.name().to_owned(), export.into_global()?)))
            .collect();
        let mut values = Vec::new();
        for (name, global) in globals {
            if global.ty(&self.context).mutability() == Mutability::Var
                && let Some(value) = self.read(global)
            {
                values.push((name, value));
            }
        }
        values
    }

    fn set_global(&mut self, export: &str, value: u64) {
        let Some(global) = self.exported_global(export) else { return };
        let value = match global.ty(&self.context).content() {
            ValType::I64 => Val::I64(value.cast_signed()),
            #[expect(clippy::cast_possible_truncation, reason = "an i32 global came from an i32")]
            _ => Val::I32((value as u32).cast_signed()),
        };
        // Refused for an immutable global, which then has the value that it had when it was read.
        let _ = global.set(&mut self.context, value);
    }

    fn grow(&mut self, bytes: u64) -> Result<(), Stop> {
        let trap = |error: wasmtime::Error| Stop::Trap(error.into_boxed_dyn_error());
        match self.slot.memory.get() {
            Some(SlotMemory::Own(memory)) => {
                let page = memory.page_size(&self.context);
                let wanted = bytes.div_ceil(page).saturating_sub(memory.size(&self.context));
                memory.grow(&mut self.context, wanted).map(drop).map_err(trap)
            }
            Some(SlotMemory::Shared(memory)) => {
                let wanted = bytes.div_ceil(memory.page_size()).saturating_sub(memory.size());
                memory.grow(wanted).map(drop).map_err(trap)
            }
            None => Ok(()),
        }
    }

    fn has_export(&mut self, export: &str) -> bool {
        let instance = self.slot.instance.get();
        instance
            .and_then(|instance| instance.get_export(&mut self.context, export))
            .is_some_and(|export| matches!(export, Extern::Func(_)))
    }
}

/// Reads an argument given as text.
fn parse(ty: &ValType, text: &str) -> Option<Val> {
    Some(match ty {
        // Both the signed and the unsigned reading of a number are welcome.
        ValType::I32 => Val::I32(text.parse().or_else(|_| text.parse().map(u32::cast_signed)).ok()?),
        ValType::I64 => Val::I64(text.parse().or_else(|_| text.parse().map(u64::cast_signed)).ok()?),
        ValType::F32 => Val::F32(text.parse::<f32>().ok()?.to_bits()),
        ValType::F64 => Val::F64(text.parse::<f64>().ok()?.to_bits()),
        _ => return None,
    })
}

fn print(value: &Val) -> String {
    match value {
        Val::I32(value) => value.to_string(),
        Val::I64(value) => value.to_string(),
        Val::F32(bits) => f32::from_bits(*bits).to_string(),
        Val::F64(bits) => f64::from_bits(*bits).to_string(),
        Val::V128(value) => format!("{:#034x}", value.as_u128()),
        reference => format!("{reference:?}"),
    }
}
