//! What every Unix shares: handles, reading and writing, and the `*at` calls that name one entry of one directory.
//!
//! Main type: [`Handle`]. One invariant: no function here follows a symbolic link at the end of a name unless its
//! caller says so, and none is ever given a path of several components but those in `linux.rs`, which the kernel keeps
//! beneath the directory.
//!
//! # Safety
//! See the Safety section of [`super`].

use std::ffi::CStr;
use std::fs::{File, Metadata};
use std::io::{self, PipeReader, PipeWriter};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::fd::{AsFd, BorrowedFd, IntoRawFd, OwnedFd, RawFd};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use rustix::fs::{AtFlags, FileType, Mode, OFlags, Stat, Timestamps};
use waxwing_abi::OutBytes;
use waxwing_abi::types::{
    Clockid, Errno, Fdflags, Filedelta, Filesize, Filestat, Filetype, Timestamp, Whence,
};

use super::{Kind, OpenHow, SetTime, SetTimes};
use crate::errno::{from_io, from_os};

/// An open object of the operating system, closed when the last of its handles is dropped (the standard streams excepted).
#[derive(Debug)]
pub struct Handle {
    fd: RawFd,
    /// The process's own for all its life.
    standard: bool,
    /// What closes it, once there is more than one handle of it. Most have no other, and cost no allocation.
    owner: OnceLock<Arc<Owner>>,
}

/// What has just been opened, to become a [`Handle`] where that will stay: a number goes back through registers.
pub type NewHandle = OwnedFd;

/// A descriptor that several handles share.
#[derive(Debug)]
struct Owner(RawFd);

impl Drop for Owner {
    fn drop(&mut self) {
        close(self.0);
    }
}

impl Handle {
    /// The process's standard input, which stays open when this is dropped.
    #[must_use]
    pub fn stdin() -> Self {
        Self::standard(0)
    }

    /// The process's standard output, which stays open when this is dropped.
    #[must_use]
    pub fn stdout() -> Self {
        Self::standard(1)
    }

    /// The process's standard error, which stays open when this is dropped.
    #[must_use]
    pub fn stderr() -> Self {
        Self::standard(2)
    }

    /// Rust's runtime opens those that are missing.
    fn standard(fd: RawFd) -> Self {
        Handle { fd, standard: true, owner: OnceLock::new() }
    }

    /// Another handle of the same descriptor, which stays open until both are dropped. Asks nothing of the operating system.
    #[must_use]
    pub fn alias(&self) -> Self {
        let owner = OnceLock::new();
        if !self.standard {
            owner.get_or_init(|| Arc::clone(self.owner.get_or_init(|| Arc::new(Owner(self.fd)))));
        }
        Handle { fd: self.fd, standard: self.standard, owner }
    }

    #[inline]
    pub(super) fn raw(&self) -> RawFd {
        self.fd
    }
}

impl Drop for Handle {
    #[inline]
    fn drop(&mut self) {
        if !self.standard && self.owner.get().is_none() {
            close(self.fd);
        }
    }
}

/// Closes a descriptor of ours. What is wrong with a file that was written is told by `fd_sync`; a descriptor is gone
/// whatever close(2) says.
#[inline]
fn close(fd: RawFd) {
    // SAFETY: called once for each descriptor, by its only handle or its owner.
    unsafe { rustix::io::close(fd) }
}

impl AsFd for Handle {
    #[inline]
    fn as_fd(&self) -> BorrowedFd<'_> {
        // SAFETY: open for as long as the handle lives.
        unsafe { BorrowedFd::borrow_raw(self.fd) }
    }
}

macro_rules! handle_from {
    ($($owner:ty),*) => {$(
        impl From<$owner> for Handle {
            fn from(owner: $owner) -> Self {
                Handle { fd: OwnedFd::from(owner).into_raw_fd(), standard: false, owner: OnceLock::new() }
            }
        }
    )*};
}

handle_from!(OwnedFd, File, PipeReader, PipeWriter, TcpListener, TcpStream, UdpSocket);

/// A new pipe: the end to read, and the end to write.
///
/// # Errors
/// As POSIX pipe.
pub fn pipe() -> Result<(PipeReader, PipeWriter), Errno> {
    io::pipe().map_err(|error| from_io(&error))
}

/// A new pipe neither of whose ends blocks: the end to read, and the end to write.
///
/// # Errors
/// As POSIX pipe.
pub fn pipe_nonblocking() -> Result<(Handle, Handle), Errno> {
    let (read, write) = pipe()?;
    let (read, write) = (Handle::from(read), Handle::from(write));
    for end in [&read, &write] {
        rustix::fs::fcntl_setfl(end, OFlags::NONBLOCK).map_err(error)?;
    }
    Ok((read, write))
}

/// A new counter at 0, which does not block; a semaphore is taken 1 at a time.
///
/// # Errors
/// Always `notsup`: only Linux has it.
#[cfg(not(target_os = "linux"))]
pub fn counter(_semaphore: bool) -> Result<Handle, Errno> {
    Err(Errno::Notsup)
}

/// Takes the count, or 1 of it.
///
/// # Errors
/// `again` while it is 0.
pub fn take_counter(counter: &Handle) -> Result<u64, Errno> {
    let mut bytes = [0; size_of::<u64>()];
    rustix::io::retry_on_intr(|| rustix::io::read(counter, &mut bytes)).map_err(error)?;
    Ok(u64::from_ne_bytes(bytes))
}

/// Adds to the count.
///
/// # Errors
/// `again` while there is no room for as much, `inval` for the largest number of all.
pub fn add_to_counter(counter: &Handle, count: u64) -> Result<(), Errno> {
    rustix::io::retry_on_intr(|| rustix::io::write(counter, &count.to_ne_bytes())).map_err(error)?;
    Ok(())
}

#[cold]
pub(super) fn error(error: rustix::io::Errno) -> Errno {
    from_os(error.raw_os_error())
}

#[cold]
#[inline(never)]
pub(super) fn last_error() -> Errno {
    from_io(&io::Error::last_os_error())
}

/// Repeats a call that a signal to the host process interrupted, and turns its answer into a count.
#[inline]
pub(super) fn count(mut call: impl FnMut() -> isize) -> Result<usize, Errno> {
    loop {
        match usize::try_from(call()) {
            Ok(count) => return Ok(count),
            Err(_) => match last_error() {
                Errno::Intr => {}
                errno => return Err(errno),
            },
        }
    }
}

/// Has a write beyond the largest size of a file (RLIMIT_FSIZE) answer `fbig`, where a signal would end the host's process. It
/// holds for the whole process, so it is a command's to ask for, not a library's.
pub fn ignore_file_size_signal() {
    // SAFETY: ignoring a signal runs no code of anybody's.
    unsafe { libc::signal(libc::SIGXFSZ, libc::SIG_IGN) };
}

/// Lets the process have as many descriptors open as it may at all (RLIMIT_NOFILE, the soft limit raised to the hard one): how
/// many. It holds for the whole process and for those that it starts, so it is a command's to ask for, not a library's.
pub fn raise_open_files_limit() -> Option<u64> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
    // Some systems have a lower one of their own; then it stays what it was.
    match setrlimit(Resource::Nofile, raised) {
        Ok(()) => limit.maximum,
        Err(_) => limit.current,
    }
}

// Positions.

/// Moves the file's position (lseek).
///
/// # Errors
/// As POSIX lseek.
#[inline]
pub fn seek(handle: &Handle, delta: Filedelta, whence: Whence) -> Result<Filesize, Errno> {
    let whence = match whence {
        Whence::Set => libc::SEEK_SET,
        Whence::Cur => libc::SEEK_CUR,
        Whence::End => libc::SEEK_END,
    };
    // SAFETY: no pointers.
    let position = unsafe { libc::lseek(handle.raw(), delta, whence) };
    Filesize::try_from(position).map_err(|_| last_error())
}

// What a file is.

fn wide(number: impl TryInto<u64>) -> u64 {
    number.try_into().unwrap_or(0)
}

/// Nanoseconds since 1970; times before it are 0, as the guest's type has no sign.
fn nanoseconds(seconds: impl TryInto<u64>, nanoseconds: impl TryInto<u64>) -> Timestamp {
    match seconds.try_into() {
        Ok(seconds) => seconds.saturating_mul(1_000_000_000).saturating_add(wide(nanoseconds)),
        Err(_) => 0,
    }
}

pub(super) fn filetype(kind: FileType) -> Filetype {
    match kind {
        FileType::RegularFile => Filetype::RegularFile,
        FileType::Directory => Filetype::Directory,
        FileType::Symlink => Filetype::SymbolicLink,
        FileType::CharacterDevice => Filetype::CharacterDevice,
        FileType::BlockDevice => Filetype::BlockDevice,
        // What kind of socket, only an open one could say; a name in a directory is most often a stream's.
        FileType::Socket => Filetype::SocketStream,
        FileType::Fifo | FileType::Unknown => Filetype::Unknown,
    }
}

pub(super) fn filestat_of(stat: &Stat) -> Filestat {
    Filestat {
        dev: wide(stat.st_dev),
        ino: wide(stat.st_ino),
        filetype: filetype(FileType::from_raw_mode(stat.st_mode)),
        nlink: wide(stat.st_nlink),
        size: wide(stat.st_size),
        atim: nanoseconds(stat.st_atime, stat.st_atime_nsec),
        mtim: nanoseconds(stat.st_mtime, stat.st_mtime_nsec),
        ctim: nanoseconds(stat.st_ctime, stat.st_ctime_nsec),
    }
}

/// What is known of an open file (fstat). A socket's type is not looked up: [`kind`] does.
///
/// # Errors
/// As POSIX fstat.
pub fn filestat(handle: &Handle) -> Result<Filestat, Errno> {
    rustix::fs::fstat(handle).map(|stat| filestat_of(&stat)).map_err(error)
}

/// Whether anybody may execute an open file, by its mode.
///
/// # Errors
/// As POSIX fstat.
pub fn is_executable(handle: &Handle) -> Result<bool, Errno> {
    let stat = rustix::fs::fstat(handle).map_err(error)?;
    Ok(Mode::from_raw_mode(stat.st_mode).intersects(Mode::XUSR | Mode::XGRP | Mode::XOTH))
}

/// Opens a regular file of the host's, to be read.
///
/// # Errors
/// As POSIX open; `noexec` when it is something else.
pub fn open_regular(path: &Path) -> Result<Handle, Errno> {
    let file = File::open(path).map_err(|error| from_io(&error))?;
    let is_file = file.metadata().map_err(|error| from_io(&error))?.is_file();
    if is_file { Ok(file.into()) } else { Err(Errno::Noexec) }
}

/// What std says of an open file.
///
/// # Errors
/// As POSIX fstat, and `mfile` where no descriptor is left to ask by.
pub fn metadata(handle: &Handle) -> io::Result<Metadata> {
    File::from(handle.as_fd().try_clone_to_owned()?).metadata()
}

/// What kind of object a handle refers to: one fstat, and one call more for a terminal or a socket.
///
/// # Errors
/// As POSIX fstat.
pub fn kind(handle: &Handle) -> Result<Kind, Errno> {
    let stat = rustix::fs::fstat(handle).map_err(error)?;
    Ok(match FileType::from_raw_mode(stat.st_mode) {
        FileType::RegularFile => Kind::Regular,
        FileType::Directory => Kind::Directory,
        FileType::CharacterDevice if rustix::termios::isatty(handle) => Kind::Terminal,
        FileType::CharacterDevice => Kind::Character,
        FileType::BlockDevice => Kind::Block,
        FileType::Fifo => Kind::Pipe,
        FileType::Socket => super::socket_kind(handle),
        FileType::Symlink | FileType::Unknown => Kind::Other,
    })
}

/// What is known of the entry `name` of `dir`, a symbolic link being itself (fstatat).
///
/// # Errors
/// As POSIX fstatat.
pub fn filestat_at(dir: &Handle, name: &CStr) -> Result<Filestat, Errno> {
    let stat = rustix::fs::statat(dir, name, AtFlags::SYMLINK_NOFOLLOW);
    stat.map(|stat| filestat_of(&stat)).map_err(error)
}

// Opening.

pub(super) fn open_flags(how: &OpenHow) -> OFlags {
    // POSIX leaves truncation without write access undefined, so ask for it; the guest's rights stay what they are.
    let mut flags = match (how.read, how.write || how.truncate) {
        (_, false) => OFlags::RDONLY,
        (false, true) => OFlags::WRONLY,
        (true, true) => OFlags::RDWR,
    };
    flags |= OFlags::CLOEXEC | OFlags::NOCTTY | OFlags::NONBLOCK;
    flags.set(OFlags::CREATE, how.create);
    flags.set(OFlags::EXCL, how.exclusive && how.create);
    flags.set(OFlags::TRUNC, how.truncate);
    flags.set(OFlags::DIRECTORY, how.directory);
    flags.set(OFlags::NOFOLLOW, !how.follow);
    flags | status_to_os(how.status)
}

pub(super) fn creation_mode(how: &OpenHow) -> Mode {
    if how.create { Mode::from_raw_mode(0o666) } else { Mode::empty() }
}

fn status_to_os(status: Fdflags) -> OFlags {
    let mut flags = OFlags::empty();
    flags.set(OFlags::APPEND, status.contains(Fdflags::APPEND));
    flags.set(OFlags::DSYNC, status.contains(Fdflags::DSYNC));
    flags.set(OFlags::SYNC, status.intersects(Fdflags::SYNC | Fdflags::RSYNC));
    flags
}

/// Opens the entry `name` of `dir`, never following it.
///
/// # Errors
/// As POSIX openat with `O_NOFOLLOW`: `loop` for a symbolic link, or `notdir` when a directory is asked for.
#[inline(always)]
pub fn open_at(dir: &Handle, name: &CStr, how: &OpenHow) -> Result<NewHandle, Errno> {
    let (flags, mode) = (open_flags(&OpenHow { follow: false, ..*how }), creation_mode(how));
    match rustix::io::retry_on_intr(|| rustix::fs::openat(dir, name, flags, mode)) {
        Ok(fd) => Ok(fd),
        // FreeBSD's word for it, and NetBSD's.
        Err(rustix::io::Errno::MLINK) => Err(Errno::Loop),
        Err(other) => Err(error(other)),
    }
}

/// Flags for a directory that is only a place to name entries of.
pub(super) const PLACE: OFlags = {
    let flags = OFlags::DIRECTORY.union(OFlags::CLOEXEC);
    #[cfg(target_os = "linux")]
    let flags = flags.union(OFlags::PATH);
    flags
};

/// Opens the subdirectory `name` of `dir`, never following it, as a place to name entries of: it cannot be read.
///
/// # Errors
/// `notdir` for anything else, a symbolic link included.
pub fn open_place_at(dir: &Handle, name: &CStr) -> Result<NewHandle, Errno> {
    match rustix::fs::openat(dir, name, PLACE | OFlags::NOFOLLOW, Mode::empty()) {
        Ok(fd) => Ok(fd),
        Err(rustix::io::Errno::LOOP | rustix::io::Errno::MLINK) => Err(Errno::Notdir),
        Err(other) => Err(error(other)),
    }
}

/// Opens a directory of the host by its path, with all of the host's authority, for mounting and preopening.
///
/// # Errors
/// As POSIX open with `O_DIRECTORY`.
pub fn open_ambient_dir(path: &Path) -> Result<Handle, Errno> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    rustix::fs::open(path, flags, Mode::empty()).map(Handle::from).map_err(error)
}

/// Whether the host has something at `path`, to say so to whoever runs the guest.
#[must_use]
pub fn is_there_ambient(path: &str) -> bool {
    !path.is_empty() && rustix::fs::lstat(path).is_ok()
}

/// What reads as nothing and forgets what is written to it (`/dev/null`).
///
/// # Errors
/// When the host has none, or no descriptor left.
pub fn open_null() -> Result<Handle, Errno> {
    let flags = OFlags::RDWR | OFlags::CLOEXEC;
    rustix::fs::open(c"/dev/null", flags, Mode::empty()).map(Handle::from).map_err(error)
}

// Entries of directories.

/// Makes the directory `name` in `dir` (mkdirat).
///
/// # Errors
/// As POSIX mkdirat.
pub fn create_directory_at(dir: &Handle, name: &CStr) -> Result<(), Errno> {
    rustix::fs::mkdirat(dir, name, Mode::from_raw_mode(0o777)).map_err(error)
}

/// Removes the directory `name` of `dir` (unlinkat with `AT_REMOVEDIR`).
///
/// # Errors
/// As POSIX rmdir.
pub fn remove_directory_at(dir: &Handle, name: &CStr) -> Result<(), Errno> {
    rustix::fs::unlinkat(dir, name, AtFlags::REMOVEDIR).map_err(error)
}

/// Removes the entry `name` of `dir`, which is no directory (unlinkat).
///
/// # Errors
/// As Linux unlink: `isdir` for a directory, where POSIX says `perm`.
pub fn unlink_at(dir: &Handle, name: &CStr) -> Result<(), Errno> {
    rustix::fs::unlinkat(dir, name, AtFlags::empty()).map_err(error)
}

/// Renames the entry `old` of `old_dir` to `new` in `new_dir` (renameat).
///
/// # Errors
/// As POSIX rename.
pub fn rename_at(old_dir: &Handle, old: &CStr, new_dir: &Handle, new: &CStr) -> Result<(), Errno> {
    rustix::fs::renameat(old_dir, old, new_dir, new).map_err(error)
}

/// Gives the entry `old` of `old_dir` a second name; a symbolic link gets it itself (linkat).
///
/// # Errors
/// As POSIX linkat.
pub fn link_at(old_dir: &Handle, old: &CStr, new_dir: &Handle, new: &CStr) -> Result<(), Errno> {
    rustix::fs::linkat(old_dir, old, new_dir, new, AtFlags::empty()).map_err(error)
}

/// Makes the symbolic link `name` in `dir` (symlinkat).
///
/// # Errors
/// As POSIX symlinkat.
pub fn symlink_at(target: &CStr, dir: &Handle, name: &CStr) -> Result<(), Errno> {
    rustix::fs::symlinkat(target, dir, name).map_err(error)
}

/// Reads where the symbolic link `name` of `dir` leads straight into guest memory, cut to what fits (readlinkat).
///
/// # Errors
/// As POSIX readlinkat.
pub fn read_link_at(dir: &Handle, name: &CStr, to: &OutBytes<'_>) -> Result<usize, Errno> {
    let (base, len) = to.as_raw()?;
    // SAFETY: claimed guest memory (module Safety section) and a string with its NUL.
    count(|| unsafe { libc::readlinkat(dir.raw(), name.as_ptr(), base.cast(), len) })
}

/// Where the symbolic link `name` of `dir` leads, for the host's own use.
///
/// # Errors
/// As POSIX readlinkat: `inval` for anything but a symbolic link.
pub fn link_target_at(dir: &Handle, name: &CStr) -> Result<Vec<u8>, Errno> {
    rustix::fs::readlinkat(dir, name, Vec::new()).map(Into::into).map_err(error)
}

// Changing files.

fn timestamps(times: SetTimes) -> Timestamps {
    let spec = |time| match time {
        SetTime::Keep => rustix::fs::Timespec { tv_sec: 0, tv_nsec: rustix::fs::UTIME_OMIT },
        SetTime::Now => rustix::fs::Timespec { tv_sec: 0, tv_nsec: rustix::fs::UTIME_NOW },
        SetTime::To(at) => {
            let (seconds, nanoseconds) = ((at / 1_000_000_000), (at % 1_000_000_000));
            // At most 18,446,744,073 seconds, and less than a billion nanoseconds.
            rustix::fs::Timespec {
                tv_sec: seconds.try_into().unwrap_or(i64::MAX),
                tv_nsec: nanoseconds.try_into().unwrap_or(0),
            }
        }
    };
    Timestamps { last_access: spec(times.atim), last_modification: spec(times.mtim) }
}

/// Sets the times of the entry `name` of `dir`, of a symbolic link itself (utimensat).
///
/// # Errors
/// As POSIX utimensat.
pub fn set_times_at(dir: &Handle, name: &CStr, times: SetTimes) -> Result<(), Errno> {
    rustix::fs::utimensat(dir, name, &timestamps(times), AtFlags::SYMLINK_NOFOLLOW).map_err(error)
}

/// Sets the times of an open file (futimens).
///
/// # Errors
/// As POSIX futimens.
pub fn set_times(handle: &Handle, times: SetTimes) -> Result<(), Errno> {
    rustix::fs::futimens(handle, &timestamps(times)).map_err(error)
}

/// Cuts or extends a file (ftruncate).
///
/// # Errors
/// As POSIX ftruncate.
pub fn set_size(handle: &Handle, size: Filesize) -> Result<(), Errno> {
    if i64::try_from(size).is_err() {
        return Err(Errno::Inval);
    }
    rustix::fs::ftruncate(handle, size).map_err(error)
}

/// Extends a file to at least `offset + len` bytes and never cuts it, without reserving room (POSIX `posix_fallocate`'s
/// visible half, for file systems that cannot reserve).
pub(super) fn grow(handle: &Handle, offset: Filesize, len: Filesize) -> Result<(), Errno> {
    let end = offset.checked_add(len).ok_or(Errno::Fbig)?;
    // ftruncate's word for a descriptor that is not open for writing is "inval"; posix_fallocate's is "badf".
    let access = rustix::fs::fcntl_getfl(handle).map_err(error)? & OFlags::ACCMODE;
    if access == OFlags::RDONLY {
        return Err(Errno::Badf);
    }
    if filestat(handle)?.size < end { set_size(handle, end) } else { Ok(()) }
}

/// Writes a file's contents, and all that is known of it unless `data_only`, to its device (fsync, fdatasync).
///
/// # Errors
/// As POSIX fsync.
pub fn sync(handle: &Handle, data_only: bool) -> Result<(), Errno> {
    #[cfg(not(target_vendor = "apple"))]
    if data_only {
        return rustix::fs::fdatasync(handle).map_err(error);
    }
    let _ = data_only;
    rustix::fs::fsync(handle).map_err(error)
}

/// The status flags of an open file, as the operating system has them (fcntl).
///
/// # Errors
/// As POSIX fcntl.
pub fn status_flags(handle: &Handle) -> Result<Fdflags, Errno> {
    let flags = rustix::fs::fcntl_getfl(handle).map_err(error)?;
    let mut status = Fdflags::empty();
    for (os, ours) in [
        (OFlags::APPEND, Fdflags::APPEND),
        (OFlags::DSYNC, Fdflags::DSYNC),
        (OFlags::NONBLOCK, Fdflags::NONBLOCK),
        (OFlags::SYNC, Fdflags::SYNC),
    ] {
        if flags.contains(os) {
            status |= ours;
        }
    }
    Ok(status)
}

/// Turns appending on or off for an open file that is ours alone; it stays non-blocking inside (fcntl).
///
/// # Errors
/// As POSIX fcntl.
pub fn set_append(handle: &Handle, append: bool) -> Result<(), Errno> {
    let flags = if append { OFlags::NONBLOCK | OFlags::APPEND } else { OFlags::NONBLOCK };
    rustix::fs::fcntl_setfl(handle, flags).map_err(error)
}

// Clocks, chance and the processor.

fn clock(id: Clockid) -> rustix::time::ClockId {
    match id {
        Clockid::Realtime => rustix::time::ClockId::Realtime,
        Clockid::Monotonic => rustix::time::ClockId::Monotonic,
        Clockid::ProcessCputimeId => rustix::time::ClockId::ProcessCPUTime,
        Clockid::ThreadCputimeId => rustix::time::ClockId::ThreadCPUTime,
    }
}

/// The time of a clock, in nanoseconds.
///
/// # Errors
/// None on Unix: every system has these four.
#[inline]
pub fn clock_time(id: Clockid) -> Result<Timestamp, Errno> {
    let now = rustix::time::clock_gettime(clock(id));
    Ok(nanoseconds(now.tv_sec, now.tv_nsec))
}

/// A clock's resolution, in nanoseconds.
///
/// # Errors
/// None on Unix.
pub fn clock_resolution(id: Clockid) -> Result<Timestamp, Errno> {
    let mut step = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // libc's, which asks the kernel's shared page where there is one.
    // SAFETY: one timespec, written by the call.
    count(|| unsafe { libc::clock_getres(clock(id) as libc::clockid_t, &raw mut step) } as isize)?;
    Ok(nanoseconds(step.tv_sec, step.tv_nsec))
}

/// The monotonic clock, in nanoseconds.
///
/// # Errors
/// None on Unix.
#[inline]
pub fn monotonic_now() -> Result<Timestamp, Errno> {
    clock_time(Clockid::Monotonic)
}

/// Lets other threads run (sched_yield).
pub fn yield_now() {
    std::thread::yield_now();
}

#[cfg(not(target_os = "linux"))]
mod elsewhere {
    //! What Linux has a call of its own for, done with what every Unix has.

    use waxwing_abi::IoVecs;
    use waxwing_abi::types::Advice;

    use super::*;
    use crate::sys::DirEntry;

    /// Extends a file to at least `offset + len` bytes.
    ///
    /// # Errors
    /// As POSIX posix_fallocate.
    pub fn allocate(handle: &Handle, offset: Filesize, len: Filesize) -> Result<(), Errno> {
        if len == 0 {
            return Err(Errno::Inval);
        }
        grow(handle, offset, len)
    }

    /// Says how a file will be used. Only Linux is told.
    ///
    /// # Errors
    /// None.
    pub fn advise(_: &Handle, _: Filesize, _: Filesize, _: Advice) -> Result<(), Errno> {
        Ok(())
    }

    /// There is no such read here: [`Errno::Notsup`], so callers poll first.
    ///
    /// # Errors
    /// Always `notsup`.
    pub fn read_nowait(_: &Handle, _: &IoVecs<'_>) -> Result<usize, Errno> {
        Err(Errno::Notsup)
    }

    /// There is no such write here: [`Errno::Notsup`], so callers poll first.
    ///
    /// # Errors
    /// Always `notsup`.
    pub fn write_nowait(_: &Handle, _: &IoVecs<'_>) -> Result<usize, Errno> {
        Err(Errno::Notsup)
    }

    /// Only Linux can open again what is open.
    ///
    /// # Errors
    /// Always `notsup`.
    pub fn reopen_terminal(_: &Handle) -> Result<Handle, Errno> {
        Err(Errno::Notsup)
    }

    /// Opens the terminal that controls the process, whichever is meant: only Linux can open again what is open.
    ///
    /// # Errors
    /// As POSIX open.
    pub fn open_terminal(_: &Handle) -> Result<Handle, Errno> {
        let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        rustix::fs::open("/dev/tty", flags, Mode::empty()).map(Handle::from).map_err(error)
    }

    /// Fills `to` with unpredictable bytes.
    ///
    /// # Errors
    /// When the system's source of them cannot be read.
    pub fn random_bytes(to: &mut [u8]) -> Result<(), Errno> {
        use std::io::Read;
        let mut source = File::open("/dev/urandom").map_err(|error| from_io(&error))?;
        source.read_exact(to).map_err(|error| from_io(&error))
    }

    /// Paths of several components are walked here: `None`.
    ///
    /// # Errors
    /// None.
    pub fn open_beneath(_: &Handle, _: &CStr, _: &OpenHow) -> Result<Option<NewHandle>, Errno> {
        Ok(None)
    }

    /// Paths of several components are walked here: `None`.
    ///
    /// # Errors
    /// None.
    pub fn open_place_beneath(_: &Handle, _: &[u8]) -> Result<Option<NewHandle>, Errno> {
        Ok(None)
    }

    /// Paths of several components are walked here: `None`.
    ///
    /// # Errors
    /// None.
    pub fn open_place_down(_: &Handle, _: &[u8]) -> Result<Option<NewHandle>, Errno> {
        Ok(None)
    }

    /// Paths of several components are walked here: `None`.
    ///
    /// # Errors
    /// None.
    pub fn filestat_beneath(_: &Handle, _: &CStr, _: bool) -> Result<Option<Filestat>, Errno> {
        Ok(None)
    }

    /// Fills guest memory with unpredictable bytes, until `is_over`.
    ///
    /// # Errors
    /// When the system's source of them cannot be read; `intr` when it was over before all was filled.
    pub fn random(to: &mut OutBytes<'_>, is_over: &dyn Fn() -> bool) -> Result<(), Errno> {
        use std::io::Read;
        let mut source = File::open("/dev/urandom").map_err(|error| from_io(&error))?;
        let mut chunk = [0; 256];
        while to.room() > 0 {
            if to.written() > 0 && is_over() {
                return Err(Errno::Intr);
            }
            let len = to.room().min(chunk.len());
            source.read_exact(&mut chunk[..len]).map_err(|error| from_io(&error))?;
            to.push(&chunk[..len]);
        }
        Ok(())
    }

    /// A position in a directory's entries: a listing taken when reading starts, cookies being places in it.
    #[derive(Debug, Default)]
    pub struct DirStream {
        entries: Vec<(u64, Filetype, Box<[u8]>)>,
        listed: bool,
    }

    impl DirStream {
        /// Hands the entries from `cookie` on (0 is the start) to `each`, until it answers false.
        ///
        /// # Errors
        /// When the directory cannot be read.
        pub fn read(
            &mut self,
            dir: &Handle,
            cookie: u64,
            each: &mut dyn FnMut(&DirEntry<'_>) -> bool,
        ) -> Result<(), Errno> {
            if cookie == 0 || !self.listed {
                self.entries.clear();
                for entry in rustix::fs::Dir::read_from(dir).map_err(error)? {
                    let entry = entry.map_err(error)?;
                    let name = entry.file_name().to_bytes().into();
                    self.entries.push((entry.ino(), filetype(entry.file_type()), name));
                }
                self.listed = true;
            }
            let start = usize::try_from(cookie).map_err(|_| Errno::Inval)?;
            for (place, (ino, filetype, name)) in self.entries.iter().enumerate().skip(start) {
                let next = place as u64 + 1;
                if !each(&DirEntry { next, ino: *ino, filetype: *filetype, name }) {
                    break;
                }
            }
            Ok(())
        }
    }
}

#[cfg(not(target_os = "linux"))]
pub use elsewhere::*;
