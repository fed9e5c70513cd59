//! What other runtimes have of the system's interfaces that a module imports.
//!
//! Main function: [`verdicts`]. Whether their engines then know all that the module is made of, and how well the calls work, is
//! a longer story.

use std::collections::BTreeSet;

use waxwing_module::{Dialect, ExternType, Import};

use crate::inspect::{Support, calls_named, dialect};
use crate::report::plain;

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

/// For each other runtime what it lacks of what a module imports from systems: nothing is `None`.
pub(crate) fn verdicts(imports: &[Import]) -> Vec<(&'static str, Option<String>)> {
    let wanted: Vec<(Dialect, &Import)> =
        imports.iter().filter_map(|import| Some((dialect(import)?, import))).collect();
    let verdict = |runtime: Runtime| {
        let missing: BTreeSet<Dialect> = wanted
            .iter()
            .map(|(dialect, _)| *dialect)
            .filter(|dialect| !runtime.dialects.contains(dialect))
            .collect();
        let without: Vec<String> = match missing.is_empty() {
            // What it lacks of a dialect that it does not have says nothing more.
            false => missing.iter().map(ToString::to_string).collect(),
            true => wanted.iter().filter_map(|(_, import)| runtime.lacks(import, imports)).collect(),
        };
        let between = if without.iter().any(|what| what.contains(',')) { "; " } else { ", " };
        (runtime.name, (!without.is_empty()).then(|| without.join(between)))
    };
    RUNTIMES.into_iter().map(verdict).collect()
}

impl Runtime {
    /// What it does not have of a dialect that it has.
    fn lacks(&self, import: &Import, all: &[Import]) -> Option<String> {
        let name = plain(&import.name);
        if self.lacks.contains(&&*import.name) {
            return Some(name);
        }
        if matches!(import.ty, ExternType::Function(_)) && calls_named(import).next().is_none() {
            return Some(format!("{name}, which no interface has"));
        }
        // What is declared as no interface has it is found nowhere.
        matches!(Support::of(import, all), Support::Unknown(_)).then(|| format!("{name} as it is declared"))
    }
}
