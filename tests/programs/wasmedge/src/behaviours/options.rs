//! `sock_getsockopt` and `sock_setsockopt` by their imports: layouts, lengths, what can only be asked for.

use crate::raw::*;

fn get(fd: Fd, level: u32, name: u32, room: u32) -> Result<Vec<u8>, Errno> {
    let (mut value, mut len) = ([0xaa; 32], room);
    let errno = unsafe { both::sock_getsockopt(fd, level, name, value.as_mut_ptr(), &mut len) };
    assert!(value[len as usize..].iter().all(|byte| *byte == 0xaa) || errno != 0);
    answer(errno, value[..len as usize].to_vec())
}

fn set(fd: Fd, level: u32, name: u32, value: &[u8]) -> Result<(), Errno> {
    answer(unsafe { both::sock_setsockopt(fd, level, name, value.as_ptr(), value.len() as u32) }, ())
}

const ONE: [u8; 4] = 1u32.to_le_bytes();
const ZERO: [u8; 4] = [0; 4];

const REUSEADDR: u32 = 0;
const TYPE: u32 = 1;
const ERROR: u32 = 2;
const KEEPALIVE: u32 = 7;
const LINGER: u32 = 9;
const RCVTIMEO: u32 = 11;
const ACCEPTCONN: u32 = 13;

pub fn run() {
    let fd = open(INET4, STREAM).unwrap();
    assert_eq!(get(fd, 0, TYPE, 4), Ok(2u32.to_le_bytes().to_vec()));
    assert_eq!(get(fd, 0, ERROR, 4), Ok(ZERO.to_vec()));
    for name in [REUSEADDR, KEEPALIVE] {
        assert_eq!(get(fd, 0, name, 32), Ok(ZERO.to_vec()));
        assert_eq!(set(fd, 0, name, &ONE), Ok(()));
        // As much as there is room for, as getsockopt has it.
        assert_eq!(get(fd, 0, name, 1), Ok(vec![1]));
        assert_eq!(get(fd, 0, name, 0), Ok(Vec::new()));
        assert_eq!(set(fd, 0, name, &ONE[..3]), Err(INVAL));
        assert_eq!(get(fd, 0, name, 4), Ok(ONE.to_vec()));
    }
    // A length that is given as such.
    let mut value = [0; 4];
    let errno =
        unsafe { both::sock_getsockopt(fd, 0, KEEPALIVE, value.as_mut_ptr(), 4 as *mut u32) };
    assert_eq!((errno, value), (0, ONE));
    // TCP's one option, as wasi-go's guests number it.
    assert_eq!((set(fd, 6, 15, &ONE), get(fd, 6, 15, 4)), (Ok(()), Ok(ONE.to_vec())));

    let linger = [ONE, 7u32.to_le_bytes()].concat();
    assert_eq!(get(fd, 0, LINGER, 8), Ok(vec![0; 8]));
    assert_eq!((set(fd, 0, LINGER, &linger), get(fd, 0, LINGER, 8)), (Ok(()), Ok(linger.clone())));
    assert_eq!(set(fd, 0, LINGER, &linger[..7]), Err(INVAL));
    assert_eq!((set(fd, 0, LINGER, &[0; 8]), get(fd, 0, LINGER, 8)), (Ok(()), Ok(vec![0; 8])));

    let time = |sec: i64, usec: i64| [sec.to_le_bytes(), usec.to_le_bytes()].concat();
    assert_eq!(get(fd, 0, RCVTIMEO, 16), Ok(time(0, 0)));
    assert_eq!(set(fd, 0, RCVTIMEO, &time(3, 500_000)), Ok(()));
    assert_eq!(get(fd, 0, RCVTIMEO, 16), Ok(time(3, 500_000)));
    const DOM: Errno = 18;
    assert_eq!(set(fd, 0, RCVTIMEO, &time(0, 1_000_000)), Err(DOM));
    assert_eq!(set(fd, 0, RCVTIMEO, &time(-1, 0)), Err(DOM));
    assert_eq!(set(fd, 0, RCVTIMEO, &time(1, 0)[..8]), Err(INVAL));

    for name in [TYPE, ERROR, ACCEPTCONN] {
        assert_eq!(set(fd, 0, name, &ONE), Err(NOPROTOOPT));
    }
    assert_eq!((get(fd, 0, 15, 4), get(fd, 1, 0, 4), get(fd, 6, 1, 4)), (Err(NOPROTOOPT), Err(NOPROTOOPT), Err(NOPROTOOPT)));

    assert_eq!((get(0, 0, TYPE, 4), get(99, 0, TYPE, 4)), (Err(NOTSOCK), Err(BADF)));
    assert_eq!((get(0, 0, 14, 4), get(99, 0, 14, 4)), (Err(NOTSOCK), Err(BADF)));
    let outside = OUTSIDE as *mut u8;
    let mut len = 4;
    assert_eq!(unsafe { both::sock_getsockopt(fd, 0, TYPE, outside, &mut len) }, FAULT);
    assert_eq!(unsafe { both::sock_getsockopt(fd, 0, TYPE, value.as_mut_ptr(), outside.cast()) }, FAULT);
    len = u32::MAX;
    assert_eq!(unsafe { both::sock_getsockopt(fd, 0, TYPE, value.as_mut_ptr(), &mut len) }, FAULT);
    assert_eq!(unsafe { both::sock_setsockopt(fd, 0, KEEPALIVE, outside, 4) }, FAULT);
    assert_eq!(unsafe { both::sock_setsockopt(fd, 0, KEEPALIVE, ONE.as_ptr(), u32::MAX) }, FAULT);
}
