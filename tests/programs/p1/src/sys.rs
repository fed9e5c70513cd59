//! Safe, slice-taking forms of the 46 calls, short names for errnos, and the fixtures behaviours
//! share. Only this file and the behaviours that pass bad pointers on purpose (through [`raw`])
//! contain `unsafe`: a wrapper here passes nothing but valid slices.

pub use wasi::wasi_snapshot_preview1 as raw;
pub use wasi::*;

/// The first preopened directory.
pub const ROOT: Fd = 3;
/// Address past the end of any memory a test has: the last page of the 32-bit space.
pub const OUTSIDE: i32 = -65536;
pub const FOLLOW: Lookupflags = LOOKUPFLAGS_SYMLINK_FOLLOW;
pub const NOFOLLOW: Lookupflags = 0;
pub const CREAT: Oflags = OFLAGS_CREAT;
pub const EXCL: Oflags = OFLAGS_EXCL;
pub const TRUNC: Oflags = OFLAGS_TRUNC;
pub const DIRECTORY: Oflags = OFLAGS_DIRECTORY;

/// What a read-write open of a file asks for.
pub const FILE_RIGHTS: Rights = RIGHTS_FD_DATASYNC
    | RIGHTS_FD_READ
    | RIGHTS_FD_SEEK
    | RIGHTS_FD_FDSTAT_SET_FLAGS
    | RIGHTS_FD_SYNC
    | RIGHTS_FD_TELL
    | RIGHTS_FD_WRITE
    | RIGHTS_FD_ADVISE
    | RIGHTS_FD_ALLOCATE
    | RIGHTS_FD_FILESTAT_GET
    | RIGHTS_FD_FILESTAT_SET_SIZE
    | RIGHTS_FD_FILESTAT_SET_TIMES
    | RIGHTS_POLL_FD_READWRITE;
/// What an open of a directory asks for.
pub const DIR_RIGHTS: Rights = RIGHTS_FD_FDSTAT_SET_FLAGS
    | RIGHTS_FD_SYNC
    | RIGHTS_PATH_CREATE_DIRECTORY
    | RIGHTS_PATH_CREATE_FILE
    | RIGHTS_PATH_LINK_SOURCE
    | RIGHTS_PATH_LINK_TARGET
    | RIGHTS_PATH_OPEN
    | RIGHTS_FD_READDIR
    | RIGHTS_PATH_READLINK
    | RIGHTS_PATH_RENAME_SOURCE
    | RIGHTS_PATH_RENAME_TARGET
    | RIGHTS_PATH_FILESTAT_GET
    | RIGHTS_PATH_FILESTAT_SET_SIZE
    | RIGHTS_PATH_FILESTAT_SET_TIMES
    | RIGHTS_FD_FILESTAT_GET
    | RIGHTS_FD_FILESTAT_SET_TIMES
    | RIGHTS_PATH_SYMLINK
    | RIGHTS_PATH_REMOVE_DIRECTORY
    | RIGHTS_PATH_UNLINK_FILE
    | RIGHTS_POLL_FD_READWRITE;

macro_rules! errnos {
    ($($short:ident = $long:ident),* $(,)?) => { $(pub const $short: Errno = wasi::$long;)* };
}
errnos! {
    SUCCESS = ERRNO_SUCCESS, ACCES = ERRNO_ACCES, AGAIN = ERRNO_AGAIN, BADF = ERRNO_BADF,
    EXIST = ERRNO_EXIST, FAULT = ERRNO_FAULT, FBIG = ERRNO_FBIG, ILSEQ = ERRNO_ILSEQ,
    INVAL = ERRNO_INVAL, ISDIR = ERRNO_ISDIR, LOOP = ERRNO_LOOP, MFILE = ERRNO_MFILE,
    NAMETOOLONG = ERRNO_NAMETOOLONG, NOENT = ERRNO_NOENT, NOSYS = ERRNO_NOSYS,
    NOTCAPABLE = ERRNO_NOTCAPABLE, NOTCONN = ERRNO_NOTCONN, NOTDIR = ERRNO_NOTDIR,
    NOTEMPTY = ERRNO_NOTEMPTY, NOSPC = ERRNO_NOSPC, NOTSOCK = ERRNO_NOTSOCK, NOTSUP = ERRNO_NOTSUP,
    PERM = ERRNO_PERM, PIPE = ERRNO_PIPE, SPIPE = ERRNO_SPIPE, BUSY = ERRNO_BUSY, ROFS = ERRNO_ROFS,
}

/// The call must fail with one of the errnos (more than one where the specification leaves it open).
macro_rules! fails {
    ($call:expr, $($errno:ident)|+) => {
        match $call {
            Ok(value) => panic!("{} gave {value:?}, not {}", stringify!($call), stringify!($($errno)|+)),
            Err(got) => assert!(
                $(got.raw() == $crate::sys::$errno.raw())||+,
                "{}: errno {}, not {}", stringify!($call), got.raw(), stringify!($($errno)|+)
            ),
        }
    };
}

/// A raw call's result must be one of the errnos.
macro_rules! answers {
    ($call:expr, $($errno:ident)|+) => {{
        #[allow(unused_unsafe, reason = "some raw calls are wrapped by the caller")]
        let got = unsafe { $call };
        assert!(
            $(got == i32::from($crate::sys::$errno.raw()))||+,
            "{}: errno {got}, not {}", stringify!($call), stringify!($($errno)|+)
        );
    }};
}

/// The call must succeed; the value is the result.
macro_rules! ok {
    ($call:expr) => {
        match $call {
            Ok(value) => value,
            Err(got) => panic!("{}: errno {}", stringify!($call), got.raw()),
        }
    };
}

pub type Result<T> = core::result::Result<T, Errno>;

// Descriptors

pub fn iovec(buf: &mut [u8]) -> Iovec {
    Iovec { buf: buf.as_mut_ptr(), buf_len: buf.len() }
}

pub fn ciovec(buf: &[u8]) -> Ciovec {
    Ciovec { buf: buf.as_ptr(), buf_len: buf.len() }
}

pub fn read(fd: Fd, buf: &mut [u8]) -> Result<usize> {
    readv(fd, &mut [buf])
}

pub fn readv(fd: Fd, bufs: &mut [&mut [u8]]) -> Result<usize> {
    let iovs: Vec<Iovec> = bufs.iter_mut().map(|buf| iovec(buf)).collect();
    unsafe { fd_read(fd, &iovs) }
}

pub fn write(fd: Fd, buf: &[u8]) -> Result<usize> {
    writev(fd, &[buf])
}

pub fn writev(fd: Fd, bufs: &[&[u8]]) -> Result<usize> {
    let iovs: Vec<Ciovec> = bufs.iter().map(|buf| ciovec(buf)).collect();
    unsafe { fd_write(fd, &iovs) }
}

pub fn pread(fd: Fd, buf: &mut [u8], offset: u64) -> Result<usize> {
    preadv(fd, &mut [buf], offset)
}

pub fn preadv(fd: Fd, bufs: &mut [&mut [u8]], offset: u64) -> Result<usize> {
    let iovs: Vec<Iovec> = bufs.iter_mut().map(|buf| iovec(buf)).collect();
    unsafe { fd_pread(fd, &iovs, offset) }
}

pub fn pwrite(fd: Fd, buf: &[u8], offset: u64) -> Result<usize> {
    pwritev(fd, &[buf], offset)
}

pub fn pwritev(fd: Fd, bufs: &[&[u8]], offset: u64) -> Result<usize> {
    let iovs: Vec<Ciovec> = bufs.iter().map(|buf| ciovec(buf)).collect();
    unsafe { fd_pwrite(fd, &iovs, offset) }
}

pub fn seek(fd: Fd, delta: i64, whence: Whence) -> Result<u64> {
    unsafe { fd_seek(fd, delta, whence) }
}

pub fn tell(fd: Fd) -> Result<u64> {
    unsafe { fd_tell(fd) }
}

pub fn close(fd: Fd) -> Result<()> {
    unsafe { fd_close(fd) }
}

pub fn sync(fd: Fd) -> Result<()> {
    unsafe { fd_sync(fd) }
}

pub fn datasync(fd: Fd) -> Result<()> {
    unsafe { fd_datasync(fd) }
}

pub fn advise(fd: Fd, offset: u64, len: u64, advice: Advice) -> Result<()> {
    unsafe { fd_advise(fd, offset, len, advice) }
}

pub fn allocate(fd: Fd, offset: u64, len: u64) -> Result<()> {
    unsafe { fd_allocate(fd, offset, len) }
}

pub fn fdstat(fd: Fd) -> Result<Fdstat> {
    unsafe { fd_fdstat_get(fd) }
}

pub fn set_flags(fd: Fd, flags: Fdflags) -> Result<()> {
    unsafe { fd_fdstat_set_flags(fd, flags) }
}

pub fn set_rights(fd: Fd, base: Rights, inheriting: Rights) -> Result<()> {
    unsafe { fd_fdstat_set_rights(fd, base, inheriting) }
}

pub fn filestat(fd: Fd) -> Result<Filestat> {
    unsafe { fd_filestat_get(fd) }
}

pub fn set_size(fd: Fd, size: u64) -> Result<()> {
    unsafe { fd_filestat_set_size(fd, size) }
}

pub fn set_times(fd: Fd, atim: u64, mtim: u64, flags: Fstflags) -> Result<()> {
    unsafe { fd_filestat_set_times(fd, atim, mtim, flags) }
}

pub fn renumber(from: Fd, to: Fd) -> Result<()> {
    unsafe { fd_renumber(from, to) }
}

pub fn readdir(fd: Fd, buf: &mut [u8], cookie: u64) -> Result<usize> {
    unsafe { fd_readdir(fd, buf.as_mut_ptr(), buf.len(), cookie) }
}

/// Name of preopen `fd`, or the errno of `fd_prestat_get`.
pub fn preopen_name(fd: Fd) -> Result<String> {
    let prestat = unsafe { fd_prestat_get(fd)? };
    assert_eq!(prestat.tag, PREOPENTYPE_DIR.raw());
    let mut name = vec![0; unsafe { prestat.u.dir.pr_name_len }];
    unsafe { fd_prestat_dir_name(fd, name.as_mut_ptr(), name.len())? };
    Ok(String::from_utf8(name).expect("a preopen's name is UTF-8"))
}

// Paths

pub fn path_open(
    dir: Fd,
    lookup: Lookupflags,
    path: &str,
    oflags: Oflags,
    rights: Rights,
    inheriting: Rights,
    fdflags: Fdflags,
) -> Result<Fd> {
    unsafe { wasi::path_open(dir, lookup, path, oflags, rights, inheriting, fdflags) }
}

pub fn mkdir(dir: Fd, path: &str) -> Result<()> {
    unsafe { path_create_directory(dir, path) }
}

pub fn rmdir(dir: Fd, path: &str) -> Result<()> {
    unsafe { path_remove_directory(dir, path) }
}

pub fn unlink(dir: Fd, path: &str) -> Result<()> {
    unsafe { path_unlink_file(dir, path) }
}

pub fn symlink(target: &str, dir: Fd, path: &str) -> Result<()> {
    unsafe { path_symlink(target, dir, path) }
}

pub fn link(old: Fd, flags: Lookupflags, old_path: &str, new: Fd, new_path: &str) -> Result<()> {
    unsafe { path_link(old, flags, old_path, new, new_path) }
}

pub fn rename(old: Fd, old_path: &str, new: Fd, new_path: &str) -> Result<()> {
    unsafe { path_rename(old, old_path, new, new_path) }
}

pub fn stat(dir: Fd, flags: Lookupflags, path: &str) -> Result<Filestat> {
    unsafe { path_filestat_get(dir, flags, path) }
}

pub fn path_set_times(
    dir: Fd,
    lookup: Lookupflags,
    path: &str,
    atim: u64,
    mtim: u64,
    flags: Fstflags,
) -> Result<()> {
    unsafe { path_filestat_set_times(dir, lookup, path, atim, mtim, flags) }
}

/// `path_readlink` into a buffer of `capacity` bytes.
pub fn readlink(dir: Fd, path: &str, capacity: usize) -> Result<Vec<u8>> {
    let mut buf = vec![0xee; capacity];
    let used = unsafe { path_readlink(dir, path, buf.as_mut_ptr(), buf.len())? };
    assert!(used <= capacity, "path_readlink says {used} of {capacity} bytes");
    buf.truncate(used);
    Ok(buf)
}

// Clocks, polling, sockets, the rest

pub fn now(id: Clockid) -> u64 {
    ok!(unsafe { clock_time_get(id, 1) })
}

pub fn on_clock(userdata: u64, id: Clockid, timeout: u64, flags: Subclockflags) -> Subscription {
    let clock = SubscriptionClock { id, timeout, precision: 0, flags };
    let u = SubscriptionU { tag: EVENTTYPE_CLOCK.raw(), u: SubscriptionUU { clock } };
    Subscription { userdata, u }
}

pub fn on_read(userdata: u64, fd: Fd) -> Subscription {
    let fd_read = SubscriptionFdReadwrite { file_descriptor: fd };
    let u = SubscriptionU { tag: EVENTTYPE_FD_READ.raw(), u: SubscriptionUU { fd_read } };
    Subscription { userdata, u }
}

pub fn on_write(userdata: u64, fd: Fd) -> Subscription {
    let fd_write = SubscriptionFdReadwrite { file_descriptor: fd };
    let u = SubscriptionU { tag: EVENTTYPE_FD_WRITE.raw(), u: SubscriptionUU { fd_write } };
    Subscription { userdata, u }
}

pub fn poll(subscriptions: &[Subscription]) -> Result<Vec<Event>> {
    let mut events: Vec<Event> = Vec::with_capacity(subscriptions.len());
    let n = unsafe { poll_oneoff(subscriptions.as_ptr(), events.as_mut_ptr(), subscriptions.len())? };
    assert!(n <= subscriptions.len(), "{n} events for {} subscriptions", subscriptions.len());
    // SAFETY: the call filled the first `n` events.
    unsafe { events.set_len(n) };
    Ok(events)
}

pub fn accept(fd: Fd, flags: Fdflags) -> Result<Fd> {
    unsafe { sock_accept(fd, flags) }
}

pub fn recv(fd: Fd, buf: &mut [u8], flags: Riflags) -> Result<(usize, Roflags)> {
    unsafe { sock_recv(fd, &[iovec(buf)], flags) }
}

pub fn send(fd: Fd, buf: &[u8]) -> Result<usize> {
    unsafe { sock_send(fd, &[ciovec(buf)], 0) }
}

pub fn shutdown(fd: Fd, how: Sdflags) -> Result<()> {
    unsafe { sock_shutdown(fd, how) }
}

// Fixtures

/// Opens `path` below the root, read-write, following symlinks.
pub fn open(path: &str) -> Fd {
    ok!(path_open(ROOT, FOLLOW, path, 0, FILE_RIGHTS, 0, 0))
}

/// Creates or empties the file and opens it read-write.
pub fn create(path: &str) -> Fd {
    ok!(path_open(ROOT, FOLLOW, path, CREAT | TRUNC, FILE_RIGHTS, 0, 0))
}

/// Opens a directory with all rights, and gives all to what is opened below it.
pub fn open_dir(path: &str) -> Fd {
    ok!(path_open(ROOT, FOLLOW, path, DIRECTORY, DIR_RIGHTS, DIR_RIGHTS | FILE_RIGHTS, 0))
}

/// Makes a file with this content.
pub fn put(path: &str, content: &[u8]) {
    let fd = create(path);
    assert_eq!(ok!(write(fd, content)), content.len());
    ok!(close(fd));
}

/// The file's content, read with plain `fd_read` until it answers 0.
pub fn get(path: &str) -> Vec<u8> {
    let fd = ok!(path_open(ROOT, FOLLOW, path, 0, RIGHTS_FD_READ, 0, 0));
    let content = rest(fd);
    ok!(close(fd));
    content
}

/// What is left to read from `fd`.
pub fn rest(fd: Fd) -> Vec<u8> {
    let mut content = Vec::new();
    let mut buf = [0; 512];
    loop {
        match ok!(read(fd, &mut buf)) {
            0 => return content,
            n => content.extend_from_slice(&buf[..n]),
        }
    }
}

/// One directory entry as decoded from the bytes of `fd_readdir`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub ino: u64,
    pub kind: u8,
    pub next: u64,
}

/// The complete entries at the front of `bytes`, and how many bytes they take.
pub fn entries(bytes: &[u8]) -> (Vec<Entry>, usize) {
    let mut found = Vec::new();
    let mut at = 0;
    while bytes.len() - at >= 24 {
        let word = |from: usize| u64::from_le_bytes(bytes[at + from..at + from + 8].try_into().unwrap());
        let len = u32::from_le_bytes(bytes[at + 16..at + 20].try_into().unwrap()) as usize;
        let Some(name) = bytes.get(at + 24..at + 24 + len) else {
            break;
        };
        found.push(Entry {
            name: String::from_utf8(name.to_vec()).expect("an entry's name is UTF-8"),
            ino: word(8),
            kind: bytes[at + 20],
            next: word(0),
        });
        at += 24 + len;
    }
    (found, at)
}

/// All entries but `.` and `..`, sorted by name, read with a buffer of `capacity` bytes.
pub fn list_with(fd: Fd, capacity: usize) -> Vec<Entry> {
    let mut all = Vec::new();
    let mut buf = vec![0; capacity];
    let mut cookie = 0;
    loop {
        let used = ok!(readdir(fd, &mut buf, cookie));
        assert!(used <= capacity, "fd_readdir says {used} of {capacity} bytes");
        let (found, _) = entries(&buf[..used]);
        if let Some(last) = found.last() {
            cookie = last.next;
        } else {
            assert!(used < capacity, "not one entry fits {capacity} bytes");
        }
        all.extend(found);
        if used < capacity {
            break;
        }
    }
    all.retain(|entry| entry.name != "." && entry.name != "..");
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

pub fn list(fd: Fd) -> Vec<Entry> {
    list_with(fd, 4096)
}

pub fn names(fd: Fd) -> Vec<String> {
    list(fd).into_iter().map(|entry| entry.name).collect()
}

/// The command's n-th argument after the behaviour's name.
pub fn arg(n: usize) -> String {
    std::env::args().nth(n + 2).unwrap_or_else(|| panic!("argument {n} is missing"))
}
