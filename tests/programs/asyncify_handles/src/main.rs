//! The safe layer of the bindings: `asyncify_handles NAME` runs one behaviour, and `asyncify_handles as ARG...` is what a
//! behaviour starts. The build is put through `wasm-opt --asyncify`, which forks need.
//!
//! A behaviour returns when all was right and panics otherwise. Nothing here is unsafe.

#![forbid(unsafe_code)]

mod behaviours;
mod started;

pub type Behaviour = fn();

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    if name == "as" {
        return started::run();
    }
    match behaviours::TABLE.iter().find(|(known, _)| *known == name) {
        Some((_, run)) => run(),
        None => {
            eprintln!("asyncify_handles: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
