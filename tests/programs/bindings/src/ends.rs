//! Calls that do not come back, one a run.

use waxwing_guest::wasix::*;

/// Makes the call `name`; a program that is still there afterwards ends with 99.
pub(crate) fn call(name: &str) {
    // SAFETY: no address is given that the call would not copy from before it ends the program.
    unsafe {
        match name {
            "proc_exit" => proc_exit(41),
            "proc_exit2" => {
                proc_exit2(42);
            }
            "thread_exit" => thread_exit(43),
            // There is no such program: the process ends.
            "proc_exec" => proc_exec("/none", "none"),
            "proc_exec2" => proc_exec2("/none", "none", ""),
            // Nothing was saved.
            "stack_restore" => {
                stack_restore(&StackSnapshot { user: 0, hash: Hash { b0: 0, b1: 0 } }, 1);
            }
            _ => {
                eprintln!("bindings: there is no call {name:?}");
                std::process::exit(2);
            }
        }
    }
    std::process::exit(99);
}
