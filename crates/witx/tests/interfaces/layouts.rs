//! Sizes, alignments and offsets, 32 and 64 bits, against the numbers that guests were seen to use.
//!
//! One invariant: every record, union, enum and flags type of the interfaces has a row, so none can change unseen.

use std::collections::BTreeSet;

use waxwing_witx::{Document, Ptr, Shape, layout_of, record_offsets, union_payload_offset};

use crate::interface;

/// Name; size, alignment and offsets (of a union: of the payload) for 32 bits; the same for 64 bits where it differs.
type Row = (&'static str, (u64, u64, &'static [u64]), Option<(u64, u64, &'static [u64])>);

fn measure(document: &Document, name: &str, ptr: Ptr) -> (u64, u64, Vec<u64>) {
    let def = document.type_named(name).unwrap_or_else(|| panic!("there is no type {name}"));
    let layout = layout_of(document, def, ptr);
    let offsets = match &def.shape {
        Shape::Union { .. } => vec![union_payload_offset(document, &def.shape, ptr)],
        shape => record_offsets(document, shape, ptr),
    };
    (layout.size, layout.align, offsets)
}

fn check(file: &str, rows: &[Row]) {
    let document = interface(file);
    let mut wrong = Vec::new();
    for (name, p32, p64) in rows {
        for (ptr, expected) in [(Ptr::P32, p32), (Ptr::P64, p64.as_ref().unwrap_or(p32))] {
            let found = measure(&document, name, ptr);
            if found != (expected.0, expected.1, expected.2.to_vec()) {
                wrong.push(format!("{name} {ptr:?}: {found:?}, not {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let own: BTreeSet<&str> = document
        .types
        .iter()
        .filter(|def| def.file == file)
        .filter(|def| {
            matches!(
                def.shape,
                Shape::Record(_) | Shape::Union { .. } | Shape::Enum { .. } | Shape::Flags { .. }
            )
        })
        .map(|def| def.name.as_str())
        .collect();
    assert_eq!(own, rows.iter().map(|row| row.0).collect());
}

#[test]
fn shared_types() {
    check("typenames", TYPENAMES);
}

#[test]
fn preview0() {
    check("preview0", PREVIEW0);
}

#[test]
fn wasix() {
    check("wasix_v1", WASIX);
}

#[test]
fn wasix_legacy() {
    check("wasix_legacy", LEGACY);
}

const TYPENAMES: &[Row] = &[
    ("advice", (1, 1, &[]), None),
    ("ciovec", (8, 4, &[0, 4]), Some((16, 8, &[0, 8]))),
    ("clockid", (4, 4, &[]), None),
    ("dirent", (24, 8, &[0, 8, 16, 20]), None),
    ("errno", (2, 2, &[]), None),
    ("event", (32, 8, &[0, 8, 10, 16]), None),
    ("event_fd_readwrite", (16, 8, &[0, 8]), None),
    ("eventrwflags", (2, 2, &[]), None),
    ("eventtype", (1, 1, &[]), None),
    ("fdflags", (2, 2, &[]), None),
    ("fdstat", (24, 8, &[0, 2, 8, 16]), None),
    ("filestat", (64, 8, &[0, 8, 16, 24, 32, 40, 48, 56]), None),
    ("filetype", (1, 1, &[]), None),
    ("fstflags", (2, 2, &[]), None),
    ("iovec", (8, 4, &[0, 4]), Some((16, 8, &[0, 8]))),
    ("lookupflags", (4, 4, &[]), None),
    ("oflags", (2, 2, &[]), None),
    ("preopentype", (1, 1, &[]), None),
    ("prestat", (8, 4, &[4]), None),
    ("prestat_dir", (4, 4, &[0]), None),
    ("riflags", (2, 2, &[]), None),
    ("rights", (8, 8, &[]), None),
    ("roflags", (2, 2, &[]), None),
    ("sdflags", (1, 1, &[]), None),
    ("siflags", (2, 2, &[]), None),
    ("signal", (1, 1, &[]), None),
    ("subclockflags", (2, 2, &[]), None),
    ("subscription", (48, 8, &[0, 8]), None),
    ("subscription_clock", (32, 8, &[0, 8, 16, 24]), None),
    ("subscription_fd_readwrite", (4, 4, &[0]), None),
    ("subscription_u", (40, 8, &[8]), None),
    ("whence", (1, 1, &[]), None),
];

const PREVIEW0: &[Row] = &[
    ("filestat", (56, 8, &[0, 8, 16, 20, 24, 32, 40, 48]), None),
    ("subscription", (56, 8, &[0, 8]), None),
    ("subscription_clock", (40, 8, &[0, 8, 16, 24, 32]), None),
    ("subscription_u", (48, 8, &[8]), None),
    ("whence", (1, 1, &[]), None),
];

const WASIX: &[Row] = &[
    ("addr", (110, 2, &[2]), None),
    ("addr_cidr", (28, 2, &[2]), None),
    ("addr_ip", (18, 2, &[2]), None),
    ("addr_ip4", (4, 1, &[0]), None),
    ("addr_ip4_cidr", (5, 1, &[0, 4]), None),
    ("addr_ip4_port", (6, 2, &[0, 2]), None),
    ("addr_ip6", (24, 2, &[0, 16, 18, 20, 22]), None),
    ("addr_ip6_bare", (16, 2, &[0]), None),
    ("addr_ip6_cidr", (26, 2, &[0, 24]), None),
    ("addr_ip6_port", (26, 2, &[0, 2]), None),
    ("addr_port", (110, 2, &[2]), None),
    ("addr_unix", (108, 1, &[0]), None),
    ("addr_unix_cidr", (1, 1, &[0]), None),
    ("address_family", (1, 1, &[]), None),
    ("address_family_ip", (1, 1, &[]), None),
    ("disposition", (1, 1, &[]), None),
    ("dl_flags", (4, 4, &[]), None),
    ("epoll_ctl", (4, 4, &[]), None),
    ("epoll_data", (24, 8, &[0, 4, 8, 16]), Some((24, 8, &[0, 8, 12, 16]))),
    ("epoll_event", (32, 8, &[0, 8]), None),
    ("epoll_type", (4, 4, &[]), None),
    ("errno_signal", (4, 2, &[0, 2]), None),
    ("eventfdflags", (2, 2, &[]), None),
    ("fdflagsext", (2, 2, &[]), None),
    ("hardware_address", (6, 1, &[0]), None),
    ("hash", (16, 8, &[0, 8]), None),
    ("join_flags", (4, 4, &[]), None),
    ("join_status", (6, 2, &[2]), None),
    ("join_status_type", (1, 1, &[]), None),
    ("option_fd", (8, 4, &[4]), None),
    ("option_pid", (8, 4, &[4]), None),
    ("option_timestamp", (16, 8, &[8]), None),
    (
        "proc_spawn_fd_op",
        (56, 8, &[0, 4, 8, 12, 16, 20, 24, 32, 40, 48, 50]),
        Some((64, 8, &[0, 4, 8, 16, 24, 32, 36, 40, 48, 56, 58])),
    ),
    ("proc_spawn_fd_op_name", (1, 1, &[]), None),
    ("process_handles", (28, 4, &[0, 4, 12, 20]), None),
    ("reflection_result", (6, 2, &[0, 2, 4]), None),
    ("route", (176, 8, &[0, 28, 144, 160]), None),
    ("signal_disposition", (2, 1, &[0, 1]), None),
    ("sock_option", (1, 1, &[]), None),
    ("sock_proto", (2, 2, &[]), None),
    ("sock_status", (1, 1, &[]), None),
    ("sock_type", (1, 1, &[]), None),
    ("stack_snapshot", (24, 8, &[0, 8]), None),
    ("stdio_mode", (1, 1, &[]), None),
    ("stream_security", (1, 1, &[]), None),
    ("thread_start", (64, 4, &[0, 4, 8, 12, 16, 56, 60]), Some((128, 8, &[0, 8, 16, 24, 32, 112, 120]))),
    ("tty", (24, 4, &[0, 4, 8, 12, 16, 17, 18, 19, 20, 21]), None),
    ("wasm_value_type", (1, 1, &[]), None),
];

const LEGACY: &[Row] = &[
    ("addr", (18, 2, &[2]), None),
    ("addr_cidr", (20, 2, &[2]), None),
    ("addr_ip6", (16, 2, &[0]), None),
    ("addr_ip6_cidr", (18, 2, &[0, 16]), None),
    ("addr_ip6_port", (18, 2, &[0, 2]), None),
    ("addr_port", (20, 2, &[2]), None),
    ("addr_unix", (16, 1, &[0]), None),
    ("addr_unix_cidr", (17, 1, &[0, 16]), None),
    ("addr_unix_port", (18, 2, &[0, 2]), None),
    ("bus_data_format", (1, 1, &[]), None),
    ("bus_error", (4, 4, &[]), None),
    ("bus_event", (64, 8, &[8]), None),
    ("bus_event_call", (56, 8, &[0, 16, 24, 32, 48]), None),
    ("bus_event_close", (8, 8, &[0]), None),
    ("bus_event_exit", (8, 4, &[0, 4]), None),
    ("bus_event_fault", (16, 8, &[0, 8]), None),
    ("bus_event_result", (24, 8, &[0, 8, 16]), None),
    ("bus_event_type", (1, 1, &[]), None),
    ("http_handles", (12, 4, &[0, 4, 8]), None),
    ("http_status", (24, 8, &[0, 1, 8, 16]), None),
    ("option_bid", (8, 4, &[4]), None),
    ("option_cid", (16, 8, &[8]), None),
    ("route", (72, 8, &[0, 20, 40, 56]), None),
    ("sock_type", (1, 1, &[]), None),
];
