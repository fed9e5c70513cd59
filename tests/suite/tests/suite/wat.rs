//! Modules written by hand: shapes that no compiler makes, and guests that misbehave.

use crate::check::{Case, Stdin};

tests! { wat, foreach_wat:
    eat_memories { .memory(64 << 20) }
    eat_memory { .memory(64 << 20) }
    eat_shared_memory { .memory(64 << 20) }
    exception_uncaught { .traps(&["exception"]) }
    exceptions { .exits(17) }
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
    start_section { .stdout("start section\nthen _start\n") }
    trap_in_start { .traps(&["unreachable"]) }
    two_dialects { .stdin(Stdin::File(b"0123456789")) }
    unknown_import_called { .unknown_imports_trap(false).exits(52) }
    unknown_import_unused { .unknown_imports_trap(true) }
    unknown_imports { .refused(&["env", "launch", "fd_teleport", "fd_close"]) }
    write_forever { .stdout_closed().exits(64) }
    yield_forever { .times_out() }
}

mod more {
    //! The same modules in other surroundings.

    use crate::check::{Case, check};
    use crate::runner::Wasmtime;

    fn reactor() -> Case {
        Case::new("wat", "reactor").stdout("initialized\n")
    }

    #[test]
    fn invoke_wide() {
        check(&Wasmtime, reactor().invoke("wide", &["9000000000"], &["9000000063000000000"]));
        check(&Wasmtime, reactor().invoke("wide", &["-1"], &["-1000000007"]));
    }

    #[test]
    fn invoke_float() {
        check(&Wasmtime, reactor().invoke("half", &["5"], &["2.5"]));
    }

    #[test]
    fn invoke_trap() {
        check(&Wasmtime, reactor().invoke("quit", &[], &[]).traps(&["divide by zero"]));
    }

    #[test]
    fn invoke_wrong_count() {
        check(&Wasmtime, reactor().invoke("add", &["1"], &[]).traps(&["add"]));
    }

    #[test]
    fn invoke_bad_argument() {
        check(&Wasmtime, reactor().invoke("add", &["1", "two"], &[]).traps(&["two"]));
    }

    #[test]
    fn invoke_missing() {
        check(&Wasmtime, reactor().invoke("nothing", &[], &[]).refused(&["nothing", "add"]));
    }

    #[test]
    fn unknown_import_traps_when_called() {
        let case = Case::new("wat", "unknown_import_called").unknown_imports_trap(true);
        check(&Wasmtime, case.traps(&["launch"]));
    }
}
