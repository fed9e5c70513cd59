//! A file can take the place of stdout.

use crate::sys::*;

pub fn run() {
    let file = create("file");
    ok!(renumber(file, 1));
    println!("redirected");
    assert_eq!(get("file"), b"redirected\n");
}
