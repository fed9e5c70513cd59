//! Fifty directories deep, and back up.

use crate::sys::*;

pub fn run() {
    let mut path = String::new();
    for n in 0..50 {
        path.push_str(&format!("d{n}/"));
        ok!(mkdir(ROOT, &path));
    }
    put(&format!("{path}file"), b"deep");
    assert_eq!(get(&format!("{path}file")), b"deep");
    assert_eq!(get(&format!("{path}{}{path}file", "../".repeat(50))), b"deep");
    fails!(stat(ROOT, 0, &format!("{path}{}", "../".repeat(51))), NOTCAPABLE | PERM);
}
