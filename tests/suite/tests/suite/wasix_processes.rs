//! Processes and signals. A program that computes can be stopped, and finds itself to start.

use crate::check::Case;

fn itself(case: Case) -> Case {
    case.itself_as("self").interruptible()
}

tests! { wasix_processes, foreach_wasix_processes:
    alarms { .and(itself) }
    exec_errors { .and(itself) }
    exec_fuel { .and(itself).fuel(1_000_000).traps(&["fuel"]) }
    exec_lines { .and(itself).stdout("one\n\nthree\nKEPT=a b ROUND=1\n") }
    exec_lost { .and(itself).exits(45) }
    exec_replaces { .and(itself).exits(7) }
    join_others { .and(itself) }
    join_statuses { .and(itself) }
    orphans { .and(itself) }
    signal_defaults { .and(itself) }
    signal_handler { .and(itself) }
    signal_held { .and(itself) }
    signal_ignored { .and(itself) }
    signal_libc { .and(itself) }
    signal_stop { .and(itself) }
    spawn_actions { .and(itself) }
    spawn_confined { .and(itself) }
    spawn_sockets { .and(itself) }
    spawn_streams { .and(itself).stderr(b"out") }
}
