//! The end of a process ends its waits for sets.

use std::thread;
use std::time::Duration;

use crate::sys::*;

pub fn run() {
    let set = set();
    add(set, counter(0), IN, 1).expect("added");
    for _ in 0..3 {
        thread::spawn(move || panic!("it returned {:?}", wait_set(set, 4, None)));
    }
    sleep(Duration::from_millis(30)).expect("it sleeps");
    std::process::exit(23);
}
