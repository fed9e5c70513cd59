//! Functions of wasmi for calls, by the types of their parameters.
//!
//! wasmi passes typed parameters without allocating, and can only be told types by Rust's own. So each combination that
//! the system's calls have is written down here once; one that is not would still link, but allocate at every call (and
//! fail this file's test). Main function: [`typed`].

use wasmi::{AsContextMut, Caller, Func, WasmTy};
use waxwing_abi::call::{Param, WasmType};

use crate::link::Target;

/// A parameter of a call.
trait Word: WasmTy + 'static {
    const TYPE: WasmType;

    fn word(self) -> u64;
}

impl Word for u32 {
    const TYPE: WasmType = WasmType::I32;

    #[inline]
    fn word(self) -> u64 {
        u64::from(self)
    }
}

impl Word for u64 {
    const TYPE: WasmType = WasmType::I64;

    #[inline]
    fn word(self) -> u64 {
        self
    }
}

/// The parameters of a call.
trait Params {
    const TYPES: &'static [WasmType];

    /// A function with these parameters and one `i32` as result.
    fn returning<T: 'static>(store: impl AsContextMut<Data = T>, target: Target<T>) -> Func;

    /// A function with these parameters and no result.
    fn ending<T: 'static>(store: impl AsContextMut<Data = T>, target: Target<T>) -> Func;
}

macro_rules! params {
    ($($ty:ident $name:ident)*) => {
        impl<$($ty: Word),*> Params for ($($ty,)*) {
            const TYPES: &'static [WasmType] = &[$($ty::TYPE),*];

            fn returning<T: 'static>(store: impl AsContextMut<Data = T>, target: Target<T>) -> Func {
                Func::wrap(store, move |mut caller: Caller<'_, T>, $($name: $ty),*| {
                    target.answer(&mut caller, &params([$($name.word()),*]))
                })
            }

            fn ending<T: 'static>(store: impl AsContextMut<Data = T>, target: Target<T>) -> Func {
                Func::wrap(store, move |mut caller: Caller<'_, T>, $($name: $ty),*| {
                    target.answer(&mut caller, &params([$($name.word()),*])).map(|_| ())
                })
            }
        }
    };
}

params!();
params!(A a);
params!(A a B b);
params!(A a B b C c);
params!(A a B b C c D d);
params!(A a B b C c D d E e);
params!(A a B b C c D d E e F f);
params!(A a B b C c D d E e F f G g);
params!(A a B b C c D d E e F f G g H h);
params!(A a B b C c D d E e F f G g H h I i);
params!(A a B b C c D d E e F f G g H h I i J j);
params!(A a B b C c D d E e F f G g H h I i J j K k L l M m);
params!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n);

#[inline]
fn params<const N: usize>(words: [u64; N]) -> [Param; N] {
    words.map(Param::from)
}

/// The first of these types of functions that has those parameters.
macro_rules! find {
    ($params:expr, $make:ident($store:expr, $target:expr): $(($($param:ty),*))*) => {
        $(if $params == <($($param,)*) as Params>::TYPES {
            return Ok(<($($param,)*) as Params>::$make($store, $target));
        })*
    };
}

/// The function for a call with these parameters, if they are among those that calls have.
///
/// # Errors
/// The target, if they are not.
pub(crate) fn typed<T: 'static>(
    store: impl AsContextMut<Data = T>,
    params: &[WasmType],
    returns: bool,
    target: Target<T>,
) -> Result<Func, Target<T>> {
    if !returns {
        find! { params, ending(store, target):
            (u32)
            (u64)
            (u32, u32)
            (u32, u64)
            (u64, u32)
            (u64, u64)
            (u32, u32, u32, u32)
            (u64, u64, u64, u64)
            (u32, u32, u32, u32, u32, u32)
            (u64, u64, u64, u64, u64, u64)
        }
        return Err(target);
    }
    find! { params, returning(store, target):
        ()
        (u32)
        (u64)
        (u32, u32)
        (u32, u64)
        (u64, u32)
        (u64, u64)
        (u32, u32, u32)
        (u32, u32, u64)
        (u32, u64, u32)
        (u32, u64, u64)
        (u64, u32, u32)
        (u64, u32, u64)
        (u64, u64, u64)
        (u32, u32, u32, u32)
        (u32, u32, u32, u64)
        (u32, u32, u64, u64)
        (u32, u64, u32, u32)
        (u32, u64, u32, u64)
        (u32, u64, u64, u32)
        (u32, u64, u64, u64)
        (u64, u32, u32, u32)
        (u64, u32, u64, u64)
        (u64, u64, u32, u64)
        (u64, u64, u64, u64)
        (u32, u32, u32, u32, u32)
        (u32, u32, u32, u64, u32)
        (u32, u32, u32, u64, u64)
        (u32, u32, u64, u64, u32)
        (u32, u32, u64, u64, u64)
        (u32, u64, u32, u64, u64)
        (u32, u64, u64, u32, u64)
        (u32, u64, u64, u64, u64)
        (u64, u64, u32, u64, u64)
        (u64, u64, u64, u64, u32)
        (u32, u32, u32, u32, u32, u32)
        (u32, u64, u32, u64, u32, u64)
        (u32, u64, u32, u64, u64, u64)
        (u32, u64, u64, u32, u64, u64)
        (u32, u64, u64, u64, u64, u32)
        (u32, u64, u64, u64, u64, u64)
        (u64, u32, u32, u32, u32, u32)
        (u64, u64, u32, u64, u64, u64)
        (u32, u32, u32, u32, u32, u32, u32)
        (u32, u32, u32, u32, u64, u64, u32)
        (u32, u32, u64, u32, u64, u32, u64)
        (u32, u32, u64, u64, u32, u64, u64)
        (u32, u32, u64, u64, u64, u64, u32)
        (u32, u64, u64, u32, u64, u64, u64)
        (u32, u32, u32, u32, u32, u32, u32, u32)
        (u64, u64, u32, u64, u64, u64, u64, u64)
        (u64, u64, u64, u64, u64, u64, u32, u64)
        (u32, u32, u32, u32, u32, u32, u32, u32, u32)
        (u32, u32, u32, u32, u32, u64, u64, u32, u32)
        (u32, u32, u64, u64, u32, u64, u64, u32, u64)
        (u64, u64, u64, u64, u64, u64, u32, u64, u64)
        (u32, u32, u32, u32, u32, u64, u64, u32, u32, u32)
        (u32, u32, u64, u64, u32, u64, u64, u32, u32, u64)
        (u32, u32, u32, u32, u32, u32, u32, u32, u32, u32, u32, u32, u32)
        (u64, u64, u32, u64, u64, u64, u64, u32, u32, u32, u64, u64, u64)
        (u32, u32, u32, u32, u32, u32, u32, u32, u32, u32, u32, u32, u32, u32)
        (u64, u64, u64, u64, u64, u64, u64, u64, u64, u64, u32, u64, u64, u64)
    }
    Err(target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::Slot;
    use waxwing::engine::SYSCALLS;
    use waxwing::layer::Layered;

    #[test]
    fn every_call_has_a_typed_function() {
        struct Owner(Option<Layered>);
        fn task(owner: &mut Owner) -> &mut Layered {
            owner.0.as_mut().expect("no call is made")
        }
        let mut store = wasmi::Store::new(&wasmi::Engine::default(), Owner(None));
        let slot = Slot::new(task);
        for call in SYSCALLS {
            let target = Target::new(call, &slot);
            assert!(
                typed(&mut store, call.params, call.returns, target).is_ok(),
                "{}: {:?} -> {} is missing",
                call.name,
                call.params,
                call.returns
            );
        }
    }
}
