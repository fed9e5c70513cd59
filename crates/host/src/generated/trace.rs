// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! Every call as it is told: what it is called and about, its arguments, its results.

use std::cell::Cell;
use std::task::Poll;

use waxwing_abi::call::Words;
use waxwing_abi::types::*;
use waxwing_abi::{GuestPtr, GuestSlice, GuestString, InBytes, IoVecs, OutBytes, OutStrings, StringList};

use crate::engine::Syscall;
use crate::generated::layer::Layer;
use crate::layer::System;
use crate::trace::tape::{
    Entries, FirstBytes, FirstElements, FirstOfRanges, Pointee, Put, Tape, Time, Unread, enums, flags,
};
use crate::trace::{Method, Sink, Tracer};
use crate::wait::Wait;

/// What calls come to, by topic and name.
pub(crate) static METHODS: &[Method] = &[
    Method {
        index: 0,
        name: "bus_call",
        groups: &["bus"],
        arguments: &[("bid", ""), ("topic_hash", ""), ("format", ""), ("buf", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 1,
        name: "bus_close",
        groups: &["bus"],
        arguments: &[("bid", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 2,
        name: "bus_open_local",
        groups: &["bus"],
        arguments: &[("name", ""), ("reuse", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 3,
        name: "bus_open_remote",
        groups: &["bus"],
        arguments: &[("name", ""), ("reuse", ""), ("instance", ""), ("token", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 4,
        name: "bus_poll",
        groups: &["bus"],
        arguments: &[("timeout", ""), ("events", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 5,
        name: "bus_subcall",
        groups: &["bus"],
        arguments: &[("parent", ""), ("topic_hash", ""), ("format", ""), ("buf", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 6,
        name: "call_close",
        groups: &["bus"],
        arguments: &[("cid", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 7,
        name: "call_fault",
        groups: &["bus"],
        arguments: &[("cid", ""), ("fault", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 8,
        name: "call_reply",
        groups: &["bus"],
        arguments: &[("cid", ""), ("format", ""), ("buf", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 9,
        name: "call_dynamic",
        groups: &["dl"],
        arguments: &[("function_id", ""), ("values", ""), ("results", ""), ("strict", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 10,
        name: "closure_allocate",
        groups: &["dl"],
        arguments: &[],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 11,
        name: "closure_free",
        groups: &["dl"],
        arguments: &[("closure_id", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 12,
        name: "closure_prepare",
        groups: &["dl"],
        arguments: &[
            ("backing_function_id", ""),
            ("closure_id", ""),
            ("argument_types", ""),
            ("result_types", ""),
            ("user_data_ptr", ""),
        ],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 13,
        name: "dl_invalid_handle",
        groups: &["dl"],
        arguments: &[("handle", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 14,
        name: "dlopen",
        groups: &["dl"],
        arguments: &[("path", "path"), ("flags", ""), ("err_buf", ""), ("ld_library_path", "path")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 15,
        name: "dlsym",
        groups: &["dl"],
        arguments: &[("handle", ""), ("symbol", ""), ("err_buf", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 16,
        name: "reflect_signature",
        groups: &["dl"],
        arguments: &[("function_id", ""), ("argument_types", ""), ("result_types", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 17,
        name: "args_get",
        groups: &["env"],
        arguments: &[("argv", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 18,
        name: "args_sizes_get",
        groups: &["env"],
        arguments: &[],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 19,
        name: "environ_get",
        groups: &["env"],
        arguments: &[("environ", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 20,
        name: "environ_sizes_get",
        groups: &["env"],
        arguments: &[],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 21,
        name: "random_get",
        groups: &["env", "random"],
        arguments: &[("buf", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 22,
        name: "epoll_create",
        groups: &["file", "fd", "poll"],
        arguments: &[],
        opens: true,
        noreturn: false,
    },
    Method {
        index: 23,
        name: "epoll_ctl",
        groups: &["file", "fd", "poll"],
        arguments: &[("epfd", "fd"), ("op", ""), ("fd", "fd"), ("event", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 24,
        name: "epoll_wait",
        groups: &["file", "fd", "poll"],
        arguments: &[("epfd", "fd"), ("event", ""), ("timeout", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 25,
        name: "fd_advise",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("offset", ""), ("len", ""), ("advice", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 26,
        name: "fd_allocate",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("offset", ""), ("len", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 27,
        name: "fd_close",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 28,
        name: "fd_datasync",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 29,
        name: "fd_dup",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd")],
        opens: true,
        noreturn: false,
    },
    Method {
        index: 30,
        name: "fd_dup2",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("min_result_fd", "fd"), ("cloexec", "")],
        opens: true,
        noreturn: false,
    },
    Method {
        index: 31,
        name: "fd_event",
        groups: &["file", "fd"],
        arguments: &[("initial_val", ""), ("flags", "")],
        opens: true,
        noreturn: false,
    },
    Method {
        index: 32,
        name: "fd_fdflags_get",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 33,
        name: "fd_fdflags_set",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("flags", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 34,
        name: "fd_fdstat_get",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 35,
        name: "fd_fdstat_set_flags",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("flags", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 36,
        name: "fd_fdstat_set_rights",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("fs_rights_base", ""), ("fs_rights_inheriting", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 37,
        name: "fd_filestat_get",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 38,
        name: "fd_filestat_set_size",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("size", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 39,
        name: "fd_filestat_set_times",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("atim", ""), ("mtim", ""), ("fst_flags", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 40,
        name: "fd_pipe",
        groups: &["file", "fd"],
        arguments: &[],
        opens: true,
        noreturn: false,
    },
    Method {
        index: 41,
        name: "fd_pread",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("iovs", ""), ("offset", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 42,
        name: "fd_prestat_dir_name",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("path", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 43,
        name: "fd_prestat_get",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 44,
        name: "fd_pwrite",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("iovs", ""), ("offset", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 45,
        name: "fd_read",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("iovs", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 46,
        name: "fd_readdir",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("buf", ""), ("cookie", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 47,
        name: "fd_renumber",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("to", "fd")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 48,
        name: "fd_seek",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("offset", ""), ("whence", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 49,
        name: "fd_sync",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 50,
        name: "fd_tell",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 51,
        name: "fd_write",
        groups: &["file", "fd"],
        arguments: &[("fd", "fd"), ("iovs", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 52,
        name: "http_request",
        groups: &["net"],
        arguments: &[("url", ""), ("method", ""), ("headers", ""), ("gzip", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 53,
        name: "http_status",
        groups: &["net"],
        arguments: &[("fd", "fd")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 54,
        name: "ws_connect",
        groups: &["net"],
        arguments: &[("url", "")],
        opens: true,
        noreturn: false,
    },
    Method {
        index: 55,
        name: "chdir",
        groups: &["file", "path"],
        arguments: &[("path", "path")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 56,
        name: "getcwd",
        groups: &["file", "path"],
        arguments: &[("path", ""), ("path_len", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 57,
        name: "path_create_directory",
        groups: &["file", "path"],
        arguments: &[("fd", "fd"), ("path", "path")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 58,
        name: "path_filestat_get",
        groups: &["file", "path"],
        arguments: &[("fd", "fd"), ("flags", ""), ("path", "path")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 59,
        name: "path_filestat_set_times",
        groups: &["file", "path"],
        arguments: &[
            ("fd", "fd"),
            ("flags", ""),
            ("path", "path"),
            ("atim", ""),
            ("mtim", ""),
            ("fst_flags", ""),
        ],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 60,
        name: "path_link",
        groups: &["file", "path"],
        arguments: &[
            ("old_fd", "fd"),
            ("old_flags", ""),
            ("old_path", "path"),
            ("new_fd", "fd"),
            ("new_path", "path"),
        ],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 61,
        name: "path_open",
        groups: &["file", "path"],
        arguments: &[
            ("fd", "fd"),
            ("dirflags", ""),
            ("path", "path"),
            ("oflags", ""),
            ("fs_rights_base", ""),
            ("fs_rights_inheriting", ""),
            ("fdflags", ""),
            ("fdflagsext", ""),
        ],
        opens: true,
        noreturn: false,
    },
    Method {
        index: 62,
        name: "path_readlink",
        groups: &["file", "path"],
        arguments: &[("fd", "fd"), ("path", "path"), ("buf", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 63,
        name: "path_remove_directory",
        groups: &["file", "path"],
        arguments: &[("fd", "fd"), ("path", "path")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 64,
        name: "path_rename",
        groups: &["file", "path"],
        arguments: &[("fd", "fd"), ("old_path", "path"), ("new_fd", "fd"), ("new_path", "path")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 65,
        name: "path_symlink",
        groups: &["file", "path"],
        arguments: &[("old_path", "path"), ("fd", "fd"), ("new_path", "path")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 66,
        name: "path_unlink_file",
        groups: &["file", "path"],
        arguments: &[("fd", "fd"), ("path", "path")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 67,
        name: "poll_oneoff",
        groups: &["poll"],
        arguments: &[("in", ""), ("out", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 68,
        name: "port_addr_add",
        groups: &["net"],
        arguments: &[("addr", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 69,
        name: "port_addr_clear",
        groups: &["net"],
        arguments: &[],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 70,
        name: "port_addr_list",
        groups: &["net"],
        arguments: &[("addrs", ""), ("naddrs", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 71,
        name: "port_addr_remove",
        groups: &["net"],
        arguments: &[("addr", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 72,
        name: "port_bridge",
        groups: &["net"],
        arguments: &[("network", ""), ("token", ""), ("security", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 73,
        name: "port_dhcp_acquire",
        groups: &["net"],
        arguments: &[],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 74,
        name: "port_gateway_set",
        groups: &["net"],
        arguments: &[("addr", "")],
        opens: false,
        noreturn: false,
    },
    Method { index: 75, name: "port_mac", groups: &["net"], arguments: &[], opens: false, noreturn: false },
    Method {
        index: 76,
        name: "port_route_add",
        groups: &["net"],
        arguments: &[("cidr", ""), ("via_router", ""), ("preferred_until", ""), ("expires_at", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 77,
        name: "port_route_clear",
        groups: &["net"],
        arguments: &[],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 78,
        name: "port_route_list",
        groups: &["net"],
        arguments: &[("routes", ""), ("nroutes", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 79,
        name: "port_route_remove",
        groups: &["net"],
        arguments: &[("cidr", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 80,
        name: "port_unbridge",
        groups: &["net"],
        arguments: &[],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 81,
        name: "callback_signal",
        groups: &["process", "signal"],
        arguments: &[("callback", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 82,
        name: "proc_exec",
        groups: &["process"],
        arguments: &[("name", ""), ("args", ""), ("envs", ""), ("search_path", ""), ("path", "path")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 83,
        name: "proc_exit",
        groups: &["process"],
        arguments: &[("rval", "")],
        opens: false,
        noreturn: true,
    },
    Method {
        index: 84,
        name: "proc_exit2",
        groups: &["process"],
        arguments: &[("rval", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 85,
        name: "proc_fork",
        groups: &["process"],
        arguments: &[("copy_memory", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 86,
        name: "proc_fork_env",
        groups: &["process"],
        arguments: &[],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 87,
        name: "proc_id",
        groups: &["process"],
        arguments: &[],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 88,
        name: "proc_join",
        groups: &["process"],
        arguments: &[("pid", ""), ("flags", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 89,
        name: "proc_parent",
        groups: &["process"],
        arguments: &[("pid", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 90,
        name: "proc_raise",
        groups: &["process", "signal"],
        arguments: &[("sig", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 91,
        name: "proc_raise_interval",
        groups: &["process", "signal"],
        arguments: &[("sig", ""), ("interval", ""), ("repeat", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 92,
        name: "proc_signal",
        groups: &["process", "signal"],
        arguments: &[("pid", ""), ("signal", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 93,
        name: "proc_signals_get",
        groups: &["process", "signal"],
        arguments: &[("buf", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 94,
        name: "proc_signals_sizes_get",
        groups: &["process", "signal"],
        arguments: &[],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 95,
        name: "proc_snapshot",
        groups: &["process"],
        arguments: &[],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 96,
        name: "proc_spawn",
        groups: &["process"],
        arguments: &[
            ("name", ""),
            ("chroot", ""),
            ("args", ""),
            ("preopen", ""),
            ("stdin", ""),
            ("stdout", ""),
            ("stderr", ""),
            ("working_dir", ""),
        ],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 97,
        name: "proc_spawn2",
        groups: &["process"],
        arguments: &[
            ("name", ""),
            ("args", ""),
            ("envs", ""),
            ("fd_ops", ""),
            ("signal_dispositions", ""),
            ("search_path", ""),
            ("path", "path"),
        ],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 98,
        name: "resolve",
        groups: &["net"],
        arguments: &[("host", ""), ("port", ""), ("addrs", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 99,
        name: "sock_accept",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("flags", "")],
        opens: true,
        noreturn: false,
    },
    Method {
        index: 100,
        name: "sock_addr_local",
        groups: &["net"],
        arguments: &[("fd", "fd")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 101,
        name: "sock_addr_peer",
        groups: &["net"],
        arguments: &[("fd", "fd")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 102,
        name: "sock_bind",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("addr", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 103,
        name: "sock_connect",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("addr", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 104,
        name: "sock_get_opt_flag",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("sockopt", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 105,
        name: "sock_get_opt_size",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("sockopt", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 106,
        name: "sock_get_opt_time",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("sockopt", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 107,
        name: "sock_join_multicast_v4",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("multiaddr", ""), ("interface", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 108,
        name: "sock_join_multicast_v6",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("multiaddr", ""), ("interface", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 109,
        name: "sock_leave_multicast_v4",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("multiaddr", ""), ("interface", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 110,
        name: "sock_leave_multicast_v6",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("multiaddr", ""), ("interface", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 111,
        name: "sock_listen",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("backlog", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 112,
        name: "sock_open",
        groups: &["net"],
        arguments: &[("af", ""), ("socktype", ""), ("sock_proto", "")],
        opens: true,
        noreturn: false,
    },
    Method {
        index: 113,
        name: "sock_pair",
        groups: &["net"],
        arguments: &[("af", ""), ("socktype", ""), ("sock_proto", "")],
        opens: true,
        noreturn: false,
    },
    Method {
        index: 114,
        name: "sock_recv",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("ri_data", ""), ("ri_flags", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 115,
        name: "sock_recv_from",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("ri_data", ""), ("ri_flags", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 116,
        name: "sock_send",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("si_data", ""), ("si_flags", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 117,
        name: "sock_send_file",
        groups: &["net"],
        arguments: &[("out_fd", "fd"), ("in_fd", "fd"), ("offset", ""), ("count", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 118,
        name: "sock_send_to",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("si_data", ""), ("si_flags", ""), ("addr", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 119,
        name: "sock_set_opt_flag",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("sockopt", ""), ("flag", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 120,
        name: "sock_set_opt_size",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("sockopt", ""), ("size", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 121,
        name: "sock_set_opt_time",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("sockopt", ""), ("timeout", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 122,
        name: "sock_shutdown",
        groups: &["net"],
        arguments: &[("fd", "fd"), ("how", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 123,
        name: "sock_status",
        groups: &["net"],
        arguments: &[("fd", "fd")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 124,
        name: "callback_reactor",
        groups: &["thread"],
        arguments: &[("callback", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 125,
        name: "callback_thread",
        groups: &["thread"],
        arguments: &[("callback", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 126,
        name: "callback_thread_local_destroy",
        groups: &["thread"],
        arguments: &[("callback", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 127,
        name: "context_create",
        groups: &["thread"],
        arguments: &[("id", ""), ("entrypoint", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 128,
        name: "context_destroy",
        groups: &["thread"],
        arguments: &[("id", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 129,
        name: "context_switch",
        groups: &["thread"],
        arguments: &[("id", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 130,
        name: "futex_wait",
        groups: &["thread"],
        arguments: &[("futex", ""), ("expected", ""), ("timeout", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 131,
        name: "futex_wake",
        groups: &["thread"],
        arguments: &[("futex", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 132,
        name: "futex_wake_all",
        groups: &["thread"],
        arguments: &[("futex", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 133,
        name: "sched_yield",
        groups: &["thread"],
        arguments: &[],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 134,
        name: "stack_checkpoint",
        groups: &["thread"],
        arguments: &[("snapshot", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 135,
        name: "stack_restore",
        groups: &["thread"],
        arguments: &[("snapshot", ""), ("val", "")],
        opens: false,
        noreturn: true,
    },
    Method {
        index: 136,
        name: "thread_exit",
        groups: &["thread"],
        arguments: &[("rval", "")],
        opens: false,
        noreturn: true,
    },
    Method {
        index: 137,
        name: "thread_id",
        groups: &["thread"],
        arguments: &[],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 138,
        name: "thread_join",
        groups: &["thread"],
        arguments: &[("tid", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 139,
        name: "thread_local_create",
        groups: &["thread"],
        arguments: &[("user_data", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 140,
        name: "thread_local_destroy",
        groups: &["thread"],
        arguments: &[("key", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 141,
        name: "thread_local_get",
        groups: &["thread"],
        arguments: &[("key", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 142,
        name: "thread_local_set",
        groups: &["thread"],
        arguments: &[("key", ""), ("val", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 143,
        name: "thread_parallelism",
        groups: &["thread"],
        arguments: &[],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 144,
        name: "thread_signal",
        groups: &["thread", "signal"],
        arguments: &[("tid", ""), ("signal", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 145,
        name: "thread_sleep",
        groups: &["thread"],
        arguments: &[("duration", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 146,
        name: "thread_spawn",
        groups: &["thread"],
        arguments: &[("start", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 147,
        name: "clock_res_get",
        groups: &["time"],
        arguments: &[("id", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 148,
        name: "clock_time_get",
        groups: &["time"],
        arguments: &[("id", ""), ("precision", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 149,
        name: "clock_time_set",
        groups: &["time"],
        arguments: &[("id", ""), ("timestamp", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 150,
        name: "tty_get",
        groups: &["tty"],
        arguments: &[("state", "")],
        opens: false,
        noreturn: false,
    },
    Method {
        index: 151,
        name: "tty_set",
        groups: &["tty"],
        arguments: &[("state", "")],
        opens: false,
        noreturn: false,
    },
];

enums! {
    Clockid; Errno; Whence; Filetype; Advice; Eventtype; Signal; Preopentype; StdioMode; Disposition; JoinStatusType; EpollCtl; ProcSpawnFdOpName; SockType; SockProto; SockStatus; SockOption; AddressFamily; AddressFamilyIp; WasmValueType; BusError; BusDataFormat; BusEventType; AiProtocol; SoName;
}

flags! {
    Rights; Fdflags; Fstflags; Lookupflags; Oflags; Eventrwflags; Subclockflags; Riflags; Roflags; Siflags; Sdflags; Eventfdflags; Fdflagsext; JoinFlags; EpollType; StreamSecurity; DlFlags;
}

impl Put for Iovec {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("buf", &self.buf);
            tape.field("buf_len", &self.buf_len);
        });
    }
}

impl Put for Ciovec {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("buf", &self.buf);
            tape.field("buf_len", &self.buf_len);
        });
    }
}

impl Put for Dirent {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("d_next", &self.d_next);
            tape.field("d_ino", &self.d_ino);
            tape.field("d_namlen", &self.d_namlen);
            tape.field("d_type", &self.d_type);
        });
    }
}

impl Put for Fdstat {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("fs_filetype", &self.fs_filetype);
            tape.field("fs_flags", &self.fs_flags);
            tape.field("fs_rights_base", &self.fs_rights_base);
            tape.field("fs_rights_inheriting", &self.fs_rights_inheriting);
        });
    }
}

impl Put for Filestat {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("dev", &self.dev);
            tape.field("ino", &self.ino);
            tape.field("filetype", &self.filetype);
            tape.field("nlink", &self.nlink);
            tape.field("size", &self.size);
            tape.field("atim", &Time(self.atim));
            tape.field("mtim", &Time(self.mtim));
            tape.field("ctim", &Time(self.ctim));
        });
    }
}

impl Put for EventFdReadwrite {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("nbytes", &self.nbytes);
            tape.field("flags", &self.flags);
        });
    }
}

impl Put for Event {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("userdata", &self.userdata);
            tape.field("error", &self.error);
            tape.field("type", &self.r#type);
            tape.field("fd_readwrite", &self.fd_readwrite);
        });
    }
}

impl Put for SubscriptionClock {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("id", &self.id);
            tape.field("timeout", &Time(self.timeout));
            tape.field("precision", &Time(self.precision));
            tape.field("flags", &self.flags);
        });
    }
}

impl Put for SubscriptionFdReadwrite {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("file_descriptor", &self.file_descriptor);
        });
    }
}

impl Put for SubscriptionU {
    fn put(&self, tape: &mut Tape) {
        match self {
            SubscriptionU::Clock(value) => tape.case("clock", value),
            SubscriptionU::FdRead(value) => tape.case("fd_read", value),
            SubscriptionU::FdWrite(value) => tape.case("fd_write", value),
        }
    }
}

impl Put for Subscription {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("userdata", &self.userdata);
            tape.field("u", &self.u);
        });
    }
}

impl Put for PrestatDir {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("pr_name_len", &self.pr_name_len);
        });
    }
}

impl Put for Prestat {
    fn put(&self, tape: &mut Tape) {
        match self {
            Prestat::Dir(value) => tape.case("dir", value),
        }
    }
}

impl Put for Hash {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("b0", &self.b0);
            tape.field("b1", &self.b1);
        });
    }
}

impl Put for StackSnapshot {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("user", &self.user);
            tape.field("hash", &self.hash);
        });
    }
}

impl Put for OptionTimestamp {
    fn put(&self, tape: &mut Tape) {
        match self {
            OptionTimestamp::None => tape.name("none"),
            OptionTimestamp::Some(value) => tape.case("some", &Time(*value)),
        }
    }
}

impl Put for OptionPid {
    fn put(&self, tape: &mut Tape) {
        match self {
            OptionPid::None => tape.name("none"),
            OptionPid::Some(value) => tape.case("some", value),
        }
    }
}

impl Put for OptionFd {
    fn put(&self, tape: &mut Tape) {
        match self {
            OptionFd::None => tape.name("none"),
            OptionFd::Some(value) => tape.case("some", value),
        }
    }
}

impl Put for Tty {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("cols", &self.cols);
            tape.field("rows", &self.rows);
            tape.field("width", &self.width);
            tape.field("height", &self.height);
            tape.field("stdin_tty", &self.stdin_tty);
            tape.field("stdout_tty", &self.stdout_tty);
            tape.field("stderr_tty", &self.stderr_tty);
            tape.field("echo", &self.echo);
            tape.field("line_buffered", &self.line_buffered);
            tape.field("line_feeds", &self.line_feeds);
        });
    }
}

impl Put for ProcessHandles {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("pid", &self.pid);
            tape.field("stdin", &self.stdin);
            tape.field("stdout", &self.stdout);
            tape.field("stderr", &self.stderr);
        });
    }
}

impl Put for SignalDisposition {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("sig", &self.sig);
            tape.field("disp", &self.disp);
        });
    }
}

impl Put for ErrnoSignal {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("exit_code", &self.exit_code);
            tape.field("signal", &self.signal);
        });
    }
}

impl Put for JoinStatus {
    fn put(&self, tape: &mut Tape) {
        match self {
            JoinStatus::Nothing => tape.name("nothing"),
            JoinStatus::ExitNormal(value) => tape.case("exit_normal", value),
            JoinStatus::ExitSignal(value) => tape.case("exit_signal", value),
            JoinStatus::Stopped(value) => tape.case("stopped", value),
        }
    }
}

impl Put for ThreadStart {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("stack", &self.stack);
            tape.field("tls_base", &self.tls_base);
            tape.field("start_funct", &self.start_funct);
            tape.field("start_args", &self.start_args);
            tape.field("reserved", &self.reserved);
            tape.field("stack_size", &self.stack_size);
            tape.field("guard_size", &self.guard_size);
        });
    }
}

impl Put for EpollData {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("ptr", &self.ptr);
            tape.field("fd", &self.fd);
            tape.field("data1", &self.data1);
            tape.field("data2", &self.data2);
        });
    }
}

impl Put for EpollEvent {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("events", &self.events);
            tape.field("data", &self.data);
        });
    }
}

impl Put for ProcSpawnFdOp {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("cmd", &self.cmd);
            tape.field("fd", &self.fd);
            tape.field("src_fd", &self.src_fd);
            tape.field("path", &self.path);
            tape.field("path_len", &self.path_len);
            tape.field("dirflags", &self.dirflags);
            tape.field("oflags", &self.oflags);
            tape.field("fs_rights_base", &self.fs_rights_base);
            tape.field("fs_rights_inheriting", &self.fs_rights_inheriting);
            tape.field("fdflags", &self.fdflags);
            tape.field("fdflagsext", &self.fdflagsext);
        });
    }
}

impl Put for HardwareAddress {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("octets", &self.octets);
        });
    }
}

impl Put for AddrIp4 {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("octets", &self.octets);
        });
    }
}

impl Put for AddrIp4Port {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("port", &self.port);
            tape.field("addr", &self.addr);
        });
    }
}

impl Put for AddrIp4Cidr {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("addr", &self.addr);
            tape.field("prefix", &self.prefix);
        });
    }
}

impl Put for AddrIp6 {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("octets", &self.octets);
            tape.field("flow_info1", &self.flow_info1);
            tape.field("flow_info0", &self.flow_info0);
            tape.field("scope_id1", &self.scope_id1);
            tape.field("scope_id0", &self.scope_id0);
        });
    }
}

impl Put for AddrIp6Bare {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("octets", &self.octets);
        });
    }
}

impl Put for AddrIp6Port {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("port", &self.port);
            tape.field("addr", &self.addr);
        });
    }
}

impl Put for AddrIp6Cidr {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("addr", &self.addr);
            tape.field("prefix", &self.prefix);
        });
    }
}

impl Put for AddrUnix {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("path", &self.path);
        });
    }
}

impl Put for AddrUnixCidr {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("unused", &self.unused);
        });
    }
}

impl Put for Addr {
    fn put(&self, tape: &mut Tape) {
        match self {
            Addr::Unspec => tape.name("unspec"),
            Addr::Inet4(value) => tape.case("inet4", value),
            Addr::Inet6(value) => tape.case("inet6", value),
            Addr::Unix(value) => tape.case("unix", value),
        }
    }
}

impl Put for AddrIp {
    fn put(&self, tape: &mut Tape) {
        match self {
            AddrIp::Unspec => tape.name("unspec"),
            AddrIp::Inet4(value) => tape.case("inet4", value),
            AddrIp::Inet6(value) => tape.case("inet6", value),
        }
    }
}

impl Put for AddrPort {
    fn put(&self, tape: &mut Tape) {
        match self {
            AddrPort::Unspec => tape.name("unspec"),
            AddrPort::Inet4(value) => tape.case("inet4", value),
            AddrPort::Inet6(value) => tape.case("inet6", value),
            AddrPort::Unix(value) => tape.case("unix", value),
        }
    }
}

impl Put for AddrCidr {
    fn put(&self, tape: &mut Tape) {
        match self {
            AddrCidr::Unspec => tape.name("unspec"),
            AddrCidr::Inet4(value) => tape.case("inet4", value),
            AddrCidr::Inet6(value) => tape.case("inet6", value),
            AddrCidr::Unix(value) => tape.case("unix", value),
        }
    }
}

impl Put for Route {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("cidr", &self.cidr);
            tape.field("via_router", &self.via_router);
            tape.field("preferred_until", &self.preferred_until);
            tape.field("expires_at", &self.expires_at);
        });
    }
}

impl Put for ReflectionResult {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("cacheable", &self.cacheable);
            tape.field("arguments", &self.arguments);
            tape.field("results", &self.results);
        });
    }
}

impl Put for AddrUnixPort {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("port", &self.port);
            tape.field("addr", &self.addr);
        });
    }
}

impl Put for OptionBid {
    fn put(&self, tape: &mut Tape) {
        match self {
            OptionBid::None => tape.name("none"),
            OptionBid::Some(value) => tape.case("some", value),
        }
    }
}

impl Put for OptionCid {
    fn put(&self, tape: &mut Tape) {
        match self {
            OptionCid::None => tape.name("none"),
            OptionCid::Some(value) => tape.case("some", value),
        }
    }
}

impl Put for BusEventExit {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("bid", &self.bid);
            tape.field("rval", &self.rval);
        });
    }
}

impl Put for BusEventCall {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("parent", &self.parent);
            tape.field("cid", &self.cid);
            tape.field("format", &self.format);
            tape.field("topic_hash", &self.topic_hash);
            tape.field("fd", &self.fd);
        });
    }
}

impl Put for BusEventResult {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("format", &self.format);
            tape.field("cid", &self.cid);
            tape.field("fd", &self.fd);
        });
    }
}

impl Put for BusEventFault {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("cid", &self.cid);
            tape.field("fault", &self.fault);
        });
    }
}

impl Put for BusEventClose {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("cid", &self.cid);
        });
    }
}

impl Put for BusEvent {
    fn put(&self, tape: &mut Tape) {
        match self {
            BusEvent::Noop => tape.name("noop"),
            BusEvent::Exit(value) => tape.case("exit", value),
            BusEvent::Call(value) => tape.case("call", value),
            BusEvent::Result(value) => tape.case("result", value),
            BusEvent::Fault(value) => tape.case("fault", value),
            BusEvent::Close(value) => tape.case("close", value),
        }
    }
}

impl Put for HttpHandles {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("request", &self.request);
            tape.field("response", &self.response);
            tape.field("headers", &self.headers);
        });
    }
}

impl Put for HttpStatus {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("ok", &self.ok);
            tape.field("redirected", &self.redirected);
            tape.field("size", &self.size);
            tape.field("status", &self.status);
        });
    }
}

impl Put for SockAddress {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("buf", &self.buf);
            tape.field("buf_len", &self.buf_len);
        });
    }
}

impl Put for SockStorage {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("family", &self.family);
            tape.field("bytes", &self.bytes);
        });
    }
}

impl Put for AiSockaddr {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("family", &self.family);
            tape.field("data_len", &self.data_len);
            tape.field("data", &self.data);
        });
    }
}

impl Put for Addrinfo {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("flags", &self.flags);
            tape.field("family", &self.family);
            tape.field("socktype", &self.socktype);
            tape.field("protocol", &self.protocol);
            tape.field("addrlen", &self.addrlen);
            tape.field("addr", &self.addr);
            tape.field("canonname", &self.canonname);
            tape.field("canonname_len", &self.canonname_len);
            tape.field("next", &self.next);
        });
    }
}

impl Put for Timeval {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("sec", &self.sec);
            tape.field("usec", &self.usec);
        });
    }
}

impl Put for Linger {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("onoff", &self.onoff);
            tape.field("linger", &self.linger);
        });
    }
}

impl Put for wasix_legacy::AddrUnix {
    fn put(&self, tape: &mut Tape) {
        tape.record(|tape| {
            tape.field("path", &self.path);
        });
    }
}

impl<S: Sink> Layer for Tracer<S> {
    fn bus_call(
        &mut self,
        next: &mut dyn System,
        bid: Bid,
        topic_hash: Hash,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<Cid, BusError> {
        let told = self.begin(&METHODS[0], true);
        if told {
            self.argument(&bid);
            self.argument(&topic_hash);
            self.argument(&format);
            self.argument(&buf);
        }
        let result = next.bus_call(bid, topic_hash, format, buf);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn bus_close(&mut self, next: &mut dyn System, bid: Bid) -> Result<(), BusError> {
        if self.begin(&METHODS[1], true) {
            self.argument(&bid);
        }
        let result = next.bus_close(bid);
        self.end(result.as_ref().err());
        result
    }

    fn bus_open_local(
        &mut self,
        next: &mut dyn System,
        name: &GuestString,
        reuse: bool,
    ) -> Result<Bid, BusError> {
        let told = self.begin(&METHODS[2], true);
        if told {
            self.argument(name);
            self.argument(&reuse);
        }
        let result = next.bus_open_local(name, reuse);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn bus_open_remote(
        &mut self,
        next: &mut dyn System,
        name: &GuestString,
        reuse: bool,
        instance: &GuestString,
        token: &GuestString,
    ) -> Result<Bid, BusError> {
        let told = self.begin(&METHODS[3], true);
        if told {
            self.argument(name);
            self.argument(&reuse);
            self.argument(instance);
            self.argument(token);
        }
        let result = next.bus_open_remote(name, reuse, instance, token);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn bus_poll(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        timeout: Timestamp,
        events: GuestSlice<'_, BusEvent>,
    ) -> Poll<Result<Size, BusError>> {
        let seen1 = events.clone();
        let told = self.begin(&METHODS[4], w.first_turn());
        if told {
            self.argument(&Time(timeout));
            self.argument(&Unread(&seen1));
        }
        let result = next.bus_poll(w, timeout, events);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.filled(1, &FirstElements(&seen1, *value0));
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn bus_subcall(
        &mut self,
        next: &mut dyn System,
        parent: Cid,
        topic_hash: Hash,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<Cid, BusError> {
        let told = self.begin(&METHODS[5], true);
        if told {
            self.argument(&parent);
            self.argument(&topic_hash);
            self.argument(&format);
            self.argument(&buf);
        }
        let result = next.bus_subcall(parent, topic_hash, format, buf);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn call_close(&mut self, next: &mut dyn System, cid: Cid) -> Result<(), Errno> {
        if self.begin(&METHODS[6], true) {
            self.argument(&cid);
        }
        let result = next.call_close(cid);
        self.end(result.as_ref().err());
        result
    }

    fn call_fault(&mut self, next: &mut dyn System, cid: Cid, fault: BusError) -> Result<(), Errno> {
        if self.begin(&METHODS[7], true) {
            self.argument(&cid);
            self.argument(&fault);
        }
        let result = next.call_fault(cid, fault);
        self.end(result.as_ref().err());
        result
    }

    fn call_reply(
        &mut self,
        next: &mut dyn System,
        cid: Cid,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<(), BusError> {
        if self.begin(&METHODS[8], true) {
            self.argument(&cid);
            self.argument(&format);
            self.argument(&buf);
        }
        let result = next.call_reply(cid, format, buf);
        self.end(result.as_ref().err());
        result
    }

    fn call_dynamic(
        &mut self,
        next: &mut dyn System,
        function_id: FunctionPointer,
        values: InBytes<'_>,
        results: OutBytes<'_>,
        strict: bool,
    ) -> Result<(), Errno> {
        let seen2 = results.view();
        let told = self.begin(&METHODS[9], true);
        if told {
            self.argument(&function_id);
            self.argument(&values);
            self.argument(&Unread(&seen2));
            self.argument(&strict);
        }
        let result = next.call_dynamic(function_id, values, results, strict);
        if told && let Ok(()) = &result {
            self.filled(2, &FirstBytes(seen2, usize::MAX));
        }
        self.end(result.as_ref().err());
        result
    }

    fn closure_allocate(&mut self, next: &mut dyn System) -> Result<FunctionPointer, Errno> {
        let told = self.begin(&METHODS[10], true);
        let result = next.closure_allocate();
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn closure_free(&mut self, next: &mut dyn System, closure_id: FunctionPointer) -> Result<(), Errno> {
        if self.begin(&METHODS[11], true) {
            self.argument(&closure_id);
        }
        let result = next.closure_free(closure_id);
        self.end(result.as_ref().err());
        result
    }

    fn closure_prepare(
        &mut self,
        next: &mut dyn System,
        backing_function_id: FunctionPointer,
        closure_id: FunctionPointer,
        argument_types: GuestSlice<'_, WasmValueType>,
        result_types: GuestSlice<'_, WasmValueType>,
        user_data_ptr: Size,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[12], true) {
            self.argument(&backing_function_id);
            self.argument(&closure_id);
            self.argument(&argument_types);
            self.argument(&result_types);
            self.argument(&user_data_ptr);
        }
        let result = next.closure_prepare(
            backing_function_id,
            closure_id,
            argument_types,
            result_types,
            user_data_ptr,
        );
        self.end(result.as_ref().err());
        result
    }

    fn dl_invalid_handle(&mut self, next: &mut dyn System, handle: DlHandle) -> Result<(), Errno> {
        if self.begin(&METHODS[13], true) {
            self.argument(&handle);
        }
        let result = next.dl_invalid_handle(handle);
        self.end(result.as_ref().err());
        result
    }

    fn dlopen(
        &mut self,
        next: &mut dyn System,
        path: Option<GuestString>,
        flags: DlFlags,
        err_buf: OutBytes<'_>,
        ld_library_path: Option<GuestString>,
    ) -> Result<DlHandle, Errno> {
        let seen2 = err_buf.view();
        let told = self.begin(&METHODS[14], true);
        if told {
            self.argument(&path);
            self.argument(&flags);
            self.argument(&Unread(&seen2));
            self.argument(&ld_library_path);
        }
        let result = next.dlopen(path, flags, err_buf, ld_library_path);
        if told && let Ok(value0) = &result {
            self.filled(2, &FirstBytes(seen2, usize::MAX));
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn dlsym(
        &mut self,
        next: &mut dyn System,
        handle: DlHandle,
        symbol: &GuestString,
        err_buf: OutBytes<'_>,
    ) -> Result<Size, Errno> {
        let seen2 = err_buf.view();
        let told = self.begin(&METHODS[15], true);
        if told {
            self.argument(&handle);
            self.argument(symbol);
            self.argument(&Unread(&seen2));
        }
        let result = next.dlsym(handle, symbol, err_buf);
        if told && let Ok(value0) = &result {
            self.filled(2, &FirstBytes(seen2, *value0));
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn reflect_signature(
        &mut self,
        next: &mut dyn System,
        function_id: FunctionPointer,
        argument_types: GuestSlice<'_, WasmValueType>,
        result_types: GuestSlice<'_, WasmValueType>,
    ) -> Result<ReflectionResult, Errno> {
        let seen1 = argument_types.clone();
        let seen2 = result_types.clone();
        let told = self.begin(&METHODS[16], true);
        if told {
            self.argument(&function_id);
            self.argument(&Unread(&seen1));
            self.argument(&Unread(&seen2));
        }
        let result = next.reflect_signature(function_id, argument_types, result_types);
        if told && let Ok(value0) = &result {
            self.filled(1, &FirstElements(&seen1, usize::MAX));
            self.filled(2, &FirstElements(&seen2, usize::MAX));
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn args_get(&mut self, next: &mut dyn System, argv: OutStrings<'_>) -> Result<(), Errno> {
        let count0 = Cell::new(0);
        let seen0 = argv.clone();
        let told = self.begin(&METHODS[17], true);
        if told {
            self.argument(&Unread(&seen0));
        }
        let result = next.args_get(argv.counted(&count0));
        if told && let Ok(()) = &result {
            self.filled(0, &FirstElements(&seen0, count0.get()));
        }
        self.end(result.as_ref().err());
        result
    }

    fn args_sizes_get(&mut self, next: &mut dyn System) -> Result<(Size, Size), Errno> {
        let told = self.begin(&METHODS[18], true);
        let result = next.args_sizes_get();
        if told && let Ok((value0, value1)) = &result {
            self.result(value0);
            self.result(value1);
        }
        self.end(result.as_ref().err());
        result
    }

    fn environ_get(&mut self, next: &mut dyn System, environ: OutStrings<'_>) -> Result<(), Errno> {
        let count0 = Cell::new(0);
        let seen0 = environ.clone();
        let told = self.begin(&METHODS[19], true);
        if told {
            self.argument(&Unread(&seen0));
        }
        let result = next.environ_get(environ.counted(&count0));
        if told && let Ok(()) = &result {
            self.filled(0, &FirstElements(&seen0, count0.get()));
        }
        self.end(result.as_ref().err());
        result
    }

    fn environ_sizes_get(&mut self, next: &mut dyn System) -> Result<(Size, Size), Errno> {
        let told = self.begin(&METHODS[20], true);
        let result = next.environ_sizes_get();
        if told && let Ok((value0, value1)) = &result {
            self.result(value0);
            self.result(value1);
        }
        self.end(result.as_ref().err());
        result
    }

    fn random_get(&mut self, next: &mut dyn System, buf: OutBytes<'_>) -> Result<(), Errno> {
        let seen0 = buf.view();
        let told = self.begin(&METHODS[21], true);
        if told {
            self.argument(&Unread(&seen0));
        }
        let result = next.random_get(buf);
        if told && let Ok(()) = &result {
            self.filled(0, &FirstBytes(seen0, usize::MAX));
        }
        self.end(result.as_ref().err());
        result
    }

    fn epoll_create(&mut self, next: &mut dyn System) -> Result<Fd, Errno> {
        let told = self.begin(&METHODS[22], true);
        let result = next.epoll_create();
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn epoll_ctl(
        &mut self,
        next: &mut dyn System,
        epfd: Fd,
        op: EpollCtl,
        fd: Fd,
        event: Option<EpollEvent>,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[23], true) {
            self.argument(&epfd);
            self.argument(&op);
            self.argument(&fd);
            self.argument(&event);
        }
        let result = next.epoll_ctl(epfd, op, fd, event);
        self.end(result.as_ref().err());
        result
    }

    fn epoll_wait(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        epfd: Fd,
        event: GuestSlice<'_, EpollEvent>,
        timeout: Timestamp,
    ) -> Poll<Result<Size, Errno>> {
        let seen1 = event.clone();
        let told = self.begin(&METHODS[24], w.first_turn());
        if told {
            self.argument(&epfd);
            self.argument(&Unread(&seen1));
            self.argument(&Time(timeout));
        }
        let result = next.epoll_wait(w, epfd, event, timeout);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.filled(1, &FirstElements(&seen1, *value0));
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn fd_advise(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        offset: Filesize,
        len: Filesize,
        advice: Advice,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[25], true) {
            self.argument(&fd);
            self.argument(&offset);
            self.argument(&len);
            self.argument(&advice);
        }
        let result = next.fd_advise(fd, offset, len, advice);
        self.end(result.as_ref().err());
        result
    }

    fn fd_allocate(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        offset: Filesize,
        len: Filesize,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[26], true) {
            self.argument(&fd);
            self.argument(&offset);
            self.argument(&len);
        }
        let result = next.fd_allocate(fd, offset, len);
        self.end(result.as_ref().err());
        result
    }

    fn fd_close(&mut self, next: &mut dyn System, fd: Fd) -> Result<(), Errno> {
        if self.begin(&METHODS[27], true) {
            self.argument(&fd);
        }
        let result = next.fd_close(fd);
        self.end(result.as_ref().err());
        result
    }

    fn fd_datasync(&mut self, next: &mut dyn System, fd: Fd) -> Result<(), Errno> {
        if self.begin(&METHODS[28], true) {
            self.argument(&fd);
        }
        let result = next.fd_datasync(fd);
        self.end(result.as_ref().err());
        result
    }

    fn fd_dup(&mut self, next: &mut dyn System, fd: Fd) -> Result<Fd, Errno> {
        let told = self.begin(&METHODS[29], true);
        if told {
            self.argument(&fd);
        }
        let result = next.fd_dup(fd);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn fd_dup2(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        min_result_fd: Fd,
        cloexec: bool,
    ) -> Result<Fd, Errno> {
        let told = self.begin(&METHODS[30], true);
        if told {
            self.argument(&fd);
            self.argument(&min_result_fd);
            self.argument(&cloexec);
        }
        let result = next.fd_dup2(fd, min_result_fd, cloexec);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn fd_event(
        &mut self,
        next: &mut dyn System,
        initial_val: u64,
        flags: Eventfdflags,
    ) -> Result<Fd, Errno> {
        let told = self.begin(&METHODS[31], true);
        if told {
            self.argument(&initial_val);
            self.argument(&flags);
        }
        let result = next.fd_event(initial_val, flags);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn fd_fdflags_get(&mut self, next: &mut dyn System, fd: Fd) -> Result<Fdflagsext, Errno> {
        let told = self.begin(&METHODS[32], true);
        if told {
            self.argument(&fd);
        }
        let result = next.fd_fdflags_get(fd);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn fd_fdflags_set(&mut self, next: &mut dyn System, fd: Fd, flags: Fdflagsext) -> Result<(), Errno> {
        if self.begin(&METHODS[33], true) {
            self.argument(&fd);
            self.argument(&flags);
        }
        let result = next.fd_fdflags_set(fd, flags);
        self.end(result.as_ref().err());
        result
    }

    fn fd_fdstat_get(&mut self, next: &mut dyn System, fd: Fd) -> Result<Fdstat, Errno> {
        let told = self.begin(&METHODS[34], true);
        if told {
            self.argument(&fd);
        }
        let result = next.fd_fdstat_get(fd);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn fd_fdstat_set_flags(&mut self, next: &mut dyn System, fd: Fd, flags: Fdflags) -> Result<(), Errno> {
        if self.begin(&METHODS[35], true) {
            self.argument(&fd);
            self.argument(&flags);
        }
        let result = next.fd_fdstat_set_flags(fd, flags);
        self.end(result.as_ref().err());
        result
    }

    fn fd_fdstat_set_rights(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[36], true) {
            self.argument(&fd);
            self.argument(&fs_rights_base);
            self.argument(&fs_rights_inheriting);
        }
        let result = next.fd_fdstat_set_rights(fd, fs_rights_base, fs_rights_inheriting);
        self.end(result.as_ref().err());
        result
    }

    fn fd_filestat_get(&mut self, next: &mut dyn System, fd: Fd) -> Result<Filestat, Errno> {
        let told = self.begin(&METHODS[37], true);
        if told {
            self.argument(&fd);
        }
        let result = next.fd_filestat_get(fd);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn fd_filestat_set_size(&mut self, next: &mut dyn System, fd: Fd, size: Filesize) -> Result<(), Errno> {
        if self.begin(&METHODS[38], true) {
            self.argument(&fd);
            self.argument(&size);
        }
        let result = next.fd_filestat_set_size(fd, size);
        self.end(result.as_ref().err());
        result
    }

    fn fd_filestat_set_times(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[39], true) {
            self.argument(&fd);
            self.argument(&Time(atim));
            self.argument(&Time(mtim));
            self.argument(&fst_flags);
        }
        let result = next.fd_filestat_set_times(fd, atim, mtim, fst_flags);
        self.end(result.as_ref().err());
        result
    }

    fn fd_pipe(&mut self, next: &mut dyn System) -> Result<(Fd, Fd), Errno> {
        let told = self.begin(&METHODS[40], true);
        let result = next.fd_pipe();
        if told && let Ok((value0, value1)) = &result {
            self.result(value0);
            self.result(value1);
        }
        self.end(result.as_ref().err());
        result
    }

    fn fd_pread(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>> {
        let told = self.begin(&METHODS[41], w.first_turn());
        if told {
            self.argument(&fd);
            self.argument(&Unread(iovs));
            self.argument(&offset);
        }
        let result = next.fd_pread(w, fd, iovs, offset);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.filled(1, &FirstOfRanges(iovs, *value0));
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn fd_prestat_dir_name(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: OutBytes<'_>,
    ) -> Result<(), Errno> {
        let seen1 = path.view();
        let told = self.begin(&METHODS[42], true);
        if told {
            self.argument(&fd);
            self.argument(&Unread(&seen1));
        }
        let result = next.fd_prestat_dir_name(fd, path);
        if told && let Ok(()) = &result {
            self.filled(1, &FirstBytes(seen1, usize::MAX));
        }
        self.end(result.as_ref().err());
        result
    }

    fn fd_prestat_get(&mut self, next: &mut dyn System, fd: Fd) -> Result<Prestat, Errno> {
        let told = self.begin(&METHODS[43], true);
        if told {
            self.argument(&fd);
        }
        let result = next.fd_prestat_get(fd);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn fd_pwrite(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>> {
        let told = self.begin(&METHODS[44], w.first_turn());
        if told {
            self.argument(&fd);
            self.argument(iovs);
            self.argument(&offset);
        }
        let result = next.fd_pwrite(w, fd, iovs, offset);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn fd_read(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
    ) -> Poll<Result<Size, Errno>> {
        let told = self.begin(&METHODS[45], w.first_turn());
        if told {
            self.argument(&fd);
            self.argument(&Unread(iovs));
        }
        let result = next.fd_read(w, fd, iovs);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.filled(1, &FirstOfRanges(iovs, *value0));
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn fd_readdir(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        buf: OutBytes<'_>,
        cookie: Dircookie,
    ) -> Result<Size, Errno> {
        let seen1 = buf.view();
        let told = self.begin(&METHODS[46], true);
        if told {
            self.argument(&fd);
            self.argument(&Unread(&seen1));
            self.argument(&cookie);
        }
        let result = next.fd_readdir(fd, buf, cookie);
        if told && let Ok(value0) = &result {
            self.filled(1, &Entries(seen1, *value0));
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn fd_renumber(&mut self, next: &mut dyn System, fd: Fd, to: Fd) -> Result<(), Errno> {
        if self.begin(&METHODS[47], true) {
            self.argument(&fd);
            self.argument(&to);
        }
        let result = next.fd_renumber(fd, to);
        self.end(result.as_ref().err());
        result
    }

    fn fd_seek(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        offset: Filedelta,
        whence: Whence,
    ) -> Result<Filesize, Errno> {
        let told = self.begin(&METHODS[48], true);
        if told {
            self.argument(&fd);
            self.argument(&offset);
            self.argument(&whence);
        }
        let result = next.fd_seek(fd, offset, whence);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn fd_sync(&mut self, next: &mut dyn System, fd: Fd) -> Result<(), Errno> {
        if self.begin(&METHODS[49], true) {
            self.argument(&fd);
        }
        let result = next.fd_sync(fd);
        self.end(result.as_ref().err());
        result
    }

    fn fd_tell(&mut self, next: &mut dyn System, fd: Fd) -> Result<Filesize, Errno> {
        let told = self.begin(&METHODS[50], true);
        if told {
            self.argument(&fd);
        }
        let result = next.fd_tell(fd);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn fd_write(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
    ) -> Poll<Result<Size, Errno>> {
        let told = self.begin(&METHODS[51], w.first_turn());
        if told {
            self.argument(&fd);
            self.argument(iovs);
        }
        let result = next.fd_write(w, fd, iovs);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn http_request(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        url: &GuestString,
        method: &GuestString,
        headers: &GuestString,
        gzip: bool,
    ) -> Poll<Result<HttpHandles, Errno>> {
        let told = self.begin(&METHODS[52], w.first_turn());
        if told {
            self.argument(url);
            self.argument(method);
            self.argument(headers);
            self.argument(&gzip);
        }
        let result = next.http_request(w, url, method, headers, gzip);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn http_status(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
    ) -> Poll<Result<HttpStatus, Errno>> {
        let told = self.begin(&METHODS[53], w.first_turn());
        if told {
            self.argument(&fd);
        }
        let result = next.http_status(w, fd);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn ws_connect(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        url: &GuestString,
    ) -> Poll<Result<Fd, Errno>> {
        let told = self.begin(&METHODS[54], w.first_turn());
        if told {
            self.argument(url);
        }
        let result = next.ws_connect(w, url);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn chdir(&mut self, next: &mut dyn System, path: &GuestString) -> Result<(), Errno> {
        if self.begin(&METHODS[55], true) {
            self.argument(path);
        }
        let result = next.chdir(path);
        self.end(result.as_ref().err());
        result
    }

    fn getcwd(
        &mut self,
        next: &mut dyn System,
        path: GuestPtr<'_, u8>,
        path_len: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        let seen0 = path.clone();
        let seen1 = path_len.clone();
        let told = self.begin(&METHODS[56], true);
        if told {
            self.argument(&Unread(&seen0));
            self.argument(&Unread(&seen1));
        }
        let result = next.getcwd(path, path_len);
        if told && let Ok(()) = &result {
            self.filled(0, &Pointee(&seen0));
            self.filled(1, &Pointee(&seen1));
        }
        self.end(result.as_ref().err());
        result
    }

    fn path_create_directory(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: &GuestString,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[57], true) {
            self.argument(&fd);
            self.argument(path);
        }
        let result = next.path_create_directory(fd, path);
        self.end(result.as_ref().err());
        result
    }

    fn path_filestat_get(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        flags: Lookupflags,
        path: &GuestString,
    ) -> Result<Filestat, Errno> {
        let told = self.begin(&METHODS[58], true);
        if told {
            self.argument(&fd);
            self.argument(&flags);
            self.argument(path);
        }
        let result = next.path_filestat_get(fd, flags, path);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn path_filestat_set_times(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        flags: Lookupflags,
        path: &GuestString,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[59], true) {
            self.argument(&fd);
            self.argument(&flags);
            self.argument(path);
            self.argument(&Time(atim));
            self.argument(&Time(mtim));
            self.argument(&fst_flags);
        }
        let result = next.path_filestat_set_times(fd, flags, path, atim, mtim, fst_flags);
        self.end(result.as_ref().err());
        result
    }

    fn path_link(
        &mut self,
        next: &mut dyn System,
        old_fd: Fd,
        old_flags: Lookupflags,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[60], true) {
            self.argument(&old_fd);
            self.argument(&old_flags);
            self.argument(old_path);
            self.argument(&new_fd);
            self.argument(new_path);
        }
        let result = next.path_link(old_fd, old_flags, old_path, new_fd, new_path);
        self.end(result.as_ref().err());
        result
    }

    fn path_open(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        dirflags: Lookupflags,
        path: &GuestString,
        oflags: Oflags,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
        fdflags: Fdflags,
        fdflagsext: Fdflagsext,
    ) -> Poll<Result<Fd, Errno>> {
        let told = self.begin(&METHODS[61], w.first_turn());
        if told {
            self.argument(&fd);
            self.argument(&dirflags);
            self.argument(path);
            self.argument(&oflags);
            self.argument(&fs_rights_base);
            self.argument(&fs_rights_inheriting);
            self.argument(&fdflags);
            self.argument(&fdflagsext);
        }
        let result = next.path_open(
            w,
            fd,
            dirflags,
            path,
            oflags,
            fs_rights_base,
            fs_rights_inheriting,
            fdflags,
            fdflagsext,
        );
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn path_readlink(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: &GuestString,
        buf: OutBytes<'_>,
    ) -> Result<Size, Errno> {
        let seen2 = buf.view();
        let told = self.begin(&METHODS[62], true);
        if told {
            self.argument(&fd);
            self.argument(path);
            self.argument(&Unread(&seen2));
        }
        let result = next.path_readlink(fd, path, buf);
        if told && let Ok(value0) = &result {
            self.filled(2, &FirstBytes(seen2, *value0));
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn path_remove_directory(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: &GuestString,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[63], true) {
            self.argument(&fd);
            self.argument(path);
        }
        let result = next.path_remove_directory(fd, path);
        self.end(result.as_ref().err());
        result
    }

    fn path_rename(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[64], true) {
            self.argument(&fd);
            self.argument(old_path);
            self.argument(&new_fd);
            self.argument(new_path);
        }
        let result = next.path_rename(fd, old_path, new_fd, new_path);
        self.end(result.as_ref().err());
        result
    }

    fn path_symlink(
        &mut self,
        next: &mut dyn System,
        old_path: &GuestString,
        fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[65], true) {
            self.argument(old_path);
            self.argument(&fd);
            self.argument(new_path);
        }
        let result = next.path_symlink(old_path, fd, new_path);
        self.end(result.as_ref().err());
        result
    }

    fn path_unlink_file(&mut self, next: &mut dyn System, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        if self.begin(&METHODS[66], true) {
            self.argument(&fd);
            self.argument(path);
        }
        let result = next.path_unlink_file(fd, path);
        self.end(result.as_ref().err());
        result
    }

    fn poll_oneoff(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        r#in: GuestSlice<'_, Subscription>,
        out: GuestSlice<'_, Event>,
    ) -> Poll<Result<Size, Errno>> {
        let seen1 = out.clone();
        let told = self.begin(&METHODS[67], w.first_turn());
        if told {
            self.argument(&r#in);
            self.argument(&Unread(&seen1));
        }
        let result = next.poll_oneoff(w, r#in, out);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.filled(1, &FirstElements(&seen1, *value0));
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn port_addr_add(&mut self, next: &mut dyn System, addr: AddrCidr) -> Result<(), Errno> {
        if self.begin(&METHODS[68], true) {
            self.argument(&addr);
        }
        let result = next.port_addr_add(addr);
        self.end(result.as_ref().err());
        result
    }

    fn port_addr_clear(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        self.begin(&METHODS[69], true);
        let result = next.port_addr_clear();
        self.end(result.as_ref().err());
        result
    }

    fn port_addr_list(
        &mut self,
        next: &mut dyn System,
        addrs: GuestPtr<'_, AddrCidr>,
        naddrs: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        let seen0 = addrs.clone();
        let seen1 = naddrs.clone();
        let told = self.begin(&METHODS[70], true);
        if told {
            self.argument(&Unread(&seen0));
            self.argument(&Unread(&seen1));
        }
        let result = next.port_addr_list(addrs, naddrs);
        if told && let Ok(()) = &result {
            self.filled(0, &Pointee(&seen0));
            self.filled(1, &Pointee(&seen1));
        }
        self.end(result.as_ref().err());
        result
    }

    fn port_addr_remove(&mut self, next: &mut dyn System, addr: Addr) -> Result<(), Errno> {
        if self.begin(&METHODS[71], true) {
            self.argument(&addr);
        }
        let result = next.port_addr_remove(addr);
        self.end(result.as_ref().err());
        result
    }

    fn port_bridge(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        network: &GuestString,
        token: &GuestString,
        security: StreamSecurity,
    ) -> Poll<Result<(), Errno>> {
        if self.begin(&METHODS[72], w.first_turn()) {
            self.argument(network);
            self.argument(token);
            self.argument(&security);
        }
        let result = next.port_bridge(w, network, token, security);
        if let Poll::Ready(answer) = &result {
            self.end(answer.as_ref().err());
        }
        result
    }

    fn port_dhcp_acquire(&mut self, next: &mut dyn System, w: &mut Wait) -> Poll<Result<(), Errno>> {
        self.begin(&METHODS[73], w.first_turn());
        let result = next.port_dhcp_acquire(w);
        if let Poll::Ready(answer) = &result {
            self.end(answer.as_ref().err());
        }
        result
    }

    fn port_gateway_set(&mut self, next: &mut dyn System, addr: Addr) -> Result<(), Errno> {
        if self.begin(&METHODS[74], true) {
            self.argument(&addr);
        }
        let result = next.port_gateway_set(addr);
        self.end(result.as_ref().err());
        result
    }

    fn port_mac(&mut self, next: &mut dyn System) -> Result<HardwareAddress, Errno> {
        let told = self.begin(&METHODS[75], true);
        let result = next.port_mac();
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn port_route_add(
        &mut self,
        next: &mut dyn System,
        cidr: AddrCidr,
        via_router: Addr,
        preferred_until: OptionTimestamp,
        expires_at: OptionTimestamp,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[76], true) {
            self.argument(&cidr);
            self.argument(&via_router);
            self.argument(&preferred_until);
            self.argument(&expires_at);
        }
        let result = next.port_route_add(cidr, via_router, preferred_until, expires_at);
        self.end(result.as_ref().err());
        result
    }

    fn port_route_clear(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        self.begin(&METHODS[77], true);
        let result = next.port_route_clear();
        self.end(result.as_ref().err());
        result
    }

    fn port_route_list(
        &mut self,
        next: &mut dyn System,
        routes: GuestPtr<'_, Route>,
        nroutes: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        let seen0 = routes.clone();
        let seen1 = nroutes.clone();
        let told = self.begin(&METHODS[78], true);
        if told {
            self.argument(&Unread(&seen0));
            self.argument(&Unread(&seen1));
        }
        let result = next.port_route_list(routes, nroutes);
        if told && let Ok(()) = &result {
            self.filled(0, &Pointee(&seen0));
            self.filled(1, &Pointee(&seen1));
        }
        self.end(result.as_ref().err());
        result
    }

    fn port_route_remove(&mut self, next: &mut dyn System, cidr: Addr) -> Result<(), Errno> {
        if self.begin(&METHODS[79], true) {
            self.argument(&cidr);
        }
        let result = next.port_route_remove(cidr);
        self.end(result.as_ref().err());
        result
    }

    fn port_unbridge(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        self.begin(&METHODS[80], true);
        let result = next.port_unbridge();
        self.end(result.as_ref().err());
        result
    }

    fn callback_signal(&mut self, next: &mut dyn System, callback: &GuestString) -> Result<(), Errno> {
        if self.begin(&METHODS[81], true) {
            self.argument(callback);
        }
        let result = next.callback_signal(callback);
        self.end(result.as_ref().err());
        result
    }

    fn proc_exec(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        name: &GuestString,
        args: StringList<'_>,
        envs: Option<StringList<'_>>,
        search_path: bool,
        path: Option<GuestString>,
    ) -> Poll<Result<(), Errno>> {
        if self.begin(&METHODS[82], w.first_turn()) {
            self.argument(name);
            self.argument(&args);
            self.argument(&envs);
            self.argument(&search_path);
            self.argument(&path);
        }
        let result = next.proc_exec(w, name, args, envs, search_path, path);
        if let Poll::Ready(answer) = &result {
            self.end(answer.as_ref().err());
        }
        result
    }

    fn proc_exit(&mut self, next: &mut dyn System, rval: Exitcode) -> Result<(), Errno> {
        if self.begin(&METHODS[83], true) {
            self.argument(&rval);
        }
        let result = next.proc_exit(rval);
        self.end(result.as_ref().err());
        result
    }

    fn proc_exit2(&mut self, next: &mut dyn System, rval: Exitcode) -> Result<(), Errno> {
        if self.begin(&METHODS[84], true) {
            self.argument(&rval);
        }
        let result = next.proc_exit2(rval);
        self.end(result.as_ref().err());
        result
    }

    fn proc_fork(&mut self, next: &mut dyn System, copy_memory: bool) -> Result<Pid, Errno> {
        let told = self.begin(&METHODS[85], true);
        if told {
            self.argument(&copy_memory);
        }
        let result = next.proc_fork(copy_memory);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn proc_fork_env(&mut self, next: &mut dyn System) -> Result<Pid, Errno> {
        let told = self.begin(&METHODS[86], true);
        let result = next.proc_fork_env();
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn proc_id(&mut self, next: &mut dyn System) -> Result<Pid, Errno> {
        let told = self.begin(&METHODS[87], true);
        let result = next.proc_id();
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn proc_join(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        pid: GuestPtr<'_, OptionPid>,
        flags: JoinFlags,
    ) -> Poll<Result<JoinStatus, Errno>> {
        let seen0 = pid.clone();
        let told = self.begin(&METHODS[88], w.first_turn());
        if told {
            self.argument(&Unread(&seen0));
            self.argument(&flags);
        }
        let result = next.proc_join(w, pid, flags);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.filled(0, &Pointee(&seen0));
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn proc_parent(&mut self, next: &mut dyn System, pid: Pid) -> Result<Pid, Errno> {
        let told = self.begin(&METHODS[89], true);
        if told {
            self.argument(&pid);
        }
        let result = next.proc_parent(pid);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn proc_raise(&mut self, next: &mut dyn System, sig: Signal) -> Result<(), Errno> {
        if self.begin(&METHODS[90], true) {
            self.argument(&sig);
        }
        let result = next.proc_raise(sig);
        self.end(result.as_ref().err());
        result
    }

    fn proc_raise_interval(
        &mut self,
        next: &mut dyn System,
        sig: Signal,
        interval: Timestamp,
        repeat: bool,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[91], true) {
            self.argument(&sig);
            self.argument(&Time(interval));
            self.argument(&repeat);
        }
        let result = next.proc_raise_interval(sig, interval, repeat);
        self.end(result.as_ref().err());
        result
    }

    fn proc_signal(&mut self, next: &mut dyn System, pid: Pid, signal: Signal) -> Result<(), Errno> {
        if self.begin(&METHODS[92], true) {
            self.argument(&pid);
            self.argument(&signal);
        }
        let result = next.proc_signal(pid, signal);
        self.end(result.as_ref().err());
        result
    }

    fn proc_signals_get(
        &mut self,
        next: &mut dyn System,
        buf: GuestPtr<'_, SignalDisposition>,
    ) -> Result<(), Errno> {
        let seen0 = buf.clone();
        let told = self.begin(&METHODS[93], true);
        if told {
            self.argument(&Unread(&seen0));
        }
        let result = next.proc_signals_get(buf);
        if told && let Ok(()) = &result {
            self.filled(0, &Pointee(&seen0));
        }
        self.end(result.as_ref().err());
        result
    }

    fn proc_signals_sizes_get(&mut self, next: &mut dyn System) -> Result<Size, Errno> {
        let told = self.begin(&METHODS[94], true);
        let result = next.proc_signals_sizes_get();
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn proc_snapshot(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        self.begin(&METHODS[95], true);
        let result = next.proc_snapshot();
        self.end(result.as_ref().err());
        result
    }

    fn proc_spawn(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        name: &GuestString,
        chroot: bool,
        args: StringList<'_>,
        preopen: StringList<'_>,
        stdin: StdioMode,
        stdout: StdioMode,
        stderr: StdioMode,
        working_dir: &GuestString,
    ) -> Poll<Result<ProcessHandles, Errno>> {
        let told = self.begin(&METHODS[96], w.first_turn());
        if told {
            self.argument(name);
            self.argument(&chroot);
            self.argument(&args);
            self.argument(&preopen);
            self.argument(&stdin);
            self.argument(&stdout);
            self.argument(&stderr);
            self.argument(working_dir);
        }
        let result = next.proc_spawn(w, name, chroot, args, preopen, stdin, stdout, stderr, working_dir);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn proc_spawn2(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        name: &GuestString,
        args: StringList<'_>,
        envs: Option<StringList<'_>>,
        fd_ops: GuestSlice<'_, ProcSpawnFdOp>,
        signal_dispositions: GuestSlice<'_, SignalDisposition>,
        search_path: bool,
        path: Option<GuestString>,
    ) -> Poll<Result<Pid, Errno>> {
        let told = self.begin(&METHODS[97], w.first_turn());
        if told {
            self.argument(name);
            self.argument(&args);
            self.argument(&envs);
            self.argument(&fd_ops);
            self.argument(&signal_dispositions);
            self.argument(&search_path);
            self.argument(&path);
        }
        let result = next.proc_spawn2(w, name, args, envs, fd_ops, signal_dispositions, search_path, path);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn resolve(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        host: &GuestString,
        port: u16,
        addrs: GuestSlice<'_, AddrIp>,
    ) -> Poll<Result<Size, Errno>> {
        let seen2 = addrs.clone();
        let told = self.begin(&METHODS[98], w.first_turn());
        if told {
            self.argument(host);
            self.argument(&port);
            self.argument(&Unread(&seen2));
        }
        let result = next.resolve(w, host, port, addrs);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.filled(2, &FirstElements(&seen2, *value0));
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn sock_accept(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        flags: Fdflags,
    ) -> Poll<Result<(Fd, AddrPort), Errno>> {
        let told = self.begin(&METHODS[99], w.first_turn());
        if told {
            self.argument(&fd);
            self.argument(&flags);
        }
        let result = next.sock_accept(w, fd, flags);
        if let Poll::Ready(answer) = &result {
            if told && let Ok((value0, value1)) = answer {
                self.result(value0);
                self.result(value1);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn sock_addr_local(&mut self, next: &mut dyn System, fd: Fd) -> Result<AddrPort, Errno> {
        let told = self.begin(&METHODS[100], true);
        if told {
            self.argument(&fd);
        }
        let result = next.sock_addr_local(fd);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn sock_addr_peer(&mut self, next: &mut dyn System, fd: Fd) -> Result<AddrPort, Errno> {
        let told = self.begin(&METHODS[101], true);
        if told {
            self.argument(&fd);
        }
        let result = next.sock_addr_peer(fd);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn sock_bind(&mut self, next: &mut dyn System, fd: Fd, addr: AddrPort) -> Result<(), Errno> {
        if self.begin(&METHODS[102], true) {
            self.argument(&fd);
            self.argument(&addr);
        }
        let result = next.sock_bind(fd, addr);
        self.end(result.as_ref().err());
        result
    }

    fn sock_connect(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        addr: AddrPort,
    ) -> Poll<Result<(), Errno>> {
        if self.begin(&METHODS[103], w.first_turn()) {
            self.argument(&fd);
            self.argument(&addr);
        }
        let result = next.sock_connect(w, fd, addr);
        if let Poll::Ready(answer) = &result {
            self.end(answer.as_ref().err());
        }
        result
    }

    fn sock_get_opt_flag(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
    ) -> Result<bool, Errno> {
        let told = self.begin(&METHODS[104], true);
        if told {
            self.argument(&fd);
            self.argument(&sockopt);
        }
        let result = next.sock_get_opt_flag(fd, sockopt);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn sock_get_opt_size(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
    ) -> Result<Filesize, Errno> {
        let told = self.begin(&METHODS[105], true);
        if told {
            self.argument(&fd);
            self.argument(&sockopt);
        }
        let result = next.sock_get_opt_size(fd, sockopt);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn sock_get_opt_time(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
    ) -> Result<OptionTimestamp, Errno> {
        let told = self.begin(&METHODS[106], true);
        if told {
            self.argument(&fd);
            self.argument(&sockopt);
        }
        let result = next.sock_get_opt_time(fd, sockopt);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn sock_join_multicast_v4(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        multiaddr: AddrIp4,
        interface: AddrIp4,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[107], true) {
            self.argument(&fd);
            self.argument(&multiaddr);
            self.argument(&interface);
        }
        let result = next.sock_join_multicast_v4(fd, multiaddr, interface);
        self.end(result.as_ref().err());
        result
    }

    fn sock_join_multicast_v6(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        multiaddr: AddrIp6,
        interface: u32,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[108], true) {
            self.argument(&fd);
            self.argument(&multiaddr);
            self.argument(&interface);
        }
        let result = next.sock_join_multicast_v6(fd, multiaddr, interface);
        self.end(result.as_ref().err());
        result
    }

    fn sock_leave_multicast_v4(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        multiaddr: AddrIp4,
        interface: AddrIp4,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[109], true) {
            self.argument(&fd);
            self.argument(&multiaddr);
            self.argument(&interface);
        }
        let result = next.sock_leave_multicast_v4(fd, multiaddr, interface);
        self.end(result.as_ref().err());
        result
    }

    fn sock_leave_multicast_v6(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        multiaddr: AddrIp6,
        interface: u32,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[110], true) {
            self.argument(&fd);
            self.argument(&multiaddr);
            self.argument(&interface);
        }
        let result = next.sock_leave_multicast_v6(fd, multiaddr, interface);
        self.end(result.as_ref().err());
        result
    }

    fn sock_listen(&mut self, next: &mut dyn System, fd: Fd, backlog: Size) -> Result<(), Errno> {
        if self.begin(&METHODS[111], true) {
            self.argument(&fd);
            self.argument(&backlog);
        }
        let result = next.sock_listen(fd, backlog);
        self.end(result.as_ref().err());
        result
    }

    fn sock_open(
        &mut self,
        next: &mut dyn System,
        af: AddressFamily,
        socktype: SockType,
        sock_proto: SockProto,
    ) -> Result<Fd, Errno> {
        let told = self.begin(&METHODS[112], true);
        if told {
            self.argument(&af);
            self.argument(&socktype);
            self.argument(&sock_proto);
        }
        let result = next.sock_open(af, socktype, sock_proto);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn sock_pair(
        &mut self,
        next: &mut dyn System,
        af: AddressFamily,
        socktype: SockType,
        sock_proto: SockProto,
    ) -> Result<(Fd, Fd), Errno> {
        let told = self.begin(&METHODS[113], true);
        if told {
            self.argument(&af);
            self.argument(&socktype);
            self.argument(&sock_proto);
        }
        let result = next.sock_pair(af, socktype, sock_proto);
        if told && let Ok((value0, value1)) = &result {
            self.result(value0);
            self.result(value1);
        }
        self.end(result.as_ref().err());
        result
    }

    fn sock_recv(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags), Errno>> {
        let told = self.begin(&METHODS[114], w.first_turn());
        if told {
            self.argument(&fd);
            self.argument(&Unread(ri_data));
            self.argument(&ri_flags);
        }
        let result = next.sock_recv(w, fd, ri_data, ri_flags);
        if let Poll::Ready(answer) = &result {
            if told && let Ok((value0, value1)) = answer {
                self.filled(1, &FirstOfRanges(ri_data, *value0));
                self.result(value0);
                self.result(value1);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn sock_recv_from(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags, AddrPort), Errno>> {
        let told = self.begin(&METHODS[115], w.first_turn());
        if told {
            self.argument(&fd);
            self.argument(&Unread(ri_data));
            self.argument(&ri_flags);
        }
        let result = next.sock_recv_from(w, fd, ri_data, ri_flags);
        if let Poll::Ready(answer) = &result {
            if told && let Ok((value0, value1, value2)) = answer {
                self.filled(1, &FirstOfRanges(ri_data, *value0));
                self.result(value0);
                self.result(value1);
                self.result(value2);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn sock_send(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
    ) -> Poll<Result<Size, Errno>> {
        let told = self.begin(&METHODS[116], w.first_turn());
        if told {
            self.argument(&fd);
            self.argument(si_data);
            self.argument(&si_flags);
        }
        let result = next.sock_send(w, fd, si_data, si_flags);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn sock_send_file(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        out_fd: Fd,
        in_fd: Fd,
        offset: Filesize,
        count: Filesize,
    ) -> Poll<Result<Filesize, Errno>> {
        let told = self.begin(&METHODS[117], w.first_turn());
        if told {
            self.argument(&out_fd);
            self.argument(&in_fd);
            self.argument(&offset);
            self.argument(&count);
        }
        let result = next.sock_send_file(w, out_fd, in_fd, offset, count);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn sock_send_to(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
        addr: AddrPort,
    ) -> Poll<Result<Size, Errno>> {
        let told = self.begin(&METHODS[118], w.first_turn());
        if told {
            self.argument(&fd);
            self.argument(si_data);
            self.argument(&si_flags);
            self.argument(&addr);
        }
        let result = next.sock_send_to(w, fd, si_data, si_flags, addr);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn sock_set_opt_flag(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
        flag: bool,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[119], true) {
            self.argument(&fd);
            self.argument(&sockopt);
            self.argument(&flag);
        }
        let result = next.sock_set_opt_flag(fd, sockopt, flag);
        self.end(result.as_ref().err());
        result
    }

    fn sock_set_opt_size(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
        size: Filesize,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[120], true) {
            self.argument(&fd);
            self.argument(&sockopt);
            self.argument(&size);
        }
        let result = next.sock_set_opt_size(fd, sockopt, size);
        self.end(result.as_ref().err());
        result
    }

    fn sock_set_opt_time(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
        timeout: OptionTimestamp,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[121], true) {
            self.argument(&fd);
            self.argument(&sockopt);
            self.argument(&timeout);
        }
        let result = next.sock_set_opt_time(fd, sockopt, timeout);
        self.end(result.as_ref().err());
        result
    }

    fn sock_shutdown(&mut self, next: &mut dyn System, fd: Fd, how: Sdflags) -> Result<(), Errno> {
        if self.begin(&METHODS[122], true) {
            self.argument(&fd);
            self.argument(&how);
        }
        let result = next.sock_shutdown(fd, how);
        self.end(result.as_ref().err());
        result
    }

    fn sock_status(&mut self, next: &mut dyn System, fd: Fd) -> Result<SockStatus, Errno> {
        let told = self.begin(&METHODS[123], true);
        if told {
            self.argument(&fd);
        }
        let result = next.sock_status(fd);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn callback_reactor(&mut self, next: &mut dyn System, callback: &GuestString) -> Result<(), Errno> {
        if self.begin(&METHODS[124], true) {
            self.argument(callback);
        }
        let result = next.callback_reactor(callback);
        self.end(result.as_ref().err());
        result
    }

    fn callback_thread(&mut self, next: &mut dyn System, callback: &GuestString) -> Result<(), Errno> {
        if self.begin(&METHODS[125], true) {
            self.argument(callback);
        }
        let result = next.callback_thread(callback);
        self.end(result.as_ref().err());
        result
    }

    fn callback_thread_local_destroy(
        &mut self,
        next: &mut dyn System,
        callback: &GuestString,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[126], true) {
            self.argument(callback);
        }
        let result = next.callback_thread_local_destroy(callback);
        self.end(result.as_ref().err());
        result
    }

    fn context_create(
        &mut self,
        next: &mut dyn System,
        id: GuestPtr<'_, ContextId>,
        entrypoint: FunctionPointer,
    ) -> Result<(), Errno> {
        let seen0 = id.clone();
        let told = self.begin(&METHODS[127], true);
        if told {
            self.argument(&Unread(&seen0));
            self.argument(&entrypoint);
        }
        let result = next.context_create(id, entrypoint);
        if told && let Ok(()) = &result {
            self.filled(0, &Pointee(&seen0));
        }
        self.end(result.as_ref().err());
        result
    }

    fn context_destroy(&mut self, next: &mut dyn System, id: ContextId) -> Result<(), Errno> {
        if self.begin(&METHODS[128], true) {
            self.argument(&id);
        }
        let result = next.context_destroy(id);
        self.end(result.as_ref().err());
        result
    }

    fn context_switch(&mut self, next: &mut dyn System, id: ContextId) -> Result<(), Errno> {
        if self.begin(&METHODS[129], true) {
            self.argument(&id);
        }
        let result = next.context_switch(id);
        self.end(result.as_ref().err());
        result
    }

    fn futex_wait(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        futex: GuestPtr<'_, u32>,
        expected: u32,
        timeout: OptionTimestamp,
    ) -> Poll<Result<bool, Errno>> {
        let seen0 = futex.clone();
        let told = self.begin(&METHODS[130], w.first_turn());
        if told {
            self.argument(&Unread(&seen0));
            self.argument(&expected);
            self.argument(&timeout);
        }
        let result = next.futex_wait(w, futex, expected, timeout);
        if let Poll::Ready(answer) = &result {
            if told && let Ok(value0) = answer {
                self.filled(0, &Pointee(&seen0));
                self.result(value0);
            }
            self.end(answer.as_ref().err());
        }
        result
    }

    fn futex_wake(&mut self, next: &mut dyn System, futex: GuestPtr<'_, u32>) -> Result<bool, Errno> {
        let seen0 = futex.clone();
        let told = self.begin(&METHODS[131], true);
        if told {
            self.argument(&Unread(&seen0));
        }
        let result = next.futex_wake(futex);
        if told && let Ok(value0) = &result {
            self.filled(0, &Pointee(&seen0));
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn futex_wake_all(&mut self, next: &mut dyn System, futex: GuestPtr<'_, u32>) -> Result<bool, Errno> {
        let seen0 = futex.clone();
        let told = self.begin(&METHODS[132], true);
        if told {
            self.argument(&Unread(&seen0));
        }
        let result = next.futex_wake_all(futex);
        if told && let Ok(value0) = &result {
            self.filled(0, &Pointee(&seen0));
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn sched_yield(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        self.begin(&METHODS[133], true);
        let result = next.sched_yield();
        self.end(result.as_ref().err());
        result
    }

    fn stack_checkpoint(
        &mut self,
        next: &mut dyn System,
        snapshot: GuestPtr<'_, StackSnapshot>,
    ) -> Result<u64, Errno> {
        let seen0 = snapshot.clone();
        let told = self.begin(&METHODS[134], true);
        if told {
            self.argument(&Unread(&seen0));
        }
        let result = next.stack_checkpoint(snapshot);
        if told && let Ok(value0) = &result {
            self.filled(0, &Pointee(&seen0));
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn stack_restore(
        &mut self,
        next: &mut dyn System,
        snapshot: StackSnapshot,
        val: u64,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[135], true) {
            self.argument(&snapshot);
            self.argument(&val);
        }
        let result = next.stack_restore(snapshot, val);
        self.end(result.as_ref().err());
        result
    }

    fn thread_exit(&mut self, next: &mut dyn System, rval: Exitcode) -> Result<(), Errno> {
        if self.begin(&METHODS[136], true) {
            self.argument(&rval);
        }
        let result = next.thread_exit(rval);
        self.end(result.as_ref().err());
        result
    }

    fn thread_id(&mut self, next: &mut dyn System) -> Result<Tid, Errno> {
        let told = self.begin(&METHODS[137], true);
        let result = next.thread_id();
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn thread_join(&mut self, next: &mut dyn System, w: &mut Wait, tid: Tid) -> Poll<Result<(), Errno>> {
        if self.begin(&METHODS[138], w.first_turn()) {
            self.argument(&tid);
        }
        let result = next.thread_join(w, tid);
        if let Poll::Ready(answer) = &result {
            self.end(answer.as_ref().err());
        }
        result
    }

    fn thread_local_create(&mut self, next: &mut dyn System, user_data: TlVal) -> Result<TlKey, Errno> {
        let told = self.begin(&METHODS[139], true);
        if told {
            self.argument(&user_data);
        }
        let result = next.thread_local_create(user_data);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn thread_local_destroy(&mut self, next: &mut dyn System, key: TlKey) -> Result<(), Errno> {
        if self.begin(&METHODS[140], true) {
            self.argument(&key);
        }
        let result = next.thread_local_destroy(key);
        self.end(result.as_ref().err());
        result
    }

    fn thread_local_get(&mut self, next: &mut dyn System, key: TlKey) -> Result<TlVal, Errno> {
        let told = self.begin(&METHODS[141], true);
        if told {
            self.argument(&key);
        }
        let result = next.thread_local_get(key);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn thread_local_set(&mut self, next: &mut dyn System, key: TlKey, val: TlVal) -> Result<(), Errno> {
        if self.begin(&METHODS[142], true) {
            self.argument(&key);
            self.argument(&val);
        }
        let result = next.thread_local_set(key, val);
        self.end(result.as_ref().err());
        result
    }

    fn thread_parallelism(&mut self, next: &mut dyn System) -> Result<Size, Errno> {
        let told = self.begin(&METHODS[143], true);
        let result = next.thread_parallelism();
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn thread_signal(&mut self, next: &mut dyn System, tid: Tid, signal: Signal) -> Result<(), Errno> {
        if self.begin(&METHODS[144], true) {
            self.argument(&tid);
            self.argument(&signal);
        }
        let result = next.thread_signal(tid, signal);
        self.end(result.as_ref().err());
        result
    }

    fn thread_sleep(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        duration: Timestamp,
    ) -> Poll<Result<(), Errno>> {
        if self.begin(&METHODS[145], w.first_turn()) {
            self.argument(&Time(duration));
        }
        let result = next.thread_sleep(w, duration);
        if let Poll::Ready(answer) = &result {
            self.end(answer.as_ref().err());
        }
        result
    }

    fn thread_spawn(&mut self, next: &mut dyn System, start: Size) -> Result<Tid, Errno> {
        let told = self.begin(&METHODS[146], true);
        if told {
            self.argument(&start);
        }
        let result = next.thread_spawn(start);
        if told && let Ok(value0) = &result {
            self.result(value0);
        }
        self.end(result.as_ref().err());
        result
    }

    fn clock_res_get(&mut self, next: &mut dyn System, id: Clockid) -> Result<Timestamp, Errno> {
        let told = self.begin(&METHODS[147], true);
        if told {
            self.argument(&id);
        }
        let result = next.clock_res_get(id);
        if told && let Ok(value0) = &result {
            self.result(&Time(*value0));
        }
        self.end(result.as_ref().err());
        result
    }

    fn clock_time_get(
        &mut self,
        next: &mut dyn System,
        id: Clockid,
        precision: Timestamp,
    ) -> Result<Timestamp, Errno> {
        let told = self.begin(&METHODS[148], true);
        if told {
            self.argument(&id);
            self.argument(&Time(precision));
        }
        let result = next.clock_time_get(id, precision);
        if told && let Ok(value0) = &result {
            self.result(&Time(*value0));
        }
        self.end(result.as_ref().err());
        result
    }

    fn clock_time_set(
        &mut self,
        next: &mut dyn System,
        id: Clockid,
        timestamp: Timestamp,
    ) -> Result<(), Errno> {
        if self.begin(&METHODS[149], true) {
            self.argument(&id);
            self.argument(&Time(timestamp));
        }
        let result = next.clock_time_set(id, timestamp);
        self.end(result.as_ref().err());
        result
    }

    fn tty_get(&mut self, next: &mut dyn System, state: GuestPtr<'_, Tty>) -> Result<(), Errno> {
        let seen0 = state.clone();
        let told = self.begin(&METHODS[150], true);
        if told {
            self.argument(&Unread(&seen0));
        }
        let result = next.tty_get(state);
        if told && let Ok(()) = &result {
            self.filled(0, &Pointee(&seen0));
        }
        self.end(result.as_ref().err());
        result
    }

    fn tty_set(&mut self, next: &mut dyn System, state: Tty) -> Result<(), Errno> {
        if self.begin(&METHODS[151], true) {
            self.argument(&state);
        }
        let result = next.tty_set(state);
        self.end(result.as_ref().err());
        result
    }

    fn returned(&mut self, call: &Syscall, words: &Words, result: Option<u32>) {
        self.settle(call, words, result);
    }
}
