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
        for call in plan.calls.iter().filter(|call| call.module == module) {
            function(&mut out, call);
        }
        out.push_str("    }\n}\n\n");
    }
    out
}

fn function(out: &mut String, call: &PlannedCall) {
    out.push_str(&doc(&call.docs, &format!("`{}`", call.name), "        "));
    if call.name.contains('-') {
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
    let _ = writeln!(out, "        pub fn {}({}){result};", ident(&call.name), params.join(", "));
}
