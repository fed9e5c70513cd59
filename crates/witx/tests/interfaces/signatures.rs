//! Every call's type, 32 and 64 bits, against the table that guests were seen to use.
//!
//! One letter a parameter: `i` i32, `I` i64; the last column is the result. One invariant: the table and the
//! interfaces have the same names, so neither can grow without the other.

use std::collections::BTreeSet;

use crate::{interface, module};
use waxwing_witx::{Document, Ptr, signature};

/// Name, parameters for 32 bits, parameters for 64 bits, result.
type Code = (&'static str, &'static str, &'static str, &'static str);

fn letters(document: &Document, name: &str, ptr: Ptr) -> (String, String) {
    let func = module(document)
        .funcs
        .iter()
        .find(|func| func.name == name)
        .unwrap_or_else(|| panic!("there is no function {name}"));
    let signature = signature(document, func, ptr);
    (
        signature.params.iter().map(|wasm| wasm.letter()).collect(),
        signature.result.iter().map(|wasm| wasm.letter()).collect(),
    )
}

fn check(document: &Document, codes: &[Code]) {
    let mut wrong = Vec::new();
    for &(name, p32, p64, result) in codes {
        for (ptr, params) in [(Ptr::P32, p32), (Ptr::P64, p64)] {
            let found = letters(document, name, ptr);
            if found != (params.to_owned(), result.to_owned()) {
                wrong.push(format!("{name} {ptr:?}: {found:?}, not {params} -> {result}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let names: BTreeSet<&str> = module(document).funcs.iter().map(|func| func.name.as_str()).collect();
    let coded: BTreeSet<&str> = codes.iter().map(|code| code.0).collect();
    assert_eq!(names, coded);
}

#[test]
fn preview1() {
    check(&interface("preview1"), PREVIEW1);
}

#[test]
fn preview0_has_all_of_preview1_but_sock_accept() {
    let codes: Vec<Code> = PREVIEW1.iter().copied().filter(|code| code.0 != "sock_accept").collect();
    assert_eq!(codes.len(), 45);
    check(&interface("preview0"), &codes);
}

#[test]
fn wasi_threads() {
    check(&interface("wasi_threads"), &[("thread-spawn", "i", "I", "i")]);
}

#[test]
fn wasix() {
    // Three names come with preview1, which the module includes.
    let included = ["sock_recv", "sock_send", "sock_shutdown"];
    let codes: Vec<Code> = WASIX.iter().copied().filter(|code| !included.contains(&code.0)).collect();
    check(&interface("wasix_v1"), &codes);
    for code in WASIX.iter().filter(|code| included.contains(&code.0)) {
        assert!(PREVIEW1.contains(code), "{code:?}");
    }
}

#[test]
fn wasix_legacy() {
    check(&interface("wasix_legacy"), LEGACY);
}

#[test]
fn the_wasix_modules_have_140_names_and_19_old_ones() {
    let wasix = interface("wasix_v1");
    let notes = &module(&wasix).notes;
    let includes: Vec<&[String]> =
        notes.iter().filter(|note| note.name == "includes").map(|note| &note.args[..]).collect();
    assert_eq!(includes, [["wasi_snapshot_preview1".to_owned()]]);
    let names: BTreeSet<&str> = PREVIEW1.iter().chain(WASIX).map(|code| code.0).collect();
    assert_eq!(names.len(), 140);
    assert_eq!(names.len() + LEGACY.len(), 159);
    assert!(LEGACY.iter().all(|code| !names.contains(code.0)));
}

/// What the generators ask of the interfaces together: one behaviour, one method.
#[test]
fn all_interfaces_make_one_system() {
    let names = ["preview1", "preview0", "wasi_threads", "wasix_v1", "wasix_legacy"];
    let documents = names.into_iter().map(interface).collect();
    if let Err(error) = waxwing_witx::write::Plan::new(documents) {
        panic!("{error}");
    }
}

const PREVIEW1: &[Code] = &[
    ("args_get", "ii", "II", "i"),
    ("args_sizes_get", "ii", "II", "i"),
    ("clock_res_get", "ii", "iI", "i"),
    ("clock_time_get", "iIi", "iII", "i"),
    ("environ_get", "ii", "II", "i"),
    ("environ_sizes_get", "ii", "II", "i"),
    ("fd_advise", "iIIi", "iIIi", "i"),
    ("fd_allocate", "iII", "iII", "i"),
    ("fd_close", "i", "i", "i"),
    ("fd_datasync", "i", "i", "i"),
    ("fd_fdstat_get", "ii", "iI", "i"),
    ("fd_fdstat_set_flags", "ii", "ii", "i"),
    ("fd_fdstat_set_rights", "iII", "iII", "i"),
    ("fd_filestat_get", "ii", "iI", "i"),
    ("fd_filestat_set_size", "iI", "iI", "i"),
    ("fd_filestat_set_times", "iIIi", "iIIi", "i"),
    ("fd_pread", "iiiIi", "iIIII", "i"),
    ("fd_prestat_dir_name", "iii", "iII", "i"),
    ("fd_prestat_get", "ii", "iI", "i"),
    ("fd_pwrite", "iiiIi", "iIIII", "i"),
    ("fd_read", "iiii", "iIII", "i"),
    ("fd_readdir", "iiiIi", "iIIII", "i"),
    ("fd_renumber", "ii", "ii", "i"),
    ("fd_seek", "iIii", "iIiI", "i"),
    ("fd_sync", "i", "i", "i"),
    ("fd_tell", "ii", "iI", "i"),
    ("fd_write", "iiii", "iIII", "i"),
    ("path_create_directory", "iii", "iII", "i"),
    ("path_filestat_get", "iiiii", "iiIII", "i"),
    ("path_filestat_set_times", "iiiiIIi", "iiIIIIi", "i"),
    ("path_link", "iiiiiii", "iiIIiII", "i"),
    ("path_open", "iiiiiIIii", "iiIIiIIiI", "i"),
    ("path_readlink", "iiiiii", "iIIIII", "i"),
    ("path_remove_directory", "iii", "iII", "i"),
    ("path_rename", "iiiiii", "iIIiII", "i"),
    ("path_symlink", "iiiii", "IIiII", "i"),
    ("path_unlink_file", "iii", "iII", "i"),
    ("poll_oneoff", "iiii", "IIII", "i"),
    ("proc_exit", "i", "i", ""),
    ("proc_raise", "i", "i", "i"),
    ("random_get", "ii", "II", "i"),
    ("sched_yield", "", "", "i"),
    ("sock_accept", "iii", "iiI", "i"),
    ("sock_recv", "iiiiii", "iIIiII", "i"),
    ("sock_send", "iiiii", "iIIiI", "i"),
    ("sock_shutdown", "ii", "ii", "i"),
];

const WASIX: &[Code] = &[
    ("call_dynamic", "iiiiii", "iIIIIi", "i"),
    ("callback_signal", "ii", "II", ""),
    ("chdir", "ii", "II", "i"),
    ("clock_time_set", "iI", "iI", "i"),
    ("closure_allocate", "i", "I", "i"),
    ("closure_free", "i", "i", "i"),
    ("closure_prepare", "iiiiiii", "iiIiIiI", "i"),
    ("context_create", "ii", "Ii", "i"),
    ("context_destroy", "I", "I", "i"),
    ("context_switch", "I", "I", "i"),
    ("dl_invalid_handle", "i", "i", "i"),
    ("dlopen", "iiiiiiii", "IIiIIIII", "i"),
    ("dlsym", "iiiiii", "iIIIII", "i"),
    ("epoll_create", "i", "I", "i"),
    ("epoll_ctl", "iiii", "iiiI", "i"),
    ("epoll_wait", "iiiIi", "iIiII", "i"),
    ("fd_dup", "ii", "iI", "i"),
    ("fd_dup2", "iiii", "iiiI", "i"),
    ("fd_event", "Iii", "IiI", "i"),
    ("fd_fdflags_get", "ii", "iI", "i"),
    ("fd_fdflags_set", "ii", "ii", "i"),
    ("fd_pipe", "ii", "II", "i"),
    ("futex_wait", "iiii", "IiII", "i"),
    ("futex_wake", "ii", "II", "i"),
    ("futex_wake_all", "ii", "II", "i"),
    ("getcwd", "ii", "II", "i"),
    ("path_open2", "iiiiiIIiii", "iiIIiIIiiI", "i"),
    ("port_addr_add", "i", "I", "i"),
    ("port_addr_clear", "", "", "i"),
    ("port_addr_list", "ii", "II", "i"),
    ("port_addr_remove", "i", "I", "i"),
    ("port_bridge", "iiiii", "IIIIi", "i"),
    ("port_dhcp_acquire", "", "", "i"),
    ("port_gateway_set", "i", "I", "i"),
    ("port_mac", "i", "I", "i"),
    ("port_route_add", "iiii", "IIII", "i"),
    ("port_route_clear", "", "", "i"),
    ("port_route_list", "ii", "II", "i"),
    ("port_route_remove", "i", "I", "i"),
    ("port_unbridge", "", "", "i"),
    ("proc_exec", "iiii", "IIII", ""),
    ("proc_exec2", "iiiiii", "IIIIII", ""),
    ("proc_exec3", "iiiiiiiii", "IIIIIIiII", "i"),
    ("proc_exec4", "iiiiiiiii", "IIIIIIiII", "i"),
    ("proc_exit2", "i", "i", ""),
    ("proc_fork", "ii", "iI", "i"),
    ("proc_fork_env", "i", "I", "i"),
    ("proc_id", "i", "I", "i"),
    ("proc_join", "iii", "IiI", "i"),
    ("proc_parent", "ii", "iI", "i"),
    ("proc_raise_interval", "iIi", "iIi", "i"),
    ("proc_signal", "ii", "ii", "i"),
    ("proc_signals_get", "i", "I", "i"),
    ("proc_signals_sizes_get", "i", "I", "i"),
    ("proc_snapshot", "", "", "i"),
    ("proc_spawn", "iiiiiiiiiiiii", "IIiIIIIiiiIII", "i"),
    ("proc_spawn2", "iiiiiiiiiiiiii", "IIIIIIIIIIiIII", "i"),
    ("proc_spawn3", "iiiiiiiiiiiiii", "IIIIIIIIIIiIII", "i"),
    ("reflect_signature", "iiiiii", "iIiIiI", "i"),
    ("resolve", "iiiiii", "IIiIII", "i"),
    ("sock_accept", "iiii", "iiII", "i"),
    ("sock_accept_v2", "iiii", "iiII", "i"),
    ("sock_addr_local", "ii", "iI", "i"),
    ("sock_addr_peer", "ii", "iI", "i"),
    ("sock_bind", "ii", "iI", "i"),
    ("sock_connect", "ii", "iI", "i"),
    ("sock_get_opt_flag", "iii", "iiI", "i"),
    ("sock_get_opt_size", "iii", "iiI", "i"),
    ("sock_get_opt_time", "iii", "iiI", "i"),
    ("sock_join_multicast_v4", "iii", "iII", "i"),
    ("sock_join_multicast_v6", "iii", "iIi", "i"),
    ("sock_leave_multicast_v4", "iii", "iII", "i"),
    ("sock_leave_multicast_v6", "iii", "iIi", "i"),
    ("sock_listen", "ii", "iI", "i"),
    ("sock_open", "iiii", "iiiI", "i"),
    ("sock_pair", "iiiii", "iiiII", "i"),
    ("sock_recv", "iiiiii", "iIIiII", "i"),
    ("sock_recv_from", "iiiiiii", "iIIiIII", "i"),
    ("sock_send", "iiiii", "iIIiI", "i"),
    ("sock_send_file", "iiIIi", "iiIII", "i"),
    ("sock_send_to", "iiiiii", "iIIiII", "i"),
    ("sock_set_opt_flag", "iii", "iii", "i"),
    ("sock_set_opt_size", "iiI", "iiI", "i"),
    ("sock_set_opt_time", "iii", "iiI", "i"),
    ("sock_shutdown", "ii", "ii", "i"),
    ("sock_status", "ii", "iI", "i"),
    ("stack_checkpoint", "ii", "II", "i"),
    ("stack_restore", "iI", "II", ""),
    ("thread_exit", "i", "i", ""),
    ("thread_id", "i", "I", "i"),
    ("thread_join", "i", "i", "i"),
    ("thread_parallelism", "i", "I", "i"),
    ("thread_signal", "ii", "ii", "i"),
    ("thread_sleep", "I", "I", "i"),
    ("thread_spawn", "ii", "II", "i"),
    ("thread_spawn_v2", "ii", "II", "i"),
    ("tty_get", "i", "I", "i"),
    ("tty_set", "i", "I", "i"),
];

const LEGACY: &[Code] = &[
    ("bus_call", "iiiiii", "iIiIII", "i"),
    ("bus_close", "i", "i", "i"),
    ("bus_open_local", "iiii", "IIiI", "i"),
    ("bus_open_remote", "iiiiiiii", "IIiIIIII", "i"),
    ("bus_poll", "Iiii", "IIiI", "i"),
    ("bus_subcall", "Iiiiii", "IIiIII", "i"),
    ("call_close", "I", "I", ""),
    ("call_fault", "Ii", "Ii", ""),
    ("call_reply", "Iiii", "IiII", "i"),
    ("callback_reactor", "ii", "II", ""),
    ("callback_thread", "ii", "II", ""),
    ("callback_thread_local_destroy", "ii", "II", ""),
    ("http_request", "iiiiiiii", "IIIIIIiI", "i"),
    ("http_status", "ii", "iI", "i"),
    ("thread_local_create", "Ii", "II", "i"),
    ("thread_local_destroy", "i", "i", "i"),
    ("thread_local_get", "ii", "iI", "i"),
    ("thread_local_set", "iI", "iI", "i"),
    ("ws_connect", "iii", "III", "i"),
];
