//! Programs that use nothing but std, and print what they saw: `posix NAME DIRECTORY` prints one transcript.
//!
//! The behaviours are compiled twice: here for the guest, and natively into the test suite, which
//! runs both in fresh directories and compares the transcripts. Linux is the oracle.

mod behaviours;
mod prelude;
mod transcript;

use std::path::Path;
pub use transcript::Behaviour;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, name, directory] = args.as_slice() else {
        eprintln!("usage: posix NAME DIRECTORY");
        std::process::exit(2);
    };
    match behaviours::TABLE.iter().find(|(known, _)| known == name) {
        Some((_, run)) => print!("{}", transcript::of(*run, Path::new(directory))),
        None => {
            eprintln!("posix: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
