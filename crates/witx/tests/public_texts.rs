//! The public texts are read as they are: preview0, preview1 and WASIX, from checkouts named by the environment.
//!
//! One invariant: what a checkout cannot be found for is said to be skipped, not passed in silence.

use std::path::{Path, PathBuf};

use waxwing_witx::{Document, Func, Ptr, load, signature};

/// The first file called `file` under `root`, in a folder whose path ends with `folder`.
fn find(root: &Path, folder: &str, file: &str) -> PathBuf {
    let mut open = vec![root.to_owned()];
    while let Some(path) = open.pop() {
        if path.ends_with(folder) && path.join(file).is_file() {
            return path.join(file);
        }
        let entries = std::fs::read_dir(&path).into_iter().flatten().flatten();
        open.extend(
            entries
                .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
                .map(|entry| entry.path()),
        );
    }
    panic!("{} has no {folder}/{file}", root.display());
}

fn checkout(variable: &str) -> Option<PathBuf> {
    let path = std::env::var_os(variable).map(PathBuf::from);
    if path.is_none() {
        #[expect(clippy::print_stderr, reason = "a skipped test says so")]
        {
            eprintln!("SKIPPED: {variable} is not set");
        }
    }
    path
}

fn read(path: &Path) -> Document {
    load(path).unwrap_or_else(|error| panic!("{error}"))
}

fn letters(document: &Document, name: &str, ptr: Ptr) -> String {
    let func: &Func = document.modules[0]
        .funcs
        .iter()
        .find(|func| func.name == name)
        .unwrap_or_else(|| panic!("no function {name}"));
    let signature = signature(document, func, ptr);
    signature.params.iter().map(|wasm| wasm.letter()).collect()
}

#[test]
fn wasi() {
    let Some(root) = checkout("WAXWING_WITX_CHECKOUT_WASI") else {
        return;
    };
    let preview0 = read(&find(&root, "preview0/witx", "wasi_unstable.witx"));
    assert_eq!(preview0.modules[0].name, "wasi_unstable");
    assert_eq!(preview0.modules[0].funcs.len(), 45);
    let preview1 = read(&find(&root, "preview1/witx", "wasi_snapshot_preview1.witx"));
    assert_eq!(preview1.modules[0].funcs.len(), 46);
    assert_eq!(preview1.types.len(), 46);
    assert_eq!(letters(&preview1, "path_open", Ptr::P32), "iiiiiIIii");
    assert_eq!(letters(&preview1, "poll_oneoff", Ptr::P32), "iiii");
    let fd = preview1.type_named("fd").expect("fd");
    assert!(fd.docs.contains("file descriptor"));
}

#[test]
fn wasix() {
    let Some(root) = checkout("WAXWING_WITX_CHECKOUT_WASIX") else {
        return;
    };
    let wasix = read(&find(&root, "phases/snapshot/witx", "wasix_v1.witx"));
    assert_eq!(wasix.modules[0].name, "wasix_module_name");
    assert_eq!(letters(&wasix, "path_open2", Ptr::P64), "iiIIiIIiiI");
    assert_eq!(letters(&wasix, "sock_accept_v2", Ptr::P32), "iiii");
}
