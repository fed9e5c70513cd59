//! Preview1 guest programs in one module: `p1 NAME [ARG...]` runs one behaviour.
//!
//! Each file in `behaviours/` is one behaviour with one `run`; it returns when everything it saw
//! was right and panics otherwise, so the exit code is the verdict and stderr says why. Calls go
//! straight to `wasi_snapshot_preview1` (through the published `wasi` crate), never through libc.

#[macro_use]
mod sys;
mod behaviours;

pub type Behaviour = fn();

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    match behaviours::TABLE.iter().find(|(known, _)| *known == name) {
        Some((_, run)) => run(),
        None => {
            eprintln!("p1: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
