//! The devices in `/dev`. What is written to descriptor 1 by way of `/dev/stdout` is what the test reads; standard input holds
//! `0123456789`.

use crate::sys::*;
use std::collections::HashSet;

fn at(name: &str, write: bool) -> Result<Fd> {
    open(ROOT, &format!("/dev/{name}"), How { write, ..READ })
}

fn filetype(fd: Fd) -> u8 {
    unsafe { wasi::fd_fdstat_get(fd) }.unwrap().fs_filetype.raw()
}

pub fn run() {
    let (device, directory) = (wasi::FILETYPE_CHARACTER_DEVICE.raw(), wasi::FILETYPE_DIRECTORY.raw());
    let expected = [
        ("fd", directory),
        ("full", device),
        ("null", device),
        ("random", device),
        ("shm", directory),
        ("stderr", device),
        ("stdin", device),
        ("stdout", device),
        ("tty", device),
        ("urandom", device),
        ("zero", device),
    ];
    assert_eq!(list(ROOT, "/dev").unwrap(), expected.map(|(name, kind)| (name.to_owned(), kind)));
    let numbers: HashSet<_> =
        expected.iter().map(|(name, _)| identity(ROOT, &format!("/dev/{name}")).unwrap()).collect();
    assert_eq!(numbers.len(), expected.len());
    for (name, kind) in expected {
        let stat = stat(ROOT, &format!("/dev/{name}")).unwrap();
        assert_eq!((stat.filetype.raw(), stat.size, stat.nlink), (kind, 0, stat.nlink), "{name}");
    }

    let mut buffer = [7; 300];
    let null = at("null", true).unwrap();
    assert_eq!((filetype(null), read(null, &mut buffer), write(null, &buffer)), (device, Ok(0), Ok(300)));
    // What neither seeks nor tells is a terminal for libc; this does both, and gets nowhere.
    let stat = unsafe { wasi::fd_fdstat_get(null) }.unwrap();
    let position = wasi::RIGHTS_FD_SEEK | wasi::RIGHTS_FD_TELL;
    assert_eq!(stat.fs_rights_base & position, position);
    assert_eq!(unsafe { wasi::fd_seek(null, 10, wasi::WHENCE_SET) }.unwrap(), 0);
    assert!(open(ROOT, "/dev/null", CREATE).is_ok());
    assert!(
        open(ROOT, "/dev/null", How { oflags: wasix::OFLAGS_CREAT | wasix::OFLAGS_TRUNC, ..CREATE }).is_ok()
    );
    assert_eq!(
        open(ROOT, "/dev/null", How { oflags: wasix::OFLAGS_CREAT | wasix::OFLAGS_EXCL, ..CREATE }),
        Err(EXIST)
    );
    assert_eq!(open(ROOT, "/dev/null", DIRECTORY), Err(NOTDIR));

    // It is always ready.
    for fd_read in [true, false] {
        let on = wasi::SubscriptionFdReadwrite { file_descriptor: null };
        let u = match fd_read {
            true => wasi::SubscriptionU {
                tag: wasi::EVENTTYPE_FD_READ.raw(),
                u: wasi::SubscriptionUU { fd_read: on },
            },
            false => wasi::SubscriptionU {
                tag: wasi::EVENTTYPE_FD_WRITE.raw(),
                u: wasi::SubscriptionUU { fd_write: on },
            },
        };
        let mut event = unsafe { std::mem::zeroed::<wasi::Event>() };
        let subscription = wasi::Subscription { userdata: 5, u };
        assert_eq!(unsafe { wasi::poll_oneoff(&subscription, &mut event, 1) }, Ok(1));
        assert_eq!((event.userdata, event.error), (5, wasi::ERRNO_SUCCESS));
    }

    let zero = at("zero", true).unwrap();
    assert_eq!((read(zero, &mut buffer), buffer), (Ok(300), [0; 300]));
    assert_eq!(write(zero, &buffer), Ok(300));
    let mut here = [1; 8];
    let iovs = [wasi::Iovec { buf: here.as_mut_ptr(), buf_len: 8 }];
    assert_eq!(unsafe { wasi::fd_pread(zero, &iovs, 1000) }, Ok(8));
    assert_eq!(here, [0; 8]);

    let full = at("full", true).unwrap();
    buffer = [7; 300];
    assert_eq!((read(full, &mut buffer), buffer[299]), (Ok(300), 0));
    assert_eq!((write(full, b"x"), write(full, b"")), (Err(NOSPC), Ok(0)));

    for name in ["random", "urandom"] {
        let random = at(name, false).unwrap();
        let (mut one, mut two) = ([0; 300], [0; 300]);
        assert_eq!((read(random, &mut one), read(random, &mut two)), (Ok(300), Ok(300)));
        assert!(one != two && one[290..] != [0; 10], "{name}");
        // Ready at once, and no byte of it is the same as another's of a long row.
        assert_eq!(one.iter().chain(&two).collect::<HashSet<_>>().len() > 150, true, "{name}");
    }

    // What stands for a descriptor is that one, position and all.
    let input = at("stdin", false).unwrap();
    assert_eq!(read(input, &mut buffer[..4]), Ok(4));
    assert_eq!(read(0, &mut buffer[4..6]), Ok(2));
    assert_eq!(read(open(ROOT, "/dev/fd/0", READ).unwrap(), &mut buffer[6..8]), Ok(2));
    assert_eq!(&buffer[..8], b"01234567");
    // (To read and write it is asked for too much.)
    assert_eq!(at("stdout", true), Err(ACCES));
    let rights = wasix::RIGHTS_FD_WRITE;
    let output = unsafe { wasix::path_open2(ROOT, 0, "/dev/stdout", 0, rights, 0, 0, 0) }.unwrap();
    assert_eq!(write(output, b"to stdout\n"), Ok(10));
    assert_eq!(write(input, b"x"), Err(BADF));
    assert_eq!(at("stdin", true), Err(ACCES));
    assert_eq!(open(ROOT, "/dev/stdout", READ), Err(ACCES));
    put(ROOT, "/tmp/file", "content").unwrap();
    let file = open(ROOT, "/tmp/file", READ).unwrap();
    unsafe { wasi::fd_renumber(file, 0) }.unwrap();
    assert_eq!(open_read(ROOT, "/dev/stdin").as_deref(), Ok("content"));
    assert_eq!(open_read(ROOT, "/dev/stdin").as_deref(), Ok(""), "it is where the one before it was");
    assert_eq!(open(ROOT, &format!("/dev/fd/{file}"), READ), Err(NOENT));
    assert_eq!((open(ROOT, "/dev/fd/01", READ), open(ROOT, "/dev/fd/x", READ)), (Err(NOENT), Err(NOENT)));
    assert_eq!(names(ROOT, "/dev/fd").unwrap(), ["0", "1", "2"]);
    // There is no terminal here.
    assert_eq!(at("tty", true), Err(NXIO));
    assert_eq!(at("tty", false), Err(NXIO));
    let mut tty = unsafe { std::mem::zeroed::<wasix::Tty>() };
    assert_eq!(unsafe { wasix::tty_get(&mut tty) }.unwrap_err().raw(), NOTSUP);
    assert_eq!(unsafe { wasix::tty_set(&mut tty) }.unwrap_err().raw(), NOTSUP);

    // Shared memory is a directory to write in; nothing else can be made here, removed or moved.
    put(ROOT, "/dev/shm/segment", "shared").unwrap();
    assert_eq!(open_read(ROOT, "/dev/shm/segment").as_deref(), Ok("shared"));
    assert_eq!(put(ROOT, "/dev/new", ""), Err(ROFS));
    assert_eq!((unlink(ROOT, "/dev/null"), rmdir(ROOT, "/dev/shm")), (Err(ROFS), Err(BUSY)));
    assert_eq!(rename(ROOT, "/dev/null", ROOT, "/dev/zero"), Err(ROFS));
    assert_eq!(rename(ROOT, "/tmp/file", ROOT, "/dev/null"), Err(XDEV));
}
