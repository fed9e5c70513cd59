//! The native twin's calls: what each preview1 call asks of Linux at the least.
//!
//! The names are preview1's. Main types: [`Fd`], [`Fault`]. Safety: pointers come from slices and
//! C strings that outlive the call, and the kernel writes no further than the length beside them.

use std::ffi::{CStr, CString, c_char, c_int};
use std::fmt;
use std::hint::black_box;
use std::os::unix::ffi::OsStringExt;
use std::ptr;

pub type Fd = c_int;
pub type Dir = c_int;

/// Why an operation did not do what it should.
pub enum Fault {
    /// The system's errno.
    Errno(c_int),
    /// Fewer or more than was asked for.
    Short { wanted: usize, got: usize },
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Errno(errno) => write!(f, "errno {errno}"),
            Self::Short { wanted, got } => write!(f, "{got} where {wanted} were expected"),
        }
    }
}

/// How a path is opened.
#[derive(Clone, Copy)]
pub enum Open {
    Read,
    ReadWrite,
    Create,
    Directory,
}

fn answer(result: isize) -> Result<usize, Fault> {
    usize::try_from(result)
        .map_err(|_| Fault::Errno(std::io::Error::last_os_error().raw_os_error().unwrap_or(0)))
}

fn done(result: c_int) -> Result<(), Fault> {
    answer(result as isize).map(drop)
}

fn time(clock: libc::clockid_t) -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: one timespec, written by the call.
    unsafe { libc::clock_gettime(clock, &raw mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

pub fn now() -> u64 {
    time(libc::CLOCK_MONOTONIC)
}

pub fn directory(path: &str) -> Result<Dir, Fault> {
    let path = CString::new(path).map_err(|_| Fault::Errno(libc::EINVAL))?;
    path_open(libc::AT_FDCWD, &path, Open::Directory)
}

/// What a call to another function costs.
#[inline(never)]
pub fn empty_call() -> Result<(), Fault> {
    black_box(Ok(()))
}

pub fn sched_yield() -> Result<(), Fault> {
    // SAFETY: no memory is involved.
    done(unsafe { libc::sched_yield() })
}

pub fn clock_res_get() -> Result<(), Fault> {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: one timespec, written by the call.
    done(unsafe { libc::clock_getres(libc::CLOCK_MONOTONIC, &raw mut time) })
}

pub fn clock_time_get() -> Result<(), Fault> {
    black_box(time(libc::CLOCK_MONOTONIC));
    Ok(())
}

pub fn random_get(bytes: &mut [u8]) -> Result<(), Fault> {
    // SAFETY: the slice's own pointer and length.
    answer(unsafe { libc::getrandom(bytes.as_mut_ptr().cast(), bytes.len(), 0) }).map(drop)
}

pub fn fd_tell(fd: Fd) -> Result<(), Fault> {
    // SAFETY: no memory is involved.
    answer(unsafe { libc::lseek(fd, 0, libc::SEEK_CUR) } as isize).map(drop)
}

pub fn fd_seek(fd: Fd, offset: i64) -> Result<(), Fault> {
    // SAFETY: no memory is involved.
    answer(unsafe { libc::lseek(fd, offset, libc::SEEK_SET) } as isize).map(drop)
}

pub fn fd_fdstat_get(fd: Fd) -> Result<(), Fault> {
    // SAFETY: no memory is involved.
    done(unsafe { libc::fcntl(fd, libc::F_GETFL) })
}

pub fn fd_filestat_get(fd: Fd) -> Result<(), Fault> {
    let mut stat = std::mem::MaybeUninit::<libc::stat>::uninit();
    // SAFETY: one stat, written by the call.
    done(unsafe { libc::fstat(fd, stat.as_mut_ptr()) })
}

pub fn fd_read(fd: Fd, bytes: &mut [u8]) -> Result<usize, Fault> {
    // SAFETY: the slice's own pointer and length.
    answer(unsafe { libc::read(fd, bytes.as_mut_ptr().cast(), bytes.len()) })
}

pub fn fd_pread(fd: Fd, bytes: &mut [u8], offset: i64) -> Result<usize, Fault> {
    // SAFETY: the slice's own pointer and length.
    answer(unsafe { libc::pread(fd, bytes.as_mut_ptr().cast(), bytes.len(), offset) })
}

pub fn fd_readv(fd: Fd, buffers: &mut [[u8; 1024]; 4]) -> Result<usize, Fault> {
    let ranges =
        buffers.each_mut().map(|it| libc::iovec { iov_base: it.as_mut_ptr().cast(), iov_len: it.len() });
    // SAFETY: four ranges, each an array's own pointer and length.
    answer(unsafe { libc::readv(fd, ranges.as_ptr(), 4) })
}

pub fn fd_write(fd: Fd, bytes: &[u8]) -> Result<usize, Fault> {
    // SAFETY: the slice's own pointer and length.
    answer(unsafe { libc::write(fd, bytes.as_ptr().cast(), bytes.len()) })
}

pub fn fd_pwrite(fd: Fd, bytes: &[u8], offset: i64) -> Result<usize, Fault> {
    // SAFETY: the slice's own pointer and length.
    answer(unsafe { libc::pwrite(fd, bytes.as_ptr().cast(), bytes.len(), offset) })
}

pub fn path_open(dir: Dir, path: &CStr, open: Open) -> Result<Fd, Fault> {
    let flags = match open {
        Open::Read => libc::O_RDONLY,
        Open::ReadWrite => libc::O_RDWR,
        Open::Create => libc::O_RDWR | libc::O_CREAT | libc::O_EXCL,
        Open::Directory => libc::O_RDONLY | libc::O_DIRECTORY,
    };
    // SAFETY: a C string.
    let fd = unsafe { libc::openat(dir, path.as_ptr(), flags | libc::O_CLOEXEC, 0o666) };
    done(fd).map(|()| fd)
}

pub fn fd_close(fd: Fd) -> Result<(), Fault> {
    // SAFETY: a descriptor that this program opened.
    done(unsafe { libc::close(fd) })
}

pub fn path_filestat_get(dir: Dir, path: &CStr) -> Result<(), Fault> {
    let mut stat = std::mem::MaybeUninit::<libc::stat>::uninit();
    // SAFETY: a C string, and one stat written by the call.
    done(unsafe { libc::fstatat(dir, path.as_ptr(), stat.as_mut_ptr(), 0) })
}

pub fn path_create_directory(dir: Dir, path: &CStr) -> Result<(), Fault> {
    // SAFETY: a C string.
    done(unsafe { libc::mkdirat(dir, path.as_ptr(), 0o777) })
}

pub fn path_remove_directory(dir: Dir, path: &CStr) -> Result<(), Fault> {
    // SAFETY: a C string.
    done(unsafe { libc::unlinkat(dir, path.as_ptr(), libc::AT_REMOVEDIR) })
}

pub fn path_unlink_file(dir: Dir, path: &CStr) -> Result<(), Fault> {
    // SAFETY: a C string.
    done(unsafe { libc::unlinkat(dir, path.as_ptr(), 0) })
}

pub fn path_rename(dir: Dir, from: &CStr, to: &CStr) -> Result<(), Fault> {
    // SAFETY: two C strings.
    done(unsafe { libc::renameat(dir, from.as_ptr(), dir, to.as_ptr()) })
}

/// Reads all of a directory that was just opened; the number of entries.
pub fn readdir(dir: Fd, bytes: &mut [u8; 4096]) -> Result<usize, Fault> {
    let mut entries = 0;
    loop {
        // SAFETY: the array's own pointer and length.
        let used = unsafe { libc::syscall(libc::SYS_getdents64, dir, bytes.as_mut_ptr(), bytes.len()) };
        let used = answer(used as isize)?;
        if used == 0 {
            return Ok(entries);
        }
        let mut at = 0;
        while at < used {
            // linux_dirent64: inode, offset, then the record's length.
            at += usize::from(u16::from_ne_bytes([bytes[at + 16], bytes[at + 17]]));
            entries += 1;
        }
    }
}

pub fn poll_ready_fd(fd: Fd) -> Result<(), Fault> {
    let mut wanted = libc::pollfd { fd, events: libc::POLLIN, revents: 0 };
    // SAFETY: one pollfd.
    done(unsafe { libc::poll(&raw mut wanted, 1, -1) })
}

/// A time-out that has passed already: one look at the clock tells.
pub fn poll_clock_0() -> Result<(), Fault> {
    clock_time_get()
}

pub fn sleep_100us() -> Result<(), Fault> {
    let time = libc::timespec { tv_sec: 0, tv_nsec: 100_000 };
    // SAFETY: one timespec; the remainder is not asked for.
    let errno = unsafe { libc::clock_nanosleep(libc::CLOCK_MONOTONIC, 0, &raw const time, ptr::null_mut()) };
    if errno == 0 { Ok(()) } else { Err(Fault::Errno(errno)) }
}

/// Copies strings into one buffer and notes where each begins.
struct Copy {
    starts: Vec<*const u8>,
    bytes: Vec<u8>,
}

impl Copy {
    /// # Safety
    /// `strings` is an array of C strings that ends with a null pointer, and does not change.
    unsafe fn prepare(strings: *const *const c_char) -> Self {
        let (mut count, mut size) = (0, 0);
        // SAFETY: no further than the null pointer.
        while let string = unsafe { *strings.add(count) }
            && !string.is_null()
        {
            count += 1;
            // SAFETY: a C string.
            size += unsafe { libc::strlen(string) } + 1;
        }
        Self { starts: vec![ptr::null(); count], bytes: vec![0; size] }
    }

    /// # Safety
    /// `strings` is what `prepare` was given.
    unsafe fn get(&mut self, strings: *const *const c_char) {
        let mut at = self.bytes.as_mut_ptr();
        for (index, start) in self.starts.iter_mut().enumerate() {
            *start = at;
            // SAFETY: `prepare` counted as many strings, and made room for all of their bytes.
            unsafe {
                let string = *strings.add(index);
                let len = libc::strlen(string) + 1;
                ptr::copy_nonoverlapping(string.cast(), at, len);
                at = at.add(len);
            }
        }
        black_box(&self.starts);
    }
}

/// The arguments, and room for a copy of them.
pub struct Args {
    _strings: Vec<CString>,
    pointers: Vec<*const c_char>,
    copy: Copy,
}

impl Args {
    pub fn prepare() -> Result<Self, Fault> {
        let strings: Vec<CString> =
            std::env::args_os().filter_map(|arg| CString::new(arg.into_vec()).ok()).collect();
        let pointers: Vec<*const c_char> =
            strings.iter().map(|it| it.as_ptr()).chain([ptr::null()]).collect();
        // SAFETY: the array just made; the strings live beside it.
        let copy = unsafe { Copy::prepare(pointers.as_ptr()) };
        Ok(Self { _strings: strings, pointers, copy })
    }

    pub fn get(&mut self) -> Result<(), Fault> {
        // SAFETY: what `prepare` was given.
        unsafe { self.copy.get(self.pointers.as_ptr()) };
        Ok(())
    }
}

unsafe extern "C" {
    static environ: *const *const c_char;
}

/// Room for a copy of the environment.
pub struct Environ {
    copy: Copy,
}

impl Environ {
    pub fn prepare() -> Result<Self, Fault> {
        // SAFETY: the environment, which this program does not change.
        Ok(Self { copy: unsafe { Copy::prepare(environ) } })
    }

    pub fn get(&mut self) -> Result<(), Fault> {
        // SAFETY: what `prepare` was given.
        unsafe { self.copy.get(environ) };
        Ok(())
    }
}
