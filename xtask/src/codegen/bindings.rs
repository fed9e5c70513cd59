//! The bindings of crates/guest: which file has what, and where the published crates have another shape of one layout.
//!
//! Main item: [`write`]. One invariant: a replacement changes no layout; the compiler holds the written types against
//! the interface.

use anyhow::{Context as _, Result};
use waxwing_witx::Document;
use waxwing_witx::write::{Bindings, By, Header, Replace, write_bindings, write_header};

use super::{INTERFACES, said};

const HEADER: &str = "// Generated from witx/ by `cargo xtask codegen`. Do not edit.\n";

/// How the crate wasix 0.13 has fields, parameters and types that the interface says in other words.
const WASIX: &[Replace] = &[
    fields("hardware_address.octets", &["n0", "n1", "n2", "h0", "h1", "h2"], "u8"),
    fields("addr_ip4.octets", &["n0", "n1", "h0", "h1"], "u8"),
    fields("addr_ip6.octets", GROUPS, "u16"),
    fields("addr_ip6_bare.octets", GROUPS, "u16"),
    Replace { what: "addr_unix.path", by: By::Numbered("b", 108, "u8") },
    Replace { what: "thread_start.reserved", by: By::Numbered("reserved", 10, "Size") },
    ty("addr.unspec", "AddrUnspec"),
    ty("addr_ip.unspec", "AddrUnspec"),
    ty("addr_port.unspec", "AddrUnspecPort"),
    ty("addr_cidr.unspec", "AddrUnspecCidr"),
    ty("join_status.exit_normal", "Errno"),
    ty("errno_signal.exit_code", "Errno"),
    ty("function_pointer", "crate::wasix::Size32"),
    ty("thread_spawn.start", "*mut ThreadStart"),
    ty("thread_spawn_v2.start", "*mut ThreadStart"),
    ty("epoll_wait.maxevents", "Size"),
    ty("proc_signals_get.buf", "*mut u8"),
    ty("closure_prepare.user_data_ptr", "*mut u8"),
];

/// As [`WASIX`], for the types that preview1 shares.
const TYPES: &[Replace] = &[ty("prestat_dir.pr_name_len", "crate::wasix::Size32")];

/// As [`WASIX`], for what the crate wasix 0.11 has.
const LEGACY: &[Replace] = &[
    fields("addr_ip6.octets", GROUPS, "u16"),
    Replace { what: "addr_unix.path", by: By::Numbered("b", 16, "u8") },
    ty("addr.unspec", "AddrUnspec"),
    ty("addr_port.unspec", "AddrUnspecPort"),
    ty("addr_cidr.unspec", "AddrUnspecCidr"),
    ty("bus_poll.maxevents", "Size"),
];

const GROUPS: &[&str] = &["n0", "n1", "n2", "n3", "h0", "h1", "h2", "h3"];

const fn ty(what: &'static str, ty: &'static str) -> Replace {
    Replace { what, by: By::Type(ty) }
}

const fn fields(what: &'static str, names: &'static [&'static str], ty: &'static str) -> Replace {
    Replace { what, by: By::Fields(names, ty) }
}

/// The files of crates/guest/src/generated, but for raw.rs, by name.
///
/// # Errors
/// When an interface is not among the documents.
pub(super) fn write(documents: &[Document]) -> Result<Vec<(&'static str, String)>> {
    let document = |name: &str| document(documents, name);
    let base = Bindings { imports: Some("imports"), ..Bindings::default() };
    let mut types = document("preview1")?.clone();
    types.modules.clear();
    Ok(vec![
        (
            "types.rs",
            said(write_bindings(
                &types,
                &Bindings {
                    header: &door("The types that preview1 and WASIX share."),
                    files: &["typenames"],
                    replace: TYPES,
                    ..base.clone()
                },
            ))?,
        ),
        (
            "preview1.rs",
            said(write_bindings(
                document("preview1")?,
                &Bindings {
                    header: &door("The calls of WASI preview1."),
                    files: &["preview1"],
                    uses: "#[cfg(target_pointer_width = \"32\")]
use crate::raw::wasi_snapshot_preview1 as imports;
#[cfg(target_pointer_width = \"64\")]
use crate::raw::wasix_64v1 as imports;
use super::types::*;
",
                    // Under this name WASIX has another call.
                    narrow: &["sock_accept"],
                    ..base.clone()
                },
            ))?,
        ),
        (
            "wasix.rs",
            said(write_bindings(
                document("wasix_v1")?,
                &Bindings {
                    header: &door("The types and calls that WASIX adds to preview1."),
                    files: &["wasix_v1"],
                    uses: &format!(
                        "{}use super::types::*;\nuse crate::wasix::{{AddrUnspec, AddrUnspecCidr, AddrUnspecPort, Bool}};\n",
                        wasix_imports()
                    ),
                    bool: Some("Bool"),
                    replace: WASIX,
                    ..base.clone()
                },
            ))?,
        ),
        (
            "legacy.rs",
            said(write_bindings(
                document("wasix_legacy")?,
                &Bindings {
                    header: &door(
                        "What the crate wasix 0.11 had and later ones do not, and its layouts of addresses.",
                    ),
                    files: &["wasix_legacy"],
                    uses: &format!("{}use crate::wasix::*;\n", wasix_imports()),
                    bool: Some("Bool"),
                    replace: LEGACY,
                    ..base.clone()
                },
            ))?,
        ),
        (
            "wasmedge.rs",
            said(write_bindings(
                document("wasmedge")?,
                &Bindings {
                    header: &door("The socket calls that WasmEdge added to preview1."),
                    files: &["wasmedge"],
                    uses: "use super::types::*;\nuse super::wasix::AddressFamily;\n",
                    // It has several calls of one name.
                    imports: None,
                    ptr: Some(waxwing_witx::Ptr::P32),
                    ..base.clone()
                },
            ))?,
        ),
        (
            "threads.rs",
            said(write_bindings(
                document("wasi_threads")?,
                &Bindings {
                    header: &door("The call of the wasi-threads proposal."),
                    files: &["wasi_threads"],
                    uses: "use crate::raw::wasi as imports;\nuse super::types::*;\n",
                    ptr: Some(waxwing_witx::Ptr::P32),
                    ..base
                },
            ))?,
        ),
    ])
}

/// The headers of crates/guest/include, by name. Each stands by itself or beside the others: its names begin with its own.
///
/// # Errors
/// As [`write`].
pub(super) fn headers(documents: &[Document]) -> Result<Vec<(String, String)>> {
    let headers: [(&str, &[&str]); 3] = [
        // WASIX first: of calls that share a name, its own has the short one.
        ("wasix", &["wasix_v1", "preview1", "wasi_threads"]),
        ("wasix_legacy", &["wasix_legacy"]),
        ("wasmedge", &["wasmedge"]),
    ];
    let made = "Generated from witx/ by `cargo xtask codegen`. Do not edit.";
    headers
        .iter()
        .map(|(prefix, interfaces)| {
            let documents: Vec<&Document> =
                interfaces.iter().map(|interface| document(documents, interface)).collect::<Result<_>>()?;
            let text = said(write_header(&documents, &Header { made, prefix, ptr: None }))?;
            Ok((format!("{prefix}.h"), text))
        })
        .collect()
}

/// Every function of the bindings with the module that a program with 32-bit pointers imports it from, for the test that
/// calls them all.
///
/// # Errors
/// As [`write`].
pub(super) fn functions(documents: &[Document]) -> Result<String> {
    let mut out = format!(
        "{HEADER}\n//! Every function of the typed bindings: the module that it is imported from, and its name.\n"
    );
    for (list, about, interfaces) in [
        (
            "FUNCTIONS",
            "But for wasi-threads, which needs a program of threads.",
            &["preview1", "wasix_v1", "wasix_legacy"][..],
        ),
        ("WASMEDGE", "Of WasmEdge; some have a name twice, for two forms.", &["wasmedge"][..]),
    ] {
        out.push_str(&format!("\n/// {about}\npub(crate) const {list}: &[(&str, &str)] = &[\n"));
        for interface in interfaces {
            for module in &document(documents, interface)?.modules {
                let name = module.notes.iter().find(|note| note.name == "module32");
                let name = name.and_then(|note| note.args.first()).context("a module has a name")?;
                for func in &module.funcs {
                    out.push_str(&format!("    ({name:?}, {:?}),\n", func.name));
                }
            }
        }
        out.push_str("];\n");
    }
    Ok(out)
}

fn document<'a>(documents: &'a [Document], name: &str) -> Result<&'a Document> {
    let index = INTERFACES.iter().position(|interface| *interface == name);
    index.and_then(|index| documents.get(index)).with_context(|| format!("there is no witx/{name}.witx"))
}

fn door(about: &str) -> String {
    format!("{HEADER}\n//! {about}\n")
}

fn wasix_imports() -> &'static str {
    "#[cfg(target_pointer_width = \"32\")]
use crate::raw::wasix_32v1 as imports;
#[cfg(target_pointer_width = \"64\")]
use crate::raw::wasix_64v1 as imports;
"
}
