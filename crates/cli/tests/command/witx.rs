//! `waxwing witx`: what it says of texts, and what it writes from them.

use std::path::Path;
use std::process::Command;

use crate::harness::{check, here, run, skipped};

#[test]
fn help() {
    check("help_witx", &["witx", "--help"]);
    check("help_witx_bindings", &["witx", "bindings", "--help"]);
}

#[test]
fn texts_are_checked() {
    check("witx_check", &["witx", "check", "files_1.witx", "files_2.witx"]);
    check("witx_check_broken", &["witx", "check", "broken.witx", "files_1.witx"]);
    check("witx_check_missing", &["witx", "check", "nowhere.witx"]);
    check("witx_broken_bindings", &["witx", "bindings", "--lang", "rust", "broken.witx"]);
}

#[test]
fn what_is_written() {
    check("witx_bindings_rust", &["witx", "bindings", "--lang", "rust", "--no-std", "files_1.witx"]);
    check(
        "witx_bindings_c",
        &["witx", "bindings", "--lang", "c", "--ptr", "32", "--prefix", "f", "files_1.witx"],
    );
    check("witx_docs", &["witx", "docs", "--title", "Files", "files_1.witx"]);
    check("witx_host", &["witx", "host", "files_1.witx"]);
    check("witx_bad_prefix", &["witx", "bindings", "--lang", "c", "--prefix", "a-b", "files_1.witx"]);
}

#[test]
fn what_changed_is_told_with_its_effect() {
    check("witx_diff_same", &["witx", "diff", "files_1.witx", "files_1.witx"]);
    check("witx_diff_compatible", &["witx", "diff", "files_1.witx", "files_2.witx"]);
    check("witx_diff_breaking", &["witx", "diff", "files_2.witx", "files_3.witx"]);
}

#[test]
fn a_page_has_everything_and_needs_nothing() {
    let page = run(&["witx", "docs", "--html", "../../witx/wasix_v1.witx"]);
    assert_eq!(page.code, Some(0), "{}", page.stderr);
    let document = waxwing_witx::load(here().join("../../witx/wasix_v1.witx")).expect("our own text");
    for func in document.modules.iter().flat_map(|module| &module.funcs) {
        assert!(page.stdout.contains(&format!("<section id=\"fn-{}\"", func.name)), "{}", func.name);
    }
    for ty in &document.types {
        assert!(page.stdout.contains(&format!("<section id=\"type-{}\"", ty.name)), "{}", ty.name);
    }
    for outside in ["src=", "http:", "https:", "@import", "<link"] {
        assert!(!page.stdout.contains(outside), "{outside}");
    }
}

#[test]
fn output_goes_where_it_is_asked_for() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("files.h");
    let ended = run(&["witx", "bindings", "--lang", "c", "-o", path.to_str().unwrap(), "files_1.witx"]);
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(0), ""), "{}", ended.stderr);
    assert!(std::fs::read_to_string(&path).expect("written").contains("files_1_close"));
}

/// Writes bindings for a text and gives them to a compiler.
fn compiles(compiler: &str, args: &[&str], text: &Path, lang: &str) {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join(if lang == "c" { "bindings.h" } else { "bindings.rs" });
    let name = path.to_str().expect("UTF-8");
    let text = text.to_str().expect("UTF-8");
    let std: &[&str] = if lang == "rust" { &["--no-std"] } else { &[] };
    let ended = run(&[&["witx", "bindings", "--lang", lang, "-o", name], std, &[text]].concat());
    assert_eq!(ended.code, Some(0), "{text}: {}", ended.stderr);
    let output = Command::new(compiler).args(args).arg(&path).current_dir(dir.path()).output();
    match output {
        Ok(output) => assert!(output.status.success(), "{text}: {}", String::from_utf8_lossy(&output.stderr)),
        Err(_) => skipped(&format!("{compiler} is not installed")),
    }
}

#[test]
fn bindings_of_our_own_texts_compile() {
    let texts = here().join("../../witx");
    for name in ["preview0", "preview1", "wasi_threads", "wasix_v1", "wasix_legacy", "wasmedge"] {
        let text = texts.join(format!("{name}.witx"));
        compiles("rustc", &["--edition", "2024", "--crate-type", "lib", "--emit", "metadata"], &text, "rust");
        let c = ["-fsyntax-only", "-ffreestanding", "-nostdlibinc", "-Wall", "-Wextra", "-Werror", "-xc"];
        for target in ["--target=wasm32-unknown-unknown", "--target=wasm64-unknown-unknown"] {
            compiles("clang", &[&[target], &c[..]].concat(), &text, "c");
        }
    }
}

/// The public texts, from checkouts that the environment names.
#[test]
fn bindings_of_the_public_texts_compile() {
    for (variable, name) in [
        ("WAXWING_WITX_CHECKOUT_WASI", "preview0/witx/wasi_unstable.witx"),
        ("WAXWING_WITX_CHECKOUT_WASI", "preview1/witx/wasi_snapshot_preview1.witx"),
        ("WAXWING_WITX_CHECKOUT_WASIX", "phases/snapshot/witx/wasix_v1.witx"),
    ] {
        let Some(checkout) = std::env::var_os(variable) else {
            skipped(&format!("{variable} is not set"));
            continue;
        };
        let text = Path::new(&checkout).join(name);
        compiles("rustc", &["--edition", "2024", "--crate-type", "lib", "--emit", "metadata"], &text, "rust");
    }
}
