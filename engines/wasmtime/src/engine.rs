//! The engine: loads modules, makes instances, runs guest threads.
//!
//! Main types: [`Wasmtime`] and [`Program`], a loaded module with the providers of its imports. One invariant: a guest
//! thread has a store of its own; what threads share is their memory, which the process keeps.

use std::any::Any;
use std::fs::{File, Metadata};
use std::io::Read as _;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use wasmtime::{
    AsContextMut as _, Extern, ExternType, Func, FuncType, Instance, Memory, MemoryType, ResourceLimiter,
    SharedMemory, Store, UpdateDeadline, Val, WasmBacktrace,
};
use waxwing::engine::{
    self, Binary, Engine, Growth, Guest, LoadError, MemoryLimit, Module, Provider, Ready, Start, Stop,
};
use waxwing::layer::Layered;
use waxwing_abi::types::Errno;
use waxwing_module::rewrite::{self, Rewriting};

use crate::cache::Cache;
use crate::config::Config;
use crate::guest::{self, Live};
use crate::imports;
use crate::link::{self, Slot};
use crate::report;
use crate::shared::{Memories, Waits, Which};

/// Wasmtime, set up for the system's guests.
pub struct Wasmtime {
    engine: wasmtime::Engine,
    config: Config,
    cache: Option<Cache>,
    /// An engine of the same settings that compiles, where `engine` does not: made when a guest runs a program that the cache
    /// does not have.
    compiler: OnceLock<wasmtime::Engine>,
    compiles: bool,
}

/// A loaded module.
pub struct Program {
    module: wasmtime::Module,
    /// Who provides each import, and its type.
    providers: Vec<(Provider, ExternType)>,
    preloads: Vec<Program>,
    wasix: bool,
    /// It can fork, so its memory is mapped for that.
    forks: bool,
}

impl Module for Program {
    fn is_wasix(&self) -> bool {
        self.wasix
    }

    fn has_function(&self, name: &str) -> bool {
        self.module.get_export(name).is_some_and(|ty| ty.func().is_some())
    }

    fn functions(&self) -> Vec<String> {
        let functions = self.module.exports().filter(|export| export.ty().func().is_some());
        let names = functions.map(|export| export.name().to_owned());
        names.filter(|name| !name.starts_with(rewrite::RESERVED)).collect()
    }
}

impl Program {
    /// Whether it may start threads: it has a shared memory.
    #[must_use]
    pub fn has_threads(&self) -> bool {
        self.providers.iter().any(|provider| match provider {
            (Provider::Memory, ExternType::Memory(ty)) => ty.is_shared(),
            _ => false,
        })
    }
}

/// What a store holds.
pub(crate) struct State {
    task: Layered,
    limit: MemoryLimit,
    /// The shared memories that it uses.
    shared: Vec<SharedMemory>,
    /// Those of its instances, who are told when a memory grows.
    slots: Vec<Arc<Slot>>,
}

impl State {
    /// The system's side of the guest.
    pub(crate) fn task(&mut self) -> &mut Layered {
        &mut self.task
    }

    fn may_grow(&mut self, current: usize, wanted: usize, maximum: Option<usize>, unit: u64) -> bool {
        let shared: usize = self.shared.iter().map(SharedMemory::data_size).sum();
        self.limit.may_grow(self.task.thread(), Growth { current, wanted, maximum, unit }, shared as u64)
    }
}

/// An element of a table is a pointer.
const ELEMENT: u64 = size_of::<usize>() as u64;

/// Asked for each growth of a memory, a table, or Wasmtime's own heap of exceptions; not for that of a shared memory.
impl ResourceLimiter for State {
    fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        self.slots.iter().for_each(|slot| slot.memory_grows());
        Ok(self.may_grow(current, desired, maximum, 1))
    }

    fn table_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        Ok(self.may_grow(current, desired, maximum, ELEMENT))
    }
}

impl Wasmtime {
    /// An engine with its compiler.
    ///
    /// # Errors
    /// [`LoadError::Engine`] when the machine lacks what the settings need.
    pub fn new(config: &Config) -> Result<Arc<Self>, LoadError> {
        Self::set_up(config, config.wasmtime(), true)
    }

    /// An engine that runs compiled modules only, and starts faster.
    ///
    /// # Errors
    /// As [`Wasmtime::new`].
    pub fn without_compiler(config: &Config) -> Result<Arc<Self>, LoadError> {
        let mut settings = config.wasmtime();
        settings.enable_compiler(false);
        Self::set_up(config, settings, false)
    }

    fn set_up(config: &Config, settings: wasmtime::Config, compiles: bool) -> Result<Arc<Self>, LoadError> {
        let engine =
            wasmtime::Engine::new(&settings).map_err(|error| LoadError::Engine(format!("{error:#}")))?;
        let cache = config.cache.as_deref().and_then(|dir| Cache::open(dir, config).ok());
        Ok(Arc::new(Wasmtime { engine, config: config.clone(), cache, compiler: OnceLock::new(), compiles }))
    }

    /// Compiles a module from its binary form.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn load(&self, wasm: &[u8]) -> Result<Arc<Program>, LoadError> {
        self.load_with(wasm, Vec::new())
    }

    /// As [`Wasmtime::load`], with modules whose exports it may import, by name, in the order they were loaded.
    ///
    /// # Errors
    /// As [`Wasmtime::load`].
    pub fn load_with(
        &self,
        wasm: &[u8],
        preloads: Vec<(String, Vec<u8>)>,
    ) -> Result<Arc<Program>, LoadError> {
        let mut loaded: Vec<(String, Program)> = Vec::new();
        for (name, wasm) in preloads {
            let program = self.link(self.compile(&wasm)?, &[])?;
            loaded.push((name, program));
        }
        let names: Vec<(String, &wasmtime::Module)> =
            loaded.iter().map(|(name, program)| (name.clone(), &program.module)).collect();
        let mut program = self.link(self.compile(wasm)?, &names)?;
        program.preloads = loaded.into_iter().map(|(_, program)| program).collect();
        Ok(Arc::new(program))
    }

    /// Loads a module file: from the cache if it is there, else compiled and put there.
    ///
    /// # Errors
    /// What is wrong with the file or the module.
    pub fn load_file(&self, path: impl AsRef<Path>) -> Result<Arc<Program>, LoadError> {
        let mut file = File::open(path)?;
        let known = file.metadata()?;
        if let Some(program) = self.load_cached(&known)? {
            return Ok(program);
        }
        let mut wasm = Vec::new();
        file.read_to_end(&mut wasm)?;
        let program = self.load(&wasm)?;
        self.remember(&known, &wasm, &program);
        Ok(program)
    }

    /// The module of the file that `file` is known of, if the cache has it and the file has not changed since.
    ///
    /// # Errors
    /// When the module imports what nothing provides.
    pub fn load_cached(&self, file: &Metadata) -> Result<Option<Arc<Program>>, LoadError> {
        let Some(cache) = &self.cache else { return Ok(None) };
        let Some(file) = cache.find(file) else { return Ok(None) };
        // SAFETY: the file is in the cache's directory, which is private to this user and checked to be (cache.rs), so
        // it holds what this program wrote.
        match unsafe { wasmtime::Module::deserialize_open_file(&self.engine, file) } {
            Ok(module) => self.link(module, &[]).map(|program| Some(Arc::new(program))),
            // Written for another machine or by another version: as if it were not there.
            Err(_) => Ok(None),
        }
    }

    /// Puts a module that was compiled from a file into the cache; `file` is what was known of it before it was read. That
    /// it could not be put there is no error: the next run compiles again.
    pub fn remember(&self, file: &Metadata, wasm: &[u8], program: &Program) {
        if let Some(cache) = &self.cache
            && let Ok(compiled) = program.module.serialize()
        {
            let _ = cache.store(file, wasm, &compiled);
        }
    }

    /// The compiled form of a module, for [`Wasmtime::load_precompiled`].
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn precompile(&self, wasm: &[u8]) -> Result<Vec<u8>, LoadError> {
        self.compile(wasm)?.serialize().map_err(|error| LoadError::Engine(format!("{error:#}")))
    }

    /// Loads a compiled module, mapped into memory.
    ///
    /// # Safety
    /// The file must be what [`Wasmtime::precompile`] made, unchanged, and stay so while it is used: its machine code is
    /// run as it is.
    ///
    /// # Errors
    /// [`LoadError::Precompiled`] when it was made with other settings, by another version or for another machine.
    pub unsafe fn load_precompiled(&self, path: &Path) -> Result<Arc<Program>, LoadError> {
        // SAFETY: the caller's promise.
        let module = unsafe { wasmtime::Module::deserialize_file(&self.engine, path) };
        let module = module.map_err(|error| LoadError::Precompiled(format!("{error:#}")))?;
        self.link(module, &[]).map(Arc::new)
    }

    /// As [`Wasmtime::load_precompiled`], of a file that is open: what was checked of it stays true.
    ///
    /// # Safety
    /// As [`Wasmtime::load_precompiled`].
    ///
    /// # Errors
    /// As [`Wasmtime::load_precompiled`].
    pub unsafe fn load_precompiled_file(&self, file: File) -> Result<Arc<Program>, LoadError> {
        // SAFETY: the caller's promise.
        let module = unsafe { wasmtime::Module::deserialize_open_file(&self.engine, file) };
        let module = module.map_err(|error| LoadError::Precompiled(format!("{error:#}")))?;
        self.link(module, &[]).map(Arc::new)
    }

    fn compile(&self, wasm: &[u8]) -> Result<wasmtime::Module, LoadError> {
        LoadError::check_header(wasm)?;
        let rewritten = rewrite::rewrite(wasm, Rewriting { every_start: false, shared_memory: true });
        let given = rewritten.as_deref().unwrap_or(wasm);
        let compiled = if self.compiles {
            wasmtime::Module::from_binary(&self.engine, given)
        } else {
            self.compiler()?.precompile_module(given).and_then(|compiled| {
                // SAFETY: it was made a moment ago, by the engine's twin.
                unsafe { wasmtime::Module::deserialize(&self.engine, compiled) }
            })
        };
        compiled.map_err(|error| {
            // What is wrong with it is to be said of the module as it came.
            let as_it_came = rewritten.and_then(|_| wasmtime::Module::validate(&self.engine, wasm).err());
            let error = as_it_came.unwrap_or(error);
            let why = error.root_cause().to_string();
            LoadError::Invalid(if why.contains("legacy exception") || why.contains("legacy_exceptions") {
                format!("{why}; rebuild it with the standard ones (clang -mllvm -wasm-use-legacy-eh=false) or convert it \
                         with wasm-opt --translate-to-exnref")
            } else {
                why
            })
        })
    }

    fn compiler(&self) -> Result<&wasmtime::Engine, LoadError> {
        if let Some(compiler) = self.compiler.get() {
            return Ok(compiler);
        }
        let compiler = wasmtime::Engine::new(&self.config.wasmtime());
        let compiler = compiler.map_err(|error| LoadError::Engine(format!("{error:#}")))?;
        Ok(self.compiler.get_or_init(|| compiler))
    }

    fn link(
        &self,
        module: wasmtime::Module,
        preloads: &[(String, &wasmtime::Module)],
    ) -> Result<Program, LoadError> {
        let providers =
            imports::resolve(&module, preloads, self.config.linking()).map_err(LoadError::Missing)?;
        if let Some(start) = module.get_export(rewrite::START_EXPORT).as_ref().and_then(ExternType::func)
            && (start.params().len(), start.results().len()) != (0, 0)
        {
            return Err(LoadError::Invalid("invalid start function type".to_owned()));
        }
        let wasix = module.imports().any(|import| engine::is_wasix(import.module()));
        let forks = module.get_export("asyncify_start_unwind").is_some()
            && module.imports().any(|import| import.name() == "proc_fork");
        Ok(Program { module, providers, preloads: Vec::new(), wasix, forks })
    }

    /// Makes an instance of `program` in `store`. Its start function has not run, unless it is one that could stay a start section.
    fn instantiate(
        &self,
        store: &mut Store<State>,
        program: &Program,
        preloaded: &[Instance],
    ) -> Result<(Instance, Arc<Slot>), Stop> {
        let slot = Arc::new(Slot::empty());
        // SAFETY: `State` is the store's limiter, and tells its slots.
        unsafe { slot.heed_growth() };
        store.data_mut().slots.push(Arc::clone(&slot));
        let mut provided: Vec<Extern> = Vec::with_capacity(program.providers.len());
        let mut waits = Waits::default();
        for ((provider, ty), import) in program.providers.iter().zip(program.module.imports()) {
            let provided_now = match (provider, ty) {
                (Provider::Call { call, exact }, ExternType::Func(ty)) => {
                    link::function(store, ty.clone(), call, *exact, &slot, State::task).into()
                }
                (Provider::Memory, ExternType::Memory(ty)) => {
                    let is_own = import.module() == rewrite::MEMORY_IMPORTS;
                    let which = if is_own {
                        Which::Own(std::ptr::from_ref(program).addr(), provided.len())
                    } else {
                        Which::Environment
                    };
                    let memory = self.memory(store, which, ty).map_err(|error| not_made(store, error))?;
                    match &memory {
                        Extern::SharedMemory(memory) if !is_own => slot.share(memory.clone()),
                        Extern::Memory(memory) if !is_own => slot.own(*memory),
                        // If it is the guest's memory, it is exported.
                        _ => {}
                    }
                    memory
                }
                (Provider::Stub, ExternType::Func(ty)) => stub(store, ty, |_| Ok(())),
                (Provider::Trap(message), ExternType::Func(ty)) => {
                    let message = message.clone();
                    stub(store, ty, move |_| Err(wasmtime::Error::msg(message.clone())))
                }
                (Provider::Preloaded(index), _) => {
                    preloaded[*index].get_export(&mut *store, import.name()).ok_or_else(|| {
                        Stop::Trap(format!("a preloaded module lost its export {}", import.name()).into())
                    })?
                }
                _ => return Err(Stop::Trap(format!("nothing of its kind is {}", import.name()).into())),
            };
            waits.note(&provided_now);
            provided.push(provided_now);
        }
        let instance = Instance::new(&mut *store, &program.module, &provided);
        let instance = instance.map_err(|error| not_made(store, error))?;
        slot.bind(store, instance);
        waits.fill(store, instance, &slot).map_err(|error| not_made(store, error))?;
        Ok((instance, slot))
    }

    /// A memory that the process provides: one for all of its threads, if it is shared.
    fn memory(&self, store: &mut Store<State>, which: Which, ty: &MemoryType) -> wasmtime::Result<Extern> {
        if !ty.is_shared() {
            return Memory::new(store, ty.clone()).map(Extern::from);
        }
        let State { task, limit, shared, .. } = store.data_mut();
        let memories = task.thread().process().engine_state(Memories::default);
        let memory = memories.get(&self.engine, which, ty, limit)?;
        shared.push(memory.clone());
        Ok(memory.into())
    }
}

/// Why an instance or a memory could not be made: for want of memory, because the start function stopped, or because the host
/// does not have what it takes.
fn not_made(store: &Store<State>, error: wasmtime::Error) -> Stop {
    if error.is::<WasmBacktrace>() || error.is::<wasmtime::Trap>() || error.is::<Stop>() {
        return report::stop(error);
    }
    store.data().limit.refusal().unwrap_or_else(|| Stop::Trap(error.into_boxed_dyn_error()))
}

/// A function that nothing provides: `act`, then zeros, or `nosys` where an `i32` is returned.
fn stub(
    store: &mut Store<State>,
    ty: &FuncType,
    act: impl Fn(()) -> wasmtime::Result<()> + Send + Sync + 'static,
) -> Extern {
    let answers = imports::signature(ty).not_provided();
    let answers: Vec<Val> = ty.results().zip(answers).map(|(ty, value)| guest::val(&ty, value)).collect();
    Func::new(store, ty.clone(), move |_, _, results| {
        act(())?;
        results.clone_from_slice(&answers);
        Ok(())
    })
    .into()
}

impl Engine for Wasmtime {
    fn prepare(&self, module: &Arc<dyn Module>, task: Layered, forked: bool) -> Result<Box<dyn Ready>, Stop> {
        let module: &dyn Any = &**module;
        let program: &Program =
            module.downcast_ref().ok_or_else(|| Stop::Trap("the module is another engine's".into()))?;
        let fuel = self.config.fuel.then(|| task.thread().process().fuel().unwrap_or(u64::MAX));
        let limit = MemoryLimit::new(task.thread().process());
        let state = State { task, limit, shared: Vec::new(), slots: Vec::new() };
        let mut store = Store::new(&self.engine, state);
        store.limiter(|state| state);
        if let Some(fuel) = fuel {
            store.set_fuel(fuel).map_err(|error| Stop::Trap(error.into_boxed_dyn_error()))?;
        }
        if self.config.interruptible {
            store.set_epoch_deadline(1);
            // While start functions run there is no guest yet to run handlers in, but its end is heeded.
            store.epoch_deadline_callback(|context| ended(context.data()));
        }
        let mut preloaded = Vec::new();
        for other in &program.preloads {
            let (instance, slot) = self.instantiate(&mut store, other, &[])?;
            preloaded.push(instance);
            if !forked {
                begin(&mut Live::between_calls(&mut store, &slot, State::task))?;
            }
        }
        let (_, slot) = self.instantiate(&mut store, program, &preloaded)?;
        if program.forks {
            let process = store.data().task.thread().process();
            let is_first = !forked && process.has_one_thread();
            Live::between_calls(&mut store, &slot, State::task).share_pages(is_first)?;
        }
        Ok(Box::new(Prepared { store, slot, fuel, interruptible: self.config.interruptible }))
    }

    fn interrupt(&self) {
        if self.config.interruptible {
            self.engine.increment_epoch();
        }
    }

    fn load_program(&self, binary: Binary<'_>) -> Result<Arc<dyn Module>, LoadError> {
        if let Some(file) = binary.file
            && let Some(program) = self.load_cached(file)?
        {
            return Ok(program);
        }
        let program = self.load(binary.wasm)?;
        if let Some(file) = binary.file {
            self.remember(file, binary.wasm, &program);
        }
        Ok(program)
    }

    fn can_spawn(&self, module: &Arc<dyn Module>) -> Result<(), Errno> {
        let module: &dyn Any = &**module;
        match module.downcast_ref::<Program>() {
            Some(program) if program.has_threads() => Ok(()),
            _ => Err(Errno::Memviolation),
        }
    }
}

/// What one guest thread runs.
struct Prepared {
    store: Store<State>,
    slot: Arc<Slot>,
    /// What it has been given.
    fuel: Option<u64>,
    interruptible: bool,
}

impl Drop for Prepared {
    fn drop(&mut self) {
        if let (Some(given), Ok(left)) = (self.fuel, self.store.get_fuel()) {
            self.store.data().task.thread().process().note_fuel(given.saturating_sub(left));
        }
    }
}

impl Ready for Prepared {
    fn run(mut self: Box<Self>, start: Start) -> Result<(), Stop> {
        if !matches!(start, Start::Forked(_)) {
            begin(&mut Live::between_calls(&mut self.store, &self.slot, State::task))?;
        }
        if self.interruptible {
            let slot = Arc::clone(&self.slot);
            self.store.epoch_deadline_callback(move |mut context| {
                // This callback is away while it runs: nested guest code must not call for it.
                context.set_epoch_deadline(u64::MAX / 2);
                let delivered =
                    engine::deliver(&mut Live::between_calls(context.as_context_mut(), &slot, State::task));
                // Also for a guest that jumps out of its handler, and goes on.
                context.set_epoch_deadline(1);
                delivered.map_err(report::error)?;
                Ok(UpdateDeadline::Continue(1))
            });
        }
        engine::run(&mut Live::between_calls(&mut self.store, &self.slot, State::task), start)
    }
}

/// Runs the start function of a new instance, if it has one that has not run.
fn begin(live: &mut impl Guest) -> Result<(), Stop> {
    if live.signature(rewrite::START_EXPORT).is_some() {
        live.call(rewrite::START_EXPORT, &[])?;
    }
    Ok(())
}

fn ended(state: &State) -> wasmtime::Result<UpdateDeadline> {
    if state.task.thread().shared().is_killed() {
        Err(wasmtime::Error::new(Stop::Ended))
    } else {
        Ok(UpdateDeadline::Continue(1))
    }
}
