//! An interface of one's own, from its text to a guest by way of a host on two engines.
//!
//! counters/counters.witx says what the calls are. `waxwing witx host` has written counters/interface.rs from it: the types, and a
//! trait with a method for each call, which gets arguments that are checked. Here is what the methods do, and how both engines are
//! given them. The guest (guest/counters) has functions that `waxwing witx bindings` has written from the same text.
#![expect(clippy::print_stdout, reason = "it is what an example is for")]

use std::collections::BTreeMap;
use std::error::Error;

use waxwing::abi::argument::{GuestPtr, GuestString};

#[expect(dead_code, unreachable_pub, reason = "an interface has more than this host needs")]
#[path = "counters/interface.rs"]
mod interface;

use interface::{Count, Counters, Options};

/// The host: counters by their names.
#[derive(Default)]
struct Host {
    counters: BTreeMap<String, Count>,
}

impl Counters for Host {
    fn add(&mut self, name: &GuestString, amount: i64, options: Options) -> Result<Count, interface::Error> {
        let name = name.as_str();
        if !options.contains(Options::CREATE) && !self.counters.contains_key(name) {
            return Err(interface::Error::Missing);
        }
        let count = self.counters.entry(name.to_owned()).or_insert(Count { value: 0, times: 0 });
        if options.contains(Options::RESET) {
            count.value = 0;
        }
        count.value = count.value.wrapping_add(amount);
        count.times += 1;
        Ok(*count)
    }

    fn len(&mut self) -> u32 {
        u32::try_from(self.counters.len()).unwrap_or(u32::MAX)
    }

    fn values(
        &mut self,
        prefix: &GuestString,
        into: GuestPtr<'_, i64>,
        room: u32,
    ) -> Result<u32, interface::Error> {
        let named = self.counters.iter().filter(|(name, _)| name.starts_with(prefix.as_str()));
        let mut written = 0;
        for ((_, count), index) in named.zip(0..room) {
            let element = into.element(index as usize).and_then(|element| element.store(&count.value));
            element.map_err(|_| interface::Error::Fault)?;
            written += 1;
        }
        Ok(written)
    }

    fn give_up(&mut self) {}
}

/// Adds 40 and 2 to a counter; asks for a counter that is not there; gives an address beyond its memory; ends.
const GUEST: &[u8] = include_bytes!("../tests/programs/example_counters.wasm");

fn on_wasmtime() -> Result<(), Box<dyn Error>> {
    use wasmtime::{Engine, Linker, Module, Store};
    let engine = Engine::default();
    let module = Module::new(&engine, GUEST)?;
    let mut linker = Linker::new(&engine);
    waxwing_wasmtime::add_imports(&mut linker, interface::counters_imports32(), |host: &mut Host| host)?;
    let mut store = Store::new(&engine, Host::default());
    let instance = linker.instantiate(&mut store, &module)?;
    let sum = instance.get_typed_func::<(), i64>(&mut store, "sum")?.call(&mut store, ())?;
    let mut call = |name: &str| instance.get_typed_func::<(), i32>(&mut store, name)?.call(&mut store, ());
    println!("wasmtime: {sum}, {}, {}, {}", call("missing")?, call("fault")?, call("count")?);
    let end = instance.get_typed_func::<(), ()>(&mut store, "end")?.call(&mut store, ());
    println!("wasmtime: {}", end.expect_err("nobody comes back from it").root_cause());
    Ok(())
}

fn on_wasmi() -> Result<(), Box<dyn Error>> {
    use wasmi::{Engine, Linker, Module, Store};
    let engine = Engine::default();
    let module = Module::new(&engine, GUEST)?;
    let mut linker = Linker::new(&engine);
    waxwing_wasmi::add_imports(&mut linker, interface::counters_imports32(), |host: &mut Host| host)?;
    let mut store = Store::new(&engine, Host::default());
    let instance = linker.instantiate_and_start(&mut store, &module)?;
    let sum = instance.get_typed_func::<(), i64>(&store, "sum")?.call(&mut store, ())?;
    let mut call = |name: &str| instance.get_typed_func::<(), i32>(&store, name)?.call(&mut store, ());
    println!("wasmi: {sum}, {}, {}, {}", call("missing")?, call("fault")?, call("count")?);
    let end = instance.get_typed_func::<(), ()>(&store, "end")?.call(&mut store, ());
    println!("wasmi: {}", end.expect_err("nobody comes back from it"));
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    on_wasmtime()?;
    on_wasmi()
}
