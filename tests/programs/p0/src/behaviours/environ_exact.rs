//! Variables arrive byte for byte.
//! Run with `A=1` and `EQUALS=a=b`.

use crate::sys::*;

pub fn run() {
    assert_eq!(strings(raw::environ_sizes_get, raw::environ_get), ["A=1", "EQUALS=a=b"]);
}
