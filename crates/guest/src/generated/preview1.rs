// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! The calls of WASI preview1.

use super::types::*;
#[cfg(target_pointer_width = "32")]
use crate::raw::wasi_snapshot_preview1 as imports;
#[cfg(target_pointer_width = "64")]
use crate::raw::wasix_64v1 as imports;

#[cfg(target_pointer_width = "32")]
type Word = i32;
#[cfg(target_pointer_width = "64")]
type Word = i64;

/// Writes the arguments' bytes to `argv_buf`, each with a NUL, and their addresses to `argv`. `args_sizes_get` tells
/// how much room both need.
///
/// Imported as `args_get` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `argv`, `argv_buf` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn args_get(argv: *mut *mut u8, argv_buf: *mut u8) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::args_get(argv as Word, argv_buf as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// How many arguments there are, and their bytes with NULs.
///
/// Imported as `args_sizes_get` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn args_sizes_get() -> Result<(Size, Size), Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    let mut out1 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::args_sizes_get(out0.as_mut_ptr() as Word, out1.as_mut_ptr() as Word) {
            0 => Ok((out0.assume_init(), out1.assume_init())),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Writes the environment's `NAME=VALUE` bytes to `environ_buf`, each with a NUL, and their addresses to `environ`.
///
/// Imported as `environ_get` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `environ`, `environ_buf` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn environ_get(environ: *mut *mut u8, environ_buf: *mut u8) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::environ_get(environ as Word, environ_buf as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// How many variables there are, and their bytes with NULs.
///
/// Imported as `environ_sizes_get` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn environ_sizes_get() -> Result<(Size, Size), Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    let mut out1 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::environ_sizes_get(out0.as_mut_ptr() as Word, out1.as_mut_ptr() as Word) {
            0 => Ok((out0.assume_init(), out1.assume_init())),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// A clock's resolution, in nanoseconds. `inval` for a clock that is not there.
///
/// Imported as `clock_res_get` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn clock_res_get(id: Clockid) -> Result<Timestamp, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Timestamp>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::clock_res_get(id.raw() as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// A clock's time, in nanoseconds, at most `precision` off. `inval` for a clock that is not there.
///
/// Imported as `clock_time_get` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn clock_time_get(id: Clockid, precision: Timestamp) -> Result<Timestamp, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Timestamp>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::clock_time_get(id.raw() as i32, precision as i64, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Says how a part of a file will be used. `spipe` where there are no positions.
///
/// Rights: [`RIGHTS_FD_ADVISE`].
///
/// Imported as `fd_advise` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_advise(fd: Fd, offset: Filesize, len: Filesize, advice: Advice) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_advise(fd as i32, offset as i64, len as i64, advice.raw() as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Makes room in a file for `len` bytes at `offset`; it may grow and never shrinks. `inval`, `notsup`, `nospc`.
///
/// Rights: [`RIGHTS_FD_ALLOCATE`].
///
/// Imported as `fd_allocate` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_allocate(fd: Fd, offset: Filesize, len: Filesize) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_allocate(fd as i32, offset as i64, len as i64) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Closes a descriptor. `badf` when it is not open.
///
/// Imported as `fd_close` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_close(fd: Fd) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_close(fd as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Returns when a file's data is on the medium.
///
/// Rights: [`RIGHTS_FD_DATASYNC`].
///
/// Imported as `fd_datasync` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_datasync(fd: Fd) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_datasync(fd as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// What a descriptor is and may do.
///
/// Imported as `fd_fdstat_get` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_fdstat_get(fd: Fd) -> Result<Fdstat, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fdstat>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_fdstat_get(fd as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sets an open file's flags. `inval`, `notsup` for flags that cannot change.
///
/// Rights: [`RIGHTS_FD_FDSTAT_SET_FLAGS`].
///
/// Imported as `fd_fdstat_set_flags` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_fdstat_set_flags(fd: Fd, flags: Fdflags) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_fdstat_set_flags(fd as i32, flags as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Takes rights from a descriptor. `notcapable` for rights that it does not have.
///
/// Imported as `fd_fdstat_set_rights` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_fdstat_set_rights(
    fd: Fd,
    fs_rights_base: Rights,
    fs_rights_inheriting: Rights,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_fdstat_set_rights(fd as i32, fs_rights_base as i64, fs_rights_inheriting as i64) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// What is known about an open file.
///
/// Rights: [`RIGHTS_FD_FILESTAT_GET`].
///
/// Imported as `fd_filestat_get` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_filestat_get(fd: Fd) -> Result<Filestat, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Filestat>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_filestat_get(fd as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Cuts or grows a file to `size` bytes; new bytes are 0. `inval` (beyond
/// what the file system holds, or a descriptor that is not open to be written), `badf`, `fbig`.
///
/// Rights: [`RIGHTS_FD_FILESTAT_SET_SIZE`].
///
/// Imported as `fd_filestat_set_size` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_filestat_set_size(fd: Fd, size: Filesize) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_filestat_set_size(fd as i32, size as i64) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sets an open file's times, in nanoseconds. `inval` when a time is to be both given and now.
///
/// Rights: [`RIGHTS_FD_FILESTAT_SET_TIMES`].
///
/// Imported as `fd_filestat_set_times` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_filestat_set_times(
    fd: Fd,
    atim: Timestamp,
    mtim: Timestamp,
    fst_flags: Fstflags,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_filestat_set_times(fd as i32, atim as i64, mtim as i64, fst_flags as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Reads at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
///
/// Rights: [`RIGHTS_FD_READ`].
///
/// Imported as `fd_pread` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_pread(fd: Fd, iovs: IovecArray<'_>, offset: Filesize) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_pread(
            fd as i32,
            iovs.as_ptr() as Word,
            iovs.len() as Word,
            offset as i64,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Describes a descriptor that is open from the start. `badf` for any other: so programs find the last one.
///
/// Imported as `fd_prestat_get` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_prestat_get(fd: Fd) -> Result<Prestat, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Prestat>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_prestat_get(fd as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Writes the name of a directory that is open from the start, without NUL. `nametoolong` when it does not fit.
///
/// Imported as `fd_prestat_dir_name` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `path` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn fd_prestat_dir_name(fd: Fd, path: *mut u8, path_len: Size) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_prestat_dir_name(fd as i32, path as Word, path_len as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Writes at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
///
/// Rights: [`RIGHTS_FD_WRITE`].
///
/// Imported as `fd_pwrite` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_pwrite(fd: Fd, iovs: CiovecArray<'_>, offset: Filesize) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_pwrite(
            fd as i32,
            iovs.as_ptr() as Word,
            iovs.len() as Word,
            offset as i64,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Reads; how many bytes, 0 at the end. `again`, `isdir`.
///
/// Rights: [`RIGHTS_FD_READ`].
///
/// Imported as `fd_read` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_read(fd: Fd, iovs: IovecArray<'_>) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_read(
            fd as i32,
            iovs.as_ptr() as Word,
            iovs.len() as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Writes entries and their names one after the other, from `cookie` on, the last one cut if need be; how many
/// bytes. Fewer than `buf_len` means that the directory ends there. `notdir`.
///
/// Rights: [`RIGHTS_FD_READDIR`].
///
/// Imported as `fd_readdir` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `buf` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn fd_readdir(fd: Fd, buf: *mut u8, buf_len: Size, cookie: Dircookie) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_readdir(
            fd as i32,
            buf as Word,
            buf_len as Word,
            cookie as i64,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Gives the open file of `fd` to the number `to`, closing what was there, and frees `fd`. `badf`.
///
/// Imported as `fd_renumber` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_renumber(fd: Fd, to: Fd) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_renumber(fd as i32, to as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Moves the position; where it is then. `spipe` where there is none, `inval` before the beginning.
///
/// Rights: [`RIGHTS_FD_READ`], [`RIGHTS_FD_SEEK`], [`RIGHTS_FD_TELL`], [`RIGHTS_FD_WRITE`].
///
/// Imported as `fd_seek` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_seek(fd: Fd, offset: Filedelta, whence: Whence) -> Result<Filesize, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Filesize>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_seek(fd as i32, offset, whence.raw() as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Returns when a file's data and times are on the medium.
///
/// Rights: [`RIGHTS_FD_SYNC`].
///
/// Imported as `fd_sync` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_sync(fd: Fd) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_sync(fd as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// The position, in bytes. `spipe` where there is none.
///
/// Rights: [`RIGHTS_FD_SEEK`], [`RIGHTS_FD_TELL`].
///
/// Imported as `fd_tell` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_tell(fd: Fd) -> Result<Filesize, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Filesize>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_tell(fd as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Writes; how many bytes. `again`, `pipe`, `nospc`.
///
/// Rights: [`RIGHTS_FD_WRITE`].
///
/// Imported as `fd_write` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_write(fd: Fd, iovs: CiovecArray<'_>) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_write(
            fd as i32,
            iovs.as_ptr() as Word,
            iovs.len() as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Makes a directory. `exist`, `noent`, `notdir`.
///
/// Rights: [`RIGHTS_PATH_CREATE_DIRECTORY`].
///
/// Imported as `path_create_directory` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn path_create_directory(fd: Fd, path: &str) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::path_create_directory(fd as i32, path.as_ptr() as Word, path.len() as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// What is known about the file at a path. `noent`, `notdir`, `loop`.
///
/// Rights: [`RIGHTS_PATH_FILESTAT_GET`].
///
/// Imported as `path_filestat_get` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn path_filestat_get(fd: Fd, flags: Lookupflags, path: &str) -> Result<Filestat, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Filestat>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::path_filestat_get(
            fd as i32,
            flags as i32,
            path.as_ptr() as Word,
            path.len() as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sets the times of the file at a path, in nanoseconds. `inval` when a time is to be both given and now.
///
/// Rights: [`RIGHTS_PATH_FILESTAT_SET_TIMES`].
///
/// Imported as `path_filestat_set_times` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn path_filestat_set_times(
    fd: Fd,
    flags: Lookupflags,
    path: &str,
    atim: Timestamp,
    mtim: Timestamp,
    fst_flags: Fstflags,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::path_filestat_set_times(
            fd as i32,
            flags as i32,
            path.as_ptr() as Word,
            path.len() as Word,
            atim as i64,
            mtim as i64,
            fst_flags as i32,
        ) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Gives a file a further name. `exist`, `xdev`, `perm` for a directory.
///
/// Rights: [`RIGHTS_PATH_LINK_SOURCE`], [`RIGHTS_PATH_LINK_TARGET`].
///
/// Imported as `path_link` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn path_link(
    old_fd: Fd,
    old_flags: Lookupflags,
    old_path: &str,
    new_fd: Fd,
    new_path: &str,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::path_link(
            old_fd as i32,
            old_flags as i32,
            old_path.as_ptr() as Word,
            old_path.len() as Word,
            new_fd as i32,
            new_path.as_ptr() as Word,
            new_path.len() as Word,
        ) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Opens the file at a path; the new descriptor, with these rights at most. `noent`, `exist`, `isdir`, `notdir`,
/// `loop`, `notcapable` for rights beyond those of `fd`.
///
/// Rights: [`RIGHTS_FD_DATASYNC`], [`RIGHTS_FD_SYNC`], [`RIGHTS_PATH_CREATE_FILE`], [`RIGHTS_PATH_OPEN`], [`RIGHTS_PATH_FILESTAT_SET_SIZE`].
///
/// Imported as `path_open` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn path_open(
    fd: Fd,
    dirflags: Lookupflags,
    path: &str,
    oflags: Oflags,
    fs_rights_base: Rights,
    fs_rights_inheriting: Rights,
    fdflags: Fdflags,
) -> Result<Fd, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::path_open(
            fd as i32,
            dirflags as i32,
            path.as_ptr() as Word,
            path.len() as Word,
            oflags as i32,
            fs_rights_base as i64,
            fs_rights_inheriting as i64,
            fdflags as i32,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Writes what a symbolic link says, cut if need be, without NUL; how many bytes. `inval` for anything else.
///
/// Rights: [`RIGHTS_PATH_READLINK`].
///
/// Imported as `path_readlink` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `buf` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn path_readlink(fd: Fd, path: &str, buf: *mut u8, buf_len: Size) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::path_readlink(
            fd as i32,
            path.as_ptr() as Word,
            path.len() as Word,
            buf as Word,
            buf_len as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Removes an empty directory. `notempty`, `notdir`, `noent`.
///
/// Rights: [`RIGHTS_PATH_REMOVE_DIRECTORY`].
///
/// Imported as `path_remove_directory` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn path_remove_directory(fd: Fd, path: &str) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::path_remove_directory(fd as i32, path.as_ptr() as Word, path.len() as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Renames a file or directory; what was at the new name is replaced. `noent`, `isdir`, `notdir`, `notempty`,
/// `xdev`.
///
/// Rights: [`RIGHTS_PATH_RENAME_SOURCE`], [`RIGHTS_PATH_RENAME_TARGET`].
///
/// Imported as `path_rename` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn path_rename(fd: Fd, old_path: &str, new_fd: Fd, new_path: &str) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::path_rename(
            fd as i32,
            old_path.as_ptr() as Word,
            old_path.len() as Word,
            new_fd as i32,
            new_path.as_ptr() as Word,
            new_path.len() as Word,
        ) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Makes a symbolic link at `new_path` that says `old_path`. `exist`.
///
/// Rights: [`RIGHTS_PATH_SYMLINK`].
///
/// Imported as `path_symlink` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn path_symlink(old_path: &str, fd: Fd, new_path: &str) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::path_symlink(
            old_path.as_ptr() as Word,
            old_path.len() as Word,
            fd as i32,
            new_path.as_ptr() as Word,
            new_path.len() as Word,
        ) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Removes a name of a file. `isdir` for a directory, `noent`.
///
/// Rights: [`RIGHTS_PATH_UNLINK_FILE`].
///
/// Imported as `path_unlink_file` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn path_unlink_file(fd: Fd, path: &str) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::path_unlink_file(fd as i32, path.as_ptr() as Word, path.len() as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Waits until something subscribed to comes; writes the events, how many. `inval` without subscriptions. What is
/// wrong with one subscription is told in its event.
///
/// Rights: [`RIGHTS_POLL_FD_READWRITE`].
///
/// Imported as `poll_oneoff` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `in_`, `out` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn poll_oneoff(
    in_: *const Subscription,
    out: *mut Event,
    nsubscriptions: Size,
) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::poll_oneoff(
            in_ as Word,
            out as Word,
            nsubscriptions as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Ends the process, all its threads with it.
///
/// Imported as `proc_exit` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_exit(rval: Exitcode) -> ! {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe { imports::proc_exit(rval as i32) }
}

/// Sends a signal to the process itself.
///
/// Imported as `proc_raise` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_raise(sig: Signal) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_raise(sig.raw() as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Lets others run.
///
/// Imported as `sched_yield` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sched_yield() -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sched_yield() {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Fills a buffer with random bytes, good enough for keys.
///
/// Imported as `random_get` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// `buf` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn random_get(buf: *mut u8, buf_len: Size) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::random_get(buf as Word, buf_len as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

#[cfg(target_pointer_width = "32")]
/// Takes a connection from a listening socket; its descriptor, with the flag `nonblock` if given. `again`,
/// `notsock`.
///
/// Rights: [`RIGHTS_SOCK_ACCEPT`].
///
/// Imported as `sock_accept` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_accept(fd: Fd, flags: Fdflags) -> Result<Fd, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_accept(fd as i32, flags as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Receives; how many bytes, and what happened to the rest. `again`, `notconn`, `notsock`.
///
/// Rights: [`RIGHTS_FD_READ`], [`RIGHTS_SOCK_RECV`].
///
/// Imported as `sock_recv` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_recv(
    fd: Fd,
    ri_data: IovecArray<'_>,
    ri_flags: Riflags,
) -> Result<(Size, Roflags), Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    let mut out1 = core::mem::MaybeUninit::<Roflags>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_recv(
            fd as i32,
            ri_data.as_ptr() as Word,
            ri_data.len() as Word,
            ri_flags as i32,
            out0.as_mut_ptr() as Word,
            out1.as_mut_ptr() as Word,
        ) {
            0 => Ok((out0.assume_init(), out1.assume_init())),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sends; how many bytes. `again`, `notconn`, `pipe`, `notsock`.
///
/// Rights: [`RIGHTS_FD_WRITE`], [`RIGHTS_SOCK_SEND`].
///
/// Imported as `sock_send` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_send(fd: Fd, si_data: CiovecArray<'_>, si_flags: Siflags) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_send(
            fd as i32,
            si_data.as_ptr() as Word,
            si_data.len() as Word,
            si_flags as i32,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Shuts down one or both directions of a connection. `inval`, `notconn`, `notsock`.
///
/// Rights: [`RIGHTS_SOCK_SHUTDOWN`].
///
/// Imported as `sock_shutdown` from `wasi_snapshot_preview1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_shutdown(fd: Fd, how: Sdflags) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_shutdown(fd as i32, how as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}
