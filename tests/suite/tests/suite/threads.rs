//! Threads of wasm32-wasip1-threads.

use crate::check::Case;
use crate::runner::Need;

tests! { threads, foreach_threads:
    atomics { .needs(Need::SharedMemory) }
    barrier { .needs(Need::SharedMemory) }
    channels { .needs(Need::SharedMemory) }
    condvar_timeout { .needs(Need::SharedMemory) }
    exit_in_thread { .needs(Need::SharedMemory).exits(23) }
    many_threads { .needs(Need::SharedMemory) }
    mutex_condvar { .needs(Need::SharedMemory) }
    once_rwlock { .needs(Need::SharedMemory) }
    parked { .needs(Need::SharedMemory) }
    spawn_join { .needs(Need::SharedMemory) }
    tls_destructors { .needs(Need::SharedMemory) }
}

/// Every program ends cleanly however often it runs: a few times here, as often as `WAXWING_REPEAT` says elsewhere
/// (`cargo xtask real threads` has it run a thousand times).
#[test]
fn again_and_again() {
    let times = std::env::var("WAXWING_REPEAT").map_or(20, |times| times.parse().expect("a number"));
    for _ in 0..times {
        for case in [
            cases::atomics,
            cases::barrier,
            cases::channels,
            cases::exit_in_thread,
            cases::mutex_condvar,
            cases::once_rwlock,
            cases::parked,
            cases::spawn_join,
            cases::tls_destructors,
        ] {
            crate::check::check(&crate::runner::Wasmtime, case());
        }
    }
}
