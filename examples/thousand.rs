//! Keeps a thousand plugins alive and calls each in turn, on both engines: what one costs while it waits, and what a call costs.
#![expect(clippy::print_stdout, reason = "it is what an example is for")]

use std::error::Error;
use std::time::Instant;

use waxwing::layer::Layered;
use waxwing::{Buffer, Process};

const PLUGINS: usize = 1000;
const ROUNDS: usize = 20;

/// Counts its calls, and asks the system for the time in each.
const PLUGIN: &str = r#"(module
  (import "wasi_snapshot_preview1" "clock_time_get" (func $clock (param i32 i64 i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "tick") (result i32)
    (drop (call $clock (i32.const 1) (i64.const 0) (i32.const 8)))
    (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const 1)))
    (i32.load (i32.const 0))))"#;

/// A plugin, to be called; and what makes plugins.
type Tick = Box<dyn FnMut() -> i32>;
type Make = Box<dyn Fn() -> Result<Tick, Box<dyn Error>>>;

fn task() -> Result<Layered, Box<dyn Error>> {
    Ok(Process::builder()
        .arg("plugin")
        .stdin("")
        .stdout(&Buffer::new())
        .stderr(&Buffer::new())
        .build_task()?)
}

fn on_wasmtime() -> Result<Make, Box<dyn Error>> {
    use wasmtime::{Engine, Linker, Module, Store};
    let engine = Engine::default();
    let mut linker = Linker::new(&engine);
    waxwing_wasmtime::add_to_linker(&mut linker, |task: &mut Layered| task)?;
    let module = linker.instantiate_pre(&Module::new(&engine, wat::parse_str(PLUGIN)?)?)?;
    Ok(Box::new(move || {
        let mut store = Store::new(&engine, task()?);
        let instance = module.instantiate(&mut store)?;
        waxwing_wasmtime::bind(&mut store, |task| task, instance);
        let tick = instance.get_typed_func::<(), i32>(&mut store, "tick")?;
        Ok(Box::new(move || tick.call(&mut store, ()).unwrap_or(-1)))
    }))
}

fn on_wasmi() -> Result<Make, Box<dyn Error>> {
    use wasmi::{Engine, Linker, Module, Store};
    let engine = Engine::default();
    let mut linker = Linker::new(&engine);
    waxwing_wasmi::add_to_linker(&mut linker, |task: &mut Layered| task)?;
    let module = Module::new(&engine, wat::parse_str(PLUGIN)?)?;
    Ok(Box::new(move || {
        let mut store = Store::new(&engine, task()?);
        let instance = linker.instantiate_and_start(&mut store, &module)?;
        waxwing_wasmi::bind(&mut store, |task| task, instance);
        let tick = instance.get_typed_func::<(), i32>(&store, "tick")?;
        Ok(Box::new(move || tick.call(&mut store, ()).unwrap_or(-1)))
    }))
}

/// Kibibytes in memory and threads of this process.
fn cost() -> Result<(usize, usize), Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let number = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
    };
    Ok((number("VmRSS:"), number("Threads:")))
}

fn main() -> Result<(), Box<dyn Error>> {
    // What a guest touches of its memory is its own: a page of 4 KiB; wasmi fills a whole one of WebAssembly's with zeros.
    for (name, own, make) in [("Wasmtime", 4.0, on_wasmtime()?), ("wasmi", 64.0, on_wasmi()?)] {
        // The first one pays for what all share.
        let mut plugins = vec![make()?];
        plugins[0]();
        let (before, threads_before) = cost()?;
        for _ in 1..PLUGINS {
            plugins.push(make()?);
            plugins.last_mut().map(|tick| tick());
        }
        let (after, threads) = cost()?;
        let start = Instant::now();
        let mut calls = 0;
        for _ in 0..ROUNDS {
            calls += plugins.iter_mut().filter_map(|tick| (tick() > 1).then_some(())).count();
        }
        let call = start.elapsed() / u32::try_from(calls)?;
        let each = (after - before) as f64 / (PLUGINS - 1) as f64;
        let more = threads - threads_before;
        println!(
            "{name}: {:.1} KiB each beside its own {own} KiB; {calls} calls, {call:?} each; {more} threads more",
            each - own
        );
    }
    Ok(())
}
