//! What other runtimes give to core modules, as far as it decides whether a module starts there.
//!
//! Main function: [`verdicts`]. It goes by the interfaces that a module imports, which is what it fails by first. How well
//! the calls then work is a longer story.

use std::collections::BTreeSet;

use waxwing_module::{Dialect, Import};

use crate::inspect::dialect;

/// A runtime, in the version that was looked at.
struct Runtime {
    name: &'static str,
    dialects: &'static [Dialect],
    /// Calls of those dialects that it does not have.
    lacks: &'static [&'static str],
}

/// The calls of WASIX before 2023 that have gone from it since.
const GONE_FROM_WASIX: &[&str] = &[
    "bus_call",
    "bus_close",
    "bus_open_local",
    "bus_open_remote",
    "bus_poll",
    "bus_subcall",
    "call_close",
    "call_fault",
    "call_reply",
    "callback_reactor",
    "callback_thread",
    "callback_thread_local_destroy",
    "http_request",
    "http_status",
    "thread_local_create",
    "thread_local_destroy",
    "thread_local_get",
    "thread_local_set",
    "ws_connect",
];

const RUNTIMES: [Runtime; 6] = [
    Runtime { name: "Wasmtime 48", dialects: &[Dialect::Preview0, Dialect::Preview1], lacks: &[] },
    Runtime {
        name: "Wasmer 7.4",
        dialects: &[
            Dialect::Preview0,
            Dialect::Preview1,
            Dialect::Threads,
            Dialect::HostMemory,
            Dialect::Wasix32,
        ],
        lacks: GONE_FROM_WASIX,
    },
    Runtime { name: "WasmEdge 0.14", dialects: &[Dialect::Preview1, Dialect::WasmedgeSockets], lacks: &[] },
    Runtime { name: "wazero 1.9", dialects: &[Dialect::Preview1], lacks: &[] },
    Runtime {
        name: "iwasm 2.4",
        dialects: &[Dialect::Preview0, Dialect::Preview1, Dialect::Threads, Dialect::HostMemory],
        lacks: &[],
    },
    Runtime { name: "Node 20", dialects: &[Dialect::Preview0, Dialect::Preview1], lacks: &[] },
];

/// For each other runtime what keeps a module with these imports from starting there; nothing is `None`.
pub(crate) fn verdicts(imports: &[Import]) -> impl Iterator<Item = (&'static str, Option<String>)> {
    let wanted: Vec<(Dialect, &str)> =
        imports.iter().filter_map(|import| Some((dialect(import)?, &*import.name))).collect();
    let verdict = move |runtime: Runtime| {
        let missing: BTreeSet<Dialect> = wanted
            .iter()
            .map(|(dialect, _)| *dialect)
            .filter(|dialect| !runtime.dialects.contains(dialect))
            .collect();
        let without: Vec<String> = match missing.is_empty() {
            // What it lacks of a dialect that it does not have says nothing more.
            false => missing.iter().map(ToString::to_string).collect(),
            true => wanted
                .iter()
                .filter(|(_, name)| runtime.lacks.contains(name))
                .map(|(_, name)| (*name).to_owned())
                .collect(),
        };
        let why = (!without.is_empty()).then(|| format!("it has no {}", without.join(", no ")));
        (runtime.name, why)
    };
    RUNTIMES.into_iter().map(verdict).collect::<Vec<_>>().into_iter()
}
