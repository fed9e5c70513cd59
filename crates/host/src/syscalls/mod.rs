//! The bodies of the calls: one file per topic, one impl block each for [`Thread`](crate::thread::Thread).
//!
//! A body reads like its manual page: find the file, do it, say what happens to the rest. Nothing imports this module but
//! `lib.rs`. One invariant: a body never sleeps and never repeats a side effect when it runs again after a sleep.

mod clock;
mod env;
mod epoll;
mod fd;
mod http;
mod names;
mod path;
mod path_sockets;
mod poll;
mod port;
mod proc;
mod sock;
mod sock_address;
mod sock_options;
mod sock_transfer;
mod thread;
mod tty;
mod unsupported;

pub use unsupported::{NotBuilt, missing_of, unsupported};
