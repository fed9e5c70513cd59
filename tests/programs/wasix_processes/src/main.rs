//! Processes and signals: `wasix_processes NAME` runs one behaviour; `wasix_processes as ROLE ARG...` plays the program that
//! a behaviour has started or become. All calls go through the published `wasix` crate.
//!
//! A behaviour returns when everything it saw was right and panics otherwise. It finds itself as the program `self`.

mod behaviours;
mod chaos;
mod handler;
mod roles;
mod sys;

pub type Behaviour = fn();

fn main() {
    let mut args = std::env::args_os().skip(1);
    let name = args.next().unwrap_or_default();
    let name = name.to_str().unwrap_or_default();
    if name == "as" {
        let role = args.next().and_then(|role| role.into_string().ok()).unwrap_or_default();
        return roles::play(&role, args.collect());
    }
    match behaviours::TABLE.iter().find(|(known, _)| *known == name) {
        Some((_, run)) => run(),
        None => {
            eprintln!("wasix_processes: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
