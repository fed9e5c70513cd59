//! Calls of WASIX about threads: `wasix_threads NAME` runs one behaviour, on std's threads of wasm32-wasip1-threads.
//!
//! A behaviour returns when all was right, and panics (in whatever thread) otherwise.

mod behaviours;
mod sys;

pub type Behaviour = fn();

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    match behaviours::TABLE.iter().find(|(known, _)| *known == name) {
        Some((_, run)) => run(),
        None => {
            eprintln!("wasix_threads: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
