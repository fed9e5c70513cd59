//! Hosts a library: sets it up, hands it texts and asks for results, in the same way whether it has `_initialize` or not.
//!
//! A reactor is a module with functions to call and no `_start`. One that has something to prepare exports `_initialize`, which
//! must be called once and first (examples/guest/reactor is such a library, written with std); one that has not, as the few lines
//! of text format below, leaves it out. A host that looks whether it is there serves both.
//!
//! A text goes over in three steps: `room` says where in the library's memory there is room for it, the host writes it there, and
//! a call reads it. The library's memory may grow in a call, so the host asks for the memory each time it uses it.
#![expect(clippy::print_stdout, reason = "it is what an example is for")]

use std::error::Error;

use wasmtime::{Engine, Instance, Linker, Module, Store};
use waxwing::layer::Layered;
use waxwing::{Buffer, Process};

/// With `_initialize`.
const WITH_STD: &[u8] = include_bytes!("../tests/programs/example_reactor.wasm");

/// Without: counts line feeds, keeps the sum, and imports nothing.
const BY_HAND: &str = r#"(module
  (memory (export "memory") 2)
  (global $length (mut i32) (i32.const 0))
  (global $total (mut i32) (i32.const 0))
  (func (export "room") (param $length i32) (result i32)
    (global.set $length (local.get $length))
    (i32.const 0x10000))
  (func (export "lines") (result i32)
    (local $at i32) (local $count i32)
    (block $end
      (loop $next
        (br_if $end (i32.eq (local.get $at) (global.get $length)))
        (local.set $count
          (i32.add (local.get $count)
            (i32.eq (i32.load8_u (i32.add (i32.const 0x10000) (local.get $at))) (i32.const 10))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (global.set $total (i32.add (global.get $total) (local.get $count)))
    (local.get $count))
  (func (export "total") (result i32) (global.get $total)))"#;

/// What the store keeps.
struct State {
    wasi: Layered,
}

/// A library that is ready for calls.
struct Library {
    store: Store<State>,
    instance: Instance,
}

impl Library {
    /// Loads a library and sets it up. What it prints goes to `said`.
    fn new(engine: &Engine, module: &Module, said: &Buffer) -> Result<Self, Box<dyn Error>> {
        let mut linker = Linker::new(engine);
        waxwing_wasmtime::add_to_linker(&mut linker, |state: &mut State| &mut state.wasi)?;
        let wasi = Process::builder().arg("library").stdout(said).build_task()?;
        let mut store = Store::new(engine, State { wasi });
        let instance = linker.instantiate(&mut store, module)?;
        waxwing_wasmtime::bind(&mut store, |state| &mut state.wasi, instance);
        let mut library = Library { store, instance };
        if library.instance.get_func(&mut library.store, "_initialize").is_some() {
            println!("it has _initialize");
            library
                .instance
                .get_typed_func::<(), ()>(&mut library.store, "_initialize")?
                .call(&mut library.store, ())?;
        } else {
            println!("it has no _initialize");
        }
        Ok(library)
    }

    /// How many lines a text has.
    fn lines(&mut self, text: &str) -> Result<u32, Box<dyn Error>> {
        let store = &mut self.store;
        let room = self.instance.get_typed_func::<u32, u32>(&mut *store, "room")?;
        let address = room.call(&mut *store, u32::try_from(text.len())?)?;
        let memory = self.instance.get_memory(&mut *store, "memory").ok_or("it has no memory")?;
        memory.write(&mut *store, address as usize, text.as_bytes())?;
        Ok(self.instance.get_typed_func::<(), u32>(&mut *store, "lines")?.call(store, ())?)
    }

    /// How many lines all texts had.
    fn total(&mut self) -> Result<u32, Box<dyn Error>> {
        let total = self.instance.get_typed_func::<(), u32>(&mut self.store, "total")?;
        Ok(total.call(&mut self.store, ())?)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Engine::default();
    for module in [Module::new(&engine, WITH_STD)?, Module::new(&engine, wat::parse_str(BY_HAND)?)?] {
        let said = Buffer::new();
        let mut library = Library::new(&engine, &module, &said)?;
        let counts = [library.lines("first\nsecond\n")?, library.lines("alone\n")?, library.lines("")?];
        println!("{counts:?}, {} in all", library.total()?);
        print!("{}", String::from_utf8_lossy(&said.take()));
    }
    Ok(())
}
