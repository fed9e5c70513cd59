//! What the guest programs are made of: their behaviours by name, and a hash over their sources.
//!
//! `cargo xtask programs` (which includes this file) writes what this module computes; the suite
//! computes it again and compares. So a program whose committed build is stale, and a behaviour
//! that no list names, fail a test on any machine, with or without the wasm targets.

use super::sha256::Sha256;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// One committed program, named as its directory in `tests/programs`.
#[derive(Debug)]
pub struct Program {
    /// Directory, crate, and committed file without `.wasm`. The directory of `example_x` is `x` in `examples/guest`.
    pub name: &'static str,
    /// The rustc target it is built for.
    pub target: &'static str,
    /// Whether `src/behaviours` holds its behaviours, one per file.
    pub has_behaviours: bool,
}

impl Program {
    /// Whether its build is put through `wasm-opt --asyncify`.
    pub fn is_asyncified(&self) -> bool {
        self.name.starts_with("asyncify") || ["example_fork", "shell"].contains(&self.name)
    }

    /// Whether it is written in C: one file, built by clang with a plain libc of preview1.
    pub fn is_c(&self) -> bool {
        self.name.starts_with("c_")
    }

    /// The directories of its sources, from `tests/programs`.
    fn directories(&self) -> Vec<String> {
        const BINDINGS: &str = "../../crates/guest/src";
        let shared: &[&str] = match self.name {
            "asyncify_handles" | "bindings" | "bindings_wasmedge" | "hello" | "os" | "shell"
            | "thread_spawn" => &[BINDINGS],
            "c_wasix" => &["../../crates/guest/include"],
            "shell_spawn" => &["shell", BINDINGS],
            "wasix_swarm" => &["wasix_sockets"],
            "wasix_posix" => &["posix"],
            "example_counters" | "example_reactor" | "example_threads" => &[],
            name if name.starts_with(EXAMPLE) => &[BINDINGS],
            _ => &[],
        };
        let own = match self.name.strip_prefix(EXAMPLE) {
            Some(example) => format!("../../examples/guest/{example}"),
            None => self.name.to_owned(),
        };
        [own].into_iter().chain(shared.iter().map(|&shared| shared.to_owned())).collect()
    }
}

/// How the names of the examples' guests begin.
const EXAMPLE: &str = "example_";

/// The committed programs.
pub const PROGRAMS: &[Program] = &[
    Program { name: "asyncify", target: "wasm32-wasip1", has_behaviours: true },
    Program { name: "asyncify_handles", target: "wasm32-wasip1", has_behaviours: true },
    Program { name: "asyncify_threads", target: "wasm32-wasip1-threads", has_behaviours: true },
    Program { name: "attempts", target: "wasm32-wasip1-threads", has_behaviours: false },
    Program { name: "bindings", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "bindings_wasmedge", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "c_wasix", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "census", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "editor", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "example_counters", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "example_executor", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "example_fork", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "example_reactor", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "example_server", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "example_signals", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "example_terminal", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "example_threads", target: "wasm32-wasip1-threads", has_behaviours: false },
    Program { name: "hello", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "os", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "p0", target: "wasm32-wasip1", has_behaviours: true },
    Program { name: "p1", target: "wasm32-wasip1", has_behaviours: true },
    Program { name: "posix", target: "wasm32-wasip1", has_behaviours: true },
    Program { name: "reach", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "web", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "shell", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "shell_spawn", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "thread_spawn", target: "wasm32-wasip1-threads", has_behaviours: false },
    Program { name: "threads", target: "wasm32-wasip1-threads", has_behaviours: true },
    Program { name: "tools", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "vnet", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "wasmedge", target: "wasm32-wasip1", has_behaviours: true },
    Program { name: "wasix", target: "wasm32-wasip1", has_behaviours: true },
    Program { name: "wasix_epoll", target: "wasm32-wasip1", has_behaviours: true },
    Program { name: "wasix_posix", target: "wasm32-wasip1", has_behaviours: false },
    Program { name: "wasix_processes", target: "wasm32-wasip1", has_behaviours: true },
    Program { name: "wasix_sockets", target: "wasm32-wasip1", has_behaviours: true },
    Program { name: "wasix_swarm", target: "wasm32-wasip1-threads", has_behaviours: true },
    Program { name: "wasix_threads", target: "wasm32-wasip1-threads", has_behaviours: true },
    Program { name: "wasix_world", target: "wasm32-wasip1", has_behaviours: true },
];

/// `tests/programs` of the checkout that a crate lies in, from that crate's directory.
pub fn directory(manifest_dir: &str) -> PathBuf {
    let checkout = Path::new(manifest_dir).ancestors().find(|dir| dir.join("tests/programs").is_dir());
    checkout.unwrap_or(Path::new(".")).join("tests/programs")
}

/// Where the generated list of tests lies, from `tests/programs`.
pub const LIST: &str = "../suite/tests/suite/list.rs";

/// The file stems in `directory` that end in `.extension`, sorted, without `mod`.
fn stems(directory: &Path, extension: &str) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == extension)
            && let Some(stem) = path.file_stem()
            && stem != "mod"
        {
            names.push(stem.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The behaviours of a program, by name; of `wat`, the modules written by hand.
pub fn behaviours(programs: &Path, program: &str) -> io::Result<Vec<String>> {
    match program {
        "wat" => stems(&programs.join("wat"), "wat"),
        _ => stems(&programs.join(program).join("src/behaviours"), "rs"),
    }
}

/// The text of a program's `src/behaviours/mod.rs`.
pub fn table(names: &[String]) -> String {
    let mut text =
        String::from("//! Written by `cargo xtask programs` from the files beside it; do not edit.\n\n");
    for name in names {
        let _ = writeln!(text, "mod {name};");
    }
    text.push_str("\n/// Every behaviour by name.\npub const TABLE: &[(&str, super::Behaviour)] = &[\n");
    for name in names {
        let _ = writeln!(text, "    (\"{name}\", {name}::run),");
    }
    text.push_str("];\n");
    text
}

/// The text of the suite's `list.rs`: one macro per program that names all its behaviours.
pub fn list(programs: &Path) -> io::Result<String> {
    let mut text = String::from(
        "//! Written by `cargo xtask programs` from the sources in tests/programs; do not edit.\n//!\n\
         //! `foreach_p1!(m)` expands to `m!(name);` for every behaviour of the program `p1`.\n",
    );
    let rust = PROGRAMS.iter().filter(|program| program.has_behaviours).map(|program| program.name);
    for program in rust.chain(["wat"]) {
        let _ = writeln!(text, "\nmacro_rules! foreach_{program} {{\n    ($each:ident) => {{");
        for name in behaviours(programs, program)? {
            let _ = writeln!(text, "        $each!({name});");
        }
        text.push_str("    };\n}\n");
    }
    Ok(text)
}

/// The text of `HASHES`: one line per program, the hash of its sources and the hash of the build
/// that was made of them.
pub fn hashes(programs: &Path) -> io::Result<String> {
    let mut text = String::from(
        "# Written by `cargo xtask programs`: program, SHA-256 of its sources, SHA-256 of its build.\n",
    );
    for program in PROGRAMS {
        let sources = source_hash(programs, &program.directories())?;
        let build = file_hash(&programs.join(program.name).with_extension("wasm"))?;
        let _ = writeln!(text, "{} {sources} {build}", program.name);
    }
    Ok(text)
}

/// SHA-256 of one file.
pub fn file_hash(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    hash.update(&fs::read(path)?);
    Ok(hex(&hash.finish()))
}

/// SHA-256 over the names and contents of everything a program is built from.
pub fn source_hash(programs: &Path, directories: &[impl AsRef<Path>]) -> io::Result<String> {
    let mut files = vec![PathBuf::from("Cargo.toml"), PathBuf::from("Cargo.lock")];
    let mut pending: Vec<PathBuf> =
        directories.iter().map(|directory| directory.as_ref().to_owned()).collect();
    while let Some(directory) = pending.pop() {
        for entry in fs::read_dir(programs.join(&directory))? {
            let entry = entry?;
            let path = directory.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                pending.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let content = fs::read(programs.join(&file))?;
        hash.update(format!("{} {}\n", file.display(), content.len()).as_bytes());
        hash.update(&content);
    }
    Ok(hex(&hash.finish()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
