//! Writes the support table: docs/support.md.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::plan::Plan;
use super::unsupported::NotBuilt;

/// How many names of one module are built.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Built {
    /// Built.
    pub built: usize,
    /// All.
    pub all: usize,
}

/// The Markdown text, and the counts by module.
#[must_use]
pub fn write_support(plan: &Plan, not_built: &[NotBuilt]) -> (String, BTreeMap<String, Built>) {
    let reason = |method: &str| not_built.iter().find(|entry| entry.method == method);
    let mut counts: BTreeMap<String, Built> = BTreeMap::new();
    for call in &plan.calls {
        let count = counts.entry(call.module.clone()).or_default();
        count.all += 1;
        count.built += usize::from(reason(&call.method).is_none());
    }
    let mut out = "<!-- Generated from witx/ and crates/host/src/syscalls/unsupported.rs by `cargo xtask codegen`. Do not edit. -->\n\n# Support table\n\nA call that is not built links, answers the errno given here, and has no other effect.\n\n| module | built | of |\n|---|---|---|\n".to_owned();
    for (module, count) in &counts {
        let _ = writeln!(out, "| `{module}` | {} | {} |", count.built, count.all);
    }
    for (module, _) in &counts {
        let _ = writeln!(out, "\n## `{module}`\n\n| call | state |\n|---|---|");
        for call in plan.calls.iter().filter(|call| &call.module == module) {
            let _ = match reason(&call.method) {
                None => writeln!(out, "| `{}` | built |", call.name),
                Some(entry) => {
                    writeln!(out, "| `{}` | {}: {} |", call.name, entry.errno.to_lowercase(), entry.reason)
                }
            };
        }
    }
    (out, counts)
}
