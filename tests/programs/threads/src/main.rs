//! Threads as std offers them on wasm32-wasip1-threads: `threads NAME` runs one behaviour.
//!
//! A behaviour returns when all was right, and panics (in whatever thread) otherwise.

mod behaviours;

pub type Behaviour = fn();

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    match behaviours::TABLE.iter().find(|(known, _)| *known == name) {
        Some((_, run)) => run(),
        None => {
            eprintln!("threads: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
