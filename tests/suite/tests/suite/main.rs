//! The suite: every guest program of tests/programs, under every engine.
//!
//! `check.rs` runs one [`check::Case`]; the other modules are its data. The lists in `list.rs` name
//! every behaviour there is, and each must have a test of its name on every engine: a behaviour without
//! one does not compile. What ran and how it ended is printed at the end (`matrix.rs`).

/// Tests for all behaviours of one program: a line per behaviour, with what its case needs beyond
/// a fresh directory as descriptor 3 and an empty standard input. Expects exit code 0 unless the
/// line says otherwise.
macro_rules! tests {
    ($program:ident, $all:ident: $($name:ident $({ $($edit:tt)* })?)*) => {
        mod cases {
            use super::*;
            $(pub(super) fn $name() -> Case {
                Case::new(stringify!($program), stringify!($name)) $($($edit)*)?
            })*
        }

        tests_on! { wasmtime, Wasmtime, $all: $($name)* }
        tests_on! { wasmi, Wasmi, $all: $($name)* }

        // The same with all files in memory.
        mod memory {
            $(#[test]
            fn $name() {
                crate::check::check(&crate::runner::Wasmtime, super::cases::$name().in_memory());
            })*
        }
    };
}

/// The same cases on one engine.
macro_rules! tests_on {
    ($engine:ident, $runner:ident, $all:ident: $($name:ident)*) => {
        mod $engine {
            $(#[test]
            fn $name() {
                crate::check::check(&crate::runner::$runner, super::cases::$name());
            })*

            macro_rules! has_a_test {
                ($each:ident) => {
                    #[expect(unused_imports, reason = "that it resolves is the check")]
                    use self::$each as _;
                };
            }
            $all!(has_a_test);
        }
    };
}

#[macro_use]
mod list;

mod asyncify;
mod asyncify_handles;
mod asyncify_threads;
mod bindings;
mod census;
mod check;
mod freshness;
mod matrix;
mod mounted;
mod p0;
mod p1;
mod posix;
mod programs;
mod reach;
mod runner;
mod sockets;
mod stress;
mod syscount;
mod threads;
mod wasix;
mod wasix_epoll;
mod wasix_processes;
mod wasix_swarm;
mod wasix_threads;
mod wasix_world;
mod wasmedge;
mod wat;

#[path = "../../../programs/census/src/sha256.rs"]
#[expect(unreachable_pub, reason = "the file is a guest program's")]
mod sha256;
#[path = "../../src/sources.rs"]
#[expect(unreachable_pub, reason = "the file is xtask's as well")]
mod sources;
