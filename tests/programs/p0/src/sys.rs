//! The 45 imports of `wasi_unstable`, declared here because no published crate has them, and a few
//! safe forms. Preview0 differs from preview1 in three layouts and one enumeration: all four are
//! spelled out in this file.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

pub mod raw {
    #[link(wasm_import_module = "wasi_unstable")]
    unsafe extern "C" {
        pub fn args_get(argv: i32, buf: i32) -> i32;
        pub fn args_sizes_get(count: i32, size: i32) -> i32;
        pub fn clock_res_get(id: i32, out: i32) -> i32;
        pub fn clock_time_get(id: i32, precision: i64, out: i32) -> i32;
        pub fn environ_get(environ: i32, buf: i32) -> i32;
        pub fn environ_sizes_get(count: i32, size: i32) -> i32;
        pub fn fd_advise(fd: i32, offset: i64, len: i64, advice: i32) -> i32;
        pub fn fd_allocate(fd: i32, offset: i64, len: i64) -> i32;
        pub fn fd_close(fd: i32) -> i32;
        pub fn fd_datasync(fd: i32) -> i32;
        pub fn fd_fdstat_get(fd: i32, out: i32) -> i32;
        pub fn fd_fdstat_set_flags(fd: i32, flags: i32) -> i32;
        pub fn fd_fdstat_set_rights(fd: i32, base: i64, inheriting: i64) -> i32;
        pub fn fd_filestat_get(fd: i32, out: i32) -> i32;
        pub fn fd_filestat_set_size(fd: i32, size: i64) -> i32;
        pub fn fd_filestat_set_times(fd: i32, atim: i64, mtim: i64, flags: i32) -> i32;
        pub fn fd_pread(fd: i32, iovs: i32, n: i32, offset: i64, out: i32) -> i32;
        pub fn fd_prestat_dir_name(fd: i32, buf: i32, len: i32) -> i32;
        pub fn fd_prestat_get(fd: i32, out: i32) -> i32;
        pub fn fd_pwrite(fd: i32, iovs: i32, n: i32, offset: i64, out: i32) -> i32;
        pub fn fd_read(fd: i32, iovs: i32, n: i32, out: i32) -> i32;
        pub fn fd_readdir(fd: i32, buf: i32, len: i32, cookie: i64, out: i32) -> i32;
        pub fn fd_renumber(from: i32, to: i32) -> i32;
        pub fn fd_seek(fd: i32, delta: i64, whence: i32, out: i32) -> i32;
        pub fn fd_sync(fd: i32) -> i32;
        pub fn fd_tell(fd: i32, out: i32) -> i32;
        pub fn fd_write(fd: i32, iovs: i32, n: i32, out: i32) -> i32;
        pub fn path_create_directory(fd: i32, path: i32, len: i32) -> i32;
        pub fn path_filestat_get(fd: i32, flags: i32, path: i32, len: i32, out: i32) -> i32;
        pub fn path_filestat_set_times(
            fd: i32,
            flags: i32,
            path: i32,
            len: i32,
            atim: i64,
            mtim: i64,
            fst: i32,
        ) -> i32;
        pub fn path_link(
            old: i32,
            flags: i32,
            path: i32,
            len: i32,
            new: i32,
            new_path: i32,
            new_len: i32,
        ) -> i32;
        pub fn path_open(
            fd: i32,
            dirflags: i32,
            path: i32,
            len: i32,
            oflags: i32,
            base: i64,
            inheriting: i64,
            fdflags: i32,
            out: i32,
        ) -> i32;
        pub fn path_readlink(fd: i32, path: i32, len: i32, buf: i32, buf_len: i32, out: i32) -> i32;
        pub fn path_remove_directory(fd: i32, path: i32, len: i32) -> i32;
        pub fn path_rename(old: i32, path: i32, len: i32, new: i32, new_path: i32, new_len: i32) -> i32;
        pub fn path_symlink(target: i32, len: i32, fd: i32, path: i32, path_len: i32) -> i32;
        pub fn path_unlink_file(fd: i32, path: i32, len: i32) -> i32;
        pub fn poll_oneoff(subs: i32, events: i32, n: i32, out: i32) -> i32;
        pub fn proc_exit(code: i32) -> !;
        pub fn proc_raise(signal: i32) -> i32;
        pub fn random_get(buf: i32, len: i32) -> i32;
        pub fn sched_yield() -> i32;
        pub fn sock_recv(fd: i32, iovs: i32, n: i32, flags: i32, out: i32, roflags: i32) -> i32;
        pub fn sock_send(fd: i32, iovs: i32, n: i32, flags: i32, out: i32) -> i32;
        pub fn sock_shutdown(fd: i32, how: i32) -> i32;
    }
}

pub const ROOT: i32 = 3;
/// The last page of the 32-bit space: past the end of the memory.
pub const OUTSIDE: i32 = -65536;

pub const BADF: i32 = 8;
pub const EXIST: i32 = 20;
pub const FAULT: i32 = 21;
pub const INVAL: i32 = 28;
pub const NOENT: i32 = 44;
pub const NOSYS: i32 = 52;
pub const NOTCAPABLE: i32 = 76;
pub const NOTSOCK: i32 = 57;

/// Preview0 numbers the three ways of seeking in an order of its own.
pub const WHENCE_CUR: i32 = 0;
pub const WHENCE_END: i32 = 1;
pub const WHENCE_SET: i32 = 2;

pub const CREAT: i32 = 1;
pub const DIRECTORY: i32 = 2;
pub const TRUNC: i32 = 8;
pub const APPEND: i32 = 1;
pub const REGULAR_FILE: u8 = 4;
pub const DIR: u8 = 3;
pub const SYMLINK: u8 = 7;

/// All 29 rights preview0 knows.
pub const ALL_RIGHTS: i64 = (1 << 29) - 1;
pub const FILE_RIGHTS: i64 = 1 | 2 | 4 | 8 | 16 | 32 | 64 | 128 | 256 | 7 << 21 | 1 << 27;

/// The call must answer exactly this errno.
macro_rules! answers {
    ($call:expr, $errno:expr) => {{
        let got = unsafe { $call };
        assert!(got == $errno, "{}: errno {got}, not {}", stringify!($call), stringify!($errno));
    }};
}

/// The call must succeed.
macro_rules! ok {
    ($call:expr) => {
        answers!($call, 0)
    };
}

pub fn at<T: ?Sized>(value: &mut T) -> i32 {
    (&raw mut *value).cast::<u8>().expose_provenance() as i32
}

fn text(value: &str) -> (i32, i32) {
    (value.as_ptr().expose_provenance() as i32, value.len() as i32)
}

pub fn write(fd: i32, bytes: &[u8]) -> Result<u32, i32> {
    let mut iov = [bytes.as_ptr().expose_provenance() as u32, bytes.len() as u32];
    let mut n = 0_u32;
    match unsafe { raw::fd_write(fd, at(&mut iov), 1, at(&mut n)) } {
        0 => Ok(n),
        errno => Err(errno),
    }
}

pub fn read(fd: i32, bytes: &mut [u8]) -> Result<u32, i32> {
    let mut iov = [at(bytes), bytes.len() as i32];
    let mut n = 0_u32;
    match unsafe { raw::fd_read(fd, at(&mut iov), 1, at(&mut n)) } {
        0 => Ok(n),
        errno => Err(errno),
    }
}

pub fn rest(fd: i32) -> Vec<u8> {
    let mut all = Vec::new();
    let mut buf = [0; 64];
    loop {
        match read(fd, &mut buf).expect("fd_read") {
            0 => return all,
            n => all.extend_from_slice(&buf[..n as usize]),
        }
    }
}

pub fn open(path: &str, oflags: i32, rights: i64, fdflags: i32) -> Result<i32, i32> {
    let (path, len) = text(path);
    let mut fd = -1_i32;
    let errno = unsafe { raw::path_open(ROOT, 1, path, len, oflags, rights, rights, fdflags, at(&mut fd)) };
    if errno == 0 { Ok(fd) } else { Err(errno) }
}

pub fn create(path: &str, content: &[u8]) -> i32 {
    let fd = open(path, CREAT | TRUNC, FILE_RIGHTS, 0).expect("path_open");
    assert_eq!(write(fd, content), Ok(content.len() as u32));
    fd
}

pub fn get(path: &str) -> Vec<u8> {
    let fd = open(path, 0, 2, 0).expect("path_open");
    let all = rest(fd);
    ok!(raw::fd_close(fd));
    all
}

pub fn seek(fd: i32, delta: i64, whence: i32) -> Result<u64, i32> {
    let mut position = 0_u64;
    match unsafe { raw::fd_seek(fd, delta, whence, at(&mut position)) } {
        0 => Ok(position),
        errno => Err(errno),
    }
}

/// A call that takes a directory and one path.
pub fn on_path(call: unsafe extern "C" fn(i32, i32, i32) -> i32, path: &str) -> i32 {
    let (path, len) = text(path);
    unsafe { call(ROOT, path, len) }
}

pub fn symlink(target: &str, path: &str) -> i32 {
    let ((target, target_len), (path, len)) = (text(target), text(path));
    unsafe { raw::path_symlink(target, target_len, ROOT, path, len) }
}

pub fn rename(old: &str, new: &str) -> i32 {
    let ((old, old_len), (new, new_len)) = (text(old), text(new));
    unsafe { raw::path_rename(ROOT, old, old_len, ROOT, new, new_len) }
}

pub fn link(old: &str, new: &str) -> i32 {
    let ((old, old_len), (new, new_len)) = (text(old), text(new));
    unsafe { raw::path_link(ROOT, 0, old, old_len, ROOT, new, new_len) }
}

pub fn readlink(path: &str) -> Result<Vec<u8>, i32> {
    let (path, len) = text(path);
    let mut buf = vec![0; 64];
    let mut used = 0_u32;
    match unsafe { raw::path_readlink(ROOT, path, len, at(&mut buf[..]), 64, at(&mut used)) } {
        0 => {
            buf.truncate(used as usize);
            Ok(buf)
        }
        errno => Err(errno),
    }
}

/// Preview0's filestat: 56 bytes, the link count of 32 bits right after the kind.
#[repr(C, align(8))]
#[derive(Debug, Default, Clone, Copy)]
pub struct Filestat {
    pub dev: u64,
    pub ino: u64,
    pub filetype: u8,
    pub nlink: u32,
    pub size: u64,
    pub atim: u64,
    pub mtim: u64,
    pub ctim: u64,
}
const _: () = assert!(size_of::<Filestat>() == 56 && core::mem::offset_of!(Filestat, nlink) == 20);

pub fn stat(path: &str, flags: i32) -> Result<Filestat, i32> {
    let (path, len) = text(path);
    let mut stat = Filestat::default();
    match unsafe { raw::path_filestat_get(ROOT, flags, path, len, at(&mut stat)) } {
        0 => Ok(stat),
        errno => Err(errno),
    }
}

/// Preview0's subscription: 56 bytes, a clock has an identifier before its id.
#[repr(C, align(8))]
#[derive(Debug, Default, Clone, Copy)]
pub struct Subscription {
    pub userdata: u64,
    pub tag: u8,
    /// Clock: the identifier. Descriptor: its number.
    pub first: u64,
    pub clock: u32,
    pub timeout: u64,
    pub precision: u64,
    pub flags: u16,
}
const _: () = assert!(size_of::<Subscription>() == 56 && core::mem::offset_of!(Subscription, clock) == 24);

pub fn on_clock(userdata: u64, clock: u32, timeout: u64, flags: u16) -> Subscription {
    // The identifier means nothing to the host: a value that would be noticed if it were read.
    let first = 0xffff_ffff_ffff_ffff;
    Subscription { userdata, tag: 0, first, clock, timeout, precision: 1, flags }
}

pub fn on_read(userdata: u64, fd: i32) -> Subscription {
    Subscription { userdata, tag: 1, first: fd as u32 as u64, ..Subscription::default() }
}

pub fn on_write(userdata: u64, fd: i32) -> Subscription {
    Subscription { tag: 2, ..on_read(userdata, fd) }
}

#[repr(C, align(8))]
#[derive(Debug, Default, Clone, Copy)]
pub struct Event {
    pub userdata: u64,
    pub errno: u16,
    pub kind: u8,
    pub nbytes: u64,
    pub flags: u16,
}
const _: () = assert!(size_of::<Event>() == 32);

pub fn poll(subs: &[Subscription]) -> Result<Vec<Event>, i32> {
    let mut subs = subs.to_vec();
    // One more than asked for, to see that it stays untouched.
    let mut events = vec![Event { userdata: 0x5555, ..Event::default() }; subs.len() + 1];
    let mut n = 0_u32;
    let count = subs.len() as i32;
    let errno = unsafe { raw::poll_oneoff(at(&mut subs[..]), at(&mut events[..]), count, at(&mut n)) };
    if errno != 0 {
        return Err(errno);
    }
    assert_eq!(events.last().map(|event| event.userdata), Some(0x5555));
    events.truncate(n as usize);
    Ok(events)
}

pub fn now(clock: i32) -> u64 {
    let mut time = 0_u64;
    ok!(raw::clock_time_get(clock, 1, at(&mut time)));
    time
}

type Sizes = unsafe extern "C" fn(i32, i32) -> i32;

/// The strings of `args_get` or `environ_get`.
pub fn strings(sizes: Sizes, get: Sizes) -> Vec<String> {
    let (mut count, mut size) = (0_u32, 0_u32);
    ok!(sizes(at(&mut count), at(&mut size)));
    let (mut pointers, mut buf) = (vec![0_u32; count as usize], vec![0_u8; size as usize]);
    ok!(get(at(&mut pointers[..]), at(&mut buf[..])));
    let base = at(&mut buf[..]) as u32;
    pointers
        .iter()
        .map(|pointer| {
            let bytes = &buf[(pointer - base) as usize..];
            let len = bytes.iter().position(|byte| *byte == 0).expect("a NUL at the end");
            String::from_utf8(bytes[..len].to_vec()).expect("UTF-8")
        })
        .collect()
}

pub fn args() -> Vec<String> {
    strings(raw::args_sizes_get, raw::args_get)
}
