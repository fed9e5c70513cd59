//! Descriptors: pipes, files, copies.

use waxwing_guest::wasi;
use waxwing_guest::wasix::{self, Errno, Fd};

/// From here up the shell keeps its own.
const OWN: Fd = 10;
/// The directory that paths start from.
const ROOT: Fd = 3;

pub fn close(fd: Fd) {
    // It was open, and is not any more whatever this says.
    let _ = unsafe { wasi::fd_close(fd) };
}

/// A pipe whose ends are out of the way and are not passed on by themselves.
pub fn pipe() -> Result<(Fd, Fd), Errno> {
    let (reader, writer) = unsafe { wasix::fd_pipe() }?;
    let ends = own(reader).and_then(|reader| match own(writer) {
        Ok(writer) => Ok((reader, writer)),
        Err(errno) => {
            close(reader);
            Err(errno)
        }
    });
    if ends.is_err() {
        close(writer);
    }
    ends
}

/// Moves a descriptor out of the way; it is not passed on by itself.
pub fn own(fd: Fd) -> Result<Fd, Errno> {
    let moved = unsafe { wasix::fd_dup2(fd, OWN, wasix::BOOL_TRUE) };
    close(fd);
    moved
}

#[derive(Clone, Copy, PartialEq)]
pub enum Mode {
    Read,
    Write,
    Append,
}

/// Opens a file by its absolute path.
pub fn open(path: &str, mode: Mode) -> Result<Fd, Errno> {
    let (oflags, fdflags, rights) = match mode {
        Mode::Read => (0, 0, wasix::RIGHTS_FD_READ | wasix::RIGHTS_FD_SEEK),
        Mode::Write => {
            (wasix::OFLAGS_CREAT | wasix::OFLAGS_TRUNC, 0, wasix::RIGHTS_FD_WRITE | wasix::RIGHTS_FD_SEEK)
        }
        Mode::Append => (wasix::OFLAGS_CREAT, wasix::FDFLAGS_APPEND, wasix::RIGHTS_FD_WRITE),
    };
    let rights = rights | wasix::RIGHTS_FD_FILESTAT_GET | wasix::RIGHTS_POLL_FD_READWRITE;
    let follow = wasix::LOOKUPFLAGS_SYMLINK_FOLLOW;
    let ext = wasix::FDFLAGSEXT_CLOEXEC;
    let fd = unsafe { wasix::path_open2(ROOT, follow, path, oflags, rights, rights, fdflags, ext) }?;
    own(fd)
}

/// Makes `to` another name of what `from` is, as POSIX dup2.
#[cfg_attr(feature = "spawn", expect(dead_code, reason = "the host does it"))]
pub fn replace(from: Fd, to: Fd) -> Result<(), Errno> {
    if from == to {
        return unsafe { wasix::fd_fdflags_set(to, 0) };
    }
    let copy = unsafe { wasix::fd_dup(from) }?;
    unsafe { wasi::fd_renumber(copy, to) }.map_err(|errno| Errno::from(errno.raw()))
}
