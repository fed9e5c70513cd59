//! Writes the support table: docs/support.md.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::plan::{Plan, PlannedCall};
use super::unsupported::{NotBuilt, PartlyBuilt};

/// How many names of one module are built.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Built {
    /// Built whole.
    pub built: usize,
    /// Built in part.
    pub partly: usize,
    /// All.
    pub all: usize,
}

/// The Markdown text, and the counts by table; [`support_title`] says how a table is called.
#[must_use]
pub fn write_support(
    plan: &Plan,
    not_built: &[NotBuilt],
    partly_built: &[PartlyBuilt],
) -> (String, BTreeMap<String, Built>) {
    let reason = |method: &str| not_built.iter().find(|entry| entry.method == method);
    let missing = |method: &str| partly_built.iter().find(|entry| entry.method == method);
    let mut counts: BTreeMap<String, Built> = BTreeMap::new();
    for call in plan.calls.iter().filter(|call| !call.is_older) {
        let count = counts.entry(table(call)).or_default();
        count.all += 1;
        match (reason(&call.method), missing(&call.method)) {
            (None, None) => count.built += 1,
            (None, Some(_)) => count.partly += 1,
            (Some(_), _) => {}
        }
    }
    let mut out = "<!-- Generated from witx/ and crates/host/src/syscalls/unsupported.rs by `cargo xtask codegen`. Do not edit. -->\n\n# Support table\n\nA call that is not built links, answers the errno given here, and has no other effect.\n\n| module | built | in part | of |\n|---|---|---|---|\n".to_owned();
    for (table, count) in &counts {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            support_title(table),
            count.built,
            count.partly,
            count.all
        );
    }
    for name in counts.keys() {
        let _ = writeln!(out, "\n## {}\n\n| call | state |\n|---|---|", support_title(name));
        for call in plan.calls.iter().filter(|call| &table(call) == name && !call.is_older) {
            let is_same = |other: &&PlannedCall| {
                (&other.module, &other.name, other.is_older) == (&call.module, &call.name, false)
            };
            let is_one_of_several = plan.calls.iter().filter(is_same).count() > 1;
            let parameters = if is_one_of_several {
                format!(" with {} parameters", call.params.len())
            } else {
                String::new()
            };
            let _ = match (reason(&call.method), missing(&call.method)) {
                (None, None) => writeln!(out, "| `{}`{parameters} | built |", call.name),
                (None, Some(entry)) => {
                    writeln!(out, "| `{}`{parameters} | in part: {} |", call.name, entry.missing)
                }
                (Some(entry), _) => {
                    let errno = entry.errno.to_lowercase();
                    writeln!(out, "| `{}`{parameters} | {errno}: {} |", call.name, entry.reason)
                }
            };
        }
    }
    (out, counts)
}

/// The table that a call stands in: its module's, or one for what others than the module's makers have added to it.
fn table(call: &PlannedCall) -> String {
    let added = if call.interface.starts_with("wasmedge") { " WasmEdge" } else { "" };
    format!("{}{added}", call.module)
}

/// A table's name as people read it.
#[must_use]
pub fn support_title(table: &str) -> String {
    match table.split_once(' ') {
        Some((module, whose)) => format!("`{module}` as {whose} has it"),
        None => format!("`{table}`"),
    }
}
