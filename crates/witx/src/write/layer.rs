//! Writes `Layer` and how calls go through layers: `host/src/generated/layer.rs`.

use std::fmt::Write as _;

use super::HEADER;
use super::plan::Plan;
use super::system::TOPICS;

/// The Rust text of `Layer` and of the topic traits for `Chain` and `Layered`.
#[must_use]
pub fn write_layers(plan: &Plan) -> String {
    let mut out = format!(
        "{HEADER}
//! One method per call for layers, and the two ways into them.

use std::task::Poll;

use waxwing_abi::call::Words;
use waxwing_abi::system;
use waxwing_abi::types::*;
use waxwing_abi::{{
    GuestPtr, GuestSlice, GuestString, InBytes, IoVecs, OutBytes, OutStrings, StringList,
}};

use crate::engine::Syscall;
use crate::layer::{{Chain, Layered, System}};
use crate::wait::Wait;

/// Wraps the calls of one guest thread: each method stands for one call and passes on to `next` unless it is written
/// anew. A call that waits is made again after each sleep, with the same `w`; `w.first_turn()` tells the first time.
pub trait Layer: Send {{
    /// Told after every call, also one that never came as far as its method because its arguments are wrong: what the
    /// guest is answered, and `None` when it does not go on.
    fn returned(&mut self, call: &Syscall, words: &Words, result: Option<u32>) {{
        let _ = (call, words, result);
    }}

"
    );
    for method in &plan.methods {
        let _ = writeln!(out, "    /// Wraps `{}`.", method.name);
        let signature = method.signature_with(", next: &mut dyn System", false);
        let _ =
            writeln!(out, "    {signature} {{\n        next.{}({})\n    }}\n", method.name, method.pass());
    }
    out.push_str("}\n\n");
    for (topic, name, _) in TOPICS {
        let methods = || plan.methods.iter().filter(|method| method.topic == topic);
        let _ = writeln!(out, "impl system::{name} for Chain<'_> {{");
        for method in methods() {
            let comma = if method.pass().is_empty() { "" } else { ", " };
            let _ = writeln!(
                out,
                "    {} {{
        match self.layers.split_first_mut() {{
            Some((first, layers)) => first.{}(&mut Chain {{ layers, thread: self.thread }}{comma}{}),
            None => self.thread.{}({}),
        }}
    }}
",
                method.signature(true),
                method.name,
                method.pass(),
                method.name,
                method.pass()
            );
        }
        let _ = writeln!(out, "}}\n\nimpl system::{name} for Layered {{");
        for method in methods() {
            let _ = writeln!(
                out,
                "    #[inline(always)]
    {} {{
        if self.layers.is_empty() {{
            self.thread.{}({})
        }} else {{
            self.chain().{}({})
        }}
    }}
",
                method.signature(true),
                method.name,
                method.pass(),
                method.name,
                method.pass()
            );
        }
        out.push_str("}\n\n");
    }
    out
}
