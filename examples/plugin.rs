//! Calls a reactor in a loop: a plugin whose instance lives in a store of the embedder's own.
#![expect(clippy::print_stdout, reason = "it is what an example is for")]

use std::error::Error;

use wasmtime::{Engine, Linker, Module, Store};
use waxwing::layer::Layered;
use waxwing::{Buffer, Process};

/// What the store keeps: the embedder's own things, and the system's side of the guest.
struct State {
    wasi: Layered,
}

/// Adds what it is given to a sum, and says "+" each time.
const PLUGIN: &str = r#"(module
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\10\00\00\00\01\00\00\00") (data (i32.const 16) "+")
  (global $sum (mut i64) (i64.const 0))
  (func (export "_initialize") (global.set $sum (i64.const 1000)))
  (func (export "add") (param $number i64) (result i64)
    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
    (global.set $sum (i64.add (global.get $sum) (local.get $number)))
    (global.get $sum)))"#;

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Engine::default();
    let module = Module::new(&engine, wat::parse_str(PLUGIN)?)?;
    let mut linker = Linker::new(&engine);
    waxwing_wasmtime::add_to_linker(&mut linker, |state: &mut State| &mut state.wasi)?;

    let said = Buffer::new();
    let wasi = Process::builder().arg("plugin").stdout(&said).build_task()?;
    let mut store = Store::new(&engine, State { wasi });
    let instance = linker.instantiate(&mut store, &module)?;
    waxwing_wasmtime::bind(&mut store, |state| &mut state.wasi, instance);

    instance.get_typed_func::<(), ()>(&mut store, "_initialize")?.call(&mut store, ())?;
    let add = instance.get_typed_func::<i64, i64>(&mut store, "add")?;
    let mut sum = 0;
    for number in 1..=100 {
        sum = add.call(&mut store, number)?;
    }
    println!("the sum is {sum}, after {} calls of fd_write", said.take().len());
    Ok(())
}
