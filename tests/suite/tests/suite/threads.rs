//! Threads of wasm32-wasip1-threads.

use crate::check::Case;

tests! { threads, foreach_threads:
    atomics
    exit_in_thread { .exits(23) }
    mutex_condvar
    spawn_join
}
