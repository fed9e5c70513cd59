//! Sets of descriptors to wait for: `wasix_epoll NAME` runs one behaviour.
//!
//! A behaviour returns when everything it saw was right and panics otherwise. The same behaviours are compiled for Linux, by
//! the suite, and have to be right there: [`sys`] is WASIX here and libc there.

mod behaviours;
#[path = "sys_wasix.rs"]
mod sys;

pub type Behaviour = fn();

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    match behaviours::TABLE.iter().find(|(known, _)| *known == name) {
        Some((_, run)) => run(),
        None => {
            eprintln!("wasix_epoll: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
