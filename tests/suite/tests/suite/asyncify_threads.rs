//! Programs with threads that leave their stacks and come back to them.

use crate::check::Case;
use crate::runner::Need;

tests! { asyncify_threads, foreach_asyncify_threads:
    fork_in_thread { .needs(Need::SharedMemory) }
    fork_shared_memory { .needs(Need::SharedMemory) }
    fork_thread_returns { .needs(Need::SharedMemory) }
    setjmp_in_thread { .needs(Need::SharedMemory) }
    setjmp_other_thread { .needs(Need::SharedMemory).exits(79) }
    vfork_in_thread { .needs(Need::SharedMemory) }
    vfork_parent_exits { .needs(Need::SharedMemory) }
}
