//! A thread that exits ends the whole process with its code.
//! Ends with exit code 23 although the main thread sleeps on.

use std::time::Duration;

pub fn run() {
    std::thread::spawn(|| {
        std::thread::sleep(Duration::from_millis(20));
        std::process::exit(23);
    });
    loop {
        std::thread::sleep(Duration::from_secs(3600));
    }
}
