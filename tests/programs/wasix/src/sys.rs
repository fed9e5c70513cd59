//! The calls as functions that answer `Result<T, u16>`, an errno's number being the error.

pub use wasi::Fd;

/// What calls that answer nothing and calls that answer a number share.
pub type Result<T> = core::result::Result<T, u16>;

macro_rules! errnos {
    ($($short:ident = $long:ident),* $(,)?) => { $(pub const $short: u16 = wasi::$long.raw();)* };
}
errnos! {
    AGAIN = ERRNO_AGAIN, BADF = ERRNO_BADF, FAULT = ERRNO_FAULT, INVAL = ERRNO_INVAL, MFILE = ERRNO_MFILE,
    NOTCAPABLE = ERRNO_NOTCAPABLE, SPIPE = ERRNO_SPIPE,
}

/// The first preopened directory.
pub const ROOT: Fd = 3;
pub const CLOEXEC: u16 = 1;
pub const SEMAPHORE: u16 = 1;
pub const NONBLOCK: u16 = 4;
/// Where no memory is.
pub const OUTSIDE: *mut Fd = 0xffff_0000 as *mut Fd;

pub mod raw {
    use super::Fd;

    #[link(wasm_import_module = "wasix_32v1")]
    unsafe extern "C" {
        pub fn clock_time_set(clock: u32, time: u64) -> i32;
        pub fn fd_dup(fd: Fd, out: *mut Fd) -> i32;
        pub fn fd_dup2(fd: Fd, least: Fd, cloexec: i32, out: *mut Fd) -> i32;
        pub fn fd_event(initial: u64, flags: i32, out: *mut Fd) -> i32;
        pub fn fd_fdflags_get(fd: Fd, out: *mut u16) -> i32;
        pub fn fd_fdflags_set(fd: Fd, flags: i32) -> i32;
        pub fn fd_pipe(read: *mut Fd, write: *mut Fd) -> i32;
        pub fn path_open2(
            fd: Fd,
            dirflags: i32,
            path: *const u8,
            len: usize,
            oflags: i32,
            rights: u64,
            inheriting: u64,
            fdflags: i32,
            fdflagsext: i32,
            out: *mut Fd,
        ) -> i32;
    }
}

pub fn answer<T>(errno: i32, value: T) -> Result<T> {
    if errno == 0 { Ok(value) } else { Err(errno.try_into().expect("an errno is 16 bits")) }
}

pub fn dup(fd: Fd) -> Result<Fd> {
    let mut out = Fd::MAX;
    answer(unsafe { raw::fd_dup(fd, &mut out) }, ()).map(|()| out)
}

pub fn dup2(fd: Fd, least: Fd, cloexec: bool) -> Result<Fd> {
    let mut out = Fd::MAX;
    answer(unsafe { raw::fd_dup2(fd, least, cloexec.into(), &mut out) }, ()).map(|()| out)
}

pub fn event(initial: u64, flags: u16) -> Result<Fd> {
    let mut out = Fd::MAX;
    answer(unsafe { raw::fd_event(initial, flags.into(), &mut out) }, ()).map(|()| out)
}

pub fn fdflags(fd: Fd) -> Result<u16> {
    let mut out = u16::MAX;
    answer(unsafe { raw::fd_fdflags_get(fd, &mut out) }, ()).map(|()| out)
}

pub fn set_fdflags(fd: Fd, flags: u16) -> Result<()> {
    answer(unsafe { raw::fd_fdflags_set(fd, flags.into()) }, ())
}

/// The end to read from, and the end to write to.
pub fn pipe() -> Result<(Fd, Fd)> {
    let (mut read, mut write) = (Fd::MAX, Fd::MAX);
    answer(unsafe { raw::fd_pipe(&mut read, &mut write) }, ()).map(|()| (read, write))
}

/// Opens a file, made if need be, to read and write it.
pub fn open(path: &str, flags: u16) -> Result<Fd> {
    let rights = wasi::RIGHTS_FD_READ | wasi::RIGHTS_FD_WRITE | wasi::RIGHTS_FD_SEEK | wasi::RIGHTS_FD_FDSTAT_SET_FLAGS;
    let creat = wasi::OFLAGS_CREAT.into();
    let mut out = Fd::MAX;
    let errno = unsafe {
        raw::path_open2(ROOT, 0, path.as_ptr(), path.len(), creat, rights, 0, 0, flags.into(), &mut out)
    };
    answer(errno, ()).map(|()| out)
}

// Calls of preview1

pub fn read(fd: Fd, buf: &mut [u8]) -> Result<usize> {
    let iovs = [wasi::Iovec { buf: buf.as_mut_ptr(), buf_len: buf.len() }];
    unsafe { wasi::fd_read(fd, &iovs) }.map_err(|errno| errno.raw())
}

/// Everything that one read of at most 64 bytes gives.
pub fn take(fd: Fd) -> Result<Vec<u8>> {
    let mut buf = [0; 64];
    read(fd, &mut buf).map(|len| buf[..len].to_vec())
}

pub fn write(fd: Fd, buf: &[u8]) -> Result<usize> {
    let iovs = [wasi::Ciovec { buf: buf.as_ptr(), buf_len: buf.len() }];
    unsafe { wasi::fd_write(fd, &iovs) }.map_err(|errno| errno.raw())
}

pub fn close(fd: Fd) -> Result<()> {
    unsafe { wasi::fd_close(fd) }.map_err(|errno| errno.raw())
}

pub fn renumber(from: Fd, to: Fd) -> Result<()> {
    unsafe { wasi::fd_renumber(from, to) }.map_err(|errno| errno.raw())
}

pub fn seek(fd: Fd, to: i64) -> Result<u64> {
    unsafe { wasi::fd_seek(fd, to, wasi::WHENCE_SET) }.map_err(|errno| errno.raw())
}

pub fn tell(fd: Fd) -> Result<u64> {
    unsafe { wasi::fd_tell(fd) }.map_err(|errno| errno.raw())
}

pub fn fdstat(fd: Fd) -> Result<wasi::Fdstat> {
    unsafe { wasi::fd_fdstat_get(fd) }.map_err(|errno| errno.raw())
}

pub fn set_nonblocking(fd: Fd) {
    unsafe { wasi::fd_fdstat_set_flags(fd, wasi::FDFLAGS_NONBLOCK) }.expect("it takes the flag");
}

/// Waits for a descriptor to be readable (or else writable), at most for some milliseconds: whether it is, and whether
/// its other end is gone.
pub fn wait_for(fd: Fd, to_read: bool, milliseconds: u64) -> (bool, bool) {
    let fd_readwrite = wasi::SubscriptionFdReadwrite { file_descriptor: fd };
    let u = if to_read {
        let u = wasi::SubscriptionUU { fd_read: fd_readwrite };
        wasi::SubscriptionU { tag: wasi::EVENTTYPE_FD_READ.raw(), u }
    } else {
        let u = wasi::SubscriptionUU { fd_write: fd_readwrite };
        wasi::SubscriptionU { tag: wasi::EVENTTYPE_FD_WRITE.raw(), u }
    };
    let clock = wasi::SubscriptionClock {
        id: wasi::CLOCKID_MONOTONIC,
        timeout: milliseconds * 1_000_000,
        precision: 0,
        flags: 0,
    };
    let clock = wasi::SubscriptionU { tag: wasi::EVENTTYPE_CLOCK.raw(), u: wasi::SubscriptionUU { clock } };
    let subscriptions =
        [wasi::Subscription { userdata: 1, u }, wasi::Subscription { userdata: 2, u: clock }];
    let mut events = [unsafe { std::mem::zeroed::<wasi::Event>() }; 2];
    let count = unsafe { wasi::poll_oneoff(subscriptions.as_ptr(), events.as_mut_ptr(), 2) }.expect("it waits");
    let event = events[..count].iter().find(|event| event.userdata == 1);
    if let Some(event) = event {
        assert_eq!(event.error, wasi::ERRNO_SUCCESS);
    }
    let hangup = wasi::EVENTRWFLAGS_FD_READWRITE_HANGUP;
    (event.is_some(), event.is_some_and(|event| event.fd_readwrite.flags & hangup == hangup))
}
