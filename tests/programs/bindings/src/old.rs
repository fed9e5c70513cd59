//! The calls of 2022.

use waxwing_guest::legacy::*;
use waxwing_guest::wasix::{BOOL_FALSE, ERRNO_INVAL, Hash};

use crate::{Host, NO_FD, call};

pub(crate) fn calls(host: &Host) {
    bus(host);
    let key = call!(host, thread_local_create(1), Ok(_)).expect("a key");
    call!(host, thread_local_get(key), Ok(0));
    call!(host, thread_local_set(key, 42), Ok(()));
    call!(host, thread_local_get(key), Ok(42));
    call!(host, thread_local_destroy(key), Ok(()));
    call!(host, thread_local_get(key), Err(ERRNO_INVAL));
    // SAFETY: names are copied.
    unsafe {
        callback_thread("start");
        callback_reactor("react");
        callback_thread_local_destroy("destroy");
    }
    call!(host, http_request("http://127.0.0.1/", "GET", "", BOOL_FALSE), Err(_));
    call!(host, http_status(NO_FD), Err(_));
    call!(host, ws_connect("ws://127.0.0.1/"), Err(_));
}

/// The bus has errors of its own, and says that it is not there.
fn bus(host: &Host) {
    let hash = Hash { b0: 0, b1: 0 };
    let mut event = BusEvent {
        tag: BUS_EVENT_TYPE_NOOP.raw(),
        u: BusEventU { close: BusEventClose { cid: 0 } },
    };
    let format = BUS_DATA_FORMAT_RAW;
    // SAFETY: what is pointed to lives until the call is over.
    let answers = unsafe {
        [
            ("bus_open_local", bus_open_local("none", BOOL_FALSE).err()),
            ("bus_open_remote", bus_open_remote("none", BOOL_FALSE, "", "").err()),
            ("bus_close", bus_close(1).err()),
            ("bus_call", bus_call(1, &hash, format, b"").err()),
            ("bus_subcall", bus_subcall(1, &hash, format, b"").err()),
            ("bus_poll", bus_poll(0, &mut event, 1).err()),
            ("call_reply", call_reply(1, format, b"").err()),
        ]
    };
    for (name, error) in answers {
        assert!(host.0.contains_key(name), "{name} is built: assert what it does");
        assert_eq!(error, Some(BUS_ERROR_UNSUPPORTED), "{name}");
    }
    // SAFETY: no address is given.
    unsafe {
        call_fault(1, BUS_ERROR_UNSUPPORTED);
        call_close(1);
    }
}
