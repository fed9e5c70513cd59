//! What a WASIX guest sees of files: one tree, a current directory, devices. `wasix_world NAME` runs one behaviour.
//!
//! A behaviour returns when everything it saw was right and panics otherwise. WASIX calls go through the published `wasix`
//! crate, those of preview1 through std or the published `wasi` crate that std is built on.

mod act;
mod behaviours;
mod sys;

pub type Behaviour = fn();

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    if name == "do" {
        let is_fine = act::all(std::env::args().skip(2));
        std::process::exit(if is_fine { 0 } else { 1 });
    }
    match behaviours::TABLE.iter().find(|(known, _)| *known == name) {
        Some((_, run)) => run(),
        None => {
            eprintln!("wasix_world: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
