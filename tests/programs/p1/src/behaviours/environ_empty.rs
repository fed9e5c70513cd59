//! Nothing is inherited: without variables both sizes are 0.

use crate::sys::*;

pub fn run() {
    assert_eq!(ok!(unsafe { environ_sizes_get() }), (0, 0));
    let mut byte = 0xaa_u8;
    ok!(unsafe { environ_get(core::ptr::null_mut(), &mut byte) });
    assert_eq!(byte, 0xaa);
}
