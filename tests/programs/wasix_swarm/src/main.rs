//! Many sockets at once, and threads that take them from each other: `wasix_swarm NAME COUNT` does so until it has seen enough.
//!
//! A behaviour returns when all was right, and panics (in whatever thread) otherwise.

mod behaviours;
#[path = "../../wasix_sockets/src/fixtures.rs"]
#[allow(dead_code, reason = "another program uses the rest")]
mod fixtures;
#[path = "../../wasix_sockets/src/net.rs"]
#[allow(dead_code, reason = "another program uses the rest")]
mod net;

pub type Behaviour = fn(usize);

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, name, count] = args.as_slice() else {
        eprintln!("usage: wasix_swarm NAME COUNT");
        std::process::exit(2);
    };
    match behaviours::TABLE.iter().find(|(known, _)| known == name) {
        Some((_, run)) => run(count.parse().expect("a number")),
        None => {
            eprintln!("wasix_swarm: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
