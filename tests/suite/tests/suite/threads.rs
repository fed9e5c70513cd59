//! Threads of wasm32-wasip1-threads.

use crate::check::Case;
use crate::runner::Need;

tests! { threads, foreach_threads:
    atomics { .needs(Need::SharedMemory) }
    exit_in_thread { .needs(Need::SharedMemory).exits(23) }
    mutex_condvar { .needs(Need::SharedMemory) }
    spawn_join { .needs(Need::SharedMemory) }
}
