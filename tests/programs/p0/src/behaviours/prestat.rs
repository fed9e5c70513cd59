//! The preopen has its name, the next number is badf.

use crate::sys::*;

pub fn run() {
    let mut prestat = [0x55_u8; 12];
    ok!(raw::fd_prestat_get(ROOT, at(&mut prestat)));
    assert_eq!((prestat[0], prestat[4], &prestat[8..]), (0, 1, &[0x55; 4][..]));
    let mut name = [0_u8; 2];
    ok!(raw::fd_prestat_dir_name(ROOT, at(&mut name), 1));
    assert_eq!(&name, b"/\0");
    answers!(raw::fd_prestat_get(4, at(&mut prestat)), BADF);
}
