//! Sockets as a WASIX guest has them: `wasix_sockets NAME DIRECTORY` prints one transcript.
//!
//! The behaviours are compiled twice: here for the guest, and natively into the test suite, which runs both and compares the
//! transcripts. Linux is the oracle. The guest's calls are raw imports, and addresses are written byte by byte, so that
//! nothing here shares code with what is tested.

mod behaviours;
mod fixtures;
mod net;
mod transcript;

use transcript::{Behaviour, Transcript};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, name, directory] = args.as_slice() else {
        eprintln!("usage: wasix_sockets NAME DIRECTORY");
        std::process::exit(2);
    };
    match behaviours::TABLE.iter().find(|(known, _)| known == name) {
        Some((_, run)) => print!("{}", Transcript::of(*run, directory)),
        None => {
            eprintln!("wasix_sockets: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
