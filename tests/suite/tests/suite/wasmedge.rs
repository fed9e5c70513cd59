//! WasmEdge's sockets, and sockets by path.

use crate::check::{Case, Stdin};

/// What it may do, and a standard input that is no socket.
fn all(case: Case) -> Case {
    case.network(|_| true).stdin(Stdin::File(b""))
}

tests! { wasmedge, foreach_wasmedge:
    crate_incoming { .and(all) }
    crate_lookup { .and(all) }
    crate_options { .and(all) }
    crate_poll { .and(all) }
    crate_tcp { .and(all) }
    crate_udp { .and(all) }
    hostile { .and(all) }
    lookup { .and(all) }
    named { .and(all) }
    options { .and(all) }
    path_open { .and(all) }
    refused
    v1 { .and(all) }
    v2 { .and(all) }
}
