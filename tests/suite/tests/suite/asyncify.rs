//! Programs that leave their stacks and come back to them: fork, vfork, setjmp.

use crate::check::{Case, Stdin};

/// What guests end with when they go back to a stack that is not saved.
const UNKNOWN_STACK: u32 = 79;

fn itself(case: Case) -> Case {
    case.itself_as("self")
}

tests! { asyncify, foreach_asyncify:
    fork_env { .and(itself) }
    fork_env_exit { .exits(129) }
    fork_many_alive { .stdin(Stdin::File(b"12")).stdout("alone\ntogether\n").open_files(1024) }
    fork_nested
    fork_pipe
    fork_sets
    fork_signals
    fork_sockets { .and(itself).network(|_| true) }
    fork_wait
    setjmp_bad_pointers
    setjmp_deep
    setjmp_fork
    setjmp_from_handler
    setjmp_from_loop { .interruptible() }
    setjmp_in_handler
    setjmp_left { .exits(UNKNOWN_STACK) }
    setjmp_many
    setjmp_nested
    setjmp_unknown { .exits(UNKNOWN_STACK) }
    setjmp_value
    vfork_exec { .and(itself) }
    vfork_exit { .exits(9) }
    vfork_killed { .interruptible() }
    vfork_nested
    vfork_parent_killed { .and(itself) }
}
