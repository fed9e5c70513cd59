//! Writes the thunks and the list of calls: `abi/src/generated/calls.rs`.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::plan::{Method, Plan, PlannedCall};
use super::{HEADER, mentions, uses};
use crate::layout::Ptr;
use crate::sign::Wasm;

/// The Rust text of thunks and list.
///
/// # Panics
/// Never: every call of a plan has its method.
#[must_use]
pub fn write_calls(plan: &Plan) -> String {
    let mut thunks = String::new();
    let mut list = String::new();
    let mut written: HashMap<String, String> = HashMap::new();
    for call in &plan.calls {
        let width = if call.ptr == Ptr::P32 { "W32" } else { "W64" };
        if let Some(thunk) = &call.thunk {
            list_call(&mut list, call, &format!("{thunk}::<S>"));
            continue;
        }
        let method = plan.methods.iter().find(|method| method.name == call.method).expect("planned");
        let end = if call.negative_errno { "finish_negative" } else { "finish" };
        let body = format!(
            "    {end}(|| -> Poll<Result<u32, {}>> {{\n{}    }})\n",
            method.error,
            body(call, method)
        );
        let count = written.len();
        // Dialects that agree share a thunk; its name is the method's, numbered where they differ.
        let name = written.entry(body.clone()).or_insert_with(|| {
            let mut name = method.name.clone();
            if thunks.contains(&format!("fn {name}<")) {
                name = format!("{name}_{count}");
            }
            let _ = writeln!(
                thunks,
                "fn {name}<S: System + ?Sized{}>(\n    system: &mut S,\n    {}: &mut S::Wait,\n    {}: GuestMemory<'_>,\n    {}: &Words,\n) -> Poll<u32> {{\n{body}}}\n",
                if mentions(&body, "W") { ", W: Width" } else { "" },
                parameter(&body, "w"),
                parameter(&body, "memory"),
                parameter(&body, "words"),
            );
            name
        });
        let width = if mentions(&body, "W") { format!(", {width}") } else { String::new() };
        list_call(&mut list, call, &format!("{name}::<S{width}>"));
    }
    let text = format!("{list}{thunks}");
    format!(
        "{HEADER}
//! The calls of every dialect, and the thunks that make them.

use core::task::{{Poll, ready}};

use crate::call::WasmType::{{I32, I64}};
use crate::call::{{Call, Words, finish, finish_negative}};
{}use crate::layout::{{Value, Word}};
use crate::system::System;
use crate::types::*;
use crate::wasmedge;

/// Every importable function, sorted by module and name; where a name has several types, the newest first.
#[must_use]
pub const fn all<S: System + 'static>() -> &'static [Call<S>] {{
    const {{
        &[
{list}        ]
    }}
}}

{thunks}",
        uses(&text, &["argument", "layout", "memory"])
    )
}

/// An entry of the list.
fn list_call(list: &mut String, call: &PlannedCall, thunk: &str) {
    let params: Vec<&str> =
        call.params.iter().map(|param| if *param == Wasm::I64 { "I64" } else { "I32" }).collect();
    let _ = writeln!(
        list,
        "        Call {{ module: {:?}, interface: {:?}, name: {:?}, params: &[{}], returns: {}, method: {:?}, thunk: {thunk} }},",
        call.module,
        call.interface,
        call.name,
        params.join(", "),
        call.returns,
        call.method
    );
}

/// The name of a thunk's parameter: underscored where the body does not mention it.
fn parameter(body: &str, name: &str) -> String {
    if mentions(body, name) { name.to_owned() } else { format!("_{name}") }
}

/// What a thunk does: claims the out pointers and arguments, makes the call, stores the results.
fn body(call: &PlannedCall, method: &Method) -> String {
    let mut body = String::new();
    for (index, (word, wire)) in call.outs.iter().enumerate() {
        let _ = writeln!(body, "    let out{index} = W::word(words[{word}].word());");
        let _ = writeln!(body, "    memory.claim(out{index}, <{wire}>::SIZE[W::INDEX])?;");
    }
    if call.arguments.iter().any(|argument| argument.contains("ranges.fill")) {
        body.push_str("    let mut ranges = IoVecs::new();\n");
    }
    let mut arguments = call.arguments.clone();
    if method.waits {
        arguments.insert(0, "w".to_owned());
    }
    let invoke = format!("system.{}({})", method.name, arguments.join(", "));
    let value = if method.waits { format!("ready!({invoke})?") } else { format!("{invoke}?") };
    let negative = call.negative_errno;
    let pattern = match (method.oks.len(), call.outs.len()) {
        (1, _) if negative => {
            let _ = writeln!(body, "    Poll::Ready(Ok({value}))");
            return body;
        }
        (0, _) => {
            let _ = writeln!(body, "    {value};");
            String::new()
        }
        (1, 0) => "_".to_owned(),
        (1, _) => "value0".to_owned(),
        (all, used) => {
            let names: Vec<String> = (0..all)
                .map(|index| if index < used { format!("value{index}") } else { "_".to_owned() })
                .collect();
            format!("({})", names.join(", "))
        }
    };
    if !pattern.is_empty() {
        let _ = writeln!(body, "    let {pattern} = {value};");
    }
    for (index, (_, wire)) in call.outs.iter().enumerate() {
        let host = &method.oks[index];
        let converted =
            if host == wire { format!("value{index}") } else { format!("<{wire}>::from(value{index})") };
        let _ = writeln!(body, "    {converted}.store::<W>(memory, out{index})?;");
    }
    body.push_str("    Poll::Ready(Ok(0))\n");
    body
}
