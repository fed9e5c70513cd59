//! WasmEdge's sockets: `wasmedge NAME` runs one behaviour.
//!
//! A behaviour returns when everything it saw was right and panics otherwise. Some go through the published crate
//! `wasmedge_wasi_socket`, the others straight to the imports of each version. All talk to themselves over loopback: a
//! connection is there as soon as it is in the listener's queue.

mod behaviours;
mod raw;

pub type Behaviour = fn();

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    match behaviours::TABLE.iter().find(|(known, _)| *known == name) {
        Some((_, run)) => run(),
        None => {
            eprintln!("wasmedge: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
