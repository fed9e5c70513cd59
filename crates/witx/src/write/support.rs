//! Writes the support table: docs/support.md.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::plan::Plan;
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

/// The Markdown text, and the counts by module.
#[must_use]
pub fn write_support(
    plan: &Plan,
    not_built: &[NotBuilt],
    partly_built: &[PartlyBuilt],
) -> (String, BTreeMap<String, Built>) {
    let reason = |method: &str| not_built.iter().find(|entry| entry.method == method);
    let missing = |method: &str| partly_built.iter().find(|entry| entry.method == method);
    let mut counts: BTreeMap<String, Built> = BTreeMap::new();
    for call in &plan.calls {
        let count = counts.entry(call.module.clone()).or_default();
        count.all += 1;
        match (reason(&call.method), missing(&call.method)) {
            (None, None) => count.built += 1,
            (None, Some(_)) => count.partly += 1,
            (Some(_), _) => {}
        }
    }
    let mut out = "<!-- Generated from witx/ and crates/host/src/syscalls/unsupported.rs by `cargo xtask codegen`. Do not edit. -->\n\n# Support table\n\nA call that is not built links, answers the errno given here, and has no other effect.\n\n| module | built | in part | of |\n|---|---|---|---|\n".to_owned();
    for (module, count) in &counts {
        let _ = writeln!(out, "| `{module}` | {} | {} | {} |", count.built, count.partly, count.all);
    }
    for module in counts.keys() {
        let _ = writeln!(out, "\n## `{module}`\n\n| call | state |\n|---|---|");
        for call in plan.calls.iter().filter(|call| &call.module == module) {
            let _ = match (reason(&call.method), missing(&call.method)) {
                (None, None) => writeln!(out, "| `{}` | built |", call.name),
                (None, Some(entry)) => writeln!(out, "| `{}` | in part: {} |", call.name, entry.missing),
                (Some(entry), _) => {
                    writeln!(out, "| `{}` | {}: {} |", call.name, entry.errno.to_lowercase(), entry.reason)
                }
            };
        }
    }
    (out, counts)
}
