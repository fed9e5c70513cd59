//! Calls of WASIX that need no threads: `wasix NAME` runs one behaviour.
//!
//! A behaviour returns when everything it saw was right and panics otherwise. WASIX calls go straight to the imports of
//! `wasix_32v1`, others through the published `wasi` crate.

mod behaviours;
mod sys;

pub type Behaviour = fn();

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    match behaviours::TABLE.iter().find(|(known, _)| *known == name) {
        Some((_, run)) => run(),
        None => {
            eprintln!("wasix: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
