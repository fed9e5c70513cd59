//! Becomes itself, over and over: what each of them has computed counts.

use crate::sys::*;

pub fn run() {
    let none: Option<&[&str]> = None;
    exec(SELF, &["self", "as", "again", "1000"], none, None).expect("it becomes that");
}
