//! Writes the layer that tells every call: `host/src/generated/trace.rs`.

use std::fmt::Write as _;

use super::HEADER;
use super::plan::{Method, Plan};

/// The Rust text of `Layer` for the host's `Tracer`.
#[must_use]
pub fn write_trace(plan: &Plan) -> String {
    let mut out = format!(
        "{HEADER}
//! Every call as a line: its name, its arguments by name, its result.

use std::task::Poll;

use waxwing_abi::types::*;
use waxwing_abi::{{
    GuestPtr, GuestSlice, GuestString, InBytes, IoVecs, OutBytes, OutStrings, StringList,
}};

use crate::generated::layer::Layer;
use crate::layer::System;
use crate::trace::{{Sink, Tracer}};
use crate::wait::Wait;

impl<S: Sink> Layer for Tracer<S> {{
"
    );
    for method in &plan.methods {
        let signature = method.signature_with(", next: &mut dyn System", false);
        let begin = format!("self.begin({:?}, format_args!({}))", method.name, arguments(method));
        let pass = method.pass();
        let _ = if method.waits {
            writeln!(
                out,
                "    {signature} {{
        if w.first_turn() {{
            {begin};
        }}
        let result = next.{}({pass});
        if let Poll::Ready(result) = &result {{
            self.end(result);
        }}
        result
    }}
",
                method.name
            )
        } else {
            writeln!(
                out,
                "    {signature} {{
        {begin};
        let result = next.{}({pass});
        self.end(&result);
        result
    }}
",
                method.name
            )
        };
    }
    out.push_str("}\n");
    out
}

/// What `format_args!` is given: `"fd={:?}, iovs={:?}", fd, iovs`.
fn arguments(method: &Method) -> String {
    let pieces: Vec<String> = method.args.iter().map(|arg| format!("{}={{:?}}", arg.name)).collect();
    let values: Vec<String> = method.args.iter().map(|arg| format!(", {}", arg.ident())).collect();
    format!("{:?}{}", pieces.join(", "), values.concat())
}
