// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! The calls of every dialect, and the thunks that make them.

use core::task::{Poll, ready};

use crate::argument::{GuestPtr, GuestSlice, GuestString, InBytes, OutBytes, OutStrings, StringList};
use crate::call::WasmType::{I32, I64};
use crate::call::{Call, Words, finish, finish_negative};
use crate::layout::{Value, Word};
use crate::layout::{W32, W64, Width};
use crate::memory::{GuestMemory, IoVecs};
use crate::system::System;
use crate::types::*;
use crate::wasmedge;

/// Every importable function, sorted by module and name; where a name has several types, the newest first.
#[must_use]
pub const fn all<S: System + 'static>() -> &'static [Call<S>] {
    const {
        &[
            Call {
                module: "wasi",
                interface: "wasi",
                name: "thread-spawn",
                params: &[I32],
                returns: true,
                method: "thread_spawn",
                thunk: thread_spawn::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "args_get",
                params: &[I32, I32],
                returns: true,
                method: "args_get",
                thunk: args_get::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "args_sizes_get",
                params: &[I32, I32],
                returns: true,
                method: "args_sizes_get",
                thunk: args_sizes_get::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "clock_res_get",
                params: &[I32, I32],
                returns: true,
                method: "clock_res_get",
                thunk: clock_res_get::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "clock_time_get",
                params: &[I32, I64, I32],
                returns: true,
                method: "clock_time_get",
                thunk: clock_time_get::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "environ_get",
                params: &[I32, I32],
                returns: true,
                method: "environ_get",
                thunk: environ_get::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "environ_sizes_get",
                params: &[I32, I32],
                returns: true,
                method: "environ_sizes_get",
                thunk: environ_sizes_get::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "epoll_oneoff",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "poll_oneoff",
                thunk: poll_oneoff::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_advise",
                params: &[I32, I64, I64, I32],
                returns: true,
                method: "fd_advise",
                thunk: fd_advise::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_allocate",
                params: &[I32, I64, I64],
                returns: true,
                method: "fd_allocate",
                thunk: fd_allocate::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_close",
                params: &[I32],
                returns: true,
                method: "fd_close",
                thunk: fd_close::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_datasync",
                params: &[I32],
                returns: true,
                method: "fd_datasync",
                thunk: fd_datasync::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_fdstat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_fdstat_get",
                thunk: fd_fdstat_get::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_fdstat_set_flags",
                params: &[I32, I32],
                returns: true,
                method: "fd_fdstat_set_flags",
                thunk: fd_fdstat_set_flags::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_fdstat_set_rights",
                params: &[I32, I64, I64],
                returns: true,
                method: "fd_fdstat_set_rights",
                thunk: fd_fdstat_set_rights::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_filestat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_filestat_get",
                thunk: fd_filestat_get::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_filestat_set_size",
                params: &[I32, I64],
                returns: true,
                method: "fd_filestat_set_size",
                thunk: fd_filestat_set_size::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_filestat_set_times",
                params: &[I32, I64, I64, I32],
                returns: true,
                method: "fd_filestat_set_times",
                thunk: fd_filestat_set_times::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_pread",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_pread",
                thunk: fd_pread::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_prestat_dir_name",
                params: &[I32, I32, I32],
                returns: true,
                method: "fd_prestat_dir_name",
                thunk: fd_prestat_dir_name::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_prestat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_prestat_get",
                thunk: fd_prestat_get::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_pwrite",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_pwrite",
                thunk: fd_pwrite::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_read",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "fd_read",
                thunk: fd_read::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_readdir",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_readdir",
                thunk: fd_readdir::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_renumber",
                params: &[I32, I32],
                returns: true,
                method: "fd_renumber",
                thunk: fd_renumber::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_seek",
                params: &[I32, I64, I32, I32],
                returns: true,
                method: "fd_seek",
                thunk: fd_seek::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_sync",
                params: &[I32],
                returns: true,
                method: "fd_sync",
                thunk: fd_sync::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_tell",
                params: &[I32, I32],
                returns: true,
                method: "fd_tell",
                thunk: fd_tell::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "fd_write",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "fd_write",
                thunk: fd_write::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "path_create_directory",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_create_directory",
                thunk: path_create_directory::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "path_filestat_get",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "path_filestat_get",
                thunk: path_filestat_get::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "path_filestat_set_times",
                params: &[I32, I32, I32, I32, I64, I64, I32],
                returns: true,
                method: "path_filestat_set_times",
                thunk: path_filestat_set_times::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "path_link",
                params: &[I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_link",
                thunk: path_link::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "path_open",
                params: &[I32, I32, I32, I32, I32, I64, I64, I32, I32],
                returns: true,
                method: "path_open",
                thunk: path_open::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "path_readlink",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_readlink",
                thunk: path_readlink::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "path_remove_directory",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_remove_directory",
                thunk: path_remove_directory::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "path_rename",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_rename",
                thunk: path_rename::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "path_symlink",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "path_symlink",
                thunk: path_symlink::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "path_unlink_file",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_unlink_file",
                thunk: path_unlink_file::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "poll_oneoff",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "poll_oneoff",
                thunk: poll_oneoff::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "proc_exit",
                params: &[I32],
                returns: false,
                method: "proc_exit",
                thunk: proc_exit::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "proc_raise",
                params: &[I32],
                returns: true,
                method: "proc_raise",
                thunk: proc_raise::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "random_get",
                params: &[I32, I32],
                returns: true,
                method: "random_get",
                thunk: random_get::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "sched_yield",
                params: &[],
                returns: true,
                method: "sched_yield",
                thunk: sched_yield::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "sock_accept",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_accept",
                thunk: sock_accept::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v1",
                name: "sock_accept",
                params: &[I32, I32],
                returns: true,
                method: "sock_accept",
                thunk: sock_accept_44::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "sock_accept_v2",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_accept",
                thunk: sock_accept::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge",
                name: "sock_bind",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_bind",
                thunk: wasmedge::sock_bind::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "sock_bind_v2",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_bind",
                thunk: wasmedge::sock_bind::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge",
                name: "sock_connect",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_connect",
                thunk: wasmedge::sock_connect::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "sock_connect_v2",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_connect",
                thunk: wasmedge::sock_connect::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge",
                name: "sock_getaddrinfo",
                params: &[I32, I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "resolve",
                thunk: wasmedge::sock_getaddrinfo::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "sock_getlocaladdr",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_addr_local",
                thunk: wasmedge::sock_addr_local::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v1",
                name: "sock_getlocaladdr",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "sock_addr_local",
                thunk: wasmedge::sock_addr_local_v1::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "sock_getlocaladdr_v2",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_addr_local",
                thunk: wasmedge::sock_addr_local::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "sock_getpeeraddr",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_addr_peer",
                thunk: wasmedge::sock_addr_peer::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v1",
                name: "sock_getpeeraddr",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "sock_addr_peer",
                thunk: wasmedge::sock_addr_peer_v1::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "sock_getpeeraddr_v2",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_addr_peer",
                thunk: wasmedge::sock_addr_peer::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge",
                name: "sock_getsockopt",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_get_opt_size",
                thunk: wasmedge::sock_getsockopt::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge",
                name: "sock_listen",
                params: &[I32, I32],
                returns: true,
                method: "sock_listen",
                thunk: sock_listen::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "sock_listen_v2",
                params: &[I32, I32],
                returns: true,
                method: "sock_listen",
                thunk: sock_listen::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge",
                name: "sock_open",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_open",
                thunk: wasmedge::sock_open::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "sock_open_v2",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_open",
                thunk: wasmedge::sock_open::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "sock_recv",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_recv",
                thunk: sock_recv::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "sock_recv_from",
                params: &[I32, I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_recv_from",
                thunk: wasmedge::sock_recv_from::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v1",
                name: "sock_recv_from",
                params: &[I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_recv_from",
                thunk: wasmedge::sock_recv_from_v1::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "sock_recv_from_v2",
                params: &[I32, I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_recv_from",
                thunk: wasmedge::sock_recv_from::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "sock_recv_v2",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_recv",
                thunk: sock_recv::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "sock_send",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_send",
                thunk: sock_send::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge",
                name: "sock_send_to",
                params: &[I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_send_to",
                thunk: wasmedge::sock_send_to::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "sock_send_to_v2",
                params: &[I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_send_to",
                thunk: wasmedge::sock_send_to::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge_v2",
                name: "sock_send_v2",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_send",
                thunk: sock_send::<S, W32>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasmedge",
                name: "sock_setsockopt",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_set_opt_size",
                thunk: wasmedge::sock_setsockopt::<S>,
            },
            Call {
                module: "wasi_snapshot_preview1",
                interface: "wasi_snapshot_preview1",
                name: "sock_shutdown",
                params: &[I32, I32],
                returns: true,
                method: "sock_shutdown",
                thunk: sock_shutdown::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "args_get",
                params: &[I32, I32],
                returns: true,
                method: "args_get",
                thunk: args_get::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "args_sizes_get",
                params: &[I32, I32],
                returns: true,
                method: "args_sizes_get",
                thunk: args_sizes_get::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "clock_res_get",
                params: &[I32, I32],
                returns: true,
                method: "clock_res_get",
                thunk: clock_res_get::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "clock_time_get",
                params: &[I32, I64, I32],
                returns: true,
                method: "clock_time_get",
                thunk: clock_time_get::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "environ_get",
                params: &[I32, I32],
                returns: true,
                method: "environ_get",
                thunk: environ_get::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "environ_sizes_get",
                params: &[I32, I32],
                returns: true,
                method: "environ_sizes_get",
                thunk: environ_sizes_get::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_advise",
                params: &[I32, I64, I64, I32],
                returns: true,
                method: "fd_advise",
                thunk: fd_advise::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_allocate",
                params: &[I32, I64, I64],
                returns: true,
                method: "fd_allocate",
                thunk: fd_allocate::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_close",
                params: &[I32],
                returns: true,
                method: "fd_close",
                thunk: fd_close::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_datasync",
                params: &[I32],
                returns: true,
                method: "fd_datasync",
                thunk: fd_datasync::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_fdstat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_fdstat_get",
                thunk: fd_fdstat_get::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_fdstat_set_flags",
                params: &[I32, I32],
                returns: true,
                method: "fd_fdstat_set_flags",
                thunk: fd_fdstat_set_flags::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_fdstat_set_rights",
                params: &[I32, I64, I64],
                returns: true,
                method: "fd_fdstat_set_rights",
                thunk: fd_fdstat_set_rights::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_filestat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_filestat_get",
                thunk: fd_filestat_get_49::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_filestat_set_size",
                params: &[I32, I64],
                returns: true,
                method: "fd_filestat_set_size",
                thunk: fd_filestat_set_size::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_filestat_set_times",
                params: &[I32, I64, I64, I32],
                returns: true,
                method: "fd_filestat_set_times",
                thunk: fd_filestat_set_times::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_pread",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_pread",
                thunk: fd_pread::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_prestat_dir_name",
                params: &[I32, I32, I32],
                returns: true,
                method: "fd_prestat_dir_name",
                thunk: fd_prestat_dir_name::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_prestat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_prestat_get",
                thunk: fd_prestat_get::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_pwrite",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_pwrite",
                thunk: fd_pwrite::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_read",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "fd_read",
                thunk: fd_read::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_readdir",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_readdir",
                thunk: fd_readdir::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_renumber",
                params: &[I32, I32],
                returns: true,
                method: "fd_renumber",
                thunk: fd_renumber::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_seek",
                params: &[I32, I64, I32, I32],
                returns: true,
                method: "fd_seek",
                thunk: fd_seek_50::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_sync",
                params: &[I32],
                returns: true,
                method: "fd_sync",
                thunk: fd_sync::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_tell",
                params: &[I32, I32],
                returns: true,
                method: "fd_tell",
                thunk: fd_tell::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "fd_write",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "fd_write",
                thunk: fd_write::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "path_create_directory",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_create_directory",
                thunk: path_create_directory::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "path_filestat_get",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "path_filestat_get",
                thunk: path_filestat_get_51::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "path_filestat_set_times",
                params: &[I32, I32, I32, I32, I64, I64, I32],
                returns: true,
                method: "path_filestat_set_times",
                thunk: path_filestat_set_times::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "path_link",
                params: &[I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_link",
                thunk: path_link::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "path_open",
                params: &[I32, I32, I32, I32, I32, I64, I64, I32, I32],
                returns: true,
                method: "path_open",
                thunk: path_open::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "path_readlink",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_readlink",
                thunk: path_readlink::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "path_remove_directory",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_remove_directory",
                thunk: path_remove_directory::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "path_rename",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_rename",
                thunk: path_rename::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "path_symlink",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "path_symlink",
                thunk: path_symlink::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "path_unlink_file",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_unlink_file",
                thunk: path_unlink_file::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "poll_oneoff",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "poll_oneoff",
                thunk: poll_oneoff_52::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "proc_exit",
                params: &[I32],
                returns: false,
                method: "proc_exit",
                thunk: proc_exit::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "proc_raise",
                params: &[I32],
                returns: true,
                method: "proc_raise",
                thunk: proc_raise::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "random_get",
                params: &[I32, I32],
                returns: true,
                method: "random_get",
                thunk: random_get::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "sched_yield",
                params: &[],
                returns: true,
                method: "sched_yield",
                thunk: sched_yield::<S>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "sock_recv",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_recv",
                thunk: sock_recv::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "sock_send",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_send",
                thunk: sock_send::<S, W32>,
            },
            Call {
                module: "wasi_unstable",
                interface: "wasi_unstable",
                name: "sock_shutdown",
                params: &[I32, I32],
                returns: true,
                method: "sock_shutdown",
                thunk: sock_shutdown::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "args_get",
                params: &[I32, I32],
                returns: true,
                method: "args_get",
                thunk: args_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "args_sizes_get",
                params: &[I32, I32],
                returns: true,
                method: "args_sizes_get",
                thunk: args_sizes_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "bus_call",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "bus_call",
                thunk: bus_call::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "bus_close",
                params: &[I32],
                returns: true,
                method: "bus_close",
                thunk: bus_close::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "bus_open_local",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "bus_open_local",
                thunk: bus_open_local::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "bus_open_remote",
                params: &[I32, I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "bus_open_remote",
                thunk: bus_open_remote::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "bus_poll",
                params: &[I64, I32, I32, I32],
                returns: true,
                method: "bus_poll",
                thunk: bus_poll::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "bus_subcall",
                params: &[I64, I32, I32, I32, I32, I32],
                returns: true,
                method: "bus_subcall",
                thunk: bus_subcall::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "call_close",
                params: &[I64],
                returns: false,
                method: "call_close",
                thunk: call_close::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "call_dynamic",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "call_dynamic",
                thunk: call_dynamic::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "call_fault",
                params: &[I64, I32],
                returns: false,
                method: "call_fault",
                thunk: call_fault::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "call_reply",
                params: &[I64, I32, I32, I32],
                returns: true,
                method: "call_reply",
                thunk: call_reply::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "callback_reactor",
                params: &[I32, I32],
                returns: false,
                method: "callback_reactor",
                thunk: callback_reactor::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "callback_signal",
                params: &[I32, I32],
                returns: false,
                method: "callback_signal",
                thunk: callback_signal::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "callback_thread",
                params: &[I32, I32],
                returns: false,
                method: "callback_thread",
                thunk: callback_thread::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "callback_thread_local_destroy",
                params: &[I32, I32],
                returns: false,
                method: "callback_thread_local_destroy",
                thunk: callback_thread_local_destroy::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "chdir",
                params: &[I32, I32],
                returns: true,
                method: "chdir",
                thunk: chdir::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "clock_res_get",
                params: &[I32, I32],
                returns: true,
                method: "clock_res_get",
                thunk: clock_res_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "clock_time_get",
                params: &[I32, I64, I32],
                returns: true,
                method: "clock_time_get",
                thunk: clock_time_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "clock_time_set",
                params: &[I32, I64],
                returns: true,
                method: "clock_time_set",
                thunk: clock_time_set::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "closure_allocate",
                params: &[I32],
                returns: true,
                method: "closure_allocate",
                thunk: closure_allocate::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "closure_free",
                params: &[I32],
                returns: true,
                method: "closure_free",
                thunk: closure_free::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "closure_prepare",
                params: &[I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "closure_prepare",
                thunk: closure_prepare::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "context_create",
                params: &[I32, I32],
                returns: true,
                method: "context_create",
                thunk: context_create::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "context_destroy",
                params: &[I64],
                returns: true,
                method: "context_destroy",
                thunk: context_destroy::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "context_switch",
                params: &[I64],
                returns: true,
                method: "context_switch",
                thunk: context_switch::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "dl_invalid_handle",
                params: &[I32],
                returns: true,
                method: "dl_invalid_handle",
                thunk: dl_invalid_handle::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "dlopen",
                params: &[I32, I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "dlopen",
                thunk: dlopen::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "dlsym",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "dlsym",
                thunk: dlsym::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "environ_get",
                params: &[I32, I32],
                returns: true,
                method: "environ_get",
                thunk: environ_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "environ_sizes_get",
                params: &[I32, I32],
                returns: true,
                method: "environ_sizes_get",
                thunk: environ_sizes_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "epoll_create",
                params: &[I32],
                returns: true,
                method: "epoll_create",
                thunk: epoll_create::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "epoll_ctl",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "epoll_ctl",
                thunk: epoll_ctl::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "epoll_wait",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "epoll_wait",
                thunk: epoll_wait::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_advise",
                params: &[I32, I64, I64, I32],
                returns: true,
                method: "fd_advise",
                thunk: fd_advise::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_allocate",
                params: &[I32, I64, I64],
                returns: true,
                method: "fd_allocate",
                thunk: fd_allocate::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_close",
                params: &[I32],
                returns: true,
                method: "fd_close",
                thunk: fd_close::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_datasync",
                params: &[I32],
                returns: true,
                method: "fd_datasync",
                thunk: fd_datasync::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "fd_dup",
                params: &[I32, I32],
                returns: true,
                method: "fd_dup",
                thunk: fd_dup::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "fd_dup2",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "fd_dup2",
                thunk: fd_dup2::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "fd_event",
                params: &[I64, I32, I32],
                returns: true,
                method: "fd_event",
                thunk: fd_event::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "fd_fdflags_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_fdflags_get",
                thunk: fd_fdflags_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "fd_fdflags_set",
                params: &[I32, I32],
                returns: true,
                method: "fd_fdflags_set",
                thunk: fd_fdflags_set::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_fdstat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_fdstat_get",
                thunk: fd_fdstat_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_fdstat_set_flags",
                params: &[I32, I32],
                returns: true,
                method: "fd_fdstat_set_flags",
                thunk: fd_fdstat_set_flags::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_fdstat_set_rights",
                params: &[I32, I64, I64],
                returns: true,
                method: "fd_fdstat_set_rights",
                thunk: fd_fdstat_set_rights::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_filestat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_filestat_get",
                thunk: fd_filestat_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_filestat_set_size",
                params: &[I32, I64],
                returns: true,
                method: "fd_filestat_set_size",
                thunk: fd_filestat_set_size::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_filestat_set_times",
                params: &[I32, I64, I64, I32],
                returns: true,
                method: "fd_filestat_set_times",
                thunk: fd_filestat_set_times::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "fd_pipe",
                params: &[I32, I32],
                returns: true,
                method: "fd_pipe",
                thunk: fd_pipe::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_pread",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_pread",
                thunk: fd_pread::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_prestat_dir_name",
                params: &[I32, I32, I32],
                returns: true,
                method: "fd_prestat_dir_name",
                thunk: fd_prestat_dir_name::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_prestat_get",
                params: &[I32, I32],
                returns: true,
                method: "fd_prestat_get",
                thunk: fd_prestat_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_pwrite",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_pwrite",
                thunk: fd_pwrite::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_read",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "fd_read",
                thunk: fd_read::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_readdir",
                params: &[I32, I32, I32, I64, I32],
                returns: true,
                method: "fd_readdir",
                thunk: fd_readdir::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_renumber",
                params: &[I32, I32],
                returns: true,
                method: "fd_renumber",
                thunk: fd_renumber::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_seek",
                params: &[I32, I64, I32, I32],
                returns: true,
                method: "fd_seek",
                thunk: fd_seek::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_sync",
                params: &[I32],
                returns: true,
                method: "fd_sync",
                thunk: fd_sync::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_tell",
                params: &[I32, I32],
                returns: true,
                method: "fd_tell",
                thunk: fd_tell::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_write",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "fd_write",
                thunk: fd_write::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "futex_wait",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "futex_wait",
                thunk: futex_wait::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "futex_wake",
                params: &[I32, I32],
                returns: true,
                method: "futex_wake",
                thunk: futex_wake::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "futex_wake_all",
                params: &[I32, I32],
                returns: true,
                method: "futex_wake_all",
                thunk: futex_wake_all::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "getcwd",
                params: &[I32, I32],
                returns: true,
                method: "getcwd",
                thunk: getcwd::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "http_request",
                params: &[I32, I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "http_request",
                thunk: http_request::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "http_status",
                params: &[I32, I32],
                returns: true,
                method: "http_status",
                thunk: http_status::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "path_create_directory",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_create_directory",
                thunk: path_create_directory::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "path_filestat_get",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "path_filestat_get",
                thunk: path_filestat_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "path_filestat_set_times",
                params: &[I32, I32, I32, I32, I64, I64, I32],
                returns: true,
                method: "path_filestat_set_times",
                thunk: path_filestat_set_times::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "path_link",
                params: &[I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_link",
                thunk: path_link::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "path_open",
                params: &[I32, I32, I32, I32, I32, I64, I64, I32, I32],
                returns: true,
                method: "path_open",
                thunk: path_open::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "path_open2",
                params: &[I32, I32, I32, I32, I32, I64, I64, I32, I32, I32],
                returns: true,
                method: "path_open",
                thunk: path_open_93::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "path_readlink",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_readlink",
                thunk: path_readlink::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "path_remove_directory",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_remove_directory",
                thunk: path_remove_directory::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "path_rename",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "path_rename",
                thunk: path_rename::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "path_symlink",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "path_symlink",
                thunk: path_symlink::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "path_unlink_file",
                params: &[I32, I32, I32],
                returns: true,
                method: "path_unlink_file",
                thunk: path_unlink_file::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "poll_oneoff",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "poll_oneoff",
                thunk: poll_oneoff::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "port_addr_add",
                params: &[I32],
                returns: true,
                method: "port_addr_add",
                thunk: port_addr_add::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_2022",
                name: "port_addr_add",
                params: &[I32],
                returns: true,
                method: "port_addr_add",
                thunk: port_addr_add_95::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "port_addr_clear",
                params: &[],
                returns: true,
                method: "port_addr_clear",
                thunk: port_addr_clear::<S>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "port_addr_list",
                params: &[I32, I32],
                returns: true,
                method: "port_addr_list",
                thunk: port_addr_list::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_2022",
                name: "port_addr_list",
                params: &[I32, I32],
                returns: true,
                method: "port_addr_list",
                thunk: port_addr_list_98::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "port_addr_remove",
                params: &[I32],
                returns: true,
                method: "port_addr_remove",
                thunk: port_addr_remove::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "port_bridge",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "port_bridge",
                thunk: port_bridge::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "port_dhcp_acquire",
                params: &[],
                returns: true,
                method: "port_dhcp_acquire",
                thunk: port_dhcp_acquire::<S>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "port_gateway_set",
                params: &[I32],
                returns: true,
                method: "port_gateway_set",
                thunk: port_gateway_set::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "port_mac",
                params: &[I32],
                returns: true,
                method: "port_mac",
                thunk: port_mac::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "port_route_add",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "port_route_add",
                thunk: port_route_add::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_2022",
                name: "port_route_add",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "port_route_add",
                thunk: port_route_add_105::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "port_route_clear",
                params: &[],
                returns: true,
                method: "port_route_clear",
                thunk: port_route_clear::<S>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "port_route_list",
                params: &[I32, I32],
                returns: true,
                method: "port_route_list",
                thunk: port_route_list::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_2022",
                name: "port_route_list",
                params: &[I32, I32],
                returns: true,
                method: "port_route_list",
                thunk: port_route_list_108::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "port_route_remove",
                params: &[I32],
                returns: true,
                method: "port_route_remove",
                thunk: port_route_remove::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "port_unbridge",
                params: &[],
                returns: true,
                method: "port_unbridge",
                thunk: port_unbridge::<S>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_exec",
                params: &[I32, I32, I32, I32],
                returns: false,
                method: "proc_exec",
                thunk: proc_exec::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_exec2",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: false,
                method: "proc_exec",
                thunk: proc_exec_112::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_exec3",
                params: &[I32, I32, I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "proc_exec",
                thunk: proc_exec_113::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_exec4",
                params: &[I32, I32, I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "proc_exec",
                thunk: proc_exec_114::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "proc_exit",
                params: &[I32],
                returns: false,
                method: "proc_exit",
                thunk: proc_exit::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_exit2",
                params: &[I32],
                returns: false,
                method: "proc_exit2",
                thunk: proc_exit2::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_fork",
                params: &[I32, I32],
                returns: true,
                method: "proc_fork",
                thunk: proc_fork::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_fork_env",
                params: &[I32],
                returns: true,
                method: "proc_fork_env",
                thunk: proc_fork_env::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_id",
                params: &[I32],
                returns: true,
                method: "proc_id",
                thunk: proc_id::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_join",
                params: &[I32, I32, I32],
                returns: true,
                method: "proc_join",
                thunk: proc_join::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_parent",
                params: &[I32, I32],
                returns: true,
                method: "proc_parent",
                thunk: proc_parent::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "proc_raise",
                params: &[I32],
                returns: true,
                method: "proc_raise",
                thunk: proc_raise::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_raise_interval",
                params: &[I32, I64, I32],
                returns: true,
                method: "proc_raise_interval",
                thunk: proc_raise_interval::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_signal",
                params: &[I32, I32],
                returns: true,
                method: "proc_signal",
                thunk: proc_signal::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_signals_get",
                params: &[I32],
                returns: true,
                method: "proc_signals_get",
                thunk: proc_signals_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_signals_sizes_get",
                params: &[I32],
                returns: true,
                method: "proc_signals_sizes_get",
                thunk: proc_signals_sizes_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_snapshot",
                params: &[],
                returns: true,
                method: "proc_snapshot",
                thunk: proc_snapshot::<S>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_spawn",
                params: &[I32, I32, I32, I32, I32, I32, I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "proc_spawn",
                thunk: proc_spawn::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_spawn2",
                params: &[I32, I32, I32, I32, I32, I32, I32, I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "proc_spawn2",
                thunk: proc_spawn2::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "proc_spawn3",
                params: &[I32, I32, I32, I32, I32, I32, I32, I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "proc_spawn2",
                thunk: proc_spawn2_128::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "random_get",
                params: &[I32, I32],
                returns: true,
                method: "random_get",
                thunk: random_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "reflect_signature",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "reflect_signature",
                thunk: reflect_signature::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "resolve",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "resolve",
                thunk: resolve::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "sched_yield",
                params: &[],
                returns: true,
                method: "sched_yield",
                thunk: sched_yield::<S>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_accept",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "sock_accept",
                thunk: sock_accept_131::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_2022",
                name: "sock_accept",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "sock_accept",
                thunk: sock_accept_132::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_accept_v2",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "sock_accept",
                thunk: sock_accept_131::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_addr_local",
                params: &[I32, I32],
                returns: true,
                method: "sock_addr_local",
                thunk: sock_addr_local::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_2022",
                name: "sock_addr_local",
                params: &[I32, I32],
                returns: true,
                method: "sock_addr_local",
                thunk: sock_addr_local_134::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_addr_peer",
                params: &[I32, I32],
                returns: true,
                method: "sock_addr_peer",
                thunk: sock_addr_peer::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_2022",
                name: "sock_addr_peer",
                params: &[I32, I32],
                returns: true,
                method: "sock_addr_peer",
                thunk: sock_addr_peer_136::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_bind",
                params: &[I32, I32],
                returns: true,
                method: "sock_bind",
                thunk: sock_bind::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_2022",
                name: "sock_bind",
                params: &[I32, I32],
                returns: true,
                method: "sock_bind",
                thunk: sock_bind_138::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_connect",
                params: &[I32, I32],
                returns: true,
                method: "sock_connect",
                thunk: sock_connect::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_2022",
                name: "sock_connect",
                params: &[I32, I32],
                returns: true,
                method: "sock_connect",
                thunk: sock_connect_140::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_get_opt_flag",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_get_opt_flag",
                thunk: sock_get_opt_flag::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_get_opt_size",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_get_opt_size",
                thunk: sock_get_opt_size::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_get_opt_time",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_get_opt_time",
                thunk: sock_get_opt_time::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_join_multicast_v4",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_join_multicast_v4",
                thunk: sock_join_multicast_v4::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_join_multicast_v6",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_join_multicast_v6",
                thunk: sock_join_multicast_v6::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_leave_multicast_v4",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_leave_multicast_v4",
                thunk: sock_leave_multicast_v4::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_leave_multicast_v6",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_leave_multicast_v6",
                thunk: sock_leave_multicast_v6::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_listen",
                params: &[I32, I32],
                returns: true,
                method: "sock_listen",
                thunk: sock_listen::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_open",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "sock_open",
                thunk: sock_open::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_2022",
                name: "sock_open",
                params: &[I32, I32, I32, I32],
                returns: true,
                method: "sock_open",
                thunk: sock_open_149::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_pair",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_pair",
                thunk: sock_pair::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_2022",
                name: "sock_pair",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_pair",
                thunk: sock_pair_151::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "sock_recv",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_recv",
                thunk: sock_recv::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_recv_from",
                params: &[I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_recv_from",
                thunk: sock_recv_from::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_2022",
                name: "sock_recv_from",
                params: &[I32, I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_recv_from",
                thunk: sock_recv_from_153::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "sock_send",
                params: &[I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_send",
                thunk: sock_send::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_send_file",
                params: &[I32, I32, I64, I64, I32],
                returns: true,
                method: "sock_send_file",
                thunk: sock_send_file::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_send_to",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_send_to",
                thunk: sock_send_to::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_2022",
                name: "sock_send_to",
                params: &[I32, I32, I32, I32, I32, I32],
                returns: true,
                method: "sock_send_to",
                thunk: sock_send_to_156::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_set_opt_flag",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_set_opt_flag",
                thunk: sock_set_opt_flag::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_set_opt_size",
                params: &[I32, I32, I64],
                returns: true,
                method: "sock_set_opt_size",
                thunk: sock_set_opt_size::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_set_opt_time",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_set_opt_time",
                thunk: sock_set_opt_time::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasi_snapshot_preview1",
                name: "sock_shutdown",
                params: &[I32, I32],
                returns: true,
                method: "sock_shutdown",
                thunk: sock_shutdown::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "sock_status",
                params: &[I32, I32],
                returns: true,
                method: "sock_status",
                thunk: sock_status::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "stack_checkpoint",
                params: &[I32, I32],
                returns: true,
                method: "stack_checkpoint",
                thunk: stack_checkpoint::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "stack_restore",
                params: &[I32, I64],
                returns: false,
                method: "stack_restore",
                thunk: stack_restore::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "thread_exit",
                params: &[I32],
                returns: false,
                method: "thread_exit",
                thunk: thread_exit::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "thread_id",
                params: &[I32],
                returns: true,
                method: "thread_id",
                thunk: thread_id::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "thread_join",
                params: &[I32],
                returns: true,
                method: "thread_join",
                thunk: thread_join::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "thread_local_create",
                params: &[I64, I32],
                returns: true,
                method: "thread_local_create",
                thunk: thread_local_create::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "thread_local_destroy",
                params: &[I32],
                returns: true,
                method: "thread_local_destroy",
                thunk: thread_local_destroy::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "thread_local_get",
                params: &[I32, I32],
                returns: true,
                method: "thread_local_get",
                thunk: thread_local_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "thread_local_set",
                params: &[I32, I64],
                returns: true,
                method: "thread_local_set",
                thunk: thread_local_set::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "thread_parallelism",
                params: &[I32],
                returns: true,
                method: "thread_parallelism",
                thunk: thread_parallelism::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "thread_signal",
                params: &[I32, I32],
                returns: true,
                method: "thread_signal",
                thunk: thread_signal::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "thread_sleep",
                params: &[I64],
                returns: true,
                method: "thread_sleep",
                thunk: thread_sleep::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "thread_spawn",
                params: &[I32, I32],
                returns: true,
                method: "thread_spawn",
                thunk: thread_spawn_173::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "thread_spawn_v2",
                params: &[I32, I32],
                returns: true,
                method: "thread_spawn",
                thunk: thread_spawn_173::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "tty_get",
                params: &[I32],
                returns: true,
                method: "tty_get",
                thunk: tty_get::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix",
                name: "tty_set",
                params: &[I32],
                returns: true,
                method: "tty_set",
                thunk: tty_set::<S, W32>,
            },
            Call {
                module: "wasix_32v1",
                interface: "wasix_legacy",
                name: "ws_connect",
                params: &[I32, I32, I32],
                returns: true,
                method: "ws_connect",
                thunk: ws_connect::<S, W32>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "args_get",
                params: &[I64, I64],
                returns: true,
                method: "args_get",
                thunk: args_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "args_sizes_get",
                params: &[I64, I64],
                returns: true,
                method: "args_sizes_get",
                thunk: args_sizes_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "bus_call",
                params: &[I32, I64, I32, I64, I64, I64],
                returns: true,
                method: "bus_call",
                thunk: bus_call::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "bus_close",
                params: &[I32],
                returns: true,
                method: "bus_close",
                thunk: bus_close::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "bus_open_local",
                params: &[I64, I64, I32, I64],
                returns: true,
                method: "bus_open_local",
                thunk: bus_open_local::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "bus_open_remote",
                params: &[I64, I64, I32, I64, I64, I64, I64, I64],
                returns: true,
                method: "bus_open_remote",
                thunk: bus_open_remote::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "bus_poll",
                params: &[I64, I64, I32, I64],
                returns: true,
                method: "bus_poll",
                thunk: bus_poll::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "bus_subcall",
                params: &[I64, I64, I32, I64, I64, I64],
                returns: true,
                method: "bus_subcall",
                thunk: bus_subcall::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "call_close",
                params: &[I64],
                returns: false,
                method: "call_close",
                thunk: call_close::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "call_dynamic",
                params: &[I32, I64, I64, I64, I64, I32],
                returns: true,
                method: "call_dynamic",
                thunk: call_dynamic::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "call_fault",
                params: &[I64, I32],
                returns: false,
                method: "call_fault",
                thunk: call_fault::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "call_reply",
                params: &[I64, I32, I64, I64],
                returns: true,
                method: "call_reply",
                thunk: call_reply::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "callback_reactor",
                params: &[I64, I64],
                returns: false,
                method: "callback_reactor",
                thunk: callback_reactor::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "callback_signal",
                params: &[I64, I64],
                returns: false,
                method: "callback_signal",
                thunk: callback_signal::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "callback_thread",
                params: &[I64, I64],
                returns: false,
                method: "callback_thread",
                thunk: callback_thread::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "callback_thread_local_destroy",
                params: &[I64, I64],
                returns: false,
                method: "callback_thread_local_destroy",
                thunk: callback_thread_local_destroy::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "chdir",
                params: &[I64, I64],
                returns: true,
                method: "chdir",
                thunk: chdir::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "clock_res_get",
                params: &[I32, I64],
                returns: true,
                method: "clock_res_get",
                thunk: clock_res_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "clock_time_get",
                params: &[I32, I64, I64],
                returns: true,
                method: "clock_time_get",
                thunk: clock_time_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "clock_time_set",
                params: &[I32, I64],
                returns: true,
                method: "clock_time_set",
                thunk: clock_time_set::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "closure_allocate",
                params: &[I64],
                returns: true,
                method: "closure_allocate",
                thunk: closure_allocate::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "closure_free",
                params: &[I32],
                returns: true,
                method: "closure_free",
                thunk: closure_free::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "closure_prepare",
                params: &[I32, I32, I64, I32, I64, I32, I64],
                returns: true,
                method: "closure_prepare",
                thunk: closure_prepare::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "context_create",
                params: &[I64, I32],
                returns: true,
                method: "context_create",
                thunk: context_create::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "context_destroy",
                params: &[I64],
                returns: true,
                method: "context_destroy",
                thunk: context_destroy::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "context_switch",
                params: &[I64],
                returns: true,
                method: "context_switch",
                thunk: context_switch::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "dl_invalid_handle",
                params: &[I32],
                returns: true,
                method: "dl_invalid_handle",
                thunk: dl_invalid_handle::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "dlopen",
                params: &[I64, I64, I32, I64, I64, I64, I64, I64],
                returns: true,
                method: "dlopen",
                thunk: dlopen::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "dlsym",
                params: &[I32, I64, I64, I64, I64, I64],
                returns: true,
                method: "dlsym",
                thunk: dlsym::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "environ_get",
                params: &[I64, I64],
                returns: true,
                method: "environ_get",
                thunk: environ_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "environ_sizes_get",
                params: &[I64, I64],
                returns: true,
                method: "environ_sizes_get",
                thunk: environ_sizes_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "epoll_create",
                params: &[I64],
                returns: true,
                method: "epoll_create",
                thunk: epoll_create::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "epoll_ctl",
                params: &[I32, I32, I32, I64],
                returns: true,
                method: "epoll_ctl",
                thunk: epoll_ctl::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "epoll_wait",
                params: &[I32, I64, I32, I64, I64],
                returns: true,
                method: "epoll_wait",
                thunk: epoll_wait::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_advise",
                params: &[I32, I64, I64, I32],
                returns: true,
                method: "fd_advise",
                thunk: fd_advise::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_allocate",
                params: &[I32, I64, I64],
                returns: true,
                method: "fd_allocate",
                thunk: fd_allocate::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_close",
                params: &[I32],
                returns: true,
                method: "fd_close",
                thunk: fd_close::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_datasync",
                params: &[I32],
                returns: true,
                method: "fd_datasync",
                thunk: fd_datasync::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "fd_dup",
                params: &[I32, I64],
                returns: true,
                method: "fd_dup",
                thunk: fd_dup::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "fd_dup2",
                params: &[I32, I32, I32, I64],
                returns: true,
                method: "fd_dup2",
                thunk: fd_dup2::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "fd_event",
                params: &[I64, I32, I64],
                returns: true,
                method: "fd_event",
                thunk: fd_event::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "fd_fdflags_get",
                params: &[I32, I64],
                returns: true,
                method: "fd_fdflags_get",
                thunk: fd_fdflags_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "fd_fdflags_set",
                params: &[I32, I32],
                returns: true,
                method: "fd_fdflags_set",
                thunk: fd_fdflags_set::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_fdstat_get",
                params: &[I32, I64],
                returns: true,
                method: "fd_fdstat_get",
                thunk: fd_fdstat_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_fdstat_set_flags",
                params: &[I32, I32],
                returns: true,
                method: "fd_fdstat_set_flags",
                thunk: fd_fdstat_set_flags::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_fdstat_set_rights",
                params: &[I32, I64, I64],
                returns: true,
                method: "fd_fdstat_set_rights",
                thunk: fd_fdstat_set_rights::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_filestat_get",
                params: &[I32, I64],
                returns: true,
                method: "fd_filestat_get",
                thunk: fd_filestat_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_filestat_set_size",
                params: &[I32, I64],
                returns: true,
                method: "fd_filestat_set_size",
                thunk: fd_filestat_set_size::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_filestat_set_times",
                params: &[I32, I64, I64, I32],
                returns: true,
                method: "fd_filestat_set_times",
                thunk: fd_filestat_set_times::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "fd_pipe",
                params: &[I64, I64],
                returns: true,
                method: "fd_pipe",
                thunk: fd_pipe::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_pread",
                params: &[I32, I64, I64, I64, I64],
                returns: true,
                method: "fd_pread",
                thunk: fd_pread::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_prestat_dir_name",
                params: &[I32, I64, I64],
                returns: true,
                method: "fd_prestat_dir_name",
                thunk: fd_prestat_dir_name::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_prestat_get",
                params: &[I32, I64],
                returns: true,
                method: "fd_prestat_get",
                thunk: fd_prestat_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_pwrite",
                params: &[I32, I64, I64, I64, I64],
                returns: true,
                method: "fd_pwrite",
                thunk: fd_pwrite::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_read",
                params: &[I32, I64, I64, I64],
                returns: true,
                method: "fd_read",
                thunk: fd_read::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_readdir",
                params: &[I32, I64, I64, I64, I64],
                returns: true,
                method: "fd_readdir",
                thunk: fd_readdir::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_renumber",
                params: &[I32, I32],
                returns: true,
                method: "fd_renumber",
                thunk: fd_renumber::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_seek",
                params: &[I32, I64, I32, I64],
                returns: true,
                method: "fd_seek",
                thunk: fd_seek::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_sync",
                params: &[I32],
                returns: true,
                method: "fd_sync",
                thunk: fd_sync::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_tell",
                params: &[I32, I64],
                returns: true,
                method: "fd_tell",
                thunk: fd_tell::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "fd_write",
                params: &[I32, I64, I64, I64],
                returns: true,
                method: "fd_write",
                thunk: fd_write::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "futex_wait",
                params: &[I64, I32, I64, I64],
                returns: true,
                method: "futex_wait",
                thunk: futex_wait::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "futex_wake",
                params: &[I64, I64],
                returns: true,
                method: "futex_wake",
                thunk: futex_wake::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "futex_wake_all",
                params: &[I64, I64],
                returns: true,
                method: "futex_wake_all",
                thunk: futex_wake_all::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "getcwd",
                params: &[I64, I64],
                returns: true,
                method: "getcwd",
                thunk: getcwd::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "http_request",
                params: &[I64, I64, I64, I64, I64, I64, I32, I64],
                returns: true,
                method: "http_request",
                thunk: http_request::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "http_status",
                params: &[I32, I64],
                returns: true,
                method: "http_status",
                thunk: http_status::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "path_create_directory",
                params: &[I32, I64, I64],
                returns: true,
                method: "path_create_directory",
                thunk: path_create_directory::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "path_filestat_get",
                params: &[I32, I32, I64, I64, I64],
                returns: true,
                method: "path_filestat_get",
                thunk: path_filestat_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "path_filestat_set_times",
                params: &[I32, I32, I64, I64, I64, I64, I32],
                returns: true,
                method: "path_filestat_set_times",
                thunk: path_filestat_set_times::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "path_link",
                params: &[I32, I32, I64, I64, I32, I64, I64],
                returns: true,
                method: "path_link",
                thunk: path_link::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "path_open",
                params: &[I32, I32, I64, I64, I32, I64, I64, I32, I64],
                returns: true,
                method: "path_open",
                thunk: path_open::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "path_open2",
                params: &[I32, I32, I64, I64, I32, I64, I64, I32, I32, I64],
                returns: true,
                method: "path_open",
                thunk: path_open_93::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "path_readlink",
                params: &[I32, I64, I64, I64, I64, I64],
                returns: true,
                method: "path_readlink",
                thunk: path_readlink::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "path_remove_directory",
                params: &[I32, I64, I64],
                returns: true,
                method: "path_remove_directory",
                thunk: path_remove_directory::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "path_rename",
                params: &[I32, I64, I64, I32, I64, I64],
                returns: true,
                method: "path_rename",
                thunk: path_rename::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "path_symlink",
                params: &[I64, I64, I32, I64, I64],
                returns: true,
                method: "path_symlink",
                thunk: path_symlink::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "path_unlink_file",
                params: &[I32, I64, I64],
                returns: true,
                method: "path_unlink_file",
                thunk: path_unlink_file::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "poll_oneoff",
                params: &[I64, I64, I64, I64],
                returns: true,
                method: "poll_oneoff",
                thunk: poll_oneoff::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "port_addr_add",
                params: &[I64],
                returns: true,
                method: "port_addr_add",
                thunk: port_addr_add::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_2022",
                name: "port_addr_add",
                params: &[I64],
                returns: true,
                method: "port_addr_add",
                thunk: port_addr_add_95::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "port_addr_clear",
                params: &[],
                returns: true,
                method: "port_addr_clear",
                thunk: port_addr_clear::<S>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "port_addr_list",
                params: &[I64, I64],
                returns: true,
                method: "port_addr_list",
                thunk: port_addr_list::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_2022",
                name: "port_addr_list",
                params: &[I64, I64],
                returns: true,
                method: "port_addr_list",
                thunk: port_addr_list_98::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "port_addr_remove",
                params: &[I64],
                returns: true,
                method: "port_addr_remove",
                thunk: port_addr_remove::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "port_bridge",
                params: &[I64, I64, I64, I64, I32],
                returns: true,
                method: "port_bridge",
                thunk: port_bridge::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "port_dhcp_acquire",
                params: &[],
                returns: true,
                method: "port_dhcp_acquire",
                thunk: port_dhcp_acquire::<S>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "port_gateway_set",
                params: &[I64],
                returns: true,
                method: "port_gateway_set",
                thunk: port_gateway_set::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "port_mac",
                params: &[I64],
                returns: true,
                method: "port_mac",
                thunk: port_mac::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "port_route_add",
                params: &[I64, I64, I64, I64],
                returns: true,
                method: "port_route_add",
                thunk: port_route_add::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_2022",
                name: "port_route_add",
                params: &[I64, I64, I64, I64],
                returns: true,
                method: "port_route_add",
                thunk: port_route_add_105::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "port_route_clear",
                params: &[],
                returns: true,
                method: "port_route_clear",
                thunk: port_route_clear::<S>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "port_route_list",
                params: &[I64, I64],
                returns: true,
                method: "port_route_list",
                thunk: port_route_list::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_2022",
                name: "port_route_list",
                params: &[I64, I64],
                returns: true,
                method: "port_route_list",
                thunk: port_route_list_108::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "port_route_remove",
                params: &[I64],
                returns: true,
                method: "port_route_remove",
                thunk: port_route_remove::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "port_unbridge",
                params: &[],
                returns: true,
                method: "port_unbridge",
                thunk: port_unbridge::<S>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_exec",
                params: &[I64, I64, I64, I64],
                returns: false,
                method: "proc_exec",
                thunk: proc_exec::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_exec2",
                params: &[I64, I64, I64, I64, I64, I64],
                returns: false,
                method: "proc_exec",
                thunk: proc_exec_112::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_exec3",
                params: &[I64, I64, I64, I64, I64, I64, I32, I64, I64],
                returns: true,
                method: "proc_exec",
                thunk: proc_exec_113::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_exec4",
                params: &[I64, I64, I64, I64, I64, I64, I32, I64, I64],
                returns: true,
                method: "proc_exec",
                thunk: proc_exec_114::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "proc_exit",
                params: &[I32],
                returns: false,
                method: "proc_exit",
                thunk: proc_exit::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_exit2",
                params: &[I32],
                returns: false,
                method: "proc_exit2",
                thunk: proc_exit2::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_fork",
                params: &[I32, I64],
                returns: true,
                method: "proc_fork",
                thunk: proc_fork::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_fork_env",
                params: &[I64],
                returns: true,
                method: "proc_fork_env",
                thunk: proc_fork_env::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_id",
                params: &[I64],
                returns: true,
                method: "proc_id",
                thunk: proc_id::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_join",
                params: &[I64, I32, I64],
                returns: true,
                method: "proc_join",
                thunk: proc_join::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_parent",
                params: &[I32, I64],
                returns: true,
                method: "proc_parent",
                thunk: proc_parent::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "proc_raise",
                params: &[I32],
                returns: true,
                method: "proc_raise",
                thunk: proc_raise::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_raise_interval",
                params: &[I32, I64, I32],
                returns: true,
                method: "proc_raise_interval",
                thunk: proc_raise_interval::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_signal",
                params: &[I32, I32],
                returns: true,
                method: "proc_signal",
                thunk: proc_signal::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_signals_get",
                params: &[I64],
                returns: true,
                method: "proc_signals_get",
                thunk: proc_signals_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_signals_sizes_get",
                params: &[I64],
                returns: true,
                method: "proc_signals_sizes_get",
                thunk: proc_signals_sizes_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_snapshot",
                params: &[],
                returns: true,
                method: "proc_snapshot",
                thunk: proc_snapshot::<S>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_spawn",
                params: &[I64, I64, I32, I64, I64, I64, I64, I32, I32, I32, I64, I64, I64],
                returns: true,
                method: "proc_spawn",
                thunk: proc_spawn::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_spawn2",
                params: &[I64, I64, I64, I64, I64, I64, I64, I64, I64, I64, I32, I64, I64, I64],
                returns: true,
                method: "proc_spawn2",
                thunk: proc_spawn2::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "proc_spawn3",
                params: &[I64, I64, I64, I64, I64, I64, I64, I64, I64, I64, I32, I64, I64, I64],
                returns: true,
                method: "proc_spawn2",
                thunk: proc_spawn2_128::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "random_get",
                params: &[I64, I64],
                returns: true,
                method: "random_get",
                thunk: random_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "reflect_signature",
                params: &[I32, I64, I32, I64, I32, I64],
                returns: true,
                method: "reflect_signature",
                thunk: reflect_signature::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "resolve",
                params: &[I64, I64, I32, I64, I64, I64],
                returns: true,
                method: "resolve",
                thunk: resolve::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "sched_yield",
                params: &[],
                returns: true,
                method: "sched_yield",
                thunk: sched_yield::<S>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_accept",
                params: &[I32, I32, I64, I64],
                returns: true,
                method: "sock_accept",
                thunk: sock_accept_131::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_2022",
                name: "sock_accept",
                params: &[I32, I32, I64, I64],
                returns: true,
                method: "sock_accept",
                thunk: sock_accept_132::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_accept_v2",
                params: &[I32, I32, I64, I64],
                returns: true,
                method: "sock_accept",
                thunk: sock_accept_131::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_addr_local",
                params: &[I32, I64],
                returns: true,
                method: "sock_addr_local",
                thunk: sock_addr_local::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_2022",
                name: "sock_addr_local",
                params: &[I32, I64],
                returns: true,
                method: "sock_addr_local",
                thunk: sock_addr_local_134::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_addr_peer",
                params: &[I32, I64],
                returns: true,
                method: "sock_addr_peer",
                thunk: sock_addr_peer::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_2022",
                name: "sock_addr_peer",
                params: &[I32, I64],
                returns: true,
                method: "sock_addr_peer",
                thunk: sock_addr_peer_136::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_bind",
                params: &[I32, I64],
                returns: true,
                method: "sock_bind",
                thunk: sock_bind::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_2022",
                name: "sock_bind",
                params: &[I32, I64],
                returns: true,
                method: "sock_bind",
                thunk: sock_bind_138::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_connect",
                params: &[I32, I64],
                returns: true,
                method: "sock_connect",
                thunk: sock_connect::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_2022",
                name: "sock_connect",
                params: &[I32, I64],
                returns: true,
                method: "sock_connect",
                thunk: sock_connect_140::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_get_opt_flag",
                params: &[I32, I32, I64],
                returns: true,
                method: "sock_get_opt_flag",
                thunk: sock_get_opt_flag::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_get_opt_size",
                params: &[I32, I32, I64],
                returns: true,
                method: "sock_get_opt_size",
                thunk: sock_get_opt_size::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_get_opt_time",
                params: &[I32, I32, I64],
                returns: true,
                method: "sock_get_opt_time",
                thunk: sock_get_opt_time::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_join_multicast_v4",
                params: &[I32, I64, I64],
                returns: true,
                method: "sock_join_multicast_v4",
                thunk: sock_join_multicast_v4::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_join_multicast_v6",
                params: &[I32, I64, I32],
                returns: true,
                method: "sock_join_multicast_v6",
                thunk: sock_join_multicast_v6::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_leave_multicast_v4",
                params: &[I32, I64, I64],
                returns: true,
                method: "sock_leave_multicast_v4",
                thunk: sock_leave_multicast_v4::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_leave_multicast_v6",
                params: &[I32, I64, I32],
                returns: true,
                method: "sock_leave_multicast_v6",
                thunk: sock_leave_multicast_v6::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_listen",
                params: &[I32, I64],
                returns: true,
                method: "sock_listen",
                thunk: sock_listen::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_open",
                params: &[I32, I32, I32, I64],
                returns: true,
                method: "sock_open",
                thunk: sock_open::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_2022",
                name: "sock_open",
                params: &[I32, I32, I32, I64],
                returns: true,
                method: "sock_open",
                thunk: sock_open_149::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_pair",
                params: &[I32, I32, I32, I64, I64],
                returns: true,
                method: "sock_pair",
                thunk: sock_pair::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_2022",
                name: "sock_pair",
                params: &[I32, I32, I32, I64, I64],
                returns: true,
                method: "sock_pair",
                thunk: sock_pair_151::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "sock_recv",
                params: &[I32, I64, I64, I32, I64, I64],
                returns: true,
                method: "sock_recv",
                thunk: sock_recv::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_recv_from",
                params: &[I32, I64, I64, I32, I64, I64, I64],
                returns: true,
                method: "sock_recv_from",
                thunk: sock_recv_from::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_2022",
                name: "sock_recv_from",
                params: &[I32, I64, I64, I32, I64, I64, I64],
                returns: true,
                method: "sock_recv_from",
                thunk: sock_recv_from_153::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "sock_send",
                params: &[I32, I64, I64, I32, I64],
                returns: true,
                method: "sock_send",
                thunk: sock_send::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_send_file",
                params: &[I32, I32, I64, I64, I64],
                returns: true,
                method: "sock_send_file",
                thunk: sock_send_file::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_send_to",
                params: &[I32, I64, I64, I32, I64, I64],
                returns: true,
                method: "sock_send_to",
                thunk: sock_send_to::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_2022",
                name: "sock_send_to",
                params: &[I32, I64, I64, I32, I64, I64],
                returns: true,
                method: "sock_send_to",
                thunk: sock_send_to_156::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_set_opt_flag",
                params: &[I32, I32, I32],
                returns: true,
                method: "sock_set_opt_flag",
                thunk: sock_set_opt_flag::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_set_opt_size",
                params: &[I32, I32, I64],
                returns: true,
                method: "sock_set_opt_size",
                thunk: sock_set_opt_size::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_set_opt_time",
                params: &[I32, I32, I64],
                returns: true,
                method: "sock_set_opt_time",
                thunk: sock_set_opt_time::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasi_snapshot_preview1",
                name: "sock_shutdown",
                params: &[I32, I32],
                returns: true,
                method: "sock_shutdown",
                thunk: sock_shutdown::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "sock_status",
                params: &[I32, I64],
                returns: true,
                method: "sock_status",
                thunk: sock_status::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "stack_checkpoint",
                params: &[I64, I64],
                returns: true,
                method: "stack_checkpoint",
                thunk: stack_checkpoint::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "stack_restore",
                params: &[I64, I64],
                returns: false,
                method: "stack_restore",
                thunk: stack_restore::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "thread_exit",
                params: &[I32],
                returns: false,
                method: "thread_exit",
                thunk: thread_exit::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "thread_id",
                params: &[I64],
                returns: true,
                method: "thread_id",
                thunk: thread_id::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "thread_join",
                params: &[I32],
                returns: true,
                method: "thread_join",
                thunk: thread_join::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "thread_local_create",
                params: &[I64, I64],
                returns: true,
                method: "thread_local_create",
                thunk: thread_local_create::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "thread_local_destroy",
                params: &[I32],
                returns: true,
                method: "thread_local_destroy",
                thunk: thread_local_destroy::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "thread_local_get",
                params: &[I32, I64],
                returns: true,
                method: "thread_local_get",
                thunk: thread_local_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "thread_local_set",
                params: &[I32, I64],
                returns: true,
                method: "thread_local_set",
                thunk: thread_local_set::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "thread_parallelism",
                params: &[I64],
                returns: true,
                method: "thread_parallelism",
                thunk: thread_parallelism::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "thread_signal",
                params: &[I32, I32],
                returns: true,
                method: "thread_signal",
                thunk: thread_signal::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "thread_sleep",
                params: &[I64],
                returns: true,
                method: "thread_sleep",
                thunk: thread_sleep::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "thread_spawn",
                params: &[I64, I64],
                returns: true,
                method: "thread_spawn",
                thunk: thread_spawn_173::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "thread_spawn_v2",
                params: &[I64, I64],
                returns: true,
                method: "thread_spawn",
                thunk: thread_spawn_173::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "tty_get",
                params: &[I64],
                returns: true,
                method: "tty_get",
                thunk: tty_get::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix",
                name: "tty_set",
                params: &[I64],
                returns: true,
                method: "tty_set",
                thunk: tty_set::<S, W64>,
            },
            Call {
                module: "wasix_64v1",
                interface: "wasix_legacy",
                name: "ws_connect",
                params: &[I64, I64, I64],
                returns: true,
                method: "ws_connect",
                thunk: ws_connect::<S, W64>,
            },
        ]
    }
}

fn thread_spawn<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish_negative(|| -> Poll<Result<u32, Errno>> {
        Poll::Ready(Ok(system.thread_spawn(<Size>::from_word::<W>(words[0].word())?)?))
    })
}

fn args_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.args_get(OutStrings::new::<W>(memory, W::word(words[0].word()), W::word(words[1].word())))?;
        Poll::Ready(Ok(0))
    })
}

fn args_sizes_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[0].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let out1 = W::word(words[1].word());
        memory.claim(out1, <Size>::SIZE[W::INDEX])?;
        let (value0, value1) = system.args_sizes_get()?;
        value0.store::<W>(memory, out0)?;
        value1.store::<W>(memory, out1)?;
        Poll::Ready(Ok(0))
    })
}

fn clock_res_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <Timestamp>::SIZE[W::INDEX])?;
        let value0 = system.clock_res_get(<Clockid>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn clock_time_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[2].word());
        memory.claim(out0, <Timestamp>::SIZE[W::INDEX])?;
        let value0 = system.clock_time_get(
            <Clockid>::from_word::<W>(words[0].word())?,
            <Timestamp>::from_word::<W>(words[1].word())?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn environ_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.environ_get(OutStrings::new::<W>(
            memory,
            W::word(words[0].word()),
            W::word(words[1].word()),
        ))?;
        Poll::Ready(Ok(0))
    })
}

fn environ_sizes_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[0].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let out1 = W::word(words[1].word());
        memory.claim(out1, <Size>::SIZE[W::INDEX])?;
        let (value0, value1) = system.environ_sizes_get()?;
        value0.store::<W>(memory, out0)?;
        value1.store::<W>(memory, out1)?;
        Poll::Ready(Ok(0))
    })
}

fn poll_oneoff<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[3].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let value0 = ready!(system.poll_oneoff(
            w,
            GuestSlice::new::<Subscription, W>(memory, W::word(words[0].word()), W::word(words[2].word()))?,
            GuestSlice::new::<Event, W>(memory, W::word(words[1].word()), W::word(words[2].word()))?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_advise<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.fd_advise(
            <Fd>::from_word::<W>(words[0].word())?,
            <Filesize>::from_word::<W>(words[1].word())?,
            <Filesize>::from_word::<W>(words[2].word())?,
            <Advice>::from_word::<W>(words[3].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn fd_allocate<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.fd_allocate(
            <Fd>::from_word::<W>(words[0].word())?,
            <Filesize>::from_word::<W>(words[1].word())?,
            <Filesize>::from_word::<W>(words[2].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn fd_close<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.fd_close(<Fd>::from_word::<W>(words[0].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_datasync<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.fd_datasync(<Fd>::from_word::<W>(words[0].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_fdstat_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <Fdstat>::SIZE[W::INDEX])?;
        let value0 = system.fd_fdstat_get(<Fd>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_fdstat_set_flags<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.fd_fdstat_set_flags(
            <Fd>::from_word::<W>(words[0].word())?,
            <Fdflags>::from_word::<W>(words[1].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn fd_fdstat_set_rights<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.fd_fdstat_set_rights(
            <Fd>::from_word::<W>(words[0].word())?,
            <Rights>::from_word::<W>(words[1].word())?,
            <Rights>::from_word::<W>(words[2].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn fd_filestat_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <Filestat>::SIZE[W::INDEX])?;
        let value0 = system.fd_filestat_get(<Fd>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_filestat_set_size<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.fd_filestat_set_size(
            <Fd>::from_word::<W>(words[0].word())?,
            <Filesize>::from_word::<W>(words[1].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn fd_filestat_set_times<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.fd_filestat_set_times(
            <Fd>::from_word::<W>(words[0].word())?,
            <Timestamp>::from_word::<W>(words[1].word())?,
            <Timestamp>::from_word::<W>(words[2].word())?,
            <Fstflags>::from_word::<W>(words[3].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn fd_pread<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[4].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let mut ranges = IoVecs::new();
        let value0 = ready!(system.fd_pread(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            ranges.fill::<W>(memory, W::word(words[1].word()), W::word(words[2].word()))?,
            <Filesize>::from_word::<W>(words[3].word())?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_prestat_dir_name<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.fd_prestat_dir_name(
            <Fd>::from_word::<W>(words[0].word())?,
            OutBytes::new(memory, W::word(words[1].word()), W::word(words[2].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn fd_prestat_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <Prestat>::SIZE[W::INDEX])?;
        let value0 = system.fd_prestat_get(<Fd>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_pwrite<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[4].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let mut ranges = IoVecs::new();
        let value0 = ready!(system.fd_pwrite(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            ranges.fill::<W>(memory, W::word(words[1].word()), W::word(words[2].word()))?,
            <Filesize>::from_word::<W>(words[3].word())?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_read<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[3].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let mut ranges = IoVecs::new();
        let value0 = ready!(system.fd_read(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            ranges.fill::<W>(memory, W::word(words[1].word()), W::word(words[2].word()))?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_readdir<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[4].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let value0 = system.fd_readdir(
            <Fd>::from_word::<W>(words[0].word())?,
            OutBytes::new(memory, W::word(words[1].word()), W::word(words[2].word()))?,
            <Dircookie>::from_word::<W>(words[3].word())?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_renumber<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.fd_renumber(<Fd>::from_word::<W>(words[0].word())?, <Fd>::from_word::<W>(words[1].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_seek<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[3].word());
        memory.claim(out0, <Filesize>::SIZE[W::INDEX])?;
        let value0 = system.fd_seek(
            <Fd>::from_word::<W>(words[0].word())?,
            <Filedelta>::from_word::<W>(words[1].word())?,
            <Whence>::from_word::<W>(words[2].word())?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_sync<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.fd_sync(<Fd>::from_word::<W>(words[0].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_tell<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <Filesize>::SIZE[W::INDEX])?;
        let value0 = system.fd_tell(<Fd>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_write<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[3].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let mut ranges = IoVecs::new();
        let value0 = ready!(system.fd_write(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            ranges.fill::<W>(memory, W::word(words[1].word()), W::word(words[2].word()))?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn path_create_directory<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.path_create_directory(
            <Fd>::from_word::<W>(words[0].word())?,
            &GuestString::new(memory, W::word(words[1].word()), W::word(words[2].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn path_filestat_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[4].word());
        memory.claim(out0, <Filestat>::SIZE[W::INDEX])?;
        let value0 = system.path_filestat_get(
            <Fd>::from_word::<W>(words[0].word())?,
            <Lookupflags>::from_word::<W>(words[1].word())?,
            &GuestString::new(memory, W::word(words[2].word()), W::word(words[3].word()))?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn path_filestat_set_times<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.path_filestat_set_times(
            <Fd>::from_word::<W>(words[0].word())?,
            <Lookupflags>::from_word::<W>(words[1].word())?,
            &GuestString::new(memory, W::word(words[2].word()), W::word(words[3].word()))?,
            <Timestamp>::from_word::<W>(words[4].word())?,
            <Timestamp>::from_word::<W>(words[5].word())?,
            <Fstflags>::from_word::<W>(words[6].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn path_link<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.path_link(
            <Fd>::from_word::<W>(words[0].word())?,
            <Lookupflags>::from_word::<W>(words[1].word())?,
            &GuestString::new(memory, W::word(words[2].word()), W::word(words[3].word()))?,
            <Fd>::from_word::<W>(words[4].word())?,
            &GuestString::new(memory, W::word(words[5].word()), W::word(words[6].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn path_open<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[8].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let value0 = ready!(system.path_open(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            <Lookupflags>::from_word::<W>(words[1].word())?,
            &GuestString::new(memory, W::word(words[2].word()), W::word(words[3].word()))?,
            <Oflags>::from_word::<W>(words[4].word())?,
            <Rights>::from_word::<W>(words[5].word())?,
            <Rights>::from_word::<W>(words[6].word())?,
            <Fdflags>::from_word::<W>(words[7].word())?,
            <Fdflagsext>::from_word::<W>(0)?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn path_readlink<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[5].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let value0 = system.path_readlink(
            <Fd>::from_word::<W>(words[0].word())?,
            &GuestString::new(memory, W::word(words[1].word()), W::word(words[2].word()))?,
            OutBytes::new(memory, W::word(words[3].word()), W::word(words[4].word()))?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn path_remove_directory<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.path_remove_directory(
            <Fd>::from_word::<W>(words[0].word())?,
            &GuestString::new(memory, W::word(words[1].word()), W::word(words[2].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn path_rename<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.path_rename(
            <Fd>::from_word::<W>(words[0].word())?,
            &GuestString::new(memory, W::word(words[1].word()), W::word(words[2].word()))?,
            <Fd>::from_word::<W>(words[3].word())?,
            &GuestString::new(memory, W::word(words[4].word()), W::word(words[5].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn path_symlink<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.path_symlink(
            &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?,
            <Fd>::from_word::<W>(words[2].word())?,
            &GuestString::new(memory, W::word(words[3].word()), W::word(words[4].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn path_unlink_file<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.path_unlink_file(
            <Fd>::from_word::<W>(words[0].word())?,
            &GuestString::new(memory, W::word(words[1].word()), W::word(words[2].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn proc_exit<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.proc_exit(<Exitcode>::from_word::<W>(words[0].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn proc_raise<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.proc_raise(<Signal>::from_word::<W>(words[0].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn random_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.random_get(OutBytes::new(memory, W::word(words[0].word()), W::word(words[1].word()))?)?;
        Poll::Ready(Ok(0))
    })
}

fn sched_yield<S: System + ?Sized>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    _words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.sched_yield()?;
        Poll::Ready(Ok(0))
    })
}

fn sock_accept<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[2].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let (value0, _) = ready!(system.sock_accept(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            <Fdflags>::from_word::<W>(words[1].word())?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_accept_44<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let (value0, _) = ready!(system.sock_accept(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            <Fdflags>::from_word::<W>(0)?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_listen<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system
            .sock_listen(<Fd>::from_word::<W>(words[0].word())?, <Size>::from_word::<W>(words[1].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_recv<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[4].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let out1 = W::word(words[5].word());
        memory.claim(out1, <Roflags>::SIZE[W::INDEX])?;
        let mut ranges = IoVecs::new();
        let (value0, value1) = ready!(system.sock_recv(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            ranges.fill::<W>(memory, W::word(words[1].word()), W::word(words[2].word()))?,
            <Riflags>::from_word::<W>(words[3].word())?
        ))?;
        value0.store::<W>(memory, out0)?;
        value1.store::<W>(memory, out1)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_send<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[4].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let mut ranges = IoVecs::new();
        let value0 = ready!(system.sock_send(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            ranges.fill::<W>(memory, W::word(words[1].word()), W::word(words[2].word()))?,
            <Siflags>::from_word::<W>(words[3].word())?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_shutdown<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.sock_shutdown(
            <Fd>::from_word::<W>(words[0].word())?,
            <Sdflags>::from_word::<W>(words[1].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn fd_filestat_get_49<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <preview0::Filestat>::SIZE[W::INDEX])?;
        let value0 = system.fd_filestat_get(<Fd>::from_word::<W>(words[0].word())?)?;
        <preview0::Filestat>::from(value0).store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_seek_50<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[3].word());
        memory.claim(out0, <Filesize>::SIZE[W::INDEX])?;
        let value0 = system.fd_seek(
            <Fd>::from_word::<W>(words[0].word())?,
            <Filedelta>::from_word::<W>(words[1].word())?,
            <preview0::Whence>::from_word::<W>(words[2].word())?.into(),
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn path_filestat_get_51<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[4].word());
        memory.claim(out0, <preview0::Filestat>::SIZE[W::INDEX])?;
        let value0 = system.path_filestat_get(
            <Fd>::from_word::<W>(words[0].word())?,
            <Lookupflags>::from_word::<W>(words[1].word())?,
            &GuestString::new(memory, W::word(words[2].word()), W::word(words[3].word()))?,
        )?;
        <preview0::Filestat>::from(value0).store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn poll_oneoff_52<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[3].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let value0 = ready!(system.poll_oneoff(
            w,
            GuestSlice::new::<preview0::Subscription, W>(
                memory,
                W::word(words[0].word()),
                W::word(words[2].word())
            )?,
            GuestSlice::new::<Event, W>(memory, W::word(words[1].word()), W::word(words[2].word()))?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn bus_call<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, BusError>> {
        let out0 = W::word(words[5].word());
        memory.claim(out0, <Cid>::SIZE[W::INDEX])?;
        let value0 = system.bus_call(
            <Bid>::from_word::<W>(words[0].word())?,
            <Hash>::load::<W>(memory, W::word(words[1].word()))?,
            <BusDataFormat>::from_word::<W>(words[2].word())?,
            InBytes::new(memory, W::word(words[3].word()), W::word(words[4].word()))?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn bus_close<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, BusError>> {
        system.bus_close(<Bid>::from_word::<W>(words[0].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn bus_open_local<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, BusError>> {
        let out0 = W::word(words[3].word());
        memory.claim(out0, <Bid>::SIZE[W::INDEX])?;
        let value0 = system.bus_open_local(
            &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?,
            <bool>::from_word::<W>(words[2].word())?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn bus_open_remote<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, BusError>> {
        let out0 = W::word(words[7].word());
        memory.claim(out0, <Bid>::SIZE[W::INDEX])?;
        let value0 = system.bus_open_remote(
            &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?,
            <bool>::from_word::<W>(words[2].word())?,
            &GuestString::new(memory, W::word(words[3].word()), W::word(words[4].word()))?,
            &GuestString::new(memory, W::word(words[5].word()), W::word(words[6].word()))?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn bus_poll<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, BusError>> {
        let out0 = W::word(words[3].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let value0 = ready!(system.bus_poll(
            w,
            <Timestamp>::from_word::<W>(words[0].word())?,
            GuestSlice::new::<BusEvent, W>(memory, W::word(words[1].word()), W::word(words[2].word()))?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn bus_subcall<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, BusError>> {
        let out0 = W::word(words[5].word());
        memory.claim(out0, <Cid>::SIZE[W::INDEX])?;
        let value0 = system.bus_subcall(
            <Cid>::from_word::<W>(words[0].word())?,
            <Hash>::load::<W>(memory, W::word(words[1].word()))?,
            <BusDataFormat>::from_word::<W>(words[2].word())?,
            InBytes::new(memory, W::word(words[3].word()), W::word(words[4].word()))?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn call_close<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.call_close(<Cid>::from_word::<W>(words[0].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn call_dynamic<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.call_dynamic(
            <FunctionPointer>::from_word::<W>(words[0].word())?,
            InBytes::new(memory, W::word(words[1].word()), W::word(words[2].word()))?,
            OutBytes::new(memory, W::word(words[3].word()), W::word(words[4].word()))?,
            <bool>::from_word::<W>(words[5].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn call_fault<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.call_fault(
            <Cid>::from_word::<W>(words[0].word())?,
            <BusError>::from_word::<W>(words[1].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn call_reply<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, BusError>> {
        system.call_reply(
            <Cid>::from_word::<W>(words[0].word())?,
            <BusDataFormat>::from_word::<W>(words[1].word())?,
            InBytes::new(memory, W::word(words[2].word()), W::word(words[3].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn callback_reactor<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.callback_reactor(&GuestString::new(
            memory,
            W::word(words[0].word()),
            W::word(words[1].word()),
        )?)?;
        Poll::Ready(Ok(0))
    })
}

fn callback_signal<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.callback_signal(&GuestString::new(
            memory,
            W::word(words[0].word()),
            W::word(words[1].word()),
        )?)?;
        Poll::Ready(Ok(0))
    })
}

fn callback_thread<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.callback_thread(&GuestString::new(
            memory,
            W::word(words[0].word()),
            W::word(words[1].word()),
        )?)?;
        Poll::Ready(Ok(0))
    })
}

fn callback_thread_local_destroy<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.callback_thread_local_destroy(&GuestString::new(
            memory,
            W::word(words[0].word()),
            W::word(words[1].word()),
        )?)?;
        Poll::Ready(Ok(0))
    })
}

fn chdir<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.chdir(&GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?)?;
        Poll::Ready(Ok(0))
    })
}

fn clock_time_set<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.clock_time_set(
            <Clockid>::from_word::<W>(words[0].word())?,
            <Timestamp>::from_word::<W>(words[1].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn closure_allocate<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[0].word());
        memory.claim(out0, <FunctionPointer>::SIZE[W::INDEX])?;
        let value0 = system.closure_allocate()?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn closure_free<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.closure_free(<FunctionPointer>::from_word::<W>(words[0].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn closure_prepare<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.closure_prepare(
            <FunctionPointer>::from_word::<W>(words[0].word())?,
            <FunctionPointer>::from_word::<W>(words[1].word())?,
            GuestSlice::new::<WasmValueType, W>(memory, W::word(words[2].word()), W::word(words[3].word()))?,
            GuestSlice::new::<WasmValueType, W>(memory, W::word(words[4].word()), W::word(words[5].word()))?,
            <Size>::from_word::<W>(words[6].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn context_create<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.context_create(
            GuestPtr::new::<ContextId, W>(memory, W::word(words[0].word()))?,
            <FunctionPointer>::from_word::<W>(words[1].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn context_destroy<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.context_destroy(<ContextId>::from_word::<W>(words[0].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn context_switch<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.context_switch(<ContextId>::from_word::<W>(words[0].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn dl_invalid_handle<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.dl_invalid_handle(<DlHandle>::from_word::<W>(words[0].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn dlopen<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[7].word());
        memory.claim(out0, <DlHandle>::SIZE[W::INDEX])?;
        let value0 = system.dlopen(
            if W::word(words[0].word()) == 0 {
                None
            } else {
                Some(GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?)
            },
            <DlFlags>::from_word::<W>(words[2].word())?,
            OutBytes::new(memory, W::word(words[3].word()), W::word(words[4].word()))?,
            if W::word(words[5].word()) == 0 {
                None
            } else {
                Some(GuestString::new(memory, W::word(words[5].word()), W::word(words[6].word()))?)
            },
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn dlsym<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[5].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let value0 = system.dlsym(
            <DlHandle>::from_word::<W>(words[0].word())?,
            &GuestString::new(memory, W::word(words[1].word()), W::word(words[2].word()))?,
            OutBytes::new(memory, W::word(words[3].word()), W::word(words[4].word()))?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn epoll_create<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[0].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let value0 = system.epoll_create()?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn epoll_ctl<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.epoll_ctl(
            <Fd>::from_word::<W>(words[0].word())?,
            <EpollCtl>::from_word::<W>(words[1].word())?,
            <Fd>::from_word::<W>(words[2].word())?,
            if W::word(words[3].word()) == 0 {
                None
            } else {
                Some(<EpollEvent>::load::<W>(memory, W::word(words[3].word()))?)
            },
        )?;
        Poll::Ready(Ok(0))
    })
}

fn epoll_wait<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[4].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let value0 = ready!(system.epoll_wait(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            GuestSlice::new::<EpollEvent, W>(
                memory,
                W::word(words[1].word()),
                <i32>::from_word::<W>(words[2].word())?.try_into().map_err(|_| Errno::Inval)?
            )?,
            <Timestamp>::from_word::<W>(words[3].word())?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_dup<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let value0 = system.fd_dup(<Fd>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_dup2<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[3].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let value0 = system.fd_dup2(
            <Fd>::from_word::<W>(words[0].word())?,
            <Fd>::from_word::<W>(words[1].word())?,
            <bool>::from_word::<W>(words[2].word())?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_event<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[2].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let value0 = system.fd_event(
            <u64>::from_word::<W>(words[0].word())?,
            <Eventfdflags>::from_word::<W>(words[1].word())?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_fdflags_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <Fdflagsext>::SIZE[W::INDEX])?;
        let value0 = system.fd_fdflags_get(<Fd>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn fd_fdflags_set<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.fd_fdflags_set(
            <Fd>::from_word::<W>(words[0].word())?,
            <Fdflagsext>::from_word::<W>(words[1].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn fd_pipe<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[0].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let out1 = W::word(words[1].word());
        memory.claim(out1, <Fd>::SIZE[W::INDEX])?;
        let (value0, value1) = system.fd_pipe()?;
        value0.store::<W>(memory, out0)?;
        value1.store::<W>(memory, out1)?;
        Poll::Ready(Ok(0))
    })
}

fn futex_wait<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[3].word());
        memory.claim(out0, <bool>::SIZE[W::INDEX])?;
        let value0 = ready!(system.futex_wait(
            w,
            GuestPtr::new::<u32, W>(memory, W::word(words[0].word()))?,
            <u32>::from_word::<W>(words[1].word())?,
            <OptionTimestamp>::load::<W>(memory, W::word(words[2].word()))?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn futex_wake<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <bool>::SIZE[W::INDEX])?;
        let value0 = system.futex_wake(GuestPtr::new::<u32, W>(memory, W::word(words[0].word()))?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn futex_wake_all<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <bool>::SIZE[W::INDEX])?;
        let value0 = system.futex_wake_all(GuestPtr::new::<u32, W>(memory, W::word(words[0].word()))?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn getcwd<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.getcwd(
            GuestPtr::new::<u8, W>(memory, W::word(words[0].word()))?,
            GuestPtr::new::<Size, W>(memory, W::word(words[1].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn http_request<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[7].word());
        memory.claim(out0, <HttpHandles>::SIZE[W::INDEX])?;
        let value0 = ready!(system.http_request(
            w,
            &GuestString::long(memory, W::word(words[0].word()), W::word(words[1].word()))?,
            &GuestString::new(memory, W::word(words[2].word()), W::word(words[3].word()))?,
            &GuestString::long(memory, W::word(words[4].word()), W::word(words[5].word()))?,
            <bool>::from_word::<W>(words[6].word())?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn http_status<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <HttpStatus>::SIZE[W::INDEX])?;
        let value0 = ready!(system.http_status(w, <Fd>::from_word::<W>(words[0].word())?))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn path_open_93<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[9].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let value0 = ready!(system.path_open(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            <Lookupflags>::from_word::<W>(words[1].word())?,
            &GuestString::new(memory, W::word(words[2].word()), W::word(words[3].word()))?,
            <Oflags>::from_word::<W>(words[4].word())?,
            <Rights>::from_word::<W>(words[5].word())?,
            <Rights>::from_word::<W>(words[6].word())?,
            <Fdflags>::from_word::<W>(words[7].word())?,
            <Fdflagsext>::from_word::<W>(words[8].word())?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn port_addr_add<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.port_addr_add(<AddrCidr>::load::<W>(memory, W::word(words[0].word()))?)?;
        Poll::Ready(Ok(0))
    })
}

fn port_addr_add_95<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system
            .port_addr_add(<wasix_legacy::AddrCidr>::load::<W>(memory, W::word(words[0].word()))?.into())?;
        Poll::Ready(Ok(0))
    })
}

fn port_addr_clear<S: System + ?Sized>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    _words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.port_addr_clear()?;
        Poll::Ready(Ok(0))
    })
}

fn port_addr_list<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.port_addr_list(
            GuestPtr::new::<AddrCidr, W>(memory, W::word(words[0].word()))?,
            GuestPtr::new::<Size, W>(memory, W::word(words[1].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn port_addr_list_98<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.port_addr_list(
            GuestPtr::new::<wasix_legacy::AddrCidr, W>(memory, W::word(words[0].word()))?,
            GuestPtr::new::<Size, W>(memory, W::word(words[1].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn port_addr_remove<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.port_addr_remove(<Addr>::load::<W>(memory, W::word(words[0].word()))?)?;
        Poll::Ready(Ok(0))
    })
}

fn port_bridge<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        ready!(system.port_bridge(
            w,
            &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?,
            &GuestString::new(memory, W::word(words[2].word()), W::word(words[3].word()))?,
            <StreamSecurity>::from_word::<W>(words[4].word())?
        ))?;
        Poll::Ready(Ok(0))
    })
}

fn port_dhcp_acquire<S: System + ?Sized>(
    system: &mut S,
    w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    _words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        ready!(system.port_dhcp_acquire(w))?;
        Poll::Ready(Ok(0))
    })
}

fn port_gateway_set<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.port_gateway_set(<Addr>::load::<W>(memory, W::word(words[0].word()))?)?;
        Poll::Ready(Ok(0))
    })
}

fn port_mac<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[0].word());
        memory.claim(out0, <HardwareAddress>::SIZE[W::INDEX])?;
        let value0 = system.port_mac()?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn port_route_add<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.port_route_add(
            <AddrCidr>::load::<W>(memory, W::word(words[0].word()))?,
            <Addr>::load::<W>(memory, W::word(words[1].word()))?,
            <OptionTimestamp>::load::<W>(memory, W::word(words[2].word()))?,
            <OptionTimestamp>::load::<W>(memory, W::word(words[3].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn port_route_add_105<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.port_route_add(
            <wasix_legacy::AddrCidr>::load::<W>(memory, W::word(words[0].word()))?.into(),
            <wasix_legacy::Addr>::load::<W>(memory, W::word(words[1].word()))?.into(),
            <OptionTimestamp>::load::<W>(memory, W::word(words[2].word()))?,
            <OptionTimestamp>::load::<W>(memory, W::word(words[3].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn port_route_clear<S: System + ?Sized>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    _words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.port_route_clear()?;
        Poll::Ready(Ok(0))
    })
}

fn port_route_list<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.port_route_list(
            GuestPtr::new::<Route, W>(memory, W::word(words[0].word()))?,
            GuestPtr::new::<Size, W>(memory, W::word(words[1].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn port_route_list_108<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.port_route_list(
            GuestPtr::new::<wasix_legacy::Route, W>(memory, W::word(words[0].word()))?,
            GuestPtr::new::<Size, W>(memory, W::word(words[1].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn port_route_remove<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.port_route_remove(<Addr>::load::<W>(memory, W::word(words[0].word()))?)?;
        Poll::Ready(Ok(0))
    })
}

fn port_unbridge<S: System + ?Sized>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    _words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.port_unbridge()?;
        Poll::Ready(Ok(0))
    })
}

fn proc_exec<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        ready!(system.proc_exec(
            w,
            &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?,
            StringList::lines(memory, W::word(words[2].word()), W::word(words[3].word()))?,
            None,
            <bool>::from_word::<W>(0)?,
            None
        ))?;
        Poll::Ready(Ok(0))
    })
}

fn proc_exec_112<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        ready!(system.proc_exec(
            w,
            &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?,
            StringList::lines(memory, W::word(words[2].word()), W::word(words[3].word()))?,
            if W::word(words[4].word()) == 0 {
                None
            } else {
                Some(StringList::lines(memory, W::word(words[4].word()), W::word(words[5].word()))?)
            },
            <bool>::from_word::<W>(0)?,
            None
        ))?;
        Poll::Ready(Ok(0))
    })
}

fn proc_exec_113<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        ready!(system.proc_exec(
            w,
            &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?,
            StringList::lines(memory, W::word(words[2].word()), W::word(words[3].word()))?,
            if W::word(words[4].word()) == 0 {
                None
            } else {
                Some(StringList::lines(memory, W::word(words[4].word()), W::word(words[5].word()))?)
            },
            <bool>::from_word::<W>(words[6].word())?,
            if W::word(words[7].word()) == 0 {
                None
            } else {
                Some(GuestString::new(memory, W::word(words[7].word()), W::word(words[8].word()))?)
            }
        ))?;
        Poll::Ready(Ok(0))
    })
}

fn proc_exec_114<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        ready!(system.proc_exec(
            w,
            &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?,
            StringList::pointers::<W>(memory, W::word(words[2].word()), W::word(words[3].word()))?,
            if W::word(words[4].word()) == 0 {
                None
            } else {
                Some(StringList::pointers::<W>(memory, W::word(words[4].word()), W::word(words[5].word()))?)
            },
            <bool>::from_word::<W>(words[6].word())?,
            if W::word(words[7].word()) == 0 {
                None
            } else {
                Some(GuestString::new(memory, W::word(words[7].word()), W::word(words[8].word()))?)
            }
        ))?;
        Poll::Ready(Ok(0))
    })
}

fn proc_exit2<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.proc_exit2(<Exitcode>::from_word::<W>(words[0].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn proc_fork<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <Pid>::SIZE[W::INDEX])?;
        let value0 = system.proc_fork(<bool>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn proc_fork_env<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[0].word());
        memory.claim(out0, <Pid>::SIZE[W::INDEX])?;
        let value0 = system.proc_fork_env()?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn proc_id<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[0].word());
        memory.claim(out0, <Pid>::SIZE[W::INDEX])?;
        let value0 = system.proc_id()?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn proc_join<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[2].word());
        memory.claim(out0, <JoinStatus>::SIZE[W::INDEX])?;
        let value0 = ready!(system.proc_join(
            w,
            GuestPtr::new::<OptionPid, W>(memory, W::word(words[0].word()))?,
            <JoinFlags>::from_word::<W>(words[1].word())?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn proc_parent<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <Pid>::SIZE[W::INDEX])?;
        let value0 = system.proc_parent(<Pid>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn proc_raise_interval<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.proc_raise_interval(
            <Signal>::from_word::<W>(words[0].word())?,
            <Timestamp>::from_word::<W>(words[1].word())?,
            <bool>::from_word::<W>(words[2].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn proc_signal<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.proc_signal(
            <Pid>::from_word::<W>(words[0].word())?,
            <Signal>::from_word::<W>(words[1].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn proc_signals_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.proc_signals_get(GuestPtr::new::<SignalDisposition, W>(memory, W::word(words[0].word()))?)?;
        Poll::Ready(Ok(0))
    })
}

fn proc_signals_sizes_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[0].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let value0 = system.proc_signals_sizes_get()?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn proc_snapshot<S: System + ?Sized>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    _words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.proc_snapshot()?;
        Poll::Ready(Ok(0))
    })
}

fn proc_spawn<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[12].word());
        memory.claim(out0, <ProcessHandles>::SIZE[W::INDEX])?;
        let value0 = ready!(system.proc_spawn(
            w,
            &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?,
            <bool>::from_word::<W>(words[2].word())?,
            StringList::lines(memory, W::word(words[3].word()), W::word(words[4].word()))?,
            StringList::lines(memory, W::word(words[5].word()), W::word(words[6].word()))?,
            <StdioMode>::from_word::<W>(words[7].word())?,
            <StdioMode>::from_word::<W>(words[8].word())?,
            <StdioMode>::from_word::<W>(words[9].word())?,
            &GuestString::new(memory, W::word(words[10].word()), W::word(words[11].word()))?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn proc_spawn2<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[13].word());
        memory.claim(out0, <Pid>::SIZE[W::INDEX])?;
        let value0 = ready!(system.proc_spawn2(
            w,
            &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?,
            StringList::lines(memory, W::word(words[2].word()), W::word(words[3].word()))?,
            if W::word(words[4].word()) == 0 {
                None
            } else {
                Some(StringList::lines(memory, W::word(words[4].word()), W::word(words[5].word()))?)
            },
            GuestSlice::new::<ProcSpawnFdOp, W>(memory, W::word(words[6].word()), W::word(words[7].word()))?,
            GuestSlice::new::<SignalDisposition, W>(
                memory,
                W::word(words[8].word()),
                W::word(words[9].word())
            )?,
            <bool>::from_word::<W>(words[10].word())?,
            if W::word(words[11].word()) == 0 {
                None
            } else {
                Some(GuestString::new(memory, W::word(words[11].word()), W::word(words[12].word()))?)
            }
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn proc_spawn2_128<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[13].word());
        memory.claim(out0, <Pid>::SIZE[W::INDEX])?;
        let value0 = ready!(system.proc_spawn2(
            w,
            &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?,
            StringList::pointers::<W>(memory, W::word(words[2].word()), W::word(words[3].word()))?,
            if W::word(words[4].word()) == 0 {
                None
            } else {
                Some(StringList::pointers::<W>(memory, W::word(words[4].word()), W::word(words[5].word()))?)
            },
            GuestSlice::new::<ProcSpawnFdOp, W>(memory, W::word(words[6].word()), W::word(words[7].word()))?,
            GuestSlice::new::<SignalDisposition, W>(
                memory,
                W::word(words[8].word()),
                W::word(words[9].word())
            )?,
            <bool>::from_word::<W>(words[10].word())?,
            if W::word(words[11].word()) == 0 {
                None
            } else {
                Some(GuestString::new(memory, W::word(words[11].word()), W::word(words[12].word()))?)
            }
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn reflect_signature<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[5].word());
        memory.claim(out0, <ReflectionResult>::SIZE[W::INDEX])?;
        let value0 = system.reflect_signature(
            <FunctionPointer>::from_word::<W>(words[0].word())?,
            GuestSlice::new::<WasmValueType, W>(memory, W::word(words[1].word()), W::word(words[2].word()))?,
            GuestSlice::new::<WasmValueType, W>(memory, W::word(words[3].word()), W::word(words[4].word()))?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn resolve<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[5].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let value0 = ready!(system.resolve(
            w,
            &GuestString::new(memory, W::word(words[0].word()), W::word(words[1].word()))?,
            <u16>::from_word::<W>(words[2].word())?,
            GuestSlice::new::<AddrIp, W>(memory, W::word(words[3].word()), W::word(words[4].word()))?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_accept_131<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[2].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let out1 = W::word(words[3].word());
        memory.claim(out1, <AddrPort>::SIZE[W::INDEX])?;
        let (value0, value1) = ready!(system.sock_accept(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            <Fdflags>::from_word::<W>(words[1].word())?
        ))?;
        value0.store::<W>(memory, out0)?;
        value1.store::<W>(memory, out1)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_accept_132<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[2].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let out1 = W::word(words[3].word());
        memory.claim(out1, <wasix_legacy::AddrPort>::SIZE[W::INDEX])?;
        let (value0, value1) = ready!(system.sock_accept(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            <Fdflags>::from_word::<W>(words[1].word())?
        ))?;
        value0.store::<W>(memory, out0)?;
        <wasix_legacy::AddrPort>::from(value1).store::<W>(memory, out1)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_addr_local<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <AddrPort>::SIZE[W::INDEX])?;
        let value0 = system.sock_addr_local(<Fd>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_addr_local_134<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <wasix_legacy::AddrPort>::SIZE[W::INDEX])?;
        let value0 = system.sock_addr_local(<Fd>::from_word::<W>(words[0].word())?)?;
        <wasix_legacy::AddrPort>::from(value0).store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_addr_peer<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <AddrPort>::SIZE[W::INDEX])?;
        let value0 = system.sock_addr_peer(<Fd>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_addr_peer_136<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <wasix_legacy::AddrPort>::SIZE[W::INDEX])?;
        let value0 = system.sock_addr_peer(<Fd>::from_word::<W>(words[0].word())?)?;
        <wasix_legacy::AddrPort>::from(value0).store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_bind<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.sock_bind(
            <Fd>::from_word::<W>(words[0].word())?,
            <AddrPort>::load::<W>(memory, W::word(words[1].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn sock_bind_138<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.sock_bind(
            <Fd>::from_word::<W>(words[0].word())?,
            <wasix_legacy::AddrPort>::load::<W>(memory, W::word(words[1].word()))?.into(),
        )?;
        Poll::Ready(Ok(0))
    })
}

fn sock_connect<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        ready!(system.sock_connect(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            <AddrPort>::load::<W>(memory, W::word(words[1].word()))?
        ))?;
        Poll::Ready(Ok(0))
    })
}

fn sock_connect_140<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        ready!(system.sock_connect(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            <wasix_legacy::AddrPort>::load::<W>(memory, W::word(words[1].word()))?.into()
        ))?;
        Poll::Ready(Ok(0))
    })
}

fn sock_get_opt_flag<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[2].word());
        memory.claim(out0, <bool>::SIZE[W::INDEX])?;
        let value0 = system.sock_get_opt_flag(
            <Fd>::from_word::<W>(words[0].word())?,
            <SockOption>::from_word::<W>(words[1].word())?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_get_opt_size<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[2].word());
        memory.claim(out0, <Filesize>::SIZE[W::INDEX])?;
        let value0 = system.sock_get_opt_size(
            <Fd>::from_word::<W>(words[0].word())?,
            <SockOption>::from_word::<W>(words[1].word())?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_get_opt_time<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[2].word());
        memory.claim(out0, <OptionTimestamp>::SIZE[W::INDEX])?;
        let value0 = system.sock_get_opt_time(
            <Fd>::from_word::<W>(words[0].word())?,
            <SockOption>::from_word::<W>(words[1].word())?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_join_multicast_v4<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.sock_join_multicast_v4(
            <Fd>::from_word::<W>(words[0].word())?,
            <AddrIp4>::load::<W>(memory, W::word(words[1].word()))?,
            <AddrIp4>::load::<W>(memory, W::word(words[2].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn sock_join_multicast_v6<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.sock_join_multicast_v6(
            <Fd>::from_word::<W>(words[0].word())?,
            <AddrIp6>::load::<W>(memory, W::word(words[1].word()))?,
            <u32>::from_word::<W>(words[2].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn sock_leave_multicast_v4<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.sock_leave_multicast_v4(
            <Fd>::from_word::<W>(words[0].word())?,
            <AddrIp4>::load::<W>(memory, W::word(words[1].word()))?,
            <AddrIp4>::load::<W>(memory, W::word(words[2].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn sock_leave_multicast_v6<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.sock_leave_multicast_v6(
            <Fd>::from_word::<W>(words[0].word())?,
            <AddrIp6>::load::<W>(memory, W::word(words[1].word()))?,
            <u32>::from_word::<W>(words[2].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn sock_open<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[3].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let value0 = system.sock_open(
            <AddressFamily>::from_word::<W>(words[0].word())?,
            <SockType>::from_word::<W>(words[1].word())?,
            <SockProto>::from_word::<W>(words[2].word())?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_open_149<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[3].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let value0 = system.sock_open(
            <AddressFamily>::from_word::<W>(words[0].word())?,
            <wasix_legacy::SockType>::from_word::<W>(words[1].word())?.into(),
            <SockProto>::from_word::<W>(words[2].word())?,
        )?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_pair<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[3].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let out1 = W::word(words[4].word());
        memory.claim(out1, <Fd>::SIZE[W::INDEX])?;
        let (value0, value1) = system.sock_pair(
            <AddressFamily>::from_word::<W>(words[0].word())?,
            <SockType>::from_word::<W>(words[1].word())?,
            <SockProto>::from_word::<W>(words[2].word())?,
        )?;
        value0.store::<W>(memory, out0)?;
        value1.store::<W>(memory, out1)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_pair_151<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[3].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let out1 = W::word(words[4].word());
        memory.claim(out1, <Fd>::SIZE[W::INDEX])?;
        let (value0, value1) = system.sock_pair(
            <AddressFamily>::from_word::<W>(words[0].word())?,
            <wasix_legacy::SockType>::from_word::<W>(words[1].word())?.into(),
            <SockProto>::from_word::<W>(words[2].word())?,
        )?;
        value0.store::<W>(memory, out0)?;
        value1.store::<W>(memory, out1)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_recv_from<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[4].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let out1 = W::word(words[5].word());
        memory.claim(out1, <Roflags>::SIZE[W::INDEX])?;
        let out2 = W::word(words[6].word());
        memory.claim(out2, <AddrPort>::SIZE[W::INDEX])?;
        let mut ranges = IoVecs::new();
        let (value0, value1, value2) = ready!(system.sock_recv_from(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            ranges.fill::<W>(memory, W::word(words[1].word()), W::word(words[2].word()))?,
            <Riflags>::from_word::<W>(words[3].word())?
        ))?;
        value0.store::<W>(memory, out0)?;
        value1.store::<W>(memory, out1)?;
        value2.store::<W>(memory, out2)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_recv_from_153<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[4].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let out1 = W::word(words[5].word());
        memory.claim(out1, <Roflags>::SIZE[W::INDEX])?;
        let out2 = W::word(words[6].word());
        memory.claim(out2, <wasix_legacy::AddrPort>::SIZE[W::INDEX])?;
        let mut ranges = IoVecs::new();
        let (value0, value1, value2) = ready!(system.sock_recv_from(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            ranges.fill::<W>(memory, W::word(words[1].word()), W::word(words[2].word()))?,
            <Riflags>::from_word::<W>(words[3].word())?
        ))?;
        value0.store::<W>(memory, out0)?;
        value1.store::<W>(memory, out1)?;
        <wasix_legacy::AddrPort>::from(value2).store::<W>(memory, out2)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_send_file<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[4].word());
        memory.claim(out0, <Filesize>::SIZE[W::INDEX])?;
        let value0 = ready!(system.sock_send_file(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            <Fd>::from_word::<W>(words[1].word())?,
            <Filesize>::from_word::<W>(words[2].word())?,
            <Filesize>::from_word::<W>(words[3].word())?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_send_to<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[5].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let mut ranges = IoVecs::new();
        let value0 = ready!(system.sock_send_to(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            ranges.fill::<W>(memory, W::word(words[1].word()), W::word(words[2].word()))?,
            <Siflags>::from_word::<W>(words[3].word())?,
            <AddrPort>::load::<W>(memory, W::word(words[4].word()))?
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_send_to_156<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[5].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let mut ranges = IoVecs::new();
        let value0 = ready!(system.sock_send_to(
            w,
            <Fd>::from_word::<W>(words[0].word())?,
            ranges.fill::<W>(memory, W::word(words[1].word()), W::word(words[2].word()))?,
            <Siflags>::from_word::<W>(words[3].word())?,
            <wasix_legacy::AddrPort>::load::<W>(memory, W::word(words[4].word()))?.into()
        ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn sock_set_opt_flag<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.sock_set_opt_flag(
            <Fd>::from_word::<W>(words[0].word())?,
            <SockOption>::from_word::<W>(words[1].word())?,
            <bool>::from_word::<W>(words[2].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn sock_set_opt_size<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.sock_set_opt_size(
            <Fd>::from_word::<W>(words[0].word())?,
            <SockOption>::from_word::<W>(words[1].word())?,
            <Filesize>::from_word::<W>(words[2].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn sock_set_opt_time<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.sock_set_opt_time(
            <Fd>::from_word::<W>(words[0].word())?,
            <SockOption>::from_word::<W>(words[1].word())?,
            <OptionTimestamp>::load::<W>(memory, W::word(words[2].word()))?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn sock_status<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <SockStatus>::SIZE[W::INDEX])?;
        let value0 = system.sock_status(<Fd>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn stack_checkpoint<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <u64>::SIZE[W::INDEX])?;
        let value0 =
            system.stack_checkpoint(GuestPtr::new::<StackSnapshot, W>(memory, W::word(words[0].word()))?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn stack_restore<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.stack_restore(
            <StackSnapshot>::load::<W>(memory, W::word(words[0].word()))?,
            <u64>::from_word::<W>(words[1].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn thread_exit<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.thread_exit(<Exitcode>::from_word::<W>(words[0].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn thread_id<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[0].word());
        memory.claim(out0, <Tid>::SIZE[W::INDEX])?;
        let value0 = system.thread_id()?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn thread_join<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        ready!(system.thread_join(w, <Tid>::from_word::<W>(words[0].word())?))?;
        Poll::Ready(Ok(0))
    })
}

fn thread_local_create<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <TlKey>::SIZE[W::INDEX])?;
        let value0 = system.thread_local_create(<TlVal>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn thread_local_destroy<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.thread_local_destroy(<TlKey>::from_word::<W>(words[0].word())?)?;
        Poll::Ready(Ok(0))
    })
}

fn thread_local_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <TlVal>::SIZE[W::INDEX])?;
        let value0 = system.thread_local_get(<TlKey>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn thread_local_set<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.thread_local_set(
            <TlKey>::from_word::<W>(words[0].word())?,
            <TlVal>::from_word::<W>(words[1].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn thread_parallelism<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[0].word());
        memory.claim(out0, <Size>::SIZE[W::INDEX])?;
        let value0 = system.thread_parallelism()?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn thread_signal<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.thread_signal(
            <Tid>::from_word::<W>(words[0].word())?,
            <Signal>::from_word::<W>(words[1].word())?,
        )?;
        Poll::Ready(Ok(0))
    })
}

fn thread_sleep<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    _memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        ready!(system.thread_sleep(w, <Timestamp>::from_word::<W>(words[0].word())?))?;
        Poll::Ready(Ok(0))
    })
}

fn thread_spawn_173<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[1].word());
        memory.claim(out0, <Tid>::SIZE[W::INDEX])?;
        let value0 = system.thread_spawn(<Size>::from_word::<W>(words[0].word())?)?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}

fn tty_get<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.tty_get(GuestPtr::new::<Tty, W>(memory, W::word(words[0].word()))?)?;
        Poll::Ready(Ok(0))
    })
}

fn tty_set<S: System + ?Sized, W: Width>(
    system: &mut S,
    _w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        system.tty_set(<Tty>::load::<W>(memory, W::word(words[0].word()))?)?;
        Poll::Ready(Ok(0))
    })
}

fn ws_connect<S: System + ?Sized, W: Width>(
    system: &mut S,
    w: &mut S::Wait,
    memory: GuestMemory<'_>,
    words: &Words,
) -> Poll<u32> {
    finish(|| -> Poll<Result<u32, Errno>> {
        let out0 = W::word(words[2].word());
        memory.claim(out0, <Fd>::SIZE[W::INDEX])?;
        let value0 =
            ready!(system.ws_connect(
                w,
                &GuestString::long(memory, W::word(words[0].word()), W::word(words[1].word()))?
            ))?;
        value0.store::<W>(memory, out0)?;
        Poll::Ready(Ok(0))
    })
}
