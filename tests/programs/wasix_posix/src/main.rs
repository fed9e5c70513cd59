//! The behaviours of the program `posix` in the tree of a WASIX guest: `wasix_posix NAME DIRECTORY` prints one transcript.
//!
//! That it asks for its current directory makes it a program of WASIX; all else is std.

#[path = "../../posix/src/behaviours/mod.rs"]
mod behaviours;
#[path = "../../posix/src/prelude.rs"]
mod prelude;
#[path = "../../posix/src/transcript.rs"]
mod transcript;

use std::path::Path;
pub use transcript::Behaviour;

fn main() {
    let mut room = [0; 2];
    let mut length = room.len();
    unsafe { published::getcwd(room.as_mut_ptr(), &mut length) }.expect("it starts at the top");
    assert_eq!((room[0], length), (b'/', 1));

    let args: Vec<String> = std::env::args().collect();
    let [_, name, directory] = args.as_slice() else {
        eprintln!("usage: wasix_posix NAME DIRECTORY");
        std::process::exit(2);
    };
    match behaviours::TABLE.iter().find(|(known, _)| known == name) {
        Some((_, run)) => print!("{}", transcript::of(*run, Path::new(directory))),
        None => {
            eprintln!("wasix_posix: no behaviour is called {name:?}");
            std::process::exit(2);
        }
    }
}
