//! What needs asyncify, with threads: `asyncify_threads NAME` runs one behaviour. The build is put through
//! `wasm-opt --asyncify`; its memory is imported and shared.
//!
//! A behaviour returns when all was right and panics otherwise.

mod behaviours;
#[allow(dead_code)]
#[path = "../../asyncify/src/sys.rs"]
mod sys;

pub type Behaviour = fn();

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    match behaviours::TABLE.iter().find(|(known, _)| *known == name) {
        Some((_, run)) => run(),
        None => {
            eprintln!("asyncify_threads: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
