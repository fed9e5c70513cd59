//! The calls of preview1.

use waxwing_guest::wasi::*;

use crate::{Host, NO_FD, ROOT, call};

/// What a file is opened for.
const EVERYTHING: Rights = RIGHTS_FD_DATASYNC
    | RIGHTS_FD_READ
    | RIGHTS_FD_SEEK
    | RIGHTS_FD_FDSTAT_SET_FLAGS
    | RIGHTS_FD_SYNC
    | RIGHTS_FD_TELL
    | RIGHTS_FD_WRITE
    | RIGHTS_FD_ADVISE
    | RIGHTS_FD_ALLOCATE
    | RIGHTS_FD_READDIR
    | RIGHTS_FD_FILESTAT_GET
    | RIGHTS_FD_FILESTAT_SET_SIZE
    | RIGHTS_FD_FILESTAT_SET_TIMES;

fn vector(bytes: &mut [u8]) -> [Iovec; 1] {
    [Iovec { buf: bytes.as_mut_ptr(), buf_len: bytes.len() }]
}

fn constant(bytes: &[u8]) -> [Ciovec; 1] {
    [Ciovec { buf: bytes.as_ptr(), buf_len: bytes.len() }]
}

pub(crate) fn calls(host: &Host) {
    given(host);
    time(host);
    files(host);
    paths(host);
    waiting(host);
    sockets(host);
}

fn given(host: &Host) {
    let (count, bytes) = call!(host, args_sizes_get(), Ok((2.., 1..))).expect("sizes");
    let (mut argv, mut block) = (vec![core::ptr::null_mut(); count], vec![0; bytes]);
    call!(host, args_get(argv.as_mut_ptr(), block.as_mut_ptr()), Ok(()));
    assert_eq!(argv[0], block.as_mut_ptr());
    assert!(block.starts_with(b"bindings\0calls\0"));
    let (count, bytes) = call!(host, environ_sizes_get(), Ok((1, 6))).expect("sizes");
    let (mut environ, mut block) = (vec![core::ptr::null_mut(); count], vec![0; bytes]);
    call!(host, environ_get(environ.as_mut_ptr(), block.as_mut_ptr()), Ok(()));
    assert_eq!(block, b"A=bcd\0");
    let mut random = [0; 32];
    call!(host, random_get(random.as_mut_ptr(), random.len()), Ok(()));
    assert_ne!(random, [0; 32]);
}

fn time(host: &Host) {
    call!(host, clock_res_get(CLOCKID_MONOTONIC), Ok(1..));
    let before = call!(host, clock_time_get(CLOCKID_MONOTONIC, 0), Ok(_)).expect("a time");
    call!(host, clock_time_get(CLOCKID_MONOTONIC, 0), Ok(now) if *now >= before);
    call!(host, sched_yield(), Ok(()));
}

fn files(host: &Host) {
    let stat = call!(host, fd_prestat_get(ROOT), Ok(_)).expect("a preopen");
    assert_eq!(stat.tag, PREOPENTYPE_DIR.raw());
    // SAFETY: the tag says so.
    let length = unsafe { stat.u.dir.pr_name_len };
    let mut name = vec![0; length];
    call!(host, fd_prestat_dir_name(ROOT, name.as_mut_ptr(), length), Ok(()));
    assert_eq!(name, b"/");

    let fd = call!(host, path_open(ROOT, 0, "file", OFLAGS_CREAT, EVERYTHING, 0, 0), Ok(4..))
        .expect("a file");
    let fdstat = call!(host, fd_fdstat_get(fd), Ok(_)).expect("what it is");
    assert_eq!((fdstat.fs_filetype, fdstat.fs_flags), (FILETYPE_REGULAR_FILE, 0));
    call!(host, fd_write(fd, &constant(b"hello, world")), Ok(12));
    call!(host, fd_tell(fd), Ok(12));
    call!(host, fd_seek(fd, -5, WHENCE_END), Ok(7));
    let mut bytes = [0; 8];
    call!(host, fd_read(fd, &vector(&mut bytes)), Ok(5));
    assert_eq!(&bytes[..5], b"world");
    call!(host, fd_pwrite(fd, &constant(b"J"), 0), Ok(1));
    call!(host, fd_pread(fd, &vector(&mut bytes), 0), Ok(8));
    assert_eq!(&bytes, b"Jello, w");
    call!(host, fd_filestat_set_size(fd, 5), Ok(()));
    call!(host, fd_filestat_get(fd), Ok(Filestat { size: 5, filetype: FILETYPE_REGULAR_FILE, .. }));
    call!(
        host,
        fd_filestat_set_times(fd, 1_000_000_000, 2_000_000_000, FSTFLAGS_ATIM | FSTFLAGS_MTIM),
        Ok(())
    );
    call!(host, fd_filestat_get(fd), Ok(Filestat { atim: 1_000_000_000, mtim: 2_000_000_000, .. }));
    call!(host, fd_advise(fd, 0, 5, ADVICE_SEQUENTIAL), Ok(()));
    call!(host, fd_allocate(fd, 0, 16), Ok(()));
    call!(host, fd_filestat_get(fd), Ok(Filestat { size: 16, .. }));
    call!(host, fd_datasync(fd), Ok(()));
    call!(host, fd_sync(fd), Ok(()));
    call!(host, fd_fdstat_set_flags(fd, FDFLAGS_APPEND), Ok(()));
    call!(host, fd_fdstat_get(fd), Ok(Fdstat { fs_flags: FDFLAGS_APPEND, .. }));
    call!(host, fd_fdstat_set_rights(fd, RIGHTS_FD_READ, 0), Ok(()));
    call!(host, fd_write(fd, &constant(b"x")), Err(ERRNO_NOTCAPABLE | ERRNO_BADF));
    let other = call!(host, path_open(ROOT, 0, "file", 0, RIGHTS_FD_READ, 0, 0), Ok(_)).expect("the file");
    call!(host, fd_renumber(other, fd), Ok(()));
    call!(host, fd_close(other), Err(ERRNO_BADF));
    call!(host, fd_close(fd), Ok(()));
}

fn paths(host: &Host) {
    call!(host, path_create_directory(ROOT, "dir"), Ok(()));
    call!(host, path_create_directory(ROOT, "dir"), Err(ERRNO_EXIST));
    call!(host, path_filestat_get(ROOT, 0, "dir"), Ok(Filestat { filetype: FILETYPE_DIRECTORY, .. }));
    call!(host, path_link(ROOT, 0, "file", ROOT, "dir/link"), Ok(()));
    call!(host, path_filestat_get(ROOT, 0, "dir/link"), Ok(Filestat { nlink: 2, .. }));
    call!(host, path_symlink("file", ROOT, "soft"), Ok(()));
    let mut target = [0; 8];
    call!(host, path_readlink(ROOT, "soft", target.as_mut_ptr(), target.len()), Ok(4));
    assert_eq!(&target[..4], b"file");
    call!(host, path_filestat_set_times(ROOT, 0, "file", 0, 3_000_000_000, FSTFLAGS_MTIM), Ok(()));
    call!(host, path_filestat_get(ROOT, 0, "file"), Ok(Filestat { mtim: 3_000_000_000, .. }));
    call!(host, path_rename(ROOT, "soft", ROOT, "softer"), Ok(()));
    call!(host, path_unlink_file(ROOT, "soft"), Err(ERRNO_NOENT));
    call!(host, path_unlink_file(ROOT, "softer"), Ok(()));
    call!(host, path_remove_directory(ROOT, "dir"), Err(ERRNO_NOTEMPTY));
    let dir = call!(host, path_open(ROOT, 0, "dir", OFLAGS_DIRECTORY, RIGHTS_FD_READDIR, 0, 0), Ok(_)).expect("it is there");
    let mut entries = [0_u8; 512];
    let filled = call!(host, fd_readdir(dir, entries.as_mut_ptr(), entries.len(), DIRCOOKIE_START), Ok(_))
        .expect("entries");
    assert!(entries[..filled].windows(4).any(|window| window == b"link"));
    call!(host, fd_close(dir), Ok(()));
    call!(host, path_unlink_file(ROOT, "dir/link"), Ok(()));
    call!(host, path_remove_directory(ROOT, "dir"), Ok(()));
}

fn waiting(host: &Host) {
    let clock = SubscriptionClock { id: CLOCKID_MONOTONIC, timeout: 1_000_000, precision: 0, flags: 0 };
    let subscription = Subscription {
        userdata: 7,
        u: SubscriptionU { tag: EVENTTYPE_CLOCK.raw(), u: SubscriptionUU { clock } },
    };
    let mut event = core::mem::MaybeUninit::<Event>::uninit();
    call!(host, poll_oneoff(&subscription, event.as_mut_ptr(), 1), Ok(1));
    // SAFETY: the call has said that one came.
    let event = unsafe { event.assume_init() };
    assert_eq!((event.userdata, event.type_, event.error), (7, EVENTTYPE_CLOCK, ERRNO_SUCCESS));
    // Nothing is sent, so nothing comes.
    call!(host, proc_raise(SIGNAL_NONE), Ok(()) | Err(ERRNO_INVAL));
}

fn sockets(host: &Host) {
    let mut bytes = [0; 4];
    call!(host, sock_accept(ROOT, 0), Err(ERRNO_NOTSOCK | ERRNO_NOTCAPABLE));
    call!(host, sock_recv(NO_FD, &vector(&mut bytes), 0), Err(ERRNO_BADF));
    call!(host, sock_send(NO_FD, &constant(b"x"), 0), Err(ERRNO_BADF));
    call!(host, sock_shutdown(NO_FD, SDFLAGS_RD), Err(ERRNO_BADF));
}
