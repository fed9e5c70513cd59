//! The engine: loads modules, makes instances, runs guests.
//!
//! Main types: [`Wasmi`] and [`Program`], a loaded module with the providers of its imports. One invariant: a guest has a
//! store of its own.

use std::any::Any;
use std::path::Path;
use std::sync::Arc;

use wasmi::errors::{MemoryError, TableError};
use wasmi::{Error, Extern, ExternType, Func, FuncType, Instance, Memory, ResourceLimiter, Store, Val};
use wasmi_core::LimiterError;
use waxwing::engine::{
    self, Binary, Engine, Growth, Guest as _, LoadError, MemoryLimit, Module, Provider, Ready, Start, Stop,
};
use waxwing::layer::Layered;
use waxwing_abi::types::Errno;
use waxwing_module::rewrite::{self, Rewriting};

use crate::config::{BYTES_PER_FUEL, Config};
use crate::guest::{self, Live};
use crate::imports;
use crate::link::{self, Slot, Target};
use crate::meter::Meter;
use crate::report;

/// wasmi, set up for the system's guests.
pub struct Wasmi {
    engine: wasmi::Engine,
    config: Config,
}

/// A loaded module.
pub struct Program {
    module: wasmi::Module,
    providers: Vec<Provider>,
    preloads: Vec<Program>,
}

impl Program {
    fn functions(&self) -> impl Iterator<Item = &str> {
        let functions = self.module.exports().filter(|export| export.ty().func().is_some());
        functions.map(|export| export.name()).filter(|name| !name.starts_with(rewrite::RESERVED))
    }
}

impl Module for Program {
    fn is_wasix(&self) -> bool {
        self.module.imports().any(|import| engine::is_wasix(import.module()))
    }

    fn has_function(&self, name: &str) -> bool {
        Program::functions(self).any(|function| function == name)
    }

    fn functions(&self) -> Vec<String> {
        Program::functions(self).map(str::to_owned).collect()
    }
}

/// What a store holds.
struct State {
    task: Layered,
    limit: MemoryLimit,
    metered: bool,
}

/// So many elements of a table cost fuel when they are added at once, and of that wasmi cannot run out and go on.
const TOO_MANY_ELEMENTS: usize = BYTES_PER_FUEL as usize / 8;

/// An element of a table is a pointer.
const ELEMENT: u64 = size_of::<usize>() as u64;

impl ResourceLimiter for State {
    fn memory_growing(
        &mut self,
        current: usize,
        wanted: usize,
        maximum: Option<usize>,
    ) -> Result<bool, LimiterError> {
        let growth = Growth { current, wanted, maximum, unit: 1 };
        Ok(self.limit.may_grow(self.task.thread(), growth, 0))
    }

    fn table_growing(
        &mut self,
        current: usize,
        wanted: usize,
        maximum: Option<usize>,
    ) -> Result<bool, LimiterError> {
        if self.metered && current > 0 && wanted.saturating_sub(current) >= TOO_MANY_ELEMENTS {
            return Ok(false);
        }
        let growth = Growth { current, wanted, maximum, unit: ELEMENT };
        Ok(self.limit.may_grow(self.task.thread(), growth, 0))
    }

    fn memory_grow_failed(&mut self, _: &MemoryError) -> Result<(), LimiterError> {
        Ok(())
    }

    fn table_grow_failed(&mut self, _: &TableError) -> Result<(), LimiterError> {
        Ok(())
    }

    fn instances(&self) -> usize {
        usize::MAX
    }

    fn tables(&self) -> usize {
        usize::MAX
    }

    fn memories(&self) -> usize {
        usize::MAX
    }
}

impl Wasmi {
    /// An engine.
    #[must_use]
    pub fn new(config: &Config) -> Arc<Self> {
        Arc::new(Wasmi { engine: wasmi::Engine::new(&config.wasmi()), config: config.clone() })
    }

    /// Reads a module from its binary form. Its functions are validated now, and translated when they are first called.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn load(&self, wasm: &[u8]) -> Result<Arc<Program>, LoadError> {
        self.load_with(wasm, Vec::new())
    }

    /// As [`Wasmi::load`], with modules whose exports it may import, by name, in the order they were loaded.
    ///
    /// # Errors
    /// As [`Wasmi::load`].
    pub fn load_with(
        &self,
        wasm: &[u8],
        preloads: Vec<(String, Vec<u8>)>,
    ) -> Result<Arc<Program>, LoadError> {
        let mut loaded: Vec<(String, Program)> = Vec::new();
        for (name, wasm) in preloads {
            let program = self.read(&wasm, &[])?;
            loaded.push((name, program));
        }
        let names: Vec<(String, &wasmi::Module)> =
            loaded.iter().map(|(name, program)| (name.clone(), &program.module)).collect();
        let mut program = self.read(wasm, &names)?;
        program.preloads = loaded.into_iter().map(|(_, program)| program).collect();
        Ok(Arc::new(program))
    }

    /// Loads a module file.
    ///
    /// # Errors
    /// What is wrong with the file or the module.
    pub fn load_file(&self, path: impl AsRef<Path>) -> Result<Arc<Program>, LoadError> {
        self.load(&std::fs::read(path)?)
    }

    fn read(&self, wasm: &[u8], preloads: &[(String, &wasmi::Module)]) -> Result<Program, LoadError> {
        LoadError::check_header(wasm)?;
        // wasmi runs the start function while it makes the instance, and then cannot go on after a slice of fuel (meter.rs).
        let rewritten = rewrite::rewrite(wasm, Rewriting { every_start: true, shared_memory: false });
        // What is wrong with it is to be said of the module as it was given.
        let module = wasmi::Module::new(&self.engine, rewritten.as_deref().unwrap_or(wasm))
            .or_else(|_| wasmi::Module::new(&self.engine, wasm))
            .map_err(|error| report::refused(&error))?;
        if let Some(start) = module.get_export(rewrite::START_EXPORT).as_ref().and_then(ExternType::func)
            && (start.params().len(), start.results().len()) != (0, 0)
        {
            return Err(LoadError::Invalid("invalid start function type".to_owned()));
        }
        let providers =
            imports::resolve(&module, preloads, self.config.linking()).map_err(LoadError::Missing)?;
        Ok(Program { module, providers, preloads: Vec::new() })
    }

    /// Makes an instance of `program` in `store`; its start function has not run.
    fn instantiate(
        &self,
        store: &mut Store<State>,
        program: &Program,
        preloaded: &[Instance],
        meter: Option<&Arc<Meter>>,
    ) -> Result<Arc<Slot<State>>, Stop> {
        let slot = Slot::metered(|state: &mut State| &mut state.task, meter.cloned());
        let mut provided: Vec<Extern> = Vec::with_capacity(program.providers.len());
        for (provider, import) in program.providers.iter().zip(program.module.imports()) {
            provided.push(match (provider, import.ty()) {
                (Provider::Call { call, exact }, ExternType::Func(ty)) => {
                    link::function(&mut *store, ty, *exact, Target::new(call, &slot)).into()
                }
                (Provider::Memory, ExternType::Memory(ty)) => {
                    let memory = Memory::new(&mut *store, *ty);
                    let memory = memory.map_err(|error| not_made(store, error))?;
                    slot.own(memory);
                    memory.into()
                }
                (Provider::Stub, ExternType::Func(ty)) => stub(store, ty, || Ok(())),
                (Provider::Trap(message), ExternType::Func(ty)) => {
                    let message = message.clone();
                    stub(store, ty, move || Err(Error::new(message.clone())))
                }
                (Provider::Preloaded(index), _) => {
                    preloaded[*index].get_export(&mut *store, import.name()).ok_or_else(|| {
                        Stop::Trap(format!("a preloaded module lost its export {}", import.name()).into())
                    })?
                }
                _ => return Err(Stop::Trap(format!("nothing of its kind is {}", import.name()).into())),
            });
        }
        let instance = Instance::new(&mut *store, &program.module, &provided);
        let instance = instance.map_err(|error| not_made(store, error))?;
        slot.bind(&mut *store, instance);
        Ok(slot)
    }
}

/// Why an instance or a memory could not be made: for want of memory, or for what wasmi says.
fn not_made(store: &Store<State>, error: Error) -> Stop {
    store.data().limit.refusal().unwrap_or_else(|| report::stop(error))
}

/// A function that nothing provides: `act`, then zeros, or `nosys` where an `i32` is returned.
fn stub(
    store: &mut Store<State>,
    ty: &FuncType,
    act: impl Fn() -> Result<(), Error> + Send + Sync + 'static,
) -> Extern {
    let answers = imports::signature(ty).not_provided();
    let answers: Vec<Val> =
        ty.results().iter().zip(answers).map(|(ty, value)| guest::val(*ty, value)).collect();
    Func::new(store, ty.clone(), move |_, _, results| {
        act()?;
        results.clone_from_slice(&answers);
        Ok(())
    })
    .into()
}

impl Engine for Wasmi {
    fn prepare(&self, module: &Arc<dyn Module>, task: Layered, forked: bool) -> Result<Box<dyn Ready>, Stop> {
        let module: &dyn Any = &**module;
        let program: &Program =
            module.downcast_ref().ok_or_else(|| Stop::Trap("the module is another engine's".into()))?;
        let fuel = task.thread().process().fuel().filter(|_| self.config.fuel).unwrap_or(u64::MAX);
        let metered = self.config.is_metered();
        let limit = MemoryLimit::new(task.thread().process());
        let is_limited = limit.is_set() || metered;
        let mut store = Store::new(&self.engine, State { task, limit, metered });
        if is_limited {
            store.limiter(|state| state);
        }
        let meter = metered.then(|| Arc::new(Meter::new(fuel, self.config.interruptible)));
        if let Some(meter) = &meter {
            guest::refill(&mut store, meter, 0)?;
        }
        let mut preloaded = Vec::new();
        for other in &program.preloads {
            let slot = self.instantiate(&mut store, other, &[], meter.as_ref())?;
            if !forked {
                begin(&mut Live::between_calls(&mut store, &slot))?;
            }
            preloaded.extend(slot.instance.get().copied());
        }
        let slot = self.instantiate(&mut store, program, &preloaded, meter.as_ref())?;
        Ok(Box::new(Prepared { store, slot, fuel }))
    }

    /// There is nothing to do: a guest that can be interrupted looks by itself, at the end of each slice of its fuel.
    fn interrupt(&self) {}

    fn load_program(&self, binary: Binary<'_>) -> Result<Arc<dyn Module>, LoadError> {
        Ok(self.load(binary.wasm)?)
    }

    /// wasmi has no shared memory.
    fn can_spawn(&self, _module: &Arc<dyn Module>) -> Result<(), Errno> {
        Err(Errno::Memviolation)
    }
}

/// What one guest runs.
struct Prepared {
    store: Store<State>,
    slot: Arc<Slot<State>>,
    /// What it has been given.
    fuel: u64,
}

impl Drop for Prepared {
    fn drop(&mut self) {
        if let (Some(meter), Ok(left)) = (&self.slot.meter, self.store.get_fuel()) {
            let used = self.fuel.saturating_sub(meter.left(left));
            self.store.data().task.thread().process().note_fuel(used);
        }
    }
}

impl Ready for Prepared {
    fn run(mut self: Box<Self>, start: Start) -> Result<(), Stop> {
        // Those of a forked child ran in its parent.
        if !matches!(start, Start::Forked(_)) {
            begin(&mut Live::between_calls(&mut self.store, &self.slot))?;
        }
        engine::run(&mut Live::between_calls(&mut self.store, &self.slot), start)
    }
}

/// Runs the start function of a new instance, if it has one.
fn begin(live: &mut Live<'_, &mut Store<State>, State>) -> Result<(), Stop> {
    if live.signature(rewrite::START_EXPORT).is_some() {
        live.call(rewrite::START_EXPORT, &[])?;
    }
    Ok(())
}
