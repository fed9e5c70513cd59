//! Futexes, and what WASIX says of threads.

use crate::check::Case;
use crate::runner::Need;

tests! { wasix_threads, foreach_wasix_threads:
    epoll_closing { .needs(Need::SharedMemory) }
    epoll_exit { .needs(Need::SharedMemory).exits(23) }
    epoll_waiters { .needs(Need::SharedMemory) }
    futex_exit { .needs(Need::SharedMemory).exits(23) }
    futex_lock { .needs(Need::SharedMemory) }
    futex_wait { .needs(Need::SharedMemory) }
    futex_wake { .needs(Need::SharedMemory) }
    poll_closing { .needs(Need::SharedMemory).open_files(600) }
    thread_calls { .needs(Need::SharedMemory) }
    thread_exit { .needs(Need::SharedMemory) }
    thread_exit_first { .needs(Need::SharedMemory).exits(23) }
    thread_join { .needs(Need::SharedMemory) }
    thread_spawn_v2 { .needs(Need::SharedMemory) }
}
