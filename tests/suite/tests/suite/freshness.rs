//! What `cargo xtask programs` writes is what the sources say now.

use crate::sources;
use std::fs;
use std::path::{Path, PathBuf};

fn programs() -> PathBuf {
    sources::directory(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Each program was built from the sources beside it.
#[test]
fn builds() {
    let (committed, now) =
        (read(&programs().join("HASHES")), sources::hashes(&programs()).expect("readable sources"));
    let stale: Vec<&str> = now
        .lines()
        .filter(|line| !committed.lines().any(|old| old == *line))
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(stale.is_empty(), "{} changed after being built: run `cargo xtask programs`", stale.join(", "));
    assert_eq!(committed, now, "run `cargo xtask programs`");
}

/// Each behaviour is in its program's table and in the suite's list.
#[test]
fn lists() {
    let list = sources::list(&programs()).expect("readable sources");
    assert_eq!(read(&programs().join(sources::LIST)), list, "run `cargo xtask programs`");
    for program in sources::PROGRAMS.iter().filter(|program| program.has_behaviours) {
        let names = sources::behaviours(&programs(), program.name).expect("readable sources");
        let path = programs().join(program.name).join("src/behaviours/mod.rs");
        assert_eq!(read(&path), sources::table(&names), "run `cargo xtask programs`");
    }
}

/// A program stays small, and tells nothing of the machine that built it.
#[test]
fn contents() {
    for program in sources::PROGRAMS {
        let wasm = fs::read(programs().join(program.name).with_extension("wasm")).expect("committed");
        assert!(wasm.len() < 400 * 1024, "{} takes {} bytes", program.name, wasm.len());
        for private in ["/home/", "/root/", "/Users/", ".cargo/registry"] {
            let found = wasm.windows(private.len()).any(|window| window == private.as_bytes());
            assert!(!found, "{} names {private}", program.name);
        }
    }
}

/// A program built for threads spawns them, and no other imports that.
#[test]
fn targets() {
    for program in sources::PROGRAMS {
        let wasm = fs::read(programs().join(program.name).with_extension("wasm")).expect("committed");
        let spawns = wasm.windows(12).any(|window| window == b"thread-spawn");
        let threads = program.target.ends_with("-threads") && !program.is_c();
        assert_eq!(spawns, threads, "{}", program.name);
    }
}

/// A program that was put through asyncify can be told so, and no other.
#[test]
fn asyncified() {
    const EXPORT: &[u8] = b"asyncify_start_unwind";
    for program in sources::PROGRAMS {
        let wasm = fs::read(programs().join(program.name).with_extension("wasm")).expect("committed");
        let is_asyncified = wasm.windows(EXPORT.len()).any(|window| window == EXPORT);
        assert_eq!(is_asyncified, program.is_asyncified(), "{}", program.name);
    }
}

/// Preview0 guests import preview0 alone, or their tests would prove nothing.
#[test]
fn dialects() {
    let p0 = fs::read(programs().join("p0.wasm")).expect("committed");
    let imports = |name: &[u8]| p0.windows(name.len()).filter(|window| *window == name).count();
    assert!(imports(b"wasi_unstable") >= 40, "{}", imports(b"wasi_unstable"));
    assert_eq!(imports(b"wasi_snapshot_preview1"), 0);
}

/// What the bindings cost a program: a greeting without the standard library.
#[test]
fn a_greeting_without_std_takes_less_than_1_kb() {
    let wasm = fs::read(programs().join("hello.wasm")).expect("committed");
    assert!(wasm.len() < 1024, "{} bytes", wasm.len());
}
