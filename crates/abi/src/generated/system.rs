// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! What a system does for its guests: one trait per topic, and their union.

use core::task::Poll;

use crate::argument::{GuestSlice, GuestString, OutBytes, OutStrings};
use crate::memory::IoVecs;
use crate::types::{self, *};

/// A system whose calls may wait.
pub trait Blocking {
    /// The state of one call in flight.
    type Wait;
}

/// All topics.
pub trait System:
    Bus + Dl + Env + Fd + Http + Path + Polling + Port + Proc + Sock + Threads + Time + Tty
{
}

impl<S: Bus + Dl + Env + Fd + Http + Path + Polling + Port + Proc + Sock + Threads + Time + Tty + ?Sized>
    System for S
{
}

/// The message bus of WASIX 0.11.
pub trait Bus: Blocking {}

/// Dynamic linking, closures, reflection.
pub trait Dl: Blocking {}

/// What a process is given: arguments, environment, random bytes.
pub trait Env: Blocking {
    /// Writes the arguments' bytes to `argv_buf`, each with a NUL, and their addresses to `argv`.
    /// `args_sizes_get` tells how much room both need.
    fn args_get(&mut self, argv: OutStrings<'_>) -> Result<(), Errno>;

    /// How many arguments there are, and their bytes with NULs.
    fn args_sizes_get(&mut self) -> Result<(Size, Size), Errno>;

    /// Writes the environment's `NAME=VALUE` bytes to `environ_buf`, each with a NUL, and their addresses to `environ`.
    fn environ_get(&mut self, environ: OutStrings<'_>) -> Result<(), Errno>;

    /// How many variables there are, and their bytes with NULs.
    fn environ_sizes_get(&mut self) -> Result<(Size, Size), Errno>;

    /// Fills a buffer with random bytes, good enough for keys.
    fn random_get(&mut self, buf: OutBytes<'_>) -> Result<(), Errno>;
}

/// Calls on descriptors.
pub trait Fd: Blocking {
    /// Says how a part of a file will be used. `spipe` where there are no positions.
    fn fd_advise(
        &mut self,
        fd: types::Fd,
        offset: Filesize,
        len: Filesize,
        advice: Advice,
    ) -> Result<(), Errno>;

    /// Makes room in a file for `len` bytes at `offset`; it may grow and never shrinks. `inval`, `notsup`, `nospc`.
    fn fd_allocate(&mut self, fd: types::Fd, offset: Filesize, len: Filesize) -> Result<(), Errno>;

    /// Closes a descriptor. `badf` when it is not open.
    fn fd_close(&mut self, fd: types::Fd) -> Result<(), Errno>;

    /// Returns when a file's data is on the medium.
    fn fd_datasync(&mut self, fd: types::Fd) -> Result<(), Errno>;

    /// What a descriptor is and may do.
    fn fd_fdstat_get(&mut self, fd: types::Fd) -> Result<Fdstat, Errno>;

    /// Sets an open file's flags. `inval`, `notsup` for flags that cannot change.
    fn fd_fdstat_set_flags(&mut self, fd: types::Fd, flags: Fdflags) -> Result<(), Errno>;

    /// Takes rights from a descriptor. `notcapable` for rights that it does not have.
    fn fd_fdstat_set_rights(
        &mut self,
        fd: types::Fd,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
    ) -> Result<(), Errno>;

    /// What is known about an open file.
    fn fd_filestat_get(&mut self, fd: types::Fd) -> Result<Filestat, Errno>;

    /// Cuts or grows a file to `size` bytes; new bytes are 0. `inval`, `fbig`, `isdir`.
    fn fd_filestat_set_size(&mut self, fd: types::Fd, size: Filesize) -> Result<(), Errno>;

    /// Sets an open file's times, in nanoseconds. `inval` when a time is to be both given and now.
    fn fd_filestat_set_times(
        &mut self,
        fd: types::Fd,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno>;

    /// Reads at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
    fn fd_pread(
        &mut self,
        w: &mut Self::Wait,
        fd: types::Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>>;

    /// Writes the name of a directory that is open from the start, without NUL. `nametoolong` when it does not fit.
    fn fd_prestat_dir_name(&mut self, fd: types::Fd, path: OutBytes<'_>) -> Result<(), Errno>;

    /// Describes a descriptor that is open from the start. `badf` for any other: so programs find the last one.
    fn fd_prestat_get(&mut self, fd: types::Fd) -> Result<Prestat, Errno>;

    /// Writes at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
    fn fd_pwrite(
        &mut self,
        w: &mut Self::Wait,
        fd: types::Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>>;

    /// Reads; how many bytes, 0 at the end. `again`, `isdir`.
    fn fd_read(&mut self, w: &mut Self::Wait, fd: types::Fd, iovs: &IoVecs<'_>) -> Poll<Result<Size, Errno>>;

    /// Writes entries and their names one after the other, from `cookie` on, the last one cut if need be; how many bytes.
    /// Fewer than `buf_len` means that the directory ends there. `notdir`.
    fn fd_readdir(&mut self, fd: types::Fd, buf: OutBytes<'_>, cookie: Dircookie) -> Result<Size, Errno>;

    /// Gives the open file of `fd` to the number `to`, closing what was there, and frees `fd`. `badf`.
    fn fd_renumber(&mut self, fd: types::Fd, to: types::Fd) -> Result<(), Errno>;

    /// Moves the position; where it is then. `spipe` where there is none, `inval` before the beginning.
    fn fd_seek(&mut self, fd: types::Fd, offset: Filedelta, whence: Whence) -> Result<Filesize, Errno>;

    /// Returns when a file's data and times are on the medium.
    fn fd_sync(&mut self, fd: types::Fd) -> Result<(), Errno>;

    /// The position, in bytes. `spipe` where there is none.
    fn fd_tell(&mut self, fd: types::Fd) -> Result<Filesize, Errno>;

    /// Writes; how many bytes. `again`, `pipe`, `nospc`.
    fn fd_write(&mut self, w: &mut Self::Wait, fd: types::Fd, iovs: &IoVecs<'_>)
    -> Poll<Result<Size, Errno>>;
}

/// HTTP requests and web sockets of WASIX 0.11 and 0.12.
pub trait Http: Blocking {}

/// Calls on paths.
pub trait Path: Blocking {
    /// Makes a directory. `exist`, `noent`, `notdir`.
    fn path_create_directory(&mut self, fd: types::Fd, path: &GuestString) -> Result<(), Errno>;

    /// What is known about the file at a path. `noent`, `notdir`, `loop`.
    fn path_filestat_get(
        &mut self,
        fd: types::Fd,
        flags: Lookupflags,
        path: &GuestString,
    ) -> Result<Filestat, Errno>;

    /// Sets the times of the file at a path, in nanoseconds. `inval` when a time is to be both given and now.
    fn path_filestat_set_times(
        &mut self,
        fd: types::Fd,
        flags: Lookupflags,
        path: &GuestString,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno>;

    /// Gives a file a further name. `exist`, `xdev`, `perm` for a directory.
    fn path_link(
        &mut self,
        old_fd: types::Fd,
        old_flags: Lookupflags,
        old_path: &GuestString,
        new_fd: types::Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno>;

    /// Opens the file at a path; the new descriptor, with these rights at most.
    /// `noent`, `exist`, `isdir`, `notdir`, `loop`, `notcapable` for rights beyond those of `fd`.
    fn path_open(
        &mut self,
        w: &mut Self::Wait,
        fd: types::Fd,
        dirflags: Lookupflags,
        path: &GuestString,
        oflags: Oflags,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
        fdflags: Fdflags,
    ) -> Poll<Result<types::Fd, Errno>>;

    /// Writes what a symbolic link says, cut if need be, without NUL; how many bytes. `inval` for anything else.
    fn path_readlink(&mut self, fd: types::Fd, path: &GuestString, buf: OutBytes<'_>) -> Result<Size, Errno>;

    /// Removes an empty directory. `notempty`, `notdir`, `noent`.
    fn path_remove_directory(&mut self, fd: types::Fd, path: &GuestString) -> Result<(), Errno>;

    /// Renames a file or directory; what was at the new name is replaced. `noent`, `isdir`, `notdir`, `notempty`, `xdev`.
    fn path_rename(
        &mut self,
        fd: types::Fd,
        old_path: &GuestString,
        new_fd: types::Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno>;

    /// Makes a symbolic link at `new_path` that says `old_path`. `exist`.
    fn path_symlink(
        &mut self,
        old_path: &GuestString,
        fd: types::Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno>;

    /// Removes a name of a file. `isdir` for a directory, `noent`.
    fn path_unlink_file(&mut self, fd: types::Fd, path: &GuestString) -> Result<(), Errno>;
}

/// Waiting for many things at once.
pub trait Polling: Blocking {
    /// Waits until something subscribed to comes; writes the events, how many. `inval` without subscriptions.
    /// What is wrong with one subscription is told in its event.
    fn poll_oneoff(
        &mut self,
        w: &mut Self::Wait,
        r#in: GuestSlice<'_, Subscription>,
        out: GuestSlice<'_, Event>,
    ) -> Poll<Result<Size, Errno>>;
}

/// The network interface.
pub trait Port: Blocking {}

/// Processes and signals.
pub trait Proc: Blocking {
    /// Ends the process, all its threads with it.
    fn proc_exit(&mut self, rval: Exitcode) -> Result<(), Errno>;

    /// Sends a signal to the process itself.
    fn proc_raise(&mut self, sig: Signal) -> Result<(), Errno>;
}

/// Sockets and names.
pub trait Sock: Blocking {
    /// Takes a connection from a listening socket; its descriptor, with the flag `nonblock` if given. `again`, `notsock`.
    fn sock_accept(
        &mut self,
        w: &mut Self::Wait,
        fd: types::Fd,
        flags: Fdflags,
    ) -> Poll<Result<types::Fd, Errno>>;

    /// Receives; how many bytes, and what happened to the rest. `again`, `notconn`, `notsock`.
    fn sock_recv(
        &mut self,
        w: &mut Self::Wait,
        fd: types::Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags), Errno>>;

    /// Sends; how many bytes. `again`, `notconn`, `pipe`, `notsock`.
    fn sock_send(
        &mut self,
        w: &mut Self::Wait,
        fd: types::Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
    ) -> Poll<Result<Size, Errno>>;

    /// Shuts down one or both directions of a connection. `inval`, `notconn`, `notsock`.
    fn sock_shutdown(&mut self, fd: types::Fd, how: Sdflags) -> Result<(), Errno>;
}

/// Threads, futexes, stacks.
pub trait Threads: Blocking {
    /// Lets others run.
    fn sched_yield(&mut self) -> Result<(), Errno>;

    /// Starts a thread: a new instance over the same memory, whose export `wasi_thread_start` is called with the
    /// thread's number and `start`. Gives the number, from 1 to 2^29 - 1, or an errno with a minus.
    fn thread_spawn(&mut self, start: Size) -> Result<u32, Errno>;
}

/// Clocks.
pub trait Time: Blocking {
    /// A clock's resolution, in nanoseconds. `inval` for a clock that is not there.
    fn clock_res_get(&mut self, id: Clockid) -> Result<Timestamp, Errno>;

    /// A clock's time, in nanoseconds, at most `precision` off. `inval` for a clock that is not there.
    fn clock_time_get(&mut self, id: Clockid, precision: Timestamp) -> Result<Timestamp, Errno>;
}

/// The terminal.
pub trait Tty: Blocking {}
