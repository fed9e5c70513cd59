//! What needs asyncify: `asyncify NAME` runs one behaviour, and `asyncify as ARG...` is what a behaviour executes. The build is put through `wasm-opt --asyncify`.
//!
//! A behaviour returns when all was right and panics otherwise. WASIX calls are those of the published `wasix` crate.

mod behaviours;
#[path = "../../wasix_sockets/src/net.rs"]
#[allow(dead_code, reason = "another program uses the rest")]
mod net;
mod sets;
mod sys;

pub type Behaviour = fn();

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    if name == "as" {
        return sys::executed();
    }
    match behaviours::TABLE.iter().find(|(known, _)| *known == name) {
        Some((_, run)) => run(),
        None => {
            eprintln!("asyncify: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
