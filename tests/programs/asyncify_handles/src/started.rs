//! What a behaviour starts: `as WHAT`.

use std::io::{Read as _, Write as _};
use std::time::Duration;

use waxwing_guest::os::thread;

pub fn run() {
    let args: Vec<String> = std::env::args().skip(2).collect();
    match args.first().map(String::as_str) {
        // Its input, behind its variables and its directory.
        Some("echo") => {
            let mut input = String::new();
            std::io::stdin().read_to_string(&mut input).expect("a pipe");
            let greeting = std::env::var("GREETING").unwrap_or_default();
            let mut room = [0; 64];
            let dir = waxwing_guest::os::fs::current_dir(&mut room).expect("a directory");
            print!("{greeting} {dir} {input}");
            std::io::stdout().flush().expect("a pipe");
            std::process::exit(7);
        }
        Some("sleep") => loop {
            // A signal ends it.
            let _ = thread::sleep(Duration::from_secs(60));
        },
        other => panic!("{other:?}"),
    }
}
