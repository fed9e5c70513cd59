// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! The calls of every dialect, and the thunks that make them.

use core::task::{Poll, ready};

use crate::argument::{GuestSlice, GuestString, OutBytes, OutStrings};
use crate::call::WasmType::{I32, I64};
use crate::call::{Call, Words, finish, finish_negative};
use crate::layout::{Value, Word};
use crate::layout::{W32, Width};
use crate::memory::{GuestMemory, IoVecs};
use crate::system::System;
use crate::types::*;

/// Every importable function, sorted by module and name.
#[must_use]
pub const fn all<S: System + 'static>() -> &'static [Call<S>] {
    const {
        &[
            Call {
                module: "wasi",
                name: "thread-spawn",
                params: &[I32],
                returns: true,
                method: "thread_spawn",
                thunk: |s, w, m, a| finish_negative(thread_spawn::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "args_get",
                params: &[I32, I32],
                returns: true,
                method: "args_get",
                thunk: |s, w, m, a| finish(args_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "args_sizes_get",
                params: &[I32, I32],
                returns: true,
                method: "args_sizes_get",
                thunk: |s, w, m, a| finish(args_sizes_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "clock_res_get",
                params: &[I32, I32],
                returns: true,
                method: "clock_res_get",
                thunk: |s, w, m, a| finish(clock_res_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "clock_time_get",
                params: &[I32, I64, I32],
                returns: true,
                method: "clock_time_get",
                thunk: |s, w, m, a| finish(clock_time_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "environ_get",
                params: &[I32, I32],
                returns: true,
                method: "environ_get",
                thunk: |s, w, m, a| finish(environ_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "environ_sizes_get",
                params: &[I32, I32],
                returns: true,
                method: "environ_sizes_get",
                thunk: |s, w, m, a| finish(environ_sizes_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_advise",
                params: &[I32, I64, I64, I32],
                returns: true,
                method: "fd_advise",
                thunk: |s, w, m, a| finish(fd_advise::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_allocate",
                params: &[I32, I64, I64],
                returns: true,
                method: "fd_allocate",
                thunk: |s, w, m, a| finish(fd_allocate::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_close",
                params: &[I32],
                returns: true,
                method: "fd_close",
                thunk: |s, w, m, a| finish(fd_close::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_datasync",
                params: &[I32],
                returns: true,
                method: "fd_datasync",
                thunk: |s, w, m, a| finish(fd_datasync::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_fdstat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_fdstat_get",
                thunk: |s, w, m, a| finish(fd_fdstat_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_fdstat_set_flags",
                params: &[I32, I32],
                returns: true,
                method: "fd_fdstat_set_flags",
                thunk: |s, w, m, a| finish(fd_fdstat_set_flags::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_fdstat_set_rights",
                params: &[I32, I64, I64],
                returns: true,
                method: "fd_fdstat_set_rights",
                thunk: |s, w, m, a| finish(fd_fdstat_set_rights::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_filestat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_filestat_get",
                thunk: |s, w, m, a| finish(fd_filestat_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_filestat_set_size",
                params: &[I32, I64],
                returns: true,
                method: "fd_filestat_set_size",
                thunk: |s, w, m, a| finish(fd_filestat_set_size::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_filestat_set_times",
                params: &[I32, I64, I64, I32],
                returns: true,
                method: "fd_filestat_set_times",
                thunk: |s, w, m, a| finish(fd_filestat_set_times::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_pread",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_pread",
                thunk: |s, w, m, a| finish(fd_pread::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_prestat_dir_name",
                params: &[I32, I32, I32],
                returns: true,
                method: "fd_prestat_dir_name",
                thunk: |s, w, m, a| finish(fd_prestat_dir_name::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_prestat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_prestat_get",
                thunk: |s, w, m, a| finish(fd_prestat_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_pwrite",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_pwrite",
                thunk: |s, w, m, a| finish(fd_pwrite::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_read",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "fd_read",
                thunk: |s, w, m, a| finish(fd_read::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_readdir",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_readdir",
                thunk: |s, w, m, a| finish(fd_readdir::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_renumber",
                params: &[I32, I32],
                returns: true,
                method: "fd_renumber",
                thunk: |s, w, m, a| finish(fd_renumber::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_seek",
                params: &[I32, I64, I32, I32],
                returns: true,
                method: "fd_seek",
                thunk: |s, w, m, a| finish(fd_seek::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_sync",
                params: &[I32],
                returns: true,
                method: "fd_sync",
                thunk: |s, w, m, a| finish(fd_sync::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_tell",
                params: &[I32, I32],
                returns: true,
                method: "fd_tell",
                thunk: |s, w, m, a| finish(fd_tell::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "fd_write",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "fd_write",
                thunk: |s, w, m, a| finish(fd_write::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "path_create_directory",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_create_directory",
                thunk: |s, w, m, a| finish(path_create_directory::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "path_filestat_get",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "path_filestat_get",
                thunk: |s, w, m, a| finish(path_filestat_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "path_filestat_set_times",
                params: &[I32, I32, I32, I32, I64, I64, I32],
                returns: true,
                method: "path_filestat_set_times",
                thunk: |s, w, m, a| finish(path_filestat_set_times::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "path_link",
                params: &[I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_link",
                thunk: |s, w, m, a| finish(path_link::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "path_open",
                params: &[I32, I32, I32, I32, I32, I64, I64, I32, I32],
                returns: true,
                method: "path_open",
                thunk: |s, w, m, a| finish(path_open::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "path_readlink",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_readlink",
                thunk: |s, w, m, a| finish(path_readlink::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "path_remove_directory",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_remove_directory",
                thunk: |s, w, m, a| finish(path_remove_directory::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "path_rename",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_rename",
                thunk: |s, w, m, a| finish(path_rename::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "path_symlink",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "path_symlink",
                thunk: |s, w, m, a| finish(path_symlink::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "path_unlink_file",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_unlink_file",
                thunk: |s, w, m, a| finish(path_unlink_file::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "poll_oneoff",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "poll_oneoff",
                thunk: |s, w, m, a| finish(poll_oneoff::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "proc_exit",
                params: &[I32],
                returns: false,
                method: "proc_exit",
                thunk: |s, w, m, a| finish(proc_exit::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "proc_raise",
                params: &[I32],
                returns: true,
                method: "proc_raise",
                thunk: |s, w, m, a| finish(proc_raise::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "random_get",
                params: &[I32, I32],
                returns: true,
                method: "random_get",
                thunk: |s, w, m, a| finish(random_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "sched_yield",
                params: &[],
                returns: true,
                method: "sched_yield",
                thunk: |s, w, m, a| finish(sched_yield::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "sock_accept",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_accept",
                thunk: |s, w, m, a| finish(sock_accept::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "sock_recv",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_recv",
                thunk: |s, w, m, a| finish(sock_recv::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "sock_send",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_send",
                thunk: |s, w, m, a| finish(sock_send::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_snapshot_preview1",
                name: "sock_shutdown",
                params: &[I32, I32],
                returns: true,
                method: "sock_shutdown",
                thunk: |s, w, m, a| finish(sock_shutdown::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "args_get",
                params: &[I32, I32],
                returns: true,
                method: "args_get",
                thunk: |s, w, m, a| finish(args_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "args_sizes_get",
                params: &[I32, I32],
                returns: true,
                method: "args_sizes_get",
                thunk: |s, w, m, a| finish(args_sizes_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "clock_res_get",
                params: &[I32, I32],
                returns: true,
                method: "clock_res_get",
                thunk: |s, w, m, a| finish(clock_res_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "clock_time_get",
                params: &[I32, I64, I32],
                returns: true,
                method: "clock_time_get",
                thunk: |s, w, m, a| finish(clock_time_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "environ_get",
                params: &[I32, I32],
                returns: true,
                method: "environ_get",
                thunk: |s, w, m, a| finish(environ_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "environ_sizes_get",
                params: &[I32, I32],
                returns: true,
                method: "environ_sizes_get",
                thunk: |s, w, m, a| finish(environ_sizes_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_advise",
                params: &[I32, I64, I64, I32],
                returns: true,
                method: "fd_advise",
                thunk: |s, w, m, a| finish(fd_advise::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_allocate",
                params: &[I32, I64, I64],
                returns: true,
                method: "fd_allocate",
                thunk: |s, w, m, a| finish(fd_allocate::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_close",
                params: &[I32],
                returns: true,
                method: "fd_close",
                thunk: |s, w, m, a| finish(fd_close::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_datasync",
                params: &[I32],
                returns: true,
                method: "fd_datasync",
                thunk: |s, w, m, a| finish(fd_datasync::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_fdstat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_fdstat_get",
                thunk: |s, w, m, a| finish(fd_fdstat_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_fdstat_set_flags",
                params: &[I32, I32],
                returns: true,
                method: "fd_fdstat_set_flags",
                thunk: |s, w, m, a| finish(fd_fdstat_set_flags::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_fdstat_set_rights",
                params: &[I32, I64, I64],
                returns: true,
                method: "fd_fdstat_set_rights",
                thunk: |s, w, m, a| finish(fd_fdstat_set_rights::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_filestat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_filestat_get",
                thunk: |s, w, m, a| finish(fd_filestat_get_47::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_filestat_set_size",
                params: &[I32, I64],
                returns: true,
                method: "fd_filestat_set_size",
                thunk: |s, w, m, a| finish(fd_filestat_set_size::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_filestat_set_times",
                params: &[I32, I64, I64, I32],
                returns: true,
                method: "fd_filestat_set_times",
                thunk: |s, w, m, a| finish(fd_filestat_set_times::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_pread",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_pread",
                thunk: |s, w, m, a| finish(fd_pread::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_prestat_dir_name",
                params: &[I32, I32, I32],
                returns: true,
                method: "fd_prestat_dir_name",
                thunk: |s, w, m, a| finish(fd_prestat_dir_name::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_prestat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_prestat_get",
                thunk: |s, w, m, a| finish(fd_prestat_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_pwrite",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_pwrite",
                thunk: |s, w, m, a| finish(fd_pwrite::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_read",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "fd_read",
                thunk: |s, w, m, a| finish(fd_read::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_readdir",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_readdir",
                thunk: |s, w, m, a| finish(fd_readdir::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_renumber",
                params: &[I32, I32],
                returns: true,
                method: "fd_renumber",
                thunk: |s, w, m, a| finish(fd_renumber::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_seek",
                params: &[I32, I64, I32, I32],
                returns: true,
                method: "fd_seek",
                thunk: |s, w, m, a| finish(fd_seek_48::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_sync",
                params: &[I32],
                returns: true,
                method: "fd_sync",
                thunk: |s, w, m, a| finish(fd_sync::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_tell",
                params: &[I32, I32],
                returns: true,
                method: "fd_tell",
                thunk: |s, w, m, a| finish(fd_tell::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "fd_write",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "fd_write",
                thunk: |s, w, m, a| finish(fd_write::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "path_create_directory",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_create_directory",
                thunk: |s, w, m, a| finish(path_create_directory::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "path_filestat_get",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "path_filestat_get",
                thunk: |s, w, m, a| finish(path_filestat_get_49::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "path_filestat_set_times",
                params: &[I32, I32, I32, I32, I64, I64, I32],
                returns: true,
                method: "path_filestat_set_times",
                thunk: |s, w, m, a| finish(path_filestat_set_times::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "path_link",
                params: &[I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_link",
                thunk: |s, w, m, a| finish(path_link::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "path_open",
                params: &[I32, I32, I32, I32, I32, I64, I64, I32, I32],
                returns: true,
                method: "path_open",
                thunk: |s, w, m, a| finish(path_open::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "path_readlink",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_readlink",
                thunk: |s, w, m, a| finish(path_readlink::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "path_remove_directory",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_remove_directory",
                thunk: |s, w, m, a| finish(path_remove_directory::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "path_rename",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_rename",
                thunk: |s, w, m, a| finish(path_rename::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "path_symlink",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "path_symlink",
                thunk: |s, w, m, a| finish(path_symlink::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "path_unlink_file",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_unlink_file",
                thunk: |s, w, m, a| finish(path_unlink_file::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "poll_oneoff",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "poll_oneoff",
                thunk: |s, w, m, a| finish(poll_oneoff_50::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "proc_exit",
                params: &[I32],
                returns: false,
                method: "proc_exit",
                thunk: |s, w, m, a| finish(proc_exit::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "proc_raise",
                params: &[I32],
                returns: true,
                method: "proc_raise",
                thunk: |s, w, m, a| finish(proc_raise::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "random_get",
                params: &[I32, I32],
                returns: true,
                method: "random_get",
                thunk: |s, w, m, a| finish(random_get::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "sched_yield",
                params: &[],
                returns: true,
                method: "sched_yield",
                thunk: |s, w, m, a| finish(sched_yield::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "sock_recv",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_recv",
                thunk: |s, w, m, a| finish(sock_recv::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "sock_send",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_send",
                thunk: |s, w, m, a| finish(sock_send::<S, W32>(s, w, m, a)),
            },
            Call {
                module: "wasi_unstable",
                name: "sock_shutdown",
                params: &[I32, I32],
                returns: true,
                method: "sock_shutdown",
                thunk: |s, w, m, a| finish(sock_shutdown::<S, W32>(s, w, m, a)),
            },
        ]
    }
}

fn thread_spawn<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    Poll::Ready(Ok(system.thread_spawn(<Size>::from_word::<W>(words[0])?)?))
}

fn args_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.args_get(OutStrings::new::<W>(memory, W::word(words[0]), W::word(words[1])))?;
    Poll::Ready(Ok(0))
}

fn args_sizes_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[0]);
    memory.claim(out0, <Size>::SIZE[W::INDEX])?;
    let out1 = W::word(words[1]);
    memory.claim(out1, <Size>::SIZE[W::INDEX])?;
    let (value0, value1) = system.args_sizes_get()?;
    value0.store::<W>(memory, out0)?;
    value1.store::<W>(memory, out1)?;
    Poll::Ready(Ok(0))
}

fn clock_res_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[1]);
    memory.claim(out0, <Timestamp>::SIZE[W::INDEX])?;
    let value0 = system.clock_res_get(<Clockid>::from_word::<W>(words[0])?)?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn clock_time_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[2]);
    memory.claim(out0, <Timestamp>::SIZE[W::INDEX])?;
    let value0 = system
        .clock_time_get(<Clockid>::from_word::<W>(words[0])?, <Timestamp>::from_word::<W>(words[1])?)?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn environ_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.environ_get(OutStrings::new::<W>(memory, W::word(words[0]), W::word(words[1])))?;
    Poll::Ready(Ok(0))
}

fn environ_sizes_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[0]);
    memory.claim(out0, <Size>::SIZE[W::INDEX])?;
    let out1 = W::word(words[1]);
    memory.claim(out1, <Size>::SIZE[W::INDEX])?;
    let (value0, value1) = system.environ_sizes_get()?;
    value0.store::<W>(memory, out0)?;
    value1.store::<W>(memory, out1)?;
    Poll::Ready(Ok(0))
}

fn fd_advise<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.fd_advise(
        <Fd>::from_word::<W>(words[0])?,
        <Filesize>::from_word::<W>(words[1])?,
        <Filesize>::from_word::<W>(words[2])?,
        <Advice>::from_word::<W>(words[3])?,
    )?;
    Poll::Ready(Ok(0))
}

fn fd_allocate<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.fd_allocate(
        <Fd>::from_word::<W>(words[0])?,
        <Filesize>::from_word::<W>(words[1])?,
        <Filesize>::from_word::<W>(words[2])?,
    )?;
    Poll::Ready(Ok(0))
}

fn fd_close<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.fd_close(<Fd>::from_word::<W>(words[0])?)?;
    Poll::Ready(Ok(0))
}

fn fd_datasync<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.fd_datasync(<Fd>::from_word::<W>(words[0])?)?;
    Poll::Ready(Ok(0))
}

fn fd_fdstat_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[1]);
    memory.claim(out0, <Fdstat>::SIZE[W::INDEX])?;
    let value0 = system.fd_fdstat_get(<Fd>::from_word::<W>(words[0])?)?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn fd_fdstat_set_flags<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.fd_fdstat_set_flags(<Fd>::from_word::<W>(words[0])?, <Fdflags>::from_word::<W>(words[1])?)?;
    Poll::Ready(Ok(0))
}

fn fd_fdstat_set_rights<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.fd_fdstat_set_rights(
        <Fd>::from_word::<W>(words[0])?,
        <Rights>::from_word::<W>(words[1])?,
        <Rights>::from_word::<W>(words[2])?,
    )?;
    Poll::Ready(Ok(0))
}

fn fd_filestat_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[1]);
    memory.claim(out0, <Filestat>::SIZE[W::INDEX])?;
    let value0 = system.fd_filestat_get(<Fd>::from_word::<W>(words[0])?)?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn fd_filestat_set_size<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.fd_filestat_set_size(<Fd>::from_word::<W>(words[0])?, <Filesize>::from_word::<W>(words[1])?)?;
    Poll::Ready(Ok(0))
}

fn fd_filestat_set_times<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.fd_filestat_set_times(
        <Fd>::from_word::<W>(words[0])?,
        <Timestamp>::from_word::<W>(words[1])?,
        <Timestamp>::from_word::<W>(words[2])?,
        <Fstflags>::from_word::<W>(words[3])?,
    )?;
    Poll::Ready(Ok(0))
}

fn fd_pread<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[4]);
    memory.claim(out0, <Size>::SIZE[W::INDEX])?;
    let mut ranges = IoVecs::new();
    let value0 = ready!(system.fd_pread(
        w,
        <Fd>::from_word::<W>(words[0])?,
        ranges.fill::<W>(memory, W::word(words[1]), W::word(words[2]))?,
        <Filesize>::from_word::<W>(words[3])?
    ))?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn fd_prestat_dir_name<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.fd_prestat_dir_name(
        <Fd>::from_word::<W>(words[0])?,
        OutBytes::new(memory, W::word(words[1]), W::word(words[2]))?,
    )?;
    Poll::Ready(Ok(0))
}

fn fd_prestat_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[1]);
    memory.claim(out0, <Prestat>::SIZE[W::INDEX])?;
    let value0 = system.fd_prestat_get(<Fd>::from_word::<W>(words[0])?)?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn fd_pwrite<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[4]);
    memory.claim(out0, <Size>::SIZE[W::INDEX])?;
    let mut ranges = IoVecs::new();
    let value0 = ready!(system.fd_pwrite(
        w,
        <Fd>::from_word::<W>(words[0])?,
        ranges.fill::<W>(memory, W::word(words[1]), W::word(words[2]))?,
        <Filesize>::from_word::<W>(words[3])?
    ))?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn fd_read<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[3]);
    memory.claim(out0, <Size>::SIZE[W::INDEX])?;
    let mut ranges = IoVecs::new();
    let value0 = ready!(system.fd_read(
        w,
        <Fd>::from_word::<W>(words[0])?,
        ranges.fill::<W>(memory, W::word(words[1]), W::word(words[2]))?
    ))?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn fd_readdir<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[4]);
    memory.claim(out0, <Size>::SIZE[W::INDEX])?;
    let value0 = system.fd_readdir(
        <Fd>::from_word::<W>(words[0])?,
        OutBytes::new(memory, W::word(words[1]), W::word(words[2]))?,
        <Dircookie>::from_word::<W>(words[3])?,
    )?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn fd_renumber<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.fd_renumber(<Fd>::from_word::<W>(words[0])?, <Fd>::from_word::<W>(words[1])?)?;
    Poll::Ready(Ok(0))
}

fn fd_seek<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[3]);
    memory.claim(out0, <Filesize>::SIZE[W::INDEX])?;
    let value0 = system.fd_seek(
        <Fd>::from_word::<W>(words[0])?,
        <Filedelta>::from_word::<W>(words[1])?,
        <Whence>::from_word::<W>(words[2])?,
    )?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn fd_sync<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.fd_sync(<Fd>::from_word::<W>(words[0])?)?;
    Poll::Ready(Ok(0))
}

fn fd_tell<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[1]);
    memory.claim(out0, <Filesize>::SIZE[W::INDEX])?;
    let value0 = system.fd_tell(<Fd>::from_word::<W>(words[0])?)?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn fd_write<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[3]);
    memory.claim(out0, <Size>::SIZE[W::INDEX])?;
    let mut ranges = IoVecs::new();
    let value0 = ready!(system.fd_write(
        w,
        <Fd>::from_word::<W>(words[0])?,
        ranges.fill::<W>(memory, W::word(words[1]), W::word(words[2]))?
    ))?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn path_create_directory<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.path_create_directory(
        <Fd>::from_word::<W>(words[0])?,
        &GuestString::new(memory, W::word(words[1]), W::word(words[2]))?,
    )?;
    Poll::Ready(Ok(0))
}

fn path_filestat_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[4]);
    memory.claim(out0, <Filestat>::SIZE[W::INDEX])?;
    let value0 = system.path_filestat_get(
        <Fd>::from_word::<W>(words[0])?,
        <Lookupflags>::from_word::<W>(words[1])?,
        &GuestString::new(memory, W::word(words[2]), W::word(words[3]))?,
    )?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn path_filestat_set_times<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.path_filestat_set_times(
        <Fd>::from_word::<W>(words[0])?,
        <Lookupflags>::from_word::<W>(words[1])?,
        &GuestString::new(memory, W::word(words[2]), W::word(words[3]))?,
        <Timestamp>::from_word::<W>(words[4])?,
        <Timestamp>::from_word::<W>(words[5])?,
        <Fstflags>::from_word::<W>(words[6])?,
    )?;
    Poll::Ready(Ok(0))
}

fn path_link<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.path_link(
        <Fd>::from_word::<W>(words[0])?,
        <Lookupflags>::from_word::<W>(words[1])?,
        &GuestString::new(memory, W::word(words[2]), W::word(words[3]))?,
        <Fd>::from_word::<W>(words[4])?,
        &GuestString::new(memory, W::word(words[5]), W::word(words[6]))?,
    )?;
    Poll::Ready(Ok(0))
}

fn path_open<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[8]);
    memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
    let value0 = ready!(system.path_open(
        w,
        <Fd>::from_word::<W>(words[0])?,
        <Lookupflags>::from_word::<W>(words[1])?,
        &GuestString::new(memory, W::word(words[2]), W::word(words[3]))?,
        <Oflags>::from_word::<W>(words[4])?,
        <Rights>::from_word::<W>(words[5])?,
        <Rights>::from_word::<W>(words[6])?,
        <Fdflags>::from_word::<W>(words[7])?
    ))?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn path_readlink<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[5]);
    memory.claim(out0, <Size>::SIZE[W::INDEX])?;
    let value0 = system.path_readlink(
        <Fd>::from_word::<W>(words[0])?,
        &GuestString::new(memory, W::word(words[1]), W::word(words[2]))?,
        OutBytes::new(memory, W::word(words[3]), W::word(words[4]))?,
    )?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn path_remove_directory<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.path_remove_directory(
        <Fd>::from_word::<W>(words[0])?,
        &GuestString::new(memory, W::word(words[1]), W::word(words[2]))?,
    )?;
    Poll::Ready(Ok(0))
}

fn path_rename<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.path_rename(
        <Fd>::from_word::<W>(words[0])?,
        &GuestString::new(memory, W::word(words[1]), W::word(words[2]))?,
        <Fd>::from_word::<W>(words[3])?,
        &GuestString::new(memory, W::word(words[4]), W::word(words[5]))?,
    )?;
    Poll::Ready(Ok(0))
}

fn path_symlink<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.path_symlink(
        &GuestString::new(memory, W::word(words[0]), W::word(words[1]))?,
        <Fd>::from_word::<W>(words[2])?,
        &GuestString::new(memory, W::word(words[3]), W::word(words[4]))?,
    )?;
    Poll::Ready(Ok(0))
}

fn path_unlink_file<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.path_unlink_file(
        <Fd>::from_word::<W>(words[0])?,
        &GuestString::new(memory, W::word(words[1]), W::word(words[2]))?,
    )?;
    Poll::Ready(Ok(0))
}

fn poll_oneoff<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[3]);
    memory.claim(out0, <Size>::SIZE[W::INDEX])?;
    let value0 = ready!(system.poll_oneoff(
        w,
        GuestSlice::new::<Subscription, W>(memory, W::word(words[0]), W::word(words[2]))?,
        GuestSlice::new::<Event, W>(memory, W::word(words[1]), W::word(words[2]))?
    ))?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn proc_exit<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.proc_exit(<Exitcode>::from_word::<W>(words[0])?)?;
    Poll::Ready(Ok(0))
}

fn proc_raise<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.proc_raise(<Signal>::from_word::<W>(words[0])?)?;
    Poll::Ready(Ok(0))
}

fn random_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.random_get(OutBytes::new(memory, W::word(words[0]), W::word(words[1]))?)?;
    Poll::Ready(Ok(0))
}

fn sched_yield<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    _words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.sched_yield()?;
    Poll::Ready(Ok(0))
}

fn sock_accept<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[2]);
    memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
    let value0 =
        ready!(system.sock_accept(w, <Fd>::from_word::<W>(words[0])?, <Fdflags>::from_word::<W>(words[1])?))?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn sock_recv<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[4]);
    memory.claim(out0, <Size>::SIZE[W::INDEX])?;
    let out1 = W::word(words[5]);
    memory.claim(out1, <Roflags>::SIZE[W::INDEX])?;
    let mut ranges = IoVecs::new();
    let (value0, value1) = ready!(system.sock_recv(
        w,
        <Fd>::from_word::<W>(words[0])?,
        ranges.fill::<W>(memory, W::word(words[1]), W::word(words[2]))?,
        <Riflags>::from_word::<W>(words[3])?
    ))?;
    value0.store::<W>(memory, out0)?;
    value1.store::<W>(memory, out1)?;
    Poll::Ready(Ok(0))
}

fn sock_send<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[4]);
    memory.claim(out0, <Size>::SIZE[W::INDEX])?;
    let mut ranges = IoVecs::new();
    let value0 = ready!(system.sock_send(
        w,
        <Fd>::from_word::<W>(words[0])?,
        ranges.fill::<W>(memory, W::word(words[1]), W::word(words[2]))?,
        <Siflags>::from_word::<W>(words[3])?
    ))?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn sock_shutdown<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    system.sock_shutdown(<Fd>::from_word::<W>(words[0])?, <Sdflags>::from_word::<W>(words[1])?)?;
    Poll::Ready(Ok(0))
}

fn fd_filestat_get_47<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[1]);
    memory.claim(out0, <preview0::Filestat>::SIZE[W::INDEX])?;
    let value0 = system.fd_filestat_get(<Fd>::from_word::<W>(words[0])?)?;
    <preview0::Filestat>::from(value0).store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn fd_seek_48<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[3]);
    memory.claim(out0, <Filesize>::SIZE[W::INDEX])?;
    let value0 = system.fd_seek(
        <Fd>::from_word::<W>(words[0])?,
        <Filedelta>::from_word::<W>(words[1])?,
        <preview0::Whence>::from_word::<W>(words[2])?.into(),
    )?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn path_filestat_get_49<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[4]);
    memory.claim(out0, <preview0::Filestat>::SIZE[W::INDEX])?;
    let value0 = system.path_filestat_get(
        <Fd>::from_word::<W>(words[0])?,
        <Lookupflags>::from_word::<W>(words[1])?,
        &GuestString::new(memory, W::word(words[2]), W::word(words[3]))?,
    )?;
    <preview0::Filestat>::from(value0).store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}

fn poll_oneoff_50<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<Result<u32, Errno>> {
    let out0 = W::word(words[3]);
    memory.claim(out0, <Size>::SIZE[W::INDEX])?;
    let value0 = ready!(system.poll_oneoff(
        w,
        GuestSlice::new::<preview0::Subscription, W>(memory, W::word(words[0]), W::word(words[2]))?,
        GuestSlice::new::<Event, W>(memory, W::word(words[1]), W::word(words[2]))?
    ))?;
    value0.store::<W>(memory, out0)?;
    Poll::Ready(Ok(0))
}
