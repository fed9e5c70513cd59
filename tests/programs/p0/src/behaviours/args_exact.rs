//! Arguments arrive byte for byte.
//! Run with the arguments `""` and `"two words"`.

use crate::sys::*;

pub fn run() {
    assert_eq!(args(), ["p0", "args_exact", "", "two words"]);
}
