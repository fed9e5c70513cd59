//! Sets of descriptors to wait for, with Linux as the oracle: what holds in a guest holds here.

use crate::check::{Case, Stdin};

tests! { wasix_epoll, foreach_wasix_epoll:
    closed { .dirs(&[]) }
    edge { .dirs(&[]) }
    errors { .dirs(&[]) }
    interrupted { .dirs(&[]) }
    level { .dirs(&[]) }
    many { .dirs(&[]).open_files(1100) }
    nested { .dirs(&[]) }
    oneshot { .dirs(&[]) }
    sockets { .dirs(&[]) }
    streams { .dirs(&[]).stdin(Stdin::Pipe(b"some")) }
    timeout { .dirs(&[]) }
}

#[cfg(target_os = "linux")]
mod linux;
