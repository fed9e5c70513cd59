//! Writes what a guest imports, as it is: `guest/src/generated/raw.rs`.

use std::fmt::Write as _;

use super::HEADER;
use super::plan::{Plan, PlannedCall};
use super::rust::{doc, ident};
use crate::layout::Ptr;
use crate::sign::Wasm;

/// The Rust text of the imports: one module per wasm module, its functions with wasm's own types.
#[must_use]
pub fn write_guest(plan: &Plan) -> String {
    let mut out = format!(
        "{HEADER}\n//! The imports as wasm has them: numbers and addresses, and an errno as result.\n\n"
    );
    let mut modules: Vec<(&str, Ptr)> =
        plan.calls.iter().map(|call| (call.module.as_str(), call.ptr)).collect();
    modules.dedup();
    for (module, ptr) in modules {
        let width = if ptr == Ptr::P32 { 32 } else { 64 };
        let _ = writeln!(
            out,
            "/// The module `{module}`, for guests with {width}-bit memory.
#[cfg(target_pointer_width = \"{width}\")]
pub mod {} {{
    #[link(wasm_import_module = {module:?})]
    unsafe extern \"C\" {{",
            ident(module)
        );
        let mut before = "";
        for call in plan.calls.iter().filter(|call| call.module == module && !call.is_older) {
            // The newest type of a name comes first and has it; older ones are told by how many parameters they have.
            function(&mut out, call, call.name == before);
            before = &call.name;
        }
        out.push_str("    }\n}\n\n");
    }
    out
}

fn function(out: &mut String, call: &PlannedCall, is_older: bool) {
    out.push_str(&doc(&call.docs, &format!("`{}`", call.name), "        "));
    if is_older || call.name.contains('-') {
        let _ = writeln!(out, "        #[link_name = {:?}]", call.name);
    }
    let params: Vec<String> = call
        .names
        .iter()
        .zip(&call.params)
        .map(|(name, ty)| format!("{}: {}", ident(name), if *ty == Wasm::I64 { "i64" } else { "i32" }))
        .collect();
    let result = match (call.noreturn, call.returns) {
        (true, _) => " -> !",
        (false, true) => " -> i32",
        (false, false) => "",
    };
    let older = if is_older { format!("_{}", call.params.len()) } else { String::new() };
    let _ = writeln!(out, "        pub fn {}{older}({}){result};", ident(&call.name), params.join(", "));
}
