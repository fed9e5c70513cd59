//! What Linux has and other systems lack: paths resolved beneath a directory by the kernel, reads and writes that never
//! wait whatever the descriptor says, directory entries by the buffer.
//!
//! Main functions: [`open_beneath`] and its kin. One invariant: a path of several components only ever reaches the
//! kernel with `RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS`, or, where it has no `..`, with `RESOLVE_NO_SYMLINKS`.
//!
//! # Safety
//! See the Safety section of [`super`].

use std::ffi::CStr;
use std::sync::atomic::{AtomicU8, Ordering};

use rustix::fs::{Mode, OFlags, ResolveFlags};
use rustix::path::Arg;
use waxwing_abi::types::{Advice, Errno, Filesize, Filestat, Filetype};
use waxwing_abi::{IoVecs, OutBytes};

use super::transfer::iovecs;
use super::unix::{
    Handle, NewHandle, PLACE, count, creation_mode, error, filestat_of, last_error, open_flags,
};
use super::{DirEntry, OpenHow};

/// Reads at the file's own position, or says `again` where the read would have to wait, even on a descriptor that
/// blocks (preadv2 at offset -1 with `RWF_NOWAIT`).
///
/// # Errors
/// As readv; `notsup` where this kind of file (a terminal, say) or an old kernel cannot do it.
#[inline]
pub fn read_nowait(handle: &Handle, iovs: &IoVecs<'_>) -> Result<usize, Errno> {
    nowait(libc::SYS_preadv2, handle, iovs)
}

/// Writes at the file's own position, or says `again` where the write would have to wait, even on a descriptor that
/// blocks (pwritev2 at offset -1 with `RWF_NOWAIT`).
///
/// # Errors
/// As writev; `notsup` where this kind of file (a terminal, say) or an old kernel cannot do it.
#[inline]
pub fn write_nowait(handle: &Handle, iovs: &IoVecs<'_>) -> Result<usize, Errno> {
    nowait(libc::SYS_pwritev2, handle, iovs)
}

#[inline]
fn nowait(call: libc::c_long, handle: &Handle, iovs: &IoVecs<'_>) -> Result<usize, Errno> {
    let (base, len) = iovecs(iovs);
    // The offset comes as two words on every architecture; all ones is "the file's own position".
    const CURRENT: libc::c_long = -1;
    let transfer = || {
        // SAFETY: claimed guest memory (module Safety section); the arguments are as wide as the call wants them.
        let moved = unsafe {
            libc::syscall(
                call,
                libc::c_long::from(handle.raw()),
                base,
                libc::c_long::from(len),
                CURRENT,
                CURRENT,
                libc::c_long::from(libc::RWF_NOWAIT),
            )
        };
        isize::try_from(moved).unwrap_or(-1)
    };
    match count(transfer) {
        // Before Linux 4.6 the call is missing; before 4.14 it knows no such flag.
        Err(Errno::Nosys | Errno::Inval) => Err(Errno::Notsup),
        other => other,
    }
}

/// Opens the terminal behind `handle` once more, to write to it without ever waiting: the description is ours, so nobody
/// else sees its flags. (Terminals take no `RWF_NOWAIT`, and one that has room for a byte lets a longer write wait.)
///
/// # Errors
/// As POSIX open; `notsup` for the master side of a pseudo-terminal, which would turn out to be another one.
pub fn reopen_terminal(handle: &Handle) -> Result<Handle, Errno> {
    open_again(handle, OFlags::WRONLY)
}

/// Opens the terminal behind `handle` once more, to read and write; the description is ours.
///
/// # Errors
/// As [`reopen_terminal`].
pub fn open_terminal(handle: &Handle) -> Result<Handle, Errno> {
    open_again(handle, OFlags::RDWR)
}

fn open_again(handle: &Handle, access: OFlags) -> Result<Handle, Errno> {
    // Number 2 of the terminals without a name of their own (Linux, devices.txt).
    let multiplexer = rustix::fs::makedev(5, 2);
    if rustix::fs::fstat(handle).map_err(error)?.st_rdev == multiplexer {
        return Err(Errno::Notsup);
    }
    let flags = access | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let path = format!("/proc/self/fd/{}", handle.raw());
    rustix::fs::open(path, flags, Mode::empty()).map(Handle::from).map_err(error)
}

// Paths beneath a directory.

/// Whether openat2 is to be had: unknown, yes, or no (an old kernel, a filter on system calls).
static OPENAT2: AtomicU8 = AtomicU8::new(UNKNOWN);
const UNKNOWN: u8 = 0;
const WORKS: u8 = 1;
const REFUSED: u8 = 2;

/// How often a path that was being changed while the kernel resolved it is tried again before it is walked.
const TRIES: u32 = 4;

#[cfg(test)]
thread_local! {
    static WALK: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Runs `body` with openat2 out of this thread's reach, so that everything is walked.
#[cfg(test)]
pub(crate) fn without_openat2<T>(body: impl FnOnce() -> T) -> T {
    let before = WALK.replace(true);
    let result = body();
    WALK.set(before);
    result
}

/// Has every path walked, as where openat2 is not to be had, or not, by all threads of this OS process: for tests that
/// compare both ways.
#[doc(hidden)]
pub fn walk_every_path(walk: bool) {
    OPENAT2.store(if walk { REFUSED } else { UNKNOWN }, Ordering::Relaxed);
}

fn refused() -> bool {
    #[cfg(test)]
    if WALK.get() {
        return true;
    }
    OPENAT2.load(Ordering::Relaxed) == REFUSED
}

/// openat2 beneath `dir`; `None` says that the path has to be walked.
#[inline(always)]
fn beneath(
    dir: &Handle,
    path: impl Arg + Copy,
    flags: OFlags,
    mode: Mode,
) -> Result<Option<NewHandle>, Errno> {
    resolved(dir, path, flags, mode, ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS)
}

/// openat2 from `dir`; `None` says that the path has to be walked.
#[inline(always)]
fn resolved(
    dir: &Handle,
    path: impl Arg + Copy,
    flags: OFlags,
    mode: Mode,
    resolve: ResolveFlags,
) -> Result<Option<NewHandle>, Errno> {
    use rustix::io::Errno as Os;
    if refused() {
        return Ok(None);
    }
    for _ in 0..TRIES {
        match rustix::fs::openat2(dir, path, flags, mode, resolve) {
            Ok(fd) => {
                if OPENAT2.load(Ordering::Relaxed) == UNKNOWN {
                    OPENAT2.store(WORKS, Ordering::Relaxed);
                }
                return Ok(Some(fd));
            }
            // The kernel cannot tell whether `..` stayed beneath while something was renamed.
            Err(Os::AGAIN) => {}
            Err(Os::INTR) => {}
            Err(Os::XDEV) => return Err(Errno::Notcapable),
            Err(Os::NOSYS) => {
                OPENAT2.store(REFUSED, Ordering::Relaxed);
                return Ok(None);
            }
            Err(Os::PERM) if openat2_is_refused(dir) => return Ok(None),
            Err(other) => return Err(error(other)),
        }
    }
    Ok(None)
}

/// Whether a "not permitted" is about openat2 itself (a filter on system calls), not about the file.
#[cold]
fn openat2_is_refused(dir: &Handle) -> bool {
    if OPENAT2.load(Ordering::Relaxed) == UNKNOWN {
        let probe = rustix::fs::openat2(dir, c".", PLACE, Mode::empty(), ResolveFlags::BENEATH);
        let works = !matches!(probe, Err(rustix::io::Errno::PERM));
        OPENAT2.store(if works { WORKS } else { REFUSED }, Ordering::Relaxed);
    }
    refused()
}

/// Opens `path` beneath `dir`; `None` says that the path has to be walked.
///
/// # Errors
/// As POSIX openat; `notcapable` when the path leads out of `dir`.
#[inline(always)]
pub fn open_beneath(dir: &Handle, path: &CStr, how: &OpenHow) -> Result<Option<NewHandle>, Errno> {
    let (flags, mode) = (open_flags(how), creation_mode(how));
    // Downwards without links is beneath, and costs the kernel nothing more than any path; watching over links and `..` costs
    // it 7 % (benches/README.md).
    if leads_down(path.to_bytes()) {
        match resolved(dir, path, flags, mode, ResolveFlags::NO_SYMLINKS) {
            Err(Errno::Loop) => {}
            opened => return opened,
        }
    }
    beneath(dir, path, flags, mode)
}

/// Whether a path can only lead out of the directory that it starts from by a link: it is not absolute and has no `..`.
fn leads_down(path: &[u8]) -> bool {
    path.first() != Some(&b'/') && !path.windows(2).any(|pair| pair == b"..")
}

/// Opens the directory `path` beneath `dir` as a place to name entries of; `None` says that the path has to be walked.
///
/// # Errors
/// As POSIX openat; `notcapable` when the path leads out of `dir`.
#[inline]
pub fn open_place_beneath(dir: &Handle, path: &[u8]) -> Result<Option<NewHandle>, Errno> {
    beneath(dir, path, PLACE, Mode::empty())
}

/// Opens the directory that `path` leads down to from `dir`, by names alone; `None` says that it has to be walked: there is a
/// link on the way, or something that is no directory.
///
/// # Errors
/// As POSIX openat.
pub fn open_place_down(dir: &Handle, path: &[u8]) -> Result<Option<NewHandle>, Errno> {
    if !leads_down(path) {
        return Ok(None);
    }
    match resolved(dir, path, PLACE, Mode::empty(), ResolveFlags::NO_SYMLINKS) {
        Err(Errno::Loop | Errno::Notdir) => Ok(None),
        opened => opened,
    }
}

/// What is known of `path` beneath `dir`: three calls. `None` says that the path has to be walked.
///
/// # Errors
/// As POSIX fstatat; `notcapable` when the path leads out of `dir`.
pub fn filestat_beneath(dir: &Handle, path: &CStr, follow: bool) -> Result<Option<Filestat>, Errno> {
    let mut flags = OFlags::PATH | OFlags::CLOEXEC;
    flags.set(OFlags::NOFOLLOW, !follow);
    match beneath(dir, path, flags, Mode::empty())? {
        Some(found) => {
            let stat = rustix::fs::fstat(&found).map_err(error)?;
            Ok(Some(filestat_of(&stat)))
        }
        None => Ok(None),
    }
}

// Files.

/// Reserves room for `len` bytes at `offset`, extending the file to hold them (fallocate; where the file system has no
/// such thing the file is extended alone).
///
/// # Errors
/// As POSIX posix_fallocate.
pub fn allocate(handle: &Handle, offset: Filesize, len: Filesize) -> Result<(), Errno> {
    let mode = rustix::fs::FallocateFlags::empty();
    match rustix::fs::fallocate(handle, mode, offset, len) {
        Err(rustix::io::Errno::OPNOTSUPP) => super::unix::grow(handle, offset, len),
        other => other.map_err(error),
    }
}

/// Says how a file will be used (posix_fadvise).
///
/// # Errors
/// As POSIX posix_fadvise.
pub fn advise(handle: &Handle, offset: Filesize, len: Filesize, advice: Advice) -> Result<(), Errno> {
    use rustix::fs::Advice as Os;
    let advice = match advice {
        Advice::Normal => Os::Normal,
        Advice::Sequential => Os::Sequential,
        Advice::Random => Os::Random,
        Advice::Willneed => Os::WillNeed,
        Advice::Dontneed => Os::DontNeed,
        Advice::Noreuse => Os::NoReuse,
    };
    rustix::fs::fadvise(handle, offset, core::num::NonZeroU64::new(len), advice).map_err(error)
}

/// Fills guest memory with unpredictable bytes (getrandom, through libc for its quick path), until `is_over`.
///
/// # Errors
/// As getrandom; `intr` when it was over before all was filled.
pub fn random(to: &mut OutBytes<'_>, is_over: &dyn Fn() -> bool) -> Result<(), Errno> {
    // A few milliseconds' worth: all of a memory takes ten seconds.
    const PIECE: usize = 1 << 20;
    let (base, len) = to.as_raw()?;
    let mut done = 0;
    while done < len {
        if done > 0 && is_over() {
            return Err(Errno::Intr);
        }
        let piece = (len - done).min(PIECE);
        // SAFETY: claimed guest memory (module Safety section); `done` stays within it.
        done += count(|| unsafe { libc::getrandom(base.add(done).cast(), piece, 0) })?;
    }
    Ok(())
}

/// Fills `to` with unpredictable bytes.
///
/// # Errors
/// As getrandom.
pub fn random_bytes(mut to: &mut [u8]) -> Result<(), Errno> {
    while !to.is_empty() {
        let done = rustix::rand::getrandom(&mut *to, rustix::rand::GetRandomFlags::empty()).map_err(error)?;
        to = &mut to[done..];
    }
    Ok(())
}

// Entries of directories.

/// A position in a directory's entries and the buffer of those read ahead (getdents64).
///
/// Cookies are the kernel's own offsets, so they stay right while entries come and go. An entry is handed out from the
/// buffer while the guest goes on where it stopped; any other cookie makes the kernel seek there.
#[derive(Debug)]
pub struct DirStream {
    buffer: Box<[u8]>,
    /// How much of the buffer holds entries.
    filled: usize,
    /// The cookie of the buffer's first entry.
    first: u64,
    /// An entry inside the buffer and its cookie, where the guest will most likely go on.
    hint: (usize, u64),
    /// Where the kernel goes on reading; `None` when that is not known.
    kernel: Option<u64>,
}

impl Default for DirStream {
    /// For a description that nobody has read from.
    fn default() -> Self {
        DirStream { buffer: Box::default(), filled: 0, first: 0, hint: (0, 0), kernel: Some(0) }
    }
}

/// As large as the C library's.
const BUFFER: usize = 32 * 1024;
/// Bytes before the name in `linux_dirent64`: d_ino, d_off, d_reclen, d_type.
const HEADER: usize = 19;

impl DirStream {
    /// Hands the entries from `cookie` on (0 is the start) to `each`, until it answers false.
    ///
    /// # Errors
    /// As Linux getdents64; `inval` for a cookie the file system does not know.
    pub fn read(
        &mut self,
        dir: &Handle,
        cookie: u64,
        each: &mut dyn FnMut(&DirEntry<'_>) -> bool,
    ) -> Result<(), Errno> {
        // Starting over means seeing what is there now, so nothing kept from before will do.
        let mut at = if cookie == 0 { None } else { self.find(cookie) };
        if at.is_none() {
            self.seek(dir, cookie)?;
        }
        let mut from = cookie;
        loop {
            let mut place = match at.take() {
                Some(place) => place,
                None => {
                    if !self.fill(dir, from)? {
                        return Ok(());
                    }
                    0
                }
            };
            while let Some((entry, after)) = entry(&self.buffer[..self.filled], place) {
                self.hint = (place, from);
                let next = entry.next;
                if !each(&entry) {
                    return Ok(());
                }
                place = after;
                from = next;
            }
            self.hint = (self.filled, from);
        }
    }

    /// The place in the buffer of the entry whose cookie is `cookie`, or its end when that comes next.
    fn find(&self, cookie: u64) -> Option<usize> {
        let (hint, hint_cookie) = self.hint;
        self.scan(hint, hint_cookie, cookie).or_else(|| self.scan(0, self.first, cookie))
    }

    fn scan(&self, start: usize, start_cookie: u64, cookie: u64) -> Option<usize> {
        if self.filled == 0 {
            return None;
        }
        let (mut place, mut here) = (start, start_cookie);
        while here != cookie {
            let (entry, after) = entry(self.buffer.get(..self.filled)?, place)?;
            (place, here) = (after, entry.next);
        }
        Some(place)
    }

    fn seek(&mut self, dir: &Handle, cookie: u64) -> Result<(), Errno> {
        self.filled = 0;
        if self.kernel != Some(cookie) {
            self.kernel = None;
            let to = i64::try_from(cookie).map_err(|_| Errno::Inval)?;
            super::seek(dir, to, waxwing_abi::types::Whence::Set)?;
            self.kernel = Some(cookie);
        }
        Ok(())
    }

    /// Reads on from `from`; whether there was anything.
    fn fill(&mut self, dir: &Handle, from: u64) -> Result<bool, Errno> {
        if self.buffer.is_empty() {
            self.buffer = vec![0; BUFFER].into();
        }
        self.filled = 0;
        let buffer = &mut self.buffer;
        // SAFETY: the buffer is ours and as long as we say.
        let read = count(|| unsafe {
            let len = buffer.len();
            let read = libc::syscall(libc::SYS_getdents64, dir.raw(), buffer.as_mut_ptr(), len);
            isize::try_from(read).unwrap_or(-1)
        });
        self.filled = match read {
            Ok(read) => read,
            Err(errno) => {
                self.kernel = None;
                return Err(errno);
            }
        };
        self.first = from;
        self.hint = (0, from);
        let mut last = from;
        let mut place = 0;
        while let Some((next, length)) = self.buffer[..self.filled].get(place..).and_then(next_and_length) {
            (last, place) = (next, place + length);
        }
        self.kernel = Some(last);
        Ok(self.filled > 0)
    }
}

/// The cookie and the length of the record that `rest` begins with.
fn next_and_length(rest: &[u8]) -> Option<(u64, usize)> {
    let header = rest.first_chunk::<HEADER>()?;
    Some((word(header, 8), usize::from(u16::from_ne_bytes([header[16], header[17]])).max(HEADER)))
}

fn word(header: &[u8; HEADER], at: usize) -> u64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&header[at..at + 8]);
    u64::from_ne_bytes(bytes)
}

/// The entry at `place` and where the next one is.
fn entry(buffer: &[u8], place: usize) -> Option<(DirEntry<'_>, usize)> {
    let rest = buffer.get(place..)?;
    let header = rest.first_chunk::<HEADER>()?;
    let (next, length) = next_and_length(rest)?;
    let padded = rest.get(HEADER..length)?;
    // Records are padded to eight bytes, so the name's NUL is one of the last eight.
    let sure = padded.len().saturating_sub(8);
    let name = &padded[..sure + padded[sure..].iter().position(|byte| *byte == 0)?];
    let filetype = match header[18] {
        libc::DT_REG => Filetype::RegularFile,
        libc::DT_DIR => Filetype::Directory,
        libc::DT_LNK => Filetype::SymbolicLink,
        libc::DT_CHR => Filetype::CharacterDevice,
        libc::DT_BLK => Filetype::BlockDevice,
        libc::DT_SOCK => Filetype::SocketStream,
        _ => Filetype::Unknown,
    };
    Some((DirEntry { next, ino: word(header, 0), filetype, name }, place + length))
}

/// A new counter at 0, which does not block; a semaphore is taken 1 at a time. Also the wake handle's kernel half, as it
/// needs one descriptor where a pipe needs two.
///
/// # Errors
/// As Linux eventfd.
pub fn counter(semaphore: bool) -> Result<Handle, Errno> {
    use rustix::event::{EventfdFlags, eventfd};
    let mut flags = EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK;
    flags.set(EventfdFlags::SEMAPHORE, semaphore);
    eventfd(0, flags).map(Handle::from).map_err(error)
}

pub(super) fn ppoll(fds: &mut [libc::pollfd], timeout: Option<std::time::Duration>) -> Result<usize, Errno> {
    let spec = timeout.map(|timeout| libc::timespec {
        tv_sec: timeout.as_secs().try_into().unwrap_or(libc::time_t::MAX),
        tv_nsec: timeout.subsec_nanos().into(),
    });
    let spec = spec.as_ref().map_or(core::ptr::null(), core::ptr::from_ref);
    // SAFETY: the array and the time are ours and live; a null mask leaves signals alone.
    let ready = unsafe { libc::ppoll(fds.as_mut_ptr(), fds.len() as libc::nfds_t, spec, core::ptr::null()) };
    usize::try_from(ready).map_err(|_| last_error())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn random_bytes_fill_the_buffer_or_end_with_the_process() {
        use std::cell::Cell;
        let len = (5 << 20) + 3;
        let mut memory = super::super::testing::Memory::new(len);
        let mut fill = |pieces| {
            let left = Cell::new(pieces);
            memory.out(len, |out| random(out, &|| left.replace(left.get() - 1) == 1))
        };
        let (result, bytes) = fill(2);
        assert_eq!(result, Err(Errno::Intr));
        assert!(bytes[1 << 20..2 << 20].iter().any(|byte| *byte != 0));
        assert!(bytes[2 << 20..].iter().all(|byte| *byte == 0), "it went on");
        let (result, bytes) = fill(100);
        assert_eq!(result, Ok(()));
        assert!(bytes[5 << 20..].iter().any(|byte| *byte != 0));
    }

    #[test]
    fn a_path_without_dots_goes_down_and_links_in_it_stay_beneath() {
        for (path, down) in [
            (&b"a/b"[..], true),
            (b"./a", true),
            (b"a/.hidden/b.", true),
            (b"a/../b", false),
            (b"..", false),
            (b"/a", false),
            // Not a parent, but not worth a closer look either.
            (b"a..b/c", false),
        ] {
            assert_eq!(leads_down(path), down, "{}", path.escape_ascii());
        }
        let temp = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(temp.path().join("in/deep")).unwrap();
        std::fs::write(temp.path().join("in/deep/file"), "").unwrap();
        std::fs::write(temp.path().join("out"), "").unwrap();
        symlink("deep", temp.path().join("in/inside")).unwrap();
        symlink("../..", temp.path().join("in/deep/outside")).unwrap();
        let dir = super::super::open_ambient_dir(&temp.path().join("in")).unwrap();
        let how = OpenHow { read: true, follow: true, ..OpenHow::default() };
        let open = |path| open_beneath(&dir, path, &how).map(|opened| opened.is_some());
        assert_eq!(open(c"deep/file"), open(c"inside/file"));
        assert_eq!(open(c"deep/nothing"), Err(Errno::Noent));
        if !refused() {
            assert_eq!(open(c"deep/file"), Ok(true));
            assert_eq!(open(c"deep/outside/out"), Err(Errno::Notcapable));
            assert_eq!(open(c"inside/outside/out"), Err(Errno::Notcapable));
        }
    }
}
