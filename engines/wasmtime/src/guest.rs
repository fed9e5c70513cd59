//! A live guest as the system sees it: memory, exports, globals of the instance that makes the call.

use std::error::Error;
use std::sync::Arc;

use wasmtime::{AsContextMut, Caller, Func, Global, Mutability, Store, StoreContextMut, Val, ValType};
use waxwing::ExitStatus;
use waxwing::engine::{Guest, MemoryImage, Signature, Stop, Value};
use waxwing::layer::Layered;
use waxwing_abi::GuestMemory;
use waxwing_abi::types::Errno;

use crate::cow::{Cow, Image, Lost};
use crate::imports;
use crate::link::{Find, Slot, SlotMemory};
use crate::report;
use crate::shared::Memories;

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
pub(crate) struct Live<'a, C, F> {
    context: C,
    slot: &'a Slot,
    task: F,
}

impl<'a, 'c, T: 'static, F: Find<T>> Live<'a, &'a mut Caller<'c, T>, F> {
    /// During a call of the guest's; `task` finds the system's side of it.
    #[inline]
    pub(crate) fn in_call(caller: &'a mut Caller<'c, T>, slot: &'a Slot, task: F) -> Self {
        if slot.memory.get().is_none() {
            slot.find(caller);
        }
        Live { context: caller, slot, task }
    }
}

impl<'a, C: Context<Data = T>, T: 'static, F: Find<T>> Live<'a, C, F> {
    /// Between two calls.
    pub(crate) fn between_calls(context: C, slot: &'a Slot, task: F) -> Self {
        Live { context, slot, task }
    }

    /// Has the guest's memory mapped so that forks can share it, if `is_first` (nothing runs in it yet) or another thread has had
    /// it so.
    ///
    /// # Errors
    /// When the memory was lost.
    pub(crate) fn share_pages(&mut self, is_first: bool) -> Result<(), Stop> {
        if let Some(SlotMemory::Shared(_)) = self.slot.memory.get()
            && let Some(pages) = self.memories().pages.get()
        {
            let _ = self.slot.pages.set(Arc::clone(pages));
            return Ok(());
        }
        if !is_first {
            return Ok(());
        }
        let (memory, _) = self.split();
        let Ok(len) = usize::try_from(memory.len()) else { return Ok(()) };
        let Ok(base) = memory.claim(0, 0) else { return Ok(()) };
        // SAFETY: a memory of Wasmtime's, in which nothing runs; the slot does not outlive the store that has it.
        let pages = unsafe { Cow::install(base, len) };
        if let Some(pages) = pages.map_err(|Lost| Stop::Trap("the guest's memory was lost".into()))? {
            self.keep_pages(pages);
        }
        Ok(())
    }

    fn memories(&mut self) -> Arc<Memories> {
        (self.task)(self.context.data()).thread().process().engine_state(Memories::default)
    }

    /// Keeps what is known of the memory's mapping for as long as the memory is there.
    fn keep_pages(&mut self, pages: Cow) {
        let pages = Arc::new(pages);
        if let Some(SlotMemory::Shared(_)) = self.slot.memory.get() {
            let _ = self.memories().pages.set(Arc::clone(&pages));
        }
        let _ = self.slot.pages.set(pages);
    }

    fn exported_func(&mut self, export: &str) -> Option<Func> {
        self.slot.instance.get()?.get_func(&mut self.context, export)
    }

    fn exported_global(&mut self, export: &str) -> Option<Global> {
        self.slot.instance.get()?.get_global(&mut self.context, export)
    }
}

impl<C: Context<Data = T>, T: 'static, F: Find<T>> Guest for Live<'_, C, F> {
    #[inline]
    fn split(&mut self) -> (GuestMemory<'_>, &mut Layered) {
        let Some((base, len)) = self.slot.view(&self.context) else {
            return (GuestMemory::empty(), (self.task)(self.context.data()));
        };
        // SAFETY: Wasmtime maps `len` bytes at `base` for as long as the store lives, which the guest's borrow does not
        // outlive; memories do not move (Config::memory_may_move(false)), and `split` is called anew after the guest ran.
        let memory = unsafe { GuestMemory::new(base, len as u64) };
        (memory, (self.task)(self.context.data()))
    }

    fn signature(&mut self, export: &str) -> Option<Signature> {
        let func = self.exported_func(export)?;
        Some(imports::signature(&func.ty(&self.context)))
    }

    fn call(&mut self, export: &str, arguments: &[Value]) -> Result<Vec<Value>, Stop> {
        let func = self.exported_func(export);
        let func = func.ok_or_else(|| Stop::Trap(format!("`{export}` is not exported any more").into()))?;
        let ty = func.ty(&self.context);
        let arguments: Vec<Val> = ty.params().zip(arguments).map(|(ty, value)| val(&ty, *value)).collect();
        let mut results = vec![Val::I32(0); ty.results().len()];
        func.call(&mut self.context, &arguments, &mut results).map_err(report::stop)?;
        Ok(results.iter().map(value).collect())
    }

    fn global(&mut self, export: &str) -> Option<u64> {
        let global = self.exported_global(export)?;
        value(&global.get(&mut self.context)).word()
    }

    fn globals(&mut self) -> Vec<(String, Value)> {
        let Some(instance) = self.slot.instance.get() else { return Vec::new() };
        let globals: Vec<(String, Global)> = instance
            .exports(&mut self.context)
            .filter_map(|export| Some((export.name().to_owned(), export.into_global()?)))
            .collect();
        let mut values = Vec::new();
        for (name, global) in globals {
            if global.ty(&self.context).mutability() == Mutability::Var {
                match value(&global.get(&mut self.context)) {
                    Value::Null | Value::Reference => {}
                    value => values.push((name, value)),
                }
            }
        }
        values
    }

    fn set_global(&mut self, export: &str, value: Value) {
        let Some(global) = self.exported_global(export) else { return };
        let value = val(global.ty(&self.context).content(), value);
        // Refused for an immutable global, which then has the value that it had when it was read.
        let _ = global.set(&mut self.context, value);
    }

    fn grow(&mut self, bytes: u64) -> Result<u64, Stop> {
        let trap = |error: wasmtime::Error| Stop::Trap(error.into_boxed_dyn_error());
        match self.slot.memory.get() {
            Some(SlotMemory::Own(memory)) => {
                let page = memory.page_size(&self.context);
                let before = memory.grow(&mut self.context, bytes.div_ceil(page)).map_err(trap)?;
                Ok(before * page)
            }
            Some(SlotMemory::Shared(memory)) => {
                let before = memory.grow(bytes.div_ceil(memory.page_size())).map_err(trap)?;
                Ok(before * memory.page_size())
            }
            None => Err(Stop::Trap("the guest has no memory".into())),
        }
    }

    fn fork_memory(&mut self, alone: bool) -> Result<MemoryImage, Errno> {
        let Some(pages) = self.slot.pages.get() else { return MemoryImage::copy(self) };
        let (memory, task) = self.split();
        let len = usize::try_from(memory.len()).map_err(|_| Errno::Nomem)?;
        match pages.fork(len, alone, |at, to| memory.copy_in(at as u64, to).is_ok()) {
            Ok(Some(image)) => Ok(MemoryImage::Shared(Box::new(image))),
            Ok(None) => MemoryImage::copy(self),
            Err(Lost) => {
                let trap: Box<dyn Error + Send + Sync> = "the guest's memory was lost".into();
                task.thread().process().end(ExitStatus::Trapped(trap.into()));
                Err(Errno::Nomem)
            }
        }
    }

    fn adopt_memory(&mut self, image: MemoryImage) -> Result<(), Stop> {
        let image = match image {
            MemoryImage::Shared(image) => image,
            copied => {
                copied.copy_to(self)?;
                return self.share_pages(true);
            }
        };
        let lost = || Stop::Trap("the forked memory was lost".into());
        let image: Box<Image> = image.downcast().map_err(|_| lost())?;
        let has = self.split().0.len();
        self.grow((image.len as u64).saturating_sub(has))?;
        let base = self.split().0.claim(0, image.len as u64).map_err(|_| lost())?;
        // SAFETY: a memory of Wasmtime's, in which nothing runs; the slot does not outlive the store that has it.
        let pages = unsafe { Cow::adopt(base, &image) }.map_err(|_| lost())?;
        let (memory, _) = self.split();
        for (at, bytes) in &image.pages {
            memory.copy_out(*at as u64, bytes).map_err(|_| lost())?;
        }
        self.keep_pages(pages);
        Ok(())
    }
}

/// A value as Wasmtime has it; `ty` says what kind of reference one is.
pub(crate) fn val(ty: &ValType, value: Value) -> Val {
    match value {
        Value::I32(value) => Val::I32(value),
        Value::I64(value) => Val::I64(value),
        Value::F32(bits) => Val::F32(bits),
        Value::F64(bits) => Val::F64(bits),
        Value::V128(bits) => Val::V128(bits.into()),
        Value::Null | Value::Reference => Val::default_for_ty(ty).unwrap_or(Val::null_any_ref()),
    }
}

fn value(val: &Val) -> Value {
    match val {
        Val::I32(value) => Value::I32(*value),
        Val::I64(value) => Value::I64(*value),
        Val::F32(bits) => Value::F32(*bits),
        Val::F64(bits) => Value::F64(*bits),
        Val::V128(value) => Value::V128(value.as_u128()),
        val if val.ref_().is_some_and(|reference| reference.is_null()) => Value::Null,
        _ => Value::Reference,
    }
}
