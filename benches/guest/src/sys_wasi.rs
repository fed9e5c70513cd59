//! The guest's calls: preview1's imports, as they are, with no library between.
//!
//! The names are preview1's. Main types: [`Fd`], [`Fault`]. Safety: pointers come from slices and
//! strings that outlive the call, and the host writes no further than the length beside them.

use std::ffi::CStr;
use std::fmt;
use std::hint::black_box;

pub type Fd = u32;
pub type Dir = u32;

/// Why an operation did not do what it should.
pub enum Fault {
    /// preview1's errno.
    Errno(u16),
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

/// `iovec` and `ciovec`.
#[repr(C)]
struct Range {
    start: *const u8,
    len: usize,
}

mod raw {
    use super::Range;

    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    unsafe extern "C" {
        pub fn args_get(starts: *mut *const u8, bytes: *mut u8) -> u16;
        pub fn args_sizes_get(count: *mut usize, size: *mut usize) -> u16;
        pub fn environ_get(starts: *mut *const u8, bytes: *mut u8) -> u16;
        pub fn environ_sizes_get(count: *mut usize, size: *mut usize) -> u16;
        pub fn clock_res_get(id: u32, resolution: *mut u64) -> u16;
        pub fn clock_time_get(id: u32, precision: u64, time: *mut u64) -> u16;
        pub fn random_get(bytes: *mut u8, len: usize) -> u16;
        pub fn sched_yield() -> u16;
        pub fn fd_close(fd: u32) -> u16;
        pub fn fd_fdstat_get(fd: u32, stat: *mut [u64; 3]) -> u16;
        pub fn fd_filestat_get(fd: u32, stat: *mut [u64; 8]) -> u16;
        pub fn fd_pread(fd: u32, ranges: *const Range, count: usize, offset: u64, read: *mut usize) -> u16;
        pub fn fd_prestat_get(fd: u32, stat: *mut [u32; 2]) -> u16;
        pub fn fd_prestat_dir_name(fd: u32, name: *mut u8, len: usize) -> u16;
        pub fn fd_pwrite(
            fd: u32,
            ranges: *const Range,
            count: usize,
            offset: u64,
            written: *mut usize,
        ) -> u16;
        pub fn fd_read(fd: u32, ranges: *const Range, count: usize, read: *mut usize) -> u16;
        pub fn fd_readdir(fd: u32, bytes: *mut u8, len: usize, cookie: u64, used: *mut usize) -> u16;
        pub fn fd_seek(fd: u32, offset: i64, whence: u32, position: *mut u64) -> u16;
        pub fn fd_tell(fd: u32, position: *mut u64) -> u16;
        pub fn fd_write(fd: u32, ranges: *const Range, count: usize, written: *mut usize) -> u16;
        pub fn path_create_directory(dir: u32, path: *const u8, len: usize) -> u16;
        pub fn path_filestat_get(
            dir: u32,
            follow: u32,
            path: *const u8,
            len: usize,
            stat: *mut [u64; 8],
        ) -> u16;
        pub fn path_open(
            dir: u32,
            follow: u32,
            path: *const u8,
            len: usize,
            oflags: u32,
            rights: u64,
            inheriting: u64,
            fdflags: u32,
            fd: *mut u32,
        ) -> u16;
        pub fn path_remove_directory(dir: u32, path: *const u8, len: usize) -> u16;
        pub fn path_rename(
            dir: u32,
            from: *const u8,
            from_len: usize,
            to_dir: u32,
            to: *const u8,
            to_len: usize,
        ) -> u16;
        pub fn path_unlink_file(dir: u32, path: *const u8, len: usize) -> u16;
        pub fn poll_oneoff(
            wanted: *const [u64; 6],
            events: *mut [u64; 4],
            count: usize,
            ready: *mut usize,
        ) -> u16;
    }
}

const MONOTONIC: u32 = 1;
const FD_READ: u64 = 1 << 1;
const FD_WRITE: u64 = 1 << 6;
const CREAT: u32 = 1;
const DIRECTORY: u32 = 2;
const EXCL: u32 = 4;
/// What wasi-libc asks for where a file is opened: everything that the kind of file can have.
const FILE: u64 =
    (1 << 0) | (1 << 2) | (1 << 3) | (1 << 4) | (1 << 5) | (1 << 7) | (1 << 8) | (7 << 21) | (1 << 27);
const READDIR: u64 = 1 << 14;

fn done(errno: u16) -> Result<(), Fault> {
    if errno == 0 { Ok(()) } else { Err(Fault::Errno(errno)) }
}

pub fn now() -> u64 {
    let mut time = 0;
    // SAFETY: one u64, written by the call.
    unsafe { raw::clock_time_get(MONOTONIC, 0, &raw mut time) };
    time
}

/// The preopened directory of that name.
pub fn directory(path: &str) -> Result<Dir, Fault> {
    for fd in 3.. {
        let mut stat = [0; 2];
        let mut name = [0; 256];
        // SAFETY: a prestat of eight bytes; a name in a buffer as long as is said.
        unsafe {
            done(raw::fd_prestat_get(fd, &raw mut stat))?;
            let len = name.len().min(stat[1] as usize);
            done(raw::fd_prestat_dir_name(fd, name.as_mut_ptr(), len))?;
            // Some hosts count a NUL at the end, some do not.
            if name[..len].strip_suffix(&[0]).unwrap_or(&name[..len]) == path.as_bytes() {
                return Ok(fd);
            }
        }
    }
    Err(Fault::Errno(0))
}

/// The cheapest call that every host answers from its own memory.
pub fn empty_call() -> Result<(), Fault> {
    let (mut count, mut size) = (0, 0);
    // SAFETY: two sizes, written by the call.
    done(unsafe { raw::args_sizes_get(&raw mut count, &raw mut size) })
}

pub fn sched_yield() -> Result<(), Fault> {
    // SAFETY: no memory is involved.
    done(unsafe { raw::sched_yield() })
}

pub fn clock_res_get() -> Result<(), Fault> {
    let mut time = 0;
    // SAFETY: one u64, written by the call.
    done(unsafe { raw::clock_res_get(MONOTONIC, &raw mut time) })
}

pub fn clock_time_get() -> Result<(), Fault> {
    let mut time = 0;
    // SAFETY: one u64, written by the call.
    done(unsafe { raw::clock_time_get(MONOTONIC, 0, &raw mut time) })
}

pub fn random_get(bytes: &mut [u8]) -> Result<(), Fault> {
    // SAFETY: the slice's own pointer and length.
    done(unsafe { raw::random_get(bytes.as_mut_ptr(), bytes.len()) })
}

pub fn fd_tell(fd: Fd) -> Result<(), Fault> {
    let mut position = 0;
    // SAFETY: one u64, written by the call.
    done(unsafe { raw::fd_tell(fd, &raw mut position) })
}

pub fn fd_seek(fd: Fd, offset: i64) -> Result<(), Fault> {
    let mut position = 0;
    // SAFETY: one u64, written by the call.
    done(unsafe { raw::fd_seek(fd, offset, 0, &raw mut position) })
}

pub fn fd_fdstat_get(fd: Fd) -> Result<(), Fault> {
    let mut stat = [0; 3];
    // SAFETY: a fdstat of 24 bytes.
    done(unsafe { raw::fd_fdstat_get(fd, &raw mut stat) })
}

pub fn fd_filestat_get(fd: Fd) -> Result<(), Fault> {
    let mut stat = [0; 8];
    // SAFETY: a filestat of 64 bytes.
    done(unsafe { raw::fd_filestat_get(fd, &raw mut stat) })
}

pub fn fd_read(fd: Fd, bytes: &mut [u8]) -> Result<usize, Fault> {
    let range = Range { start: bytes.as_mut_ptr(), len: bytes.len() };
    let mut read = 0;
    // SAFETY: the slice's own pointer and length.
    done(unsafe { raw::fd_read(fd, &raw const range, 1, &raw mut read) })?;
    Ok(read)
}

pub fn fd_pread(fd: Fd, bytes: &mut [u8], offset: u64) -> Result<usize, Fault> {
    let range = Range { start: bytes.as_mut_ptr(), len: bytes.len() };
    let mut read = 0;
    // SAFETY: the slice's own pointer and length.
    done(unsafe { raw::fd_pread(fd, &raw const range, 1, offset, &raw mut read) })?;
    Ok(read)
}

pub fn fd_readv(fd: Fd, buffers: &mut [[u8; 1024]; 4]) -> Result<usize, Fault> {
    let ranges = buffers.each_mut().map(|it| Range { start: it.as_mut_ptr(), len: it.len() });
    let mut read = 0;
    // SAFETY: four ranges, each an array's own pointer and length.
    done(unsafe { raw::fd_read(fd, ranges.as_ptr(), 4, &raw mut read) })?;
    Ok(read)
}

pub fn fd_write(fd: Fd, bytes: &[u8]) -> Result<usize, Fault> {
    let range = Range { start: bytes.as_ptr(), len: bytes.len() };
    let mut written = 0;
    // SAFETY: the slice's own pointer and length.
    done(unsafe { raw::fd_write(fd, &raw const range, 1, &raw mut written) })?;
    Ok(written)
}

pub fn fd_pwrite(fd: Fd, bytes: &[u8], offset: u64) -> Result<usize, Fault> {
    let range = Range { start: bytes.as_ptr(), len: bytes.len() };
    let mut written = 0;
    // SAFETY: the slice's own pointer and length.
    done(unsafe { raw::fd_pwrite(fd, &raw const range, 1, offset, &raw mut written) })?;
    Ok(written)
}

pub fn path_open(dir: Dir, path: &CStr, open: Open) -> Result<Fd, Fault> {
    let (oflags, rights) = match open {
        Open::Read => (0, FILE | FD_READ),
        Open::ReadWrite => (0, FILE | FD_READ | FD_WRITE),
        Open::Create => (CREAT | EXCL, FILE | FD_READ | FD_WRITE),
        Open::Directory => (DIRECTORY, READDIR),
    };
    let path = path.to_bytes();
    let mut fd = 0;
    // SAFETY: a string with its length; one descriptor, written by the call.
    done(unsafe { raw::path_open(dir, 1, path.as_ptr(), path.len(), oflags, rights, 0, 0, &raw mut fd) })?;
    Ok(fd)
}

pub fn fd_close(fd: Fd) -> Result<(), Fault> {
    // SAFETY: a descriptor that this program opened.
    done(unsafe { raw::fd_close(fd) })
}

pub fn path_filestat_get(dir: Dir, path: &CStr) -> Result<(), Fault> {
    let path = path.to_bytes();
    let mut stat = [0; 8];
    // SAFETY: a string with its length; a filestat of 64 bytes.
    done(unsafe { raw::path_filestat_get(dir, 1, path.as_ptr(), path.len(), &raw mut stat) })
}

pub fn path_create_directory(dir: Dir, path: &CStr) -> Result<(), Fault> {
    let path = path.to_bytes();
    // SAFETY: a string with its length.
    done(unsafe { raw::path_create_directory(dir, path.as_ptr(), path.len()) })
}

pub fn path_remove_directory(dir: Dir, path: &CStr) -> Result<(), Fault> {
    let path = path.to_bytes();
    // SAFETY: a string with its length.
    done(unsafe { raw::path_remove_directory(dir, path.as_ptr(), path.len()) })
}

pub fn path_unlink_file(dir: Dir, path: &CStr) -> Result<(), Fault> {
    let path = path.to_bytes();
    // SAFETY: a string with its length.
    done(unsafe { raw::path_unlink_file(dir, path.as_ptr(), path.len()) })
}

pub fn path_rename(dir: Dir, from: &CStr, to: &CStr) -> Result<(), Fault> {
    let (from, to) = (from.to_bytes(), to.to_bytes());
    // SAFETY: two strings with their lengths.
    done(unsafe { raw::path_rename(dir, from.as_ptr(), from.len(), dir, to.as_ptr(), to.len()) })
}

/// Reads all of a directory that was just opened; the number of entries. An entry that the buffer
/// cuts off is asked for again, as wasi-libc does.
pub fn readdir(dir: Fd, bytes: &mut [u8; 4096]) -> Result<usize, Fault> {
    const HEADER: usize = 24;
    let (mut entries, mut cookie) = (0, 0);
    loop {
        let mut used = 0;
        // SAFETY: the array's own pointer and length.
        done(unsafe { raw::fd_readdir(dir, bytes.as_mut_ptr(), bytes.len(), cookie, &raw mut used) })?;
        let mut rest = &bytes[..used];
        while let Some((header, after)) = rest.split_first_chunk::<HEADER>() {
            // dirent: the next entry's cookie, the inode, the name's length, the type.
            let name = u32::from_le_bytes([header[16], header[17], header[18], header[19]]) as usize;
            let Some(next) = after.get(name..) else { break };
            cookie = u64::from_le_bytes([
                header[0], header[1], header[2], header[3], header[4], header[5], header[6], header[7],
            ]);
            entries += 1;
            rest = next;
        }
        if used < bytes.len() {
            return Ok(entries);
        }
    }
}

/// One subscription, as six words: user data, tag, and four words of what is waited for.
fn poll(wanted: [u64; 6]) -> Result<(), Fault> {
    let mut events = [0; 4];
    let mut ready = 0;
    // SAFETY: a subscription of 48 bytes, an event of 32.
    done(unsafe { raw::poll_oneoff(&raw const wanted, &raw mut events, 1, &raw mut ready) })?;
    // The event's errno stands after the user data.
    done(events[1] as u16)?;
    if ready == 1 { Ok(()) } else { Err(Fault::Short { wanted: 1, got: ready }) }
}

pub fn poll_ready_fd(fd: Fd) -> Result<(), Fault> {
    poll([0, 1, u64::from(fd), 0, 0, 0])
}

/// A time-out that has passed already.
pub fn poll_clock_0() -> Result<(), Fault> {
    poll([0, 0, u64::from(MONOTONIC), 0, 0, 0])
}

pub fn sleep_100us() -> Result<(), Fault> {
    poll([0, 0, u64::from(MONOTONIC), 100_000, 0, 0])
}

/// Room for strings and for where each begins.
struct Copy {
    starts: Vec<*const u8>,
    bytes: Vec<u8>,
}

impl Copy {
    fn prepare(sizes: unsafe extern "C" fn(*mut usize, *mut usize) -> u16) -> Result<Self, Fault> {
        let (mut count, mut size) = (0, 0);
        // SAFETY: two sizes, written by the call.
        done(unsafe { sizes(&raw mut count, &raw mut size) })?;
        Ok(Self { starts: vec![std::ptr::null(); count], bytes: vec![0; size] })
    }
}

/// Room for the arguments.
pub struct Args(Copy);

impl Args {
    pub fn prepare() -> Result<Self, Fault> {
        Copy::prepare(raw::args_sizes_get).map(Self)
    }

    pub fn get(&mut self) -> Result<(), Fault> {
        // SAFETY: as much room as the host asked for.
        let errno = unsafe { raw::args_get(self.0.starts.as_mut_ptr(), self.0.bytes.as_mut_ptr()) };
        black_box(&self.0.starts);
        done(errno)
    }
}

/// Room for the environment.
pub struct Environ(Copy);

impl Environ {
    pub fn prepare() -> Result<Self, Fault> {
        Copy::prepare(raw::environ_sizes_get).map(Self)
    }

    pub fn get(&mut self) -> Result<(), Fault> {
        // SAFETY: as much room as the host asked for.
        let errno = unsafe { raw::environ_get(self.0.starts.as_mut_ptr(), self.0.bytes.as_mut_ptr()) };
        black_box(&self.0.starts);
        done(errno)
    }
}
