//! A pipe: bytes in order, an end, a capacity, ends that go one way. Run with a limit of 32 open descriptors.

use crate::sys::*;

pub fn run() {
    let (reader, writer) = pipe().unwrap();
    assert_eq!((reader, writer), (4, 5));
    assert_eq!((fdflags(reader), fdflags(writer)), (Ok(0), Ok(0)));
    assert_eq!(fdstat(reader).unwrap().fs_filetype, wasi::FILETYPE_UNKNOWN);
    assert_eq!(fdstat(reader).unwrap().fs_rights_base & wasi::RIGHTS_FD_WRITE, 0);
    assert_eq!(fdstat(writer).unwrap().fs_rights_base & wasi::RIGHTS_FD_READ, 0);

    assert_eq!(wait_for(reader, true, 0), (false, false));
    assert_eq!(wait_for(writer, false, 1000), (true, false));
    assert_eq!((write(writer, b"hello"), write(writer, b", world")), (Ok(5), Ok(7)));
    assert_eq!(wait_for(reader, true, 1000), (true, false));
    let mut some = [0; 4];
    assert_eq!((read(reader, &mut some), some), (Ok(4), *b"hell"));
    assert_eq!(take(reader), Ok(b"o, world".to_vec()));
    assert_eq!((read(reader, &mut []), write(writer, b"")), (Ok(0), Ok(0)));

    // One way, and no position.
    assert_eq!((write(reader, b"x"), read(writer, &mut [0])), (Err(BADF), Err(BADF)));
    assert_eq!((seek(reader, 0), tell(writer)), (Err(SPIPE), Err(SPIPE)));

    // Full is full, for those who do not wait.
    set_nonblocking(reader);
    assert_eq!(take(reader), Err(AGAIN));
    set_nonblocking(writer);
    let mut held = 0;
    let refused = loop {
        match write(writer, &[7; 4096]) {
            Ok(more) => held += more,
            Err(errno) => break errno,
        }
    };
    assert_eq!(refused, AGAIN);
    assert!(held >= 4096, "{held}");
    assert_eq!(wait_for(writer, false, 0), (false, false));
    let mut page = vec![0; 4096];
    assert_eq!(read(reader, &mut page), Ok(4096));
    assert_eq!(wait_for(writer, false, 1000), (true, false));
    assert_eq!(write(writer, &[8; 100]), Ok(100));

    // The end comes when the last who could write is gone, and after all that was written.
    let copy = dup(writer).unwrap();
    close(writer).unwrap();
    let mut left = held - 4096 + 100;
    while left > 0 {
        left -= read(reader, &mut page).unwrap();
    }
    assert_eq!(take(reader), Err(AGAIN));
    close(copy).unwrap();
    assert_eq!(wait_for(reader, true, 1000), (true, true));
    assert_eq!((take(reader), take(reader)), (Ok(vec![]), Ok(vec![])));
    close(reader).unwrap();

    // Both ends or neither.
    for out in [(OUTSIDE, &raw mut left as *mut Fd), (&raw mut left as *mut Fd, OUTSIDE)] {
        assert_eq!(answer(unsafe { raw::fd_pipe(out.0, out.1) }, ()), Err(FAULT));
    }
    for fd in 4..31 {
        assert_eq!(dup(0), Ok(fd));
    }
    assert_eq!(pipe(), Err(MFILE));
    assert_eq!(dup(0), Ok(31));
    assert_eq!(pipe(), Err(MFILE));
    close(30).unwrap();
    close(7).unwrap();
    assert_eq!(pipe(), Ok((7, 30)));
}
