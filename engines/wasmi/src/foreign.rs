//! Calls of interfaces that are not the system's, in a [`Linker`].
//!
//! Main function: [`add_imports`]. One invariant: a view of the guest's memory lives for one call, in which no guest runs.

use wasmi::{Caller, Error, Extern, FuncType, Linker, Val, ValType};
use waxwing_abi::GuestMemory;
use waxwing_abi::call::WasmType;
use waxwing_abi::import::Import;

use crate::link::params_of;

/// Adds the calls of somebody's interface to `linker`; `host` finds the one that provides them in the store's data. The list
/// of `imports`, with the trait that the host implements, is written by `waxwing witx host`. A guest's memory is its export
/// `memory`; without one every address is wrong.
///
/// A call that ends the guest, or is given an address that its interface has no error for, ends as a trap does, with the
/// words of a [`waxwing_abi::import::Refusal`].
///
/// # Errors
/// When the linker has one of the names already.
pub fn add_imports<T: 'static, S: 'static>(
    linker: &mut Linker<T>,
    imports: &'static [Import<S>],
    host: fn(&mut T) -> &mut S,
) -> Result<(), Error> {
    let value = |ty: &WasmType| match ty {
        WasmType::I32 => ValType::I32,
        WasmType::I64 => ValType::I64,
    };
    for import in imports {
        let ty = FuncType::new(import.params.iter().map(value), import.result.as_ref().map(value));
        linker.func_new(import.module, import.name, ty, move |caller, params, results| {
            call(caller, import, host, params, results)
        })?;
    }
    Ok(())
}

fn call<T: 'static, S>(
    mut caller: Caller<'_, T>,
    import: &Import<S>,
    host: fn(&mut T) -> &mut S,
    params: &[Val],
    results: &mut [Val],
) -> Result<(), Error> {
    let words = params_of(params);
    let memory = match caller.get_export("memory").and_then(Extern::into_memory) {
        // SAFETY: wasmi's memory, of that length; it cannot grow or go while the call has the store.
        Some(memory) => unsafe {
            GuestMemory::new(memory.data_ptr(&caller), memory.data_size(&caller) as u64)
        },
        None => GuestMemory::empty(),
    };
    let answer = (import.thunk)(host(caller.data_mut()), memory, &words)
        .map_err(|refusal| Error::new(refusal.to_string()))?;
    if let (Some(result), Some(ty)) = (results.first_mut(), import.result) {
        *result = match ty {
            #[expect(clippy::cast_possible_truncation, reason = "a narrow result fills the low half")]
            WasmType::I32 => Val::I32(answer as i32),
            WasmType::I64 => Val::I64(answer.cast_signed()),
        };
    }
    Ok(())
}
