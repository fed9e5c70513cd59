//! Modules written by hand: shapes that no compiler makes, and guests that misbehave.

use crate::check::{Case, Stdin};
use crate::runner::Need;

tests! { wat, foreach_wat:
    eat_memories { .memory(64 << 20) }
    eat_memory { .memory(64 << 20) }
    eat_shared_memory { .needs(Need::SharedMemory).memory(64 << 20) }
    exception_from_handler { .needs(Need::Exceptions).interruptible() }
    exception_uncaught { .needs(Need::Exceptions).traps(&["exception"]) }
    exceptions { .needs(Need::Exceptions).exits(17) }
    exit_42 { .exits(42) }
    import_memory { .stdout("imported memory\n") }
    import_memory_only { .stdout("not exported\n") }
    loop_forever { .times_out() }
    memory64 { .stdout("64 bits\n") }
    no_memory { .exits(21) }
    no_start { .refused(&["_start", "other"]) }
    out_of_bounds
    poll_too_many { .open_files(16) }
    reactor { .invoke("add", &["40", "2"], &["42"]).stdout("initialized\n") }
    read_forever { .stdin(Stdin::Silent).times_out() }
    sleep_forever { .times_out() }
    stack_overflow { .traps(&["stack"]) }
    stack_lies
    start_section { .stdout("start section\nthen _start\n") }
    trap_in_start { .traps(&["unreachable"]) }
    two_dialects { .stdin(Stdin::File(b"0123456789")) }
    unknown_import_called { .unknown_imports_trap(false).exits(52) }
    unknown_import_unused { .unknown_imports_trap(true) }
    unknown_imports { .refused(&["env", "launch", "fd_teleport", "fd_close"]) }
    wasix_2022 { .network(|_| true) }
    wasmedge_links { .stdin(Stdin::File(b"")) }
    wasmedge_mistyped {
        .refused(&[
            "declared as (i32, i64) -> i32",
            "that call is (i32, i32, i32) -> i32, or (i32, i32, i32, i32) -> i32",
        ])
    }
    write_forever { .stdout_closed().exits(64) }
    yield_forever { .times_out() }
}

mod more {
    //! The same modules in other surroundings.

    use crate::check::{Case, everywhere};

    fn reactor() -> Case {
        Case::new("wat", "reactor").stdout("initialized\n")
    }

    #[test]
    fn invoke_wide() {
        everywhere(reactor().invoke("wide", &["9000000000"], &["9000000063000000000"]));
        everywhere(reactor().invoke("wide", &["-1"], &["-1000000007"]));
    }

    #[test]
    fn invoke_float() {
        everywhere(reactor().invoke("half", &["5"], &["2.5"]));
    }

    #[test]
    fn invoke_trap() {
        everywhere(reactor().invoke("quit", &[], &[]).traps(&["divide by zero"]));
    }

    #[test]
    fn invoke_wrong_count() {
        everywhere(reactor().invoke("add", &["1"], &[]).traps(&["add"]));
    }

    #[test]
    fn invoke_bad_argument() {
        everywhere(reactor().invoke("add", &["1", "two"], &[]).traps(&["two"]));
    }

    #[test]
    fn invoke_missing() {
        everywhere(reactor().invoke("nothing", &[], &[]).refused(&["nothing", "add"]));
    }

    #[test]
    fn fuel_is_used_up() {
        for fuel in [0, 1, 1000, 1_000_000] {
            let case = Case::new("wat", "loop_forever").fuel(fuel);
            everywhere(case.clone().traps(&["fuel"]));
            everywhere(case.interruptible().traps(&["fuel"]));
        }
        everywhere(Case::new("wat", "exit_42").fuel(1000).exits(42));
    }

    /// A small stack ends early, a large one late, and the system's own never.
    #[test]
    fn stacks_end_in_a_trap() {
        for stack in [4 << 10, 64 << 10, 1 << 20] {
            everywhere(Case::new("wat", "stack_overflow").stack(stack).traps(&["call stack exhausted"]));
        }
    }

    #[test]
    fn unknown_import_traps_when_called() {
        let case = Case::new("wat", "unknown_import_called").unknown_imports_trap(true);
        everywhere(case.traps(&["launch"]));
    }
}
